"""The pace that it takes to reach a target, against the pace that the figures show.

Method: needed is the distance from the rule's value to the target over the years from the last day of its
period to the last day of the target year; where the rule wants a mean of years, the target is for such a mean
too, so the two lie as far apart as their last days. Found is the slope of projection.py with its 95 %
interval, never told without the trend state that the refresh stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dashboard.analysis.age import period_end
from dashboard.analysis.course import is_reached
from dashboard.analysis.projection import Projection
from dashboard.store.records import TrendState

METHOD: Final = "needed change a year against the fitted one"
_DAYS_A_YEAR: Final = 365.25
_SIGNALS: Final = frozenset({"certain", "early"})
_NEVER_A_PACE: Final = frozenset({"undetectable", "level_only"})


class Comparison(StrEnum):
    REACHED = "reached"
    """the rule's value is on the target's good side already"""
    FAST_ENOUGH = "fast_enough"
    TOO_SLOW = "too_slow"
    WRONG_WAY = "wrong_way"
    CANNOT_TELL = "cannot_tell"
    """the series cannot tell a pace from chance"""
    NO_TARGET = "no_target"
    NO_VALUE = "no_value"
    PAST = "past"
    """the target year has ended, and the target is not reached"""


@dataclass(frozen=True, slots=True)
class Pace:
    """All changes a year in the indicator's unit."""

    comparison: Comparison
    is_sure: bool = False
    """whether the needed change lies outside the interval of the one found"""
    needed: float | None = None
    found: float | None = None
    low: float | None = None
    high: float | None = None
    years_left: float | None = None
    value: float | None = None
    target: float | None = None
    method: str = METHOD


def pace(
    value: float | None,
    period: str | None,
    *,
    operator: str,
    target: float | None,
    target_year: int,
    projection: Projection,
    trend: TrendState | None,
) -> Pace:
    """Compare the needed change a year with the one found.

    Args:
        value, period: the rule's value; None where it is not known.
        operator: the criterion's, which says where the target's good side is.
        target: None where no number is set.
        projection: of the same series.
        trend: the state stored for it.
    """
    fitted = projection.fit
    found = fitted.slope if fitted else projection.plain_change
    low, high = fitted.slope_interval() if fitted else (None, None)
    if value is None or period is None:
        return Pace(Comparison.NO_VALUE, found=found, low=low, high=high, target=target)
    if target is None:
        return Pace(Comparison.NO_TARGET, found=found, low=low, high=high, value=value)
    left = (date(target_year, 12, 31) - period_end(period)).days / _DAYS_A_YEAR
    needed: float | None = None
    is_sure = False
    if is_reached(operator, value, target):
        comparison = Comparison.REACHED
    elif left <= 0:
        comparison = Comparison.PAST
    else:
        needed = (target - value) / left
        comparison, is_sure = compare(needed, found, low, high, trend)
    return Pace(comparison, is_sure, needed, found, low, high, max(left, 0.0), value, target)


def compare(
    needed: float, found: float | None, low: float | None, high: float | None, trend: TrendState | None
) -> tuple[Comparison, bool]:
    """How the two paces compare, and whether the interval leaves the needed one out."""
    if found is None or low is None or high is None or trend is None or trend.strength in _NEVER_A_PACE:
        return Comparison.CANNOT_TELL, False
    is_sure = not low <= needed <= high
    if trend.strength not in _SIGNALS:
        # No change is told from chance; that the needed one lies outside the interval may still be.
        outside_slower = needed < low if needed < 0 else needed > high
        return (Comparison.TOO_SLOW, True) if outside_slower else (Comparison.CANNOT_TELL, False)
    if found * needed <= 0:
        return Comparison.WRONG_WAY, is_sure
    return (Comparison.FAST_ENOUGH if abs(found) >= abs(needed) else Comparison.TOO_SLOW), is_sure
