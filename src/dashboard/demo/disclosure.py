"""Which cells are hidden: counts of persons below five, and what would give them back."""

from __future__ import annotations

from dashboard.demo.cells import Cell, Cells
from dashboard.demo.recipe import AREAS, Recipe

SMALLEST_SHOWN = 5


def _persons(cell: Cell, is_count: bool) -> list[int]:
    """The counts of persons that a cell tells of: the numerator and its complement, or the count itself."""
    if is_count:
        return [int(cell.value)]
    if cell.numerator is None or cell.denominator is None:
        return []
    return [cell.numerator, cell.denominator - cell.numerator]


def hidden(cells: Cells, recipe: Recipe, indicator: str, period: str) -> dict[str, bool]:
    """The areas hidden in a period: True where the cell itself is small, False where it protects another.

    A single small cell could be had back from `samlet` less the other three, so the smallest of those
    is hidden too.
    """
    series = recipe.series[indicator]
    if not (series.persons or series.kind in ("share", "rate", "composition")):
        return {}
    smallest = {
        area: min(_persons(cells[indicator, area, period], series.persons), default=SMALLEST_SHOWN)
        for area in AREAS
    }
    found = {area: True for area in AREAS if smallest[area] < SMALLEST_SHOWN}
    if len(found) == 1:
        others = [area for area in AREAS if area not in found]
        found[min(others, key=lambda area: (smallest[area], area))] = False
    return found
