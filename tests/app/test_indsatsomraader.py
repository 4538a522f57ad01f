"""Indsatsområder: the five, one of them, one initiative; what is an example says so, what is a guess too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.screen import assert_sound, chooser, parameters, pieces, plain, words

PAGE = "indsatsomraader"
FOCUS_AREAS = (
    "uddannelse",
    "beskaeftigelse",
    "kriminalpraevention",
    "forebyggelse_foraeldreansvar",
    "trivsel_demokrati_civilsamfund",
)
INITIATIVES = ("fritidsjob", "opsoegende_arbejde", "hurtig_opfoelgning", "positiv_fortaelling")
LATEST = {"moede": "bestyrelse-2021-11-25"}

Open = Callable[..., AppTest]


def title(screen: AppTest) -> str:
    return plain(screen.title[0].value)


def everything(screen: AppTest) -> str:
    return plain("\n".join(words(screen)))


@pytest.mark.parametrize(
    "meeting", ["bestyrelse-2017-02-23", "bestyrelse-2019-11-25", "bestyrelse-2021-11-25"]
)
@pytest.mark.parametrize(
    "shown",
    [{}, *({"indsatsomraade": one} for one in FOCUS_AREAS), *({"indsats": one} for one in INITIATIVES)],
    ids=str,
)
def test_it_is_sound(meeting: str, shown: dict[str, str], open_page: Open) -> None:
    assert_sound(open_page(PAGE, moede=meeting, **shown))


@pytest.mark.parametrize(
    "shown", [{}, {"indsatsomraade": "beskaeftigelse"}, {"indsats": "fritidsjob"}], ids=str
)
def test_it_is_sound_without_examples(shown: dict[str, str], open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, PAGE, dato="2019-12-01", **shown)
    assert_sound(screen)
    said = everything(screen)
    assert "eks." not in said
    assert "i gang siden" not in said
    assert "ngen milepæle er registreret" in said or "der er ingen milepæle" in title(screen)


def test_the_five_stand_in_order_with_their_signs_and_milestones(open_page: Open) -> None:
    screen = open_page(PAGE, **LATEST)
    said = everything(screen)
    places = [said.index(name) for name in ("Uddannelse", "Kriminalpræventiv indsats", "Trivsel, demokrati")]
    assert places == sorted(places)
    assert title(screen) == "14 af 19 indsatser er meldt i gang; tre milepæle er ikke nået til tiden"
    assert "En udvikling i et tal er ikke en virkning af en indsats." in said
    assert "✕ Nyt mødested for unge åbnet frist 30. september 2020 eks." in said


def test_what_was_missed_later_is_not_missed_yet_at_an_earlier_meeting(open_page: Open) -> None:
    screen = open_page(PAGE, moede="bestyrelse-2018-02-22")
    assert title(screen).endswith("ingen milepæl er overskredet")
    assert "Nyt mødested for unge åbnet" not in everything(screen)


def test_core_and_contributing_figures_stand_apart(open_page: Open) -> None:
    said = everything(open_page(PAGE, indsatsomraade="beskaeftigelse", **LATEST))
    core, own = said.index("Kernetal: langsomme"), said.index("Indsatsernes egne tal")
    assert (
        core < said.index("Uden for arbejde og uddannelse", core) < own < said.index("Unge i fritidsjob", own)
    )


def test_every_bar_has_its_meaning_as_text(open_page: Open) -> None:
    screen = open_page(PAGE, indsatsomraade="uddannelse", **LATEST)
    drawn = [
        node
        for piece in pieces(screen)
        for node in piece.all("svg")
        if "gauge" in node.attributes.get("class", "")
    ]
    assert len(drawn) > 10
    assert all(": " in node.attributes["aria-label"] for node in drawn)
    assert any("eksempeltal" in node.attributes["aria-label"] for node in drawn)


def test_a_kind_that_the_application_does_not_say_is_marked_as_a_guess(open_page: Open) -> None:
    said = everything(open_page(PAGE, indsats="sproglig_indsats", **LATEST))
    assert "permanent kerneopgave skøn" in said
    said = everything(open_page(PAGE, indsats="fritidsjob", **LATEST))
    assert "tværgående indsats: går på tværs" in said


def test_an_initiative_brings_its_focus_area(open_page: Open) -> None:
    screen = open_page(PAGE, indsats="fritidsjob", indsatsomraade="uddannelse", **LATEST)
    assert parameters(screen)["indsatsomraade"] == "beskaeftigelse"
    assert title(screen) == "Unge i fritidsjob er i gang; begge milepæle er nået"


def test_the_balance_stands_beside_its_caution(open_page: Open) -> None:
    said = everything(open_page(PAGE, **LATEST))
    assert "13 af 19 registrerede indsatser styrker permanente kerneopgaver (68 %); ønsket er 80 %." in said
    assert "ikke timer eller penge" in said


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"indsatsomraade": "sport"}, "Indsatsområdet „sport“ findes ikke."),
        ({"indsats": "<script>"}, "Indsatsen „<script>“ findes ikke."),
    ],
)
def test_a_wrong_address_is_said(wrong: dict[str, str], sentence: str, open_page: Open) -> None:
    screen = open_page(PAGE, **wrong, **LATEST)
    assert_sound(screen)
    assert sentence in everything(screen)


def test_choosing_another_focus_area_leaves_the_initiative(open_page: Open) -> None:
    screen = open_page(PAGE, indsats="fritidsjob", **LATEST)
    chooser(screen, "Indsatsområde").set_value("uddannelse").run()
    found = parameters(screen)
    assert found["indsatsomraade"] == "uddannelse"
    assert "indsats" not in found
