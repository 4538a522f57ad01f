"""Figures that are taken of something: shares, rates, means and ratios."""

from __future__ import annotations

from decimal import Decimal

from dashboard.demo.calibrate import compositions, means_to_total, numerator_near, numerators_to_total
from dashboard.demo.cells import Cell, Cells, put, whole_value
from dashboard.demo.periods import years
from dashboard.demo.recipe import AREAS, BENCHMARKS, COMBINED, Recipe, Series
from dashboard.demo.rounding import fixed, quotient, round_half_up
from dashboard.demo.shapes import chance, wobbled

PER_CENT = 100
PER_THOUSAND = 1000
BENCHMARK_WOBBLE = 0.2
"""Large populations vary less by chance than an area does: this part of the series' wobble."""


def _periods(recipe: Recipe, series: Series) -> list[str]:
    return years(series.first_year or recipe.first_year, series.last_year or recipe.last_year)


def group_size(cells: Cells, recipe: Recipe, group: str, area: str, year: str) -> int:
    """How many residents (or dwellings) of an area a share is taken of."""
    if group == "dwellings":
        return whole_value(cells, "dwellings", area, year)
    residents = whole_value(cells, "residents", area, year)
    return round_half_up(residents * recipe.groups[group][area] / PER_CENT)


def _sizes(cells: Cells, recipe: Recipe, series: Series, year: str) -> list[int]:
    """The group's size in each area; a denominator that the recipe gives outright wins."""
    group = str(series.group)
    sizes = []
    for area in AREAS:
        given = series.fixed.get(area, {}).get(year)
        sizes.append(given[1] if given else group_size(cells, recipe, group, area, year))
    return sizes


def _levels(recipe: Recipe, indicator: str, geography: str) -> dict[str, float]:
    series = recipe.series[indicator]
    random = chance(recipe.seed, indicator, geography)
    if geography in series.areas:
        return wobbled(series.areas[geography], _periods(recipe, series), series.wobble, random)
    points = series.benchmarks[geography]
    return wobbled(points, _periods(recipe, series), series.wobble * BENCHMARK_WOBBLE, random)


def _put_benchmarks(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Benchmarks have values only: their numerators and denominators are not invented."""
    series = recipe.series[indicator]
    for geography in BENCHMARKS:
        if geography in series.benchmarks:
            for year, value in _levels(recipe, indicator, geography).items():
                put(cells, Cell(indicator, geography, year, fixed(value, series.decimals)))


def share(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Per cent or per 1,000: whole numerators, the areas adding up to `samlet` and to the recipe's total."""
    series = recipe.series[indicator]
    scale = PER_THOUSAND if series.kind == "rate" else PER_CENT
    levels = {area: _levels(recipe, indicator, area) for area in AREAS}
    for year in _periods(recipe, series):
        sizes = _sizes(cells, recipe, series, year)
        numerators = []
        for area, size in zip(AREAS, sizes, strict=True):
            given = series.fixed.get(area, {}).get(year)
            near = numerator_near(levels[area][year], size, scale, series.decimals)
            numerators.append(given[0] if given else near)
        if series.total and str(series.total.year) == year:
            wanted = series.total.numerator or round_half_up(series.total.value * sum(sizes) / scale)
            numerators = numerators_to_total(numerators, wanted)
        for place, num, den in (
            *zip(AREAS, numerators, sizes, strict=True),
            (COMBINED, sum(numerators), sum(sizes)),
        ):
            put(cells, Cell(indicator, place, year, quotient(num, den, scale, series.decimals), num, den))
    _put_benchmarks(cells, recipe, indicator)


def mean(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Kroner a person; the denominator is the number of persons, the weight in `samlet`."""
    series = recipe.series[indicator]
    levels = {area: _levels(recipe, indicator, area) for area in AREAS}
    for year in _periods(recipe, series):
        sizes = _sizes(cells, recipe, series, year)
        means = [round_half_up(levels[area][year]) for area in AREAS]
        if series.total and str(series.total.year) == year:
            means = means_to_total(means, sizes, round_half_up(series.total.value))
        weighed = quotient(sum(m * s for m, s in zip(means, sizes, strict=True)), sum(sizes), 1, 0)
        for area, value, size in zip(AREAS, means, sizes, strict=True):
            put(cells, Cell(indicator, area, year, Decimal(value), None, size))
        put(cells, Cell(indicator, COMBINED, year, weighed, None, sum(sizes)))
    _put_benchmarks(cells, recipe, indicator)


def weighted(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """Values without numerators; `samlet` is the areas' mean, weighted by the group's size."""
    series = recipe.series[indicator]
    levels = {area: _levels(recipe, indicator, area) for area in AREAS}
    for year in _periods(recipe, series):
        sizes = _sizes(cells, recipe, series, year)
        tenths = [round_half_up(levels[area][year] * 10) for area in AREAS]
        for area, value in zip(AREAS, tenths, strict=True):
            put(cells, Cell(indicator, area, year, Decimal(value).scaleb(-1)))
        product_sum = sum(v * s for v, s in zip(tenths, sizes, strict=True))
        put(cells, Cell(indicator, COMBINED, year, quotient(product_sum, sum(sizes) * 10, 1, 1)))
    _put_benchmarks(cells, recipe, indicator)


def ratio_of_means(cells: Cells, recipe: Recipe, indicator: str) -> None:
    """One place's mean as a percentage of another's."""
    series = recipe.series[indicator]
    means, base = str(series.means), str(series.mean_of)
    for year in _periods(recipe, series):
        for place in (*AREAS, COMBINED):
            value = quotient(
                whole_value(cells, means, place, year), whole_value(cells, means, base, year), PER_CENT, 1
            )
            put(cells, Cell(indicator, place, year, value))


def composition(cells: Cells, recipe: Recipe, last: str) -> None:
    """Three shares that add up to 100.0 in each place and year; `last` is what the first two leave."""
    first, second = recipe.series[last].remainder_of
    series = recipe.series[first]
    names = (first, second, last)
    levels = {(i, area): _levels(recipe, i, area) for i in (first, second) for area in AREAS}
    for year in _periods(recipe, series):
        sizes = _sizes(cells, recipe, series, year)
        starts = [
            (
                round_half_up(levels[first, area][year] * size / PER_CENT),
                round_half_up(levels[second, area][year] * size / PER_CENT),
                size,
            )
            for area, size in zip(AREAS, sizes, strict=True)
        ]
        parts = compositions(starts)
        together = tuple(map(sum, zip(*parts, strict=True)))
        for place, three, size in (
            *zip(AREAS, parts, sizes, strict=True),
            (COMBINED, together, sum(sizes)),
        ):
            for name, num in zip(names, three, strict=True):
                put(cells, Cell(name, place, year, quotient(num, size, PER_CENT, 1), num, size))
    _composition_benchmarks(cells, recipe, names)


def _composition_benchmarks(cells: Cells, recipe: Recipe, names: tuple[str, str, str]) -> None:
    for geography in recipe.series[names[0]].benchmarks:
        one, two = (_levels(recipe, name, geography) for name in names[:2])
        for year in one:
            values = [fixed(one[year], 1), fixed(two[year], 1)]
            values.append(Decimal(100) - sum(values))
            for name, value in zip(names, values, strict=True):
                put(cells, Cell(name, geography, year, value))
