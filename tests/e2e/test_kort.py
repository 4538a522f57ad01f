"""Kort in a browser: the area is chosen by mouse, on the map and by keyboard; the address follows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from scripts.app_server import AppServer
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
    across, down = middle_of_motalavej(page)
    tooltip = hover(page, across, down)
    expect(tooltip).to_contain_text("(eksempel)")
    expect(tooltip).to_contain_text("omtrentlig placering")
    page.mouse.click(*on_page(page, across, down))
    assert_card(page, "Motalavej", "motalavej")
    assert desktop.console_errors == []


def test_real_outlines_are_drawn_with_their_holes_and_chosen_as_circles_are(
    outlined_data_dir: Path, cold_server: Callable[[Path], AppServer], visit: Callable[..., Visitor]
) -> None:
    visitor = visit(cold_server(outlined_data_dir).url)
    page = visitor.open("/kort", moede="bestyrelse-2017-02-23")
    expect(page.get_by_text("For Sydbyen er placeringen omtrentlig")).to_be_visible()
    across, down = middle_of_motalavej(page, least_pixels=60)
    # Zoomed in on its hole: land in the middle, the area around it, land again outside.
    page.mouse.move(*on_page(page, across, down))
    for _ in range(4):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(200)
    across, down = middle_of_motalavej(page, least_pixels=5_000)
    picture = map_picture(page)
    is_area = [_is_area(picture.getpixel((x, round(down)))) for x in range(picture.width)]
    changes = [x for x in range(1, picture.width) if is_area[x] != is_area[x - 1]]
    assert len(changes) == 4, changes
    assert changes[1] < across < changes[2]
    beside = (changes[0] + changes[1]) / 2
    tooltip = hover(page, beside, down)
    expect(tooltip).to_contain_text("områdets omrids")
    expect(tooltip).not_to_contain_text("omtrentlig")
    page.mouse.click(*on_page(page, across, down))  # the hole is not the area
    page.mouse.click(*on_page(page, beside, down))
    assert_card(page, "Motalavej", "motalavej")
    assert visitor.console_errors == []
    assert visitor.outside_hosts == set()


def on_page(page: Page, across: float, down: float) -> tuple[float, float]:
    box = page.get_by_test_id("stDeckGlJsonChart").bounding_box()
    assert box is not None
    return box["x"] + across, box["y"] + down


def hover(page: Page, across: float, down: float) -> Locator:
    """The tooltip of what is drawn at a pixel of the chart."""
    x, y = on_page(page, across, down)
    tooltip = page.get_by_text(re.compile("boliger")).and_(page.locator("small"))
    for _ in range(DRAWING_TRIES):  # and it answers the mouse a while after that
        page.mouse.move(x - 60, y)
        page.mouse.move(x, y, steps=5)
        page.wait_for_timeout(250)
        if tooltip.is_visible():
            break
    return tooltip


def map_picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.get_by_test_id("stDeckGlJsonChart").screenshot())).convert("RGB")


def middle_of_motalavej(page: Page, least_pixels: int = 100) -> tuple[float, float]:
    """Where the middle of what is drawn for Motalavej is, in pixels from the chart's corner."""
    for _ in range(DRAWING_TRIES):  # deck.gl draws a while after the script has ended
        western = map_picture(page)
        western = western.crop((0, 0, western.width // 2, western.height))
        inside = [
            (place % western.width, place // western.width)
            for place, colour in enumerate(western.get_flattened_data())
            if _is_area(colour)
        ]
        if len(inside) > least_pixels:
            return sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)
        page.wait_for_timeout(250)
    pytest.fail("Motalavej was not drawn in the west of the map")


def _is_area(colour: Any) -> bool:
    """The colour of an area on the list, also lit up by the mouse."""
    red, green, blue = colour
    return red > 150 and green < 100 and blue < 60


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
    expect(page.get_by_text("Kortet vises på en bredere skærm.")).to_be_visible()
    page.get_by_role("button", name="Motalavej", exact=True).click()
    assert_card(page, "Motalavej", "motalavej")
