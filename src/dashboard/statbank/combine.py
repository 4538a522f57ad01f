"""Cells -> figures of indicators, as the declaration says. Pure: no file, no clock, no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Final

from dashboard.catalog.statbank import StatbankIndicator, StatbankTable
from dashboard.statbank.parse import Cell, Cells, our_period

_TWO_DECIMALS: Final = Decimal("0.01")
_MULTIPLIER: Final = {"share": Decimal(100), "rate": Decimal(1000)}


@dataclass(frozen=True)
class Observation:
    """A figure, numbers as the simple CSV writes them; None where there is none."""

    geography_id: str
    indicator_id: str
    period: str
    value: str | None
    numerator: str | None
    denominator: str | None
    status: str | None
    """`break` at the start of a series, `missing` where the source has no figure, else None"""
    note: str
    line: int
    """of the first cell in the answer"""


@dataclass(frozen=True)
class _Sum:
    value: Decimal | None
    line: int


def observations(
    table: StatbankTable, cells: Cells, others: Mapping[str, tuple[StatbankTable, Cells]]
) -> Iterator[Observation]:
    """The figures of every indicator of a table, by indicator, area and period.

    Args:
        others: the other tables of the source by code, for denominators that stand there; where one has no
            figure for an area and period, the figure is missing.
    """
    for indicator in table.indicators:
        whole_table, whole_cells = table, cells
        if indicator.denominator_table is not None:
            whole_table, whole_cells = others[indicator.denominator_table]
        whole_areas = {geography: area for area, geography in whole_table.areas.items()}
        whole_periods = {_period(whole_table, period): period for period in whole_cells.periods}
        for area, geography_id in table.areas.items():
            begins = indicator.begins_series
            for period in cells.periods:
                ours = _period(table, period)
                if ours is None:
                    continue
                part = _added(table, cells, area, period, indicator.numerator)
                whole: _Sum | None = None
                if indicator.denominator is not None:
                    whole_area, whole_period = whole_areas.get(geography_id), whole_periods.get(ours)
                    whole = (
                        _added(whole_table, whole_cells, whole_area, whole_period, indicator.denominator)
                        if whole_area is not None and whole_period is not None
                        else _Sum(None, part.line)
                    )
                one = _observation(indicator, geography_id, ours, part, whole)
                if begins is not None and ours >= begins and one.value is not None:
                    # Where the first period has no figure, the series begins with the next that has one.
                    one, begins = replace(one, status="break"), None
                yield one


def _observation(
    indicator: StatbankIndicator, geography_id: str, period: str, part: _Sum, whole: _Sum | None
) -> Observation:
    value = part.value
    if whole is not None:
        value = None
        if part.value is not None and whole.value:
            exact = part.value / whole.value * _MULTIPLIER[indicator.kind]
            value = exact.quantize(_TWO_DECIMALS, ROUND_HALF_UP)
    divided = whole is not None and value is not None
    return Observation(
        geography_id,
        indicator.indicator_id,
        period,
        _written(value),
        _written(part.value) if divided else None,
        _written(whole.value) if divided and whole is not None else None,
        "missing" if value is None else None,
        indicator.note,
        part.line,
    )


def _added(
    table: StatbankTable, cells: Cells, area: str, period: str, chosen: Mapping[str, tuple[str, ...]]
) -> _Sum:
    """The sum of cells; unknown as soon as one of them is, never a part of the whole."""
    codes = [chosen.get(variable, declared) for variable, declared in table.variables.items()]
    found: list[Cell | None] = [cells.by_key.get((area, period, key)) for key in product(*codes)]
    lines = [cell.line for cell in found if cell is not None]
    values = [cell.value for cell in found if cell is not None and cell.value is not None]
    first_line = lines[0] if lines else 1
    return _Sum(sum(values, Decimal(0)) if len(values) == len(found) else None, first_line)


def _period(table: StatbankTable, period: str) -> str | None:
    """Our period; None where it is left out, as the later quarters of a yearly figure."""
    ours = our_period(period)
    if ours is None or not table.first_quarter_is_year:
        return ours
    year, _, quarter = ours.partition("-")
    return year if quarter == "Q1" else None


def _written(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f").replace(".", ",")
