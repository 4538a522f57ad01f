"""Each form: filled in, kept, corrected; and what stands afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.journal.authors import Role
from dashboard.journal.contents import (
    Action,
    ActionState,
    Decision,
    InitiativeState,
    InitiativeStatus,
    MilestoneDone,
    Story,
)
from dashboard.journal.store import Journal
from tests.app.screen import assert_sound
from tests.app.writing.conftest import ANNA, BO, MEETING, OpenDesk

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
STORY = "Skriv historien bag kurven"


def add_action(journal: Journal) -> Action:
    content = Action(
        meeting_id=MEETING, text="Indkald skolerne.", owner_role=Role.POLITI, due_on=date(2022, 2, 1)
    )
    journal.add(content, BO, now=NOW, meeting_id=MEETING)
    return content


def test_looking_writes_nothing_and_makes_no_journal(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    assert_sound(desk.screen)
    for title in (STORY, "Skriv en beslutning", "Skriv en aftale", "Skriv status", "Meld milepælen nået"):
        desk.unfold(title)
        assert_sound(desk.screen)
    assert not (tmp_path / "journal").exists()


def test_a_closed_form_has_no_fields(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert len(desk.screen.text_area) == 0
    desk.unfold(STORY)
    assert [field.label for field in desk.screen.text_area] == ["Historien"]
    assert "Skriv ikke navne, CPR-numre" in desk.words
    assert "Skrives til mødet Bestyrelsen 25. november 2021." in desk.words


def test_a_story_is_written_then_corrected(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk()
    desk.unfold(STORY)
    desk.fill("Historien", "Nye lygter.\n\nOg flere voksne ude.")
    desk.send("Gem historien")
    assert desk.told == ["Historien er gemt."]
    assert_sound(desk.screen)
    (version,) = journal.current(Story)
    assert version.content.text == "Nye lygter.\n\nOg flere voksne ude."
    assert (version.author, version.meeting_id) == (ANNA, MEETING)
    assert len(desk.entries) == 1
    assert "Nye lygter. Og flere voksne ude." in desk.entries[0]
    assert "Skrevet af Anna Holm, koordinator for uddannelse, " in desk.entries[0]
    assert len(desk.screen.text_area) == 0, "the form has closed"

    desk.unfold("Ret historien bag kurven")
    assert desk.screen.text_area[0].value == "Nye lygter.\n\nOg flere voksne ude."
    assert desk.told == []
    desk.fill("Historien", "Nye lygter i 2020.")
    desk.send("Gem historien")
    assert [one.content.text for one in journal.history(version.entry_id)][-1] == "Nye lygter i 2020."
    assert "Rettet af Anna Holm" in desk.entries[0]


def test_a_decision_about_a_figure_in_an_area(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk()
    desk.unfold("Skriv en beslutning")
    desk.fill("Beslutning", "Belysningen ses efter.")
    desk.screen.selectbox[0].set_value(("indicator_id", "arson"))
    desk.screen.selectbox[1].set_value("sydbyen")
    desk.send("Gem beslutningen")
    (version,) = journal.current(Decision)
    assert version.content == Decision(
        meeting_id=MEETING, text="Belysningen ses efter.", indicator_id="arson", geography_id="sydbyen"
    )
    assert desk.told == ["Beslutningen er gemt."]


def test_an_action_with_owner_day_and_decision(open_desk: OpenDesk, journal: Journal) -> None:
    made = journal.add(Decision(meeting_id=MEETING, text="Vi gør det."), BO, now=NOW, meeting_id=MEETING)
    desk = open_desk()
    desk.unfold("Skriv en aftale")
    desk.fill("Hvad skal gøres?", "Indkald skolerne.")
    owner, _about, _place, carries_out = desk.screen.selectbox
    assert owner.options[:2] == ["Koordinatoren for uddannelse", "Koordinatoren for beskæftigelse"]
    owner.set_value(Role.KOMMUNE)
    carries_out.set_value(made.entry_id)
    desk.screen.date_input[0].set_value(date(2022, 2, 1))
    desk.send("Gem aftalen")
    (version,) = journal.current(Action)
    assert version.content == Action(
        meeting_id=MEETING,
        text="Indkald skolerne.",
        owner_role=Role.KOMMUNE,
        due_on=date(2022, 2, 1),
        decision_entry_id=made.entry_id,
    )


def test_an_action_about_what_the_page_says(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk()
    desk.unfold("Skriv en aftale", number=1)
    assert "Handler om: " in desk.words
    desk.fill("Hvad skal gøres?", "Ring til butikkerne.")
    desk.screen.selectbox[0].set_value(Role.BESKAEFTIGELSE)
    desk.send("Gem aftalen")
    (version,) = journal.current(Action)
    assert (version.content.initiative_id, version.content.geography_id) == ("fritidsjob", "sydbyen")


def test_the_proposed_day_is_that_of_the_body_s_next_meeting(open_desk: OpenDesk) -> None:
    desk = open_desk(moede="koordinationsgruppe-2021-10-07")
    desk.unfold("Skriv en aftale")
    assert desk.screen.date_input[0].value == date(2021, 11, 11)


def test_an_action_is_reported_done(open_desk: OpenDesk, journal: Journal) -> None:
    content = add_action(journal)
    desk = open_desk()
    desk.unfold("Meld færdig eller ret")
    desk.screen.radio(key=next(one.key for one in desk.screen.radio if one.label == "Tilstand")).set_value(
        ActionState.DONE
    )
    desk.send("Gem")
    (version,) = journal.current(Action)
    assert version.content == content.model_copy(update={"state": ActionState.DONE})
    assert version.author == ANNA


def test_the_status_of_an_initiative(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk()
    desk.unfold("Skriv status")
    (field,) = [one for one in desk.screen.radio if one.label == "Status"]
    assert field.value is InitiativeState.FORESLAAET
    field.set_value(InitiativeState.I_GANG)
    desk.send("Gem status")
    (version,) = journal.current(InitiativeStatus)
    assert version.content == InitiativeStatus(initiative_id="fritidsjob", status=InitiativeState.I_GANG)


def test_a_milestone_is_reached(open_desk: OpenDesk, journal: Journal) -> None:
    desk = open_desk()
    desk.unfold("Meld milepælen nået")
    desk.fill("Dokumentation", "Aftalerne er underskrevet.")
    desk.send("Gem milepælen")
    assert desk.alerts == ["Feltet »Nået den« er ikke udfyldt. Det skal det være, før der kan gemmes."]
    desk.screen.date_input[0].set_value(date(2021, 11, 1))
    desk.send("Gem milepælen")
    (version,) = journal.current(MilestoneDone)
    assert (version.content.done_on, version.content.evidence) == (
        date(2021, 11, 1),
        "Aftalerne er underskrevet.",
    )


def test_what_was_taken_back_is_gone_but_in_the_history_and_can_come_back(
    open_desk: OpenDesk, journal: Journal
) -> None:
    journal.add(Decision(meeting_id=MEETING, text="Forkert møde."), BO, now=NOW, meeting_id=MEETING)
    desk = open_desk()
    desk.unfold("Se historikken")
    assert "Skrevet af Bo Friis, politiet, 25. november 2026 kl. 13.00" in desk.words
    desk.unfold("Træk tilbage")
    desk.send("Træk tilbage")
    assert desk.alerts == ["Feltet »Hvorfor trækkes det tilbage?« er tomt. Skriv mindst ét ord."]
    desk.fill("Hvorfor trækkes det tilbage?", "Skrevet på det forkerte møde.")
    desk.send("Træk tilbage")
    assert desk.entries == []
    (gone,) = journal.current(Decision, withdrawn=True)
    assert gone.content.withdrawn == "Skrevet på det forkerte møde."
    assert gone.author == ANNA


def test_a_decision_s_text_is_corrected(open_desk: OpenDesk, journal: Journal) -> None:
    journal.add(Decision(meeting_id=MEETING, text="Vi følger opp."), BO, now=NOW, meeting_id=MEETING)
    desk = open_desk()
    desk.unfold("Ret eller se historikken")
    desk.fill("Beslutning", "Vi følger op.")
    desk.send("Gem beslutningen")
    (version,) = journal.current(Decision)
    assert version.content == Decision(meeting_id=MEETING, text="Vi følger op.")


def test_an_older_meeting_shows_what_was_written_for_it(open_desk: OpenDesk, journal: Journal) -> None:
    october = "koordinationsgruppe-2021-10-07"
    journal.add(Decision(meeting_id=october, text="I oktober."), BO, now=NOW, meeting_id=october)
    assert open_desk(moede="bestyrelse-2021-08-25").entries == []
    assert len(open_desk(moede=october).entries) == 1
    assert len(open_desk(moede=MEETING).entries) == 1


def test_correcting_at_an_older_meeting_corrects_the_newest_text(
    open_desk: OpenDesk, journal: Journal
) -> None:
    october = "koordinationsgruppe-2021-10-07"
    story = Story(
        indicator_id="arson", geography_id="motalavej", text="Oktober.", figures_until=date(2021, 10, 1)
    )
    first = journal.add(story, BO, now=NOW, meeting_id=october)
    newer = story.model_copy(update={"text": "November."})
    journal.correct(first.version_id, newer, BO, now=NOW, meeting_id=MEETING)
    desk = open_desk(moede=october)
    assert "Oktober." in desk.entries[0]
    desk.unfold("Ret historien bag kurven")
    assert desk.screen.text_area[0].value == "November."
    assert "Den er rettet til et senere møde" in desk.words


def test_without_meetings_the_form_says_why_and_what_to_do(
    open_desk: OpenDesk, real_data_dir: Path, journal: Journal
) -> None:
    desk = open_desk(data_dir=real_data_dir, dato="2021-11-25")
    for title in ("Skriv en beslutning", "Skriv en aftale"):
        desk.unfold(title)
    assert "der er ingen møder i kalenderen" in desk.words
    assert "data/catalog/meetings.toml" in desk.words
    assert len(desk.screen.text_area) == 0


def test_what_is_written_outside_meetings_is_said_to_show_later(
    open_desk: OpenDesk, real_data_dir: Path, journal: Journal
) -> None:
    desk = open_desk(data_dir=real_data_dir, dato="2019-12-01")
    desk.unfold(STORY)
    desk.fill("Historien", "Noget nyt.")
    desk.send("Gem historien")
    assert desk.entries == []
    assert len(journal.current(Story)) == 1
    assert "Det vises, når siden står på" in desk.told[0]


@pytest.mark.parametrize("button_pressed", [1, 2])
def test_sent_twice_is_written_once(open_desk: OpenDesk, journal: Journal, button_pressed: int) -> None:
    desk = open_desk()
    desk.unfold("Skriv en beslutning")
    desk.fill("Beslutning", "Kun én gang.")
    (button,) = [one for one in desk.screen.button if one.label == "Gem beslutningen"]
    for _ in range(button_pressed):
        button.click()
        desk.run()
    assert len(journal.current(Decision)) == 1
