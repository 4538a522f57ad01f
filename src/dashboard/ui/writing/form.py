"""What a form is, what a window remembers of it, and how its content is kept.

A form remembers the version that stood when it was OPENED: that is what it corrects, however often the page
is drawn again meanwhile, so that the journal can tell when somebody else was first.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

import streamlit as st

from dashboard import danish
from dashboard.analysis.journal_timeline import day_of
from dashboard.journal.authors import Author
from dashboard.journal.contents import C
from dashboard.journal.errors import ContentRefusedError, EditConflictError, Fault, JournalError
from dashboard.journal.version import Version
from dashboard.ui import clock, journal
from dashboard.ui.frame import View


@dataclass(frozen=True, slots=True)
class Opened(Generic[C]):
    """A form since it was opened: where its fields are, what it writes to, and what stood then."""

    key: str
    entry_id: str
    base: Version[C] | None

    def field(self, name: str) -> str:
        """The key of a field."""
        return f"{self.key}_{name}"

    def value(self, name: str) -> Any:
        """What stands in a field; None where it is not on the page."""
        return st.session_state.get(self.field(name))

    def filled(self, **fields: str) -> dict[str, Any]:
        """Content's field -> what stands in the form's field, without those that are empty."""
        values = {name: self.value(field) for name, field in fields.items()}
        return {name: value for name, value in values.items() if value is not None}


class Form(ABC, Generic[C]):
    """One kind of form about one subject."""

    button: ClassVar[str] = "Gem"
    override: ClassVar[str] = "Gem min tekst som rettelse af den nye"
    """what the button says that writes over what somebody else wrote meanwhile"""
    names: ClassVar[dict[str, str]] = {"text": "Tekst"}
    """field of the content -> what it is called in the form"""

    def __init__(self, view: View, key: str, fold: str | None = None) -> None:
        """`key` tells it from every other form; `fold` is that of the fold it stands in, if not its own."""
        self.view = view
        self.key = f"{key}_in_{fold}" if fold else key
        self.fold = fold or key

    def labels(self) -> dict[str, str]:
        """Field of the content -> what it is called where it is refused."""
        return self.names

    @property
    @abstractmethod
    def done(self) -> str:
        """What is said once it is kept."""

    @abstractmethod
    def standing(self) -> Version[C] | None:
        """What stands now of the entry that is to be written. Raises JournalError."""

    @abstractmethod
    def fields(self, opened: Opened[C]) -> None:
        """Draw the fields."""

    @abstractmethod
    def content(self, opened: Opened[C]) -> C:
        """What stands in the fields. Raises ContentRefusedError."""

    def hindrance(self) -> str | None:
        """Why nothing can be written here, and what to do, as HTML."""
        return None

    def write(self, opened: Opened[C], content: C, writer: Author) -> Version[C]:
        """Keep it. Raises JournalError."""
        base, entry_id = opened.base, opened.entry_id
        store = journal.to_write(self.view)
        if base is None:
            return store.add(content, writer, now=clock.now(), meeting_id=self.meeting_id, entry_id=entry_id)
        return store.correct(base.version_id, content, writer, now=clock.now(), meeting_id=self.meeting_id)

    @property
    def meeting_id(self) -> str | None:
        """The meeting that is shown: what is written belongs to it."""
        meeting = self.view.choice.meeting
        return meeting.meeting_id if meeting else None


@dataclass
class Memory:
    """What a window remembers of one form."""

    opened: Opened[Any] | None = None
    faults: tuple[Fault, ...] = ()
    problem: str | None = None
    """code of the error that kept it from being written"""
    conflict: EditConflictError | None = None
    writer: Author | None = None
    """who sent what met the conflict"""

    def forget(self) -> None:
        self.opened, self.faults, self.problem = None, (), None
        self.conflict, self.writer = None, None


@dataclass
class Fold:
    """What a window remembers of a fold. Each time it has closed its fields get new keys, and are fresh."""

    times_closed: int = 0
    said: str | None = None
    open_as: str | None = None
    """its title, while it is open"""


def memory_of(form: Form[Any]) -> Memory:
    kept: Memory = st.session_state.setdefault(f"form_{form.key}", Memory())
    return kept


def fold_of(key: str) -> Fold:
    kept: Fold = st.session_state.setdefault(f"fold_{key}", Fold())
    return kept


def keep(form: Form[Any], opened: Opened[Any], content: Any, writer: Author) -> None:
    """Write, and remember how it went; for callbacks."""
    memory = memory_of(form)
    try:
        version = form.write(opened, content, writer)
    except ContentRefusedError as refused:
        memory.faults = refused.faults
    except EditConflictError as conflict:
        memory.conflict, memory.writer = conflict, writer
    except JournalError as problem:
        memory.problem = problem.code
    else:
        close(form, form.done + _shown_later(form, version))


def close(form: Form[Any], said: str) -> None:
    """Close the form and its fold, and say how it went; for callbacks."""
    memory_of(form).forget()
    fold = fold_of(form.fold)
    fold.times_closed += 1
    fold.said = said
    fold.open_as = None


def _shown_later(form: Form[Any], version: Version[Any]) -> str:
    day = day_of(version, journal.calendar(form.view))
    if day <= form.view.choice.as_of:
        return ""
    return f" Det vises, når siden står på {danish.long_date(day)} eller senere."
