"""Scenario 4 on Vejen til 2025, by clicks from the start page: is Motalavej coming off the list?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scripts.app_server import AppServer
from scripts.visitor import Size, Visitor

Visit = Callable[..., Visitor]
EVERY_SIZE = pytest.mark.parametrize("size", ["desktop", "phone"])


def read(page: Page, table: str) -> str:
    """The words of a table of the page, on one line."""
    found = page.get_by_role("table", name=re.compile(f"^{table}"))
    expect(found).to_be_attached()
    return " ".join(found.inner_text().split())


def is_within(page: Page) -> bool:
    """Whether the page itself scrolls up and down only."""
    return bool(
        page.evaluate(
            "() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollWidth <= main.clientWidth; }"
        )
    )


@EVERY_SIZE
def test_scenario_4_from_the_start_page_by_two_clicks(size: Size, server: AppServer, visit: Visit) -> None:
    """k of m, the margin in persons, under the rules of then and of now, and the lists beside it."""
    visitor = visit(server.url, size)
    page = visitor.open("/", moede="bestyrelse-2019-11-25")
    page.get_by_role("link", name="Vejen til 2025", exact=True).click()
    page.wait_for_url("**/vejen_til_2025?**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Før 2025 skal")
    visitor.settle()
    page.get_by_text(re.compile(r"^Motalavej: \d af \d")).first.click()
    page.wait_for_url("**omraade=motalavej**")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"Motalavej opfylder \d af 5"))
    visitor.settle()
    rules = read(page, "Reglerne side om side for Motalavej")
    then, now = rules.split("Udsat 2018-2021")
    assert re.search(r"\d af 5 kriterier opfyldt", then)
    assert re.search(r"\d+ personer færre", then)
    assert re.search(r"\d af 4 kriterier opfyldt", now)
    assert re.search(r"\d+ personer færre", now)
    lists = read(page, "Listerne for Motalavej")
    assert "På listen: ghettoområder" in lists
    assert "Hård ghetto, fem år i træk." in lists
    expect(page.get_by_role("img", name=re.compile("^Motalavej, .* frem mod 2025: "))).to_have_count(5)
    assert is_within(page)
    assert visitor.console_errors == []


def test_the_rules_beside_each_other_lead_to_their_own_view(desktop: Visitor) -> None:
    page = desktop.open("/vejen_til_2025", moede="bestyrelse-2019-11-25", omraade="motalavej")
    page.get_by_role("link", name="Udsat 2018-2021", exact=True).click()
    page.wait_for_url("**regler=udsat-2018**")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"Motalavej opfylder \d af 4"))
    expect(page.get_by_role("img", name=re.compile("^Motalavej, .* frem mod 2025: "))).to_have_count(4)


@EVERY_SIZE
def test_all_areas_side_by_side_and_nothing_clipped(size: Size, server: AppServer, visit: Visit) -> None:
    visitor = visit(server.url, size)
    page = visitor.open("/vejen_til_2025", moede="bestyrelse-2021-11-25")
    drawings = page.get_by_role("img", name=re.compile(" frem mod 2025: "))
    expect(drawings).to_have_count(20)
    assert is_within(page)
    clipped = page.evaluate(
        "() => [...document.querySelectorAll('.lane, .lane *')]"
        ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).length"
    )
    assert clipped == 0
    boxes = [drawing.bounding_box() for drawing in drawings.all()[:4]]
    tops = {round(box["y"]) for box in boxes if box}
    assert len(tops) == (1 if size == "desktop" else 4)  # level on a desktop, one below the other on a phone
    page.get_by_text("Linjen i tal").first.click()
    expect(page.get_by_text(re.compile("hvis linjen fortsætter")).first).to_be_visible()
    assert visitor.console_errors == []
