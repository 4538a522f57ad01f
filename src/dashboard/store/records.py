"""The rows that the store answers with. Field names are the columns of the SQL files."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Meeting(NamedTuple):
    meeting_id: str
    body: str
    held_on: date
    is_demo: bool


class Ruleset(NamedTuple):
    ruleset_id: str
    name: str
    short_name: str
    list_label: str
    family: str
    valid_from: date
    valid_to: date | None
    min_residents: int
    required: int
    source: str
    confidence: str
    note: str | None
    list_name: str | None
    """what its official lists are called in the sources, where that is not list_label"""
    running_name: str | None
    running_list_name: str | None
    running_years: int | None
    running_longer_years: int | None
    running_longer_lists: list[int] | None


class Criterion(NamedTuple):
    ruleset_id: str
    indicator_id: str
    name: str
    unit: str
    decimals: int
    operator: str
    threshold: float | None
    averaging_years: int
    national_multiple: float | None
    role: str
    population: str
    application_differs: str | None


class YearlyThreshold(NamedTuple):
    indicator_id: str
    national_multiple: float
    list_year: int
    threshold: float
    source: str
    confidence: str
    used: bool


class Geography(NamedTuple):
    geography_id: str
    name: str
    short_name: str
    kind: str
    town: str | None
    note: str | None


class Indicator(NamedTuple):
    indicator_id: str
    name: str
    short_name: str
    question: str
    unit: str
    value_type: str
    polarity: str
    decimals: int
    population: str
    frequency: str
    source_id: str
    source_name: str | None
    producer_says: str
    processing: str
    caveats: list[str]
    disclosure: str
    proxy_for: str | None
    additive: bool
    events: bool
    focus_area_names: list[str] | None
    focus_area_ids: list[str] | None = None
    contributing: bool = False
    """counts what an initiative itself does; the others are core"""


class CriterionStatus(NamedTuple):
    """One area and criterion on a date. `value` is the rule's value: a mean where the rule wants one."""

    geography_id: str
    indicator_id: str
    value: float | None
    threshold: float | None
    is_met: bool | None
    margin: float | None
    operator: str
    role: str
    averaging_years: int
    period: str | None
    first_year: int | None
    data_year: int | None
    basis: str | None
    value_decimals: int | None
    published_on: date | None
    published_assumed: bool | None
    is_demo: bool | None
    source_id: str | None
    latest_period: str | None
    latest_value: float | None
    latest_status: str | None
    latest_is_demo: bool | None
    latest_decimals: int | None
    numerators: list[float | None] | None
    """one a year of the rule's value, in order; None in it where the source gives no count"""
    denominators: list[float | None] | None


class ListStatus(NamedTuple):
    geography_id: str
    met: int
    unknown: int
    required: int
    of: int
    residents: float | None
    verdict: str
    mandatory_met: bool | None
    min_residents: int
    residents_period: str | None
    residents_is_demo: bool | None
    rests_on_demo: bool
    """whether any figure behind the verdict is an example"""
    oldest_year: int | None
    """the last year of the oldest figure behind the verdict"""


class OfficialStatus(NamedTuple):
    geography_id: str
    list_date: date
    list_name: str
    on_list: bool
    source: str | None
    confidence: str | None
    national_areas_on_list: int | None


class Figure(NamedTuple):
    """The newest known value of an indicator in a place."""

    geography_id: str
    indicator_id: str
    period: str
    value: float
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    published_on: date
    is_demo: bool
    averaged_years: int
    value_decimals: int
    published_assumed: bool
    note: str | None


class Publication(NamedTuple):
    """When a series last got a figure, a new one or a revised one."""

    geography_id: str
    indicator_id: str
    published_on: date


class NewestRow(NamedTuple):
    """The newest row, which may lack its value; `status` then says why."""

    geography_id: str
    indicator_id: str
    period: str
    value: float | None
    status: str
    published_on: date
    is_demo: bool


class RuleValue(NamedTuple):
    geography_id: str
    indicator_id: str
    data_year: int
    value: float
    value_decimals: int
    is_demo: bool


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


class AgeOfFigures(NamedTuple):
    newest_year: str | None
    newest_publication: date | None
    publication_assumed: bool | None
    any_demo: bool | None
    figures: int


class Source(NamedTuple):
    source_id: str
    name: str
    url: str | None
    publisher: str | None
    licence: str | None
    what: str | None
    how_it_comes: str | None
    caveats: list[str] | None
    is_described: bool
    rows: int
    rejected: int
    demo_rows: int
    latest_period: str | None
    published_on: date | None


class Delivery(NamedTuple):
    """What a source had really delivered on a date, and how its next figures are due."""

    source_id: str
    name: str
    every: str | None
    """None where no schedule is known"""
    every_is_assumed: bool | None
    due_days: int | None
    due_days_is_assumed: bool | None
    latest_period: str | None
    covered_until: date | None
    """the last day that its figures cover; None where it never delivered"""
    published_on: date | None
    published_assumed: bool | None
    has_examples: bool
    """whether examples stand where its own figures are to come"""


class Release(NamedTuple):
    """When one period of a source is due; None where it is known not to come, for the reason `why`."""

    source_id: str
    period: str
    due_on: date | None
    why: str | None


class SourceFile(NamedTuple):
    source_id: str
    file: str
    is_demo: bool
    kept: int
    rejected: int
    note: str | None


class RejectedRow(NamedTuple):
    source_id: str | None
    file: str
    line: int
    column_name: str | None
    value: str | None
    reason_da: str
    cell: str | None
    """such as B14, where the file is a workbook"""


class Place(NamedTuple):
    place_id: str
    kind: str
    name: str
    longitude: float
    latitude: float
    uncertainty_m: int
    basis: str


class Outline(NamedTuple):
    geography_id: str
    geometry_json: str


class Observation(NamedTuple):
    """One row of a series, with the names that a table wants."""

    geography_id: str
    geography: str
    indicator_id: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    source_name: str | None
    published_on: date
    published_assumed: bool
    is_demo: bool
    averaged_years: int
    value_decimals: int | None
    note: str | None


class KnownFigure(NamedTuple):
    """A figure as it was known on a date; a published mean of years stands beside the single year."""

    geography_id: str
    indicator_id: str
    period: str
    averaged_years: int
    value: float | None
    value_decimals: int | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    source_name: str | None
    published_on: date
    is_demo: bool


class SinglePeriod(NamedTuple):
    """The figure of one single period, as known on a date."""

    geography_id: str
    indicator_id: str
    period: str
    period_start: date
    period_end: date
    frequency: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    published_on: date
    published_assumed: bool
    is_demo: bool
    value_decimals: int | None
    note: str | None
    is_break: bool
    """the first of a new series, also where its value is hidden"""


class TrendState(NamedTuple):
    """What a series said of its course on a date; changes and limits in the indicator's unit."""

    geography_id: str
    indicator_id: str
    known_from: date
    last_period: str
    direction: str
    strength: str
    method: str
    method_version: str
    first_period: str
    points: int
    is_demo: bool
    reason: str | None
    signal: str | None
    statistic: float | None
    slope: float | None
    detectable: float | None
    mean: float | None
    lower: float | None
    upper: float | None


class Event(NamedTuple):
    """What may show in the figures of some places (of all where none is named)."""

    event_id: str
    kind: str
    name: str
    geography_ids: list[str]
    year: int | None
    when_da: str
    source: str
    confidence: str
    note: str | None


class FigureDifference(NamedTuple):
    """A figure that was not known, or known as something else, on the earlier of two dates."""

    geography_id: str
    indicator_id: str
    period: str
    averaged_years: int
    value: float | None
    value_decimals: int | None
    published_on: date
    is_demo: bool
    earlier_value: float | None
    earlier_decimals: int | None
    earlier_is_demo: bool | None


class Milestone(NamedTuple):
    """Empty geography_ids: all areas."""

    milestone_id: str
    initiative_id: str
    geography_ids: list[str] | None
    name: str
    due_on: date
    done_on: date | None
    is_demo: bool


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


class Goal(NamedTuple):
    goal_id: str
    kind: str
    text: str
    not_measured: str | None
    indicators: list[str] | None
    indicator_ids: list[str] | None = None


class BuildInfo(NamedTuple):
    build_id: str
    built_at: datetime
    demo: bool
