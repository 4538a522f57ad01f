"""The indicators of one focus area: core and contributing ones, each row on one axis, and their signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.analysis.criteria import State, axis_end
from dashboard.analysis.matrix import MatrixCell, MatrixRow
from dashboard.store import records as r

_COMBINED: Final = "samlet"


@dataclass(frozen=True, slots=True)
class GaugeCell:
    """One place: what its bar shows, in the indicator's unit. `value` is None where nothing is known."""

    cell: MatrixCell
    axis_end: float
    value: float | None
    is_demo: bool
    state: State
    threshold: float | None
    target: float | None
    target_is_demo: bool
    course: float | None
    municipality: r.Figure | None


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """An indicator in the four areas and `samlet`. The areas share an axis; a sum has its own."""

    row: MatrixRow
    cells: tuple[GaugeCell, ...]
    sum_has_own_axis: bool

    @property
    def indicator(self) -> r.Indicator:
        return self.row.indicator


@dataclass(frozen=True, slots=True)
class Sign:
    """The same sign of one indicator in one or more places."""

    indicator: r.Indicator
    trend: r.TrendState
    places: tuple[r.Geography, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class FocusBoard:
    core: tuple[GaugeRow, ...]
    contributing: tuple[GaugeRow, ...]

    @property
    def rows(self) -> tuple[GaugeRow, ...]:
        return self.core + self.contributing


def focus_board(
    rows: Iterable[MatrixRow], focus_area_id: str, municipality: Mapping[str, r.Figure]
) -> FocusBoard:
    """The focus area's rows, those with figures first, each in the order given.

    Args:
        municipality: the municipality's newest figure, by indicator.
    """
    own = [row for row in rows if focus_area_id in (row.indicator.focus_area_ids or ())]
    own.sort(key=lambda row: not any(cell.is_known for cell in row.cells))
    made = [_gauge_row(row, municipality.get(row.indicator.indicator_id)) for row in own]
    return FocusBoard(
        core=tuple(row for row in made if not row.indicator.contributing),
        contributing=tuple(row for row in made if row.indicator.contributing),
    )


def signs(rows: Iterable[GaugeRow]) -> tuple[Sign, ...]:
    """What the rows' series say beyond chance, certain signs first; `samlet` only where no area says it."""
    found = []
    for row in rows:
        by_sign: dict[tuple[str, str], list[MatrixCell]] = {}
        for gauge in row.cells:
            trend = gauge.cell.trend
            if trend is not None and trend.strength in {"certain", "early"}:
                by_sign.setdefault((trend.strength, trend.direction), []).append(gauge.cell)
        for cells in by_sign.values():
            areas = [cell for cell in cells if cell.geography.geography_id != _COMBINED] or cells
            trends = [cell.trend for cell in areas if cell.trend is not None]
            found.append(
                Sign(
                    indicator=row.indicator,
                    trend=trends[0],
                    places=tuple(cell.geography for cell in areas),
                    is_demo=any(trend.is_demo for trend in trends),
                )
            )
    return tuple(sorted(found, key=lambda sign: sign.trend.strength != "certain"))


def _gauge_row(row: MatrixRow, municipality: r.Figure | None) -> GaugeRow:
    # A sum dwarfs the areas, so it does not set their axis; the municipality's would too.
    own_axis = row.indicator.additive
    beside = None if own_axis else municipality
    shared = [cell for cell in row.cells if not (own_axis and cell.geography.geography_id == _COMBINED)]
    areas_end = axis_end([number for cell in shared for number in _numbers(cell, row, beside)])
    cells = tuple(
        _gauge_cell(
            cell,
            row,
            areas_end if cell in shared else axis_end(_numbers(cell, row, beside)),
            beside,
        )
        for cell in row.cells
    )
    return GaugeRow(row, cells, sum_has_own_axis=own_axis)


def _gauge_cell(cell: MatrixCell, row: MatrixRow, end: float, municipality: r.Figure | None) -> GaugeCell:
    reading = cell.judged.reading if cell.judged else None
    if reading is not None:
        value, is_demo = reading.value, reading.is_demo
    elif cell.figure is not None:
        value, is_demo = cell.figure.value, cell.figure.is_demo
    else:
        value, is_demo = None, False
    return GaugeCell(
        cell=cell,
        axis_end=end,
        value=value,
        is_demo=is_demo,
        state=cell.judged.state if cell.judged else State.UNKNOWN,
        threshold=row.column.threshold if row.column else None,
        target=cell.target.value if cell.target else None,
        target_is_demo=bool(cell.target and cell.target.origin == "eksempel"),
        course=cell.judged.course if cell.judged else None,
        municipality=municipality,
    )


def _numbers(cell: MatrixCell, row: MatrixRow, municipality: r.Figure | None) -> list[float | None]:
    """All that stands on the axis of a place."""
    reading = cell.judged.reading if cell.judged else None
    return [
        reading.value if reading else cell.figure.value if cell.figure else None,
        cell.target.value if cell.target else None,
        cell.judged.course if cell.judged else None,
        row.column.threshold if row.column else None,
        municipality.value if municipality else None,
    ]
