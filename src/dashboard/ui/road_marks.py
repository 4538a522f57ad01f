"""From a lane to what its drawing shows, and the legend of the drawings."""

from __future__ import annotations

from html import escape
from typing import Final

from dashboard.analysis.criteria import State
from dashboard.analysis.road import Lane, Road
from dashboard.charts.fan import Marks
from dashboard.charts.gauge import COLOURS
from dashboard.charts.marks import fan_marks
from dashboard.narrative import figures

_LEGEND_SVG: Final = '<svg width="26" height="18" viewBox="0 0 26 18" aria-hidden="true">{}</svg>'


def marks(road: Road, lane: Lane) -> Marks:
    """What the drawing of a lane shows, on its criterion's axis."""
    threshold = lane.cell.threshold
    name = f"grænse {figures.amount(threshold, lane.column.indicator)}" if threshold is not None else ""
    return fan_marks(road, lane, name)


def legend(target_year: int) -> str:
    """What the marks mean, each drawn as in a fan."""
    colour = COLOURS[State.CLEAR]
    drawn = (
        (f'<circle cx="13" cy="9" r="3.5" fill="{colour}"/>', "et enkelt års tal"),
        (
            f'<circle cx="13" cy="9" r="3.5" fill="{colour}" fill-opacity="0.38" stroke="{colour}"/>',
            "bleg: eksempeltal",
        ),
        ('<line x1="1" x2="25" y1="9" y2="9" stroke="#22262b" stroke-width="1.6"/>', "grænsen i kriteriet"),
        (
            '<polygon points="13,3.8 18.2,9 13,14.2 7.8,9" fill="#22262b"/>',
            f"mål {target_year} (bleg: eksempel)",
        ),
        (
            f'<polygon points="1,9 25,1 25,17" fill="{colour}" fill-opacity="0.16"/>'
            f'<line x1="1" x2="25" y1="9" y2="9" stroke="{colour}" stroke-dasharray="4 3"/>',
            "hvis den lige linje gennem de seneste fem år fortsætter (95 %)",
        ),
    )
    items = "".join(f"<li>{_LEGEND_SVG.format(mark)} {escape(text)}</li>" for mark, text in drawn)
    return f'<ul class="legend">{items}</ul>'
