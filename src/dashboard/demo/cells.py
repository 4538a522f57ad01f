"""A figure before it is published, and the set of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Cell:
    """One figure. value: in the indicator's unit; numerator and denominator: whole numbers or None."""

    indicator: str
    geography: str
    period: str
    value: Decimal
    numerator: int | None = None
    denominator: int | None = None


Key = tuple[str, str, str]
"""indicator, geography, period"""

Cells = dict[Key, Cell]


def put(cells: Cells, cell: Cell) -> None:
    cells[cell.indicator, cell.geography, cell.period] = cell


def whole_value(cells: Cells, indicator: str, geography: str, period: str) -> int:
    return int(cells[indicator, geography, period].value)
