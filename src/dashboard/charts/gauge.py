"""The gauge: a bullet bar as SVG, drawn once for the screen, the pack and the slides.

From left (0) to right (the axis' end, shared by all places): the bar is the value, the upright line the
threshold, the diamond the target, the hollow diamond the target's course, the small tick below the
municipality. Where target and threshold are one, the diamond stands on the line and says both.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from dashboard.analysis.criteria import State

WIDTH: Final = 240
HEIGHT: Final = 30
_LEFT: Final = 7
_SPAN: Final = WIDTH - 2 * _LEFT
_MIDDLE: Final = 13
_INK: Final = "#22262b"
_PAPER: Final = "#ffffff"
_TRACK: Final = "#ece8df"

COLOURS: Final = {
    State.MET: "#a8431c",
    State.NEAR: "#7d6200",
    State.CLEAR: "#1f6b75",
    State.UNKNOWN: "#5f6368",
}
"""Told apart by colour-blind people, and at least 4.5:1 against white."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on the axis, all in the indicator's unit; None is not drawn."""

    axis_end: float
    value: float | None
    state: State
    is_demo: bool
    threshold: float | None
    target: float | None
    course: float | None
    municipality: float | None


def gauge(marks: Marks, description: str) -> str:
    """An inline SVG, 240 x 30 units, that scales with its box. `description` is its meaning as text."""
    parts = [
        f'<svg class="gauge" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(description)}" '
        f'xmlns="http://www.w3.org/2000/svg">',
        f'<rect x="{_LEFT}" y="{_MIDDLE - 5}" width="{_SPAN}" height="10" fill="{_TRACK}"/>',
    ]
    if marks.value is not None:
        parts.append(_bar(marks.value, marks))
    if marks.municipality is not None:
        parts.append(_municipality(_x(marks.municipality, marks)))
    if marks.threshold is not None:
        x = _x(marks.threshold, marks)
        parts.append(f'<line x1="{x}" x2="{x}" y1="1" y2="25" stroke="{_INK}" stroke-width="2"/>')
    if marks.course is not None:
        parts.append(_diamond(_x(marks.course, marks), 4.2, _PAPER))
    if marks.target is not None:
        parts.append(_diamond(_x(marks.target, marks), 5.2, _INK))
    parts.append("</svg>")
    return "".join(parts)


def _x(value: float, marks: Marks) -> float:
    return round(_LEFT + _SPAN * min(max(value / marks.axis_end, 0.0), 1.0), 1)


def _bar(value: float, marks: Marks) -> str:
    """A full bar for a real figure; a pale one with a firm end for an example."""
    colour = COLOURS[marks.state]
    end = _x(value, marks)
    width = round(max(end - _LEFT, 0.5), 1)
    opacity = ' fill-opacity="0.38"' if marks.is_demo else ""
    bar = f'<rect x="{_LEFT}" y="{_MIDDLE - 5}" width="{width}" height="10" fill="{colour}"{opacity}/>'
    return f'{bar}<rect x="{round(end - 1.5, 1)}" y="{_MIDDLE - 5}" width="3" height="10" fill="{colour}"/>'


def _diamond(x: float, size: float, fill: str) -> str:
    points = f"{x},{_MIDDLE - size} {x + size:.1f},{_MIDDLE} {x},{_MIDDLE + size} {x - size:.1f},{_MIDDLE}"
    return f'<polygon points="{points}" fill="{fill}" stroke="{_INK}" stroke-width="1.5"/>'


def _municipality(x: float) -> str:
    return f'<polygon points="{x},20 {x + 4:.1f},27.5 {x - 4:.1f},27.5" fill="{_INK}" fill-opacity="0.6"/>'
