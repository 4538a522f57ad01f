"""News on a phone: scenario 1 (ten minutes before the meeting) and 3 (what the agenda begins with)."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.visitor import Visitor

TWO_SCREENS = 2 * 844


def lines(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("section.news li").all_inner_texts()]


@pytest.mark.parametrize("meeting", ["bestyrelse-2021-11-25", "bestyrelse-2019-11-25"])
def test_scenario_1_what_is_new_on_a_phone(meeting: str, phone: Visitor) -> None:
    """At most five lines, seen without scrolling past a drawing, with nothing to hover."""
    page = phone.open("/", moede=meeting)
    expect(page.get_by_role("heading", name=re.compile("^Nyt siden Bestyrelsen "))).to_be_visible()
    assert 1 <= len(lines(page)) <= 5
    bottom, first_drawing, canvases = page.evaluate(
        """() => [
          document.querySelector('section.news').getBoundingClientRect().bottom,
          document.querySelector('[data-testid=stMain] svg.gauge').getBoundingClientRect().top,
          document.querySelectorAll('canvas').length,
        ]"""
    )
    assert bottom <= TWO_SCREENS
    assert bottom < first_drawing
    assert canvases == 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert phone.console_errors == []


def test_each_line_opens_a_page_of_the_same_meeting(phone: Visitor) -> None:
    page = phone.open("/", moede="bestyrelse-2021-11-25")
    addresses = [link.get_attribute("href") or "" for link in page.locator("section.news a").all()]
    assert addresses
    for number, address in enumerate(addresses):
        phone.open("/", moede="bestyrelse-2021-11-25")
        page.locator("section.news a").nth(number).click()
        page.wait_for_url(re.compile(re.escape(address.partition("?")[0])))
        phone.settle()
        query = parse_qs(urlsplit(page.url).query)
        assert query["moede"] == ["bestyrelse-2021-11-25"]
        assert query.get("indikator") == parse_qs(urlsplit(address).query).get("indikator")
        expect(page.get_by_role("alert")).to_have_count(0)


def test_scenario_3_the_agenda_begins_with_what_matters_most(phone: Visitor) -> None:
    """A verdict before a list before rules before a sign; rules are never said to be new figures."""
    page = phone.open("/", moede="bestyrelse-2019-02-25", regler="gaeldende")
    said = lines(page)
    wanted = (
        r"kan ikke længere afgøres: .*nye regler",
        "^Listen ghettoområder",
        "^Nye regler fra 1. december 2018",
    )
    places = [next(i for i, line in enumerate(said) if re.search(pattern, line)) for pattern in wanted]
    assert places == sorted(places) == [0, 1, 2]
    assert "nyt tal" not in said[0]
    signs = [index for index, line in enumerate(said) if re.search("nyt tegn", line)]
    assert all(index > 2 for index in signs)
