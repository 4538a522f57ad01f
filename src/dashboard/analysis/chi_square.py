"""Chi-square for trend in yearly shares and rates, with leave-one-out, and what change it could have seen.

Source: facts/statistics.md, after Fingertips (UK public health). Known value: R's prop.trend.test of 83, 90,
129 and 70 smokers among 86, 93, 136 and 82 patients gives 8.2249.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

from dashboard.analysis.intervals import Z_95

POINTS: Final = 5
EARLY: Final = 3.841
"""95 % level of chi-square with one degree of freedom"""
CERTAIN: Final = 9.5495
"""99.8 % level"""
POWER: Final = 0.80
"""the chance with which a change called detectable would be seen"""
Z_TO_BE_SEEN: Final = Z_95 + NormalDist().inv_cdf(POWER)
"""standard errors that a change must have to be seen with that chance"""


class _Sums(NamedTuple):
    """Times count from the first point: sums of whole numbers stay exact, so that no change is exactly 0."""

    of_all: float
    counted: float
    along: float
    """of all times the cross sum of counts and times, less what it would be without a trend"""
    spread: float


def _sums(numerators: Sequence[float], denominators: Sequence[float], times: Sequence[float]) -> _Sums:
    since = [time - times[0] for time in times]
    of_all, counted = sum(denominators), sum(numerators)
    weighted = sum(n * t for n, t in zip(denominators, since, strict=True))
    return _Sums(
        of_all=of_all,
        counted=counted,
        along=of_all * sum(c * t for c, t in zip(numerators, since, strict=True)) - counted * weighted,
        spread=of_all * sum(n * t * t for n, t in zip(denominators, since, strict=True))
        - weighted * weighted,
    )


def statistic(
    numerators: Sequence[float], denominators: Sequence[float], times: Sequence[float]
) -> float | None:
    """Chi-square for trend, one degree of freedom; None where all or none are counted, or no time passes."""
    of_all, counted, along, spread = _sums(numerators, denominators, times)
    below = counted * (of_all - counted) * spread
    return float(of_all * (along * along) / below) if below > 0 else None


def slope(numerators: Sequence[float], denominators: Sequence[float], times: Sequence[float]) -> float:
    """Change a year of the proportion: the straight line weighted by the denominators; 0 for no time."""
    _, _, along, spread = _sums(numerators, denominators, times)
    return float(along / spread) if spread > 0 else 0.0


def keeps_its_sign(
    numerators: Sequence[float], denominators: Sequence[float], times: Sequence[float]
) -> bool:
    """Whether the slope points the same way whichever single point is left out."""
    sign = slope(numerators, denominators, times) > 0
    for left_out in range(len(times)):
        kept = [index for index in range(len(times)) if index != left_out]
        fitted = slope(
            [numerators[i] for i in kept], [denominators[i] for i in kept], [times[i] for i in kept]
        )
        if fitted == 0 or (fitted > 0) != sign:
            return False
    return True


def detectable_change(
    numerators: Sequence[float], denominators: Sequence[float], times: Sequence[float]
) -> float | None:
    """The change from first to last time, as a proportion, that would give an early sign four times in five.

    None where all or none are counted.
    """
    of_all, counted, _, spread = _sums(numerators, denominators, times)
    share = counted / of_all
    if spread <= 0 or not 0 < share < 1:
        return None
    return Z_TO_BE_SEEN * sqrt(share * (1 - share) * of_all / spread) * (max(times) - min(times))
