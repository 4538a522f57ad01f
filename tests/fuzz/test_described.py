"""Files in a layout of their own, CSV and Excel: every row is read or told, or the file is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pydantic import ValidationError

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import load_catalog
from dashboard.catalog.sources import Source
from dashboard.errors import DashboardError
from dashboard.loader.read_layout import Sheet, read_layout
from dashboard.loader.read_text import read_text
from dashboard.loader.read_workbook import read_workbook
from dashboard.loader.reading import Reading
from dashboard.mapping.suggest import plain_table, suggest
from dashboard.mapping.table_texts import Names
from tests.fuzz.effort import effort, ends, spoilt, tells
from tests.unit.loader.conftest import DATA_DIR
from tests.unit.loader.workbooks import FIXTURES, SHEET, TEXTS, packed, parts_of, sound_parts

COLUMNS: Any = {"geography_id": "Område", "period": "År", "value": "Beboere"}
FIXED: Any = {"indicator_id": "residents"}
CSV = FileLayout(pattern="*.csv", format="csv", columns=COLUMNS, fixed=FIXED)
XLSX = FileLayout(pattern="*.xlsx", format="xlsx", columns=COLUMNS, fixed=FIXED)
SOURCE = Source(source_id="prove", name="p", publisher="p", what="p", how_it_comes="p", decimal=",")
SOUND_CSV = "Område;År;Beboere\n".encode() + b"".join(
    b"Motalavej;%d;1.%d\n" % (2000 + n, 100 + n) for n in range(30)
)
BOOKS = sorted(FIXTURES.glob("*.xlsx"))
# No control characters: no workbook can hold them. No CPR numbers: long digits are refused, rightly.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Nd"]), max_size=15)
CELL = st.one_of(
    WORDS,
    st.none(),
    st.integers(-(10**5), 10**5),
    st.floats(allow_nan=False, allow_infinity=False).filter(
        lambda one: abs(one) < 1e15 and (one == 0 or abs(one) > 1e-9)
    ),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - a sheet knows no time zones
    st.times(),
    st.sampled_from(["=1+1", "=A1", "#N/A", "42,0 %", "..", "1.234", " 7 ", "_x000D_"]),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def workbook(rows: Iterable[Iterable[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(place: Path, content: bytes, layout: FileLayout) -> Sheet | None:
    """None where the file was refused with its remedy."""
    path = place / f"tal.{layout.format}"
    path.write_bytes(content)
    try:
        sheet = read_layout(path, Reading("raw/tal", SOURCE, layout))
    except DashboardError as error:
        tells(error)
        return None
    assert len(sheet.cells) == len(sheet.lines)
    assert list(sheet.lines) == sorted(sheet.lines)
    return sheet


@given(st.lists(st.tuples(*[st.text(max_size=10)] * 3), min_size=1, max_size=30), st.sampled_from(";,\t|"))
@effort(150)
@ends
def test_any_described_csv(place: Path, rows: list[tuple[str, ...]], delimiter: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([("Område", "År", "Beboere"), *rows])
    sheet = read(
        place,
        stream.getvalue().encode("utf-8", "surrogatepass"),
        CSV.model_copy(update={"delimiter": delimiter}),
    )
    if sheet is not None:
        filled = sum(any(cell.strip() for cell in row) for row in rows)
        assert len(sheet.lines) + len(sheet.broken) == filled


@given(spoilt(SOUND_CSV))
@effort(200)
@ends
def test_a_spoilt_described_csv(place: Path, content: bytes) -> None:
    read(place, content, CSV)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
@effort(60)
@ends
def test_any_workbook(place: Path, rows: list[tuple[Any, ...]]) -> None:
    found = read(place, workbook([("Område", "År", "Beboere"), *rows]), XLSX)
    if found is not None:
        filled = [
            line
            for line, row in enumerate(rows, start=2)
            if any(cell is not None and str(cell).strip() for cell in row)
        ]
        assert list(found.lines) == filled


@given(st.data(), st.sampled_from(BOOKS))
@effort(150)
@ends
def test_spoilt_bytes_of_a_workbook(place: Path, data: st.DataObject, book: Path) -> None:
    read(place, data.draw(spoilt(book.read_bytes())), XLSX)


@given(st.data(), st.sampled_from(BOOKS))
@effort(250)
@ends
def test_spoilt_xml_in_a_workbook(place: Path, data: st.DataObject, book: Path) -> None:
    parts = parts_of(book.read_bytes())
    part = data.draw(st.sampled_from(sorted(parts)))
    read(place, packed(parts | {part: data.draw(spoilt(parts[part]))}), XLSX)


NUMBER = st.one_of(
    st.integers(0, 2_000_000_000), st.integers(0, 20), st.sampled_from([1_048_576, 16_384, -1])
)


@given(st.data())
@effort(150)
@ends
def test_numbers_of_a_sheet_that_lie(place: Path, data: st.DataObject) -> None:
    """Row numbers, addresses, styles, places in the table of texts: any of them another number."""
    parts = sound_parts()
    xml = parts[SHEET].decode()
    pieces = data.draw(
        st.lists(
            st.sampled_from([piece for piece in xml.split('"') if piece.isdigit()]), min_size=1, max_size=3
        )
    )
    for piece in pieces:
        xml = xml.replace(f'"{piece}"', f'"{data.draw(NUMBER)}"', data.draw(st.integers(1, 3)))
    xml = xml.replace(
        "<v>", f"<v>{data.draw(st.sampled_from(['', '9', '-', '1e', '99999']))}", data.draw(st.integers(0, 2))
    )
    read(place, packed(parts | {SHEET: xml.encode()}), XLSX)


def test_the_sound_ones_are_read(place: Path) -> None:
    sheet = read(place, SOUND_CSV, CSV)
    assert sheet is not None
    assert len(sheet.lines) == 30
    sheet = read(place, packed(sound_parts()), XLSX)
    assert sheet is not None
    assert len(sheet.lines) == 8


@pytest.fixture(scope="module")
def names() -> Names:
    catalog = load_catalog(DATA_DIR, demo=False)
    return Names(catalog.geographies, catalog.indicators)


def guessed(place: Path, content: bytes, form: Literal["csv", "xlsx"], names: Names) -> int:
    """Guess at every sheet as the page does, and read the file by each guess that is complete; how many."""
    path = place / f"gaet.{form}"
    path.write_bytes(content)
    try:
        raw = read_text(path, "raw/tal") if form == "csv" else read_workbook(path, "raw/tal", decimal=",")
    except DashboardError as error:
        tells(error)
        return 0
    read_so_far = 0
    for sheet in raw.sheets:
        try:
            draft = suggest(sheet, form, names, file_name="tal")
            if draft is not None and draft.lacking == ("indicator_id",):
                draft = replace(draft, fixed={**draft.fixed, "indicator_id": "outside_work_education"})
            if draft is None or draft.lacking:
                continue
            layout = draft.layout(path.name, plain_table(sheet, draft.found, form).heads)
        except ValidationError:
            continue  # the page says so; a person decides otherwise
        except DashboardError as error:
            tells(error)
            continue
        read_so_far += read(place, content, layout) is not None
    return read_so_far


@given(st.data(), st.sampled_from(BOOKS))
@effort(80)
@ends
def test_a_guess_at_a_spoilt_workbook(place: Path, names: Names, data: st.DataObject, book: Path) -> None:
    parts = parts_of(book.read_bytes())
    part = data.draw(st.sampled_from([SHEET, TEXTS]))
    guessed(place, packed(parts | {part: data.draw(spoilt(parts[part]))}), "xlsx", names)


@given(st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=12))
@effort(50)
@ends
def test_a_guess_at_any_workbook(place: Path, names: Names, rows: list[list[Any]]) -> None:
    guessed(place, workbook(rows), "xlsx", names)


@given(spoilt(SOUND_CSV))
@effort(100)
@ends
def test_a_guess_at_a_spoilt_csv(place: Path, names: Names, content: bytes) -> None:
    guessed(place, content, "csv", names)


def test_a_guess_at_the_sound_ones_is_read(place: Path, names: Names) -> None:
    read_books = {book.stem for book in BOOKS if guessed(place, book.read_bytes(), "xlsx", names)}
    assert read_books >= {"lang_tabel", "datoer", "tomme_kanter", "tal_som_tekst"}
