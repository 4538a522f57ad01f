"""From the address to what is shown, and back. Pure: today is passed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from dashboard import danish
from dashboard.analysis.list_history import in_force
from dashboard.briefing import request
from dashboard.journal.contents import Audience
from dashboard.narrative.meetings import meeting_name
from dashboard.store.records import FocusArea, Geography, Indicator, Initiative, Meeting, Ruleset

MEETING: Final = "moede"
DAY: Final = "dato"
RULES: Final = "regler"
AREA: Final = "omraade"
INDICATOR: Final = "indikator"
FOCUS: Final = "indsatsomraade"
INITIATIVE: Final = "indsats"
"""on Indsatsområder: one initiative; its focus area follows from it"""
AUDIENCE: Final = "modtager"
"""on Talepunkter: whom they are for"""
AREAS: Final = "omraader"
"""on Indikatorer: the places shown, `motalavej,samlet`"""
FROM: Final = "fra"
TO: Final = "til"
"""on Indikatorer: the two periods that are compared"""

EARLIEST_DAY: Final = date(2000, 1, 1)
LATEST_DAY: Final = date(2100, 12, 31)
"""what a date may be: the same for the address and for the field on the page"""

RULES_IN_FORCE: Final = request.RULES_IN_FORCE
"""`regler=gaeldende`: the main list's rules in force on the meeting's date"""

_PERIOD: Final = re.compile(r"(19|20)\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Known:
    """What an address may name."""

    meetings: Sequence[Meeting]
    rulesets: Sequence[Ruleset]
    geographies: Sequence[Geography]
    indicators: Sequence[Indicator]
    default_ruleset_id: str
    focus_areas: Sequence[FocusArea] = ()
    initiatives: Sequence[Initiative] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown. `problems` are sentences for the reader about values that could not be used."""

    meeting: Meeting | None
    as_of: date
    ruleset: Ruleset
    follows_rules_in_force: bool
    area: Geography | None
    indicator: Indicator | None
    problems: tuple[str, ...]
    places: tuple[Geography, ...] = ()
    """the places that were asked for; empty: all"""
    compared: tuple[str | None, str | None] = (None, None)
    """the periods that were asked for, the earlier first; whether they have figures is for the page to see"""
    focus_area: FocusArea | None = None
    initiative: Initiative | None = None
    """always one of the focus area's"""
    audience: Audience | None = None
    """None: the meeting's own body"""

    @property
    def rules_value(self) -> str:
        return RULES_IN_FORCE if self.follows_rules_in_force else self.ruleset.ruleset_id


def default_meeting(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """The next meeting, or the latest where none lies ahead."""
    ahead = [meeting for meeting in meetings if meeting.held_on >= today]
    if ahead:
        return min(ahead, key=lambda meeting: meeting.held_on)
    return max(meetings, key=lambda meeting: meeting.held_on, default=None)


def rules_in_force(rulesets: Sequence[Ruleset], day: date) -> Ruleset | None:
    """The main list's rules on a date."""
    return in_force(rulesets, day, "hovedliste")


def resolve(parameters: Mapping[str, str], known: Known, today: date) -> Choice:
    """Read the address. A value that is not known is replaced by the default, and said."""
    problems: list[str] = []
    meeting, as_of = _meeting(parameters, known, today, problems)
    ruleset, follows = _ruleset(parameters.get(RULES), known, as_of, problems)
    focus_area, initiative = _effort(parameters, known, problems)
    return Choice(
        meeting=meeting,
        as_of=as_of,
        ruleset=ruleset,
        follows_rules_in_force=follows,
        area=_area(parameters.get(AREA), known, problems),
        indicator=_indicator(parameters.get(INDICATOR), known, problems),
        places=_places(parameters.get(AREAS), known, problems),
        compared=(_period(parameters.get(FROM), problems), _period(parameters.get(TO), problems)),
        focus_area=focus_area,
        initiative=initiative,
        audience=_audience(parameters.get(AUDIENCE), problems),
        problems=tuple(problems),
    )


def _meeting(
    parameters: Mapping[str, str], known: Known, today: date, problems: list[str]
) -> tuple[Meeting | None, date]:
    wanted = parameters.get(MEETING)
    by_id = {meeting.meeting_id: meeting for meeting in known.meetings}
    if wanted in by_id:
        return by_id[wanted], by_id[wanted].held_on
    fallback = default_meeting(known.meetings, today)
    if wanted:
        shown = (
            f"Viser i stedet mødet {meeting_name(fallback)}."
            if fallback
            else "Der er ingen møder i kalenderen; vælg i stedet en dato."
        )
        problems.append(f"Mødet „{_short(wanted)}“ findes ikke i kalenderen. {shown}")
    if fallback is not None:
        return fallback, fallback.held_on
    return None, _day(parameters.get(DAY), today, problems)


def _day(wanted: str | None, today: date, problems: list[str]) -> date:
    if not wanted:
        return today
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        problems.append(
            f"Datoen „{_short(wanted)}“ kan ikke læses; den skal skrives som 2019-12-01. "
            f"Viser i stedet {danish.long_date(today)}."
        )
        return today
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        problems.append(
            f"Datoen {danish.long_date(day)} ligger uden for {EARLIEST_DAY.year}-{LATEST_DAY.year}. "
            f"Viser i stedet {danish.long_date(today)}."
        )
        return today
    return day


def _ruleset(wanted: str | None, known: Known, as_of: date, problems: list[str]) -> tuple[Ruleset, bool]:
    by_id = {rules.ruleset_id: rules for rules in known.rulesets}
    default = by_id[known.default_ruleset_id]
    if wanted == RULES_IN_FORCE:
        return rules_in_force(known.rulesets, as_of) or default, True
    if wanted and wanted not in by_id:
        problems.append(f"Regelsættet „{_short(wanted)}“ findes ikke. Viser i stedet {default.short_name}.")
    return by_id.get(wanted or "", default), False


def _area(wanted: str | None, known: Known, problems: list[str]) -> Geography | None:
    areas = {place.geography_id: place for place in known.geographies if place.kind == "boligomraade"}
    if wanted and wanted not in areas:
        names = danish.enumerate_words([place.name for place in areas.values()])
        problems.append(f"Området „{_short(wanted)}“ findes ikke. De fire områder er {names}.")
    return areas.get(wanted or "")


def _places(wanted: str | None, known: Known, problems: list[str]) -> tuple[Geography, ...]:
    if not wanted:
        return ()
    asked = wanted.split(",")
    places = {
        place.geography_id: place for place in known.geographies if place.kind in {"boligomraade", "samlet"}
    }
    problems.extend(
        f"Området „{_short(one)}“ findes ikke. Vælg blandt dem, der står over figurerne."
        for one in asked
        if one not in places
    )
    return tuple(place for place in places.values() if place.geography_id in asked)


def _period(wanted: str | None, problems: list[str]) -> str | None:
    if not wanted or _PERIOD.fullmatch(wanted):
        return wanted or None
    problems.append(f"Perioden „{_short(wanted)}“ kan ikke læses; den skal skrives som 2019 eller 2019-Q3.")
    return None


def _indicator(wanted: str | None, known: Known, problems: list[str]) -> Indicator | None:
    by_id = {indicator.indicator_id: indicator for indicator in known.indicators}
    if wanted and wanted not in by_id:
        problems.append(f"Tallet „{_short(wanted)}“ findes ikke. Vælg et andet på listen.")
    return by_id.get(wanted or "")


def _effort(
    parameters: Mapping[str, str], known: Known, problems: list[str]
) -> tuple[FocusArea | None, Initiative | None]:
    """A known initiative brings its own focus area with it, whatever else the address says."""
    focus_areas = {area.focus_area_id: area for area in known.focus_areas}
    initiatives = {one.initiative_id: one for one in known.initiatives}
    wanted_area, wanted = parameters.get(FOCUS), parameters.get(INITIATIVE)
    if wanted and wanted not in initiatives:
        problems.append(f"Indsatsen „{_short(wanted)}“ findes ikke. Vælg en anden på siden.")
    if (initiative := initiatives.get(wanted or "")) is not None:
        return focus_areas[initiative.focus_area_id], initiative
    if wanted_area and wanted_area not in focus_areas:
        names = danish.enumerate_words([area.name for area in focus_areas.values()])
        problems.append(f"Indsatsområdet „{_short(wanted_area)}“ findes ikke. De kendte er {names}.")
    return focus_areas.get(wanted_area or ""), None


def _audience(wanted: str | None, problems: list[str]) -> Audience | None:
    by_id = {audience.value: audience for audience in Audience}
    if wanted and wanted not in by_id:
        problems.append(
            f"Modtageren „{_short(wanted)}“ findes ikke. De kendte er {danish.enumerate_words(list(by_id))}."
        )
    return by_id.get(wanted or "")


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"


def link(page: str, choice: Choice, **more: str | None) -> str:
    """A relative address of a page with the same view, e.g. `data_og_kilder?moede=...&indikator=...`."""
    parameters = {RULES: choice.rules_value, **{key: value for key, value in more.items() if value}}
    if choice.meeting is not None:
        parameters = {MEETING: choice.meeting.meeting_id, **parameters}
    else:
        parameters = {DAY: choice.as_of.isoformat(), **parameters}
    return f"{page}?{urlencode(parameters)}"
