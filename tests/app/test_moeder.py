"""The page Møder: what a meeting opens with, decides and agrees; the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import (
    Action,
    ActionState,
    Decision,
    InitiativeState,
    InitiativeStatus,
    MilestoneDone,
    Story,
)
from dashboard.journal.store import Journal, open_journal
from tests.app.conftest import Download
from tests.app.screen import Node, assert_sound, pieces, plain, table, words
from tests.unit.samples import HOSTILE

BO = Author(name="Bo Friis", role=Role.POLITI)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OCTOBER, NOVEMBER = "koordinationsgruppe-2021-10-07", "koordinationsgruppe-2021-11-11"
AUGUST_BOARD, NOVEMBER_BOARD = "bestyrelse-2021-08-25", "bestyrelse-2021-11-25"

Open = Callable[..., AppTest]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    url = f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", url)
    with open_journal(url) as opened:
        yield opened


def agree(journal: Journal, text: str, meeting_id: str = OCTOBER, **fields: Any) -> Any:
    defaults: dict[str, Any] = {"owner_role": Role.POLITI, "due_on": date(2021, 11, 1)}
    content = Action(meeting_id=meeting_id, text=text, **{**defaults, **fields})
    return journal.add(content, BO, now=NOW, meeting_id=meeting_id)


def entries(screen: AppTest) -> list[Node]:
    return [node for piece in pieces(screen) for node in piece.all("article")]


def texts(screen: AppTest) -> list[str]:
    return [
        plain(node.text)
        for entry in entries(screen)
        for node in entry.walk()
        if node.attributes.get("class") == "written"
    ]


def owners(screen: AppTest) -> list[str]:
    return [plain(node.text) for piece in pieces(screen) for node in piece.all("h3")]


def test_with_nothing_written_the_page_says_so_and_how_to_begin(open_page: Open, journal: Journal) -> None:
    screen = open_page("moeder", moede=NOVEMBER)
    assert_sound(screen)
    assert screen.title[0].value == "Ingen aftaler fra tidligere møder er åbne"
    assert [one.label for one in screen.expander] == ["Skriv en beslutning", "Skriv en aftale"]
    text = "\n".join(words(screen))
    assert "Der er ikke skrevet nogen beslutning til mødet endnu." in text
    assert "Forrige møde: 7. oktober 2021" in text


def test_the_next_meeting_opens_with_what_the_last_one_agreed(open_page: Open, journal: Journal) -> None:
    decided = journal.add(
        Decision(meeting_id=OCTOBER, text="Vi ser på belysningen."), BO, now=NOW, meeting_id=OCTOBER
    )
    agree(journal, "Gå en tur om aftenen.", decision_entry_id=decided.entry_id, indicator_id="feeling_safe")
    agree(journal, "Ring til butikkerne.", owner_role=Role.BESKAEFTIGELSE, due_on=date(2022, 2, 1))
    screen = open_page("moeder", moede=NOVEMBER)
    assert_sound(screen)
    assert screen.title[0].value == "To aftaler er åbne til mødet, én er over tiden"
    assert owners(screen) == ["Koordinatoren for beskæftigelse", "Politiet"]
    later, late = entries(screen)
    assert plain(late.text).startswith("▲ Over tiden · frist 1. november 2021 Gå en tur om aftenen.")
    assert "fra Koordinationsgruppen 7. oktober 2021" in plain(late.text)
    assert "udfører beslutningen »Vi ser på belysningen.«" in plain(late.text)
    links = [link.attributes["href"] for link in late.all("a")]
    assert links[0].startswith("indikatorer?")
    assert "indikator=feeling_safe" in links[0]
    assert f"moede={OCTOBER}" in links[1]
    assert plain(later.text).startswith("● Senere · frist 1. februar 2022")


def test_what_is_about_an_initiative_leads_to_it(open_page: Open, journal: Journal) -> None:
    agree(journal, "Ring.", initiative_id="fritidsjob")
    (entry,) = entries(open_page("moeder", moede=NOVEMBER))
    assert entry.all("a")[0].attributes["href"].startswith("indsatsomraader?")
    assert "indsats=fritidsjob" in entry.all("a")[0].attributes["href"]


def test_an_action_is_not_open_at_the_meeting_that_agreed_it_nor_before(
    open_page: Open, journal: Journal
) -> None:
    agree(journal, "Gå en tur.")
    at_october = open_page("moeder", moede=OCTOBER)
    assert at_october.title[0].value == "Ingen aftaler fra tidligere møder er åbne"
    assert texts(at_october) == ["Gå en tur."]
    assert texts(open_page("moeder", moede="koordinationsgruppe-2021-06-10")) == []


def test_the_other_body_s_actions_stand_in_a_fold(open_page: Open, journal: Journal) -> None:
    agree(journal, "Gå en tur.")
    screen = open_page("moeder", moede=NOVEMBER_BOARD)
    assert screen.title[0].value == "Ingen aftaler fra tidligere møder er åbne"
    (fold,) = [
        node for piece in pieces(screen) for node in piece.all("details") if "andre møder" in node.text
    ]
    assert "Åbne aftaler fra andre møder: 1" in plain(fold.text)
    assert "Gå en tur." in fold.text


def test_what_is_done_is_closed_at_the_meeting_and_gone_from_the_next(
    open_page: Open, journal: Journal
) -> None:
    agreed = agree(journal, "Gå en tur.", meeting_id=AUGUST_BOARD)
    finished = agreed.content.model_copy(update={"state": ActionState.DONE})
    journal.correct(agreed.version_id, finished, BO, now=NOW, meeting_id=NOVEMBER_BOARD)
    screen = open_page("moeder", moede=NOVEMBER_BOARD)
    assert owners(screen) == ["Lukket til dette møde"]
    assert "Politiet · ✓ Udført" in plain(entries(screen)[0].text)
    assert texts(open_page("moeder", moede=AUGUST_BOARD)) == ["Gå en tur."]


def test_the_meeting_s_own_decisions_actions_and_notes(open_page: Open, journal: Journal) -> None:
    journal.add(Decision(meeting_id=NOVEMBER, text="Ja."), BO, now=NOW, meeting_id=NOVEMBER)
    agree(journal, "Ring.", NOVEMBER)
    story = Story(indicator_id="arson", geography_id="sydbyen", text="Vagt.", figures_until=date(2021, 10, 1))
    journal.add(story, BO, now=NOW, meeting_id=NOVEMBER)
    status = InitiativeStatus(initiative_id="fritidsjob", status=InitiativeState.I_GANG)
    journal.add(status, BO, now=NOW, meeting_id=NOVEMBER)
    screen = open_page("moeder", moede=NOVEMBER)
    assert_sound(screen)
    said = [plain(entry.text) for entry in entries(screen)]
    assert said[0].startswith("Ja. Skrevet af Bo Friis, politiet, ")
    assert said[1].startswith("Politiet · ● Åben · frist 1. november 2021 Ring.")
    assert said[2].startswith("Påsatte brande, Sydbyen Vagt.")
    assert "Status: i gang" in said[3]


def test_a_milestone_is_told_under_its_initiative(
    open_page: Open, journal: Journal, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    milestone = ask("SELECT milestone_id FROM milestone ORDER BY milestone_id LIMIT 1")[0]["milestone_id"]
    done = MilestoneDone(milestone_id=milestone, done_on=date(2021, 11, 1), evidence="Underskrevet.")
    journal.add(done, BO, now=NOW, meeting_id=NOVEMBER)
    (entry,) = entries(open_page("moeder", moede=NOVEMBER))
    assert "Dokumentation: Underskrevet." in plain(entry.text)


def test_hostile_texts_are_only_characters(open_page: Open, journal: Journal) -> None:
    journal.add(Decision(meeting_id=OCTOBER, text=HOSTILE), BO, now=NOW, meeting_id=OCTOBER)
    agree(journal, HOSTILE)
    agree(journal, HOSTILE, NOVEMBER)
    screen = open_page("moeder", moede=NOVEMBER)
    assert texts(screen) == [HOSTILE, HOSTILE]
    assert not any("<script" in element.proto.body for element in screen.get("html"))


def test_the_calendar_counts_what_stands_today_and_links_each_meeting(
    open_page: Open, journal: Journal, downloads: list[Download]
) -> None:
    journal.add(Decision(meeting_id=NOVEMBER, text="Ja."), BO, now=NOW, meeting_id=NOVEMBER)
    agree(journal, "Ring.", NOVEMBER)
    screen = open_page("moeder", moede=OCTOBER)
    rows = table(screen, "Møder i 2021")
    (november,) = [row for row in rows if plain(row["Dato"].text) == "11. november"]
    assert [plain(november[head].text) for head in ("Beslutninger", "Aftaler", "Heraf åbne")] == list("111")
    assert f"moede={NOVEMBER}" in november["Møde"].all("a")[0].attributes["href"]
    assert "eks." in november["Møde"].text
    (file,) = downloads
    assert file.file_name == "moeder.csv"
    assert len(file.rows) == 50
    assert file.rows[1] == {
        "Dato": "11.11.2021",
        "Møde": "Koordinationsgruppen",
        "Beslutninger": "1",
        "Aftaler": "1",
        "Heraf åbne": "1",
        "Eksempel": "ja",
    }


def test_without_a_calendar_the_page_says_why_and_what_fills_it(
    open_page_on: Open, real_data_dir: Path, journal: Journal
) -> None:
    screen = open_page_on(real_data_dir, "moeder")
    assert_sound(screen)
    assert screen.title[0].value == "Der er ingen møder i kalenderen"
    assert "data/catalog/meetings.toml" in "\n".join(words(screen))


def test_open_actions_do_not_vanish_with_the_calendar(
    open_page_on: Open, real_data_dir: Path, journal: Journal
) -> None:
    agree(journal, "Gå en tur.")
    screen = open_page_on(real_data_dir, "moeder", dato="2026-12-31")
    assert_sound(screen)
    assert texts(screen) == ["Gå en tur."]


def test_a_journal_that_does_not_answer_leaves_the_page_and_says_so(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"not a database" * 500)
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", f"sqlite:///{tmp_path / 'file'}")
    screen = open_page("moeder", moede=NOVEMBER)
    assert_sound(screen)
    assert screen.title[0].value == "Aftalerne kan ikke vises lige nu"
    text = "\n".join(words(screen))
    assert "Journalen svarer ikke lige nu." in text
    assert "Der er ikke skrevet nogen beslutning" not in text, "nobody knows"
