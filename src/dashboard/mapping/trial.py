"""What a layout would make of one file: read, typed and judged as a refresh does it, and nothing kept."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import Catalog
from dashboard.catalog.sources import Source
from dashboard.errors import DashboardError
from dashboard.loader import accounts, checks
from dashboard.loader.catalog_tables import write_catalog
from dashboard.loader.discover import SourceFile
from dashboard.loader.queries import sql
from dashboard.loader.report import RejectedRow
from dashboard.loader.staging import Stager
from dashboard.store.schema import create_tables

_ROWS_KEPT: Final = 200
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {"enable_external_access": "false"}


class KeptRow(NamedTuple):
    """A row that would be loaded."""

    geography_id: str
    indicator_id: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    published_on: date
    published_assumed: bool
    decimals: int | None
    """as the file gives them"""


class Series(NamedTuple):
    geography_id: str
    indicator_id: str
    rows: int
    first_period: str
    last_period: str


@dataclass(frozen=True, slots=True)
class Trial:
    """`problem` stands where the file would be refused as a whole; the rest is then empty or incomplete."""

    kept: int = 0
    rows: tuple[KeptRow, ...] = ()
    """the first of those that would be loaded"""
    series: tuple[Series, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[str, ...] = ()
    """in Danish"""
    problem: DashboardError | None = None


def try_layout(path: Path, name: str, source: Source, layout: FileLayout, catalog: Catalog) -> Trial:
    """Read one file by a layout that is not saved yet.

    Args:
        path: the file.
        name: what people are shown.
        source: whose figures they are; its own layouts are left alone.
        layout: to be tried.
        catalog: what exists; `source` may be in it or not.
    """
    known = replace(catalog, sources={**catalog.sources, source.source_id: source})
    file = SourceFile(path, name, False, source, layout)
    try:
        with (
            tempfile.TemporaryDirectory() as work_dir,
            duckdb.connect(":memory:", config=_CONFIG) as connection,
        ):
            create_tables(connection)
            write_catalog(connection, known)
            return _tried(connection, known, file, Path(work_dir))
    except DashboardError as error:
        return Trial(problem=error)


def _tried(connection: DuckDBPyConnection, catalog: Catalog, file: SourceFile, work_dir: Path) -> Trial:
    stager = Stager(connection, catalog, work_dir)
    stager.add_described(file)
    for step in ("kept", "tally"):
        connection.execute(sql(step))
    rejected = tuple(accounts.rejected_rows(connection, stager.files, list(catalog.geographies)))
    counts = accounts.count_rows(connection, stager.files)
    rows = connection.execute(_query("trial_rows"), {"row_limit": _ROWS_KEPT}).fetchall()
    series = connection.execute(_query("trial_series")).fetchall()
    problem: DashboardError | None = None
    try:
        accounts.refuse_unknown(stager.files, counts, 0.5)
        checks.run_row_checks(connection, stager.files, lambda: None)
    except DashboardError as error:
        problem = error
    return Trial(
        kept=sum(one.kept for found in counts.values() for one in found),
        rows=tuple(KeptRow(*row) for row in rows),
        series=tuple(Series(*row) for row in series),
        rejected=rejected,
        notes=tuple(note for staged in stager.files for note in staged.notes),
        problem=problem,
    )


def _query(name: str) -> str:
    return files("dashboard.mapping").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
