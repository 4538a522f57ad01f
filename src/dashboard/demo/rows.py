"""From figures to published rows: first and later figures, delays, the break, hidden cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.demo.cells import Cell, Cells
from dashboard.demo.disclosure import hidden
from dashboard.demo.periods import parts
from dashboard.demo.publication import a_year_later, published_on
from dashboard.demo.recipe import AREAS, COMBINED, GEOGRAPHIES, Late, Recipe
from dashboard.demo.revisions import first_figures
from dashboard.demo.rounding import danish

SOURCE = "eksempeldata"
HALF_A_YEAR = timedelta(days=181)
MISSING = ".."
SMALL = "<5"
PRELIMINARY_NOTE = "Foreløbigt tal."
REVISED_NOTE = "Endeligt tal. Det afløser det foreløbige."
SMALL_NOTE = "Skjult: under 5 personer."
PROTECTING_NOTE = "Skjult, så et andet områdes lille tal ikke kan regnes ud."


@dataclass(frozen=True)
class Release:
    """How and when a figure comes out."""

    status: str
    day: date
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a file; text as it is written there."""

    geography_id: str
    indicator_id: str
    period: str
    value: str
    numerator: str
    denominator: str
    status: str
    published_on: date
    source_id: str
    note: str


def make_rows(recipe: Recipe, cells: Cells) -> dict[str, list[Row]]:
    """The rows of each file: by indicator in the recipe's order, place, period and publication."""
    files: dict[str, list[Row]] = {name: [] for name in recipe.files}
    first = first_figures(recipe, cells)
    for indicator, series in recipe.series.items():
        mine = [cell for cell in cells.values() if cell.indicator == indicator]
        mine.sort(key=lambda c: (GEOGRAPHIES.index(c.geography), "Q" in c.period, c.period))
        for cell in mine:
            if not recipe.is_published(cell.geography, indicator, cell.period):
                files[series.file].extend(_publications(recipe, cells, first, cell))
    return files


def _publications(recipe: Recipe, cells: Cells, first: Cells, cell: Cell) -> Iterator[Row]:
    series = recipe.series[cell.indicator]
    day = _first_day(recipe, cell)
    late = _late(recipe, cell)
    if late is not None:
        yield _row(cell, MISSING, Release("delayed", day, late.note))
        day = late.known_on
    preliminary = first.get((cell.indicator, cell.geography, cell.period))
    if preliminary is None:
        yield _shown(recipe, cells, cell, Release(series.status, day))
    else:
        yield _shown(recipe, first, preliminary, Release("preliminary", day, PRELIMINARY_NOTE))
        day = day + HALF_A_YEAR if "Q" in cell.period else a_year_later(day)
        yield _shown(recipe, cells, cell, Release(series.status, day, REVISED_NOTE))


def _first_day(recipe: Recipe, cell: Cell) -> date:
    """A yearly sum of quarters is known with its last quarter."""
    series = recipe.series[cell.indicator]
    sum_of_quarters = bool(series.years) and "Q" not in cell.period and cell.period > "2015"
    period = f"{cell.period}-Q4" if sum_of_quarters else cell.period
    return published_on(recipe.calendar, series.calendar, period)


def _shown(recipe: Recipe, cells: Cells, cell: Cell, release: Release) -> Row:
    """The row of a value that is out: hidden where it must be, a break where the sale made one."""
    if cell.geography in AREAS:
        concealed = hidden(cells, recipe, cell.indicator, cell.period)
        if cell.geography in concealed:
            small = concealed[cell.geography]
            text, why = (SMALL, SMALL_NOTE) if small else (MISSING, PROTECTING_NOTE)
            return _row(cell, text, Release("suppressed", release.day, why))
    sale = recipe.sale
    year, quarter = parts(cell.period)
    if year == sale.year and quarter <= 1:
        if cell.geography == sale.geography:
            release = replace(release, status="break", note=f"{sale.note} {release.note}".strip())
        elif cell.geography == COMBINED:
            status = "break" if cell.indicator in sale.samlet_series else release.status
            release = replace(release, status=status, note=f"{sale.samlet_note} {release.note}".strip())
    return _row(cell, None, release)


def _row(cell: Cell, text: str | None, release: Release) -> Row:
    """text: what stands in place of the value and its parts; None for the value itself."""
    shows = text is None
    return Row(
        geography_id=cell.geography,
        indicator_id=cell.indicator,
        period=cell.period,
        value=danish(cell.value) if text is None else text,
        numerator=str(cell.numerator) if shows and cell.numerator is not None else "",
        denominator=str(cell.denominator) if shows and cell.denominator is not None else "",
        status=release.status,
        published_on=release.day,
        source_id=SOURCE,
        note=release.note,
    )


def _late(recipe: Recipe, cell: Cell) -> Late | None:
    for late in recipe.late:
        same_figure = (late.indicator, late.period) == (cell.indicator, cell.period)
        if same_figure and cell.geography in late.geographies:
            return late
    return None
