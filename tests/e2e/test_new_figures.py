"""A new year's figures for one area, dropped into data/raw and refreshed under a running server, are seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from scripts.app_server import AppServer
from scripts.visitor import Visitor
from tests.conftest import copy_of_data, publish

FIGURES = {
    "non_western": 28.7,
    "basic_schooling_only": 47.3,
    "income_share_of_region": 66.1,
    "employed": 61.4,
}
Visit = Callable[..., Visitor]


def simple_file() -> bytes:
    """Comma, decimal point, UTF-8, only the four columns that are required."""
    lines = ["geography_id,indicator_id,period,value"]
    lines += [f"sydbyen,{indicator},2021,{value}" for indicator, value in FIGURES.items()]
    return ("\n".join(lines) + "\n").encode("utf-8")


def spreadsheet_file() -> bytes:
    """Semicolon, decimal comma, Windows-1252, line ends of Windows, all columns."""
    lines = [
        "geography_id;indicator_id;period;value;numerator;denominator;status;published_on;source_id;note"
    ]
    for indicator, value in FIGURES.items():
        number = str(value).replace(".", ",")
        lines.append(
            f"sydbyen;{indicator};2021;{number};;;preliminary;2022-10-03;lbf_beboerdata;"
            "Træk på ny måde, årsopgørelse"
        )
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def add_meeting(data_dir: Path, meeting_id: str) -> None:
    """Write a meeting into the calendar as its own comment says."""
    body, _, day = meeting_id.partition("-")
    entry = f'\n[[meeting]]\nmeeting_id = "{meeting_id}"\nbody = "{body}"\nheld_on = {day}\n'
    calendar = data_dir / "catalog" / "meetings.toml"
    calendar.write_text(calendar.read_text(encoding="utf-8") + entry, encoding="utf-8")


def assert_seen(visitor: Visitor, source: str, published: str) -> None:
    """Status, Kort and Data og kilder show the new figures as real, on the default view."""
    page = visitor.open("/")
    for indicator, value in FIGURES.items():
        if indicator != "employed":
            cell = cell_of(page, indicator)
            expect(cell).to_contain_text(danish(value))
            expect(cell).to_contain_text("2021")
    expect(cell_of(page, "non_western").get_by_role("link").first).to_have_text(re.compile("^28,7"))
    expect(cell_of(page, "non_western")).not_to_contain_text("eksempel")
    page = visitor.open("/kort", indikator="employed")
    expect(page.get_by_text("61,4 %").last).to_be_visible()
    assert "61,4 % eks." not in page.get_by_test_id("stMain").inner_text()
    page = visitor.open("/data_og_kilder", indikator="employed", omraade="sydbyen")
    row = page.get_by_role("table", name="Nyeste tal").get_by_role("row").filter(has_text="Sydbyen")
    for words in ("61,4 %", "2021", source, published):
        expect(row).to_contain_text(words)
    expect(row).not_to_contain_text("eksempel")
    listed = page.get_by_role("table", name="Kilder").get_by_role("row").filter(has_text=source).first
    expect(listed).to_contain_text("2021")
    expect(listed.get_by_role("cell").nth(5)).not_to_have_text("0")
    assert visitor.console_errors == []


def cell_of(page: Page, indicator: str) -> Locator:
    link = page.locator(f'a[href*="indikator={indicator}&"][href*="omraade=sydbyen"]').first
    return link.locator("xpath=ancestor::div[1]")


def danish(value: float) -> str:
    return str(value).replace(".", ",")


def test_the_simplest_file_without_examples(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit
) -> None:
    """Without a published_on the day after the period's end is taken, and said to be assumed."""
    data_dir = publish(copy_of_data(tmp_path / "data"), "--no-demo")
    visitor = visit(cold_server(data_dir).url)
    before = visitor.open("/", omraade="sydbyen").get_by_test_id("stMain").inner_text()
    assert "28,7" not in before
    (data_dir / "raw" / "sydbyen 2021.csv").write_bytes(simple_file())
    publish(data_dir, "--no-demo")
    assert_seen(visitor, "Kilde ikke oplyst", "1. januar 2022 (antaget)")


def test_a_file_from_a_danish_spreadsheet_beside_examples(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit
) -> None:
    data_dir = publish(copy_of_data(tmp_path / "data"))
    visitor = visit(cold_server(data_dir).url)
    before = visitor.open("/").get_by_test_id("stMain").inner_text()
    assert "28,7" not in before
    (data_dir / "raw" / "lbf-udtræk.csv").write_bytes(spreadsheet_file())
    add_meeting(data_dir, "bestyrelse-2022-11-24")
    publish(data_dir)
    assert_seen(visitor, "LBF Beboerdata", "3. oktober 2022")
    expect(visitor.page.get_by_text("Træk på ny måde, årsopgørelse").first).to_be_attached()
    expect(visitor.chosen("Møde")).to_contain_text("24. november 2022")
