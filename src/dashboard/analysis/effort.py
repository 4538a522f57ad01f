"""How far the effort is: initiatives and milestones as they stood on a date, with the journal's later word.

Pure. The build gives what the catalog says; what people wrote comes in as the versions that stood then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dashboard.journal.contents import InitiativeStatus, MilestoneDone
from dashboard.journal.version import Version
from dashboard.store import records as r

STATUSES: Final = ("i_gang", "foreslaaet", "sat_i_bero", "afsluttet")
"""in the order in which they are counted up"""


@dataclass(frozen=True, slots=True)
class InitiativeNow:
    """An initiative and its status; `word` is the journal's, where it is the later one."""

    initiative: r.Initiative
    status: str
    since: date | None
    """None: as suggested in the application, without a date"""
    is_demo: bool
    word: Version[InitiativeStatus] | None


class Reached(StrEnum):
    """How a milestone stands on the date."""

    MISSED = "missed"
    AHEAD = "ahead"
    LATE = "late"
    """reached after its day"""
    ON_TIME = "on_time"


@dataclass(frozen=True, slots=True)
class MilestoneNow:
    """A milestone with `done_on` as known on the date; `word` is the journal's, where it says so."""

    milestone: r.Milestone
    reached: Reached
    word: Version[MilestoneDone] | None

    @property
    def is_demo(self) -> bool:
        """The milestone itself is an example, whatever was written about it."""
        return self.milestone.is_demo


def initiatives_now(
    initiatives: Iterable[r.Initiative],
    statuses: Iterable[r.InitiativeStatus],
    words: Mapping[str, Version[InitiativeStatus]],
    days: Mapping[str, date],
    as_of: date,
) -> tuple[InitiativeNow, ...]:
    """Each initiative with the latest word about it.

    Args:
        statuses: the catalog's, by day; of one day the one that wins stands last.
        words: the journal's version that stood on the date, by initiative.
        days: the day that each version is for, by version_id.
        as_of: what is said for a later day is left out.
    """
    newest = {status.initiative_id: status for status in statuses if status.since <= as_of}
    return tuple(
        _initiative_now(one, newest.get(one.initiative_id), words.get(one.initiative_id), days)
        for one in initiatives
    )


def _initiative_now(
    initiative: r.Initiative,
    said: r.InitiativeStatus | None,
    word: Version[InitiativeStatus] | None,
    days: Mapping[str, date],
) -> InitiativeNow:
    # Of one and the same day the journal's word is the later one: somebody wrote it over the other.
    if word is not None and (said is None or said.is_demo or days[word.version_id] >= said.since):
        return InitiativeNow(
            initiative, word.content.status.value, days[word.version_id], is_demo=False, word=word
        )
    if said is not None:
        return InitiativeNow(initiative, said.status, said.since, is_demo=said.is_demo, word=None)
    return InitiativeNow(initiative, "foreslaaet", None, is_demo=False, word=None)


def milestones_now(
    milestones: Iterable[r.Milestone], words: Mapping[str, Version[MilestoneDone]], as_of: date
) -> tuple[MilestoneNow, ...]:
    """Each milestone as it stood at the end of the date, in the order given.

    Args:
        words: the journal's version that stood on the date, by milestone.
    """
    return tuple(_milestone_now(one, words.get(one.milestone_id), as_of) for one in milestones)


def _milestone_now(milestone: r.Milestone, word: Version[MilestoneDone] | None, as_of: date) -> MilestoneNow:
    done = milestone.done_on if word is None else word.content.done_on
    if done is not None and done > as_of:
        done = None
    known = milestone._replace(done_on=done)
    if done is not None:
        reached = Reached.LATE if done > milestone.due_on else Reached.ON_TIME
    else:
        reached = Reached.MISSED if milestone.due_on < as_of else Reached.AHEAD
    return MilestoneNow(known, reached, word)


@dataclass(frozen=True, slots=True)
class FocusNow:
    """A focus area with what is being done in it."""

    focus_area: r.FocusArea
    initiatives: tuple[InitiativeNow, ...]
    milestones: tuple[MilestoneNow, ...]

    def with_status(self, status: str) -> tuple[InitiativeNow, ...]:
        return tuple(one for one in self.initiatives if one.status == status)

    def reached(self, *kinds: Reached) -> tuple[MilestoneNow, ...]:
        return tuple(one for one in self.milestones if one.reached in kinds)

    @property
    def rests_on_demo(self) -> bool:
        """Whether any status or milestone in it is an example."""
        return any(one.is_demo for one in self.initiatives) or any(one.is_demo for one in self.milestones)


def focus_areas_now(
    focus_areas: Iterable[r.FocusArea],
    initiatives: Sequence[InitiativeNow],
    milestones: Sequence[MilestoneNow],
) -> tuple[FocusNow, ...]:
    """Each focus area with its own initiatives, and their milestones by day."""
    found = []
    for area in focus_areas:
        own = tuple(one for one in initiatives if one.initiative.focus_area_id == area.focus_area_id)
        ids = {one.initiative.initiative_id for one in own}
        theirs = tuple(one for one in milestones if one.milestone.initiative_id in ids)
        found.append(FocusNow(area, own, theirs))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Balance:
    """The principle of 80/20 against the initiatives that are registered."""

    permanent: int
    temporary: int
    cross_cutting: int
    assumed: int
    """of them those whose kind the application does not say"""
    wanted_percent: int

    @property
    def total(self) -> int:
        return self.permanent + self.temporary + self.cross_cutting

    @property
    def permanent_percent(self) -> float | None:
        """None without any initiative."""
        return 100 * self.permanent / self.total if self.total else None


def balance(initiatives: Iterable[r.Initiative], wanted_percent: int) -> Balance:
    """How many initiatives are of each kind."""
    listed = list(initiatives)
    kinds = [one.kind for one in listed]
    return Balance(
        permanent=kinds.count("permanent"),
        temporary=kinds.count("temporary"),
        cross_cutting=kinds.count("cross_cutting"),
        assumed=sum(one.kind_is_assumed for one in listed),
        wanted_percent=wanted_percent,
    )
