"""What the page Talepunkter works on: the generated points, what is saved, and this window's draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.briefing.gather import gather
from dashboard.journal.contents import Audience, TalkingPoints
from dashboard.journal.version import Version
from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.narrative.talking_points.draft import Draft
from dashboard.narrative.talking_points.point import Point
from dashboard.store.records import Geography, Meeting
from dashboard.ui import cached, journal
from dashboard.ui.frame import View


@dataclass(slots=True)
class Desk:
    """This window's draft of one set of points; it outlives a rerun, not the window."""

    items: Draft
    base: Version[TalkingPoints] | None
    """the saved version that it began from or was saved as"""
    saved: Draft | None
    """what that version holds"""
    times_changed: int = 0
    """fields get new keys when their text is changed from outside"""

    @property
    def is_saved(self) -> bool:
        return self.saved == self.items

    def change(self, items: Draft, *, from_outside: bool = True) -> None:
        """Another list; `from_outside` where a field's own text is not what changed it."""
        self.items = items
        if from_outside:
            self.times_changed += 1


@dataclass(frozen=True, slots=True)
class Talk:
    """All of one meeting and audience. `area` is set for a local group alone."""

    view: View
    meeting: Meeting
    audience: Audience
    area: Geography | None
    points: tuple[Point, ...]
    desk: Desk

    @property
    def by_id(self) -> Mapping[str, Point]:
        return {point.point_id: point for point in self.points}

    @property
    def key(self) -> str:
        return _key(self.view, self.meeting, self.audience, self.area)


def audience_of(view: View, meeting: Meeting) -> Audience:
    """Whom the points are for: the chosen audience, else the meeting's own body."""
    return view.choice.audience or Audience(meeting.body)


def talk(view: View, meeting: Meeting, audience: Audience, area: Geography | None) -> Talk:
    """The points as the figures give them now, and the draft."""
    standing = journal.what_stands(view)
    points = view.remember(
        "talking_points",
        audience.value,
        standing.stamp,
        make=lambda: _points(view, meeting, audience, area),
    )
    kept: dict[str, Desk] = st.session_state.setdefault("talking_desks", {})
    key = _key(view, meeting, audience, area)
    if key not in kept:
        kept[key] = _desk(view, meeting, audience, area, points)
    return Talk(view, meeting, audience, area, points, kept[key])


def _key(view: View, meeting: Meeting, audience: Audience, area: Geography | None) -> str:
    place = area.geography_id if area else "alle"
    return f"{meeting.meeting_id}_{audience.value}_{place}_{view.choice.rules_value}"


def _points(view: View, meeting: Meeting, audience: Audience, area: Geography | None) -> tuple[Point, ...]:
    facts = gather(
        cached.answers(view.build),
        meeting,
        view.choice.ruleset,
        said=journal.what_stands(view),
        area=area.geography_id if area else None,
        follows_rules_in_force=view.choice.follows_rules_in_force,
    )
    return talking_points(facts, audience)


def _desk(
    view: View, meeting: Meeting, audience: Audience, area: Geography | None, points: tuple[Point, ...]
) -> Desk:
    """What is saved for the meeting, else what is proposed."""
    found = saved(view, meeting, audience, area)
    if found is None:
        return Desk(drafts.proposed(points), None, None)
    items = drafts.from_content(found.content)
    return Desk(items, found, items)


def saved(
    view: View, meeting: Meeting, audience: Audience, area: Geography | None
) -> Version[TalkingPoints] | None:
    """The points that stand for the meeting, whatever meeting was on the screen when they were written."""
    wanted = (meeting.meeting_id, audience, area.geography_id if area else None)
    return next(
        (
            version
            for version in journal.stands_now(view).talking_points
            if (version.content.meeting_id, version.content.audience, version.content.geography_id) == wanted
        ),
        None,
    )
