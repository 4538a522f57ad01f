"""Whether two figures differ by more than chance: two counts or rates exactly, two shares by Newcombe.

Known value (facts/statistics.md): 31 and 15 arsons differ with an exact two-sided p of 0.026.
"""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

from dashboard.analysis.intervals import CONFIDENCE, wilson

LEVEL: Final = 0.05
"""a difference is told from chance below this p-value and where its 95 % interval leaves out no difference"""


class Comparison(NamedTuple):
    """A later figure against an earlier one."""

    change: float
    """later less earlier, in the figure's unit"""
    change_percent: float | None
    """relative to the earlier figure; None where that is 0"""
    low: float
    """95 % interval of the difference (method 'newcombe') or of the ratio ('exact_poisson')"""
    high: float
    p_value: float | None
    """None for 'newcombe', which judges by the interval"""
    is_beyond_chance: bool
    method: str


def events(
    earlier: float, later: float, earlier_exposure: float = 1.0, later_exposure: float = 1.0, per: float = 1.0
) -> Comparison:
    """Two counts of events, or two rates where exposures are given: the exact conditional test.

    Args:
        earlier, later: events, 0 or more.
        earlier_exposure, later_exposure: residents, or 1 for plain counts of periods of the same length.
        per: what the rate is told by, e.g. 1,000.

    Raises:
        ValueError: a negative count or an exposure of 0 or less.
    """
    if min(earlier, later) < 0 or min(earlier_exposure, later_exposure) <= 0:
        raise ValueError("events wants counts of 0 or more and exposures above 0")
    from scipy.stats import binomtest

    first, second = per * earlier / earlier_exposure, per * later / later_exposure
    total = round(earlier) + round(later)
    if total == 0:
        return Comparison(0.0, None, 0.0, float("inf"), 1.0, is_beyond_chance=False, method="exact_poisson")
    share = later_exposure / (earlier_exposure + later_exposure)
    test = binomtest(round(later), total, share)
    found = test.proportion_ci(CONFIDENCE, method="exact")
    exposure = earlier_exposure / later_exposure
    low = exposure * float(found.low) / (1 - float(found.low))
    high = exposure * float(found.high) / (1 - float(found.high)) if found.high < 1 else float("inf")
    return Comparison(
        change=second - first,
        change_percent=100 * (second / first - 1) if first else None,
        low=low,
        high=high,
        p_value=float(test.pvalue),
        # With unequal exposures the test and the interval can disagree at the edge: both must say so.
        is_beyond_chance=float(test.pvalue) < LEVEL and not low <= 1 <= high,
        method="exact_poisson",
    )


def shares(
    earlier: float, earlier_trials: float, later: float, later_trials: float, per: float = 100.0
) -> Comparison:
    """Two shares of different persons, told in percentage points: Newcombe's interval from two of Wilson's.

    Raises:
        ValueError: a count outside its range.
    """
    low_1, high_1, _ = wilson(earlier, earlier_trials)
    low_2, high_2, _ = wilson(later, later_trials)
    first, second = earlier / earlier_trials, later / later_trials
    change = second - first
    low = change - sqrt((second - low_2) ** 2 + (high_1 - first) ** 2)
    high = change + sqrt((high_2 - second) ** 2 + (first - low_1) ** 2)
    return Comparison(
        change=per * change,
        change_percent=100 * (second / first - 1) if first else None,
        low=per * low,
        high=per * high,
        p_value=None,
        is_beyond_chance=low > 0 or high < 0,
        method="newcombe",
    )
