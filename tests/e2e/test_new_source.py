"""Scenario 12 with a workbook in a layout that nobody prepared: upload, describe, look, publish.

What must not happen: that a figure is guessed in silence, or that anything changes where it goes wrong.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from dashboard.store.history import history
from dashboard.store.log import Event
from dashboard.store.publish import list_builds, published_id
from scripts.app_server import AppServer
from scripts.visitor import Size, Visitor
from tests.conftest import copy_of_data, publish
from tests.e2e.writing import choose, sign, told

Visit = Callable[..., Visitor]
SAVE = "Gem, og indlæs uden at offentliggøre"
ROWS = [
    ["Boligområde", 2019, None, None, 2020, None, None, "Bemærkning"],
    [None, "Antal", "Af i alt", "Pct.", "Antal", "Af i alt", "Pct."],
    ["Motalavej, Korsør", 310, 775, 0.4, 325, 780, 0.4167],
    ["Ringparken / Schackenborgvænge", 402, 1010, 0.398, 371, 870, 0.4264, "136 boliger solgt"],
    ["Præstevangen og Parkvej (Skælskør)", 120, 390, 0.3077, 118, 392, 0.301],
    ["Sydbyen", "x", "x", "x", 190, 701, 0.271, "for få i 2019"],
    ["I alt", 832, 2175, 0.3825, 1004, 2743, 0.366],
    ["Note: 2020 er foreløbige tal"],
    ["Kilde: Boligsystemet"],
]


def workbook(path: Path) -> Path:
    book = Workbook()
    book["Sheet"]["A1"] = "Læs vejledningen"
    sheet = book.create_sheet("Voksne 18-64 år")
    sheet["B2"] = "Voksne uden for arbejde og uddannelse"
    sheet["B3"] = "Trukket 01-10-2021"
    for line, row in enumerate(ROWS, start=5):
        for column, value in enumerate(row, start=2):
            cell = sheet.cell(line, column, value)
            if isinstance(value, float):
                cell.number_format = "0.0 %"
    for cells in ("B2:I2", "B5:B6", "C5:E5", "F5:H5", "I5:I6"):
        sheet.merge_cells(cells)
    book.save(path)
    return path


def upload(visitor: Visitor, path: Path) -> Page:
    page = visitor.page
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Ny fil: {path.name}")
    visitor.settle()
    return page


def files_of(data_dir: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data_dir).as_posix(): path.read_bytes()
        for folder in ("raw", "sources", "catalog")
        for path in sorted((data_dir / folder).rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_an_unprepared_workbook_is_described_looked_at_and_published(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit, size: Size
) -> None:
    data_dir = publish(copy_of_data(tmp_path / "data"))
    first = published_id(data_dir / "build")
    visitor = visit(cold_server(data_dir).url, size)
    page = visitor.open("/nye_tal")
    page.get_by_role("link", name="Læg en fil med nye tal ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Læg en fil med nye tal ind")
    visitor.settle()
    sign(visitor, "Nanna Holm", "kompetencecenterchefen")
    upload(visitor, workbook(tmp_path / "udtræk 2021.xlsx"))

    # What was guessed is on the page, and right.
    expect(page.get_by_role("spinbutton", name="Overskrifterne begynder i række")).to_have_value("5")
    expect(page.get_by_role("combobox", name="»Præstevangen og Parkvej (Skælskør)« er")).to_have_value(
        "Præstevangen og Parkvej"
    )
    expect(page.get_by_text("8 tal bliver indlæst, ingen rækker bliver afvist")).to_be_visible()
    expect(page.get_by_text("1 række er sprunget over")).to_contain_text("»I alt«")
    read = page.get_by_role("table", name="De første tal, som de bliver læst")
    expect(read.get_by_role("row").filter(has_text="Motalavej").first).to_contain_text("40 %")
    expect(read).to_contain_text("1. januar 2020 (antaget)")
    expect(read).to_contain_text("skjult")

    # Undeclared percent is refused with the cell, and nothing can be saved.
    page.get_by_text("42 betyder 42 %", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="celle E7")).to_be_visible()
    expect(page.get_by_role("button", name=SAVE)).to_be_disabled()
    page.get_by_text("0,42 betyder 42 %", exact=True).click()
    expect(page.get_by_text("8 tal bliver indlæst")).to_be_visible()

    for field, text in {
        "Kildens navn": "Boligsystemet",
        "Hvem udgiver tallene": "Boligselskabet",
        "Hvad indeholder den": "Voksne uden for arbejde",
        "Hvordan kommer den": "Excel hvert år",
    }.items():
        page.get_by_role("textbox", name=field).fill(text)
        page.get_by_role("textbox", name=field).press("Tab")
    visitor.settle()
    expect(page.get_by_text("boligsystemet/*.xlsx")).to_be_visible()
    page.get_by_role("button", name=SAVE).click()

    said = told(page, "er gemt og indlæst")
    expect(said).to_contain_text("raw/boligsystemet/udtræk 2021.xlsx", timeout=60_000)
    visitor.settle()
    build_dir = data_dir / "build"
    assert published_id(build_dir) == first
    assert list((data_dir / "uploads").iterdir()) == []
    described = (data_dir / "sources" / "boligsystemet.toml").read_text(encoding="utf-8")
    assert "Nanna Holm, kompetencecenterchefen" in described
    assert 'percent = "fraction"' in described
    page.locator("summary").filter(has_text="Indlæst ").first.click()
    expect(page.get_by_role("button", name="Offentliggør", exact=True)).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Offentliggør", exact=True).click()
    expect(told(page, "er offentliggjort")).to_be_visible()
    assert published_id(build_dir) != first
    built = [one for one in history(build_dir) if one.event is Event.BUILT][-1]
    assert built.who == "Nanna Holm, kompetencecenterchefen"
    assert "raw/boligsystemet/udtræk 2021.xlsx" in {one.name for one in built.files}


def test_next_years_file_is_recognised_and_a_broken_one_changes_nothing(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit
) -> None:
    data_dir = copy_of_data(tmp_path / "data")
    (data_dir / "sources" / "huset.toml").write_text(
        'source_id = "huset"\nname = "Huset"\npublisher = "Huset"\nwhat = "Prøve"\nhow_it_comes = "Prøve"\n'
        '[[files]]\npattern = "huset/*.csv"\nformat = "csv"\n'
        'columns = { geography_id = "Område", period = "År", value = "Beboere" }\n'
        'fixed = { indicator_id = "residents" }\n',
        encoding="utf-8",
    )
    publish(data_dir)
    before = files_of(data_dir)
    visitor = visit(cold_server(data_dir).url)
    page = visitor.open("/ny_kilde")
    sign(visitor, "Nanna Holm", "kompetencecenterchefen")

    hostile = tmp_path / "hostile.xlsx"
    hostile.write_bytes(b"PK\x03\x04 not a workbook")
    page.locator("input[type=file]").set_input_files(hostile)
    expect(page.get_by_role("alert")).to_contain_text("hostile.xlsx er ikke en Excel-projektmappe")
    assert files_of(data_dir) == before

    twice = tmp_path / "2021.csv"
    twice.write_text("Område;År;Beboere\nsydbyen;2021;1390\nsydbyen;2021;1391\n", encoding="utf-8")
    upload(visitor, twice)
    expect(page.get_by_text("Filen ser ud som en, der er beskrevet før")).to_be_visible()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_role("alert").filter(has_text="Intet er gemt")).to_be_visible(timeout=60_000)
    assert files_of(data_dir) == before
    assert len(list_builds(data_dir / "build")) == 1

    sound = tmp_path / "sound" / "2021.csv"
    sound.parent.mkdir()
    sound.write_text("Område;År;Beboere\nsydbyen;2021;1390\n", encoding="utf-8")
    upload(visitor, sound)
    page.get_by_role("button", name=SAVE).click()
    expect(told(page, "raw/huset/2021.csv er gemt og indlæst")).to_be_visible(timeout=60_000)
    after = files_of(data_dir)
    assert {name for name in after if after[name] != before.get(name)} == {"raw/huset/2021.csv"}
    shutil.rmtree(tmp_path / "sound")


def test_a_file_may_be_described_by_hand_where_the_guess_is_wrong(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit
) -> None:
    """Heads that say nothing: nothing is chosen for the visitor, and every choice can be made."""
    data_dir = publish(copy_of_data(tmp_path / "data"))
    odd = tmp_path / "a.csv"
    odd.write_text("a;b;c\nMV;2020;12\nSB;2020;13\n", encoding="utf-8")
    visitor = visit(cold_server(data_dir).url)
    page = visitor.open("/ny_kilde")
    upload(visitor, odd)
    expect(page.get_by_text("Det mangler at blive valgt")).to_be_visible()
    choose(page, "Område", "a  (MV, SB …)")
    choose(page, "Alle tallene er", "Ledige boliger")
    choose(page, "»MV« er", "Motalavej")
    choose(page, "»SB« er", "Sydbyen")
    expect(page.get_by_text("2 tal bliver indlæst, ingen rækker bliver afvist")).to_be_visible()
