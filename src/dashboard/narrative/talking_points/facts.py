"""What talking points are made from, all seen from one date and by one ruleset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.analysis.change_kinds import Change
from dashboard.analysis.picture import Overview
from dashboard.analysis.portrait import Portrait
from dashboard.analysis.since import Since
from dashboard.analysis.standing import Standing
from dashboard.store import records as r


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A milestone as it stands. Empty geography_ids: all areas."""

    milestone_id: str
    name: str
    initiative: str
    due_on: date
    done_on: date | None
    geography_ids: tuple[str, ...]
    focus_area_ids: tuple[str, ...]
    source: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """An action of the journal that is not taken back."""

    action_id: str
    """an id as the journal takes them, made of letters"""
    text: str
    owner: str
    """a role in the definite form: `politiet`"""
    due_on: date
    state: str
    """'open', 'done' or 'dropped'"""
    written_on: date
    """when it last changed"""
    decided_at: str
    """`Bestyrelsen 25. november 2021`"""
    geography_id: str | None
    indicator_id: str | None
    focus_area_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    as_of: date
    since: Since
    """the previous meeting of the same body"""
    picture: Overview
    standings: Mapping[str, Standing]
    """each area under the chosen rules"""
    in_force: Mapping[str, Standing]
    """each area under the main list's rules in force; empty where those are the chosen ones"""
    changes: Sequence[Change]
    """since the previous meeting, the most important first; empty at a body's first meeting"""
    portraits: Mapping[str, Portrait]
    """by indicator_id; their panels are the four areas and the four together"""
    geographies: Sequence[r.Geography]
    indicators: Sequence[r.Indicator]
    sources: Mapping[str, str]
    """names by source_id"""
    focus_areas: Mapping[str, tuple[str, ...]]
    """focus_area_ids by indicator_id"""
    focus_area_names: Mapping[str, str]
    milestones: Sequence[MilestoneRecord]
    actions: Sequence[ActionRecord]
    target_year: int
    area: str | None = None
    """only what concerns this area"""

    @property
    def places(self) -> tuple[r.Geography, ...]:
        """The places that are spoken of: the chosen area, or the four and the four together."""
        return tuple(
            place
            for place in self.geographies
            if place.kind in {"boligomraade", "samlet"} and self.area in {None, place.geography_id}
        )
