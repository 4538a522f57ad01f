"""From the earlier figures and rules to the later ones in steps, so that each change has one cause.

Earlier figures -> those of them that were revised -> newer ones too (all by the earlier rules and thresholds)
-> the same figures by the later rules. What changes in a step is that step's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.change_kinds import Score
from dashboard.analysis.criteria import State, state
from dashboard.store.records import CriterionStatus, Figure, ListStatus, Ruleset, RuleValue


@dataclass(frozen=True, slots=True)
class CriterionSteps:
    """One area and criterion of the earlier rules: values by the earlier rule, states at each step."""

    earlier: CriterionStatus
    later: CriterionStatus
    """the later figures by the earlier rules; its threshold is the earlier one"""
    revised_value: float | None
    """of the earlier period, as it was known later"""
    at_start: State
    revised: State
    figures: State
    """after revised and newer figures"""
    rules: State | None
    """after the later rules; None where they have no such criterion"""

    @property
    def revised_part(self) -> float | None:
        return _less(self.revised_value, self.earlier.value)

    @property
    def new_part(self) -> float | None:
        return _less(self.later.value, self.revised_value)

    @property
    def is_newer(self) -> bool:
        """Whether the later value is one of a newer year."""
        before, after = self.earlier.data_year, self.later.data_year
        return after is not None and (before is None or after > before)


@dataclass(frozen=True, slots=True)
class VerdictSteps:
    at_start: Score
    revised: Score
    figures: Score
    rules: Score


@dataclass(frozen=True, slots=True)
class Step:
    """What the steps are made from: each a store question's answer, for all areas."""

    earlier_rules: Ruleset
    at_start: Sequence[CriterionStatus]
    """earlier figures, earlier rules"""
    figures: Sequence[CriterionStatus]
    """later figures, earlier rules (their thresholds may be the later ones)"""
    rules: Sequence[CriterionStatus]
    """later figures, later rules"""
    rule_values: Sequence[RuleValue]
    """every value of the earlier rules, as known on the later date"""
    residents_at_start: Mapping[str, Figure]
    """by area; absent where not known"""
    verdicts_rules: Sequence[ListStatus]


def criterion_steps(facts: Step) -> tuple[CriterionSteps, ...]:
    later = {(s.geography_id, s.indicator_id): s for s in facts.figures}
    by_rules = {(s.geography_id, s.indicator_id): s for s in facts.rules}
    values = {(v.geography_id, v.indicator_id, v.data_year): v.value for v in facts.rule_values}
    found = []
    for before in facts.at_start:
        key = before.geography_id, before.indicator_id
        after = judged(later[key], later[key].value, before.threshold)
        revised_value = _revised(before, after, values)
        ruled = by_rules.get(key)
        found.append(
            CriterionSteps(
                earlier=before,
                later=after,
                revised_value=revised_value,
                at_start=state_of(before),
                revised=state_of(judged(before, revised_value, before.threshold)),
                figures=state_of(after),
                rules=state_of(ruled) if ruled else None,
            )
        )
    return tuple(found)


def _revised(
    before: CriterionStatus, after: CriterionStatus, values: Mapping[tuple[str, str, int], float]
) -> float | None:
    """The earlier period's value as known later; where that is gone and nothing newer came, the one left."""
    if before.data_year is None:
        return before.value
    fallen_back = after.data_year is None or after.data_year < before.data_year
    if fallen_back:
        return after.value
    return values.get((before.geography_id, before.indicator_id, before.data_year), before.value)


def verdict_steps(facts: Step, steps: Sequence[CriterionSteps]) -> dict[str, VerdictSteps]:
    """By area."""
    found = {}
    for end in facts.verdicts_rules:
        own = [step for step in steps if step.earlier.geography_id == end.geography_id]
        counted = facts.residents_at_start.get(end.geography_id)
        residents = counted.value if counted else None
        is_same_count = counted is not None and counted.period == end.residents_period
        revised = [judged(s.earlier, s.revised_value, s.earlier.threshold) for s in own]
        found[end.geography_id] = VerdictSteps(
            at_start=score(facts.earlier_rules, [s.earlier for s in own], residents),
            revised=score(facts.earlier_rules, revised, end.residents if is_same_count else residents),
            figures=score(facts.earlier_rules, [s.later for s in own], end.residents),
            rules=_score(end),
        )
    return found


def score(rules: Ruleset, statuses: Sequence[CriterionStatus], residents: float | None) -> Score:
    """One area's verdict, as the macro list_status has it (a test holds them together)."""
    counted = [s.is_met for s in statuses if s.role == "counted"]
    mandatory = [s.is_met for s in statuses if s.role == "mandatory"]
    met, unknown = counted.count(True), counted.count(None)
    too_few = residents is not None and residents < rules.min_residents
    if too_few or False in mandatory or met + unknown < rules.required:
        verdict = "off"
    elif met >= rules.required and None not in mandatory and residents is not None:
        verdict = "on"
    else:
        verdict = "unknown"
    return Score(verdict, met, unknown, len(counted), residents, rules.min_residents)


def judged(status: CriterionStatus, value: float | None, threshold: float | None) -> CriterionStatus:
    """The criterion with another value or threshold, as the macro criterion_status judges it."""
    margin = is_met = None
    if value is not None and threshold is not None:
        margin = round(threshold - value if status.operator == "<" else value - threshold, 6)
        is_met = margin >= 0 if status.operator == ">=" else margin > 0
    return status._replace(value=value, threshold=threshold, margin=margin, is_met=is_met)


def _score(verdict: ListStatus) -> Score:
    return Score(
        verdict.verdict,
        verdict.met,
        verdict.unknown,
        verdict.of,
        verdict.residents,
        verdict.min_residents,
    )


def state_of(status: CriterionStatus) -> State:
    return state(status.is_met, status.margin, status.threshold)


def _less(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before
