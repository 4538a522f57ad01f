"""What the pages read of the journal: the newest state, once for each, and nothing where it is down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.journal import store
from dashboard.journal.contents import Decision
from dashboard.journal.errors import JournalUnavailableError
from dashboard.journal.store import Journal
from dashboard.ui import journal as pages_journal
from tests.app.writing.conftest import BO, MEETING, OpenDesk
from tests.app.writing.test_forms import NOW, add_action


def decide(journal: Journal, text: str) -> None:
    journal.add(Decision(meeting_id=MEETING, text=text), BO, now=NOW, meeting_id=MEETING)


def test_what_somebody_else_writes_shows_when_the_page_is_drawn_again(
    open_desk: OpenDesk, journal: Journal
) -> None:
    desk = open_desk()
    for number in (1, 2, 3):
        decide(journal, f"Nr. {number}.")
        desk.run()
        assert len(desk.entries) == number


def test_it_is_read_once_for_each_state(
    open_desk: OpenDesk, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    versions = Journal.versions

    def counted(self: Journal, model: type) -> object:
        reads.append(model.__name__)
        return versions(self, model)

    monkeypatch.setattr(Journal, "versions", counted)
    decide(journal, "Ja.")
    desk = open_desk()
    for _ in range(3):
        desk.run()
    assert sorted(reads) == [
        "Action",
        "Decision",
        "InitiativeStatus",
        "MilestoneDone",
        "Story",
        "TalkingPoints",
    ]
    open_desk(moede="koordinationsgruppe-2021-11-11")
    assert len(reads) == 6, "another date needs no other versions"


def test_a_journal_that_does_not_answer_is_left_alone_for_a_while(
    open_desk: OpenDesk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each attempt can take as long as the database's own patience."""
    attempts: list[str] = []

    def refuse(address: str, *, create: bool = True) -> Journal:
        attempts.append(address)
        raise JournalUnavailableError("The journal does not answer.", "Wait.")

    opens: Callable[..., Journal] = store.open_journal
    monkeypatch.setattr(store, "open_journal", refuse)
    desk = open_desk()
    desk.run()
    desk.run()
    assert len(attempts) == 1
    assert desk.told[0].startswith("Journalen svarer ikke lige nu.")
    monkeypatch.setattr(store, "open_journal", opens)
    monkeypatch.setattr(pages_journal.time, "monotonic", lambda: 1e12)
    desk.run()
    assert desk.told == []


def test_without_meetings_what_stands_can_still_be_corrected(
    open_desk: OpenDesk, journal: Journal, real_data_dir: Path
) -> None:
    decide(journal, "Vi følger opp.")
    add_action(journal)
    desk = open_desk(data_dir=real_data_dir, dato="2026-12-31")
    desk.unfold("Ret eller se historikken")
    desk.fill("Beslutning", "Vi følger op.")
    desk.send("Gem beslutningen")
    assert [one.content.text for one in journal.current(Decision)] == ["Vi følger op."]
    desk.unfold("Meld færdig eller ret")
    assert desk.screen.text_area[0].value == "Indkald skolerne."
