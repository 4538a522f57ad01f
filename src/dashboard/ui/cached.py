"""Answers of the published build, kept for its lifetime: every key holds the build's id.

What is kept is immutable (tuples of records, frozen pictures, text), so sharing it between sessions is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import streamlit as st
from duckdb import DuckDBPyConnection

from dashboard.analysis import matrix as matrix_analysis
from dashboard.analysis import portrait as portrait_analysis
from dashboard.analysis.picture import Overview
from dashboard.analysis.release import Standing
from dashboard.briefing.answers import Answers, Basis
from dashboard.settings import Settings
from dashboard.store import records as r
from dashboard.store.connection import open_build
from dashboard.store.locate import usable_build

T = TypeVar("T")

_ENTRIES: Final = 1024
"""a sitting goes through some dozen meetings, rulesets and areas, each a handful of answers of some kB"""


@dataclass(frozen=True)
class Build:
    """The published build, open for reading."""

    build_id: str
    connection: DuckDBPyConnection = field(compare=False)


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
    published = usable_build(settings.build_dir)
    return Build(published.build_id, _connection(str(published.path)))


def answers(build: Build) -> Answers:
    """The build's answers, kept for all sessions."""
    return Answers(build.build_id, build.connection, partial(remember, build))


def basis(build: Build) -> Basis:
    return answers(build).basis()


def age_of_figures(build: Build, as_of: date) -> r.AgeOfFigures:
    return answers(build).age_of_figures(as_of)


def figures(build: Build, as_of: date) -> tuple[r.Figure, ...]:
    return answers(build).figures(as_of)


def publications(build: Build, as_of: date) -> dict[tuple[str, str], date]:
    """The newest publication of each series, by place and indicator."""
    return answers(build).publications(as_of)


def series(build: Build, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
    return answers(build).series(as_of, indicator_id)


def sources(build: Build) -> tuple[r.Source, ...]:
    return answers(build).sources()


def standings(build: Build, as_of: date) -> tuple[Standing, ...]:
    """Whether each source had delivered what was due on the date."""
    return answers(build).standings(as_of)


def trends(build: Build, as_of: date) -> tuple[r.TrendState, ...]:
    return answers(build).trends(as_of)


def portrait(
    build: Build, as_of: date, ruleset_id: str, indicator_id: str, shown: tuple[str, ...]
) -> portrait_analysis.Portrait:
    """One indicator as it is drawn, in the places named."""
    return answers(build).portrait(as_of, ruleset_id, indicator_id, shown)


def matrix(build: Build, as_of: date, ruleset_id: str) -> tuple[matrix_analysis.MatrixRow, ...]:
    """All indicators by area, sorted by what needs attention."""
    return answers(build).matrix(as_of, ruleset_id)


def status_overview(build: Build, as_of: date, ruleset_id: str) -> Overview:
    return answers(build).overview(as_of, ruleset_id)
