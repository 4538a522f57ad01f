"""The XmR chart (individuals and moving range): which points of a series stand out from its own variation.

Source: facts/statistics.md, after NHS "Making Data Count". Known value: the flow rates of NIST's handbook,
6.3.2.2, mean 50.81, mean moving range 1.878, limits 45.82 and 55.80.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

MIN_POINTS: Final = 12
RUN: Final = 7
"""points on one side of the mean, or points that rise or fall, that make a signal"""
TO_LIMIT: Final = 2.66
"""mean moving ranges from the mean to a limit: three standard deviations"""
DROP_FROM: Final = 3.267
FAR: Final = 4 / 3
DUST: Final = 1e-9
"""of the mean: a distance below it is a rounding error of the computer, not a difference"""

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
    # Sums and slices: over the thousands of looks of a refresh they take half the time of mean() and diff().
    ranges = np.abs(values[1:] - values[:-1])
    typical = float(ranges.sum()) / ranges.size
    kept = ranges[ranges < DROP_FROM * typical] if typical > 0 else ranges
    reach = TO_LIMIT * float(kept.sum()) / kept.size
    mean = float(values.sum()) / values.size
    return Limits(mean, mean - reach, mean + reach)


def signals(values: Values, of: Limits) -> list[tuple[Signal, int]]:
    """The signals that the newest point is part of, the strongest first, each with 1 (up) or -1 (down).

    Where no variation is left to set limits by, a point can be outside but not far outside.
    """
    found: list[tuple[Signal, int]] = []
    recent = values[-RUN:].tolist()
    dust = DUST * abs(of.mean)
    off = [0.0 if abs(value - of.mean) <= dust else value - of.mean for value in recent]
    newest = off[-1]
    reach = of.upper - of.mean
    if abs(newest) > reach + dust:
        is_far = reach > dust and abs(newest) > FAR * reach
        found.append((Signal.FAR_OUTSIDE if is_far else Signal.OUTSIDE, 1 if newest > 0 else -1))
    if len(recent) == RUN:
        for side in (1, -1):
            if all(side * (later - earlier) > 0 for earlier, later in pairwise(recent)):
                found.append((Signal.RISING_OR_FALLING, side))
            if all(side * distance > 0 for distance in off):
                found.append((Signal.ONE_SIDE, side))
        found.sort(key=lambda one: list(Signal).index(one[0]))
    for side in (1, -1):
        far = [side * distance > reach * 2 / 3 for distance in off[-3:]]
        if far[-1] and sum(far) >= 2 and reach > dust:
            found.append((Signal.OUTER_THIRD, side))
    return found
