"""What is refused: said in Danish where it is, nothing kept, nothing lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dashboard.journal.authors import Role
from dashboard.journal.contents import Decision, Story
from dashboard.journal.store import Journal
from tests.app.screen import assert_sound, english
from tests.app.writing.conftest import ANNA, MEETING, OpenDesk
from tests.app.writing.test_forms import NOW, STORY

HOSTILE = (
    "<script>alert(1)</script> **fed** [her](http://x.dk) :red[rød] $a^2$ # Titel & `kode`\n- :material/home:"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "er tomt. Skriv mindst ét ord."),
        (" \n ", "er tomt"),
        ("Ring til 010190-1234", "ligner et CPR-nummer"),
        ("Skriv til bo@eksempel.dk", "ligner en e-mailadresse"),
        ("Ring 12 34 56 78", "ligner et telefonnummer"),
        ("a\x07b", "styretegn"),
        ("a\u202eb", "vender skriftens retning"),
    ],
)
def test_a_refused_text_is_kept_in_the_form_and_nowhere_else(
    text: str, said: str, open_desk: OpenDesk, journal: Journal
) -> None:
    desk = open_desk()
    desk.unfold(STORY)
    desk.fill("Historien", text)
    desk.send("Gem historien")
    (alert,) = desk.alerts
    assert alert.startswith("Feltet »Historien« ")
    assert said in alert
    assert desk.screen.text_area[0].value == text
    assert journal.count() == 0
    assert english(desk.screen) == []
    desk.fill("Historien", "I stedet.")
    desk.send("Gem historien")
    assert desk.alerts == []
    assert len(journal.current(Story)) == 1


def test_every_refused_field_is_said_at_once(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk(writer=None)
    desk.unfold("Skriv en aftale")
    desk.screen.date_input[0].set_value(None)
    desk.send("Gem aftalen")
    assert [alert.partition("«")[0] for alert in desk.alerts] == [
        "Feltet »Navn",
        "Feltet »Rolle",
        "Feltet »Hvad skal gøres?",
        "Feltet »Ansvarlig",
        "Feltet »Frist",
    ]
    assert journal.count() == 0


def test_nobody_is_chosen_and_chooses_in_the_form(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk(writer=None)
    desk.unfold(STORY)
    assert "Skriv, hvem du er." in desk.words
    desk.fill("Historien", "Noget nyt.")
    (name,) = [one for one in desk.screen.text_input if "story" in str(one.key)]
    name.set_value("010190-1234")
    desk.screen.selectbox[0].set_value(Role.UDDANNELSE)
    desk.send("Gem historien")
    assert "Feltet »Navn« indeholder noget, der ligner et CPR-nummer" in desk.alerts[0]
    (name,) = [one for one in desk.screen.text_input if "story" in str(one.key)]
    name.set_value("Anna Holm")
    desk.send("Gem historien")
    (version,) = journal.current(Story)
    assert version.author == ANNA
    desk.unfold("Skriv en beslutning")
    assert "Skriver som Anna Holm, koordinator for uddannelse" in desk.words
    buttons = [one.proto.popover.label for one in desk.screen.get("popover")]
    assert "Skriver som: koordinator for uddannelse" in buttons


@pytest.mark.parametrize("name", ["bo@eksempel.dk", "010190-1234", "12345678"])
def test_a_refused_name_in_the_frame_is_said(name: str, open_desk: OpenDesk) -> None:
    desk = open_desk(writer=None)
    desk.screen.text_input(key="author_name").set_value(name)
    desk.screen.radio(key="author_role").set_value(Role.POLITI)
    desk.run()
    assert desk.alerts[0].startswith("Feltet »Navn« ")
    desk.unfold(STORY)
    assert "Skriv, hvem du er." in desk.words


def test_a_name_and_a_role_in_the_frame_are_enough(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk(writer=None)
    desk.screen.text_input(key="author_name").set_value("Anna Holm").run()
    desk.screen.radio(key="author_role").set_value(Role.UDDANNELSE).run()
    desk.unfold("Skriv en beslutning")
    desk.fill("Beslutning", "Vi følger op.")
    desk.send("Gem beslutningen")
    assert journal.current(Decision)[0].author == ANNA


def test_markup_is_only_characters(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk(writer=None)
    desk.screen.text_input(key="author_name").set_value("<b>Bo</b> **x** :red[y]").run()
    desk.screen.radio(key="author_role").set_value(Role.POLITI).run()
    for title, field, button in (
        (STORY, "Historien", "Gem historien"),
        ("Skriv en beslutning", "Beslutning", "Gem beslutningen"),
    ):
        desk.unfold(title)
        desk.fill(field, HOSTILE)
        desk.send(button)
    desk.unfold("Skriv en aftale")
    desk.fill("Hvad skal gøres?", HOSTILE)
    desk.screen.selectbox[0].set_value(Role.POLITI)
    desk.send("Gem aftalen")
    desk.unfold("Skriv status")
    desk.fill("Bemærkning (kan udelades)", HOSTILE)
    desk.send("Gem status")
    desk.unfold("Se historikken")
    assert len(desk.entries) == 4
    shown = " ".join(HOSTILE.split())
    for entry in desk.entries:
        assert shown in entry
        assert "<b>Bo</b> **x** :red[y], politiet" in entry
    for element in desk.screen.main:
        proto = getattr(element, "proto", None)
        body = getattr(proto, "body", "")
        assert "<script" not in body
        assert "**fed**" not in body, "Markdown would read it"
        assert "<b>" not in body
        assert "fed" not in getattr(proto, "label", "")
    buttons = [one.proto.popover.label for one in desk.screen.get("popover")]
    assert "Skriver som: politiet" in buttons, "a name is never a label"


def test_a_journal_that_does_not_answer_is_said_and_the_text_stays(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    desk = open_desk()
    desk.unfold(STORY)
    desk.fill("Historien", "Noget nyt.")
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", f"sqlite:///{blocked / 'journal.sqlite'}")
    desk.run()
    desk.fill("Historien", "Noget nyt.")
    desk.send("Gem historien")
    assert desk.alerts[0].startswith("Det er ikke gemt. Journalen svarer ikke lige nu.")
    assert desk.screen.text_area[0].value == "Noget nyt."


def test_a_damaged_journal_is_said_and_the_page_stands(open_desk: OpenDesk, address: str) -> None:
    file = Path(address.removeprefix("sqlite:///"))
    file.parent.mkdir(mode=stat.S_IRWXU)
    file.write_bytes(b"not a database" * 500)
    desk = open_desk()
    assert_sound(desk.screen)
    (said,) = desk.told
    assert said.startswith("Journalen svarer ikke lige nu. Derfor kan historier, beslutninger")
    desk.unfold(STORY)
    assert desk.alerts == [
        "Journalen svarer ikke lige nu. Derfor kan der ikke skrives lige nu. Prøv igen om lidt."
    ]
    assert_sound(desk.screen)


def test_a_newer_meeting_id_is_kept_as_the_meeting_that_is_shown(
    open_desk: OpenDesk, journal: Journal
) -> None:
    journal.add(Decision(meeting_id=MEETING, text="Vi følger op."), ANNA, now=NOW, meeting_id=MEETING)
    desk = open_desk(moede="koordinationsgruppe-2021-11-11")
    assert desk.entries == []
