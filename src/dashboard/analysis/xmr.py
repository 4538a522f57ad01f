"""The XmR chart (individuals and moving range): which points of a series stand out from its own variation.

Source: facts/statistics.md, after NHS "Making Data Count". Known value: the flow rates of NIST's handbook,
6.3.2.2, mean 50.81, mean moving range 1.878, limits 45.82 and 55.80.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

MIN_POINTS: Final = 12
_TO_LIMIT: Final = 2.66
_DROP_FROM: Final = 3.267
_FAR: Final = 4 / 3
_RUN: Final = 7

Values = NDArray[np.float64]


class Signal(StrEnum):
    """What the newest point is part of, the strongest first."""

    FAR_OUTSIDE = "far_outside"
    """beyond the limits by a third of their distance to the mean: four standard deviations, not three"""
    OUTSIDE = "outside"
    """outside the limits"""
    RISING_OR_FALLING = "rising_or_falling"
    """the last of seven that rise, or fall, each from the one before"""
    ONE_SIDE = "one_side"
    """the last of seven on one side of the mean"""
    OUTER_THIRD = "outer_third"
    """one of two among the newest three in the outer third, on one side"""


@dataclass(frozen=True, slots=True)
class Limits:
    mean: float
    lower: float
    upper: float


def limits(values: Values) -> Limits:
    """Mean and limits; moving ranges of 3.267 x their mean or more are dropped once, as a step is no noise.

    Args:
        values: two or more, in order.
    """
    ranges = np.abs(np.diff(values))
    typical = float(ranges.mean())
    kept = ranges[ranges < _DROP_FROM * typical] if typical > 0 else ranges
    reach = _TO_LIMIT * float(kept.mean())
    mean = float(values.mean())
    return Limits(mean, mean - reach, mean + reach)


def signals(values: Values, of: Limits) -> list[tuple[Signal, int]]:
    """The signals that the newest point is part of, the strongest first, each with 1 (up) or -1 (down)."""
    found: list[tuple[Signal, int]] = []
    newest = values[-1]
    reach = of.upper - of.mean
    if newest > of.upper or newest < of.lower:
        is_far = abs(newest - of.mean) > _FAR * reach
        found.append((Signal.FAR_OUTSIDE if is_far else Signal.OUTSIDE, 1 if newest > of.upper else -1))
    if len(values) >= _RUN:
        steps = np.diff(values[-_RUN:])
        if (steps > 0).all() or (steps < 0).all():
            found.append((Signal.RISING_OR_FALLING, 1 if steps[0] > 0 else -1))
        off = values[-_RUN:] - of.mean
        if (off > 0).all() or (off < 0).all():
            found.append((Signal.ONE_SIDE, 1 if off[0] > 0 else -1))
    for side in (1, -1):
        far = side * (values[-3:] - of.mean) > reach * 2 / 3
        if far[-1] and far.sum() >= 2 and reach > 0:
            found.append((Signal.OUTER_THIRD, side))
    return found
