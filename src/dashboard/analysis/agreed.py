"""What has been decided and agreed about something: an indicator, an initiative, or a whole focus area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.analysis.follow_up import OpenAction, overdue_state
from dashboard.journal.authors import Role
from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version


@dataclass(frozen=True, slots=True)
class Subject:
    """What belongs: about one of these, or owned by the role."""

    indicator_ids: frozenset[str] = frozenset()
    initiative_ids: frozenset[str] = frozenset()
    owner: Role | None = None

    def has(self, content: Decision | Action) -> bool:
        """Whether something written is about it."""
        if content.indicator_id in self.indicator_ids or content.initiative_id in self.initiative_ids:
            return True
        return self.owner is not None and isinstance(content, Action) and content.owner_role is self.owner


@dataclass(frozen=True, slots=True)
class Agreed:
    open: tuple[OpenAction, ...]
    """by the day they are due"""
    decisions: tuple[Version[Decision], ...]
    """the latest written first"""
    closed: tuple[Version[Action], ...]
    """done or dropped, the latest written first"""

    @property
    def is_empty(self) -> bool:
        return not (self.open or self.decisions or self.closed)


def agreed(
    subject: Subject,
    decisions: Iterable[Version[Decision]],
    actions: Iterable[Version[Action]],
    day: date,
    today: date,
) -> Agreed:
    """Sort what stands about a subject.

    Args:
        decisions, actions: what stands on `day`, in the order of writing.
        day: the date that everything is seen from.
    """
    own = [version for version in actions if subject.has(version.content)]
    opened = [
        OpenAction(version, overdue_state(version.content.due_on, day, today))
        for version in own
        if version.content.state is ActionState.OPEN
    ]
    return Agreed(
        open=tuple(sorted(opened, key=lambda one: one.version.content.due_on)),
        decisions=tuple(reversed([one for one in decisions if subject.has(one.content)])),
        closed=tuple(reversed([one for one in own if one.content.state is not ActionState.OPEN])),
    )
