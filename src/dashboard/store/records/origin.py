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


class Delivery(NamedTuple):
    """What a source had really delivered on a date, and how its next figures are due."""

    source_id: str
    name: str
    every: str | None
    """None where no schedule is known"""
    every_is_assumed: bool | None
    due_days: int | None
    due_days_is_assumed: bool | None
    latest_period: str | None
    covered_until: date | None
    """the last day that its figures cover; None where it never delivered"""
    published_on: date | None
    published_assumed: bool | None
    has_examples: bool
    """whether examples stand where its own figures are to come"""


class Release(NamedTuple):
    """When one period of a source is due; None where it is known not to come, for the reason `why`."""

    source_id: str
    period: str
    due_on: date | None
    why: str | None


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
