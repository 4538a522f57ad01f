"""What two builds say differently: figures, verdicts, criteria, trend signs and official lists.

Figures are compared as they are known on the date that is looked from, and as they are known in the end:
what is published after the date changes nothing on it, and is a difference all the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.store.records import CriterionStatus, KnownFigure, ListStatus, OfficialStatus, TrendState

Key = tuple[str, str, str, int]


class FigureKind(StrEnum):
    NEW = "new"
    REVISED = "revised"
    """another value, or one that is hidden or missing now"""
    RESTATED = "restated"
    """the same value with another date, source, status or count behind it"""
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """One figure. `before` is None for a new one, `after` for a vanished one; never both."""

    kind: FigureKind
    before: KnownFigure | None
    after: KnownFigure | None
    is_later: bool
    """published after the date: nothing seen from there changes by it"""

    @property
    def figure(self) -> KnownFigure:
        """What there is of it now, else what there was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference of nothing")
        return found

    @property
    def size(self) -> float:
        """The share that it changed by, 0 to 2; infinite where there is no number on one side."""
        if self.before is None or self.after is None:
            return math.inf
        old, new = self.before.value, self.after.value
        if old is None or new is None:
            return math.inf
        largest = max(abs(old), abs(new))
        return abs(new - old) / largest if largest else 0.0


@dataclass(frozen=True, slots=True)
class VerdictDifference:
    """An area under one set of rules; None where a build does not judge it."""

    ruleset_id: str
    geography_id: str
    before: ListStatus | None
    after: ListStatus | None

    @property
    def is_another_verdict(self) -> bool:
        """Whether the verdict itself differs, not only how many criteria are met."""
        return _verdict(self.before) != _verdict(self.after)


@dataclass(frozen=True, slots=True)
class CriterionDifference:
    """A criterion that is met in one build and not, or not known, in the other."""

    ruleset_id: str
    geography_id: str
    indicator_id: str
    before: CriterionStatus | None
    after: CriterionStatus | None


@dataclass(frozen=True, slots=True)
class TrendDifference:
    geography_id: str
    indicator_id: str
    before: TrendState | None
    after: TrendState | None


@dataclass(frozen=True, slots=True)
class ListDifference:
    """An official list's word about one area."""

    before: OfficialStatus | None
    after: OfficialStatus | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one build says; verdicts and criteria by ruleset_id."""

    figures_on_date: Sequence[KnownFigure]
    figures_in_the_end: Sequence[KnownFigure]
    verdicts: Mapping[str, Sequence[ListStatus]]
    criteria: Mapping[str, Sequence[CriterionStatus]]
    trends: Sequence[TrendState]
    lists: Sequence[OfficialStatus]


@dataclass(frozen=True, slots=True)
class BuildDifference:
    """Figures with the largest change first, the rest in the order of the catalog."""

    figures: tuple[FigureDifference, ...]
    verdicts: tuple[VerdictDifference, ...]
    criteria: tuple[CriterionDifference, ...]
    trends: tuple[TrendDifference, ...]
    lists: tuple[ListDifference, ...]

    def of_kind(self, kind: FigureKind) -> tuple[FigureDifference, ...]:
        return tuple(one for one in self.figures if one.kind is kind)


def build_difference(before: Side, after: Side) -> BuildDifference:
    """What `after` says differently from `before`."""
    return BuildDifference(
        _figures(before, after), _verdicts(before, after), _criteria(before, after), _trends(before, after),
        _lists(before, after),
    )  # fmt: skip


def _figures(before: Side, after: Side) -> tuple[FigureDifference, ...]:
    on_date = _compared(before.figures_on_date, after.figures_on_date, is_later=False)
    in_the_end = _compared(before.figures_in_the_end, after.figures_in_the_end, is_later=True)
    found = {**in_the_end, **on_date}
    return tuple(sorted(found.values(), key=_order))


def _order(one: FigureDifference) -> tuple[float, str, str, str, int]:
    figure = one.figure
    return (-one.size, figure.indicator_id, figure.geography_id, figure.period, figure.averaged_years)


def _compared(
    before: Sequence[KnownFigure], after: Sequence[KnownFigure], *, is_later: bool
) -> dict[Key, FigureDifference]:
    old, new = {_key(one): one for one in before}, {_key(one): one for one in after}
    found = {}
    for key in {**old, **new}:
        kind = _kind(old.get(key), new.get(key))
        if kind is not None:
            found[key] = FigureDifference(kind, old.get(key), new.get(key), is_later)
    return found


def _key(one: KnownFigure) -> Key:
    return (one.geography_id, one.indicator_id, one.period, one.averaged_years)


def _kind(before: KnownFigure | None, after: KnownFigure | None) -> FigureKind | None:
    if before == after:
        return None
    if before is None:
        return FigureKind.NEW
    if after is None:
        return FigureKind.VANISHED
    if before.value != after.value:
        return FigureKind.REVISED
    # The source's name is the catalog's, not the figure's.
    same = before._replace(source_name=None) == after._replace(source_name=None)
    return None if same else FigureKind.RESTATED


def _verdict(status: ListStatus | None) -> str | None:
    return None if status is None else status.verdict


def _verdicts(before: Side, after: Side) -> tuple[VerdictDifference, ...]:
    found = []
    for ruleset_id in {**before.verdicts, **after.verdicts}:
        old = {one.geography_id: one for one in before.verdicts.get(ruleset_id, ())}
        new = {one.geography_id: one for one in after.verdicts.get(ruleset_id, ())}
        found += [
            VerdictDifference(ruleset_id, place, old.get(place), new.get(place))
            for place in {**old, **new}
            if _counted(old.get(place)) != _counted(new.get(place))
        ]
    return tuple(sorted(found, key=lambda one: not one.is_another_verdict))


def _counted(status: ListStatus | None) -> tuple[object, ...] | None:
    return None if status is None else (status.verdict, status.met, status.unknown, status.of)


def _criteria(before: Side, after: Side) -> tuple[CriterionDifference, ...]:
    found = []
    for ruleset_id in {**before.criteria, **after.criteria}:
        old = {(one.geography_id, one.indicator_id): one for one in before.criteria.get(ruleset_id, ())}
        new = {(one.geography_id, one.indicator_id): one for one in after.criteria.get(ruleset_id, ())}
        for key in {**old, **new}:
            was, is_now = old.get(key), new.get(key)
            if was is None or is_now is None or was.is_met != is_now.is_met:
                found.append(CriterionDifference(ruleset_id, *key, was, is_now))
    return tuple(found)


def _trends(before: Side, after: Side) -> tuple[TrendDifference, ...]:
    old = {(one.geography_id, one.indicator_id): one for one in before.trends}
    new = {(one.geography_id, one.indicator_id): one for one in after.trends}
    return tuple(
        TrendDifference(*key, old.get(key), new.get(key))
        for key in {**old, **new}
        if _sign(old.get(key)) != _sign(new.get(key))
    )


def _sign(state: TrendState | None) -> tuple[str, str] | None:
    return None if state is None else (state.strength, state.direction)


def _lists(before: Side, after: Side) -> tuple[ListDifference, ...]:
    old = {(one.geography_id, one.list_date, one.list_name): one for one in before.lists}
    new = {(one.geography_id, one.list_date, one.list_name): one for one in after.lists}
    found = []
    for key in {**old, **new}:
        was, is_now = old.get(key), new.get(key)
        if was is None or is_now is None or was.on_list != is_now.on_list:
            found.append(ListDifference(was, is_now))
    return tuple(found)
