"""chi_square.py over many tests at once, with the same numbers to the last bit.

Each operation stands in the order of chi_square.py; a row of an array is a test, a column one of its points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.chi_square import Z_TO_BE_SEEN

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
NOT_KNOWN: Final = float("nan")
"""where chi_square.py says None"""


@dataclass(frozen=True, slots=True, eq=False)
class Tests:
    """One entry a test."""

    of_all: Floats
    counted: Floats
    statistic: Floats
    slope: Floats
    detectable: Floats
    keeps_its_sign: Flags


class _Sums(NamedTuple):
    of_all: Floats
    counted: Floats
    along: Floats
    spread: Floats


def tests(numerators: Floats, denominators: Floats, times: Floats) -> Tests:
    """All of chi_square.py for each row.

    Args:
        numerators, denominators, times: of shape (tests, points); every denominator above 0.
    """
    of_all, counted, along, spread = _sums(numerators, denominators, times)
    slope = _slope(numerators, denominators, times)
    share = counted / of_all
    is_told = (spread > 0) & (share > 0) & (share < 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        below = counted * (of_all - counted) * spread
        statistic = np.where(below > 0, of_all * (along * along) / below, NOT_KNOWN)
        detectable = Z_TO_BE_SEEN * np.sqrt(share * (1 - share) * of_all / spread)
    return Tests(
        of_all=of_all,
        counted=counted,
        statistic=statistic,
        slope=slope,
        detectable=np.where(is_told, detectable * (times.max(axis=1) - times.min(axis=1)), NOT_KNOWN),
        keeps_its_sign=_keeps_its_sign(slope, numerators, denominators, times),
    )


def _sums(numerators: Floats, denominators: Floats, times: Floats) -> _Sums:
    since = times - times[:, :1]
    of_all, counted = _added(denominators), _added(numerators)
    weighted = _added(denominators * since)
    return _Sums(
        of_all=of_all,
        counted=counted,
        along=of_all * _added(numerators * since) - counted * weighted,
        spread=of_all * _added(denominators * since * since) - weighted * weighted,
    )


def _added(columns: Floats) -> Floats:
    """The sum of each row, from the first point on, as Python's sum() does it."""
    total: Floats = np.zeros(len(columns))
    for column in columns.T:
        total = total + column
    return total


def _slope(numerators: Floats, denominators: Floats, times: Floats) -> Floats:
    _, _, along, spread = _sums(numerators, denominators, times)
    return np.divide(along, spread, out=np.zeros(len(along)), where=spread > 0)


def _keeps_its_sign(slope: Floats, numerators: Floats, denominators: Floats, times: Floats) -> Flags:
    kept: Flags = np.ones(len(slope), dtype=np.bool_)
    for left_out in range(times.shape[1]):
        fitted = _slope(*(np.delete(one, left_out, axis=1) for one in (numerators, denominators, times)))
        kept &= (fitted != 0) & ((fitted > 0) == (slope > 0))
    return kept
