"""The tables and macros of a build, from their SQL files."""

from __future__ import annotations

from importlib.resources import files

import duckdb


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table of a build, empty, in the connection's database."""
    connection.execute(_text("schema.sql"))


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table macros that outside programs rely on; the tables must be there."""
    connection.execute(_text("macros.sql"))


def _text(name: str) -> str:
    return files("dashboard.store").joinpath("sql", name).read_text(encoding="utf-8")
