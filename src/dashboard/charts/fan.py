"""The fan: single years as points, the straight line through them, and where it would lie if it went on.

An inline SVG of 320 x 150 units with its whole meaning as `aria-label`. The threshold is a solid line with
its name, the target a diamond at the target year, the band the 95 % prediction interval. All drawings of one
criterion share one axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.charts.gauge import COLOURS

WIDTH: Final = 320
HEIGHT: Final = 150
_LEFT: Final = 34
_RIGHT: Final = WIDTH - 14
_TOP: Final = 8
_BOTTOM: Final = HEIGHT - 22
_INK: Final = "#22262b"
_QUIET: Final = "#565b61"
_GRID: Final = "#ece8df"
_PAPER: Final = "#ffffff"
_YEAR_ROOM: Final = 44
"""two years' names closer than this would run into each other"""


@dataclass(frozen=True, slots=True)
class Point:
    year: float
    value: float
    is_demo: bool
    is_comparable: bool
    """False before the last break in the series"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn, all in the indicator's unit; empty and None are not drawn."""

    first_year: int
    last_year: int
    low: float
    high: float
    step: float
    points: tuple[Point, ...]
    line: tuple[tuple[float, float], ...]
    """(year, value) along the fitted line, within the years that it was fitted to"""
    fan: tuple[tuple[float, float, float, float], ...]
    """(year, centre, low, high) from the year after the newest to the target year"""
    threshold: float | None
    threshold_name: str
    target: float | None
    target_is_demo: bool
    state: State


def fan(marks: Marks, description: str) -> str:
    """An inline SVG that scales with its box; text is 12 px at its natural width."""
    scale = _Scale(marks)
    parts = [
        f'<svg class="fan" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(description)}" '
        'xmlns="http://www.w3.org/2000/svg">',
        _grid(marks, scale),
        _years(marks, scale),
        _band(marks, scale),
        _break(marks, scale),
        _threshold(marks, scale),
        *(_point(point, marks, scale) for point in marks.points),
        _target(marks, scale),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Scale:
    of: Marks

    def x(self, year: float) -> float:
        span = self.of.last_year - self.of.first_year or 1
        return round(_LEFT + 6 + (_RIGHT - _LEFT - 6) * (year - self.of.first_year) / span, 1)

    def y(self, value: float) -> float:
        part = (value - self.of.low) / (self.of.high - self.of.low)
        return round(_BOTTOM - (_BOTTOM - _TOP) * min(max(part, 0.0), 1.0), 1)


def _grid(marks: Marks, scale: _Scale) -> str:
    parts = []
    decimals = 0 if marks.step >= 1 else 1 if marks.step >= 0.1 else 2
    for number in range(round((marks.high - marks.low) / marks.step) + 1):
        value = marks.low + number * marks.step
        y = scale.y(value)
        label = danish.number(value, decimals)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}" stroke="{_GRID}"/>'
            + _text(_LEFT - 5, y + 4, label, anchor="end")
        )
    return "".join(parts)


def _years(marks: Marks, scale: _Scale) -> str:
    """The first year, the newest one with a figure and the target's."""
    newest = max((round(point.year) for point in marks.points), default=marks.first_year)
    first = min((round(point.year) for point in marks.points), default=marks.first_year)
    parts: list[str] = []
    taken: list[float] = []
    for year in (marks.last_year, newest, first):
        x = scale.x(year)
        if all(abs(x - other) >= _YEAR_ROOM for other in taken):
            taken.append(x)
            anchor = "end" if year == marks.last_year else "middle"
            shown = x + 10 if year == marks.last_year else max(x, _LEFT + 10)
            parts.append(_text(shown, HEIGHT - 6, str(year), anchor=anchor))
    return "".join(parts)


def _band(marks: Marks, scale: _Scale) -> str:
    """The band, the line through the points, and the same line dashed to the target year."""
    colour = COLOURS[marks.state]
    drawn = ""
    if marks.fan and marks.line:
        start = marks.line[-1]
        upper = [start, *((year, high) for year, _, _, high in marks.fan)]
        lower = [(year, low) for year, _, low, _ in reversed(marks.fan)]
        drawn += f'<polygon points="{_path([*upper, *lower], scale)}" fill="{colour}" fill-opacity="0.16"/>'
        ahead = [start, *((year, centre) for year, centre, _, _ in marks.fan)]
        drawn += _line(ahead, scale, colour, dash=' stroke-dasharray="4 3"')
    if marks.line:
        drawn += _line(marks.line, scale, colour, dash="")
    return drawn


def _break(marks: Marks, scale: _Scale) -> str:
    """A dashed upright before the first year of the new series."""
    earlier = [point.year for point in marks.points if not point.is_comparable]
    if not earlier:
        return ""
    x = round(scale.x(max(earlier) + 0.5), 1)
    line = (
        f'<line x1="{x}" x2="{x}" y1="{_TOP}" y2="{_BOTTOM}" stroke="{_INK}" stroke-dasharray="5 3" '
        'stroke-opacity="0.7"/>'
    )
    return line + _text(x + 4, _BOTTOM - 4, "brud", anchor="start")


def _threshold(marks: Marks, scale: _Scale) -> str:
    if marks.threshold is None:
        return ""
    y = scale.y(marks.threshold)
    x, below = _quiet_place(marks, scale, y)
    anchor = "start" if x == _LEFT else "end"
    name = _text(
        x + 3 if x == _LEFT else x - 3, y + 14 if below else y - 5, marks.threshold_name, anchor, _INK
    )
    return f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}" stroke="{_INK}" stroke-width="1.6"/>{name}'


def _quiet_place(marks: Marks, scale: _Scale, y: float) -> tuple[int, bool]:
    """Where the threshold's name hides least: left or right, above or below its line."""
    spots = [(scale.x(point.year), scale.y(point.value)) for point in marks.points]
    spots += [(scale.x(year), scale.y(centre)) for year, centre, _, _ in marks.fan]
    if marks.target is not None:
        spots.append((scale.x(marks.last_year), scale.y(marks.target)))
    best, best_room = (_LEFT, False), -1.0
    for x in (_LEFT, _RIGHT):
        for below in (False, True):
            middle = y + 10 if below else y - 9
            if not _TOP <= middle <= _BOTTOM - 4:
                continue
            near = [abs(spot_y - middle) for spot_x, spot_y in spots if abs(spot_x - x) <= 90]
            room = min(near, default=60.0)
            if room > best_room + 1:
                best, best_room = (x, below), room
    return best


def _point(point: Point, marks: Marks, scale: _Scale) -> str:
    """Filled where published, pale where an example; grey before a break."""
    colour = COLOURS[marks.state] if point.is_comparable else _QUIET
    opacity = ' fill-opacity="0.38"' if point.is_demo else ""
    return (
        f'<circle cx="{scale.x(point.year)}" cy="{scale.y(point.value)}" r="3.2" fill="{colour}"{opacity} '
        f'stroke="{colour}" stroke-opacity="{0.6 if point.is_demo else 1}"/>'
    )


def _target(marks: Marks, scale: _Scale) -> str:
    if marks.target is None:
        return ""
    x, y = scale.x(marks.last_year), scale.y(marks.target)
    points = f"{x},{y - 5.2:.1f} {x + 5.2:.1f},{y} {x},{y + 5.2:.1f} {x - 5.2:.1f},{y}"
    opacity = ' fill-opacity="0.38"' if marks.target_is_demo else ""
    return f'<polygon points="{points}" fill="{_INK}"{opacity} stroke="{_INK}" stroke-width="1.5"/>'


def _line(places: Sequence[tuple[float, float]], scale: _Scale, colour: str, dash: str) -> str:
    return (
        f'<polyline points="{_path(places, scale)}" fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'
    )


def _path(places: Sequence[tuple[float, float]], scale: _Scale) -> str:
    return " ".join(f"{scale.x(year)},{scale.y(value)}" for year, value in places)


def _text(x: float, y: float, words: str, anchor: str = "middle", colour: str = _QUIET) -> str:
    """Words with a paper edge, so that they stay readable across a line."""
    return (
        f'<text x="{round(x, 1)}" y="{round(y, 1)}" font-size="12" text-anchor="{anchor}" fill="{colour}" '
        f'stroke="{_PAPER}" stroke-width="3" paint-order="stroke">{escape(words)}</text>'
    )
