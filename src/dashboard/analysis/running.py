"""How many years running an area has been on the lists, and whether that makes it what the rules name.

Three-valued: a year that is not known may leave the answer open. The rules (how many years, for which lists
more) are data of the ruleset; the years on the predecessors' lists count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.store.records import Ruleset

State = Literal["on", "off", "unknown"]
METHOD: Final = "list years without a gap, the list's own year included"


@dataclass(frozen=True, slots=True)
class Running:
    state: State
    certain: int
    """years running up to the list year, as far back as every year is known to be on"""
    at_least: bool
    """whether the year before those is not known either"""
    wanted: int
    list_year: int
    unknown_years: tuple[int, ...]
    """the years that leave the answer open"""
    method: str = METHOD


def wanted_years(rules: Ruleset, list_year: int) -> int | None:
    """How many years running the rules ask for on one list; None where they name nothing."""
    if list_year in (rules.running_longer_lists or ()):
        return rules.running_longer_years
    return rules.running_years


def running(statuses: Mapping[int, State], list_year: int, wanted: int) -> Running:
    """Whether an area has been on the lists `wanted` years running up to one list.

    Args:
        statuses: by list year; a year that is absent is unknown.
        wanted: 1 or more.
    """
    years = range(list_year, list_year - wanted, -1)
    found = {year: statuses.get(year, "unknown") for year in years}
    certain = 0
    while statuses.get(list_year - certain) == "on":
        certain += 1
    state: State = "on"
    if "off" in found.values():
        state = "off"
    elif "unknown" in found.values():
        state = "unknown"
    open_years = tuple(sorted(year for year, one in found.items() if one == "unknown"))
    return Running(
        state=state,
        certain=certain,
        at_least=statuses.get(list_year - certain, "unknown") == "unknown",
        wanted=wanted,
        list_year=list_year,
        unknown_years=open_years if state == "unknown" else (),
    )
