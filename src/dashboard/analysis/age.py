"""How old a figure is on the date that it is seen from."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

OLD_AFTER_YEARS: Final = 3
"""A figure whose period ended longer ago than this says that it is old. Register figures for a year are
normally out within one, so three years means that two or more deliveries are missing."""


def period_end(period: str) -> date:
    """The last day of `2015`, `2015-Q3` or `2015-07`."""
    year, _, part = period.partition("-")
    month = 12 if not part else int(part[1:]) * 3 if part.startswith("Q") else int(part)
    return date(int(year), month, monthrange(int(year), month)[1])


def is_old(period: str, as_of: date) -> bool:
    """Whether the period ended more than OLD_AFTER_YEARS before the date."""
    end = period_end(period)
    return (as_of.year - end.year, as_of.month, as_of.day) > (OLD_AFTER_YEARS, end.month, end.day)
