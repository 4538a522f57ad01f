"""Checks across the catalog: ids once, references that exist, nothing unused, rules of single entries.

Each function returns its problems as sentences in English: file, entry, key, bad value, allowed values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.catalog.draft import Draft
from dashboard.catalog.models import Ruleset
from dashboard.catalog.read import EntryT, Placed
from dashboard.catalog.sources import Source
from dashboard.catalog.statbank_checks import duplicate_tables, statbank_problems
from dashboard.catalog.targets import duplicate_targets, target_problems
from dashboard.catalog.wording import not_allowed, unknown_reference


def duplicate_problems(draft: Draft) -> list[str]:
    """Ids that stand more than once."""
    problems = [
        *_duplicates(draft.geographies, "geography_id"),
        *_duplicates(draft.indicators, "indicator_id"),
        *_duplicates(draft.rulesets, "ruleset_id"),
        *_duplicates(draft.sources, "source_id"),
        *_duplicates(draft.goals, "goal_id"),
        *_duplicates(draft.events, "event_id"),
        *_duplicates(draft.focus_areas, "focus_area_id"),
        *_duplicates(draft.initiatives, "initiative_id"),
        *_duplicates(draft.milestones, "milestone_id"),
        *_duplicates(draft.bodies, "body_id"),
        *_duplicates(draft.staffing, "role"),
        *_duplicates(draft.meetings, "meeting_id"),
    ]
    problems += _duplicate_statuses(draft)
    used = Counter(
        (y.entry.indicator_id, y.entry.national_multiple, y.entry.list_year)
        for y in draft.yearly_thresholds
        if y.entry.used
    )
    problems += [
        f"catalog/rulesets.toml: yearly_threshold {indicator_id!r} for {year}, key 'used': True stands"
        f" {count} times; allowed: once for each indicator, multiple ({multiple:g}) and year"
        for (indicator_id, multiple, year), count in used.items()
        if count > 1
    ]
    return problems


def reference_problems(draft: Draft) -> list[str]:
    """References to entries that do not exist."""
    geographies = [p.entry.geography_id for p in draft.geographies]
    indicators = [p.entry.indicator_id for p in draft.indicators]
    rulesets = [p.entry.ruleset_id for p in draft.rulesets]
    focus_areas = [p.entry.focus_area_id for p in draft.focus_areas]
    initiatives = [p.entry.initiative_id for p in draft.initiatives]
    sources = [p.entry.source_id for p in draft.sources]
    problems: list[str] = []

    def refer(where: str, key: str, values: Iterable[str | None], allowed: Sequence[str]) -> None:
        problems.extend(
            f"{where}, {unknown_reference(key, value, allowed)}"
            for value in values
            if value is not None and value not in allowed
        )

    programme, where = draft.programme.entry, draft.programme.where
    refer(where, "default_ruleset_id", [programme.default_ruleset_id], rulesets)
    refer(where, "baseline_year_by_indicator", programme.baseline_year_by_indicator, indicators)
    for indicator in draft.indicators:
        refer(indicator.where, "source_id", [indicator.entry.source_id], sources)
        refer(indicator.where, "focus_areas", indicator.entry.focus_areas, focus_areas)
        refer(indicator.where, "proxy_for", [indicator.entry.proxy_for], indicators)
    for ruleset in draft.rulesets:
        criteria = ruleset.entry.criteria
        refer(ruleset.where, "criteria.indicator_id", [c.indicator_id for c in criteria], indicators)
    for yearly in draft.yearly_thresholds:
        refer(yearly.where, "indicator_id", [yearly.entry.indicator_id], indicators)
    for target in [*draft.targets, *draft.demo_targets]:
        refer(target.where, "geography_ids", target.entry.geography_ids, geographies)
        refer(target.where, "indicator_id", [target.entry.indicator_id], indicators)
        refer(target.where, "ruleset_id", [target.entry.ruleset_id], rulesets)
    for goal in draft.goals:
        refer(goal.where, "indicator_ids", goal.entry.indicator_ids, indicators)
    for event in draft.events:
        refer(event.where, "geography_ids", event.entry.geography_ids, geographies)
    for initiative in draft.initiatives:
        refer(initiative.where, "focus_area_id", [initiative.entry.focus_area_id], focus_areas)
        refer(initiative.where, "geography_ids", initiative.entry.geography_ids, geographies)
    for status in draft.initiative_statuses:
        refer(status.where, "initiative_id", [status.entry.initiative_id], initiatives)
    for milestone in draft.milestones:
        refer(milestone.where, "initiative_id", [milestone.entry.initiative_id], initiatives)
    for body in draft.bodies:
        refer(body.where, "geography_id", [body.entry.geography_id], geographies)
    for where, key, values, allowed in _source_ids(draft.sources, geographies, indicators):
        refer(where, key, values, allowed)
    return problems


def entry_problems(draft: Draft) -> list[str]:
    """Rules of single entries that need more than their own keys; references are known to exist."""
    problems: list[str] = []
    for ruleset in draft.rulesets:
        problems += [f"{ruleset.where}, {problem}" for problem in _ruleset_problems(ruleset.entry)]
    for meeting in draft.meetings:
        expected = f"{meeting.entry.body}-{meeting.entry.held_on.isoformat()}"
        if meeting.entry.meeting_id != expected:
            wrong = not_allowed("meeting_id", meeting.entry.meeting_id, f"allowed: '{expected}'")
            problems.append(f"{meeting.where}, {wrong}, its body and date")
    headings = {f.entry.focus_area_id: f.entry.application_headings for f in draft.focus_areas}
    for initiative in draft.initiatives:
        heading, allowed = initiative.entry.application_heading, headings[initiative.entry.focus_area_id]
        if heading not in allowed:
            wrong = unknown_reference("application_heading", heading, allowed)
            problems.append(f"{initiative.where}, {wrong} (the focus area's application_headings)")

    indicators = {p.entry.indicator_id: p.entry for p in draft.indicators}
    for source in draft.sources:
        problems += [f"{source.where}: {problem}" for problem in statbank_problems(source.entry, indicators)]
    problems += duplicate_tables(draft.sources)
    rulesets = {p.entry.ruleset_id: p.entry for p in draft.rulesets}
    for targets, origins in (
        (draft.targets, ("bestyrelsen", "afledt", "ikke_fastsat")),
        (draft.demo_targets, ("eksempel",)),
    ):
        for target in targets:
            if target.entry.origin not in origins:
                allowed_here = "allowed in this file: " + ", ".join(origins)
                wrong = not_allowed("origin", target.entry.origin, allowed_here)
                problems.append(f"{target.where}, {wrong}")
            problems += target_problems(target, indicators, rulesets)
        problems += duplicate_targets(targets)
    return problems


def unused_problems(draft: Draft) -> list[str]:
    """Entries that nothing uses. Sources are used by the figures' files, which are not read here."""
    in_focus = Counter(area for p in draft.indicators for area in p.entry.focus_areas)
    initiated = Counter(p.entry.focus_area_id for p in draft.initiatives)
    headings = {(p.entry.focus_area_id, p.entry.application_heading) for p in draft.initiatives}
    named = {c.indicator_id for r in draft.rulesets for c in r.entry.criteria}
    named |= {i for goal in draft.goals for i in goal.entry.indicator_ids}
    multiples = {
        (c.indicator_id, c.national_multiple)
        for r in draft.rulesets
        for c in r.entry.criteria
        if c.threshold is None
    }
    problems: list[str] = []
    for p in draft.indicators:
        indicator = p.entry
        has_role = indicator.focus_areas or indicator.proxy_for or indicator.background
        if not has_role and indicator.indicator_id not in named:
            problems.append(
                f"{p.where}, key 'indicator_id': {indicator.indicator_id!r} is not used; allowed: name it in"
                " focus_areas, a ruleset or a goal, give it proxy_for, or set background = true"
            )
    for f in draft.focus_areas:
        area = f.entry
        if not initiated[area.focus_area_id]:
            problems.append(
                f"{f.where}, key 'focus_area_id': {area.focus_area_id!r} has no initiative; allowed: at least"
                " one in catalog/initiatives.toml"
            )
        if in_focus[area.focus_area_id] < 2:
            problems.append(
                f"{f.where}, key 'focus_area_id': {area.focus_area_id!r} has {in_focus[area.focus_area_id]}"
                " indicators; allowed: at least two that name it in focus_areas"
            )
        problems += [
            f"{f.where}, key 'application_headings': {heading!r} is not used;"
            " allowed: headings of its initiatives"
            for heading in area.application_headings
            if initiated[area.focus_area_id] and (area.focus_area_id, heading) not in headings
        ]
    for g in draft.goals:
        if not g.entry.indicator_ids and g.entry.not_measured is None:
            problems.append(
                f"{g.where}, key 'indicator_ids': () is not allowed; allowed: at least one indicator, or"
                " not_measured with what is missing"
            )
    for y in draft.yearly_thresholds:
        if (y.entry.indicator_id, y.entry.national_multiple) not in multiples:
            problems.append(
                f"{y.where}, key 'national_multiple': {y.entry.national_multiple:g} is not used; allowed: a"
                f" multiple that a criterion on {y.entry.indicator_id} has"
            )
    return problems


def _duplicates(entries: Sequence[Placed[EntryT]], key: str) -> list[str]:
    first: dict[str, str] = {}
    problems = []
    for placed in entries:
        value = getattr(placed.entry, key)
        if value in first:
            stands = f"stands already: {first[value]}"
            problems.append(f"{placed.where}, key '{key}': {value!r} {stands}; allowed: each id once")
        first.setdefault(value, placed.where)
    return problems


def _duplicate_statuses(draft: Draft) -> list[str]:
    """Two words about one initiative on one day; an example may stand beside a real one, which wins."""
    first: dict[tuple[object, ...], str] = {}
    problems = []
    for placed in draft.initiative_statuses:
        key = (placed.entry.initiative_id, placed.entry.since, placed.entry.is_demo)
        if key in first:
            problems.append(
                f"{placed.where}, key 'since': {placed.entry.since.isoformat()} stands already for"
                f" {placed.entry.initiative_id!r}; allowed: one status a day"
            )
        first.setdefault(key, placed.where)
    return problems


def _ruleset_problems(ruleset: Ruleset) -> list[str]:
    problems = []
    counts = Counter(c.indicator_id for c in ruleset.criteria)
    problems += [
        f"key 'criteria.indicator_id': {indicator_id!r} stands {count} times; allowed: once"
        for indicator_id, count in counts.items()
        if count > 1
    ]
    for number, criterion in enumerate(ruleset.criteria, start=1):
        given = (criterion.threshold, criterion.national_multiple)
        if (given[0] is None) == (given[1] is None):
            problems.append(
                f"key 'criteria.{number}.threshold': {given[0]!r} with national_multiple {given[1]!r} is not"
                " allowed; allowed: exactly one of the two"
            )
    counted = sum(c.role == "counted" for c in ruleset.criteria)
    if not 1 <= ruleset.required <= counted:
        allowed = f"allowed: 1 to {counted}, the counted criteria"
        problems.append(not_allowed("required", ruleset.required, allowed))
    if ruleset.valid_to is not None and ruleset.valid_to < ruleset.valid_from:
        earliest = f"allowed: {ruleset.valid_from.isoformat()} or later"
        problems.append(not_allowed("valid_to", ruleset.valid_to.isoformat(), earliest))
    return problems


def _source_ids(
    sources: Iterable[Placed[Source]], geographies: Sequence[str], indicators: Sequence[str]
) -> Iterable[tuple[str, str, Iterable[str | None], Sequence[str]]]:
    """Place, key and ids that the sources name, and the ids that are allowed there."""
    known: Mapping[str, Sequence[str]] = {"geography_id": geographies, "indicator_id": indicators}
    for source in sources:
        yield source.where, "publishes_means", source.entry.publishes_means, indicators
        for key, value in _layout_ids(source.entry):
            yield source.where, f"files.{key}", [value], known[key]
        for table in source.entry.statbank:
            where = f"{source.where}: statbank '{table.table}'"
            others = [one.table for one in source.entry.statbank if one.table != table.table]
            named = [one.denominator_table for one in table.indicators]
            yield where, "areas", table.areas.values(), geographies
            yield where, "indicators.indicator_id", [one.indicator_id for one in table.indicators], indicators
            yield where, "indicators.denominator_table", named, others


def _layout_ids(source: Source) -> Iterable[tuple[str, str]]:
    """Every geography or indicator id that a source's file layouts name, with its key."""
    for layout in source.files:
        for key in ("geography_id", "indicator_id"):
            if (fixed := layout.fixed.get(key)) is not None:
                yield key, fixed
            yield from ((key, value) for value in layout.codes.get(key, {}).values())
            if layout.wide is not None and layout.wide.field == key:
                yield from ((key, value) for value in layout.wide.columns.values())
