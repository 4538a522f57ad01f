"""The simple CSV of the contract, through DuckDB's own reader."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
from duckdb import (
    CaseExpression,
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)

from dashboard.errors import SourceFileError
from dashboard.loader.batch import CELLS, BrokenLine, first_cells
from dashboard.loader.dialect import KNOWN, Dialect
from dashboard.loader.faults import BROKEN_LINE
from dashboard.loader.lines import LineMap
from dashboard.loader.personal_data import has_cpr, refused
from dashboard.loader.queries import sql
from dashboard.loader.scan import FileScan, unreadable

_MOST_FAULTS: Final = 600_000
"""in broken lines, which have one or more each; DuckDB keeps them in memory"""
_REJECTS: Final = "broken_line"
_REJECT_SCANS: Final = "broken_line_scan"


@dataclass(frozen=True)
class _Broken:
    record: int
    kind: str
    text: str


def as_utf8(path: Path, scan: FileScan, work_dir: Path) -> Path:
    """The file itself, or a copy in UTF-8 with one kind of line ends where it is written otherwise."""
    if scan.encoding == "utf-8" and not scan.mixed_newlines:
        return path
    work_dir.mkdir(parents=True, exist_ok=True)
    copy = work_dir / f"{scan.sha256[:16]}.csv"
    source_encoding = "utf-8-sig" if scan.encoding == "utf-8" else scan.encoding
    with (
        path.open(encoding=source_encoding, newline=None) as source,
        copy.open("w", encoding="utf-8", newline="\n") as target,
    ):
        while text := source.read(1 << 22):
            target.write(text)
    return copy


def incoming(connection: DuckDBPyConnection, path: Path, dialect: Dialect, *, trim: bool) -> DuckDBPyRelation:
    """The file's rows as a relation with the columns of `CELLS`, in file order.

    With `trim`, spaces around a cell are taken off; it is slow, so only files that have some need it.

    Lines that are no rows go to the table `broken_line` while the relation is read.
    """
    columns = [f"c{number}" for number in range(len(dialect.heads))]
    by_head = dict(zip(dialect.heads, columns, strict=True))
    connection.execute("DROP TABLE IF EXISTS broken_line")
    connection.execute("DROP TABLE IF EXISTS broken_line_scan")
    rows = connection.read_csv(
        # DuckDB takes a path for a pattern: `tal[1].csv` would read tal1.csv.
        glob.escape(str(path)),
        auto_detect=False,
        delimiter=dialect.delimiter,
        quotechar='"',
        escapechar='"',
        header=True,
        columns=dict.fromkeys(columns, "VARCHAR"),
        store_rejects=True,
        rejects_table=_REJECTS,
        rejects_scan=_REJECT_SCANS,
        rejects_limit=_MOST_FAULTS + 1,
    )
    nothing = ConstantExpression(None).cast("VARCHAR")
    extras = [
        ColumnExpression(column)
        for head, column in zip(dialect.heads, columns, strict=True)
        if head not in KNOWN
    ]
    cells: list[Expression] = []
    for cell in CELLS:
        if cell in by_head:
            column = ColumnExpression(by_head[cell])
            cells.append((_trimmed(column) if trim else column).alias(cell))
        elif cell == "extras" and extras:
            cells.append(FunctionExpression("concat_ws", ConstantExpression("\n"), *extras).alias(cell))
        else:
            cells.append(nothing.alias(cell))
    return rows.project(*cells)


def _trimmed(column: Expression) -> Expression:
    """The cell without the spaces around it, NULL where nothing is left; most cells have none."""
    space = ConstantExpression(" ")
    has_some = FunctionExpression("starts_with", column, space) | FunctionExpression(
        "ends_with", column, space
    )
    trimmed = FunctionExpression("nullif", FunctionExpression("trim", column), ConstantExpression(""))
    return CaseExpression(has_some, trimmed).otherwise(column)


def broken_records(connection: DuckDBPyConnection, name: str) -> tuple[_Broken, ...]:
    """The lines that DuckDB could not read, one per record.

    Raises:
        SourceFileError: a broken line holds something like a CPR number, or is not readable at all.
    """
    found: dict[int, _Broken] = {}
    rows = connection.execute(sql("broken_lines")).fetchall()
    if len(rows) > _MOST_FAULTS:
        raise unreadable(name, f"its lines have more than {_MOST_FAULTS} cells too few or too many")
    for record, kind, text in rows:
        if has_cpr(text or ""):
            raise refused(name, f"a cell on or near line {record} looks like a CPR number")
        if kind not in BROKEN_LINE:
            raise unreadable(name, f"record {record} is not readable ({str(kind).lower()})")
        found.setdefault(record, _Broken(record, kind, (text or "").strip("\r\n")))
    return tuple(found.values())


def broken_lines(
    text: Path, name: str, delimiter: str, *, broken: Sequence[_Broken], lines: LineMap, scan: FileScan
) -> tuple[BrokenLine, ...]:
    """The broken records with their physical lines, and their first cells to know them by.

    Raises:
        SourceFileError: the last one shows that the file was cut off.
    """
    if broken and broken[-1].record == lines.records:
        _refuse_truncated(text, name, broken[-1], lines, scan)
    return tuple(
        BrokenLine(
            lines.of_record(one.record), first_cells(one.text.split(delimiter)), *BROKEN_LINE[one.kind]
        )
        for one in broken
    )


def _refuse_truncated(path: Path, name: str, last: _Broken, lines: LineMap, scan: FileScan) -> None:
    start = lines.of_record(last.record)
    remedy = "Ask for the file again, whole; then run `dashboard refresh`."
    if last.kind == "UNQUOTED VALUE":
        with path.open(encoding="utf-8") as stream:
            quotes = sum(text.count('"') for number, text in enumerate(stream, start=1) if number >= start)
        if quotes % 2 == 1:
            raise SourceFileError(
                f"{name} ends inside a quoted cell that begins on line {start}; it seems to be cut off.",
                remedy,
            )
    if last.kind == "MISSING COLUMNS" and not scan.ends_with_newline:
        raise SourceFileError(f"{name} ends in the middle of line {start}; it seems to be cut off.", remedy)


def read_error(name: str, error: duckdb.Error) -> SourceFileError:
    """What to say where DuckDB gives the file up; its message may quote cells, so only its head is kept."""
    return unreadable(name, str(error).splitlines()[0])
