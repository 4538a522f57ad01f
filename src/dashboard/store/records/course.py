"""Records of how a series has gone, and what may show in it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class TrendState(NamedTuple):
    """What a series said of its course on a date; changes and limits in the indicator's unit."""

    geography_id: str
    indicator_id: str
    known_from: date
    last_period: str
    direction: str
    strength: str
    method: str
    method_version: str
    first_period: str
    points: int
    is_demo: bool
    reason: str | None
    signal: str | None
    statistic: float | None
    slope: float | None
    detectable: float | None
    mean: float | None
    lower: float | None
    upper: float | None


class Event(NamedTuple):
    """What may show in the figures of some places (of all where none is named)."""

    event_id: str
    kind: str
    name: str
    geography_ids: list[str]
    year: int | None
    when_da: str
    source: str
    confidence: str
    note: str | None
