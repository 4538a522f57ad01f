"""The texts of the page Metode say what the code does, and what the simulation finds."""

from __future__ import annotations

import re
from html import unescape

import numpy as np
import pytest

from benchmarks import signals as simulated
from dashboard.analysis import chi_square, intervals, xmr
from dashboard.analysis.trend import MIN_MEAN_COUNT, RELEVANT_SHARE, Strength
from dashboard.narrative import method, method_limits, method_ways
from dashboard.narrative.method import Section
from dashboard.narrative.trends import STRENGTH_WORD
from dashboard.store.records import Event

SALE = Event(
    "salg", "afgraensning", "Bakken & Dalen solgt", ["ringparken"], 2020, "omkring 2020", "kilde", "inferred",
    "136 af 868 boliger",
)  # fmt: skip
SECTIONS = (
    method.questions(),
    method.signs(),
    method_ways.bands(),
    method_ways.yearly(),
    method_ways.quarterly(),
    method_ways.sizes(),
    method_ways.breaks([SALE]),
    *method_limits.LIMITS,
    method_limits.SOURCES,
)
every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.anchor)


def text(section: Section) -> str:
    markup = " ".join((section.title, section.answer, *section.paragraphs))
    return unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " ")


@every_section
def test_an_anchor_is_plain_danish_in_the_letters_of_an_address(section: Section) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", section.anchor)


def test_the_anchors_that_other_pages_link_to() -> None:
    assert [section.anchor for section in SECTIONS] == [
        "to-spoergsmaal",
        "tegn",
        "baand",
        "aarstal",
        "kvartalstal",
        "hvor-stor-aendring",
        "brud",
        "margin",
        "fremskrivning",
        "skjulte-tal",
        "graenser",
        "kilder",
    ]


@every_section
def test_a_section_begins_with_its_answer_and_is_short(section: Section) -> None:
    assert section.answer.endswith((".", "?"))
    assert len(section.answer) <= 160
    assert section.paragraphs
    assert max(len(re.sub(r"<[^>]+>", "", part)) for part in section.paragraphs) < 1100
    sentences = re.split(r"(?<=[.?:;])\s", text(section))
    assert [one for one in sentences if len(one.split()) > 38] == []


@every_section
def test_every_tag_is_closed(section: Section) -> None:
    for part in section.paragraphs:
        for tag in ("p", "ul", "li", "strong"):
            assert part.count(f"<{tag}>") == part.count(f"</{tag}>")


def test_every_state_is_explained_once() -> None:
    assert [word.strength for word in method.words()] == list(STRENGTH_WORD)
    assert set(STRENGTH_WORD) == {str(one) for one in Strength}


def test_the_levels_come_from_the_code() -> None:
    certain, early, *_ = method.words()
    assert "99,8" in certain.says
    assert "1 ud af 500" in certain.by_chance
    assert "95" in early.says
    assert "1 ud af 20" in early.by_chance
    assert method.level(chi_square.EARLY) == pytest.approx(0.95, abs=1e-4)


@pytest.mark.parametrize(
    ("constant", "anchor", "said"),
    [
        (chi_square.POINTS == 5, "aarstal", "fem enkelte år"),
        (chi_square.EARLY == 3.841, "aarstal", "3,84"),
        (chi_square.CERTAIN == 9.5495, "aarstal", "9,55"),
        (xmr.MIN_POINTS == 12, "kvartalstal", "mindst 12 tal"),
        (xmr.RUN == 7, "kvartalstal", "syv tal"),
        (xmr.TO_LIMIT == 2.66, "kvartalstal", "2,66"),
        (MIN_MEAN_COUNT == 2, "kvartalstal", "færre end 2 ad gangen"),
        (chi_square.POWER == 0.8, "hvor-stor-aendring", "80 % af tilfældene"),
        (RELEVANT_SHARE == 0.1, "hvor-stor-aendring", "10 % af niveauet"),
        (intervals.CONFIDENCE == 0.95, "baand", "95 % af tilfældene"),
        (intervals.EXACT_BELOW == 10, "baand", "færre end 10 hændelser"),
        (chi_square.POINTS == 5, "fremskrivning", "kun tre tilbage"),
    ],
)
def test_constants_are_told(constant: bool, anchor: str, said: str) -> None:
    (section,) = [one for one in SECTIONS if one.anchor == anchor]
    assert constant
    assert said in text(section)


def test_a_changed_constant_changes_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmr, "MIN_POINTS", 20)
    monkeypatch.setattr(chi_square, "POINTS", 7)
    assert "mindst 20 tal" in text(method_ways.quarterly())
    assert "de seneste syv enkelte år" in text(method_ways.yearly())


def test_known_values() -> None:
    """Those of facts/statistics.md."""
    assert "38,4 til 45,7 %" in text(method_ways.bands())
    assert "54,6 til 68,0 %" in text(method_ways.bands())
    assert "1,6 til 11,7 brande" in text(method_ways.bands())
    assert "6,6 procentpoint" in text(method_ways.sizes())
    assert "3,0 procentpoint" in text(method_ways.sizes())


def test_breaks_are_named_and_escaped() -> None:
    assert "Bakken &amp; Dalen solgt" in method_ways.breaks([SALE]).paragraphs[0]
    assert not any("<ul>" in part for part in method_ways.breaks([]).paragraphs)


def test_how_many_signs_come_by_chance() -> None:
    assert (method_limits.EARLY_A_ROUND, method_limits.ROUNDS_A_CERTAIN) == (5, 5)


class TestMeasured:
    """The rates that the page tells, by a small run of the benchmark."""

    @pytest.mark.parametrize("mean", [3, 8, 30])
    def test_quarterly(self, mean: int) -> None:
        found = simulated.periodic(np.random.default_rng(1), [mean] * 24, 3000)
        low, high = method.QUARTERLY_EARLY
        assert low - 0.01 < found.early < high + 0.01
        assert found.certain < method.QUARTERLY_CERTAIN_BELOW

    @pytest.mark.parametrize("adults", [500, 800])
    def test_the_fall_that_is_seldom_seen(self, adults: int) -> None:
        fall = np.linspace(0.42, 0.38, 5).tolist()
        found = simulated.yearly(np.random.default_rng(1), fall, adults, 3000)
        low, high = method_ways.FALL_SEEN
        assert low - 0.015 < found.certain < high + 0.015

    def test_yearly(self) -> None:
        found = simulated.yearly(np.random.default_rng(1), [0.42] * 5, 700, 3000)
        assert found.early == pytest.approx(1 - method.level(chi_square.EARLY), abs=0.012)
        assert found.certain < 0.006
