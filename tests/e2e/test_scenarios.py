"""Scenarios of the design, done by somebody who has never had a lesson: clicks only, from the start page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.maps.scale import VERDICT
from scripts.app_server import AppServer, running_app
from scripts.visitor import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def real_server(real_data_dir: Path, browser: Browser) -> Iterator[AppServer]:
    """A server on real figures only."""
    with running_app(real_data_dir) as running:
        yield running


def visible_text(page: Page, area: str) -> str:
    """What stands about one area on Status: its head, with its score, verdict and official list."""
    place = page.get_by_role("heading", name=re.compile(f"^{area}")).locator("..")
    expect(place).to_be_visible()
    return " ".join(place.inner_text().split())


def choose_rules(visitor: Visitor, name: str, expected: str) -> None:
    visitor.pick("Regler", name)
    visitor.page.wait_for_url(f"**regler={expected}**")
    visitor.settle()


@pytest.mark.parametrize("area", ["Motalavej", "Ringparken", "Præstev", "Sydbyen"])
def test_scenario_2_my_area_on_one_card_within_two_clicks_on_a_phone(area: str, phone: Visitor) -> None:
    page = phone.open("/")
    page.get_by_text(re.compile(rf"^{area}[^:]*: \d af \d")).first.click()  # the first click, and the last
    expect(page.get_by_role("heading", name=re.compile(f"^Alle tal for {area}"))).to_be_attached()
    phone.settle()
    text = visible_text(page, area)
    assert re.search(r"\d af 5", text)
    assert "Den officielle liste" in text
    expect(page.get_by_role("img", name=re.compile(f"^{area}.*Grænse: "))).to_have_count(5)
    expect(page.get_by_role("table", name=re.compile("^Alle tal for"))).to_be_attached()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_scenario_4_is_motalavej_coming_off_the_list(desktop: Visitor) -> None:
    """k of m under the rules of then and of now, and the official list beside it."""
    page = desktop.open("/", moede="bestyrelse-2019-11-25")
    then = visible_text(page, "Motalavej")
    assert re.search(r"\b[0-5] af 5\b", then)
    assert re.search(r"Opfylder (ikke )?betingelserne|Kan ikke afgøres", then)
    assert "På listen ghettoområder 1. december 2018" in then
    choose_rules(desktop, "de gældende på datoen", "gaeldende")
    now = visible_text(page, "Motalavej")
    assert re.search(r"\b[0-4] af 4\b", now)
    assert "På listen ghettoområder 1. december 2018" in now


def test_scenario_4_ringparken_by_the_real_figures_of_the_list(real_server: AppServer, visit: Visit) -> None:
    """The known answer of December 2019: three of four criteria, income not met."""
    visitor = visit(real_server.url)
    page = visitor.open("/", dato="2019-12-01", regler="udsat-2018")
    text = visible_text(page, "Ringparken")
    assert "3 af 4" in text
    assert "Opfylder betingelserne" in text
    assert "eksempel" not in text
    assert "På listen hårde ghettoområder 1. december 2019" in text
    gauges = page.get_by_role("img", name=re.compile("^Ringparken.*Grænse: "))
    spoken = [gauge.get_attribute("aria-label") or gauge.get_attribute("alt") or "" for gauge in gauges.all()]
    met = {re.split(", |: ", one)[1]: "Kriteriet: opfyldt" in one for one in spoken}
    assert met["uden for arbejde og uddannelse"]
    assert met["dømte beboere"]
    assert met["kun grundskole eller uoplyst uddannelse"]
    assert not met["indkomst i forhold til regionens"]
    assert "Eksempeldata" not in page.get_by_test_id("stMain").inner_text()


def test_scenario_6_why_is_this_not_lbf_s_figure(desktop: Visitor) -> None:
    """Definition, source, period, date and caveats, two clicks from the figure on Status."""
    page = desktop.open("/", moede="bestyrelse-2017-02-23")
    figure = page.get_by_role("link", name="42 %", exact=True)
    expect(figure).to_have_count(1)
    figure.click()  # one click
    page.wait_for_url("**/data_og_kilder?**indikator=outside_work_education**")
    assert "moede=bestyrelse-2017-02-23" in page.url
    expect(page.get_by_role("heading", name="Uden for arbejde og uddannelse")).to_be_visible()
    newest = page.get_by_role("table", name="Nyeste tal")
    row = newest.get_by_role("row").filter(has_text="De fire boligområder samlet")
    for words in ("42 %", "2014", "Ansøgningen", "1. september 2016", "(antaget)"):
        expect(row).to_contain_text(words)
    for term in ("Spørgsmål", "Kilden siger", "Det har vi gjort", "Forbehold"):
        expect(page.get_by_role("term").filter(has_text=re.compile(f"^{term}$")).first).to_be_visible()
    page.get_by_text(re.compile("^Alle kendte værdier")).click()  # the second: all there is
    expect(page.get_by_role("table", name=re.compile("^Alle værdier for"))).to_be_visible()
    assert desktop.console_errors == []


def test_scenario_6_from_an_area_s_figure_on_a_phone(phone: Visitor) -> None:
    page = phone.open("/", moede="bestyrelse-2019-11-25")
    page.get_by_text(re.compile(r"^Motalavej[^:]*: \d af \d")).first.click()
    page.wait_for_url("**omraade=motalavej**")
    phone.settle()
    page.get_by_role("link", name=re.compile(r"^[\d,]+ %$")).first.click()
    page.wait_for_url("**/data_og_kilder?**")
    expect(page.get_by_role("table", name="Nyeste tal")).to_be_visible()
    expect(page.get_by_role("term").filter(has_text=re.compile("^Forbehold$")).first).to_be_attached()


def test_scenario_7_without_a_network_the_map_is_drawn(server: AppServer, visit: Visit) -> None:
    visitor = visit(server.url)
    refused: list[str] = []

    def local_only(route: Route) -> None:
        if route.request.url.startswith((server.url, "data:", "blob:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    visitor.page.context.route("**/*", local_only)
    for path in ("/", "/data_og_kilder", "/kort"):
        page = visitor.open(path)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert refused == []
    assert visitor.outside_hosts == set()
    chart = page.get_by_test_id("stDeckGlJsonChart")
    expect(chart.locator("canvas").first).to_be_visible()
    for _ in range(40):  # deck.gl draws a while after the script has ended
        surfaces, circles = drawn(chart.screenshot())
        if len(surfaces) >= 2 and circles > 500:
            break
        page.wait_for_timeout(250)
    assert len(surfaces) >= 2, surfaces
    assert circles > 500
    assert visitor.console_errors == []


def drawn(picture: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """The colours that cover a tenth or more each (land, sea), and the number of pixels in a verdict's."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    surfaces = [colour for number, colour in counted if number > image.width * image.height / 10]
    verdicts = [VERDICT["on"], VERDICT["off"]]
    circles = sum(number for number, colour in counted if any(near(colour, one) for one in verdicts))
    return surfaces, circles


def near(colour: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return (
        max(abs(a - b) for a, b in zip(colour, other, strict=True)) <= 16
    )  # circles let the land shine through
