"""What openpyxl's streaming reader leaves out of a sheet: merged cells, and hidden rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.functions import iterparse

from dashboard.loader.raw_sheet import Span

_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TRUE: Final = ("1", "true")
_MOST_SPANS: Final = 100_000
_MOST_COLUMNS: Final = 16_384


@dataclass(frozen=True, slots=True)
class SheetShape:
    spans: tuple[Span, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def sheet_shape(archive: ZipFile, part: str) -> SheetShape:
    """Read the part of a workbook that holds one sheet, in bounded memory.

    Raises:
        ValueError, KeyError, xml.etree.ElementTree.ParseError, zipfile.BadZipFile: the part is no sheet.
    """
    spans: list[Span] = []
    rows: set[int] = set()
    columns: set[int] = set()
    line = 0
    with archive.open(part) as stream:
        for _, element in iterparse(stream):
            match element.tag.removeprefix(_SHEET):
                case "row":
                    line = int(element.get("r") or line + 1)
                    if element.get("hidden") in _TRUE:
                        rows.add(line)
                    element.clear()
                case "c" | "v" | "is" | "f":
                    element.clear()
                case "col" if element.get("hidden") in _TRUE:
                    last = min(int(element.get("max", "1")), _MOST_COLUMNS)
                    columns.update(range(int(element.get("min", "1")) - 1, last))
                case "mergeCell":
                    spans.append(_span(element.get("ref", "")))
                    if len(spans) > _MOST_SPANS:
                        raise ValueError("too many merged cells")
                case _:
                    pass
    return SheetShape(tuple(sorted(spans)), frozenset(rows), frozenset(columns))


def _span(reference: str) -> Span:
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    if first_row is None or last_row is None or first_column is None or last_column is None:
        raise ValueError(f"merged cells without an end: {reference!r}")
    return Span(first_row, last_row, first_column - 1, last_column - 1)
