"""Status in a browser: what a choice changes, what the table says, what an address brings back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts.app_server import AppServer
from scripts.visitor import Visitor

Visit = Callable[..., Visitor]


def gauges(page: Page) -> list[str]:
    """What each gauge says to those who do not see it."""
    texts: list[str] = page.evaluate(
        "[...document.querySelectorAll('[role=img], img')]"
        ".map(one => one.alt ?? one.getAttribute('aria-label')).filter(text => text?.includes('Grænse:'))"
    )
    return texts


def test_meeting_and_rules_change_figures_verdict_and_address(
    desktop: Visitor, server: AppServer, visit: Visit
) -> None:
    page = desktop.open("/")
    headline = page.get_by_role("heading", level=1)
    first = gauges(page)
    assert len(first) == 25

    desktop.pick("Møde", "Bestyrelsen 23. februar 2017")
    page.wait_for_url("**moede=bestyrelse-2017-02-23**")
    expect(page.get_by_text("5 af 5").first).to_be_visible()
    desktop.settle()
    assert gauges(page) != first

    desktop.pick("Regler", "Ghetto 2018")
    page.wait_for_url("**regler=ghetto-2018**")
    expect(headline).to_contain_text("ghetto")
    desktop.settle()
    expect(page.get_by_text(re.compile(r"^\d af 4\b")).first).to_be_visible()

    other = visit(server.url)
    other.page.goto(page.url)
    other.settle()
    assert other.page.get_by_test_id("stMain").inner_text() == page.get_by_test_id("stMain").inner_text()
    assert other.page.url == page.url
    assert desktop.console_errors == []


def test_back_brings_the_earlier_page_back(desktop: Visitor) -> None:
    page = desktop.open("/", moede="bestyrelse-2019-11-25")
    page.get_by_role("link", name="Kort", exact=True).first.click()
    page.wait_for_url("**/kort?**")
    desktop.settle()
    page.go_back()
    expect(page.get_by_role("link", name=re.compile(r"^\d+(,\d+)? %$")).first).to_be_visible()
    assert "moede=bestyrelse-2019-11-25" in page.url


def test_the_table_holds_the_same_figures_as_the_gauges(desktop: Visitor) -> None:
    page = desktop.open("/", moede="bestyrelse-2020-02-27", regler="udsat-2018")
    spoken = gauges(page)
    page.get_by_text("De samme tal som tabel").click()
    rows = page.get_by_role("table", name="Alle tal på siden").get_by_role("row")
    expect(rows.nth(1)).to_be_visible()
    known = [row.get_by_role("cell").all_inner_texts() for row in rows.all()[1:]]
    known = [cells for cells in known if not cells[2].startswith("ukendt")]
    assert len(known) == len(spoken)
    for cells, text in zip(known, spoken, strict=True):
        place, criterion, value, period, limit = cells[:5]
        assert text.startswith(f"{place}, {criterion.lower()}: {value} ({period}"), (cells, text)
        assert f"Grænse: {limit}" in text


def test_what_is_downloaded_is_what_is_shown(desktop: Visitor) -> None:
    page = desktop.open("/", moede="bestyrelse-2020-02-27")
    page.get_by_text("De samme tal som tabel").click()
    expect(page.get_by_role("table", name="Alle tal på siden")).to_be_visible()
    desktop.settle()  # a button that is drawn anew while it is clicked downloads nothing
    with page.expect_download() as started:
        page.get_by_role("button", name="Hent som CSV").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    assert started.value.suggested_filename == "status_2020-02-27.csv"
    heads, *rows = text.splitlines()
    assert "Eksempeltal" in heads.split(";")
    assert len(rows) == 25


def test_a_reader_without_sight_hears_each_state(desktop: Visitor) -> None:
    page = desktop.open("/", moede="bestyrelse-2017-02-23")
    for text in gauges(page):
        if not text.startswith("De fire"):
            assert re.search(r"Kriteriet: (opfyldt|ikke opfyldt|tæt på|kan ikke afgøres)", text), text
