"""How a file in a layout of its own maps to our columns: everything that the reader does not guess."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from dashboard.catalog.models import Entry, Text

FileField = Literal[
    "geography_id",
    "indicator_id",
    "period",
    "year",
    "quarter",
    "month",
    "value",
    "numerator",
    "denominator",
    "status",
    "published_on",
    "note",
]
"""What a column may hold. `year` with `quarter` or `month` makes the period where they stand apart."""

NumberField = Literal["value", "numerator", "denominator"]
PeriodStyle = Literal["ours", "statbank", "danish", "date_year", "date_quarter", "date_month"]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


def _inside(pattern: str) -> str:
    parts = re.split(r"[/\\]", pattern)
    if pattern.startswith(("/", "\\", "~")) or ":" in parts[0] or ".." in parts:
        raise ValueError("a glob below data/raw, without '..' and not absolute")
    return pattern


Regex = Annotated[Text, AfterValidator(_compiles)]
Glob = Annotated[Text, AfterValidator(_inside)]


class Wide(Entry):
    """Column heads that hold a field's value, e.g. one column a year.

    With named groups (`period`, or `year` with `quarter` or `month`; `geography_id`, `indicator_id`, `holds`)
    a pattern reads several fields from one head: `(?P<period>20\\d\\d) / (?P<holds>.+)` with
    `codes.holds = { "Antal" = "numerator" }`.
    """

    field: Literal["period", "geography_id", "indicator_id"]
    columns: dict[str, str] = Field(default_factory=dict)
    """column head -> the field's value; where empty, `pattern` selects the heads"""
    pattern: Regex | None = None
    """regular expression; its first group, or the group named as the field, is the field's value"""
    holds: NumberField = "value"
    """what the cells hold, where the head does not say it"""

    @model_validator(mode="after")
    def _selects_something(self) -> Wide:
        if self.pattern is None and not self.columns:
            raise ValueError("give columns or a pattern")
        if self.pattern is not None:
            found = re.compile(self.pattern)
            allowed = {"period", "year", "quarter", "month", "geography_id", "indicator_id", "holds"}
            unknown = sorted(set(found.groupindex) - allowed)
            if unknown:
                raise ValueError(f"group {unknown[0]!r} is not known; allowed: {', '.join(sorted(allowed))}")
            said = {*found.groupindex, *(["period"] if "year" in found.groupindex else [])}
            if found.groups == 0 or (said and self.field not in said):
                raise ValueError(f"the pattern needs a group that holds the {self.field}")
        return self


class SkippedRows(Entry):
    """Rows that are no figures, such as totals: those whose cell in a column is one of the values."""

    column: Text
    """column head"""
    values: tuple[Text, ...] = Field(min_length=1)


class FileLayout(Entry):
    """One layout of files below data/raw."""

    pattern: Glob
    """glob below data/raw, e.g. 'lbf/*.xlsx'"""
    format: Literal["csv", "xlsx"]
    sheet: Text | None = None
    """xlsx only; the first sheet where not given"""
    header_row: int = Field(default=1, ge=1)
    """the first row of the column heads, counted from 1"""
    header_rows: int = Field(default=1, ge=1, le=4)
    """rows of heads; texts above each other are joined by ' / ', a merged one counts for all its columns"""
    heads_fill_right: bool = False
    """an empty cell in an upper row of heads belongs to the text on its left, as in a CSV of merged cells"""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    encoding: Literal["utf-8", "cp1252"] | None = None
    columns: dict[FileField, str] = Field(default_factory=dict)
    """our field -> the file's column head"""
    fixed: dict[FileField, str] = Field(default_factory=dict)
    """our field -> one value for every row"""
    wide: Wide | None = None
    section_field: Literal["geography_id", "indicator_id", "period"] | None = None
    """a row with one filled cell is a heading, and holds this field for the rows below it"""
    fill_down: tuple[Text, ...] = ()
    """heads of columns in which an empty or merged cell means the one above it"""
    skip_rows: tuple[SkippedRows, ...] = ()
    ends_before: Regex | None = None
    """the table ends above the first row whose first filled cell fits, e.g. '^(Kilde|Note)'"""
    hidden: Literal["read", "skip"] | None = None
    """what to do with the hidden rows of a sheet; not declared, a table that has some is refused"""
    ignored_columns: tuple[str, ...] = ()
    """heads that are known and left out on purpose; any other unmapped head is reported"""
    codes: dict[Literal["geography_id", "indicator_id", "status", "holds"], dict[str, str]] = Field(
        default_factory=dict
    )
    """our field -> the file's code -> our id"""
    period_style: PeriodStyle = "ours"
    """statbank: 2015K3, 2015M07; danish: '3. kvartal 2015', 'juli 2015'; date_*: a date within the period"""
    dates: Literal["ours", "danish", "excel"] = "ours"
    """published_on: ours is 2021-11-25 or 25-11-2021; danish also 1.10.2021; excel also a calendar number"""
    percent: Literal["fraction", "whole"] | None = None
    """fraction: 0,42 means 42 %; whole: 42 means 42 %; without it a sheet that leaves it open is refused"""
    scale: float = Field(default=1.0, gt=0)
    """multiplies value, e.g. 1000 for figures in thousands of kroner"""
    missing: tuple[str, ...] = ()
    """marks for a missing value besides '..', '-' and empty"""
    suppressed: tuple[str, ...] = ()
    """marks for a value too small to be told, besides '<5'"""
    thousands: Literal[".", ",", " "] | None = None
    """between thousands, in numbers kept as text; it makes '1.234' readable, in this file alone"""
    footnote_marks: tuple[Text, ...] = ()
    """taken off the end of numbers, e.g. '*' or '1)'"""
