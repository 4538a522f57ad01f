"""Kort in a browser: the area is chosen by mouse, on the map and by keyboard; the address follows."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from scripts.visitor import Visitor

MAX_TABS = 30
DRAWING_TRIES = 40


def assert_card(page: Page, name: str, area: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("table", name="Områdets kriterier")).to_be_visible()
    expect(page).to_have_url(re.compile(f"omraade={area}"))


def test_an_area_chosen_in_the_rows_shows_its_card_and_links_on(desktop: Visitor) -> None:
    page = desktop.open("/kort", moede="bestyrelse-2017-02-23")
    page.get_by_role("button", name="Sydbyen", exact=True).click()
    assert_card(page, "Sydbyen", "sydbyen")
    page.get_by_role("link", name=re.compile("Se alle tal for Sydbyen")).click()
    expect(page.get_by_role("heading", name="Alle tal for Sydbyen")).to_be_visible()
    assert "moede=bestyrelse-2017-02-23" in page.url
    assert desktop.console_errors == []


def test_an_area_is_chosen_on_the_map_itself(desktop: Visitor) -> None:
    page = desktop.open("/kort", moede="bestyrelse-2017-02-23")
    chart = page.get_by_test_id("stDeckGlJsonChart")
    box = chart.bounding_box()
    assert box is not None
    across, down = westernmost_circle(page)
    tooltip = page.get_by_text(re.compile("boliger")).and_(page.locator("small"))
    for _ in range(DRAWING_TRIES):  # and it answers the mouse a while after that
        page.mouse.move(box["x"] + across - 60, box["y"] + down)
        page.mouse.move(box["x"] + across, box["y"] + down, steps=5)
        page.wait_for_timeout(250)
        if tooltip.is_visible():
            break
    expect(tooltip).to_contain_text("(eksempel)")
    page.mouse.click(box["x"] + across, box["y"] + down)
    assert_card(page, "Motalavej", "motalavej")
    assert desktop.console_errors == []


def westernmost_circle(page: Page) -> tuple[float, float]:
    """Where the middle of Motalavej's circle is drawn, in pixels from the chart's corner."""
    for _ in range(DRAWING_TRIES):  # deck.gl draws a while after the script has ended
        picture = Image.open(io.BytesIO(page.get_by_test_id("stDeckGlJsonChart").screenshot())).convert("RGB")
        western = picture.crop((0, 0, picture.width // 2, picture.height))
        inside = [
            (place % western.width, place // western.width)
            for place, (red, green, blue) in enumerate(western.get_flattened_data())
            if red > 150 and green < 100 and blue < 60
        ]
        if len(inside) > 100:
            return sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)
        page.wait_for_timeout(250)
    pytest.fail("no circle was drawn in the west of the map")


def test_an_area_is_chosen_by_keyboard_alone(desktop: Visitor) -> None:
    page = desktop.open("/kort")
    for name, area, key in (("Motalavej", "motalavej", "Enter"), ("Sydbyen", "sydbyen", "Space")):
        for _ in range(MAX_TABS):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText") == name:
                break
        else:
            pytest.fail(f"no button {name} within {MAX_TABS} presses of Tab")
        page.keyboard.press(key)
        assert_card(page, name, area)


def test_an_indicator_colours_the_map_and_stands_in_the_address(desktop: Visitor) -> None:
    page = desktop.open("/kort")
    desktop.pick("Farv områderne efter", "Påsatte brande")
    page.wait_for_url("**indikator=arson**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Påsatte brande")


def test_on_a_phone_there_is_no_map_but_the_same_figures(phone: Visitor) -> None:
    page = phone.open("/kort")
    assert not page.locator("canvas").first.is_visible()
    page.get_by_role("button", name="Motalavej", exact=True).click()
    assert_card(page, "Motalavej", "motalavej")
