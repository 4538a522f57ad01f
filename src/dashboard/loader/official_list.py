"""The official lists of vulnerable areas: which area stood on which list, and when."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dashboard.catalog.models import Confidence
from dashboard.loader.dialect import Dialect
from dashboard.loader.discover import SourceFile
from dashboard.loader.faults import BROKEN_LINE
from dashboard.loader.personal_data import has_cpr, refused
from dashboard.loader.report import FileResult, RejectedRow
from dashboard.loader.scan import FileScan, unreadable

LIST_SOURCE: Final = "boligministeriets_liste"


@dataclass(frozen=True)
class OfficialLists:
    rows: tuple[dict[str, Any], ...]
    rejected: tuple[RejectedRow, ...]
    result: FileResult


class _BadCellError(Exception):
    def __init__(self, column: str | None, value: str | None, reason: str, reason_da: str) -> None:
        super().__init__(reason)
        self.row = (column, value[:200] if value else None, reason, reason_da)


def read_official_lists(
    file: SourceFile, scan: FileScan, dialect: Dialect, geography_ids: Collection[str]
) -> OfficialLists:
    """Read a file with the header geography_id, list_date, list_name, on_list and more.

    Raises:
        SourceFileError: the file cannot be read, or holds personal data.
    """
    kept: list[dict[str, Any]] = []
    rejected: list[RejectedRow] = []
    seen: set[tuple[str, date, str]] = set()
    for line, cells in _records(file, scan, dialect):
        if any(has_cpr(cell) for cell in cells):
            raise refused(file.name, f"a cell on line {line} looks like a CPR number")
        try:
            row = _typed(dict(zip(dialect.heads, cells, strict=False)), len(cells), dialect, geography_ids)
            key = (row["geography_id"], row["list_date"], row["list_name"])
            if key in seen:
                raise _BadCellError(
                    "list_date", str(key[1]), "stands twice for this area", "står to gange for området"
                )
            seen.add(key)
            kept.append(row)
        except _BadCellError as bad:
            rejected.append(RejectedRow(LIST_SOURCE, file.name, line, *bad.row))
    result = FileResult(
        source_id=LIST_SOURCE,
        file=file.name,
        is_demo=file.is_demo,
        bytes=scan.bytes,
        sha256=scan.sha256,
        rows_read=len(kept) + len(rejected),
        kept=len(kept),
        rejected=len(rejected),
        left_out=0,
        note="Officielle lister over udsatte boligområder.",
    )
    return OfficialLists(tuple(kept), tuple(rejected), result)


def _records(file: SourceFile, scan: FileScan, dialect: Dialect) -> list[tuple[int, list[str]]]:
    """Line and cells of each row below the heads; blank lines are no rows."""
    encoding = "utf-8-sig" if scan.encoding == "utf-8" else scan.encoding
    records = []
    try:
        with file.path.open(encoding=encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=dialect.delimiter, strict=True)
            before = 0
            for cells in reader:
                if cells and before:
                    records.append((before + 1, [cell.strip() for cell in cells]))
                before = reader.line_num
    except csv.Error as error:
        raise unreadable(file.name, str(error)) from error
    return records


def _typed(
    row: dict[str, str], cell_count: int, dialect: Dialect, geography_ids: Collection[str]
) -> dict[str, Any]:
    if cell_count != len(dialect.heads):
        kind = "MISSING COLUMNS" if cell_count < len(dialect.heads) else "TOO MANY COLUMNS"
        raise _BadCellError(None, None, *BROKEN_LINE[kind])
    if row["geography_id"] not in geography_ids:
        allowed = ", ".join(geography_ids)
        raise _BadCellError(
            "geography_id",
            row["geography_id"],
            f"unknown place; the allowed ones are {allowed}",
            f"ukendt sted; de tilladte er {allowed}",
        )
    if not row["list_name"]:
        raise _BadCellError("list_name", "", "is empty, but must be given", "er tom, men skal være udfyldt")
    if row["on_list"].lower() not in ("true", "false"):
        raise _BadCellError("on_list", row["on_list"], "must be true or false", "skal være true eller false")
    confidence = row.get("confidence") or None
    if confidence is not None and confidence not in list(Confidence):
        allowed = ", ".join(Confidence)
        raise _BadCellError(
            "confidence",
            confidence,
            f"unknown; the allowed ones are {allowed}",
            f"ukendt; de tilladte er {allowed}",
        )
    return {
        "geography_id": row["geography_id"],
        "list_date": _day(row["list_date"]),
        "list_name": row["list_name"],
        "on_list": row["on_list"].lower() == "true",
        "source": row.get("source") or None,
        "national_areas_on_list": _whole(row.get("national_areas_on_list") or ""),
        "confidence": confidence,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _BadCellError(
            "list_date", text, "not a date; write 2021-12-01", "er ikke en dato; skriv 2021-12-01"
        ) from error


def _whole(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise _BadCellError("national_areas_on_list", text, "not a whole number", "er ikke et helt tal")
    return int(text)
