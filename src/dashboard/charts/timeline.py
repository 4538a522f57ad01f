"""Milestones on a line of years, one lane an initiative: an inline SVG with its whole meaning as text.

A full disc is reached in time, a half one reached late, a cross missed, a ring still ahead. The mark stands
on the day that the milestone is due; where it was reached late, a line leads to the day it was reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from dashboard.analysis.effort import Reached

WIDTH: Final = 1000
_LEFT: Final = 250
_RIGHT: Final = WIDTH - 30
_TOP: Final = 26
_LANE: Final = 34
_INK: Final = "#22262b"
_QUIET: Final = "#565b61"
_GRID: Final = "#d9d4c9"
_PAPER: Final = "#ffffff"
_ACCENT: Final = "#1d4e89"
_MISSED: Final = "#a8431c"
_LONGEST_NAME: Final = 34
"""characters that the room to the left holds at 14 px"""


@dataclass(frozen=True, slots=True)
class Mark:
    due_on: date
    done_on: date | None
    reached: Reached
    is_demo: bool
    title: str
    """what is said when it is pointed at"""


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    marks: tuple[Mark, ...]


def timeline(lanes: Sequence[Lane], as_of: date, description: str) -> str:
    """An SVG of 1000 units' width, 34 a lane, that scales with its box; the years are those of the marks."""
    days = [day for lane in lanes for mark in lane.marks for day in (mark.due_on, mark.done_on) if day]
    first = min(day.year for day in [*days, as_of])
    last = max(day.year for day in [*days, as_of]) + 1
    height = _TOP + _LANE * len(lanes) + 8
    axis = _Axis(date(first, 1, 1), date(last, 1, 1))
    parts = [
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(description)}" xmlns="http://www.w3.org/2000/svg">',
        *(_year(year, axis, height) for year in range(first, last + 1)),
        *(_lane(lane, _TOP + _LANE * place + _LANE / 2, axis) for place, lane in enumerate(lanes)),
        _today(as_of, axis, height),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Axis:
    start: date
    end: date

    def x(self, day: date) -> float:
        part = (day - self.start).days / (self.end - self.start).days
        return round(_LEFT + (_RIGHT - _LEFT) * part, 1)


def _year(year: int, axis: _Axis, height: int) -> str:
    """A line where the year begins, its number in the middle of it."""
    x = axis.x(date(year, 1, 1))
    line = f'<line x1="{x}" x2="{x}" y1="{_TOP - 6}" y2="{height - 4}" stroke="{_GRID}"/>'
    if date(year, 1, 1) >= axis.end:
        return line
    return line + _text((x + axis.x(date(year + 1, 1, 1))) / 2, 14, str(year), "middle", _QUIET)


def _lane(lane: Lane, y: float, axis: _Axis) -> str:
    name = lane.name if len(lane.name) <= _LONGEST_NAME else f"{lane.name[: _LONGEST_NAME - 1]}…"
    rule = f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}" stroke="{_GRID}"/>'
    marks = "".join(_mark(mark, y, axis) for mark in lane.marks)
    return _text(0, y + 5, name, "start", _INK) + rule + marks


def _mark(mark: Mark, y: float, axis: _Axis) -> str:
    x = axis.x(mark.due_on)
    pale = ' opacity="0.6"' if mark.is_demo else ""
    shape = _shape(mark.reached, x, y)
    delay = ""
    if mark.done_on is not None and mark.reached is Reached.LATE:
        end = axis.x(mark.done_on)
        delay = (
            f'<line x1="{x}" x2="{end}" y1="{y}" y2="{y}" stroke="{_ACCENT}" stroke-width="2.5"/>'
            f'<line x1="{end}" x2="{end}" y1="{y - 6}" y2="{y + 6}" stroke="{_ACCENT}" stroke-width="2.5"/>'
        )
    return f"<g{pale}><title>{escape(mark.title)}</title>{delay}{shape}</g>"


def _shape(reached: Reached, x: float, y: float) -> str:
    ring = f'<circle cx="{x}" cy="{y}" r="8" fill="{_PAPER}" stroke="{_ACCENT}" stroke-width="2.5"/>'
    if reached is Reached.ON_TIME:
        return f'<circle cx="{x}" cy="{y}" r="8" fill="{_ACCENT}" stroke="{_ACCENT}" stroke-width="2.5"/>'
    if reached is Reached.LATE:
        return f'{ring}<path d="M{x},{y - 8} A8,8 0 0 0 {x},{y + 8} Z" fill="{_ACCENT}"/>'
    if reached is Reached.MISSED:
        return (
            f'<circle cx="{x}" cy="{y}" r="9.5" fill="{_PAPER}"/>'
            f'<path d="M{x - 6},{y - 6} L{x + 6},{y + 6} M{x - 6},{y + 6} L{x + 6},{y - 6}" '
            f'stroke="{_MISSED}" stroke-width="3.5"/>'
        )
    return ring


def _today(as_of: date, axis: _Axis, height: int) -> str:
    x = axis.x(as_of)
    return (
        f'<line x1="{x}" x2="{x}" y1="{_TOP - 6}" y2="{height - 4}" stroke="{_INK}" stroke-width="1.6" '
        'stroke-dasharray="4 3"/>'
    )


def _text(x: float, y: float, words: str, anchor: str, colour: str) -> str:
    return (
        f'<text x="{round(x, 1)}" y="{round(y, 1)}" font-size="14" text-anchor="{anchor}" '
        f'fill="{colour}">{escape(words)}</text>'
    )


def key(reached: Reached) -> str:
    """The mark alone, 18 x 18, for a legend or a list."""
    shape = _shape(reached, 0, 0)
    return f'<svg width="18" height="18" viewBox="-12 -12 24 24" aria-hidden="true">{shape}</svg>'
