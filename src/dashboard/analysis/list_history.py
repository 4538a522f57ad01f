"""List by list: what the ministry published of an area, and what the figures known on that day say.

The two are never mixed: an official list is read as its name says, and no list says more than that. Computed
is `list_status` on the list's own day, under the main list's rules then in force and under any chosen ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.analysis.running import Running, State, running, wanted_years
from dashboard.store.records import ListStatus, OfficialStatus, Ruleset

_IN_OCTOBER_BEFORE: Final = 2014

Verdicts = Mapping[tuple[date, str], Mapping[str, ListStatus]]
"""by list date and ruleset_id, then by area"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One list date and area."""

    list_date: date
    official: tuple[OfficialStatus, ...]
    """what the year's lists say of the area in our sources; empty where nothing does"""
    official_main: State
    """whether it was on the main list: directly, or because a tightened list has it"""
    rules: Ruleset | None
    """the main list's rules in force that day"""
    computed: ListStatus | None
    chosen: ListStatus | None
    """under the rules that were chosen, by the same day's figures"""
    running_rules: Ruleset | None
    """the rules in force that name what years running make of an area"""
    running_stated: State
    """what a list of those areas says itself"""
    running_official: Running | None
    running_computed: Running | None

    @property
    def differs(self) -> bool:
        """Whether the official list and the computed verdict are both known, and not the same."""
        known = {self.official_main, self.computed.verdict if self.computed else "unknown"}
        return known == {"on", "off"}


@dataclass(frozen=True, slots=True)
class History:
    """One area's lists, the newest first."""

    geography_id: str
    chosen: Ruleset
    entries: tuple[Entry, ...]

    @property
    def differing(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.differs)


def list_dates(first: date, as_of: date) -> tuple[date, ...]:
    """The days on which lists came out, oldest first: 1 December, before 2014 1 October."""
    days = (
        date(year, 10 if year < _IN_OCTOBER_BEFORE else 12, 1) for year in range(first.year, as_of.year + 1)
    )
    return tuple(day for day in days if day <= as_of)


def in_force(rulesets: Sequence[Ruleset], day: date, family: str) -> Ruleset | None:
    """The rules of one family ('hovedliste', 'skaerpet') on a day."""
    return next(
        (
            rules
            for rules in rulesets
            if rules.family == family
            and rules.valid_from <= day
            and (rules.valid_to is None or day <= rules.valid_to)
        ),
        None,
    )


def questions(
    days: Sequence[date], rulesets: Sequence[Ruleset], chosen: Ruleset
) -> tuple[tuple[date, str], ...]:
    """The list dates and rules whose verdicts a history is made from."""
    found: dict[tuple[date, str], None] = {}
    for day in days:
        for rules in (in_force(rulesets, day, "hovedliste"), in_force(rulesets, day, "skaerpet"), chosen):
            if rules is not None:
                found[day, rules.ruleset_id] = None
    return tuple(found)


def history(
    geography_id: str,
    days: Sequence[date],
    *,
    rulesets: Sequence[Ruleset],
    chosen: Ruleset,
    official: Sequence[OfficialStatus],
    verdicts: Verdicts,
) -> History:
    """Put one area's lists together.

    Args:
        days: the list dates, oldest first.
        official: all official rows known; those of other areas are left out here.
        verdicts: the answers to `questions`.
    """
    reader = _Reader(geography_id, rulesets, official, verdicts)
    official_chain = {day.year: reader.official_tightened(day) for day in days}
    computed_chain = {day.year: reader.computed_tightened(day) for day in days}
    entries = []
    for day in days:
        rules = in_force(rulesets, day, "skaerpet")
        wanted = wanted_years(rules, day.year) if rules else None
        entries.append(
            Entry(
                list_date=day,
                official=reader.rows(day.year),
                official_main=reader.official_main(day),
                rules=in_force(rulesets, day, "hovedliste"),
                computed=reader.verdict(day, in_force(rulesets, day, "hovedliste")),
                chosen=reader.verdict(day, chosen),
                running_rules=rules if wanted else None,
                running_stated=reader.named(day.year, rules.running_list_name) if rules else "unknown",
                running_official=running(official_chain, day.year, wanted) if wanted else None,
                running_computed=running(computed_chain, day.year, wanted) if wanted else None,
            )
        )
    return History(geography_id, chosen, tuple(reversed(entries)))


@dataclass(frozen=True, slots=True)
class _Reader:
    geography_id: str
    rulesets: Sequence[Ruleset]
    official: Sequence[OfficialStatus]
    verdicts: Verdicts

    def rows(self, year: int) -> tuple[OfficialStatus, ...]:
        return tuple(
            row
            for row in self.official
            if row.geography_id == self.geography_id and row.list_date.year == year
        )

    def named(self, year: int, list_name: str | None) -> State:
        """What the list of this name says of the area."""
        said = [row.on_list for row in self.rows(year) if row.list_name == list_name]
        return "unknown" if not said else "on" if any(said) else "off"

    def official_main(self, day: date) -> State:
        main, tightened = (in_force(self.rulesets, day, family) for family in ("hovedliste", "skaerpet"))
        said = self.named(day.year, _list_name(main))
        if said != "unknown" or tightened is None:
            return said
        # A tightened list holds areas of the main list only; not being on it says nothing of the main one.
        names = (_list_name(tightened), tightened.running_list_name)
        return "on" if any(self.named(day.year, name) == "on" for name in names) else "unknown"

    def official_tightened(self, day: date) -> State:
        """The tightened list; before there was one, the main list is its predecessor."""
        tightened = in_force(self.rulesets, day, "skaerpet")
        if tightened is None:
            return self.official_main(day)
        if self.named(day.year, tightened.running_list_name) == "on":
            return "on"
        said = self.named(day.year, _list_name(tightened))
        return "off" if said == "unknown" and self.official_main(day) == "off" else said

    def computed_tightened(self, day: date) -> State:
        rules = in_force(self.rulesets, day, "skaerpet") or in_force(self.rulesets, day, "hovedliste")
        found = self.verdict(day, rules)
        return (
            "on"
            if found and found.verdict == "on"
            else ("off" if found and found.verdict == "off" else "unknown")
        )

    def verdict(self, day: date, rules: Ruleset | None) -> ListStatus | None:
        return self.verdicts.get((day, rules.ruleset_id), {}).get(self.geography_id) if rules else None


def _list_name(rules: Ruleset | None) -> str | None:
    return (rules.list_name or rules.list_label) if rules else None
