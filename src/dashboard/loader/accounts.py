"""Every row accounted for: how many of each file were kept, and for each other one file, line and reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from duckdb import DuckDBPyConnection

from dashboard.danish import number
from dashboard.errors import CheckFailedError, SourceFileError
from dashboard.loader.faults import FAULT_TEXTS
from dashboard.loader.queries import sql
from dashboard.loader.report import FileResult, RejectedRow
from dashboard.loader.staging import NO_SOURCE, StagedFile


class SourceCount(NamedTuple):
    """Rows of one source in one file."""

    source_id: str
    kept: int = 0
    left_out: int = 0
    rejected: int = 0
    unknown: int = 0
    """of the rejected: with a place or an indicator that the catalog does not know"""


MOST_REJECTED: Final = 200_000
"""of one file: each is told with line and reason, and nobody reads more"""

Counts = dict[int, list[SourceCount]]
"""file_no -> its sources, the largest first"""

_TEXTS: Final = {text.code: text for text in FAULT_TEXTS}


def refuse_flood(connection: DuckDBPyConnection, files: Sequence[StagedFile]) -> None:
    """Stop where a file has so many faulty rows and lines that it is not the file that was meant.

    Raises:
        SourceFileError: naming the file and how many.
    """
    faulty = dict(connection.execute(sql("faulty_counts")).fetchall())
    for staged in files:
        count = faulty.get(staged.file_no, 0) + len(staged.broken)
        if count > MOST_REJECTED:
            raise SourceFileError(
                f"{staged.file.name}: {count} of {staged.rows + len(staged.broken)} rows and lines cannot be"
                f" read; at most {MOST_REJECTED} may be rejected.",
                "Look at the file's first rows and correct it, or describe its layout in data/sources.",
            )


def rejected_rows(
    connection: DuckDBPyConnection, files: Sequence[StagedFile], geography_ids: Sequence[str]
) -> Iterator[RejectedRow]:
    """Every row and broken line that is not kept, file by file in line order."""
    words = {"geographies": ", ".join(geography_ids)}
    faulty = connection.execute(sql("faulty_rows")).fetchall()
    by_file = {file_no: list(rows) for file_no, rows in groupby(faulty, key=lambda row: int(row[1]))}
    for staged in files:
        rows = by_file.get(staged.file_no, [])
        lines = staged.lines_of([row[0] - staged.first_row for row in rows])
        found = [_rejected(staged, row, line, words) for row, line in zip(rows, lines, strict=True)]
        broken_source = _only_source(connection, staged) if staged.broken else NO_SOURCE
        found += [
            RejectedRow(
                broken_source,
                staged.file.name,
                one.line,
                None,
                one.text,
                one.reason,
                one.reason_da,
            )
            for one in staged.broken
        ]
        yield from sorted(found, key=lambda row: row.line)


def count_rows(connection: DuckDBPyConnection, files: Sequence[StagedFile]) -> Counts:
    """Rows by file and source.

    Raises:
        CheckFailedError: a row is unaccounted for.
    """
    counts: Counts = {staged.file_no: [] for staged in files}
    for file_no, *numbers in connection.execute(sql("counts")).fetchall():
        counts[file_no].append(SourceCount(*numbers))
    for staged in files:
        accounted = sum(one.kept + one.left_out + one.rejected for one in counts[staged.file_no])
        if accounted != staged.rows:
            raise CheckFailedError(
                f"{staged.file.name}: {staged.rows} rows were read, but {accounted} are accounted for.",
                "This is a fault of the program, not of the file: report it with the file's name.",
            )
    return counts


def file_results(
    connection: DuckDBPyConnection, files: Sequence[StagedFile], counts: Counts
) -> Iterator[FileResult]:
    """One result per file and source in it."""
    for staged in files:
        found = counts[staged.file_no]
        broken_source = _only_source(connection, staged) if staged.broken else None
        if broken_source is not None and broken_source not in {one.source_id for one in found}:
            found = [*found, SourceCount(broken_source)]
        for one in found:
            broken = len(staged.broken) if one.source_id == broken_source else 0
            yield FileResult(
                source_id=one.source_id,
                file=staged.file.name,
                is_demo=staged.file.is_demo,
                bytes=staged.bytes,
                sha256=staged.sha256,
                rows_read=one.kept + one.left_out + one.rejected + broken,
                kept=one.kept,
                rejected=one.rejected + broken,
                left_out=one.left_out,
                note=" ".join([*staged.notes, *_left_out_note(one.left_out)]) or None,
            )


def refuse_unknown(files: Sequence[StagedFile], counts: Counts, most_unknown_share: float) -> None:
    """Stop where too many of a file's rows name places or indicators that the catalog does not know.

    Raises:
        SourceFileError: naming the file and how many.
    """
    for staged in files:
        unknown = sum(one.unknown for one in counts[staged.file_no])
        rows = staged.rows + len(staged.broken)
        if unknown > most_unknown_share * rows:
            raise SourceFileError(
                f"{staged.file.name}: {unknown} of {rows} rows name a place or an indicator that the catalog"
                f" does not know; at most {most_unknown_share:.0%} may.",
                "Correct the ids (the rejected rows list them), or give their codes in data/sources;"
                " DASHBOARD_MAX_UNKNOWN_SHARE sets the share.",
            )


def place_of_row(files: Sequence[StagedFile], row_id: int) -> str:
    """`raw/x.csv, line 12` of a row of `staged`."""
    staged = max((one for one in files if one.first_row <= row_id), key=lambda one: one.first_row)
    return f"{staged.file.name}, line {staged.lines_of([row_id - staged.first_row])[0]}"


def _rejected(staged: StagedFile, row: tuple[Any, ...], line: int, words: dict[str, str]) -> RejectedRow:
    _, _, source_id, code, column_name, value, detail = row
    text = _TEXTS[code]
    filled = {
        **words,
        "value": value,
        "detail": detail,
        "whole": (value or "").replace(".", ""),
        "decimal": (value or "").replace(".", ","),
    }
    return RejectedRow(
        source_id,
        staged.file.name,
        line,
        column_name,
        value,
        text.reason.format_map(filled),
        text.reason_da.format_map(filled),
        staged.cell_of(row[0] - staged.first_row, column_name),
    )


def _only_source(connection: DuckDBPyConnection, staged: StagedFile) -> str:
    """The source of a line that says none: the file's, where it has one alone."""
    if staged.file.source is not None:
        return staged.source_id
    found = connection.execute(sql("only_source"), {"file_no": staged.file_no}).fetchall()
    return str(found[0][0]) if len(found) == 1 else NO_SOURCE


def _left_out_note(count: int) -> tuple[str, ...]:
    if count == 0:
        return ()
    rows = "eksempelrække er udeladt" if count == 1 else "eksempelrækker er udeladt"
    return (f"{number(count)} {rows}, fordi der findes rigtige tal.",)
