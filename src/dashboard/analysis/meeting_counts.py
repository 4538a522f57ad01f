"""The calendar with what came out of each meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version
from dashboard.store.records import Meeting


class MeetingCounts(NamedTuple):
    meeting: Meeting
    decisions: int
    actions: int
    open_actions: int
    """those of `actions` that are neither done nor dropped"""


def meeting_counts(
    meetings: Iterable[Meeting],
    decisions: Iterable[Version[Decision]],
    actions: Iterable[Version[Action]],
) -> tuple[MeetingCounts, ...]:
    """The meetings, the newest first, each with the number of what was decided and agreed there."""
    agreed = tuple(actions)
    decided = Counter(one.content.meeting_id for one in decisions)
    made = Counter(one.content.meeting_id for one in agreed)
    still_open = Counter(one.content.meeting_id for one in agreed if one.content.state is ActionState.OPEN)
    return tuple(
        MeetingCounts(
            meeting,
            decided[meeting.meeting_id],
            made[meeting.meeting_id],
            still_open[meeting.meeting_id],
        )
        for meeting in sorted(meetings, key=lambda one: (one.held_on, one.body), reverse=True)
    )
