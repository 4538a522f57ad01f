"""A sheet or text table as it stands in its file: every cell as text, at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009"), " ")


class Span(NamedTuple):
    """Merged cells, ends included. Rows count from 1, columns from 0."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def holds(self, line: int, column: int) -> bool:
        return self.first_row <= line <= self.last_row and self.first_column <= column <= self.last_column

    @property
    def address(self) -> str:
        begin, end = (
            address(self.first_row, self.first_column),
            address(self.last_row, self.last_column),
        )
        return begin if begin == end else f"{begin}:{end}"


class Row(NamedTuple):
    """`line` is the row number of a sheet, the physical line of a text; its cells begin at column 0."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows in order. Of a sheet, empty rows are left out; of a text they have one empty cell."""

    title: str
    rows: tuple[Row, ...]
    spans: tuple[Span, ...] = ()
    percent: frozenset[tuple[int, int]] = frozenset()
    """line and column of the numbers that are shown with a percent sign: 0.42 is shown as 42 %"""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    calendar: Literal[1900, 1904] = 1900
    """the year in which the workbook's days begin"""


@dataclass(frozen=True, slots=True)
class RawFile:
    """All sheets of a file, or its one text table."""

    sheets: tuple[RawSheet, ...]
    bytes: int
    sha256: str


def one_kind_of_space(text: str) -> str:
    """A cell's text without spaces around it; those that do not break, as in 1 234, become plain ones."""
    return text.translate(_SPACES).strip()


def letters(column: int) -> str:
    """Excel's name of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    rest = column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def address(line: int, column: int) -> str:
    """Excel's name of a cell, e.g. B14; `line` counts from 1, `column` from 0."""
    return f"{letters(column)}{line}"
