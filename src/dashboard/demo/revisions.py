"""First figures that are revised later: a little off the final ones, the areas still adding up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.demo.cells import Cell, Cells, put
from dashboard.demo.recipe import AREAS, COMBINED, Recipe
from dashboard.demo.rounding import quotient, round_half_up
from dashboard.demo.shapes import chance


def first_figures(recipe: Recipe, cells: Cells) -> Cells:
    """The preliminary figures of the areas and `samlet`, by the same keys as the final ones."""
    first: Cells = {}
    for indicator, series in recipe.series.items():
        for period in (*map(str, series.revised), *series.revised_quarters):
            areas = [_first(recipe, cells[indicator, area, period]) for area in AREAS]
            for cell in areas:
                put(first, cell)
            put(first, _together(recipe, cells[indicator, COMBINED, period], areas))
    return first


def _first(recipe: Recipe, final: Cell) -> Cell:
    """A share up to 1.5 % off its final numerator, at least one person; an amount 4-10 % below."""
    draw = chance(recipe.seed, "first", final.indicator, final.geography, final.period).random()
    if final.numerator is None:
        below = round_half_up(float(final.value) * (0.04 + 0.06 * draw))
        return replace(final, value=final.value - below)
    off = max(1, round_half_up(final.numerator * 0.03 * abs(draw - 0.5)))
    return _with_numerator(recipe, final, final.numerator + (off if draw >= 0.5 else -off))


def _together(recipe: Recipe, final: Cell, areas: list[Cell]) -> Cell:
    if final.numerator is None:
        return replace(final, value=sum((cell.value for cell in areas), Decimal(0)))
    return _with_numerator(recipe, final, sum(cell.numerator or 0 for cell in areas))


def _with_numerator(recipe: Recipe, cell: Cell, numerator: int) -> Cell:
    series = recipe.series[cell.indicator]
    scale = 1000 if series.kind == "rate" else 100
    value = quotient(numerator, cell.denominator or 1, scale, series.decimals)
    return replace(cell, value=value, numerator=numerator)
