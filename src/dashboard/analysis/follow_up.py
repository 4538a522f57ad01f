"""The actions that a meeting opens with, who owns them, and which are late; what the meeting itself agreed.

An action's `meeting_id` is the meeting it was agreed at; a version's is the one it was last written for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dashboard.journal.authors import Role
from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version
from dashboard.store.records import Meeting


class OverdueState(StrEnum):
    """How an open action stands to the meeting and to today."""

    OVERDUE = "over_tiden"
    """due before the meeting, and before today"""
    BEFORE_MEETING = "inden_moedet"
    """due before the meeting, but there is time yet"""
    LATER = "senere"
    """due on the day of the meeting or after it"""


class OpenAction(NamedTuple):
    version: Version[Action]
    state: OverdueState


class OwnerGroup(NamedTuple):
    """The open actions of one role: late ones first, then by the day they are due."""

    role: Role
    actions: tuple[OpenAction, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is told at one meeting."""

    own: tuple[OwnerGroup, ...]
    """open, agreed at earlier meetings of the same body"""
    others: tuple[OwnerGroup, ...]
    """open, agreed at meetings of another body, or at one that is no longer in the calendar"""
    closed: tuple[Version[Action], ...]
    """agreed before, and last written for this meeting as done or dropped"""
    decisions: tuple[Version[Decision], ...]
    agreed: tuple[Version[Action], ...]
    """agreed at this meeting, whatever has become of them"""

    @property
    def open_actions(self) -> tuple[OpenAction, ...]:
        """Those that the meeting opens with."""
        return tuple(one for group in self.own for one in group.actions)


def overdue_state(due_on: date, meeting_day: date, today: date) -> OverdueState:
    """How an open action stands at a meeting. A meeting of the past is seen as on its own day."""
    if due_on < min(today, meeting_day):
        return OverdueState.OVERDUE
    return OverdueState.BEFORE_MEETING if due_on < meeting_day else OverdueState.LATER


def follow_up(
    meeting: Meeting,
    meetings: Iterable[Meeting],
    decisions: Iterable[Version[Decision]],
    actions: Iterable[Version[Action]],
    today: date,
) -> FollowUp:
    """Sort what stands at a meeting.

    Args:
        meetings: the calendar.
        decisions, actions: what stands at the meeting, as `journal_timeline.standing_at` gives it.
    """
    by_id = {one.meeting_id: one for one in meetings}
    own: list[OpenAction] = []
    others: list[OpenAction] = []
    closed: list[Version[Action]] = []
    agreed: list[Version[Action]] = []
    for version in actions:
        content = version.content
        if content.meeting_id == meeting.meeting_id:
            agreed.append(version)
        elif content.state is ActionState.OPEN:
            state = overdue_state(content.due_on, meeting.held_on, today)
            mine = _is_of_body(content.meeting_id, meeting.body, by_id)
            (own if mine else others).append(OpenAction(version, state))
        elif version.meeting_id == meeting.meeting_id:
            closed.append(version)
    return FollowUp(
        own=by_owner(own),
        others=by_owner(others),
        closed=tuple(closed),
        decisions=tuple(one for one in decisions if one.content.meeting_id == meeting.meeting_id),
        agreed=tuple(agreed),
    )


def without_calendar(actions: Iterable[Version[Action]], day: date, today: date) -> tuple[OwnerGroup, ...]:
    """All open actions, where no meeting is known that could open with them; seen from a day."""
    return by_owner(
        OpenAction(version, overdue_state(version.content.due_on, day, today))
        for version in actions
        if version.content.state is ActionState.OPEN
    )


def by_owner(actions: Iterable[OpenAction]) -> tuple[OwnerGroup, ...]:
    """Group by owner in the order of `Role`."""
    found = tuple(actions)
    groups = (
        OwnerGroup(role, tuple(sorted((one for one in found if _owner(one) is role), key=_urgency)))
        for role in Role
    )
    return tuple(group for group in groups if group.actions)


def _owner(action: OpenAction) -> Role:
    return action.version.content.owner_role


def _urgency(action: OpenAction) -> tuple[bool, date]:
    return action.state is not OverdueState.OVERDUE, action.version.content.due_on


def _is_of_body(meeting_id: str, body: str, by_id: Mapping[str, Meeting]) -> bool:
    return meeting_id in by_id and by_id[meeting_id].body == body
