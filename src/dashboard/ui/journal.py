"""The journal as the pages use it: what stands at the view's date, and the journal to write in.

Reading makes no journal: it comes into being with the first text that is kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.briefing import written
from dashboard.briefing.written import Standing, Written, read_written, standing
from dashboard.journal.errors import JournalError, JournalMissingError, UnknownVersionError
from dashboard.journal.version import Version
from dashboard.narrative import refusals

if TYPE_CHECKING:
    from dashboard.journal.store import Journal
    from dashboard.ui.frame import View

_REST_SECONDS: Final = 10
"""how long pages do without a journal that did not answer: each attempt can take as long"""
_NO_JOURNAL: Final = 0
_NO_ANSWER: Final = -1


@dataclass
class _Rest:
    """A journal that did not answer, and until when it is left alone."""

    problem: JournalError | None = None
    until: float = field(default=0.0)


def what_stands(view: View) -> Standing:
    """What stands at the view's date. Never raises for the journal's sake."""
    return _stands_on(view, view.choice.as_of)


def stands_now(view: View) -> Standing:
    """What stands whatever the view's date: the newest version of each entry."""
    return _stands_on(view, date.max)


def _stands_on(view: View, day: date) -> Standing:
    address = view.settings.journal_address
    rest = _rest(address)
    if rest.problem is not None and time.monotonic() < rest.until:
        return Standing(stamp=_NO_ANSWER, problem=rest.problem)
    try:
        journal = _opened(address)
        key = (address, journal.count(), day, view.build.build_id)
        found = _standing(key, journal, calendar(view))
    except JournalMissingError:
        return Standing()
    except JournalError as problem:
        rest.problem, rest.until = problem, time.monotonic() + _REST_SECONDS
        return Standing(stamp=_NO_ANSWER, problem=problem)
    rest.problem = None
    return found


def calendar(view: View) -> dict[str, date]:
    """When each meeting is held."""
    return written.calendar(view.basis.meetings)


def notice(standing: Standing) -> None:
    """Say that what people wrote cannot be shown now, where that is so."""
    if standing.problem is not None:
        said = refusals.not_shown(standing.problem.code)
        st.html(f'<p class="journal-problem" role="status">{escape(said)}</p>')


def to_read(view: View) -> Journal:
    """The journal as it is. Raises JournalError, JournalMissingError where nothing was ever written."""
    return _opened(view.settings.journal_address)


def to_write(view: View) -> Journal:
    """The journal; made where it is not there yet. Raises JournalError."""
    return _opened(view.settings.journal_address, _create=True)


def latest(view: View, entry_id: str) -> Version[Any] | None:
    """What stands of an entry now, withdrawn or not; None where it was never written. Raises JournalError."""
    try:
        return to_read(view).latest(entry_id)
    except (JournalMissingError, UnknownVersionError):
        return None


@st.cache_resource(max_entries=4, on_release=lambda journal: journal.close(), show_spinner=False)
def _opened(address: str, _create: bool = False) -> Journal:
    # Imported here: SQLAlchemy and Alembic take a while, and nothing else needs them.
    from dashboard.journal.store import open_journal

    return open_journal(address, create=_create)


@st.cache_resource(max_entries=4, show_spinner=False)
def _rest(address: str) -> _Rest:
    return _Rest()


@st.cache_resource(max_entries=64, show_spinner=False)
def _standing(key: tuple[str, int, date, str], _journal: Journal, _held_on: dict[str, date]) -> Standing:
    address, count, as_of, _build_id = key
    return standing(_written(address, count, _journal), as_of, _held_on, count)


@st.cache_resource(max_entries=2, show_spinner=False)
def _written(address: str, count: int, _journal: Journal) -> Written:
    return read_written(_journal)
