"""Records of the plan and who carries it out: focus areas, initiatives, milestones, meetings, goals."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Programme(NamedTuple):
    name: str
    short_name: str
    municipality: str
    period_from: int
    period_to: int
    target_year: int
    baseline_year: int
    vision: str
    departments: int
    associations: int
    departments_note: str
    dwellings: int
    residents: int
    default_ruleset_id: str
    permanent_share_percent: int
    differences: list[str]


class Baseline(NamedTuple):
    indicator_id: str
    baseline_year: int


class Target(NamedTuple):
    geography_id: str
    indicator_id: str
    target_year: int
    value: float | None
    origin: str
    ruleset_id: str | None
    decided_on: date | None
    note: str | None


class Goal(NamedTuple):
    goal_id: str
    kind: str
    text: str
    not_measured: str | None
    indicators: list[str] | None
    indicator_ids: list[str] | None = None


class FocusArea(NamedTuple):
    focus_area_id: str
    name: str
    aim: str
    application_headings: list[str]
    coordinator: str


class Initiative(NamedTuple):
    """Empty geography_ids: all areas."""

    initiative_id: str
    focus_area_id: str
    name: str
    description: str
    kind: str
    kind_is_assumed: bool
    application_heading: str
    partners: list[str]
    geography_ids: list[str]


class InitiativeStatus(NamedTuple):
    """How far an initiative is from a day on."""

    initiative_id: str
    status: str
    since: date
    is_demo: bool


class Milestone(NamedTuple):
    """Empty geography_ids: all areas."""

    milestone_id: str
    initiative_id: str
    geography_ids: list[str] | None
    name: str
    due_on: date
    done_on: date | None
    is_demo: bool


class Meeting(NamedTuple):
    meeting_id: str
    body: str
    held_on: date
    is_demo: bool


class Body(NamedTuple):
    """A group of the organisation; geography_id for the local følgegrupper."""

    body_id: str
    name: str
    members: str
    task: str
    size: int | None
    geography_id: str | None


class Staffing(NamedTuple):
    role: str
    positions: str
    note: str | None
