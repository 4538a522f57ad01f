"""Answers of the published build, kept for its lifetime: every key holds the build's id.

What is kept is immutable (tuples of records, frozen pictures, text), so sharing it between sessions is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import streamlit as st
from duckdb import DuckDBPyConnection

from dashboard.analysis import matrix as matrix_analysis
from dashboard.analysis import portrait as portrait_analysis
from dashboard.analysis.overview import Facts, overview
from dashboard.analysis.picture import Overview
from dashboard.errors import BuildOutdatedError
from dashboard.settings import Settings
from dashboard.store import questions
from dashboard.store import records as r
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from dashboard.store.schema import schema_id

T = TypeVar("T")

_ENTRIES: Final = 1024
"""a sitting goes through some dozen meetings, rulesets and areas, each a handful of answers of some kB"""


@dataclass(frozen=True)
class Build:
    """The published build, open for reading."""

    build_id: str
    connection: DuckDBPyConnection = field(compare=False)


@dataclass(frozen=True, slots=True)
class Basis:
    """What every page needs and no choice changes."""

    programme: r.Programme
    meetings: tuple[r.Meeting, ...]
    rulesets: tuple[r.Ruleset, ...]
    criteria: tuple[r.Criterion, ...]
    geographies: tuple[r.Geography, ...]
    indicators: tuple[r.Indicator, ...]
    targets: tuple[r.Target, ...]
    baseline_years: dict[str, int]
    focus_areas: tuple[r.FocusArea, ...]
    initiatives: tuple[r.Initiative, ...]


@st.cache_resource(max_entries=2, on_release=lambda connection: connection.close(), show_spinner=False)
def _connection(path: str) -> DuckDBPyConnection:
    return open_build(Path(path))


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _remember(key: tuple[object, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def remember(build: Build, what: str, *of: object, make: Callable[[], T]) -> T:
    """Make something once for a build and the choices that it depends on.

    Args:
        what: what it is, unlike every other thing that is kept.
        of: the choices; simple values that Streamlit can hash.
        make: called where it is not kept yet. Its answer is shared, so it must never be changed.
    """
    return cast("T", _remember((build.build_id, what, *of), make))


def current_build(settings: Settings) -> Build:
    """The build that is published now; the pointer is read anew on each run.

    Raises:
        BuildMissingError: none is published, or its file cannot be opened.
        BuildOutdatedError: it was made by another version of the program.
    """
    published = published_build(settings.build_dir)
    if published.schema != schema_id():
        raise BuildOutdatedError(published.build_id, demo=published.demo)
    return Build(published.build_id, _connection(str(published.path)))


def basis(build: Build) -> Basis:
    connection = build.connection
    return remember(
        build,
        "basis",
        make=lambda: Basis(
            programme=questions.programme(connection),
            meetings=questions.meetings(connection),
            rulesets=questions.rulesets(connection),
            criteria=questions.criteria(connection),
            geographies=questions.geographies(connection),
            indicators=questions.indicators(connection),
            targets=questions.targets(connection),
            baseline_years={b.indicator_id: b.baseline_year for b in questions.baselines(connection)},
            focus_areas=questions.focus_areas(connection),
            initiatives=questions.initiatives(connection),
        ),
    )


def age_of_figures(build: Build, as_of: date) -> r.AgeOfFigures:
    return remember(build, "age", as_of, make=lambda: questions.age_of_figures(build.connection, as_of))


def figures(build: Build, as_of: date) -> tuple[r.Figure, ...]:
    return remember(build, "figures", as_of, make=lambda: questions.latest_figures(build.connection, as_of))


def publications(build: Build, as_of: date) -> dict[tuple[str, str], date]:
    """The newest publication of each series, by place and indicator."""
    return remember(
        build,
        "publications",
        as_of,
        make=lambda: {
            (row.geography_id, row.indicator_id): row.published_on
            for row in questions.publications(build.connection, as_of)
        },
    )


def criterion_status(build: Build, as_of: date, ruleset_id: str) -> tuple[r.CriterionStatus, ...]:
    return remember(
        build,
        "criterion_status",
        as_of,
        ruleset_id,
        make=lambda: questions.criterion_status(build.connection, as_of, ruleset_id),
    )


def verdicts(build: Build, as_of: date, ruleset_id: str) -> tuple[r.ListStatus, ...]:
    return remember(
        build,
        "verdicts",
        as_of,
        ruleset_id,
        make=lambda: questions.list_status(build.connection, as_of, ruleset_id),
    )


def rule_values(build: Build, as_of: date, ruleset_id: str) -> tuple[r.RuleValue, ...]:
    return remember(
        build,
        "rule_values",
        as_of,
        ruleset_id,
        make=lambda: questions.rule_values(build.connection, as_of, ruleset_id),
    )


def series(build: Build, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
    return remember(
        build,
        "series",
        as_of,
        indicator_id,
        make=lambda: questions.series(build.connection, as_of, indicator_id),
    )


def sources(build: Build) -> tuple[r.Source, ...]:
    return remember(build, "sources", make=lambda: questions.sources(build.connection))


def trends(build: Build, as_of: date) -> tuple[r.TrendState, ...]:
    return remember(build, "trends", as_of, make=lambda: questions.trends(build.connection, as_of))


def portrait(
    build: Build, as_of: date, ruleset_id: str, indicator_id: str, shown: tuple[str, ...]
) -> portrait_analysis.Portrait:
    """One indicator as it is drawn, in the places named."""
    return remember(
        build,
        "portrait",
        as_of,
        ruleset_id,
        indicator_id,
        shown,
        make=lambda: _portrait(build, as_of, ruleset_id, indicator_id, shown),
    )


def _portrait(
    build: Build, as_of: date, ruleset_id: str, indicator_id: str, shown: tuple[str, ...]
) -> portrait_analysis.Portrait:
    known = basis(build)
    column = next(
        (
            column
            for column in status_overview(build, as_of, ruleset_id).columns
            if column.criterion.indicator_id == indicator_id
        ),
        None,
    )
    return portrait_analysis.portrait(
        portrait_analysis.Facts(
            as_of=as_of,
            indicator=next(one for one in known.indicators if one.indicator_id == indicator_id),
            geographies=known.geographies,
            shown=shown,
            figures=questions.single_periods(build.connection, as_of, indicator_id),
            trends={t.geography_id: t for t in trends(build, as_of) if t.indicator_id == indicator_id},
            targets={
                t.geography_id: t
                for t in known.targets
                if t.indicator_id == indicator_id and t.target_year == known.programme.target_year
            },
            criterion=column.criterion if column else None,
            threshold=column.threshold if column else None,
            events=questions.events(build.connection),
            rulesets=known.rulesets,
        )
    )


def matrix(build: Build, as_of: date, ruleset_id: str) -> tuple[matrix_analysis.MatrixRow, ...]:
    """All indicators by area, sorted by what needs attention."""
    return remember(build, "matrix", as_of, ruleset_id, make=lambda: _matrix(build, as_of, ruleset_id))


def _matrix(build: Build, as_of: date, ruleset_id: str) -> tuple[matrix_analysis.MatrixRow, ...]:
    known = basis(build)
    return matrix_analysis.matrix(
        matrix_analysis.Facts(
            as_of=as_of,
            picture=status_overview(build, as_of, ruleset_id),
            indicators=known.indicators,
            places=[place for place in known.geographies if place.kind in {"boligomraade", "samlet"}],
            figures=figures(build, as_of),
            trends=trends(build, as_of),
            targets={
                (t.geography_id, t.indicator_id): t
                for t in known.targets
                if t.target_year == known.programme.target_year
            },
        )
    )


def status_overview(build: Build, as_of: date, ruleset_id: str) -> Overview:
    return remember(build, "overview", as_of, ruleset_id, make=lambda: _overview(build, as_of, ruleset_id))


def _overview(build: Build, as_of: date, ruleset_id: str) -> Overview:
    connection = build.connection
    known = basis(build)
    return overview(
        Facts(
            as_of=as_of,
            ruleset=next(rules for rules in known.rulesets if rules.ruleset_id == ruleset_id),
            criteria=known.criteria,
            geographies=known.geographies,
            indicators=known.indicators,
            statuses=criterion_status(build, as_of, ruleset_id),
            verdicts=verdicts(build, as_of, ruleset_id),
            official=questions.official_status(connection, as_of),
            figures=figures(build, as_of),
            newest=questions.newest_period_rows(connection, as_of),
            rule_values=rule_values(build, as_of, ruleset_id),
            trends=trends(build, as_of),
            targets=known.targets,
            baseline_years=known.baseline_years,
            baseline_year=known.programme.baseline_year,
            target_year=known.programme.target_year,
        )
    )
