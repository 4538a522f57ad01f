"""The road to the target year: each area and criterion with its margin, pace and projection."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.analysis.margin import Margin, margin
from dashboard.analysis.pace import Pace, pace
from dashboard.analysis.picture import Cell, Column, Overview
from dashboard.analysis.projection import Projection, projection
from dashboard.analysis.series import Series, carried
from dashboard.store import records as r

_ZERO_BELOW: Final = 0.35
"""an axis whose lowest value is below this share of its highest begins at 0"""


@dataclass(frozen=True, slots=True)
class Lane:
    """One area and criterion."""

    geography: r.Geography
    column: Column
    cell: Cell
    target: r.Target | None
    trend: r.TrendState | None
    series: Series
    """the single years with a value, oldest first"""
    margin: Margin
    projection: Projection
    pace: Pace


@dataclass(frozen=True, slots=True)
class Axis:
    """What a criterion's drawings share."""

    first_year: int
    last_year: int
    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class Road:
    picture: Overview
    target_year: int
    lanes: Mapping[tuple[str, str], Lane]
    """by geography_id and indicator_id"""
    axes: Mapping[str, Axis]
    """by indicator_id"""

    def of(self, geography_id: str) -> tuple[Lane, ...]:
        """An area's lanes in the order of the criteria."""
        return tuple(
            self.lanes[geography_id, column.criterion.indicator_id] for column in self.picture.columns
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What a road is made from, all seen from one date and by one ruleset."""

    picture: Overview
    statuses: Sequence[r.CriterionStatus]
    figures: Mapping[str, Sequence[r.SinglePeriod]]
    """by indicator_id"""
    trends: Sequence[r.TrendState]
    targets: Sequence[r.Target]
    """of the target year"""
    target_year: int


def road(facts: Facts) -> Road:
    """Put the picture together. Pure: the same facts give the same picture."""
    statuses = {(s.geography_id, s.indicator_id): s for s in facts.statuses}
    trends = {(t.geography_id, t.indicator_id): t for t in facts.trends}
    targets = {(t.geography_id, t.indicator_id): t for t in facts.targets}
    lanes: dict[tuple[str, str], Lane] = {}
    for row in facts.picture.areas:
        for cell, column in zip(row.cells, facts.picture.columns, strict=True):
            key = row.geography.geography_id, cell.indicator_id
            lanes[key] = _lane(
                row.geography,
                cell,
                column,
                status=statuses[key],
                series=yearly_series(facts.figures.get(cell.indicator_id, ()), key[0]),
                trend=trends.get(key),
                target=targets.get(key),
                target_year=facts.target_year,
            )
    axes = {
        column.criterion.indicator_id: _axis(
            [
                lane
                for (_, indicator_id), lane in lanes.items()
                if indicator_id == column.criterion.indicator_id
            ],
            facts.target_year,
        )
        for column in facts.picture.columns
    }
    return Road(facts.picture, facts.target_year, lanes, axes)


def yearly_series(figures: Sequence[r.SinglePeriod], geography_id: str) -> Series:
    """The single years of one place that have a value; a proxy is another measure and left out."""
    known = [
        figure
        for figure in figures
        if figure.geography_id == geography_id and figure.frequency == "year" and figure.status != "proxy"
    ]
    rows = [figure for figure in known if figure.value is not None]
    return Series(
        periods=[row.period for row in rows],
        values=np.array([row.value for row in rows], dtype=np.float64),
        numerators=np.array([_or_nan(row.numerator) for row in rows], dtype=np.float64),
        denominators=np.array([_or_nan(row.denominator) for row in rows], dtype=np.float64),
        breaks=carried(
            np.array([figure.is_break for figure in known], dtype=np.bool_),
            np.array([figure.value is not None for figure in known], dtype=np.bool_),
        ),
        demo=np.array([row.is_demo for row in rows], dtype=np.bool_),
    )


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


def _lane(
    geography: r.Geography,
    cell: Cell,
    column: Column,
    *,
    status: r.CriterionStatus,
    series: Series,
    trend: r.TrendState | None,
    target: r.Target | None,
    target_year: int,
) -> Lane:
    value_type = column.indicator.value_type
    projected = projection(
        series,
        value_type,
        target_year,
        operator=status.operator,
        threshold=status.threshold,
        averaging_years=status.averaging_years,
    )
    return Lane(
        geography=geography,
        column=column,
        cell=cell,
        target=target,
        trend=trend,
        series=series,
        margin=margin(status, value_type),
        projection=projected,
        pace=pace(
            status.value,
            status.period,
            operator=status.operator,
            target=target.value if target else None,
            target_year=target_year,
            projection=projected,
            trend=trend,
        ),
    )


def _axis(lanes: Sequence[Lane], target_year: int) -> Axis:
    values: list[float] = []
    years: list[int] = [target_year]
    for lane in lanes:
        values += lane.series.values.tolist()
        years += [int(period) for period in lane.series.periods]
        values += [end for band in lane.projection.fan for end in (band.low, band.high)]
        reading = lane.cell.reading
        marks = (lane.cell.threshold, lane.pace.target, reading.value if reading else None)
        values += [mark for mark in marks if mark is not None]
    lowest, highest = (min(values), max(values)) if values else (0.0, 1.0)
    if 0 <= lowest < _ZERO_BELOW * highest:
        lowest = 0.0
    step = _round_step((highest - lowest) or abs(highest) or 1.0)
    low = math.floor(lowest / step) * step
    high = math.ceil(highest / step) * step
    return Axis(min(years), max(years), low, high if high > low else low + step, step)


def _round_step(span: float) -> float:
    """A tick's distance: 1, 2 or 5 times a power of 10, at most four in the span."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(step * power for step in (1, 2, 5, 10) if span / (step * power) <= 4)
