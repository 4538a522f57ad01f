"""What people wrote: all of it, and what of it stands at a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.analysis.journal_timeline import standing_at
from dashboard.journal.contents import (
    Action,
    Decision,
    InitiativeStatus,
    MilestoneDone,
    Story,
    TalkingPoints,
)
from dashboard.journal.errors import JournalError, JournalMissingError
from dashboard.journal.version import Version
from dashboard.store.records import Meeting

if TYPE_CHECKING:
    from dashboard.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Written:
    """Every version of every kind; those of an entry in the order of their chain."""

    stories: tuple[Version[Story], ...]
    decisions: tuple[Version[Decision], ...]
    actions: tuple[Version[Action], ...]
    statuses: tuple[Version[InitiativeStatus], ...]
    milestones_done: tuple[Version[MilestoneDone], ...]
    talking_points: tuple[Version[TalkingPoints], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a date. Empty with `problem` where the journal does not answer."""

    stories: tuple[Version[Story], ...] = ()
    decisions: tuple[Version[Decision], ...] = ()
    actions: tuple[Version[Action], ...] = ()
    statuses: tuple[Version[InitiativeStatus], ...] = ()
    milestones_done: tuple[Version[MilestoneDone], ...] = ()
    talking_points: tuple[Version[TalkingPoints], ...] = ()
    stamp: int = 0
    """tells one state of the journal from another: for the keys of what is made of it"""
    problem: JournalError | None = None


def read_written(journal: Journal) -> Written:
    """Raises JournalUnavailableError."""
    return Written(
        stories=journal.versions(Story),
        decisions=journal.versions(Decision),
        actions=journal.versions(Action),
        statuses=journal.versions(InitiativeStatus),
        milestones_done=journal.versions(MilestoneDone),
        talking_points=journal.versions(TalkingPoints),
    )


def standing(written: Written, day: date, held_on: Mapping[str, date], stamp: int = 0) -> Standing:
    """What stands at the end of a day; `held_on` is the calendar, see `journal_timeline`."""
    return Standing(
        stories=standing_at(written.stories, day, held_on),
        decisions=standing_at(written.decisions, day, held_on),
        actions=standing_at(written.actions, day, held_on),
        statuses=standing_at(written.statuses, day, held_on),
        milestones_done=standing_at(written.milestones_done, day, held_on),
        talking_points=standing_at(written.talking_points, day, held_on),
        stamp=stamp,
    )


def standing_in(address: str, day: date, meetings: Sequence[Meeting]) -> Standing:
    """What stands in the journal at an address; nothing where nobody has written yet.

    Raises:
        JournalAddressError, JournalNewerError, JournalUnavailableError
    """
    # Imported here: SQLAlchemy and Alembic take a while, and a page may do without.
    from dashboard.journal.store import open_journal

    try:
        with open_journal(address, create=False) as journal:
            written, count = read_written(journal), journal.count()
    except JournalMissingError:
        return Standing()
    return standing(written, day, calendar(meetings), count)


def calendar(meetings: Sequence[Meeting]) -> dict[str, date]:
    """When each meeting is held."""
    return {meeting.meeting_id: meeting.held_on for meeting in meetings}
