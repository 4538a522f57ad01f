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

from dashboard.analysis.overview import Facts, overview
from dashboard.analysis.picture import Overview
from dashboard.settings import Settings
from dashboard.store import questions
from dashboard.store import records as r
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build

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
    """
    published = published_build(settings.build_dir)
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
        ),
    )


def age_of_figures(build: Build, as_of: date) -> r.AgeOfFigures:
    return remember(build, "age", as_of, make=lambda: questions.age_of_figures(build.connection, as_of))


def figures(build: Build, as_of: date) -> tuple[r.Figure, ...]:
    return remember(build, "figures", as_of, make=lambda: questions.latest_figures(build.connection, as_of))


def series(build: Build, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
    return remember(
        build,
        "series",
        as_of,
        indicator_id,
        make=lambda: questions.series(build.connection, as_of, indicator_id),
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
            statuses=questions.criterion_status(connection, as_of, ruleset_id),
            verdicts=questions.list_status(connection, as_of, ruleset_id),
            official=questions.official_status(connection, as_of),
            figures=figures(build, as_of),
            newest=questions.newest_period_rows(connection, as_of),
            rule_values=questions.rule_values(connection, as_of, ruleset_id),
            targets=known.targets,
            baseline_years=known.baseline_years,
            baseline_year=known.programme.baseline_year,
            target_year=known.programme.target_year,
        )
    )
