"""What can go wrong with the journal. Each error has a `code`, so that a page can say it in Danish.

No message repeats what somebody wrote: it may be what must not be kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from dashboard.journal.version import Version


class JournalError(DashboardError):
    """Base of all errors of the journal; each class names its code where it is declared."""

    code: ClassVar[str] = "journal"

    def __init_subclass__(cls, *, code: str) -> None:
        super().__init_subclass__()
        cls.code = code


class JournalAddressError(JournalError, code="address"):
    """The address of the journal cannot be used."""


class JournalMissingError(JournalError, code="missing"):
    """There is no journal at the address."""


class JournalUnavailableError(JournalError, code="unavailable"):
    """The database does not answer, is locked, full, read-only or no database at all."""


class JournalNewerError(JournalError, code="newer"):
    """The journal, or a backup of one, was made by a newer version of the program."""


class JournalDamagedError(JournalError, code="damaged"):
    """What is stored is not what was written."""


class BackupError(JournalError, code="backup"):
    """A backup cannot be written, or a file cannot be restored; nothing was changed."""


class UnknownVersionError(JournalError, code="unknown_version"):
    """What is to be corrected, or is referred to, is not in the journal."""


class SubjectChangedError(JournalError, code="subject_changed"):
    """A correction is about something else than what it replaces."""


class Refusal(StrEnum):
    """Why a field was refused."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL = "control_character"
    DIRECTION = "direction_character"
    CPR = "cpr"
    EMAIL = "email"
    PHONE = "phone"
    ID = "id"
    DATE = "date"
    TWO_SUBJECTS = "two_subjects"
    INVALID = "invalid"


class Fault(NamedTuple):
    """One refused field; `limit` is the largest number of characters where it is TOO_LONG."""

    field: str
    refusal: Refusal
    limit: int | None = None


REMEDIES = {
    Refusal.MISSING: "Fill it in.",
    Refusal.EMPTY: "Fill it in.",
    Refusal.TOO_LONG: "Write it shorter.",
    Refusal.CONTROL: "Remove the invisible control characters; type the text instead of pasting it.",
    Refusal.DIRECTION: "Remove the invisible characters that turn the direction of the text.",
    Refusal.CPR: "Leave out numbers that identify a person, such as CPR numbers.",
    Refusal.EMAIL: "Leave out e-mail addresses; name the role instead.",
    Refusal.PHONE: "Leave out telephone numbers; write large amounts with points, as 12.345.678.",
    Refusal.ID: "Use an id of the catalog: small letters, digits, `_` and `-`.",
    Refusal.DATE: "Give a date between 2000 and 2099.",
    Refusal.TWO_SUBJECTS: "Choose an indicator or an initiative, not both.",
    Refusal.INVALID: "Give a value of the kind that is asked for.",
}


class ContentRefusedError(JournalError, code="refused"):
    """What somebody wants to write is refused; `faults` has every field that must change."""

    def __init__(self, what: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        named = ", ".join(
            f"{fault.field}: {fault.refusal.value}" + (f" ({fault.limit} characters)" if fault.limit else "")
            for fault in self.faults
        )
        remedies = dict.fromkeys(REMEDIES[fault.refusal] for fault in self.faults)
        super().__init__(f"This cannot be written as {what}: {named}.", " ".join(remedies))


class EditConflictError(JournalError, code="conflict"):
    """Somebody else wrote first. `current` is what stands now, `yours` what was not written."""

    def __init__(self, problem: str, remedy: str, *, current: Version[Any], yours: Any) -> None:
        self.current = current
        self.yours = yours
        super().__init__(problem, remedy)
