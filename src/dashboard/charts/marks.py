"""From findings to what the gauge and the fan show: the same on the screen and in the meeting pack."""

from __future__ import annotations

from typing import Protocol

from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell, Column, Reading
from dashboard.analysis.road import Lane, Road
from dashboard.charts import fan, gauge


class _Known(Protocol):
    """A known value: a reading, or a figure."""

    @property
    def value(self) -> float | None: ...


class _Judged(Protocol):
    """What a cell of the board and one of a focus area have in common."""

    @property
    def state(self) -> State: ...
    @property
    def target(self) -> float | None: ...
    @property
    def course(self) -> float | None: ...
    @property
    def municipality(self) -> _Known | None: ...


def gauge_marks(
    judged: _Judged, *, axis_end: float, value: float | None, is_demo: bool, threshold: float | None
) -> gauge.Marks:
    """What stands on the axis of one place and indicator, all in the indicator's unit."""
    return gauge.Marks(
        axis_end=axis_end,
        value=value,
        state=judged.state,
        is_demo=is_demo,
        threshold=threshold,
        target=judged.target,
        course=judged.course,
        municipality=judged.municipality.value if judged.municipality else None,
    )


def criterion_marks(cell: Cell, column: Column, reading: Reading) -> gauge.Marks:
    """What stands on the axis of one place and criterion."""
    return gauge_marks(
        cell,
        axis_end=column.axis_end,
        value=reading.value,
        is_demo=reading.is_demo,
        threshold=column.threshold,
    )


def fan_marks(road: Road, lane: Lane, threshold_name: str) -> fan.Marks:
    """What the drawing of a lane shows, on its criterion's axis.

    Args:
        threshold_name: what is written at the threshold's line, e.g. `grænse 40 %`.
    """
    axis = road.axes[lane.cell.indicator_id]
    fitted, series = lane.projection.fit, lane.series
    first_comparable = len(series) - len(series.after_last_break())
    points = tuple(
        fan.Point(float(period), value, is_demo, place >= first_comparable)
        for place, (period, value, is_demo) in enumerate(
            zip(series.periods, series.values.tolist(), series.demo.tolist(), strict=True)
        )
    )
    line = (
        tuple((float(year), fitted.at(float(year))) for year in (fitted.periods[0], fitted.periods[-1]))
        if fitted
        else ()
    )
    return fan.Marks(
        first_year=axis.first_year,
        last_year=axis.last_year,
        low=axis.low,
        high=axis.high,
        step=axis.step,
        points=points,
        line=line,
        fan=tuple((band.year, band.centre, band.low, band.high) for band in lane.projection.fan),
        threshold=lane.cell.threshold,
        threshold_name=threshold_name,
        target=lane.pace.target,
        target_is_demo=lane.cell.target_origin == "eksempel",
        state=lane.cell.state,
    )
