"""Targets as written (for several places at once) -> one target a place, indicator and year."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dashboard.catalog.models import Indicator, Ruleset, Target, ValueType
from dashboard.catalog.read import Placed
from dashboard.catalog.wording import not_allowed

PRECEDENCE = ("bestyrelsen", "eksempel", "afledt", "ikke_fastsat")
"""Which origin wins for the same place, indicator and year, first to last."""

KEYS_BY_ORIGIN: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "bestyrelsen": (frozenset({"value", "decided_on"}), frozenset({"ruleset_id"})),
    "eksempel": (frozenset({"value"}), frozenset({"ruleset_id", "decided_on"})),
    "afledt": (frozenset({"ruleset_id"}), frozenset({"value", "decided_on"})),
    "ikke_fastsat": (frozenset(), frozenset({"value", "ruleset_id", "decided_on"})),
}
"""Origin -> the keys that it needs, the keys that it must not have."""


def target_problems(
    placed: Placed[Target], indicators: Mapping[str, Indicator], rulesets: Mapping[str, Ruleset]
) -> list[str]:
    """What is wrong with one target; its references are known to exist."""
    target, where = placed.entry, placed.where
    needed, barred = KEYS_BY_ORIGIN[target.origin]
    problems = [
        f"{where}, key '{key}' is missing; a target with origin '{target.origin}' needs it"
        for key in sorted(needed)
        if getattr(target, key) is None
    ]
    problems += [
        f"{where}, key '{key}' (value {str(getattr(target, key))!r}) is not allowed"
        f" with origin '{target.origin}'; allowed: leave it out"
        for key in sorted(barred)
        if getattr(target, key) is not None
    ]
    if not target.geography_ids:
        wrong = not_allowed("geography_ids", [], "allowed: a list of at least one place")
        problems.append(f"{where}, {wrong}")
    if target.value is not None:
        is_share = indicators[target.indicator_id].value_type is ValueType.SHARE
        highest = 100.0 if is_share else math.inf
        if not (0 <= target.value <= highest and math.isfinite(target.value)):
            allowed = "allowed: 0 to 100" if is_share else "allowed: 0 or more"
            problems.append(f"{where}, {not_allowed('value', target.value, allowed)}")
    if target.origin == "afledt" and target.ruleset_id is not None:
        fixed = [c.indicator_id for c in rulesets[target.ruleset_id].criteria if c.threshold is not None]
        if target.indicator_id not in fixed:
            wrong = not_allowed(
                "indicator_id",
                target.indicator_id,
                f"allowed: those with a fixed threshold in '{target.ruleset_id}': {', '.join(fixed)}",
            )
            problems.append(f"{where}, {wrong}")
    return problems


def duplicate_targets(targets: Iterable[Placed[Target]]) -> list[str]:
    """Two targets of one origin for the same place, indicator and year."""
    seen: dict[tuple[str, str, int, str], str] = {}
    problems = []
    for placed in targets:
        target = placed.entry
        for geography_id in target.geography_ids:
            key = (geography_id, target.indicator_id, target.year, target.origin)
            if key in seen:
                problems.append(
                    f"{placed.where}, key 'geography_ids': {geography_id!r} has a target with origin"
                    f" '{target.origin}' for {target.indicator_id} {target.year} already: {seen[key]}"
                )
            seen[key] = placed.where
    return problems


def expanded(targets: Iterable[Target], rulesets: Mapping[str, Ruleset]) -> tuple[Target, ...]:
    """One target a place, indicator and year, in the order written; the first origin of PRECEDENCE wins.

    'afledt' gets its criterion's threshold as value.
    """
    chosen: dict[tuple[str, str, int], Target] = {}
    for target in targets:
        value = target.value
        if target.origin == "afledt" and target.ruleset_id is not None:
            criteria = rulesets[target.ruleset_id].criteria
            value = next(c.threshold for c in criteria if c.indicator_id == target.indicator_id)
        for geography_id in target.geography_ids:
            key = (geography_id, target.indicator_id, target.year)
            earlier = chosen.get(key)
            if earlier is None or PRECEDENCE.index(target.origin) < PRECEDENCE.index(earlier.origin):
                chosen[key] = target.model_copy(update={"geography_ids": (geography_id,), "value": value})
    return tuple(chosen.values())
