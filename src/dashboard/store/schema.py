"""The tables and macros of a build, from their SQL files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

import duckdb


@cache
def schema_id() -> str:
    """Names the shape of a build: it changes with every change of the tables and macros.

    A build of another shape cannot answer this program's questions, and is made anew.
    """
    return hashlib.sha256((_text("schema.sql") + _text("macros.sql")).encode()).hexdigest()[:12]


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table of a build, empty, in the connection's database."""
    connection.execute(_text("schema.sql"))


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table macros that outside programs rely on; the tables must be there."""
    connection.execute(_text("macros.sql"))


def count_figures(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `figure_count` from `observation`, once all figures are there."""
    connection.execute(_text("figure_count.sql"))


def _text(name: str) -> str:
    return files("dashboard.store").joinpath("sql", name).read_text(encoding="utf-8")
