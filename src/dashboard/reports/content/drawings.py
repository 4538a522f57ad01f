"""The drawings of a pack, by the builders that the screen uses."""

from __future__ import annotations

from typing import Final

from dashboard.analysis.picture import Cell, Column, Reading
from dashboard.analysis.portrait import Portrait
from dashboard.analysis.road import Lane, Road
from dashboard.charts.fan import fan
from dashboard.charts.gauge import gauge
from dashboard.charts.marks import criterion_marks, fan_marks
from dashboard.charts.series import Texts, panel_chart
from dashboard.narrative import figures, lanes
from dashboard.narrative import portrait as words
from dashboard.reports import vectors
from dashboard.reports.document import Drawing

_PANEL_WIDTH: Final = 230
_PANEL_HEIGHT: Final = 124
_UNTOLD: Final = Texts(point=lambda _point: "", target="", target_title="")
"""nobody points at paper"""


def of_cell(place: str, cell: Cell, column: Column, reading: Reading, target_year: int) -> Drawing:
    """The gauge of one place and criterion."""
    spoken = figures.description(place, cell, column, target_year)
    return vectors.inline(gauge(criterion_marks(cell, column, reading), spoken), spoken)


def of_lane(road: Road, lane: Lane) -> Drawing | None:
    """The fan of one place and criterion; None where no single year is known."""
    if not len(lane.series):
        return None
    threshold = lane.cell.threshold
    name = f"grænse {figures.amount(threshold, lane.column.indicator)}" if threshold is not None else ""
    spoken = lanes.description(lane, road.target_year)
    return vectors.inline(fan(fan_marks(road, lane, name), spoken), spoken)


def of_panels(portrait: Portrait) -> list[Drawing | None]:
    """The series of each place; None where it has no figure."""
    drawn = iter(
        vectors.charts(
            (
                (panel_chart(portrait, panel, _UNTOLD), words.spoken(portrait, panel))
                for panel in portrait.panels
                if panel.points
            ),
            width=_PANEL_WIDTH,
            height=_PANEL_HEIGHT,
        )
    )
    return [next(drawn) if panel.points else None for panel in portrait.panels]
