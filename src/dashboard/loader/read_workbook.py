"""An Excel workbook as raw sheets: values as they are stored, each as text that our number grammar reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.loader.layout_refused import LayoutRefusedError
from dashboard.loader.personal_data import has_cpr, is_personal_head, refused
from dashboard.loader.raw_sheet import RawFile, RawSheet, Row, one_kind_of_space
from dashboard.loader.scan import hash_file
from dashboard.loader.sheet_shape import sheet_shape
from dashboard.loader.workbook_guard import reading_workbook, refuse_unsafe_workbook

MOST_CELLS: Final = 2_000_000
"""filled cells of a sheet that is read; each costs about a hundred bytes"""
_MOST_EXACT: Final = 1e15
"""below it, a float is exactly the whole number that it shows"""
_NO_RESULT: Final = "#FORMEL?"
"""shown for a formula whose result is not stored in the file: no number, so the row is rejected"""
_HEADS_WITHIN: Final = 20
"""rows in which a cell such as 'CPR' is taken for a column head"""

_Cells = dict[int, tuple[str, bool]]
"""column -> text, and whether it is shown with a percent sign; empty cells are left out"""


def read_workbook(path: Path, name: str, *, decimal: str, sheet: str | None = None) -> RawFile:
    """Read a workbook, or one sheet of it. Numbers are written with `decimal` as their mark.

    Every sheet is looked through for CPR numbers and personal heads, also those that are not read.

    Args:
        path: the file.
        name: what people are shown.
        decimal: "," or ".".
        sheet: read this one only; all where it is None.

    Raises:
        SourceFileError: it is no workbook, is unsafe or too large, lacks the sheet, or holds personal data.
    """
    size, sha256 = hash_file(path, name)
    refuse_unsafe_workbook(path, name)
    with reading_workbook(name):
        results = load_workbook(path, read_only=True, data_only=True)
        formulas = load_workbook(path, read_only=True, data_only=False)
        try:
            titles = [one.title for one in results.worksheets]
            if not titles:
                raise LayoutRefusedError("no_heads", name=name, row=1)
            if sheet is not None and sheet not in titles:
                raise LayoutRefusedError("no_sheet", name=name, wanted=sheet, found=", ".join(titles))
            sheets = []
            with ZipFile(path) as archive:
                for one in results.worksheets:
                    is_read = sheet is None or one.title == sheet
                    raw = _read_sheet(one, formulas[one.title], archive, name, decimal=decimal, keep=is_read)
                    if is_read:
                        sheets.append(raw)
        finally:
            results.close()
            formulas.close()
    return RawFile(tuple(sheets), size, sha256)


def _read_sheet(
    results: Any, formulas: Any, archive: ZipFile, name: str, *, decimal: str, keep: bool
) -> RawSheet:
    # What a sheet claims as its size may be a million rows with nothing in them.
    results.reset_dimensions()
    formulas.reset_dimensions()
    rows: list[Row] = []
    percent: set[tuple[int, int]] = set()
    count = 0
    for line, cells in _filled(results, formulas, decimal):
        _refuse_personal(name, results.title, line, (text for text, _ in cells.values()))
        count += len(cells)
        if count > MOST_CELLS:
            raise LayoutRefusedError(
                "too_large", name=name, most=f"{MOST_CELLS:,}".replace(",", "."), where=results.title
            )
        if keep:
            rows.append(_row(line, cells))
            percent.update((line, column) for column, (_, shown) in cells.items() if shown)
    # The only name that openpyxl has for it; pinned, and the tests of merged cells would tell.
    shape = sheet_shape(archive, results._worksheet_path)
    return RawSheet(
        results.title,
        tuple(rows),
        spans=shape.spans,
        percent=frozenset(percent),
        hidden_rows=shape.hidden_rows,
        hidden_columns=shape.hidden_columns,
        is_hidden=results.sheet_state != "visible",
        calendar=1904 if results.parent.epoch == CALENDAR_MAC_1904 else 1900,
    )


def _filled(results: Any, formulas: Any, decimal: str) -> Iterator[tuple[int, _Cells]]:
    """Line and filled cells of each row that has some."""
    for cells, sources in zip(results.iter_rows(), formulas.iter_rows(), strict=True):
        filled: _Cells = {}
        line = 0
        for cell, source in zip(cells, sources, strict=True):
            value = cell.value
            has_no_result = value is None and source.value is not None
            text = _NO_RESULT if has_no_result else _text(value, decimal)
            if text:
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                filled[source.column - 1] = text, is_number and "%" in cell.number_format
                line = source.row
        if filled:
            yield line, filled


def _row(line: int, cells: _Cells) -> Row:
    width = max(cells) + 1
    return Row(line, tuple(cells.get(column, ("", False))[0] for column in range(width)))


def _text(value: Any, decimal: str) -> str:
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
            text = one_kind_of_space(str(value))
    return text


def _refuse_personal(name: str, title: str, line: int, texts: Iterable[str]) -> None:
    for text in texts:
        if has_cpr(text):
            raise refused(name, f"a cell in row {line} of the sheet {title!r} looks like a CPR number")
        # An error such as #NAME? is no head.
        if line <= _HEADS_WITHIN and not text.startswith("#") and is_personal_head(text):
            raise refused(name, f"row {line} of the sheet {title!r} has a cell {text!r}")
