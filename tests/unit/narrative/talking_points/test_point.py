"""A fact's note, a point's id and what closes its text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cpr import has_cpr
from dashboard.narrative.talking_points.making import make, point_id
from dashboard.narrative.talking_points.point import Fact, Kind

FACT = Fact(
    indicator_id="outside_work_education",
    geography_id="motalavej",
    label="Uden for arbejde og uddannelse, Motalavej, 2020",
    value="43,1 %",
    interval="95 %: 39,5–46,8",
    test="Chi i anden for udvikling, 2016–2020: tegn på fald",
    source="LBF Beboerdata",
    published_on=date(2021, 10, 1),
    is_demo=False,
    is_proxy=False,
    is_old=False,
)
DEMO, OLD, PROXY = replace(FACT, is_demo=True), replace(FACT, is_old=True), replace(FACT, is_proxy=True)
NO_FIGURE = replace(FACT, value="Intet tal kendt på datoen.", label="Dømte beboere")


def test_a_note_is_one_line_with_all_of_it() -> None:
    assert FACT.note() == (
        "Uden for arbejde og uddannelse, Motalavej, 2020: 43,1 % (95 %: 39,5–46,8). Chi i anden for "
        "udvikling, 2016–2020: tegn på fald. Kilde: LBF Beboerdata, 1. oktober 2021."
    )
    doubtful = replace(
        FACT, is_demo=True, is_proxy=True, is_old=True, published_assumed=True, interval=None, test=None
    )
    assert doubtful.note() == (
        "Uden for arbejde og uddannelse, Motalavej, 2020: 43,1 %. Kilde: LBF Beboerdata, 1. oktober 2021 "
        "(dato antaget). Eksempel, ikke et rigtigt tal. Nødløsning (proxy): et andet mål end kriteriets. "
        "Over tre år gammelt."
    )
    assert replace(FACT, published_on=None, source="Journalen").note().endswith("Kilde: Journalen.")


@pytest.mark.parametrize(
    ("facts", "closing"),
    [
        ([FACT], ""),
        ([DEMO], " Tallet er et eksempel."),
        ([DEMO, replace(DEMO, label="x")], " Tallene er eksempler."),
        ([DEMO, FACT], " Nogle af tallene er eksempler."),
        ([DEMO, NO_FIGURE], " Tallet er et eksempel."),
        ([OLD], " Tallet er over tre år gammelt."),
        ([OLD, replace(OLD, label="x")], " Tallene er over tre år gamle."),
        ([OLD, FACT], " Nogle af tallene er over tre år gamle."),
        ([PROXY], " Tallet er en nødløsning (proxy) og kan ikke holdes op mod grænsen."),
        (
            [PROXY, FACT],
            " „Uden for arbejde og uddannelse“ er en nødløsning (proxy) og kan ikke holdes op mod grænsen.",
        ),
    ],
)
def test_what_the_figures_are_worth_closes_the_text(facts: list[Fact], closing: str) -> None:
    assert make(Kind.NEW, ["x"], "Sagt.", facts).text == f"Sagt.{closing}"


def test_a_fact_stands_once() -> None:
    assert make(Kind.NEW, ["x"], "Sagt.", [FACT, FACT]).facts == (FACT,)


def test_an_id_is_readable_where_it_can_be() -> None:
    assert point_id(Kind.CERTAIN, ["motalavej", "employed"]) == "certain-motalavej-employed"
    assert point_id(Kind.NEW, ["2021-Q3"]) == "new-2021-q3"
    hard = point_id(Kind.LIST, ["2019-12-01", "hårde ghettoområder"])
    assert hard.startswith("list-2019-12-01-h_rde_ghettoomr_der-")
    assert hard != point_id(Kind.LIST, ["2019-12-01", "harde ghettoområder"])


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_an_id_is_one_that_the_journal_takes(key: list[str]) -> None:
    made = point_id(Kind.LIST, key)
    assert len(made) <= 100
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")
    assert made[0].isalpha()
    assert made == point_id(Kind.LIST, key)


def test_the_letters_of_a_digest_are_no_persons_number() -> None:
    assert not any(has_cpr(point_id(Kind.LIST, [f"æ{number}"]).split("-")[-1]) for number in range(500))
