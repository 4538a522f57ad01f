"""What the journal says of actions and milestones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.journal.contents import Action, MilestoneDone
from dashboard.journal.errors import JournalMissingError
from dashboard.journal.store import Journal, open_journal
from dashboard.journal.version import Version


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands now and was not taken back."""

    actions: Sequence[Version[Action]] = ()
    milestones: Sequence[Version[MilestoneDone]] = ()


def read_notes(journal: Journal) -> Notes:
    """Raises JournalUnavailableError."""
    return Notes(journal.current(Action), journal.current(MilestoneDone))


def notes_at(address: str) -> Notes:
    """What the journal at an address says; nothing where nobody has written one yet.

    Raises:
        JournalAddressError, JournalNewerError, JournalUnavailableError
    """
    try:
        with open_journal(address, create=False) as journal:
            return read_notes(journal)
    except JournalMissingError:
        return Notes()
