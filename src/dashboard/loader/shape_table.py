"""A raw sheet by its layout -> column heads and the rows that hold figures, each at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.catalog.layout import FileLayout
from dashboard.loader.batch import BrokenLine, first_cells
from dashboard.loader.faults import BROKEN_LINE
from dashboard.loader.layout_refused import LayoutRefusedError
from dashboard.loader.raw_sheet import RawSheet, Row, Span, letters

HEAD_JOINT: Final = " / "
"""between the heads above each other of one column"""


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    sections: tuple[str, ...]
    """the section that each row stands in, "" where the layout has none"""
    broken: tuple[BrokenLine, ...] = ()
    skipped: tuple[str, ...] = ()
    """what stands in the rows that are skipped as the layout says, in file order"""
    above: str = ""
    """the one text on the line above the heads, which may be the name of the first block"""
    ended_at: int | None = None
    """the line above which the table ends, where the layout says so"""


def shape_table(raw: RawSheet, layout: FileLayout, name: str) -> Table:
    """Heads and rows of a raw sheet.

    Raises:
        LayoutRefusedError: the sheet has something that the layout does not say how to read.
    """
    heads = _heads(raw, layout, name)
    body = [row for row in raw.rows if row.line >= layout.header_row + layout.header_rows and any(row.cells)]
    body, ended_at = _until_end(body, layout)
    body = _shown(raw, body, layout, name)
    rows: list[Row] = []
    broken: list[BrokenLine] = []
    for row in body:
        if layout.format == "csv" and len(row.cells) != len(heads) and not _is_section(row, layout):
            kind = "MISSING COLUMNS" if len(row.cells) < len(heads) else "TOO MANY COLUMNS"
            broken.append(BrokenLine(row.line, first_cells(row.cells), *BROKEN_LINE[kind]))
        else:
            rows.append(_fitted(row, len(heads)))
    above = _above(raw, layout)
    kept, sections, skipped = _without_skipped(rows, heads, layout, above)
    filled = _filled_down(raw, kept, heads, layout, name)
    return Table(heads, tuple(filled), tuple(sections), tuple(broken), tuple(skipped), above, ended_at)


def _heads(raw: RawSheet, layout: FileLayout, name: str) -> tuple[str, ...]:
    first, last = layout.header_row, layout.header_row + layout.header_rows - 1
    lines = {row.line: list(row.cells) for row in raw.rows if first <= row.line <= last}
    spans = [one for one in raw.spans if one.first_row <= last and one.last_row >= first]
    body_width = max((len(row.cells) for row in raw.rows if row.line > last), default=0)
    # A text's width is that of its heads: a longer line is broken, and must show itself.
    width = max([len(cells) for cells in lines.values()] or [0])
    if layout.format == "xlsx":
        width = max(width, body_width)
    for cells in lines.values():
        cells.extend([""] * (width - len(cells)))
    for span in spans:
        _spread_head(span, lines, layout, name, width)
    if layout.heads_fill_right:
        for line in range(first, last):
            _fill_right(lines.get(line, []))
    heads = []
    for column in range(width):
        parts: list[str] = []
        for line in range(first, last + 1):
            text = lines[line][column] if line in lines else ""
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        heads.append(HEAD_JOINT.join(parts))
    if not any(heads):
        raise LayoutRefusedError("no_heads", name=name, row=first)
    filled = {column for row in raw.rows if row.line > last for column, cell in enumerate(row.cells) if cell}
    return tuple(head or (nameless(column) if column in filled else "") for column, head in enumerate(heads))


def nameless(column: int) -> str:
    """What a column with cells but without a head is called."""
    return f"(kolonne {letters(column)})"


def _spread_head(span: Span, lines: dict[int, list[str]], layout: FileLayout, name: str, width: int) -> None:
    """Write a merged head into all its cells."""
    columns = range(span.first_column, min(span.last_column, width - 1) + 1)
    touched = [cells for line, cells in sorted(lines.items()) if span.first_row <= line <= span.last_row]
    text = next((cells[column] for cells in touched for column in columns[:1]), "")
    lowest = layout.header_row + layout.header_rows - 1
    if len(columns) > 1 and span.last_row >= lowest and text:
        raise LayoutRefusedError("merged_head", name=name, cell=span.address, text=text)
    for cells in touched:
        for column in columns:
            cells[column] = text


def _fill_right(cells: list[str]) -> None:
    for column in range(1, len(cells)):
        cells[column] = cells[column] or cells[column - 1]


def _until_end(body: Sequence[Row], layout: FileLayout) -> tuple[list[Row], int | None]:
    if layout.ends_before is None:
        return list(body), None
    end = re.compile(layout.ends_before)
    for place, row in enumerate(body):
        if end.search(next(cell for cell in row.cells if cell)):
            return list(body[:place]), row.line
    return list(body), None


def _shown(raw: RawSheet, body: Sequence[Row], layout: FileLayout, name: str) -> list[Row]:
    hidden = [row.line for row in body if row.line in raw.hidden_rows]
    if hidden and layout.hidden is None:
        raise LayoutRefusedError("hidden_rows", name=name, row=hidden[0], count=len(hidden))
    return [row for row in body if layout.hidden == "read" or row.line not in raw.hidden_rows]


def _fitted(row: Row, width: int) -> Row:
    return Row(row.line, tuple([*row.cells, *[""] * (width - len(row.cells))][:width]))


def _is_section(row: Row, layout: FileLayout) -> bool:
    return layout.section_field is not None and sum(bool(cell) for cell in row.cells) == 1


def _above(raw: RawSheet, layout: FileLayout) -> str:
    above = [row for row in raw.rows if row.line < layout.header_row and any(row.cells)]
    texts = [cell for cell in above[-1].cells if cell] if above else []
    return texts[0] if len(texts) == 1 else ""


def _without_skipped(
    rows: Sequence[Row], heads: Sequence[str], layout: FileLayout, section: str
) -> tuple[list[Row], list[str], list[str]]:
    """The rows that hold figures, the section of each, and what stands in the others."""
    tests = [
        (heads.index(skip.column), frozenset(skip.values))
        for skip in layout.skip_rows
        if skip.column in heads
    ]
    written = tuple("" if head == nameless(column) else head for column, head in enumerate(heads))
    kept: list[Row] = []
    sections: list[str] = []
    skipped: list[str] = []
    for row in rows:
        if row.cells == written:
            # The heads once more, above the next block.
            continue
        found = next((row.cells[column] for column, values in tests if row.cells[column] in values), None)
        if found is not None:
            skipped.append(found)
        elif _is_section(row, layout):
            section = next(cell for cell in row.cells if cell)
        else:
            kept.append(row)
            sections.append(section)
    return kept, sections, skipped


def _filled_down(
    raw: RawSheet, rows: Sequence[Row], heads: Sequence[str], layout: FileLayout, name: str
) -> Iterator[Row]:
    fill = [column for column, head in enumerate(heads) if head and head in layout.fill_down]
    used = _used_columns(heads, layout)
    lines = {row.line for row in rows}
    for span in raw.spans:
        touched = [column for column in range(span.first_column, span.last_column + 1) if column in used]
        # A merged cell over several columns says nothing of those behind the first one.
        is_wide = span.first_column < span.last_column
        is_read = any(line in lines for line in range(span.first_row, span.last_row + 1))
        if touched and is_read and (is_wide or touched[0] not in fill):
            raise LayoutRefusedError(
                "merged_cells", name=name, cell=span.address, head=heads[touched[0]] or letters(touched[0])
            )
    above = dict.fromkeys(fill, "")
    for row in rows:
        cells = list(row.cells)
        for column in fill:
            cells[column] = above[column] = cells[column] or above[column]
        yield Row(row.line, tuple(cells))


def _used_columns(heads: Sequence[str], layout: FileLayout) -> list[int]:
    named = {*layout.columns.values(), *layout.fill_down}
    if layout.wide is not None:
        named |= set(layout.wide.columns)
        if layout.wide.pattern is not None and not layout.wide.columns:
            named |= {head for head in heads if re.fullmatch(layout.wide.pattern, head)}
    return [column for column, head in enumerate(heads) if head and head in named]
