"""Answers of the published build, kept for its lifetime: every cache key holds the build's id.

What is kept is immutable (tuples of records, frozen pictures, text), so sharing it between sessions is safe.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st
from duckdb import DuckDBPyConnection

from dashboard.analysis.overview import Facts, Overview, overview
from dashboard.settings import Settings
from dashboard.store import questions
from dashboard.store import records as r
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build

_ENTRIES: Final = 128
"""answers kept per question: meetings times rulesets that a sitting goes through, and some"""


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


def current_build(settings: Settings) -> Build:
    """The build that is published now; the pointer is read anew on each run.

    Raises:
        BuildMissingError: none is published, or its file cannot be opened.
    """
    published = published_build(settings.build_dir)
    return Build(published.build_id, _connection(str(published.path)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _basis(build_id: str, _build: Build) -> Basis:
    connection = _build.connection
    return Basis(
        programme=questions.programme(connection),
        meetings=questions.meetings(connection),
        rulesets=questions.rulesets(connection),
        criteria=questions.criteria(connection),
        geographies=questions.geographies(connection),
        indicators=questions.indicators(connection),
        targets=questions.targets(connection),
        baseline_years={b.indicator_id: b.baseline_year for b in questions.baselines(connection)},
    )


def basis(build: Build) -> Basis:
    return _basis(build.build_id, build)


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _age_of_figures(build_id: str, as_of: date, _build: Build) -> r.AgeOfFigures:
    return questions.age_of_figures(_build.connection, as_of)


def age_of_figures(build: Build, as_of: date) -> r.AgeOfFigures:
    return _age_of_figures(build.build_id, as_of, build)


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _figures(build_id: str, as_of: date, _build: Build) -> tuple[r.Figure, ...]:
    return questions.latest_figures(_build.connection, as_of)


def figures(build: Build, as_of: date) -> tuple[r.Figure, ...]:
    return _figures(build.build_id, as_of, build)


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _overview(build_id: str, as_of: date, ruleset_id: str, _build: Build) -> Overview:
    connection = _build.connection
    known = basis(_build)
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
            figures=figures(_build, as_of),
            newest=questions.newest_period_rows(connection, as_of),
            rule_values=questions.rule_values(connection, as_of, ruleset_id),
            targets=known.targets,
            baseline_years=known.baseline_years,
            baseline_year=known.programme.baseline_year,
            target_year=known.programme.target_year,
        )
    )


def status_overview(build: Build, as_of: date, ruleset_id: str) -> Overview:
    return _overview(build.build_id, as_of, ruleset_id, build)


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _series(build_id: str, as_of: date, indicator_id: str, _build: Build) -> tuple[r.Observation, ...]:
    return questions.series(_build.connection, as_of, indicator_id)


def series(build: Build, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
    return _series(build.build_id, as_of, indicator_id, build)
