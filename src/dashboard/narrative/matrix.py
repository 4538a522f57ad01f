"""The comparison of all indicators in Danish words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.analysis.matrix import Group, MatrixCell, MatrixRow
from dashboard.analysis.picture import Cell, Column
from dashboard.narrative import figures, trends
from dashboard.store.records import Indicator

GROUP_TITLE: Final = {
    Group.LINE: "Kriterier, der er opfyldt et eller flere steder",
    Group.WRONG_WAY: "Tegn på udvikling væk fra det ønskede",
    Group.WATCH: "Kriterier tæt på grænsen, ukendte eller med gamle tal",
    Group.RIGHT_WAY: "Tegn på udvikling i den ønskede retning",
    Group.REST: "Øvrige: intet, der kan skelnes fra tilfældigheder",
    Group.NOTHING: "Endnu uden tal; de vises, når kilderne har leveret dem",
}


def headline(rows: Sequence[MatrixRow]) -> str:
    """How many need attention, in one sentence."""
    line = sum(row.group is Group.LINE for row in rows)
    criteria = sum(row.column is not None for row in rows)
    wrong = sum(
        any(
            cell.trend is not None and trends.towards(cell.trend, row.indicator) == "worse"
            for cell in row.cells
        )
        for row in rows
    )
    if not any(cell.is_known for row in rows for cell in row.cells):
        return "Intet tal er kendt på datoen"
    first = f"{_of(line)} af {danish.count_word(criteria)} kriterier er opfyldt et eller flere steder"
    if not wrong:
        return f"{first}; intet tal viser tegn på at gå den forkerte vej"
    return f"{first}; {danish.count_word(wrong)} tal viser tegn på at gå den forkerte vej"


def _of(count: int) -> str:
    return danish.sentence_case(danish.count_word(count))


def value(cell: MatrixCell, indicator: Indicator) -> str:
    """The rule's value of a criterion, else the newest figure; `ukendt` without one."""
    if cell.judged is not None and cell.judged.reading is not None:
        return figures.value(cell.judged.reading, indicator)
    if cell.figure is None:
        return "ukendt"
    decimals = min(cell.figure.value_decimals, indicator.decimals)
    return danish.quantity(cell.figure.value, indicator.unit, decimals)


def period(cell: MatrixCell) -> str:
    if cell.judged is not None and cell.judged.reading is not None:
        return figures.period(cell.judged.reading)
    if cell.figure is None:
        return ""
    mean = ", gns. som offentliggjort" if cell.figure.averaged_years > 1 else ""
    return danish.period(cell.figure.period) + mean


def is_demo(cell: MatrixCell) -> bool:
    if cell.judged is not None and cell.judged.reading is not None:
        return cell.judged.reading.is_demo
    return bool(cell.figure and cell.figure.is_demo)


def distance(cell: MatrixCell, row: MatrixRow) -> str:
    """`3,1 procentpoint over grænsen`, or how far a fixed target is; nothing where neither is known."""
    if cell.judged is not None and row.column is not None:
        return to_line(cell.judged, row.column)
    return to_target(cell, row.indicator)


def to_line(cell: Cell, column: Column) -> str:
    """How far a rule's value is from its line, and on which side; nothing where that is not known."""
    if cell.reading is None or cell.margin is None or cell.state is State.UNKNOWN:
        return ""
    if cell.margin == 0:
        return "på grænsen"
    above = (cell.margin > 0) != (column.criterion.operator == "<")
    size = danish.difference(abs(cell.margin), column.indicator.unit, _telling(abs(cell.margin), cell))
    return f"{size} {'over' if above else 'under'} grænsen"


def _telling(margin: float, cell: Cell) -> int:
    """A margin that is not 0 never reads as 0."""
    decimals = cell.reading.decimals if cell.reading else 1
    return next(
        (places for places in range(decimals, decimals + 3) if danish.rounded(margin, places)), decimals + 3
    )


def to_target(cell: MatrixCell, indicator: Indicator) -> str:
    """How far the newest figure is from a target with a number, where the indicator has a good direction."""
    target = cell.target
    if target is None or target.value is None or cell.figure is None or indicator.polarity == "neutral":
        return ""
    example = " (eks.)" if target.origin == "eksempel" else ""
    gap = target.value - cell.figure.value
    if (gap <= 0) if indicator.polarity == "higher" else (gap >= 0):
        return f"målet for {target.target_year} er nået{example}"
    decimals = min(cell.figure.value_decimals, indicator.decimals)
    return (
        f"{danish.difference(abs(gap), indicator.unit, decimals)} fra målet for {target.target_year}{example}"
    )


def trend(cell: MatrixCell, indicator: Indicator) -> str:
    """`↘ tegn på fald, i den ønskede retning`"""
    if cell.trend is None:
        return ""
    towards = trends.towards_words(cell.trend, indicator)
    return f"{trends.mark(cell.trend)} {trends.short(cell.trend)}" + (f", {towards}" if towards else "")
