"""What holds for every page: Danish, whole on a cold server, quiet, and at home on a phone and a keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.app_server import AppServer
from scripts.visitor import Visitor

PAGES = {
    "Status": "/",
    "Kort": "/kort",
    "Indikatorer": "/indikatorer",
    "Vejen til 2025": "/vejen_til_2025",
    "Indsatsområder": "/indsatsomraader",
    "Møder": "/moeder",
    "Talepunkter": "/talepunkter",
    "Nye tal": "/nye_tal",
    "Data og kilder": "/data_og_kilder",
    "Metode": "/metode",
}
MEETING_2017 = {"moede": "bestyrelse-2017-02-23", "regler": "udsat-2018"}
DEEP_LINKS = {
    "status": ("/", {}),
    "status of an area": ("/", {**MEETING_2017, "omraade": "sydbyen"}),
    "kort of an indicator": ("/kort", {**MEETING_2017, "omraade": "ringparken", "indikator": "arson"}),
    "indikatorer": ("/indikatorer", {}),
    "indikatorer of a figure": ("/indikatorer", {**MEETING_2017, "indikator": "arson", "omraade": "sydbyen"}),
    "vejen til 2025": ("/vejen_til_2025", {}),
    "vejen til 2025 of an area": ("/vejen_til_2025", {**MEETING_2017, "omraade": "motalavej"}),
    "indsatsområder": ("/indsatsomraader", {}),
    "one indsatsområde": ("/indsatsomraader", {**MEETING_2017, "indsatsomraade": "uddannelse"}),
    "one indsats": ("/indsatsomraader", {**MEETING_2017, "indsats": "fritidsjob"}),
    "møder": ("/moeder", {}),
    "møder of an older meeting": ("/moeder", MEETING_2017),
    "talepunkter": ("/talepunkter", {}),
    "nye tal": ("/nye_tal", {}),
    "ny kilde": ("/ny_kilde", {}),
    "talepunkter of a local group": (
        "/talepunkter",
        {**MEETING_2017, "modtager": "foelgegruppe", "omraade": "sydbyen"},
    ),
    "metode": ("/metode", {}),
    "data og kilder": ("/data_og_kilder", {}),
    "data og kilder of a figure": ("/data_og_kilder", {**MEETING_2017, "indikator": "convicted"}),
}
LARGEST_PHONE_WIDTH = 390
PHONE_HEIGHT = 844

Visit = Callable[..., Visitor]

OVERFLOWING = """() => {
  const scrolls = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (up.matches('[data-testid="stMain"]')) return false;
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const main = document.querySelector('[data-testid="stMain"]');
  const wide = [...main.querySelectorAll("*")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > innerWidth + 1 && !scrolls(node);
  });
  return {
    page: document.scrollingElement.scrollWidth,
    main: main.scrollWidth,
    wide: wide.slice(0, 5).map((node) => `${node.tagName} ${node.className} ${node.innerText.slice(0, 60)}`),
  };
}"""


def said(page: Page) -> str:
    """All the page's words, without the menu of Streamlit."""
    return page.get_by_test_id("stMain").inner_text()


@pytest.mark.parametrize(("path", "parameters"), DEEP_LINKS.values(), ids=DEEP_LINKS)
def test_a_deep_link_on_a_cold_server_looks_as_on_a_warm_one(
    path: str,
    parameters: dict[str, str],
    cold_server: Callable[[Path], AppServer],
    built_data_dir: Path,
    visit: Visit,
) -> None:
    server = cold_server(built_data_dir)
    visitor = visit(server.url)
    page = visitor.open(path, **parameters)
    assert page.evaluate("document.documentElement.lang") == "da"
    for name in PAGES:
        expect(page.get_by_role("link", name=name, exact=True).first).to_be_visible()
    expect(visitor.chosen("Møde")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for name, value in parameters.items():
        assert f"{name}={value}" in page.url
    assert visitor.outside_hosts == set()
    assert visitor.console_errors == []
    assert "Traceback" not in server.log()
    cold = said(page)
    warm = visit(server.url)
    warm.open("/data_og_kilder" if path == "/" else "/")
    assert said(warm.open(path, **parameters)) == cold


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_pages_are_quiet_and_keep_to_this_machine(size: str, server: AppServer, visit: Visit) -> None:
    visitor = visit(server.url, size)
    for path in PAGES.values():
        page = visitor.open(path, omraade="motalavej", indikator="arson")
        expect(page.get_by_role("alert")).to_have_count(0)
        visitor.settle()
    assert visitor.outside_hosts == set()
    assert visitor.console_errors == []


def test_the_menu_leads_to_each_page_and_keeps_the_view(desktop: Visitor) -> None:
    page = desktop.open("/", **MEETING_2017)
    for name in (*list(PAGES)[1:], "Status"):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(
            lambda url, path=PAGES[name]: (
                url.partition("?")[0] == f"{desktop.base_url}{path}"
                and "moede=bestyrelse-2017-02-23" in url
                and "regler=udsat-2018" in url
            )
        )
        desktop.settle()
        expect(desktop.chosen("Møde")).to_contain_text("23. februar 2017")
    assert desktop.console_errors == []


def test_a_bad_address_is_said_in_danish(desktop: Visitor) -> None:
    page = desktop.open("/", moede="i-morgen", regler="mine", omraade="her")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("Mødet „i-morgen“ findes ikke i kalenderen")
    expect(notice).to_contain_text("Regelsættet „mine“ findes ikke")
    expect(notice).to_contain_text("Området „her“ findes ikke")
    expect(page.get_by_role("heading", level=1)).to_contain_text("områder")
    assert "i-morgen" not in page.url


def test_an_address_that_leads_nowhere_says_so_in_danish(desktop: Visitor) -> None:
    page = desktop.open("/findes-ikke")
    expect(page.get_by_text("Siden findes ikke", exact=True)).to_be_visible()


def test_on_a_phone_nothing_scrolls_sideways_and_the_headline_is_in_sight(phone: Visitor) -> None:
    views = [(path, {}) for path in PAGES.values()]
    views += [
        ("/", {"omraade": "motalavej"}),
        ("/kort", {"omraade": "ringparken", "indikator": "vandalism_cost"}),
        ("/indikatorer", {"indikator": "vandalism_cost"}),
        ("/vejen_til_2025", {"omraade": "ringparken"}),
    ]
    views += [("/data_og_kilder", {"indikator": "convicted", "omraade": "motalavej"})]
    for path, parameters in views:
        page = phone.open(path, **parameters)
        headline = page.get_by_role("heading", level=1).bounding_box()
        assert headline is not None
        assert headline["y"] + headline["height"] <= PHONE_HEIGHT, (path, headline)
        found = page.evaluate(OVERFLOWING)
        assert found["wide"] == [], (path, parameters, found)
        assert found["page"] <= LARGEST_PHONE_WIDTH, (path, found)
        assert found["main"] <= LARGEST_PHONE_WIDTH, (path, found)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_link_to_a_section_of_another_page_lands_on_it(size: str, server: AppServer, visit: Visit) -> None:
    visitor = visit(server.url, size)
    visitor.page.goto(f"{server.url}/metode?moede=bestyrelse-2017-02-23#skjulte-tal")
    visitor.settle()
    heading = visitor.page.get_by_role("heading", name="Tal, der er skjult")
    expect(heading).to_be_in_viewport()
    visitor.page.mouse.wheel(0, -3000)
    expect(heading).not_to_be_in_viewport()
    assert visitor.console_errors == []


def test_on_a_phone_the_menu_shows_which_page_this_is(phone: Visitor) -> None:
    for name, path in PAGES.items():
        page = phone.open(path)
        expect(page.get_by_role("link", name=name, exact=True).first).to_be_in_viewport(ratio=0.8)


def test_on_a_phone_each_area_s_score_is_in_sight_on_status(phone: Visitor) -> None:
    page = phone.open("/")
    for name in ("Motalavej", "Ringparken", "Præstev", "Sydbyen"):
        box = page.get_by_text(re.compile(rf"^{name}[^:]*: \d af \d")).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE_HEIGHT, (name, box)


def test_the_first_visitor_sees_the_first_build_being_made(
    cold_server: Callable[[Path], AppServer], unbuilt_data_dir: Path, visit: Visit
) -> None:
    server = cold_server(unbuilt_data_dir)
    visitor = visit(server.url)
    visitor.page.add_init_script(
        "window.seen = new Set();"
        "new MutationObserver(() => { for (const line of (document.body?.innerText ?? '').split('\\n'))"
        " window.seen.add(line.trim()); })"
        ".observe(document, {subtree: true, childList: true, characterData: true});"
    )
    visitor.page.goto(server.url)
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("af de fire områder", timeout=60_000)
    visitor.settle()
    seen = set(visitor.page.evaluate("[...window.seen]"))
    assert "Gør tallene klar første gang" in seen
    assert any(
        text in seen for text in ("Læser kilderne …", "Kontrollerer tallene …", "Skriver datagrundlaget …")
    )
    expect(visitor.page.get_by_text("Gør tallene klar første gang")).to_have_count(0)
    expect(visitor.page.get_by_role("progressbar")).to_have_count(0)
    assert visitor.console_errors == []
    assert "Traceback" not in server.log()
