"""From findings to what the gauge and the fan show: the same on the screen and in the meeting pack."""

from __future__ import annotations

from dashboard.analysis.picture import Cell, Column, Reading
from dashboard.analysis.road import Lane, Road
from dashboard.charts import fan, gauge


def gauge_marks(cell: Cell, column: Column, reading: Reading) -> gauge.Marks:
    """What stands on the axis of one place and criterion."""
    return gauge.Marks(
        axis_end=column.axis_end,
        value=reading.value,
        state=cell.state,
        is_demo=reading.is_demo,
        threshold=column.threshold,
        target=cell.target,
        course=cell.course,
        municipality=cell.municipality.value if cell.municipality else None,
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
