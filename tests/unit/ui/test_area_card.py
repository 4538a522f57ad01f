"""One area's figures and its place on the lists, as HTML."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from dashboard.ui.area_card import figure_html, history_html
from tests.unit import samples as s

DAY = date(2016, 11, 24)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def figure(**fields: object) -> str:
    return plain(figure_html(s.figure(**fields), s.indicator(), DAY))


def test_a_figure_with_its_period() -> None:
    assert figure() == "43,1 % 2015"


def test_no_figure() -> None:
    assert plain(figure_html(None, s.indicator(), DAY)) == "ukendt"


def test_never_more_decimals_than_the_source_has() -> None:
    assert figure(value=42.0, value_decimals=0) == "42 % 2015"
    assert figure(value=43.123, value_decimals=3) == "43,1 % 2015"


def test_an_example_says_so() -> None:
    assert figure(is_demo=True) == "43,1 % eks. 2015"


@pytest.mark.parametrize(
    ("status", "word"), [("preliminary", "foreløbig"), ("estimate", "skøn"), ("break", "brud i serien")]
)
def test_what_is_not_final_says_so(status: str, word: str) -> None:
    assert figure(status=status) == f"43,1 % 2015, {word}"


def test_an_old_figure_says_so() -> None:
    assert figure(period="2012") == "43,1 % 2012, gammelt tal"


def test_the_lists_that_name_the_area() -> None:
    said = plain(history_html((s.official(), s.official(on_list=False, confidence="inferred"))))
    assert "1. december 2019" in said
    assert "hårde ghettoområder" in said
    assert "ikke på listen" in said
    assert "tv2east.dk (udledt)" in said


def test_no_list_names_the_area() -> None:
    assert "Ingen af de kilder" in history_html(())


def test_names_and_sources_are_escaped() -> None:
    html = history_html((s.official(list_name=s.HOSTILE, source=s.HOSTILE),))
    assert "<script" not in html
    assert html.count("&lt;script") == 2


def test_a_list_without_a_source_is_shown_too() -> None:
    assert "hårde ghettoområder" in history_html((s.official(source=None),))
