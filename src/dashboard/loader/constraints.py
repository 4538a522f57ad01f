"""What adds up in a build: the equations by which a hidden figure could be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dashboard.analysis.disclosure_algebra import Cell, Constraint, Kind
from dashboard.catalog.load import Catalog

_QUARTERS: Final = 4
_MONTHS: Final = 12


@dataclass(frozen=True)
class Structure:
    """What the catalog says of places and indicators, so far as it makes figures add up."""

    areas: tuple[str, ...]
    total: str | None
    """geography_id of the areas together"""
    wholes: Mapping[str, tuple[str, ...]]
    """indicator_id -> all indicators of its composition, where it has one"""
    sums: frozenset[str]
    """counts and amounts"""

    @classmethod
    def of(cls, catalog: Catalog) -> Structure:
        places = catalog.geographies.values()
        members: dict[str, list[str]] = defaultdict(list)
        for one in catalog.indicators.values():
            if one.composition is not None:
                members[one.composition].append(one.indicator_id)
        return cls(
            areas=tuple(one.geography_id for one in catalog.areas),
            total=next((one.geography_id for one in places if one.kind == "samlet"), None),
            wholes={name: tuple(sorted(names)) for names in members.values() for name in names},
            sums=frozenset(
                one.indicator_id
                for one in catalog.indicators.values()
                if one.value_type in ("count", "amount")
            ),
        )


def constraints_between(cells: Collection[Cell], structure: Structure) -> list[Constraint]:
    """Every equation that names one of the cells; it may name others that the build does not have."""
    # Each equation is made once, from the first of its cells: with a thousand areas it is a long one.
    ordered = sorted(cells)
    return [
        *_areas_and_total(ordered, structure),
        *_years_and_means(ordered, structure),
        *_wholes(ordered, structure),
        *_parts_of_years(ordered, structure),
    ]


def _areas_and_total(cells: Collection[Cell], structure: Structure) -> Iterator[Constraint]:
    """The areas against `samlet`. Of shares, persons and denominators add up."""
    if structure.total is None:
        return
    places = dict.fromkeys((*structure.areas, structure.total))
    of_places = (cell for cell in cells if cell.geography_id in places)
    for cell in _first_of_each(of_places, lambda one: one[1:]):
        yield Constraint(
            tuple(cell._replace(geography_id=place) for place in places),
            (*[1.0] * len(structure.areas), -1.0),
            Kind.EXACT if cell.averaged_years == 1 else Kind.SUM_OF_MEANS,
        )


def _years_and_means(cells: Collection[Cell], structure: Structure) -> Iterator[Constraint]:
    """Single years against a published mean of them."""
    for cell in cells:
        years = cell.averaged_years
        if years > 1 and cell.period.isdecimal():
            last = int(cell.period)
            single = tuple(
                cell._replace(period=str(year), averaged_years=1)
                for year in range(last - years + 1, last + 1)
            )
            yield Constraint(
                (*single, cell),
                (*(1.0 for _ in single), -float(years)),
                Kind.EXACT if cell.indicator_id in structure.sums else Kind.MEAN_OF_SHARES,
            )


def _wholes(cells: Collection[Cell], structure: Structure) -> Iterator[Constraint]:
    """Shares of one whole add up to 100."""
    of_wholes = (cell for cell in cells if cell.indicator_id in structure.wholes)
    for cell in _first_of_each(
        of_wholes, lambda one: one._replace(indicator_id=structure.wholes[one.indicator_id][0])
    ):
        shares = structure.wholes[cell.indicator_id]
        yield Constraint(
            tuple(cell._replace(indicator_id=share) for share in shares), tuple(1.0 for _ in shares)
        )


def _parts_of_years(cells: Collection[Cell], structure: Structure) -> Iterator[Constraint]:
    """Quarters and months of counts and amounts against their year, months against their quarter."""
    seen: set[tuple[str, str, str, int]] = set()
    for cell in cells:
        if "-" in cell.period and cell.averaged_years == 1 and cell.indicator_id in structure.sums:
            for parts, whole in _wholes_of(cell.period):
                equation = (cell.geography_id, cell.indicator_id, whole, len(parts))
                if equation not in seen:
                    seen.add(equation)
                    yield _sum_of(cell, parts, whole)


@cache
def _wholes_of(period: str) -> tuple[tuple[list[str], str], ...]:
    """What a quarter or a month is part of: all parts of its year or quarter, and that."""
    year, _, part = period.partition("-")
    quarters = [f"{year}-Q{number}" for number in range(1, _QUARTERS + 1)]
    if part.startswith("Q"):
        return ((quarters, year),)
    months = [f"{year}-{number:02d}" for number in range(1, _MONTHS + 1)]
    first = (int(part) - 1) // 3 * 3
    return (months, year), (months[first : first + 3], quarters[first // 3])


def _first_of_each(cells: Iterable[Cell], equation: Callable[[Cell], Hashable]) -> Iterator[Cell]:
    """The first of the cells that stand in the same equation."""
    seen: set[Hashable] = set()
    for cell in cells:
        key = equation(cell)
        if key not in seen:
            seen.add(key)
            yield cell


def _sum_of(cell: Cell, parts: list[str], whole: str) -> Constraint:
    place, indicator = cell.geography_id, cell.indicator_id
    cells = tuple(Cell(place, indicator, period) for period in (*parts, whole))
    return Constraint(cells, (*[1.0] * len(parts), -1.0))
