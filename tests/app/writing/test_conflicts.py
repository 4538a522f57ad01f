"""Two people write the same: the second is told, sees both, and chooses."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.journal.contents import Decision, Story
from dashboard.journal.store import Journal
from tests.app.screen import assert_sound
from tests.app.writing.conftest import BO, MEETING, Desk, OpenDesk
from tests.app.writing.test_forms import STORY

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def story(text: str) -> Story:
    return Story(indicator_id="arson", geography_id="motalavej", text=text, figures_until=date(2021, 10, 1))


@pytest.fixture(params=["first writers", "editors"])
def conflict(request: pytest.FixtureRequest, open_desk: OpenDesk, journal: Journal) -> Desk:
    """Anna opened the form, Bo wrote `Bos tekst.` meanwhile, then Anna sent `Annas tekst.`"""
    before = None
    if request.param == "editors":
        before = journal.add(story("Først."), BO, now=NOW, meeting_id=MEETING)
    desk = open_desk()
    desk.unfold("Ret historien bag kurven" if before else STORY)
    if before:
        journal.correct(before.version_id, story("Bos tekst."), BO, now=NOW, meeting_id=MEETING)
    else:
        journal.add(story("Bos tekst."), BO, now=NOW, meeting_id=MEETING)
    desk.run()  # whatever draws the page again must not make Bo's text the one she read
    desk.fill("Historien", "Annas tekst.")
    desk.send("Gem historien")
    return desk


def test_the_second_is_told_and_sees_both(conflict: Desk, journal: Journal) -> None:
    assert_sound(conflict.screen)
    assert conflict.alerts[0].startswith("En anden har skrevet her, efter at du åbnede feltet.")
    assert "Bos tekst." in conflict.words
    assert "Annas tekst." in conflict.words
    assert "af Bo Friis, politiet, 25. november 2026 kl. 13.00" in conflict.words
    assert [one.content.text for one in journal.current(Story)] == ["Bos tekst."]


def test_her_text_as_a_correction_of_his(conflict: Desk, journal: Journal) -> None:
    conflict.send("Gem min tekst som rettelse af den nye")
    (version,) = journal.current(Story)
    assert version.content.text == "Annas tekst."
    assert [one.content.text for one in journal.history(version.entry_id)][-2:] == [
        "Bos tekst.",
        "Annas tekst.",
    ]
    assert conflict.told == ["Historien er gemt."]
    assert conflict.alerts == []


def test_his_stays(conflict: Desk, journal: Journal) -> None:
    conflict.send("Behold det, der står")
    assert [one.content.text for one in journal.current(Story)] == ["Bos tekst."]
    assert conflict.told == ["Det, der stod, er beholdt. Din tekst er ikke gemt."]
    conflict.unfold("Ret historien bag kurven")
    assert conflict.screen.text_area[0].value == "Bos tekst."


def test_a_third_one_meanwhile_is_told_again(conflict: Desk, journal: Journal) -> None:
    (standing,) = journal.current(Story)
    journal.correct(standing.version_id, story("Bos næste."), BO, now=NOW, meeting_id=MEETING)
    conflict.send("Gem min tekst som rettelse af den nye")
    assert conflict.alerts
    assert "Bos næste." in conflict.words
    conflict.send("Gem min tekst som rettelse af den nye")
    assert [one.content.text for one in journal.current(Story)] == ["Annas tekst."]


def test_what_was_corrected_meanwhile_is_taken_back_with_its_new_text(
    open_desk: OpenDesk, journal: Journal
) -> None:
    first = journal.add(Decision(meeting_id=MEETING, text="Først."), BO, now=NOW, meeting_id=MEETING)
    desk = open_desk()
    desk.unfold("Træk tilbage")
    corrected = Decision(meeting_id=MEETING, text="Siden.")
    journal.correct(first.version_id, corrected, BO, now=NOW, meeting_id=MEETING)
    desk.fill("Hvorfor trækkes det tilbage?", "Forkert.")
    desk.send("Træk tilbage")
    desk.send("Træk den nye tilbage alligevel")
    (gone,) = journal.current(Decision, withdrawn=True)
    assert (gone.content.text, gone.content.withdrawn) == ("Siden.", "Forkert.")
