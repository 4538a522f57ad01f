"""How a source is described: who publishes it, and how its files map to our columns."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dashboard.catalog.models import Entry, Identifier, Text
from dashboard.catalog.statbank import StatbankTable

Field_ = Literal[
    "geography_id",
    "indicator_id",
    "period",
    "value",
    "numerator",
    "denominator",
    "status",
    "published_on",
    "note",
]


class Wide(Entry):
    """Column heads that hold a field's value, e.g. one column a year."""

    field: Literal["period", "geography_id", "indicator_id"]
    columns: dict[str, str] = Field(default_factory=dict)
    """column head -> the field's value; where empty, `pattern` selects the heads"""
    pattern: str | None = None
    """regular expression; its first group is the field's value"""
    holds: Literal["value", "numerator", "denominator"] = "value"


class FileLayout(Entry):
    """One layout of files below data/raw."""

    pattern: Text
    """glob below data/raw, e.g. 'lbf/*.xlsx'"""
    format: Literal["csv", "xlsx"]
    sheet: Text | None = None
    """xlsx only; the first sheet where not given"""
    header_row: int = Field(default=1, ge=1)
    """the row of the column heads, counted from 1"""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    encoding: Literal["utf-8", "cp1252"] | None = None
    columns: dict[Field_, str] = Field(default_factory=dict)
    """our field -> the file's column head"""
    fixed: dict[Field_, str] = Field(default_factory=dict)
    """our field -> one value for every row"""
    wide: Wide | None = None
    ignored_columns: tuple[str, ...] = ()
    """heads that are known and left out on purpose; any other unmapped head is reported"""
    codes: dict[Literal["geography_id", "indicator_id", "status"], dict[str, str]] = Field(
        default_factory=dict
    )
    """our field -> the file's code -> our id"""
    period_style: Literal["ours", "statbank"] = "ours"
    """statbank: 2015K3, 2015M07"""
    scale: float = Field(default=1.0, gt=0)
    """multiplies value, e.g. 1000 for figures in thousands of kroner"""
    missing: tuple[str, ...] = ()
    """marks for a missing value besides '..', '-' and empty"""


class Source(Entry):
    """A publisher of figures, and how its files are read."""

    source_id: Identifier
    name: Text
    publisher: Text
    url: Text | None = None
    licence: Text | None = None
    what: Text
    how_it_comes: Text
    caveats: tuple[Text, ...] = ()
    decimal: Literal[",", "."] | None = None
    """declared separators make '1.234' readable; undeclared, it is rejected with both readings"""
    thousands: Literal[".", ",", " ", ""] | None = None
    publishes_means: dict[Identifier, int] = Field(default_factory=dict)
    """indicator -> number of years that this source's published figure already averages"""
    files: tuple[FileLayout, ...] = ()
    statbank: tuple[StatbankTable, ...] = ()
    """tables that `dashboard fetch` asks StatBank for"""
