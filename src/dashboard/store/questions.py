"""What may be asked of a build: one function a question, its SQL in `sql/queries/` under the same name.

`as_of` is the date that everything is seen from: nothing published later is in an answer.
"""

from __future__ import annotations

from datetime import date

from duckdb import DuckDBPyConnection

from dashboard.store import records as r
from dashboard.store.connection import records


def meetings(build: DuckDBPyConnection) -> tuple[r.Meeting, ...]:
    return records(build, "meetings", r.Meeting)


def rulesets(build: DuckDBPyConnection) -> tuple[r.Ruleset, ...]:
    return records(build, "rulesets", r.Ruleset)


def criteria(build: DuckDBPyConnection) -> tuple[r.Criterion, ...]:
    return records(build, "criteria", r.Criterion)


def yearly_thresholds(build: DuckDBPyConnection) -> tuple[r.YearlyThreshold, ...]:
    return records(build, "yearly_thresholds", r.YearlyThreshold)


def geographies(build: DuckDBPyConnection) -> tuple[r.Geography, ...]:
    return records(build, "geographies", r.Geography)


def indicators(build: DuckDBPyConnection) -> tuple[r.Indicator, ...]:
    return records(build, "indicators", r.Indicator)


def programme(build: DuckDBPyConnection) -> r.Programme:
    return records(build, "programme", r.Programme)[0]


def goals(build: DuckDBPyConnection) -> tuple[r.Goal, ...]:
    return records(build, "goals", r.Goal)


def criterion_status(
    build: DuckDBPyConnection, as_of: date, ruleset_id: str
) -> tuple[r.CriterionStatus, ...]:
    """One row per area and criterion of the ruleset, areas and criteria in catalog order."""
    return records(build, "criterion_status", r.CriterionStatus, {"as_of": as_of, "ruleset_id": ruleset_id})


def list_status(build: DuckDBPyConnection, as_of: date, ruleset_id: str) -> tuple[r.ListStatus, ...]:
    """One row per area: k of m criteria and the verdict."""
    return records(build, "list_status", r.ListStatus, {"as_of": as_of, "ruleset_id": ruleset_id})


def official_status(build: DuckDBPyConnection, as_of: date) -> tuple[r.OfficialStatus, ...]:
    """The latest official list that names each area; areas that no source names are absent."""
    return records(build, "official_status", r.OfficialStatus, {"as_of": as_of})


def official_history(
    build: DuckDBPyConnection, as_of: date, geography_id: str
) -> tuple[r.OfficialStatus, ...]:
    return records(
        build, "official_history", r.OfficialStatus, {"as_of": as_of, "geography_id": geography_id}
    )


def official_lists(build: DuckDBPyConnection, as_of: date) -> tuple[r.OfficialStatus, ...]:
    """What every official list says of the areas that it names, oldest first."""
    return records(build, "official_lists", r.OfficialStatus, {"as_of": as_of})


def latest_figures(build: DuckDBPyConnection, as_of: date) -> tuple[r.Figure, ...]:
    """The newest known value, one row per place and indicator."""
    return records(build, "latest_figures", r.Figure, {"as_of": as_of})


def publications(build: DuckDBPyConnection, as_of: date) -> tuple[r.Publication, ...]:
    """One row per series: its newest publication until the date."""
    return records(build, "publications", r.Publication, {"as_of": as_of})


def newest_period_rows(build: DuckDBPyConnection, as_of: date) -> tuple[r.NewestRow, ...]:
    return records(build, "newest_period_rows", r.NewestRow, {"as_of": as_of})


def rule_values(build: DuckDBPyConnection, as_of: date, ruleset_id: str) -> tuple[r.RuleValue, ...]:
    """Every rule value that could be formed, one row per area, criterion and year."""
    return records(build, "rule_values", r.RuleValue, {"as_of": as_of, "ruleset_id": ruleset_id})


def baselines(build: DuckDBPyConnection) -> tuple[r.Baseline, ...]:
    return records(build, "baselines", r.Baseline)


def targets(build: DuckDBPyConnection) -> tuple[r.Target, ...]:
    return records(build, "targets", r.Target)


def age_of_figures(build: DuckDBPyConnection, as_of: date) -> r.AgeOfFigures:
    return records(build, "age_of_figures", r.AgeOfFigures, {"as_of": as_of})[0]


def sources(build: DuckDBPyConnection) -> tuple[r.Source, ...]:
    return records(build, "sources", r.Source)


def deliveries(build: DuckDBPyConnection, as_of: date) -> tuple[r.Delivery, ...]:
    """What each source had really delivered on a date, and how its next figures are due; by name."""
    return records(build, "deliveries", r.Delivery, {"as_of": as_of})


def releases(build: DuckDBPyConnection) -> tuple[r.Release, ...]:
    """The days that are known one by one, and the periods that are known not to come."""
    return records(build, "releases", r.Release)


def source_files(build: DuckDBPyConnection) -> tuple[r.SourceFile, ...]:
    return records(build, "source_files", r.SourceFile)


def rejected_rows(build: DuckDBPyConnection, row_limit: int = 500) -> tuple[r.RejectedRow, ...]:
    return records(build, "rejected_rows", r.RejectedRow, {"row_limit": row_limit})


def places(build: DuckDBPyConnection) -> tuple[r.Place, ...]:
    return records(build, "places", r.Place)


def outlines(build: DuckDBPyConnection) -> tuple[r.Outline, ...]:
    """Real outlines of areas, where the housing organisations have supplied them."""
    return records(build, "outlines", r.Outline)


def series(build: DuckDBPyConnection, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
    """Every known figure of one indicator, newest first."""
    return records(build, "series", r.Observation, {"as_of": as_of, "indicator_id": indicator_id})


def observation_list(build: DuckDBPyConnection, as_of: date) -> tuple[r.KnownFigure, ...]:
    """Every figure that was known on the date, by place, indicator, period and years averaged over."""
    return records(build, "observation_list", r.KnownFigure, {"as_of": as_of})


def trends(build: DuckDBPyConnection, as_of: date) -> tuple[r.TrendState, ...]:
    """The trend state of every series on a date, one row per place and indicator."""
    return records(build, "trends", r.TrendState, {"as_of": as_of})


def single_periods(build: DuckDBPyConnection, as_of: date, indicator_id: str) -> tuple[r.SinglePeriod, ...]:
    """The figures of single periods of one indicator, by place and frequency, oldest first."""
    return records(build, "single_periods", r.SinglePeriod, {"as_of": as_of, "indicator_id": indicator_id})


def events(build: DuckDBPyConnection) -> tuple[r.Event, ...]:
    """What happened to the areas and may show in the figures."""
    return records(build, "events", r.Event)


def figure_differences(
    build: DuckDBPyConnection, earlier: date, later: date
) -> tuple[r.FigureDifference, ...]:
    """What became known, or became known as something else, after one date and until another."""
    return records(build, "figure_differences", r.FigureDifference, {"earlier": earlier, "later": later})


def milestones(build: DuckDBPyConnection) -> tuple[r.Milestone, ...]:
    return records(build, "milestones", r.Milestone)


def focus_areas(build: DuckDBPyConnection) -> tuple[r.FocusArea, ...]:
    return records(build, "focus_areas", r.FocusArea)


def initiatives(build: DuckDBPyConnection) -> tuple[r.Initiative, ...]:
    """By focus area, in catalog order."""
    return records(build, "initiatives", r.Initiative)


def initiative_statuses(build: DuckDBPyConnection) -> tuple[r.InitiativeStatus, ...]:
    """By initiative and day; of one day the word that wins stands last."""
    return records(build, "initiative_statuses", r.InitiativeStatus)


def bodies(build: DuckDBPyConnection) -> tuple[r.Body, ...]:
    return records(build, "bodies", r.Body)


def staffing(build: DuckDBPyConnection) -> tuple[r.Staffing, ...]:
    return records(build, "staffing", r.Staffing)


def build(connection: DuckDBPyConnection) -> r.BuildInfo:
    """The build itself: its id, when it was made (UTC), and whether it holds example figures."""
    return records(connection, "build", r.BuildInfo)[0]
