"""Records of what is measured where, and the figures that were known on a date."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Geography(NamedTuple):
    geography_id: str
    name: str
    short_name: str
    kind: str
    town: str | None
    note: str | None


class Indicator(NamedTuple):
    indicator_id: str
    name: str
    short_name: str
    question: str
    unit: str
    value_type: str
    polarity: str
    decimals: int
    population: str
    frequency: str
    source_id: str
    source_name: str | None
    producer_says: str
    processing: str
    caveats: list[str]
    disclosure: str
    proxy_for: str | None
    additive: bool
    events: bool
    focus_area_names: list[str] | None
    focus_area_ids: list[str] | None = None
    contributing: bool = False
    """counts what an initiative itself does; the others are core"""


class Figure(NamedTuple):
    """The newest known value of an indicator in a place."""

    geography_id: str
    indicator_id: str
    period: str
    value: float
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    published_on: date
    is_demo: bool
    averaged_years: int
    value_decimals: int
    published_assumed: bool
    note: str | None


class Publication(NamedTuple):
    """When a series last got a figure, a new one or a revised one."""

    geography_id: str
    indicator_id: str
    published_on: date


class NewestRow(NamedTuple):
    """The newest row, which may lack its value; `status` then says why."""

    geography_id: str
    indicator_id: str
    period: str
    value: float | None
    status: str
    published_on: date
    is_demo: bool


class KnownFigure(NamedTuple):
    """A figure as it was known on a date; a published mean of years stands beside the single year."""

    geography_id: str
    indicator_id: str
    period: str
    averaged_years: int
    value: float | None
    value_decimals: int | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    source_name: str | None
    published_on: date
    is_demo: bool


class SinglePeriod(NamedTuple):
    """The figure of one single period, as known on a date."""

    geography_id: str
    indicator_id: str
    period: str
    period_start: date
    period_end: date
    frequency: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    published_on: date
    published_assumed: bool
    is_demo: bool
    value_decimals: int | None
    note: str | None
    is_break: bool
    """the first of a new series, also where its value is hidden"""


class Observation(NamedTuple):
    """One row of a series, with the names that a table wants."""

    geography_id: str
    geography: str
    indicator_id: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    source_id: str
    source_name: str | None
    published_on: date
    published_assumed: bool
    is_demo: bool
    averaged_years: int
    value_decimals: int | None
    note: str | None


class AgeOfFigures(NamedTuple):
    newest_year: str | None
    newest_publication: date | None
    publication_assumed: bool | None
    any_demo: bool | None
    figures: int


class FigureDifference(NamedTuple):
    """A figure that was not known, or known as something else, on the earlier of two dates."""

    geography_id: str
    indicator_id: str
    period: str
    averaged_years: int
    value: float | None
    value_decimals: int | None
    published_on: date
    is_demo: bool
    earlier_value: float | None
    earlier_decimals: int | None
    earlier_is_demo: bool | None
