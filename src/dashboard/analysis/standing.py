"""Where an area stands under one ruleset: how many criteria lie between it and the other verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.margin import Margin, margin
from dashboard.store.records import CriterionStatus, Indicator, ListStatus, Ruleset


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion that would have to flip, with its margin."""

    indicator: Indicator
    margin: Margin
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Standing:
    rules: Ruleset
    verdict: ListStatus
    criteria_left: int | None
    """how many criteria it takes: to leave where the verdict is 'on', to be met where it is 'off'; None where
    the verdict is not known, or where other things than criteria decide"""
    at_least: bool
    """whether criteria that are not known may make it more"""
    steps: tuple[Step, ...]
    """the criteria that can flip the verdict, those with the fewest persons first"""


def standing(
    rules: Ruleset, verdict: ListStatus, statuses: Sequence[CriterionStatus], indicators: Sequence[Indicator]
) -> Standing:
    """One area under one ruleset.

    Args:
        statuses: the area's criteria under these rules.
        indicators: all.
    """
    by_id = {indicator.indicator_id: indicator for indicator in indicators}
    is_on = verdict.verdict == "on"
    has_mandatory = any(status.role == "mandatory" for status in statuses)
    flipping = [status for status in statuses if status.is_met is is_on]
    if is_on and has_mandatory and verdict.met > verdict.required:
        # One counted criterion less would not be enough: the mandatory one alone is.
        flipping = [status for status in flipping if status.role == "mandatory"]
    steps = [
        Step(
            by_id[status.indicator_id],
            margin(status, by_id[status.indicator_id].value_type),
            bool(status.is_demo),
        )
        for status in flipping
    ]
    steps.sort(key=lambda step: (step.margin.persons is None, step.margin.persons or 0))
    return Standing(
        rules=rules,
        verdict=verdict,
        criteria_left=criteria_left(verdict, has_mandatory=has_mandatory),
        at_least=verdict.unknown > 0,
        steps=tuple(steps) if verdict.verdict != "unknown" else (),
    )


def criteria_left(verdict: ListStatus, *, has_mandatory: bool) -> int | None:
    """How many criteria must flip before the verdict does; None where that is not known, or decides nothing.

    A mandatory criterion is enough by itself to leave. An area with too few residents cannot come on by
    criteria alone.
    """
    if verdict.verdict == "on":
        return 1 if has_mandatory else verdict.met - verdict.required + 1
    too_few = verdict.residents is not None and verdict.residents < verdict.min_residents
    if verdict.verdict != "off" or too_few:
        return None
    to_meet = max(verdict.required - verdict.met - verdict.unknown, 0)
    return to_meet + (verdict.mandatory_met is False)
