"""Read the whole catalog and check it: the only way in for the rest of the program."""

from __future__ import annotations

from pathlib import Path

from dashboard.catalog.checks import (
    duplicate_problems,
    entry_problems,
    reference_problems,
    unused_problems,
)
from dashboard.catalog.draft import catalog_error, read_draft
from dashboard.catalog.targets import expanded
from dashboard.catalog.whole import Catalog

__all__ = ["Catalog", "load_catalog"]


def load_catalog(data_dir: Path, *, demo: bool) -> Catalog:
    """The catalog below `data_dir`: catalog/, sources/ and, with `demo`, the example entries of demo/.

    Args:
        data_dir: the folder that holds catalog/, sources/ and demo/.
        demo: whether example targets, statuses, milestones and meetings join in, marked as such.

    Raises:
        CatalogError: names each problem found with file, entry, key, bad value and allowed values.
    """
    draft = read_draft(data_dir, demo=demo)
    # Each stage may rely on the one before it, so its problems are not blamed on the wrong entry.
    for stage in (duplicate_problems, reference_problems, entry_problems, unused_problems):
        problems = stage(draft)
        if problems:
            raise catalog_error(problems)

    rulesets = {p.entry.ruleset_id: p.entry for p in draft.rulesets}
    indicators = sorted((p.entry for p in draft.indicators), key=lambda i: (i.sort_order, i.indicator_id))
    meetings = sorted((p.entry for p in draft.meetings), key=lambda m: (m.held_on, m.meeting_id))
    return Catalog(
        programme=draft.programme.entry,
        geographies={p.entry.geography_id: p.entry for p in draft.geographies},
        indicators={indicator.indicator_id: indicator for indicator in indicators},
        rulesets=rulesets,
        sources={p.entry.source_id: p.entry for p in draft.sources},
        focus_areas={p.entry.focus_area_id: p.entry for p in draft.focus_areas},
        yearly_thresholds=tuple(p.entry for p in draft.yearly_thresholds),
        targets=expanded((p.entry for p in [*draft.targets, *draft.demo_targets]), rulesets),
        events=tuple(p.entry for p in draft.events),
        goals=tuple(p.entry for p in draft.goals),
        initiatives=tuple(p.entry for p in draft.initiatives),
        initiative_statuses=tuple(
            sorted(
                (p.entry for p in draft.initiative_statuses),
                key=lambda s: (s.initiative_id, s.since, not s.is_demo),
            )
        ),
        milestones=tuple(p.entry for p in draft.milestones),
        bodies=tuple(p.entry for p in draft.bodies),
        staffing=tuple(p.entry for p in draft.staffing),
        meetings=tuple(meetings),
    )
