"""A CSV or Excel file by its layout in data/sources -> cells in our columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.catalog.layout import FileLayout, NumberField
from dashboard.loader.batch import CELLS, BrokenLine
from dashboard.loader.layout_refused import LayoutRefusedError
from dashboard.loader.our_cells import CellForms
from dashboard.loader.personal_data import has_cpr, refuse_personal_heads, refused
from dashboard.loader.raw_sheet import RawFile, RawSheet, letters
from dashboard.loader.read_text import read_text
from dashboard.loader.read_workbook import read_workbook
from dashboard.loader.reading import Reading
from dashboard.loader.shape_table import Table, shape_table

Record = dict[str, str | None]
"""our column -> the cell's text"""
Places = Mapping[str, int]
"""our column -> the column of the file that it was read from"""

_NUMBERS: Final[tuple[NumberField, ...]] = ("value", "numerator", "denominator")
_FIELD_NAMES_DA: Final = {
    "geography_id": "området",
    "indicator_id": "tallets navn",
    "period": "perioden",
    "value": "værdien",
}


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
    places: tuple[Places, ...] = ()
    """where each row's cells stand in the sheet; empty for a text"""
    left_out: tuple[str, ...] = ()
    """rows that the layout skips, by what stands in them"""


@dataclass(frozen=True, slots=True)
class _WideGroup:
    """Columns that make one record together: fields that their heads say, and where the numbers stand."""

    says: tuple[tuple[str, str], ...]
    head: str
    numbers: dict[str, int] = field(default_factory=dict)


def read_layout(path: Path, reading: Reading) -> Sheet:
    """Read a file as its layout says.

    Raises:
        SourceFileError: it cannot be read, holds personal data, or has what its layout does not describe.
    """
    raw = read_raw(path, reading)
    return map_sheet(raw, raw.sheets[0], reading)


def read_raw(path: Path, reading: Reading) -> RawFile:
    """The file, with the sheet that its layout reads first. Raises SourceFileError, where it cannot be."""
    layout = reading.layout
    if layout.format == "csv":
        return read_text(path, reading.name, delimiter=layout.delimiter, encoding=layout.encoding)
    return read_workbook(path, reading.name, decimal=reading.decimal or ",", sheet=layout.sheet)


def map_sheet(raw: RawFile, sheet: RawSheet, reading: Reading) -> Sheet:
    """A raw sheet's cells in our columns. Raises SourceFileError as `read_layout` does."""
    name, layout = reading.name, reading.layout
    table = shape_table(sheet, layout, name)
    refuse_personal_heads(name, table.heads)
    if layout.format == "csv":
        # A workbook was looked through while it was read.
        for line, cells in table.rows:
            if any(has_cpr(cell) for cell in cells):
                raise refused(name, f"a cell on line {line} looks like a CPR number")
    positions = _positions(name, table, layout)
    groups = _wide_groups(name, table, layout)
    mapped = _mapped_columns(name, table, layout, positions)
    forms = CellForms(sheet, reading)
    lines: list[int] = []
    records: list[Record] = []
    places: list[Places] = []
    for line, record, place in _records(table, layout, mapped, groups):
        lines.append(line)
        records.append(forms.ours(line, record, place))
        places.append(place)
    forms.refuse_unclear_percent()
    return Sheet(
        pd.DataFrame(records, columns=list(CELLS), dtype=object),
        tuple(lines),
        raw.bytes,
        raw.sha256,
        _unmapped(table, layout, mapped, groups),
        table.broken,
        tuple(places) if layout.format == "xlsx" else (),
        table.skipped,
    )


def _positions(name: str, table: Table, layout: FileLayout) -> dict[str, int]:
    """Head -> column. A head that stands twice is refused where the layout asks for it."""
    repeated = sorted({head for head in _asked(layout) if table.heads.count(head) > 1})
    if repeated:
        raise LayoutRefusedError("repeated_head", name=name, heads=", ".join(repeated))
    return {head: column for column, head in enumerate(table.heads)}


def _asked(layout: FileLayout) -> tuple[str, ...]:
    """The heads that a layout names, each once."""
    asked = [*layout.columns.values(), *layout.fill_down, *(skip.column for skip in layout.skip_rows)]
    if layout.wide is not None:
        asked += layout.wide.columns
    return tuple(dict.fromkeys(asked))


def _mapped_columns(
    name: str, table: Table, layout: FileLayout, positions: Mapping[str, int]
) -> dict[str, int]:
    missing = [head for head in _asked(layout) if head not in positions]
    if missing:
        found = ", ".join(head for head in table.heads if head)
        raise LayoutRefusedError(
            "no_column", name=name, heads=", ".join(missing), row=layout.header_row, found=found
        )
    given: set[str] = {*layout.columns, *layout.fixed}
    if layout.section_field:
        given.add(layout.section_field)
    if layout.wide:
        given |= {layout.wide.field, layout.wide.holds}
        if layout.wide.pattern:
            given |= set(re.compile(layout.wide.pattern).groupindex)
    if "year" in given:
        given.add("period")
    lacking = [one for one in ("geography_id", "indicator_id", "period", "value") if one not in given]
    if lacking:
        raise LayoutRefusedError(
            "no_field",
            name=name,
            fields=", ".join(lacking),
            fields_da=", ".join(_FIELD_NAMES_DA[one] for one in lacking),
        )
    return {one: positions[head] for one, head in layout.columns.items()}


def _wide_groups(name: str, table: Table, layout: FileLayout) -> tuple[_WideGroup, ...]:
    wide = layout.wide
    if wide is None:
        return ()
    groups: dict[tuple[tuple[str, str], ...], _WideGroup] = {}
    for column, head in enumerate(table.heads):
        read = _read_head(head, layout)
        if read is None or head in layout.ignored_columns:
            continue
        says, held = read
        holds = _holds(name, column, head, held, layout)
        group = groups.setdefault(says, _WideGroup(says, head))
        if holds in group.numbers:
            raise LayoutRefusedError("repeated_head", name=name, heads=head)
        group.numbers[holds] = column
    if not groups and not wide.columns:
        raise LayoutRefusedError("no_wide", name=name, pattern=wide.pattern)
    # A column that nobody has filled in yet holds no missing figures.
    return tuple(
        group
        for group in groups.values()
        if any(row.cells[column] for row in table.rows for column in group.numbers.values())
    )


def _read_head(head: str, layout: FileLayout) -> tuple[tuple[tuple[str, str], ...], str | None] | None:
    """What a head of a wide column says: fields with their values, and what its cells hold."""
    wide = layout.wide
    if wide is None:
        return None
    if wide.columns:
        return (((wide.field, wide.columns[head]),), None) if head in wide.columns else None
    match = re.fullmatch(wide.pattern or "", head)
    if match is None:
        return None
    named = match.groupdict()
    if not named:
        return ((wide.field, match.group(1)),), None
    says = tuple((one, text) for one, text in named.items() if one != "holds" and text is not None)
    return says, named.get("holds")


def _holds(name: str, column: int, head: str, held: str | None, layout: FileLayout) -> str:
    if held is None:
        return layout.wide.holds if layout.wide else "value"
    holds = layout.codes.get("holds", {}).get(held, held)
    if holds not in _NUMBERS:
        raise LayoutRefusedError("unknown_holds", name=name, head=head, column=letters(column), found=held)
    return holds


def _records(
    table: Table, layout: FileLayout, mapped: Mapping[str, int], groups: Sequence[_WideGroup]
) -> Iterator[tuple[int, Record, Places]]:
    """Line, cells and places of each row, or of each row and group of wide columns."""
    value_head = layout.columns.get("value")
    group_places = [{**mapped, **group.numbers} for group in groups]
    for row, section in zip(table.rows, table.sections, strict=True):
        base: Record = {"value_head": value_head}
        for fixed, text in layout.fixed.items():
            base[fixed] = text
        if layout.section_field:
            base[layout.section_field] = section
        for one, column in mapped.items():
            base[one] = row.cells[column]
        if layout.wide is None:
            yield row.line, base, mapped
            continue
        for group, places in zip(groups, group_places, strict=True):
            numbers = {one: row.cells[column] for one, column in group.numbers.items()}
            value_column = group.numbers.get("value")
            head = table.heads[value_column] if value_column is not None else group.head
            yield row.line, {**base, **dict(group.says), **numbers, "value_head": head}, places


def _unmapped(
    table: Table, layout: FileLayout, mapped: Mapping[str, int], groups: Sequence[_WideGroup]
) -> tuple[str, ...]:
    used = {*mapped.values(), *(column for group in groups for column in group.numbers.values())}
    known = {*layout.ignored_columns, *(skip.column for skip in layout.skip_rows)}
    return tuple(
        head for column, head in enumerate(table.heads) if column not in used and head and head not in known
    )
