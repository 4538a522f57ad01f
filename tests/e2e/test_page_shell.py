"""What holds for every page: opened first on a cold server it is Danish, whole, and keeps to this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from scripts.app_server import AppServer
from scripts.visitor import Visitor

PAGES = {"Status": "/", "Kort": "/kort", "Data og kilder": "/data_og_kilder"}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_deep_link_on_a_cold_server_opens_the_page(
    path: str,
    cold_server: Callable[[Path], AppServer],
    built_data_dir: Path,
    visit: Callable[..., Visitor],
) -> None:
    server = cold_server(built_data_dir)
    visitor = visit(server.url, "desktop")
    page = visitor.open(path)
    assert page.evaluate("document.documentElement.lang") == "da"
    for name in PAGES:
        expect(page.get_by_role("link", name=name, exact=True).first).to_be_visible()
    expect(page.get_by_role("combobox", name="Møde")).to_be_visible()
    expect(page.locator("[data-testid=stException], [data-testid=stAlertContentError]")).to_have_count(0)
    assert visitor.outside_hosts == set()
    assert visitor.console_errors == []
    assert "Traceback" not in server.log()


def test_a_cold_page_looks_as_a_warm_one(
    cold_server: Callable[[Path], AppServer], built_data_dir: Path, visit: Callable[..., Visitor]
) -> None:
    server = cold_server(built_data_dir)
    cold = {path: visit(server.url).open(path).inner_text("body") for path in ["/kort"]}
    warm = {path: visit(server.url).open(path).inner_text("body") for path in ["/", "/kort"]}
    assert cold["/kort"] == warm["/kort"]


def test_the_menu_leads_to_each_page_and_keeps_the_view(desktop: Visitor) -> None:
    page = desktop.open("/", regler="ghetto-2018")
    for name, path in PAGES.items():
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"{desktop.base_url}{path}?*regler=ghetto-2018*")
        desktop.settle()
    assert desktop.console_errors == []


def test_an_address_that_leads_nowhere_says_so_in_danish(desktop: Visitor) -> None:
    page = desktop.open("/findes-ikke")
    expect(page.get_by_text("Siden findes ikke", exact=True)).to_be_visible()
