"""Golden sentences of what is being done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from dashboard.analysis.effort import (
    FocusNow,
    InitiativeNow,
    MilestoneNow,
    Reached,
    balance,
    milestones_now,
)
from dashboard.analysis.focus_board import Sign
from dashboard.catalog.models import Initiative as CatalogInitiative
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import InitiativeState, InitiativeStatus
from dashboard.journal.version import Version
from dashboard.narrative import effort as words
from tests.unit.samples import focus_area, geography, indicator, initiative, milestone, trend_state

AS_OF = date(2021, 11, 25)


def now(status: str = "i_gang", **fields: object) -> InitiativeNow:
    since = fields.get("since", date(2019, 3, 14))
    return InitiativeNow(
        initiative(), status, since if isinstance(since, date) else None, is_demo=False, word=None
    )


def milestones(*days: tuple[date, date | None]) -> tuple[MilestoneNow, ...]:
    return milestones_now([milestone(due_on=due, done_on=done) for due, done in days], {}, AS_OF)


DONE = (date(2019, 6, 30), date(2019, 6, 1))
LATE = (date(2019, 6, 30), date(2020, 6, 1))
MISSED = (date(2019, 6, 30), None)
AHEAD = (date(2022, 6, 30), None)


@pytest.mark.parametrize(
    ("statuses", "days", "expected"),
    [
        (["i_gang", "i_gang", "foreslaaet"], [MISSED, DONE],
         "Uddannelse: to af tre indsatser er meldt i gang; én milepæl er ikke nået til tiden"),
        (["i_gang"] * 2, [DONE], "Uddannelse: begge indsatser er meldt i gang; ingen milepæl er overskredet"),
        (["i_gang", "afsluttet"], [],
         "Uddannelse: én af to indsatser er meldt i gang; der er ingen milepæle"),
        (["foreslaaet"] * 3, [MISSED, MISSED],
         "Uddannelse: ingen af de tre indsatser er meldt i gang; to milepæle er ikke nået til tiden"),
    ],
)  # fmt: skip
def test_headline_of_a_focus_area(
    statuses: list[str], days: list[tuple[date, date | None]], expected: str
) -> None:
    area = FocusNow(focus_area(), tuple(now(one) for one in statuses), milestones(*days))
    assert words.focus_headline(area) == expected


def test_headline_of_all_counts_in_figures_where_there_are_many() -> None:
    area = FocusNow(focus_area(), tuple([now()] * 8), milestones(DONE))
    assert words.overview_headline([area, area]) == (
        "Alle 16 indsatser er meldt i gang; ingen milepæl er overskredet"
    )


@pytest.mark.parametrize(
    ("status", "days", "expected"),
    [
        ("i_gang", [DONE, LATE], "Sproglig indsats er i gang; begge milepæle er nået"),
        ("i_gang", [DONE, MISSED, AHEAD], "Sproglig indsats er i gang; én af tre milepæle er nået"),
        ("foreslaaet", [], "Sproglig indsats er kun foreslået; der er ingen milepæle"),
        ("sat_i_bero", [MISSED], "Sproglig indsats er sat i bero; milepælen er ikke nået"),
        ("afsluttet", [DONE], "Sproglig indsats er afsluttet; milepælen er nået"),
        ("i_gang", [MISSED, AHEAD], "Sproglig indsats er i gang; ingen af de to milepæle er nået"),
    ],
)
def test_headline_of_an_initiative(status: str, days: list[tuple[date, date | None]], expected: str) -> None:
    assert words.initiative_headline(now(status), milestones(*days)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], "Ingen milepæle er registreret"),
        ([DONE, LATE, AHEAD], "2 nået (1 efter fristen), 1 forude"),
        ([DONE], "1 nået"),
        ([MISSED], "Ingen er nået"),
        ([AHEAD], "1 forude"),
    ],
)
def test_milestones_counted(days: list[tuple[date, date | None]], expected: str) -> None:
    assert words.reached_counts(milestones(*days)) == expected


def test_a_milestone_is_told_with_both_its_days_and_as_an_example() -> None:
    found = milestones_now([milestone(due_on=LATE[0], done_on=LATE[1], is_demo=True)], {}, AS_OF)[0]
    assert words.milestone_spoken(found) == (
        "Hold i alle fire områder: frist 30. juni 2019, nået 1. juni 2020, nået efter fristen, eksempel"
    )


def test_since_when() -> None:
    assert words.since(now()) == "siden 14. marts 2019"
    assert words.since(now("foreslaaet", since=None)) == "som i ansøgningen"


def test_a_sign_names_its_places_and_its_direction() -> None:
    places = (geography("motalavej"), geography("sydbyen"))
    found = Sign(indicator(), trend_state(), places, is_demo=False)
    assert words.sign(found) == "tegn på fald på Motalavej og i Sydbyen, i den ønskede retning"
    together = geography("samlet", name="De fire boligområder samlet", kind="samlet")
    assert words.sign(Sign(indicator(polarity="neutral"), trend_state(), (together,), is_demo=False)) == (
        "tegn på fald i de fire områder samlet"
    )


@pytest.mark.parametrize(
    ("known", "of_all", "expected"),
    [
        (0, 0, "Ingen tal hører til"),
        (0, 3, "Endnu ingen tal"),
        (1, 1, "Tallet viser ingen udvikling, der kan skelnes fra tilfældigheder"),
        (4, 5, "Ingen af de fire tal viser en udvikling, der kan skelnes fra tilfældigheder"),
    ],
)
def test_no_signs(known: int, of_all: int, expected: str) -> None:
    assert words.no_signs(known, of_all) == expected


def test_the_balance_says_its_share_its_wish_and_what_it_does_not_say() -> None:
    found = balance([initiative(str(n)) for n in range(3)] + [initiative("t", kind="temporary")], 80)
    assert words.balance_sentence(found).replace("\u00a0", " ") == (
        "3 af 4 registrerede indsatser styrker permanente kerneopgaver (75 %); ønsket er 80 %."
    )
    assert "ikke timer eller penge" in words.balance_caution(found)


def test_the_areas_of_an_initiative() -> None:
    names = {"motalavej": "Motalavej", "sydbyen": "Sydbyen"}
    assert words.areas_of(now(), names) == words.NO_AREA_NAMED
    named = InitiativeNow(
        initiative(geography_ids=["motalavej", "sydbyen"]), "i_gang", None, is_demo=False, word=None
    )
    assert words.areas_of(named, names) == "Motalavej og Sydbyen"


def test_every_state_has_a_word() -> None:
    assert set(words.KIND_WORD) == set(get_args(CatalogInitiative.model_fields["kind"].annotation))
    assert set(words.STATUS_WORD) == set(get_args(CatalogInitiative.model_fields["status"].annotation))
    assert set(words.REACHED_WORD) == set(Reached)
    assert set(words.STATUS_SHAPE) == set(words.STATUS_WORD)


def test_when_something_last_came() -> None:
    assert words.updated(None, None) == "Ingen har skrevet noget endnu. Ingen tal er kendt."
    content = InitiativeStatus(initiative_id="fritidsjob", status=InitiativeState.I_GANG)
    word = Version(
        "v",
        "e",
        None,
        Author(name="Ane", role=Role.UDDANNELSE),
        datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
        None,
        content,
    )
    assert words.updated(word, date(2021, 11, 2)) == (
        "Senest skrevet 26. november 2026. Nyeste tal offentliggjort 2. november 2021."
    )
