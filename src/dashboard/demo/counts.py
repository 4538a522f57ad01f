"""Figures that add up: residents, dwellings, cases, persons, kroner."""

from __future__ import annotations

from decimal import Decimal

from dashboard.demo.cells import Cell, Cells, put, whole_value
from dashboard.demo.periods import parts, quarters, years
from dashboard.demo.recipe import AREAS, COMBINED, Recipe
from dashboard.demo.rounding import round_half_up, share_out
from dashboard.demo.shapes import chance, events, stock, wobbled

Table = dict[str, dict[str, int]]
"""area -> period -> count"""


def put_with_sum(cells: Cells, indicator: str, table: Table) -> None:
    """Put the areas' counts, and their sum as `samlet`."""
    for period in table[AREAS[0]]:
        for area in AREAS:
            put(cells, Cell(indicator, area, period, Decimal(table[area][period])))
        whole = sum(table[area][period] for area in AREAS)
        put(cells, Cell(indicator, COMBINED, period, Decimal(whole)))


def yearly_count(cells: Cells, recipe: Recipe, indicator: str) -> None:
    series = recipe.series[indicator]
    periods = years(recipe.first_year, recipe.last_year)
    table = {
        area: stock(series.areas[area], periods, series.wobble, chance(recipe.seed, indicator, area))
        for area in AREAS
    }
    put_with_sum(cells, indicator, table)


def quarterly_count(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Quarters; and where the recipe gives earlier years, yearly counts too (later ones as sums)."""
    series = recipe.series[indicator]
    periods = quarters(recipe.first_quarter, recipe.last_quarter)
    table: Table = {}
    for area in AREAS:
        random = chance(recipe.seed, indicator, area)
        if series.noise == "events":
            table[area] = events(series.areas[area], periods, series.season, random)
        else:
            table[area] = stock(series.areas[area], periods, series.wobble, random)
    for year, total in series.year_totals.items():
        _fit_year(table, year, total)
    put_with_sum(cells, indicator, table)
    if series.years:
        yearly = {area: _yearly(recipe, indicator, table[area], area) for area in AREAS}
        put_with_sum(cells, indicator, yearly)


def quarterly_amount(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Kroner: another series' cases times a price that moves about its level."""
    series = recipe.series[indicator]
    periods = quarters(recipe.first_quarter, recipe.last_quarter)
    table: Table = {}
    for area in AREAS:
        price = wobbled(series.areas[area], periods, series.wobble, chance(recipe.seed, indicator, area))
        table[area] = {
            p: round_half_up(price[p] * whole_value(cells, str(series.cases), area, p)) for p in periods
        }
    for year, total in series.year_totals.items():
        _fit_year(table, year, total)
    put_with_sum(cells, indicator, table)


def _fit_year(table: Table, year: str, total: int) -> None:
    """Change a year's quarters so that all areas' together give the total."""
    places = [(area, p) for area in AREAS for p in table[area] if parts(p)[0] == int(year)]
    if not places:
        return
    fitted = share_out(total, [float(table[area][period]) for area, period in places])
    for (area, period), count in zip(places, fitted, strict=True):
        table[area][period] = count


def _yearly(recipe: Recipe, indicator: str, by_quarter: dict[str, int], area: str) -> dict[str, int]:
    """Given years as the recipe has them, later full years as the sum of their quarters."""
    series = recipe.series[indicator]
    found = dict(series.years[area])
    for year in years(parts(recipe.first_quarter)[0], recipe.last_year):
        found[year] = sum(count for period, count in by_quarter.items() if period.startswith(year))
    return found
