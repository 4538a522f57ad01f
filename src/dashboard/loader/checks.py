"""Checks on all rows together; the first that fails stops publishing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.errors import CheckFailedError
from dashboard.loader.accounts import place_of_row
from dashboard.loader.queries import sql
from dashboard.loader.staging import StagedFile

Row = tuple[Any, ...]
Where = Callable[[int], str]
"""row id -> file and line"""


@dataclass(frozen=True)
class Check:
    """One SQL file that finds what is wrong; the last column of its rows is how many there are in all."""

    name: str
    problem: str
    describe: Callable[[Row, Where], str]
    remedy: str
    glance: str | None = None
    """a SQL file that answers true, and quicker, where nothing is wrong"""


def _repeated(row: Row, where: Where) -> str:
    geography, indicator, period, published_on, first, second, _ = row
    return f"{geography} {indicator} {period} published {published_on}: {where(first)} and {where(second)}"


def _outside(row: Row, where: Where) -> str:
    geography, indicator, period, value, row_id, _ = row
    return f"{geography} {indicator} {period} is {value:g}: {where(row_id)}"


def _parts(row: Row, _: Where) -> str:
    indicator, period, parts, total, _found = row
    return f"{indicator} {period}: the areas give {parts:g}, samlet is {total:g}"


def _composition(row: Row, _: Where) -> str:
    geography, composition, period, total, _found = row
    return f"{geography} {composition} {period} adds up to {total:g}"


ROW_CHECKS: Final = (
    Check(
        "unique",
        "Some figures stand twice",
        _repeated,
        "Remove one of the two rows, or give a revision its own published_on.",
        glance="is_unique",
    ),
    Check(
        "shares",
        "Some shares are outside 0-100",
        _outside,
        "Correct the figures in the file, or ask the supplier.",
    ),
    Check(
        "parts",
        "Some areas do not add up to samlet",
        _parts,
        "Correct the area or the total that is wrong; a revision must give both anew.",
    ),
    Check(
        "compositions",
        "Some shares of one whole do not add up to 100",
        _composition,
        "Correct the share that is wrong; a revision must give them all anew.",
    ),
)


def run_row_checks(
    connection: DuckDBPyConnection, files: Sequence[StagedFile], done: Callable[[], None]
) -> None:
    """Check the rows in the view `kept`; `done` is called after each check.

    Raises:
        CheckFailedError: with the first few places where it fails.
    """
    for check in ROW_CHECKS:
        rows = [] if _passes_at_a_glance(connection, check) else _findings(connection, check)
        if rows:
            found = [check.describe(row, lambda row_id: place_of_row(files, row_id)) for row in rows]
            raise CheckFailedError(_message(check.problem, found, rows[0][-1]), check.remedy)
        done()


def _findings(connection: DuckDBPyConnection, check: Check) -> list[Row]:
    return connection.execute(sql(f"checks/{check.name}")).fetchall()


def _passes_at_a_glance(connection: DuckDBPyConnection, check: Check) -> bool:
    """Whether a quicker query shows already that nothing is wrong."""
    if check.glance is None:
        return False
    answer = connection.execute(sql(f"checks/{check.glance}")).fetchone()
    return answer is not None and bool(answer[0])


def check_sizes(connection: DuckDBPyConnection, published: Path | None) -> str | None:
    """Compare the real figures with the published build's.

    Returns:
        None where nothing shrank or leapt, else one sentence that says what did.

    Raises:
        CheckFailedError: never; the caller decides, since a person may accept it.
    """
    if published is None:
        return None
    connection.execute("ATTACH ? AS published (READ_ONLY)", [str(published)])
    try:
        rows = connection.execute(sql("checks/sizes")).fetchall()
    finally:
        connection.execute("DETACH published")
    if not rows:
        return None
    found = [
        f"{source} {indicator}: {before} rows before, {now} now" for source, indicator, before, now, _ in rows
    ]
    return _message(
        "Real figures went missing or grew past belief against the published build", found, rows[0][-1]
    )


def unreadable_published(error: duckdb.Error) -> str:
    """The warning where the published build cannot be compared with."""
    return f"The published build could not be read, so sizes were not compared: {str(error).splitlines()[0]}"


def _message(problem: str, found: Sequence[str], total: int) -> str:
    more = f"; and {total - len(found)} more" if total > len(found) else ""
    return f"{problem}: {'; '.join(found)}{more}."
