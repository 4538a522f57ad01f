"""Where on a sheet the table is: its rows of heads, its first row of figures and its last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.loader.raw_sheet import RawSheet, Row
from dashboard.mapping.cells import is_day, is_figure, is_number, is_period, is_serial

_LOOKED_AT: Final = 60
_MOST_HEADS: Final = 4
_NOTE: Final = re.compile(r"(\*+|\d\)|[A-Za-z]\)|[A-Za-zÆØÅæøå]+)")


@dataclass(frozen=True, slots=True)
class Found:
    """Rows count from 1."""

    header_row: int
    header_rows: int
    heads_fill_right: bool


def find_table(sheet: RawSheet) -> Found | None:
    """The heads that a person would point at; None where no row holds figures below a row of text."""
    rows = [row for row in sheet.rows[:_LOOKED_AT] if any(row.cells)]
    first = next((place for place, row in enumerate(rows) if place and _holds_figures(row)), None)
    if first is None:
        return None
    lowest = next((place for place in range(first - 1, -1, -1) if _filled(rows[place]) > 1), first - 1)
    highest = lowest
    while highest > 0 and lowest - highest < _MOST_HEADS - 1 and _is_upper_head(sheet, rows, highest - 1):
        highest -= 1
    top, bottom = rows[highest].line, rows[lowest].line
    fills = highest < lowest and _leaves_gaps(sheet, rows[highest:lowest], rows[lowest])
    return Found(top, bottom - top + 1, fills)


def end_of_table(rows: Sequence[Row]) -> str | None:
    """A pattern for the first of the lines below the figures, such as notes and sources."""
    last = max((place for place, row in enumerate(rows) if _holds_figures(row)), default=None)
    if last is None or last + 1 >= len(rows):
        return None
    below = rows[last + 1 :]
    if any(_filled(row) > 1 for row in below):
        return None
    begins = [_NOTE.match(next(cell for cell in row.cells if cell)) for row in below]
    found = list(dict.fromkeys(match.group() for match in begins if match))
    return f"^({'|'.join(re.escape(one) for one in found)})" if found else None


def _holds_figures(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    # Beside a date, a number of five digits is one too: such a row is one of heads.
    dated = any(is_day(cell) for cell in filled)
    return len(filled) > 1 and any(is_figure(cell) and not (dated and is_serial(cell)) for cell in filled)


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row.cells)


def _is_upper_head(sheet: RawSheet, rows: Sequence[Row], place: int) -> bool:
    """Whether a row belongs to the heads of the row below it, and is no title."""
    row = rows[place]
    if row.line != rows[place + 1].line - 1:
        return False
    filled = [column for column, cell in enumerate(row.cells) if cell]
    if any(is_number(row.cells[column]) and not is_period(row.cells[column]) for column in filled):
        return False
    if len(filled) > 1:
        return True
    below = [column for column, cell in enumerate(rows[place + 1].cells) if cell]
    # A title, or the name of a block, is often merged over the whole table; a head over a part of it.
    is_part = any(
        one.first_row == row.line and one.first_column > min(below) and one.first_column == filled[0]
        for one in sheet.spans
    )
    return is_part or (filled[0] > min(below) and is_period(row.cells[filled[0]]))


def _leaves_gaps(sheet: RawSheet, upper: Sequence[Row], lowest: Row) -> bool:
    """Whether an upper head stands over its first column only, though no cells are merged."""
    for row in upper:
        first = next((column for column, cell in enumerate(row.cells) if cell), 0)
        for column in range(first + 1, len(lowest.cells)):
            text = row.cells[column] if column < len(row.cells) else ""
            is_merged = any(span.holds(row.line, column) for span in sheet.spans)
            if not text and lowest.cells[column] and not is_merged:
                return True
    return False
