"""Meetings by name, and sentences about one: what it opens with, and how late that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.follow_up import OpenAction, OverdueState
from dashboard.journal.contents import ActionState
from dashboard.store.records import Meeting

BODY_NAME: Final = {"bestyrelse": "Bestyrelsen", "koordinationsgruppe": "Koordinationsgruppen"}
NO_CALENDAR: Final = "Der er ingen møder i kalenderen"
NOT_READABLE: Final = "Aftalerne kan ikke vises lige nu"
NOTHING_OPEN: Final = "Ingen aftaler fra tidligere møder er åbne"

MARK: Final = {OverdueState.OVERDUE: "▲", OverdueState.BEFORE_MEETING: "◆", OverdueState.LATER: "●"}
WORD: Final = {
    OverdueState.OVERDUE: "Over tiden",
    OverdueState.BEFORE_MEETING: "Inden mødet",
    OverdueState.LATER: "Senere",
}
CLOSED_MARK: Final = {ActionState.DONE: "✓", ActionState.DROPPED: "–"}


def headline(actions: Sequence[OpenAction]) -> str:
    """`Tre aftaler er åbne til mødet, én er over tiden`"""
    count = len(actions)
    if count == 0:
        return NOTHING_OPEN
    late = sum(one.state is OverdueState.OVERDUE for one in actions)
    if count == 1:
        return f"Én aftale er åben til mødet, og den er {'' if late else 'ikke '}over tiden"
    opening = f"{danish.sentence_case(_count(count))} aftaler er åbne til mødet"
    if late == count:
        return f"{opening}, alle er over tiden"
    return f"{opening}, {_count(late)} er over tiden"


def _count(count: int) -> str:
    """Danish counts agreements in the common gender."""
    return "én" if count == 1 else danish.count_word(count)


def meeting_name(meeting: Meeting) -> str:
    """`Bestyrelsen 25. november 2021`"""
    return f"{BODY_NAME[meeting.body]} {danish.long_date(meeting.held_on)}"
