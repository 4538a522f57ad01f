"""Versions made by hand: who wrote what, when, and for which meeting."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import Action, Decision, Story
from dashboard.journal.version import Version

ANNA = Author(name="Anna Holm", role=Role.UDDANNELSE)
WRITTEN = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HELD_ON = {
    "koordinationsgruppe-2021-10-07": date(2021, 10, 7),
    "koordinationsgruppe-2021-11-11": date(2021, 11, 11),
    "bestyrelse-2021-11-25": date(2021, 11, 25),
}
OCTOBER, NOVEMBER, BOARD = HELD_ON


def version(content: Any, **fields: Any) -> Version[Any]:
    """A first version of an entry, written in 2026 for the meeting that its content names, if any."""
    defaults: dict[str, Any] = {
        "version_id": str(uuid.uuid4()),
        "entry_id": str(uuid.uuid4()),
        "replaces": None,
        "author": ANNA,
        "written_at": WRITTEN,
        "meeting_id": getattr(content, "meeting_id", None),
    }
    return Version(content=content, **{**defaults, **fields})


def corrected(before: Version[Any], content: Any = None, **fields: Any) -> Version[Any]:
    """The next version of an entry."""
    defaults: dict[str, Any] = {"meeting_id": before.meeting_id, "written_at": before.written_at}
    return version(
        content or before.content,
        entry_id=before.entry_id,
        replaces=before.version_id,
        **{**defaults, **fields},
    )


def story(text: str = "Flere er kommet i arbejde.") -> Story:
    return Story(
        indicator_id="employed", geography_id="motalavej", text=text, figures_until=date(2021, 10, 1)
    )


def decision(text: str = "Vi følger op.", meeting_id: str = NOVEMBER) -> Decision:
    return Decision(meeting_id=meeting_id, text=text)


def action(text: str = "Indkald til møde.", **fields: Any) -> Action:
    defaults: dict[str, Any] = {
        "meeting_id": OCTOBER,
        "owner_role": Role.POLITI,
        "due_on": date(2021, 11, 1),
    }
    return Action(text=text, **{**defaults, **fields})
