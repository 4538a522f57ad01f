"""The rows of a described file as text: column heads, and line number and cells of each row below them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook

from dashboard.catalog.sources import FileLayout
from dashboard.errors import SourceFileError
from dashboard.loader.batch import BrokenLine, first_cells
from dashboard.loader.faults import BROKEN_LINE
from dashboard.loader.personal_data import has_cpr, is_personal_head, refused
from dashboard.loader.scan import hash_file, scan_text, unreadable
from dashboard.loader.workbook_guard import reading_workbook, refuse_unsafe_workbook

_MOST_EXACT: Final = 1e15
"""below it, a float is exactly the whole number that it shows"""
_NO_RESULT: Final = "#FORMEL?"
"""shown for a formula whose result is not stored in the file: no number, so the row is rejected"""


@dataclass(frozen=True)
class Grid:
    """`rows` holds the line (the row number of a sheet) and as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    bytes: int
    sha256: str
    broken: tuple[BrokenLine, ...]


def read_csv_grid(path: Path, name: str, layout: FileLayout) -> Grid:
    """Read a CSV file; where no delimiter is declared it is the most frequent of ; , tab | in the header row.

    Raises:
        SourceFileError: the file is not text, is cut off, or has no header row.
    """
    scan = scan_text(path, name, layout.encoding)
    encoding = "utf-8-sig" if scan.encoding == "utf-8" else scan.encoding
    with path.open(encoding=encoding, newline="") as stream:
        text = stream.read()
    header_line = next(iter(text.splitlines()[layout.header_row - 1 :]), "")
    delimiter: str = layout.delimiter or max((";", ",", "\t", "|"), key=header_line.count)
    lined = _csv_records(text, delimiter, name)
    return _grid(lined, name, layout, scan.bytes, scan.sha256)


def read_xlsx_grid(path: Path, name: str, layout: FileLayout, *, decimal: str) -> Grid:
    """Read one sheet of a workbook, each cell as text; numbers are written with `decimal` as their mark.

    Every sheet is looked through for CPR numbers and personal heads, also those that are not read.

    Raises:
        SourceFileError: it is no workbook, lacks the sheet or the header row, or holds personal data.
    """
    size, sha256 = hash_file(path, name)
    refuse_unsafe_workbook(path, name)
    with reading_workbook(name):
        results = load_workbook(path, read_only=True, data_only=True)
        formulas = load_workbook(path, read_only=True, data_only=False)
        for sheet in (*results.worksheets, *formulas.worksheets):
            # What a sheet claims as its size may be a million rows with nothing in them.
            sheet.reset_dimensions()
        sheets = {
            sheet.title: _sheet_rows(sheet.iter_rows(values_only=True), formulas[sheet.title], decimal)
            for sheet in results.worksheets
        }
        results.close()
        formulas.close()
    for title, rows in sheets.items():
        _refuse_personal_sheet(name, title, rows)
    wanted = layout.sheet or next(iter(sheets), "")
    if wanted not in sheets:
        raise SourceFileError(
            f"{name} has no sheet {wanted!r}; it has {', '.join(sheets)}.",
            "Correct sheet of this file in data/sources, or ask the supplier.",
        )
    lined = [(number, cells) for number, cells in enumerate(sheets[wanted], start=1)]
    return _grid(lined, name, layout, size, sha256)


def _sheet_rows(values: Iterable[tuple[Any, ...]], formulas: Any, decimal: str) -> list[list[str]]:
    rows = []
    for cells, sources in zip(values, formulas.iter_rows(values_only=True), strict=True):
        rows.append(
            [
                _NO_RESULT if value is None and source is not None else _cell_text(value, decimal)
                for value, source in zip(cells, sources, strict=True)
            ]
        )
    return rows


def _cell_text(value: Any, decimal: str) -> str:
    """A typed cell as our number and date grammar reads it."""
    match value:
        case None:
            text = ""
        case bool():
            text = str(value).lower()
        case float() if value.is_integer() and abs(value) < _MOST_EXACT:
            text = str(int(value))
        case float():
            text = format(Decimal(repr(round(value, 10))), "f").replace(".", decimal)
        case datetime() if value.time() == datetime.min.time():
            text = value.date().isoformat()
        case date():
            text = value.isoformat()
        case _:
            text = str(value).strip()
    return text


def _refuse_personal_sheet(name: str, title: str, rows: Iterable[list[str]]) -> None:
    for number, cells in enumerate(rows, start=1):
        for cell in cells:
            if has_cpr(cell):
                raise refused(name, f"a cell in row {number} of the sheet {title!r} looks like a CPR number")
            if number <= 20 and is_personal_head(cell):
                raise refused(name, f"row {number} of the sheet {title!r} has a cell {cell!r}")


def _csv_records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [cell.strip() for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        raise unreadable(name, f"near line {reader.line_num}: {error}") from error


def _grid(
    lined: Iterable[tuple[int, list[str]]], name: str, layout: FileLayout, size: int, sha256: str
) -> Grid:
    """Heads from the header row, and what stands below it; blank rows are no rows."""
    heads: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    broken: list[BrokenLine] = []
    for line, cells in lined:
        if line < layout.header_row:
            continue
        if line == layout.header_row:
            heads = tuple(cells)
            continue
        if not any(cells):
            continue
        if layout.format == "csv" and len(cells) != len(heads):
            kind = "MISSING COLUMNS" if len(cells) < len(heads) else "TOO MANY COLUMNS"
            broken.append(BrokenLine(line, first_cells(cells), *BROKEN_LINE[kind]))
            continue
        padded = [*cells, *[""] * (len(heads) - len(cells))]
        rows.append((line, tuple(padded[: len(heads)])))
    if not any(heads):
        raise SourceFileError(
            f"{name} has no column heads in row {layout.header_row}.",
            "Correct header_row or sheet of this file in data/sources.",
        )
    return Grid(heads, tuple(rows), size, sha256, tuple(broken))
