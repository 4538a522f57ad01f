"""What stands in a table, by column and by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.catalog.models import Geography, Indicator
from dashboard.loader.raw_sheet import Row
from dashboard.mapping import cells


class Names(NamedTuple):
    """What the catalog knows, by id."""

    places: Mapping[str, Geography]
    indicators: Mapping[str, Indicator]


def column_texts(rows: Sequence[Row], place: int) -> list[str]:
    return [row.cells[place] for row in rows if row.cells[place]]


def section_texts(rows: Sequence[Row]) -> list[str]:
    found = [next(cell for cell in row.cells if cell) for row in rows if sum(map(bool, row.cells)) == 1]
    return list(dict.fromkeys(found))


def above_notes(rows: Sequence[Row]) -> Sequence[Row]:
    last = max((place for place, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), default=-1)
    return rows[: last + 1]


def is_numeric(texts: Sequence[str]) -> bool:
    """Whether most cells are figures; a footnote below them does not change that."""
    return bool(texts) and sum(map(cells.is_figure, texts)) + sum(map(cells.is_year, texts)) > len(texts) / 2
