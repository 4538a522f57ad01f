"""The catalog as a whole, as the rest of the program gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.catalog.models import (
    Body,
    Event,
    FocusArea,
    Geography,
    GeographyKind,
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
from dashboard.catalog.sources import Source


@dataclass(frozen=True)
class Catalog:
    """Everything under data/catalog and data/sources, checked.

    The mappings go from id to entry: geographies, rulesets and focus areas in the order of their file,
    indicators by sort_order, sources by id.
    """

    programme: Programme
    geographies: Mapping[str, Geography]
    indicators: Mapping[str, Indicator]
    rulesets: Mapping[str, Ruleset]
    sources: Mapping[str, Source]
    focus_areas: Mapping[str, FocusArea]
    yearly_thresholds: tuple[YearlyThreshold, ...]
    targets: tuple[Target, ...]
    """one entry a geography, indicator and year; 'afledt' with the criterion's threshold as its value"""
    goals: tuple[Goal, ...]
    events: tuple[Event, ...]
    initiatives: tuple[Initiative, ...]
    initiative_statuses: tuple[InitiativeStatus, ...]
    """by initiative and day; of one day the example stands before the real one, which wins"""
    milestones: tuple[Milestone, ...]
    bodies: tuple[Body, ...]
    staffing: tuple[Staffing, ...]
    meetings: tuple[Meeting, ...]
    """by date"""

    @property
    def areas(self) -> tuple[Geography, ...]:
        """The programme's own housing areas, in the order of their file."""
        return tuple(
            one for one in self.geographies.values() if one.kind is GeographyKind.AREA and one.in_programme
        )
