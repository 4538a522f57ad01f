"""The earlier of two dates that are compared: the previous meeting of the same body, or a year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.store.records import Meeting


@dataclass(frozen=True, slots=True)
class Since:
    """What a view is compared with. Both None: the first meeting of its body, compared with nothing."""

    earlier: date | None
    meeting: Meeting | None
    """the meeting on that date; None where the calendar has no meetings"""


def since(meetings: Sequence[Meeting], meeting: Meeting | None, as_of: date) -> Since:
    """The board is told what is new to the board, not what another body has seen.

    Args:
        meetings: the whole calendar.
        meeting: the one that is shown; None where a date is, which is compared with a year before it.
    """
    if meeting is None:
        return Since(_a_year_before(as_of), None)
    before = [one for one in meetings if one.body == meeting.body and one.held_on < meeting.held_on]
    previous = max(before, key=lambda one: one.held_on, default=None)
    return Since(previous.held_on if previous else None, previous)


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
