"""From all changes to at most five lines: what belongs together in one, the most important first."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.analysis.change_kinds import (
    AgedFigure,
    Cause,
    Change,
    CriterionChange,
    FigureChange,
    Importance,
    ListChange,
    MissedMilestone,
    RulesChange,
    SignalChange,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.criteria import State

MOST_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """Changes that are told in one sentence, at least one; all of one kind and cause.

    Where other rules are followed, the first is the rules' or the threshold's change and the others are the
    criteria that it changed.
    """

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        return self.changes[0]

    @property
    def is_demo(self) -> bool:
        return any(change.is_demo for change in self.changes)


@dataclass(frozen=True, slots=True)
class Rest:
    """What the lines do not tell, counted."""

    new: int
    revised: int
    examples: int
    """of new and revised together"""
    left: tuple[Line, ...]
    """lines that there was no room for"""


@dataclass(frozen=True, slots=True)
class News:
    lines: tuple[Line, ...]
    rest: Rest | None
    """the last line, where there is anything else"""


def news(changes: Sequence[Change], area: str | None) -> News:
    """At most five lines, the rest among them.

    Args:
        changes: in order of importance.
        area: only its changes, and those that are no single place's; None for all.
    """
    seen = [change for change in changes if area is None or _concerns(change, area)]
    lines = all_lines(seen, None)
    counted = [change for change in seen if change.importance is Importance.NEW]
    shown = lines[: MOST_LINES - 1]
    rest = _rest(counted, shown, lines[MOST_LINES - 1 :])
    if rest.new + rest.revised == 0 and len(lines) <= MOST_LINES:
        return News(tuple(lines), None)
    return News(tuple(shown), rest)


def all_lines(changes: Sequence[Change], area: str | None) -> list[Line]:
    """Every line, however many; figures that change nothing are in none of them."""
    return _lines(
        [
            change
            for change in changes
            if change.importance is not Importance.NEW and (area is None or _concerns(change, area))
        ]
    )


def _concerns(change: Change, area: str) -> bool:
    if isinstance(change, MissedMilestone):
        return not change.milestone.geography_ids or area in change.milestone.geography_ids
    return change.geography_id in {None, area}


def _lines(changes: Sequence[Change]) -> list[Line]:
    groups: dict[Hashable, list[Change]] = {}
    for change in changes:
        groups.setdefault(_group(change), []).append(change)
    return [Line(tuple(group)) for group in groups.values()]


def _group(change: Change) -> Hashable:
    """What is told in one sentence has the same group; a change that stands alone is its own."""
    group: Hashable = id(change)
    match change:
        case VerdictChange(cause=Cause.RULES):
            group = "verdict", change.before.verdict, change.after.verdict
        case RulesChange(is_followed=True) | ThresholdChange() | CriterionChange(cause=Cause.RULES):
            group = "rules"
        case CriterionChange() if State.UNKNOWN in {change.before, change.after}:
            group = "known", change.geography_id, change.cause, change.before is State.UNKNOWN
        case ListChange():
            group = "list", change.official.list_date, change.official.list_name
        case SignalChange():
            group = "signal", change.indicator_id, _state(change.before), _state(change.after)
        case FigureChange():
            group = "revised", change.indicator_id, change.new.period if change.new else None
        case AgedFigure():
            group = "aged", change.is_old
    return group


def _state(of: object) -> tuple[str, str] | None:
    """Only a signal tells one series from another: the ways of saying nothing are one."""
    strength, direction = getattr(of, "strength", ""), getattr(of, "direction", "")
    return (strength, direction) if strength in {"certain", "early"} else None


def _rest(counted: Sequence[Change], shown: Sequence[Line], left: Sequence[Line]) -> Rest:
    told = {(change.geography_id, change.indicator_id) for line in shown for change in line.changes}
    untold = [change for change in counted if (change.geography_id, change.indicator_id) not in told]
    new = sum(change.cause is Cause.NEW for change in untold)
    return Rest(
        new=new,
        revised=len(untold) - new,
        examples=sum(change.is_demo for change in untold),
        left=tuple(left),
    )
