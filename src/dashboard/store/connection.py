"""Open a build for reading, and run one SQL file against it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import duckdb

from dashboard.errors import BuildMissingError

# One configuration for every connection to a build: DuckDB refuses a second one with other settings.
# read_only alone still lets COPY write files; external access shuts that door.
_HARDENED: Final = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "threads": "2",
}


_REMEDY: Final = "Run `dashboard builds`, then `dashboard rollback` or `dashboard refresh`."

Record = TypeVar("Record", bound=NamedTuple)


def open_build(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a build file, closed to the file system and the network.

    Raises:
        BuildMissingError: the file is gone, or is not a DuckDB file.
    """
    try:
        return duckdb.connect(str(path), read_only=True, config=dict(_HARDENED))
    except duckdb.Error as error:
        raise BuildMissingError(
            f"The build {path.name} cannot be opened: {error}",
            _REMEDY,
        ) from error


@cache
def sql(name: str) -> str:
    """The text of `store/sql/queries/<name>.sql`."""
    return files("dashboard.store").joinpath("sql", "queries", f"{name}.sql").read_text(encoding="utf-8")


def records(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    record: type[Record],
    parameters: Mapping[str, Any] | None = None,
) -> tuple[Record, ...]:
    """Run one SQL file with bound parameters: one frozen record a row, filled by column name.

    None for NULL, date for DATE. Each query has a cursor of its own: a connection shared over threads gave
    wrong answers without any error.

    Raises:
        BuildMissingError: the build lacks a table or is damaged.
    """
    cursor = connection.cursor()
    try:
        cursor.execute(sql(name), dict(parameters or {}))
        position = {column[0]: index for index, column in enumerate(cursor.description or ())}
        wanted = [position[field] for field in record._fields]
        return tuple(record(*(row[index] for index in wanted)) for row in cursor.fetchall())
    except duckdb.Error as error:
        raise BuildMissingError(f"The build cannot answer {name}: {error}", _REMEDY) from error
    finally:
        cursor.close()
