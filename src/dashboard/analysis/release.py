"""Whether a source has delivered what was due on a date, by its own schedule.

Judged by real figures alone: a source with example figures only has not delivered, and is not late either,
since nobody knows from when on it was to. What is due and has not come is missing here; whether the source is
late or nobody has loaded its figures cannot be told from this side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dashboard.analysis.age import period_end
from dashboard.store.records import Delivery, Release

GRACE_DAYS: Final = 14
"""figures are typed and loaded by people: so long after the day they are due, and only then missing"""

_PARTS: Final = {"year": 1, "quarter": 4, "month": 12}


class Delivered(StrEnum):
    """How a source stands on a date."""

    ON_TIME = "on_time"
    DUE = "due"
    """the day has come, and the grace is not over"""
    LATE = "late"
    NEVER = "never"
    """nothing real has come yet, so nothing can be late"""
    NO_SCHEDULE = "no_schedule"


@dataclass(frozen=True, slots=True)
class Standing:
    """One source on a date."""

    source: Delivery
    state: Delivered
    missing: tuple[str, ...] = ()
    """late: the periods whose figures are due and have not come, oldest first"""
    late_since: date | None = None
    """late: the day the first of them was due"""
    late_is_assumed: bool = False
    """whether that day is our guess"""
    next_period: str | None = None
    """the next period that is not due yet, or is due now"""
    next_due: date | None = None
    """None where the schedule does not say"""
    next_is_assumed: bool = False
    skipped: tuple[Release, ...] = ()
    """periods known not to come, between the latest figures and the next period"""


def standings(
    deliveries: Iterable[Delivery], releases: Sequence[Release], as_of: date
) -> tuple[Standing, ...]:
    """Every source as it stood on the date, in the order given."""
    return tuple(
        standing(one, [release for release in releases if release.source_id == one.source_id], as_of)
        for one in deliveries
    )


def standing(source: Delivery, releases: Sequence[Release], as_of: date) -> Standing:
    """How one source stood on the date.

    Args:
        releases: the source's own.
    """
    if source.every is None:
        return Standing(source, Delivered.NO_SCHEDULE)
    if source.covered_until is None:
        return Standing(source, Delivered.NEVER)
    known = {one.period: one for one in releases}
    missing: list[tuple[date, str, bool]] = []
    skipped: list[Release] = []
    periods = periods_after(source.covered_until, source.every)
    while True:
        period = next(periods)
        release = known.get(period)
        if release is not None and release.due_on is None:
            skipped.append(release)
            continue
        due_on = release.due_on if release is not None else _due_on(period, source.due_days)
        is_assumed = release is None and bool(source.due_days_is_assumed)
        if due_on is None or as_of <= due_on + timedelta(days=GRACE_DAYS):
            break
        missing.append((due_on, period, is_assumed))
    is_due = due_on is not None and due_on <= as_of
    first_due, _, late_is_assumed = min(missing, default=(None, "", False))
    return Standing(
        source,
        Delivered.LATE if missing else Delivered.DUE if is_due else Delivered.ON_TIME,
        tuple(period for _, period, _ in missing),
        first_due,
        late_is_assumed,
        period,
        due_on,
        is_assumed,
        tuple(skipped),
    )


def late(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that are late, the one that is so for longest first."""
    return tuple(
        sorted(
            (one for one in found if one.state is Delivered.LATE),
            key=lambda one: (one.late_since or date.max, one.source.source_id),
        )
    )


def periods_after(day: date, every: str) -> Iterator[str]:
    """The periods that end after a day, without end: `2020`, `2020-Q1` or `2020-01`.

    Args:
        every: `year`, `quarter` or `month`.
    """
    parts = _PARTS[every]
    number = day.year * parts + (day.month - 1) * parts // 12
    while True:
        year, part = divmod(number, parts)
        period = {"year": f"{year}", "quarter": f"{year}-Q{part + 1}", "month": f"{year}-{part + 1:02d}"}[
            every
        ]
        if period_end(period) > day:
            yield period
        number += 1


def _due_on(period: str, due_days: int | None) -> date | None:
    return None if due_days is None else period_end(period) + timedelta(days=due_days)
