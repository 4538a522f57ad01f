"""The difference between two dates, split by cause: new figures, revised figures, other rules, and the rest.

Pure: the dates are given, and comparing a date with itself gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.analysis import change_judged, change_signals
from dashboard.analysis.age import is_old
from dashboard.analysis.change_kinds import (
    AgedFigure,
    Cause,
    Change,
    FigureChange,
    Importance,
    ListChange,
    MissedMilestone,
    Point,
    RulesChange,
)
from dashboard.analysis.change_steps import Step, criterion_steps, verdict_steps
from dashboard.store import records as r

OVERDUE_AFTER_MONTHS: Final = 14
"""A yearly figure is overdue where nothing newer came within a year and two months of its publication."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the two dates; each a store question's answer."""

    earlier: date
    later: date
    rules_before: r.Ruleset
    """the view's on the earlier date"""
    rules_after: r.Ruleset
    main_before: r.Ruleset | None
    """the main list's in force, whatever rules the view has"""
    main_after: r.Ruleset | None
    criteria: Sequence[r.Criterion]
    geographies: Sequence[r.Geography]
    indicators: Sequence[r.Indicator]
    statuses_before: Sequence[r.CriterionStatus]
    """criterion_status(earlier, rules_before)"""
    statuses_between: Sequence[r.CriterionStatus]
    """criterion_status(later, rules_before)"""
    statuses_after: Sequence[r.CriterionStatus]
    """criterion_status(later, rules_after)"""
    figures_before: Sequence[r.Figure]
    """latest_figures(earlier)"""
    verdicts_after: Sequence[r.ListStatus]
    rule_values: Sequence[r.RuleValue]
    """rule_values(later, rules_before)"""
    figures: Sequence[r.FigureDifference]
    lists: Sequence[r.OfficialStatus]
    trends_before: Sequence[r.TrendState]
    trends_after: Sequence[r.TrendState]
    milestones: Sequence[r.Milestone]


def changes(facts: Facts) -> tuple[Change, ...]:
    """All changes after the earlier date and until the later, the most important first (see Importance)."""
    step = Step(
        earlier_rules=facts.rules_before,
        at_start=facts.statuses_before,
        figures=facts.statuses_between,
        rules=facts.statuses_after,
        rule_values=facts.rule_values,
        residents_at_start={f.geography_id: f for f in facts.figures_before if f.indicator_id == "residents"},
        verdicts_rules=facts.verdicts_after,
    )
    criteria = criterion_steps(step)
    verdicts = verdict_steps(step, criteria)
    indicators = {one.indicator_id: one for one in facts.indicators}
    is_same_ruleset = facts.rules_before == facts.rules_after
    judged = change_judged.Judged(
        criteria, verdicts, facts.statuses_after, indicators, is_same_ruleset=is_same_ruleset
    )
    places = [place.geography_id for place in facts.geographies if place.kind in {"boligomraade", "samlet"}]
    found: list[Change] = [
        *judged.verdict_changes(),
        *judged.criterion_changes(),
        *judged.threshold_changes(),
        *judged.close_figures(),
        *change_signals.signals(
            facts.trends_before, facts.trends_after, facts.figures, indicators, frozenset(places)
        ),
        *_rules(facts),
        *(_list(row) for row in facts.lists if facts.earlier < row.list_date <= facts.later),
        *_figures(facts, indicators),
        *_milestones(facts),
        *_aged(facts, judged),
    ]
    place_order = {place: index for index, place in enumerate(places)}
    indicator_order = {indicator: index for index, indicator in enumerate(indicators)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.importance,
                -one.size,
                place_order.get(one.geography_id or "", -1),
                indicator_order.get(one.indicator_id or "", -1),
            ),
        )
    )


def _rules(facts: Facts) -> Iterator[Change]:
    if facts.main_after is None or facts.main_after == facts.main_before:
        return
    yield RulesChange(
        cause=Cause.RULES,
        importance=Importance.RULES,
        before=facts.main_before,
        after=facts.main_after,
        same_criteria=facts.main_before is not None
        and _conditions(facts.main_before, facts) == _conditions(facts.main_after, facts),
        is_followed=facts.rules_after == facts.main_after and facts.rules_before != facts.rules_after,
        judged_by=facts.rules_after,
    )


def _conditions(rules: r.Ruleset, facts: Facts) -> tuple[object, ...]:
    """All that decides a verdict under the rules."""
    criteria = (
        (c.indicator_id, c.operator, c.threshold, c.averaging_years, c.national_multiple, c.role)
        for c in facts.criteria
        if c.ruleset_id == rules.ruleset_id
    )
    return rules.required, rules.min_residents, frozenset(criteria)


def _list(row: r.OfficialStatus) -> Change:
    return ListChange(
        cause=Cause.LIST,
        importance=Importance.LIST,
        geography_id=row.geography_id,
        published_on=row.list_date,
        size=float(row.list_date.toordinal()),
        official=row,
    )


def _figures(facts: Facts, indicators: dict[str, r.Indicator]) -> Iterator[Change]:
    areas = {place.geography_id for place in facts.geographies if place.kind == "boligomraade"}
    judged = {c.indicator_id for c in facts.criteria if c.ruleset_id == facts.rules_after.ruleset_id} | {
        status.indicator_id for status in facts.statuses_before
    }
    for row in facts.figures:
        is_revised = row.earlier_value is not None
        of_criterion = is_revised and row.indicator_id in judged and row.geography_id in areas
        yield FigureChange(
            cause=Cause.REVISED if is_revised else Cause.NEW,
            importance=Importance.REVISED if of_criterion else Importance.NEW,
            geography_id=row.geography_id,
            indicator_id=row.indicator_id,
            old=_point(row, row.earlier_value, row.earlier_decimals, bool(row.earlier_is_demo), indicators),
            new=_point(row, row.value, row.value_decimals, row.is_demo, indicators),
            published_on=row.published_on,
            is_demo=row.is_demo or bool(row.earlier_is_demo),
            size=_relative(row.earlier_value, row.value) if is_revised else 0.0,
        )


def _point(
    row: r.FigureDifference,
    value: float | None,
    decimals: int | None,
    is_demo: bool,
    indicators: dict[str, r.Indicator],
) -> Point | None:
    if value is None:
        return None
    most = indicators[row.indicator_id].decimals
    shown = most if decimals is None else min(decimals, most)
    return Point(value, shown, row.period, None, row.averaged_years > 1, is_demo)


def _relative(before: float | None, after: float | None) -> float:
    """The size of a revision, to be compared between indicators; a withdrawn figure is the largest."""
    if before is None or after is None:
        return float("inf")
    return abs(after - before) / max(abs(before), abs(after), 1e-9)


def _milestones(facts: Facts) -> Iterator[Change]:
    """Those that were not overdue on the earlier date and are on the later: done later is not done yet."""
    for milestone in facts.milestones:
        is_done = milestone.done_on is not None and milestone.done_on <= facts.later
        if facts.earlier <= milestone.due_on < facts.later and not is_done:
            yield MissedMilestone(
                cause=Cause.MILESTONE,
                importance=Importance.MISSED,
                published_on=milestone.due_on,
                is_demo=milestone.is_demo,
                milestone=milestone,
            )


def _aged(facts: Facts, judged: change_judged.Judged) -> Iterator[Change]:
    before = {(s.geography_id, s.indicator_id): s for s in facts.statuses_before}
    for now in facts.statuses_after:
        then = before.get((now.geography_id, now.indicator_id))
        if then is None or now.period is None or now.published_on is None:
            continue
        has_become_old = _is_old(now, facts.later) and not _is_old(then, facts.earlier)
        has_become_overdue = _is_overdue(now, facts.later) and not _is_overdue(then, facts.earlier)
        if has_become_old or has_become_overdue:
            yield AgedFigure(
                cause=Cause.AGE,
                importance=Importance.OLD,
                geography_id=now.geography_id,
                indicator_id=now.indicator_id,
                new=judged.point(now),
                published_on=now.published_on,
                is_demo=bool(now.is_demo),
                is_old=has_become_old,
            )


def _is_old(status: r.CriterionStatus, day: date) -> bool:
    return status.period is not None and is_old(status.period, day)


def _is_overdue(status: r.CriterionStatus, day: date) -> bool:
    published = status.published_on
    if published is None:
        return False
    months = (day.year - published.year) * 12 + day.month - published.month
    return (months, day.day) > (OVERDUE_AFTER_MONTHS, published.day)
