"""What people wrote shows where it belongs, as it was typed; a stale story says so; figures do without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import InitiativeStatus, MilestoneDone, Story
from dashboard.journal.store import Journal, open_journal
from tests.app.screen import assert_sound, plain, words

MEETING = "bestyrelse-2021-11-25"
BEFORE = "bestyrelse-2021-08-25"
HOSTILE = "<b>To</b> virksomheder **lukkede** [her](javascript:alert(1))"
ANNA = Author(name="Anna <i>Holm</i>", role=Role.BESKAEFTIGELSE)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

Open = Callable[..., AppTest]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    address = f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", address)
    with open_journal(address) as opened:
        yield opened


@pytest.fixture
def story(journal: Journal) -> None:
    content = Story(
        indicator_id="outside_work_education",
        geography_id="motalavej",
        text=HOSTILE,
        figures_until=date(2020, 12, 1),
    )
    journal.add(content, ANNA, now=NOW, meeting_id=MEETING)


def said(screen: AppTest) -> str:
    assert_sound(screen)
    return plain("\n".join(words(screen)))


def bodies(screen: AppTest) -> str:
    return "".join(element.proto.body for element in screen.main if element.type in {"html", "markdown"})


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("indikatorer", {"indikator": "outside_work_education"}),
        ("status", {"omraade": "motalavej"}),
        ("indsatsomraader", {"indsatsomraade": "beskaeftigelse"}),
        ("moeder", {}),
    ],
)
def test_a_story_shows_as_it_was_typed_and_says_that_it_is_stale(
    page: str, parameters: dict[str, str], open_page: Open
) -> None:
    screen = open_page(page, moede=MEETING, **parameters)
    text = said(screen)
    assert HOSTILE in text
    assert "Skrevet af Anna <i>Holm</i>, koordinator for beskæftigelse" in text
    if page != "moeder":
        assert "Siden er der kommet nye tal, senest 1. oktober 2021." in text
    assert "<b>To</b>" not in bodies(screen)
    assert "**lukkede**" not in bodies(screen)


@pytest.mark.usefixtures("story")
def test_the_board_of_status_points_to_the_story(open_page: Open) -> None:
    assert "Historien bag kurven" in said(open_page("status", moede=MEETING))


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("page", ["indikatorer", "status", "indsatsomraader"])
def test_at_an_earlier_meeting_it_does_not_stand_yet(page: str, open_page: Open) -> None:
    screen = open_page(
        page,
        moede=BEFORE,
        indikator="outside_work_education",
        omraade="motalavej",
        indsatsomraade="beskaeftigelse",
    )
    assert HOSTILE not in said(screen)


def test_the_journals_word_stands_over_the_example(journal: Journal, open_page: Open) -> None:
    address = {"moede": MEETING, "indsats": "sociale_kompetencer"}
    assert "sat i bero eks." in said(open_page("indsatsomraader", **address))
    journal.add(
        InitiativeStatus.model_validate({"initiative_id": "sociale_kompetencer", "status": "i_gang"}),
        ANNA,
        now=NOW,
        meeting_id=MEETING,
    )
    text = said(open_page("indsatsomraader", **address))
    assert "i gang siden 25. november 2021" in text
    assert "sat i bero" not in text


def test_a_milestone_reported_reached_is_no_news_any_more(journal: Journal, open_page: Open) -> None:
    meeting = BEFORE
    missed = "Milepælen „Rådgivning i alle dagtilbud i områderne“ skulle være nået 30. juni 2021"
    assert missed in said(open_page("status", moede=meeting))
    journal.add(
        MilestoneDone(
            milestone_id="raadgivning_dagtilbud_skoler_alle_dagtilbud",
            done_on=date(2021, 6, 29),
            evidence="Aftaler med alle dagtilbud.",
        ),
        ANNA,
        now=NOW,
        meeting_id=meeting,
    )
    assert missed not in said(open_page("status", moede=meeting))


def test_figures_do_without_a_journal_that_does_not_answer(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", "postgresql://nobody@127.0.0.1:1/none")
    text = said(open_page("indikatorer", moede=MEETING, indikator="arson"))
    assert "Påsatte brande" in text
    assert "Tallene er ikke berørt." in text
