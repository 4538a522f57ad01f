"""The catalog as read from its files, each entry with its place, before anything is checked across files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.models import (
    Body,
    Event,
    FocusArea,
    Geography,
    Goal,
    Indicator,
    Initiative,
    InitiativeStatus,
    Meeting,
    Milestone,
    Programme,
    Ruleset,
    Staffing,
    Target,
    YearlyThreshold,
)
from dashboard.catalog.read import Placed, Reader
from dashboard.catalog.sources import Source
from dashboard.errors import CatalogError

FILES: dict[str, tuple[str, ...]] = {
    "geographies.toml": ("geography",),
    "rulesets.toml": ("ruleset", "yearly_threshold"),
    "targets.toml": ("target",),
    "goals.toml": ("goal",),
    "events.toml": ("event",),
    "focus_areas.toml": ("focus_area",),
    "initiatives.toml": ("initiative", "initiative_status"),
    "organisation.toml": ("body", "staffing"),
    "meetings.toml": ("meeting",),
    "milestones.toml": ("milestone",),
}
"""Files below data/catalog, besides programme.toml and indicators/, and the tables that each holds."""

OPTIONAL = frozenset({"milestones.toml"})
"""The application has no milestones, so the real file may be absent."""

DEMO_FILES: dict[str, tuple[str, ...]] = {
    "targets.toml": ("target",),
    "meetings.toml": ("meeting",),
    "milestones.toml": ("milestone",),
    "initiatives.toml": ("initiative_status",),
}
"""Files below data/demo that add example entries; other files there are not the catalog's."""


@dataclass(frozen=True)
class Draft:
    """Entries in file order, the real ones before the example ones."""

    programme: Placed[Programme]
    geographies: list[Placed[Geography]]
    indicators: list[Placed[Indicator]]
    rulesets: list[Placed[Ruleset]]
    yearly_thresholds: list[Placed[YearlyThreshold]]
    sources: list[Placed[Source]]
    targets: list[Placed[Target]]
    demo_targets: list[Placed[Target]]
    goals: list[Placed[Goal]]
    events: list[Placed[Event]]
    focus_areas: list[Placed[FocusArea]]
    initiatives: list[Placed[Initiative]]
    initiative_statuses: list[Placed[InitiativeStatus]]
    milestones: list[Placed[Milestone]]
    bodies: list[Placed[Body]]
    staffing: list[Placed[Staffing]]
    meetings: list[Placed[Meeting]]


def read_draft(data_dir: Path, *, demo: bool) -> Draft:
    """Read every file of the catalog.

    Raises:
        CatalogError: a file or entry is missing, misspelt or of the wrong shape; all such are named.
    """
    reader = Reader(data_dir)
    programme_name = "catalog/programme.toml"
    programme: Placed[Programme] | None = None
    if not (data_dir / programme_name).is_file():
        reader.problems.append(f"{programme_name}: the file is missing")
    else:
        before = len(reader.problems)
        content = reader.content(data_dir / programme_name)
        if len(reader.problems) == before:
            programme = reader.entry(programme_name, content, Programme)

    _unknown_files(reader)
    rows = {
        name: reader.tables(f"catalog/{name}", kinds=kinds, required=name not in OPTIONAL)
        for name, kinds in FILES.items()
    }
    example = {
        name: reader.tables(f"demo/{name}", kinds=kinds, required=False)
        for name, kinds in DEMO_FILES.items()
        if demo
    }

    def real(name: str, kind: str) -> tuple[str, list[dict[str, object]], str]:
        return f"catalog/{name}", rows[name].get(kind, []), kind

    def examples(name: str, kind: str) -> tuple[str, list[dict[str, object]], str]:
        return f"demo/{name}", example.get(name, {}).get(kind, []), kind

    geographies = reader.entries(*real("geographies.toml", "geography"), Geography)
    rulesets = reader.entries(*real("rulesets.toml", "ruleset"), Ruleset)
    yearly_thresholds = reader.entries(*real("rulesets.toml", "yearly_threshold"), YearlyThreshold)
    targets = reader.entries(*real("targets.toml", "target"), Target)
    demo_targets = reader.entries(*examples("targets.toml", "target"), Target)
    goals = reader.entries(*real("goals.toml", "goal"), Goal)
    events = reader.entries(*real("events.toml", "event"), Event)
    focus_areas = reader.entries(*real("focus_areas.toml", "focus_area"), FocusArea)
    initiatives = reader.entries(*real("initiatives.toml", "initiative"), Initiative)
    statuses = reader.entries(*real("initiatives.toml", "initiative_status"), InitiativeStatus)
    statuses += reader.entries(
        *examples("initiatives.toml", "initiative_status"), InitiativeStatus, is_demo=True
    )
    bodies = reader.entries(*real("organisation.toml", "body"), Body)
    staffing = reader.entries(*real("organisation.toml", "staffing"), Staffing)
    milestones = reader.entries(*real("milestones.toml", "milestone"), Milestone)
    milestones += reader.entries(*examples("milestones.toml", "milestone"), Milestone, is_demo=True)
    meetings = reader.entries(*real("meetings.toml", "meeting"), Meeting)
    meetings += reader.entries(*examples("meetings.toml", "meeting"), Meeting, is_demo=True)
    indicators = reader.folder("catalog/indicators", Indicator, "indicator_id")
    sources = reader.folder("sources", Source, "source_id")

    if reader.problems or programme is None:
        raise catalog_error(reader.problems)
    return Draft(
        programme=programme,
        geographies=geographies,
        indicators=indicators,
        rulesets=rulesets,
        yearly_thresholds=yearly_thresholds,
        sources=sources,
        targets=targets,
        demo_targets=demo_targets,
        goals=goals,
        events=events,
        focus_areas=focus_areas,
        initiatives=initiatives,
        initiative_statuses=statuses,
        milestones=milestones,
        bodies=bodies,
        staffing=staffing,
        meetings=meetings,
    )


def catalog_error(problems: list[str]) -> CatalogError:
    """One error that names every problem found."""
    return CatalogError("\n".join(problems), "Correct the entry named above in its file, then run it again.")


def _unknown_files(reader: Reader) -> None:
    """A misspelt file name would otherwise leave its entries out without a word."""
    allowed = sorted([*FILES, "programme.toml"])
    for path in sorted((reader.data_dir / "catalog").glob("*.toml")):
        if path.name not in allowed:
            reader.problems.append(
                f"{reader.short(path)}: no such file is known; allowed: {', '.join(allowed)}"
            )
