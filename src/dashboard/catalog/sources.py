"""How a source is described: who publishes it, and how its files map to our columns."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.models import Entry, Identifier, Text
from dashboard.catalog.schedule import Schedule
from dashboard.catalog.statbank import StatbankTable


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
    schedule: Schedule | None = None
    """when its figures are due; None where nobody knows"""
    files: tuple[FileLayout, ...] = ()
    statbank: tuple[StatbankTable, ...] = ()
    """tables that `dashboard fetch` asks StatBank for"""
