"""Where the straight line from the plan's baseline to a target would be on a date."""

from __future__ import annotations

from datetime import date


def course(day: date, baseline: float, baseline_year: int, target: float, target_year: int) -> float:
    """The value on the straight line, in the indicator's unit.

    The line runs from the last day of the baseline year to the last day of the target year; before and after
    it stays at its ends.
    """
    start = date(baseline_year, 12, 31)
    end = date(target_year, 12, 31)
    passed = (day - start).days / (end - start).days
    return baseline + (target - baseline) * min(max(passed, 0.0), 1.0)


def is_reached(operator: str, value: float, target: float) -> bool:
    """Whether a value is already on the target's good side: the one that the criterion does not ask for.

    The criterion's own operator decides, not the indicator's polarity: the law sorts what the catalog need
    not.
    """
    return value >= target if operator == "<" else value <= target
