"""Records of the government's list: its rules, and what they and the ministry say of an area."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Ruleset(NamedTuple):
    ruleset_id: str
    name: str
    short_name: str
    list_label: str
    family: str
    valid_from: date
    valid_to: date | None
    min_residents: int
    required: int
    source: str
    confidence: str
    note: str | None
    list_name: str | None
    """what its official lists are called in the sources, where that is not list_label"""
    running_name: str | None
    running_list_name: str | None
    running_years: int | None
    running_longer_years: int | None
    running_longer_lists: list[int] | None


class Criterion(NamedTuple):
    ruleset_id: str
    indicator_id: str
    name: str
    unit: str
    decimals: int
    operator: str
    threshold: float | None
    averaging_years: int
    national_multiple: float | None
    role: str
    population: str
    application_differs: str | None


class YearlyThreshold(NamedTuple):
    indicator_id: str
    national_multiple: float
    list_year: int
    threshold: float
    source: str
    confidence: str
    used: bool


class CriterionStatus(NamedTuple):
    """One area and criterion on a date. `value` is the rule's value: a mean where the rule wants one."""

    geography_id: str
    indicator_id: str
    value: float | None
    threshold: float | None
    is_met: bool | None
    margin: float | None
    operator: str
    role: str
    averaging_years: int
    period: str | None
    first_year: int | None
    data_year: int | None
    basis: str | None
    value_decimals: int | None
    published_on: date | None
    published_assumed: bool | None
    is_demo: bool | None
    source_id: str | None
    latest_period: str | None
    latest_value: float | None
    latest_status: str | None
    latest_is_demo: bool | None
    latest_decimals: int | None
    numerators: list[float | None] | None
    """one a year of the rule's value, in order; None in it where the source gives no count"""
    denominators: list[float | None] | None


class ListStatus(NamedTuple):
    geography_id: str
    met: int
    unknown: int
    required: int
    of: int
    residents: float | None
    verdict: str
    mandatory_met: bool | None
    min_residents: int
    residents_period: str | None
    residents_is_demo: bool | None
    rests_on_demo: bool
    """whether any figure behind the verdict is an example"""
    oldest_year: int | None
    """the last year of the oldest figure behind the verdict"""


class OfficialStatus(NamedTuple):
    geography_id: str
    list_date: date
    list_name: str
    on_list: bool
    source: str | None
    confidence: str | None
    national_areas_on_list: int | None


class RuleValue(NamedTuple):
    geography_id: str
    indicator_id: str
    data_year: int
    value: float
    value_decimals: int
    is_demo: bool
