"""Records of where figures came from: sources, files, rejected rows, the build itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Source(NamedTuple):
    source_id: str
    name: str
    url: str | None
    publisher: str | None
    licence: str | None
    what: str | None
    how_it_comes: str | None
    caveats: list[str] | None
    is_described: bool
    rows: int
    rejected: int
    demo_rows: int
    latest_period: str | None
    published_on: date | None


class SourceFile(NamedTuple):
    source_id: str
    file: str
    is_demo: bool
    kept: int
    rejected: int
    note: str | None


class RejectedRow(NamedTuple):
    source_id: str | None
    file: str
    line: int
    column_name: str | None
    value: str | None
    reason_da: str
    cell: str | None
    """such as B14, where the file is a workbook"""


class BuildInfo(NamedTuple):
    build_id: str
    built_at: datetime
    demo: bool
