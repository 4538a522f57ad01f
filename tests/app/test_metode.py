"""Metode: every answer that a trend can have is explained, and no reader is left with a code name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.trend import Strength
from dashboard.narrative.trends import STRENGTH_WORD
from tests.app.screen import assert_sound, parameters, pieces, plain, spoken, table, words

Open = Callable[..., AppTest]


def everything(screen: AppTest) -> str:
    return " ".join(words(screen)).replace("\u00a0", " ")


def test_the_page_is_sound(open_page: Open) -> None:
    screen = open_page("metode")
    assert_sound(screen)
    assert screen.title[0].value.startswith("Dommen følger reglerne")
    assert parameters(screen)["regler"] == "sub-2014"


def test_it_is_the_same_without_examples(open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, "metode", dato="2019-12-01")
    assert_sound(screen)
    assert "136 af Ringparkens 868 boliger" in everything(screen)


def test_every_answer_is_explained(open_page: Open) -> None:
    rows = table(open_page("metode"), "Hvad ordene betyder")
    explained = {plain(row["Svar"].text).lower(): row for row in rows}
    assert set(explained) == set(STRENGTH_WORD.values())
    assert set(STRENGTH_WORD) == {str(one) for one in Strength}
    for row in rows:
        assert all(len(plain(cell.text)) > 5 for cell in row.values())


@pytest.mark.parametrize(
    "said",
    [
        "99,8 %",
        "95 %",
        "80 %",
        "10 % af niveauet",
        "fem enkelte år",
        "mindst 12 tal",
        "700 voksne",
        "3.400 voksne",
        "Schackenborgvænge",
        "1-4 personer",
        "hvis udviklingen fortsætter",
        "En udvikling er ikke en virkning",
        "96 serier",
        "Wilson",
        "Newcombe",
        "Byar",
        "Fingertips",
        "Making Data Count",
        "vægtet",
    ],
)
def test_the_sizes_and_limits_are_told(said: str, open_page: Open) -> None:
    assert said in everything(open_page("metode"))


def test_the_contents_lead_to_every_section(open_page: Open) -> None:
    screen = open_page("metode")
    (contents,) = [
        node for piece in pieces(screen) for node in piece.all("ul") if "contents" in str(node.attributes)
    ]
    links = {link.attributes["href"]: plain(link.text) for link in contents.all("a")}
    anchors = {f"#{head.proto.anchor}": head.value for head in screen.header}
    assert links == anchors
    assert "#tegn" in anchors
    assert all(re.fullmatch(r"#[a-z0-9-]+", anchor) for anchor in anchors)


def test_the_drawing_says_what_it_shows(open_page: Open) -> None:
    drawings = [node for piece in pieces(open_page("metode")) for node in piece.all("svg")]
    (drawing,) = drawings
    meaning = spoken(drawing)
    assert "Opdigtet eksempel" in meaning
    assert "under den nederste grænse" in meaning
    circles = drawing.all("circle")
    assert [float(one.attributes["r"]) for one in circles] == [3.0] * 15 + [6.0]
