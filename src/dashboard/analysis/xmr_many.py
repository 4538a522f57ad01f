"""xmr.py over many looks at once, with the same numbers to the last bit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.xmr import DROP_FROM, DUST, FAR, RUN, TO_LIMIT, Signal

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

SIGNALS: Final = tuple((signal, side) for signal in Signal for side in (1, -1))
"""what `Found.signals` has a column for, in the order in which xmr.signals tells them"""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One entry, or row, a look."""

    mean: Floats
    lower: Floats
    upper: Floats
    signals: Flags
    """of shape (looks, len(SIGNALS))"""


def looks(values: Floats) -> Found:
    """Limits and signals of looks that have the same number of points.

    Args:
        values: of shape (looks, points), in order; at least xmr.RUN points.
    """
    values = np.ascontiguousarray(values)
    points = values.shape[1]
    # Sums along rows of equal length: numpy adds them up just as it does a single series.
    ranges = np.abs(values[:, 1:] - values[:, :-1])
    typical = ranges.sum(axis=1) / ranges.shape[1]
    kept = (ranges < (DROP_FROM * typical)[:, None]) | (typical <= 0)[:, None]
    reach = TO_LIMIT * _kept_sums(ranges, kept) / kept.sum(axis=1)
    mean = values.sum(axis=1) / points
    lower, upper = mean - reach, mean + reach
    return Found(mean, lower, upper, _signals(values[:, -RUN:], mean, upper))


def _kept_sums(ranges: Floats, kept: Flags) -> Floats:
    """The sum of what is kept of each row; rows with as many kept go together, added up as one series is."""
    sums: Floats = ranges.sum(axis=1)
    counts = kept.sum(axis=1)
    for count in np.unique(counts[counts < ranges.shape[1]]):
        rows = np.flatnonzero(counts == count)
        sums[rows] = ranges[rows][kept[rows]].reshape(len(rows), count).sum(axis=1)
    return sums


def _signals(recent: Floats, mean: Floats, upper: Floats) -> Flags:
    dust = DUST * np.abs(mean)
    away = recent - mean[:, None]
    off = np.where(np.abs(away) <= dust[:, None], 0.0, away)
    newest = off[:, -1]
    reach = upper - mean
    is_outside = np.abs(newest) > reach + dust
    is_far = is_outside & (reach > dust) & (np.abs(newest) > FAR * reach)
    steps = recent[:, 1:] - recent[:, :-1]
    found: dict[tuple[Signal, int], Flags] = {}
    for side in (1, -1):
        on_side = side * newest > 0
        found[Signal.FAR_OUTSIDE, side] = is_far & on_side
        found[Signal.OUTSIDE, side] = is_outside & ~is_far & on_side
        found[Signal.RISING_OR_FALLING, side] = np.all(side * steps > 0, axis=1)
        found[Signal.ONE_SIDE, side] = np.all(side * off > 0, axis=1)
        far = side * off[:, -3:] > (reach * 2 / 3)[:, None]
        found[Signal.OUTER_THIRD, side] = far[:, -1] & (far.sum(axis=1) >= 2) & (reach > dust)
    return np.column_stack([found[one] for one in SIGNALS])
