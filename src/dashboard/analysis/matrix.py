"""All indicators by area, sorted by what needs attention first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.analysis.age import is_old
from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell, Column, Overview
from dashboard.store import records as r


class Group(StrEnum):
    """Why a row stands where it stands, the most urgent first."""

    LINE = "line"
    """a criterion that is met somewhere: it pulls towards the list"""
    WRONG_WAY = "wrong_way"
    """a sign against the indicator's good direction"""
    WATCH = "watch"
    """a criterion close to its line, unknown, or known by old figures only"""
    RIGHT_WAY = "right_way"
    """a sign in the good direction"""
    REST = "rest"
    NOTHING = "nothing"
    """no figure anywhere, and no criterion"""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One place and indicator."""

    geography: r.Geography
    figure: r.Figure | None
    """the newest figure as published; of a criterion, `judged` stands before it"""
    judged: Cell | None
    """for the four areas and the criteria of the ruleset: the rule's value and its state"""
    trend: r.TrendState | None
    target: r.Target | None
    is_old: bool

    @property
    def is_known(self) -> bool:
        return self.figure is not None or (self.judged is not None and self.judged.reading is not None)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    indicator: r.Indicator
    column: Column | None
    """its criterion under the ruleset, where it is one"""
    cells: tuple[MatrixCell, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class Facts:
    as_of: date
    picture: Overview
    indicators: Sequence[r.Indicator]
    places: Sequence[r.Geography]
    """the four areas, and the four together where that is known as a place"""
    figures: Sequence[r.Figure]
    trends: Sequence[r.TrendState]
    targets: Mapping[tuple[str, str], r.Target]
    """by place and indicator, for the target year"""


def matrix(facts: Facts) -> tuple[MatrixRow, ...]:
    """The rows, most urgent group first; within a group those that concern most areas, then catalog order."""
    figures = {(f.geography_id, f.indicator_id): f for f in facts.figures}
    trends = {(t.geography_id, t.indicator_id): t for t in facts.trends}
    judged = {
        (row.geography.geography_id, cell.indicator_id): cell
        for row in facts.picture.areas
        for cell in row.cells
    }
    columns = {column.criterion.indicator_id: column for column in facts.picture.columns}
    rows = []
    for indicator in facts.indicators:
        cells = []
        for place in facts.places:
            key = place.geography_id, indicator.indicator_id
            figure, cell = figures.get(key), judged.get(key)
            period = cell.reading.period if cell and cell.reading else figure.period if figure else None
            cells.append(
                MatrixCell(
                    geography=place,
                    figure=figure,
                    judged=cell,
                    trend=trends.get(key),
                    target=facts.targets.get(key),
                    is_old=period is not None and is_old(period, facts.as_of),
                )
            )
        column = columns.get(indicator.indicator_id)
        rows.append(MatrixRow(indicator, column, tuple(cells), _group(indicator, cells)))
    order = list(Group)
    return tuple(sorted(rows, key=lambda row: (order.index(row.group), -_concerned(row))))


def is_wrong_way(trend: r.TrendState | None, indicator: r.Indicator) -> bool:
    return _side(trend, indicator) < 0


def _side(trend: r.TrendState | None, indicator: r.Indicator) -> int:
    """1 for a sign in the good direction, -1 against it, 0 for none."""
    if trend is None or trend.direction == "none" or indicator.polarity == "neutral":
        return 0
    return 1 if (trend.direction == "up") == (indicator.polarity == "higher") else -1


def _group(indicator: r.Indicator, cells: Sequence[MatrixCell]) -> Group:
    criteria = [cell for cell in cells if cell.judged is not None]
    sides = [_side(cell.trend, indicator) for cell in cells]
    if any(cell.judged and cell.judged.state is State.MET for cell in criteria):
        return Group.LINE
    if any(side < 0 for side in sides):
        return Group.WRONG_WAY
    if any(cell.is_old or (cell.judged and cell.judged.state is not State.CLEAR) for cell in criteria):
        return Group.WATCH
    if any(side > 0 for side in sides):
        return Group.RIGHT_WAY
    return Group.REST if any(cell.is_known for cell in cells) else Group.NOTHING


def _concerned(row: MatrixRow) -> int:
    """How many places put the row into its group."""
    match row.group:
        case Group.LINE:
            return sum(bool(cell.judged and cell.judged.state is State.MET) for cell in row.cells)
        case Group.WRONG_WAY:
            return sum(_side(cell.trend, row.indicator) < 0 for cell in row.cells)
        case Group.RIGHT_WAY:
            return sum(_side(cell.trend, row.indicator) > 0 for cell in row.cells)
        case _:
            return sum(cell.is_known for cell in row.cells)
