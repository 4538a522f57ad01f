"""The new DuckDB file: from an empty file to a whole build that nobody reads yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from dashboard.catalog.load import Catalog
from dashboard.errors import PublishError
from dashboard.loader.catalog_tables import insert_rows
from dashboard.loader.queries import sql
from dashboard.loader.report import FileResult, RejectedRow
from dashboard.loader.staging import NO_SOURCE
from dashboard.store.schema import count_figures, create_macros, create_tables

_WRITE_FAULTS: Final = (
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
)


@contextmanager
def new_build_file(path: Path, *, work_dir: Path, memory_gb: float) -> Iterator[DuckDBPyConnection]:
    """A connection to a new file with the empty tables of a build; closed and on disk at the end.

    Args:
        path: of the new file.
        work_dir: where what does not fit in memory is written; the caller removes it.
        memory_gb: how much memory the database may take.

    Raises:
        PublishError: the disk or the memory is full, or the file cannot be written.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": f"{round(memory_gb * 1000)}MB",
        "temp_directory": str(work_dir),
    }
    try:
        connection = duckdb.connect(str(path), config=config)
        try:
            connection.begin()
            create_tables(connection)
            connection.commit()
            yield connection
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
    except duckdb.OutOfMemoryException as error:
        raise PublishError(
            f"The new build needs more memory than it may take: {str(error).splitlines()[0]}",
            "Set DASHBOARD_MEMORY_GB higher, or free some space there; the published build is untouched.",
        ) from error
    except (*_WRITE_FAULTS, OSError) as error:
        raise PublishError(
            f"The new build could not be written to {path.parent}: {str(error).splitlines()[0]}",
            "Free some space there and run `dashboard refresh` again; the published build is untouched.",
        ) from error


def write_figures(connection: DuckDBPyConnection) -> int:
    """Fill `observation` from the rows kept, and `figure_count` from it; how many rows they are."""
    done = connection.execute(sql("observation")).fetchone()
    count_figures(connection)
    return int(done[0]) if done else 0


def write_accounts(
    connection: DuckDBPyConnection, files: Sequence[FileResult], rejected: Sequence[RejectedRow]
) -> None:
    """Fill `source_file` and `rejected_row`."""
    insert_rows(connection, "source_file", ({**one.__dict__} for one in files))
    if rejected:
        connection.append("rejected_row", pd.DataFrame(rejected, columns=RejectedRow._fields), by_name=True)


def write_sources(connection: DuckDBPyConnection, catalog: Catalog, files: Iterable[FileResult]) -> None:
    """Fill `source`: those described and those that only a file names, with what each gave."""
    totals: dict[str, dict[str, Any]] = {}
    cursor = connection.execute(sql("source_totals"))
    heads = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        totals[row[0]] = dict(zip(heads, row, strict=True))
    rejected: dict[str, int] = {}
    for one in files:
        rejected[one.source_id] = rejected.get(one.source_id, 0) + one.rejected
    nothing = {"rows": 0, "demo_rows": 0}
    described = catalog.sources
    unknown = sorted((totals.keys() | rejected.keys()) - described.keys())
    rows: list[dict[str, Any]] = [
        {**source.model_dump(exclude={"caveats"}), "caveats": list(source.caveats), "is_described": True}
        for source in described.values()
    ]
    rows += [
        {
            "source_id": source_id,
            "name": "Uoplyst kilde" if source_id == NO_SOURCE else source_id,
            "caveats": [],
            "is_described": False,
        }
        for source_id in unknown
    ]
    insert_rows(
        connection,
        "source",
        (
            {
                **nothing,
                **row,
                **totals.get(row["source_id"], {}),
                "rejected": rejected.get(row["source_id"], 0),
            }
            for row in rows
        ),
    )


def write_identity(
    connection: DuckDBPyConnection, build_id: str, built_at: datetime, *, demo: bool, accepted: str | None
) -> None:
    """Fill `build` (its time in UTC), and drop nothing: what was temporary goes with the connection."""
    insert_rows(
        connection,
        "build",
        [
            {
                "build_id": build_id,
                "built_at": built_at.astimezone(UTC).replace(tzinfo=None),
                "demo": demo,
                "code_version": version("dashboard"),
                "accepted": accepted,
            }
        ],
    )
    create_macros(connection)
