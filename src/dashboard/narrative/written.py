"""What people wrote, told: who, when, and each part of a text under its name."""

from __future__ import annotations

from typing import Any, Final

from dashboard import danish
from dashboard.journal.contents import (
    Action,
    ActionState,
    InitiativeStatus,
    MilestoneDone,
    TalkingPoints,
)
from dashboard.journal.version import Version
from dashboard.narrative import roles
from dashboard.narrative.effort import STATUS_WORD

ACTION_STATE: Final = {
    ActionState.OPEN: "åben",
    ActionState.DONE: "udført",
    ActionState.DROPPED: "droppet",
}


def byline(version: Version[Any]) -> str:
    """`Skrevet af Anna Holm, koordinator for uddannelse, 25. november 2026 kl. 14.05`; plain text."""
    verb = "Skrevet" if version.replaces is None else "Rettet"
    if version.is_withdrawn:
        verb = "Trukket tilbage"
    author = version.author
    return f"{verb} af {author.name}, {roles.NAME[author.role]}, {danish.long_time(version.written_at)}"


def parts(content: Any) -> tuple[tuple[str, str], ...]:
    """A content as pairs of a name and a plain text; the main text has no name."""
    found: list[tuple[str, str]] = []
    if isinstance(content, InitiativeStatus):
        found.append(("Status", STATUS_WORD[content.status]))
        found += [("Bemærkning", content.note)] if content.note else []
    elif isinstance(content, MilestoneDone):
        found += [("Nået", danish.long_date(content.done_on)), ("Dokumentation", content.evidence)]
    elif isinstance(content, TalkingPoints):
        ordered = sorted(content.points, key=lambda point: point.order)
        found += [("", f"{point.order}. {point.text}") for point in ordered]
    else:
        found.append(("", content.text))
    if isinstance(content, Action):
        found += [
            ("Ansvarlig", roles.owner(content.owner_role)),
            ("Frist", danish.long_date(content.due_on)),
            ("Tilstand", ACTION_STATE[content.state]),
        ]
    if content.withdrawn is not None:
        found.append(("Trukket tilbage, fordi", content.withdrawn))
    return tuple(found)


def in_short(text: str, limit: int) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit].rstrip()} …"
