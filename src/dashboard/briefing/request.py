"""Which meeting, rules and area talking points are asked for; an error names what there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from dashboard.briefing.answers import Basis
from dashboard.errors import BriefingError
from dashboard.journal.contents import Audience
from dashboard.store.records import Meeting, Ruleset

RULES_IN_FORCE: Final = "gaeldende"
"""the main list's rules in force on the meeting's date"""
_NEAR: Final = 5
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})$")


@dataclass(frozen=True, slots=True)
class Request:
    meeting: Meeting
    audience: Audience
    ruleset: Ruleset
    follows_rules_in_force: bool
    area: str | None


def request(
    known: Basis, meeting_id: str, *, audience: str | None, area: str | None, rules: str | None
) -> Request:
    """What is asked for; the audience is the meeting's own body and the rules are the plan's, unless said.

    Raises:
        BriefingError: something that does not exist, or a local group without its area.
    """
    meeting = _meeting(known.meetings, meeting_id)
    listener = Audience(audience or meeting.body)
    areas = [place.geography_id for place in known.geographies if place.kind == "boligomraade"]
    if area is not None and area not in areas:
        raise BriefingError(f"There is no area {area}.", f"Use one of: {', '.join(areas)}.")
    if listener is Audience.FOELGEGRUPPE and area is None:
        raise BriefingError(
            "A local group is told of one area, and none is given.",
            f"Add --area with one of: {', '.join(areas)}.",
        )
    default = known.ruleset(known.programme.default_ruleset_id)
    if rules == RULES_IN_FORCE:
        ruleset = known.rules_in_force(meeting.held_on) or default
    else:
        ruleset = _ruleset(known.rulesets, rules) if rules else default
    return Request(meeting, listener, ruleset, rules == RULES_IN_FORCE, area)


def _meeting(meetings: Sequence[Meeting], meeting_id: str) -> Meeting:
    found = next((one for one in meetings if one.meeting_id == meeting_id), None)
    if found is not None:
        return found
    if not meetings:
        raise BriefingError(
            f"There is no meeting {meeting_id}: the calendar of the published build is empty.",
            "Add it to data/catalog/meetings.toml and run `dashboard refresh`.",
        )
    near = ", ".join(one.meeting_id for one in _near(meetings, meeting_id))
    raise BriefingError(f"There is no meeting {meeting_id}.", f"Meetings near it: {near}.")


def _near(meetings: Sequence[Meeting], meeting_id: str) -> list[Meeting]:
    """Those nearest in time where the id ends with a date, else in spelling, else the latest."""
    day = _day(meeting_id)
    if day is not None:
        body = meeting_id[: -len("-2021-11-25")]
        nearest = sorted(
            meetings, key=lambda one: (abs((one.held_on - day).days), one.body != body, one.meeting_id)
        )[:_NEAR]
        return sorted(nearest, key=lambda one: one.held_on)
    by_id = {one.meeting_id: one for one in meetings}
    alike = get_close_matches(meeting_id, list(by_id), _NEAR)
    return [by_id[one] for one in alike] or sorted(meetings, key=lambda one: one.held_on)[-_NEAR:]


def _day(meeting_id: str) -> date | None:
    found = _DAY.search(meeting_id)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _ruleset(rulesets: Sequence[Ruleset], ruleset_id: str) -> Ruleset:
    found = next((one for one in rulesets if one.ruleset_id == ruleset_id), None)
    if found is None:
        names = ", ".join([*(one.ruleset_id for one in rulesets), RULES_IN_FORCE])
        raise BriefingError(f"There are no rules {ruleset_id}.", f"Use one of: {names}.")
    return found
