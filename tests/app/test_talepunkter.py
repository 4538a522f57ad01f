"""Talepunkter: proposed, chosen, edited, saved in the journal, had back; a colleague's save is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import Audience, TalkingPoint, TalkingPoints
from dashboard.journal.store import Journal, open_journal
from dashboard.ui.author import _Typed
from tests.app.screen import assert_sound, plain, words
from tests.app.writing.conftest import Desk

PAGE = "talepunkter"
MEETING = "bestyrelse-2021-11-25"
ANNA = Author(name="Anna Holm", role=Role.KOMPETENCECENTERCHEF)

Open = Callable[..., AppTest]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    address = f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", address)
    with open_journal(address) as opened:
        yield opened


@pytest.fixture
def desk(journal: Journal, open_page: Open) -> Desk:
    """The page of a board meeting, in Anna's window, over a journal of the test's own."""
    screen = open_page(PAGE, moede=MEETING)
    screen.session_state["author"] = _Typed(ANNA.name, ANNA.role)
    return Desk(screen)


def title(desk: Desk) -> str:
    return plain(desk.screen.title[0].value)


def texts(desk: Desk) -> list[str]:
    return [field.value for field in desk.screen.text_area if field.label.startswith("Punkt ")]


def press(desk: Desk, label: str, number: int = 0) -> None:
    [button for button in desk.screen.button if button.label == label][number].click()
    desk.run()


def save(desk: Desk) -> None:
    desk.unfold("Gem talepunkterne")
    desk.send("Gem")
    desk.open_folds.clear()


@pytest.mark.parametrize("meeting", [MEETING, "koordinationsgruppe-2019-10-03", "bestyrelse-2017-02-23"])
@pytest.mark.parametrize("audience", [one.value for one in Audience])
@pytest.mark.parametrize("area", [{}, {"omraade": "motalavej"}], ids=str)
def test_it_is_sound(meeting: str, audience: str, area: dict[str, str], open_page: Open) -> None:
    assert_sound(open_page(PAGE, moede=meeting, modtager=audience, **area))


def test_without_meetings_it_says_where_they_are_written(open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, PAGE)
    assert_sound(screen)
    assert "meetings.toml" in " ".join(words(screen))


def test_a_local_group_needs_its_area(open_page: Open) -> None:
    screen = open_page(PAGE, moede=MEETING, modtager="foelgegruppe")
    assert plain(screen.title[0].value) == "Vælg det område, som følgegruppen hører til"


def test_a_local_group_hears_no_verdict(open_page: Open) -> None:
    screen = open_page(PAGE, moede=MEETING, modtager="foelgegruppe", omraade="motalavej")
    said = " ".join(field.value for field in screen.text_area)
    assert said
    assert "udsat" not in said
    assert "kriteri" not in said


def test_seven_points_are_proposed_with_their_sources(desk: Desk) -> None:
    assert title(desk) == "Syv talepunkter foreslået til bestyrelsen"
    assert len(texts(desk)) == 7
    assert texts(desk)[0].startswith("To af de fire områder opfylder betingelserne")
    assert "Tal og kilder bag (4)" in desk.words


def test_points_are_moved_left_out_and_taken(desk: Desk) -> None:
    first, second, *rest = texts(desk)
    press(desk, "Flyt ned")
    assert texts(desk)[:2] == [second, first]
    press(desk, "Tag ud", 1)
    assert first not in texts(desk)
    assert title(desk) == "Seks talepunkter til bestyrelsen; ændringerne er ikke gemt"
    desk.unfold(next(one.label for one in desk.screen.expander if one.label.startswith("Status efter")))
    press(desk, "Tag med")
    assert len(texts(desk)) == 7
    assert texts(desk)[1:6] == rest


def test_an_edited_text_keeps_the_original_and_marks_what_is_doubtful(desk: Desk) -> None:
    desk.fill("Punkt 1", "Tre af de fire områder er kommet af listen takket være indsatsen.")
    desk.run()
    said = desk.words
    assert "„To“ er rettet i hånden til „Tre“." in said
    assert "„takket være“ siger, at noget er årsag" in said
    assert "Det foreslåede" in said
    assert "To af de fire områder opfylder" in said


def test_what_is_saved_stands_in_the_journal_and_is_had_back(
    desk: Desk, journal: Journal, open_page: Open
) -> None:
    desk.fill("Punkt 1", "Vi begynder med listen.")
    desk.run()
    press(desk, "Tag ud", 6)
    save(desk)
    assert desk.told == ["Talepunkterne er gemt."]
    assert title(desk) == "Seks talepunkter til bestyrelsen er gemt"
    (version,) = journal.current(TalkingPoints)
    assert version.author == ANNA
    assert version.content.points[0].text == "Vi begynder med listen."
    assert version.content.points[0].original is not None
    again = Desk(open_page(PAGE, moede=MEETING))
    assert texts(again)[0] == "Vi begynder med listen."
    assert len(texts(again)) == 6


def test_an_own_point_is_marked_as_one(desk: Desk) -> None:
    desk.unfold("Skriv et eget punkt")
    desk.fill("Eget punkt", "Tak til alle frivillige.")
    desk.send("Tilføj punktet")
    assert texts(desk)[-1] == "Tak til alle frivillige."
    assert "Ingen tal fra dashboardet står bag." in desk.words


def test_what_is_copied_has_its_sources(desk: Desk) -> None:
    desk.unfold("Kopiér med kilder")
    (copied,) = [block.value for block in desk.screen.code]
    assert copied.startswith("Talepunkter til bestyrelsen, 25. november 2021\n\n1. To af de fire")
    assert "Kilde: " in copied
    assert "Eksempel, ikke et rigtigt tal." in copied


def test_a_colleagues_save_is_not_written_over(desk: Desk, journal: Journal, open_page: Open) -> None:
    """The draft began before the colleague saved, whenever its form was opened."""
    colleague = Desk(open_page(PAGE, moede=MEETING))
    colleague.screen.session_state["author"] = _Typed("Bo Friis", Role.BESTYRELSE)
    colleague.fill("Punkt 1", "Bos indledning.")
    colleague.run()
    save(colleague)
    desk.fill("Punkt 1", "Annas indledning.")
    desk.run()
    desk.unfold("Gem talepunkterne")
    desk.send("Gem")
    assert "En anden har skrevet her" in " ".join(desk.alerts)
    assert "Bos indledning." in desk.words
    assert "Annas indledning." in desk.words
    desk.send("Gem mine i stedet")
    (version,) = journal.current(TalkingPoints)
    assert version.content.points[0].text == "Annas indledning."
    history = journal.history(version.entry_id)
    assert [one.content.points[0].text for one in history] == ["Bos indledning.", "Annas indledning."]


def test_personal_data_is_refused_with_the_points_number(desk: Desk, journal: Journal) -> None:
    desk.fill("Punkt 2", "Ring til Ole på 12 34 56 78.")
    desk.run()
    desk.unfold("Gem talepunkterne")
    desk.send("Gem")
    assert any("Punkt 2" in line for line in desk.alerts)
    assert journal.current(TalkingPoints) == ()


def test_hostile_text_shows_as_it_was_typed(journal: Journal, open_page: Open) -> None:
    from datetime import UTC, datetime

    hostile = "<script>alert(1)</script> **fed** [x](javascript:alert(1))"
    points = (
        TalkingPoint(point_id="gone", original=hostile, text=hostile + " nu", is_own=False, order=1),
        TalkingPoint(point_id="eget", original=None, text=hostile, is_own=True, order=2),
    )
    content = TalkingPoints(
        meeting_id=MEETING,
        audience=Audience.BESTYRELSE,
        points=points,
        build_id="20261125T225108064Z-ef27f0",
        ruleset_id="sub-2014",
    )
    journal.add(content, ANNA, now=datetime(2026, 11, 25, tzinfo=UTC), meeting_id=MEETING)
    screen = open_page(PAGE, moede=MEETING)
    assert [error.message for error in screen.exception] == []
    bodies = [element.proto.body for element in screen.main if element.type == "html"]
    assert not any("<script>alert" in body or "**fed**" in body for body in bodies)
    assert "Tallene giver ikke længere en sætning som denne." in " ".join(words(screen))
