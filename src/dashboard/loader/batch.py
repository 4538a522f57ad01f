"""What a reader hands on of one file: cells as text, in our columns, and the lines that it could not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.loader.dialect import KNOWN

CELLS: Final = (*KNOWN, "extras", "value_head")
"""Columns of the relation `incoming`, all text, NULL where a cell is empty."""


@dataclass(frozen=True)
class BrokenLine:
    """A line that is no row: too few or too many cells, or a stray quotation mark."""

    line: int
    text: str
    reason: str
    reason_da: str


def first_cells(cells: Sequence[str]) -> str:
    """What a broken line is known by: its first three cells, and not the figures behind them."""
    return ";".join(cell.strip() for cell in cells[:3])[:200] + (" …" if len(cells) > 3 else "")
