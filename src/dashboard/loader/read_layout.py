"""A CSV or Excel file by its layout in data/sources -> cells in our columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.catalog.sources import FileLayout, Source
from dashboard.errors import SourceFileError
from dashboard.loader.batch import CELLS, BrokenLine
from dashboard.loader.personal_data import has_cpr, refuse_personal_heads, refused
from dashboard.loader.read_grid import Grid, read_csv_grid, read_xlsx_grid

_STATBANK_PERIOD: Final = re.compile(r"(\d{4})(?:(K)([1-4])|(M)(\d{2}))?")
_MISSING: Final = ".."

Record = dict[str, str | None]
"""our column -> the cell's text"""


@dataclass(frozen=True)
class Sheet:
    """The cells of a file in our columns. `cells` has the columns of `CELLS`, all text."""

    cells: pd.DataFrame
    lines: tuple[int, ...]
    """the line, or row of the sheet, of each row of cells"""
    bytes: int
    sha256: str
    unmapped_heads: tuple[str, ...]
    broken: tuple[BrokenLine, ...]


def read_layout(path: Path, name: str, source: Source, layout: FileLayout) -> Sheet:
    """Read a file as its layout says.

    Raises:
        SourceFileError: the file cannot be read, lacks a described column, or holds personal data.
    """
    grid = (
        read_xlsx_grid(path, name, layout, decimal=_decimal_mark(source))
        if layout.format == "xlsx"
        else read_csv_grid(path, name, layout)
    )
    refuse_personal_heads(name, grid.heads)
    for line, cells in grid.rows:
        if any(has_cpr(cell) for cell in cells):
            raise refused(name, f"a cell on line {line} looks like a CPR number")
    positions = _positions(name, grid.heads)
    wide = _wide_columns(name, grid.heads, layout)
    mapped = _mapped_columns(name, layout, positions)
    used = {*mapped.values(), *(column for column, _ in wide)}
    ignored = set(layout.ignored_columns)
    unmapped = tuple(
        head for column, head in enumerate(grid.heads) if column not in used and head and head not in ignored
    )
    lined = _records(grid, layout, mapped, wide)
    frame = pd.DataFrame([record for _, record in lined], columns=list(CELLS), dtype=object)
    return Sheet(frame, tuple(line for line, _ in lined), grid.bytes, grid.sha256, unmapped, grid.broken)


def _decimal_mark(source: Source) -> str:
    if source.decimal is not None:
        return source.decimal
    return "." if source.thousands == "," else ","


def _positions(name: str, heads: Sequence[str]) -> dict[str, int]:
    repeated = sorted({head for head in heads if head and heads.count(head) > 1})
    if repeated:
        raise SourceFileError(
            f"{name} has the column {', '.join(repeated)} more than once.",
            "Rename one of them in the file, or ask the supplier.",
        )
    return {head: column for column, head in enumerate(heads)}


def _mapped_columns(name: str, layout: FileLayout, positions: Mapping[str, int]) -> dict[str, int]:
    missing = [head for head in layout.columns.values() if head not in positions]
    if missing:
        raise SourceFileError(
            f"{name} lacks the column {', '.join(missing)}; row {layout.header_row} has"
            f" {', '.join(head for head in positions if head)}.",
            "Correct columns, header_row or sheet of this file in data/sources, or ask the supplier.",
        )
    mapped: dict[str, int] = {field: positions[head] for field, head in layout.columns.items()}
    given = {*mapped, *layout.fixed}
    if layout.wide:
        given |= {layout.wide.field, layout.wide.holds}
    lacking = [field for field in ("geography_id", "indicator_id", "period", "value") if field not in given]
    if lacking:
        raise SourceFileError(
            f"The layout of {name} does not say where {', '.join(lacking)} comes from.",
            "Add it under columns, fixed or wide in data/sources.",
        )
    return mapped


def _wide_columns(name: str, heads: Sequence[str], layout: FileLayout) -> list[tuple[int, str]]:
    """Position and field value of each wide column."""
    wide = layout.wide
    if wide is None:
        return []
    if wide.columns:
        missing = [head for head in wide.columns if head not in heads]
        if missing:
            raise SourceFileError(
                f"{name} lacks the column {', '.join(missing)}.",
                "Correct wide.columns of this file in data/sources, or ask the supplier.",
            )
        return [(heads.index(head), value) for head, value in wide.columns.items()]
    found = [
        (column, match.group(1))
        for column, head in enumerate(heads)
        if (match := re.fullmatch(wide.pattern or "", head))
    ]
    if not found:
        raise SourceFileError(
            f"{name} has no column that fits the pattern {wide.pattern!r}.",
            "Correct wide.pattern of this file in data/sources, or ask the supplier.",
        )
    return found


def _records(
    grid: Grid, layout: FileLayout, mapped: Mapping[str, int], wide: Sequence[tuple[int, str]]
) -> list[tuple[int, Record]]:
    """Line and cells of each row, or of each row and wide column."""
    records: list[tuple[int, Record]] = []
    value_head = layout.columns.get("value")
    for line, cells in grid.rows:
        base: Record = {"value_head": value_head}
        for fixed_field, text in layout.fixed.items():
            base[fixed_field] = text
        for field, column in mapped.items():
            base[field] = cells[column]
        if layout.wide is None:
            records.append((line, _ours(base, layout)))
            continue
        for column, field_value in wide:
            held: Record = {layout.wide.field: field_value, layout.wide.holds: cells[column]}
            records.append((line, _ours({**base, **held, "value_head": grid.heads[column]}, layout)))
    return records


def _ours(record: Record, layout: FileLayout) -> Record:
    """Codes to ids, periods and missing marks to our own writing; what is unknown stays as it stands."""
    for field, codes in layout.codes.items():
        text = record.get(field)
        if text is not None:
            record[field] = codes.get(text.strip(), text)
    period = record.get("period")
    if layout.period_style == "statbank" and period is not None:
        record["period"] = _from_statbank(period.strip())
    for number_field in ("value", "numerator", "denominator"):
        text = record.get(number_field)
        if text is not None and text.strip() in layout.missing:
            record[number_field] = _MISSING
    return {field: text or None for field, text in record.items()}


def _from_statbank(period: str) -> str:
    match = _STATBANK_PERIOD.fullmatch(period)
    if match is None:
        return period
    year, quarter_mark, quarter, _, month = match.groups()
    if quarter_mark:
        return f"{year}-Q{quarter}"
    return f"{year}-{month}" if month else year
