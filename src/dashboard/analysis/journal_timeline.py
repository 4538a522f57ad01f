"""What stood in the journal at a meeting: what was written for it and for those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dashboard import danish
from dashboard.journal.contents import C
from dashboard.journal.version import Version


def day_of(version: Version[C], held_on: Mapping[str, date]) -> date:
    """The day that a version belongs to: that of the meeting it was written for, else of its writing.

    Args:
        held_on: the calendar, meeting_id -> day. A meeting that it does not have is none.
    """
    meeting_day = held_on.get(version.meeting_id) if version.meeting_id is not None else None
    return meeting_day or danish.local_time(version.written_at).date()


def standing_at(
    versions: Iterable[Version[C]], day: date, held_on: Mapping[str, date]
) -> tuple[Version[C], ...]:
    """The last version of each entry whose day is not after `day`; entries that were withdrawn are left out.

    Args:
        versions: those of an entry in the order of their chain, as `Journal.versions` has them.
    """
    last: dict[str, Version[C]] = {}
    for version in versions:
        if day_of(version, held_on) <= day:
            last[version.entry_id] = version
    return tuple(version for version in last.values() if not version.is_withdrawn)
