"""People and texts that the tests of the journal share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import (
    Action,
    Audience,
    Decision,
    InitiativeState,
    InitiativeStatus,
    MilestoneDone,
    Pack,
    PackFormat,
    Story,
    TalkingPoints,
    Written,
)
from dashboard.journal.database import reading
from dashboard.journal.store import Journal, open_journal
from dashboard.journal.table import VERSION, row_of
from dashboard.journal.version import Row

ANNA = Author(name="Anna Holm", role=Role.UDDANNELSE)
BO = Author(name="Bo Friis", role=Role.POLITI)
NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
MEETING = "bestyrelse-2021-11-25"


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def story(text: str = "Flere er kommet i arbejde.", geography_id: str = "motalavej") -> Story:
    return Story(
        indicator_id="employed", geography_id=geography_id, text=text, figures_until=date(2021, 10, 1)
    )


def decision(text: str = "Vi følger op på næste møde.") -> Decision:
    return Decision(meeting_id=MEETING, text=text, indicator_id="employed", geography_id="motalavej")


def action(text: str = "Indkald til møde.", decision_entry_id: str | None = None) -> Action:
    return Action(
        meeting_id=MEETING,
        text=text,
        initiative_id="fritidsjob",
        owner_role=Role.POLITI,
        due_on=date(2022, 2, 1),
        decision_entry_id=decision_entry_id,
    )


def status(note: str | None = "Startet i maj.") -> InitiativeStatus:
    return InitiativeStatus(initiative_id="fritidsjob", status=InitiativeState.I_GANG, note=note)


def done(evidence: str = "Aftalerne er underskrevet.") -> MilestoneDone:
    return MilestoneDone(milestone_id="fritidsjob_aftaler", done_on=date(2021, 11, 1), evidence=evidence)


def chosen(text: str = "Tallet er 43,1 %.", order: int = 1, **fields: Any) -> dict[str, Any]:
    """A generated point that somebody chose and edited."""
    defaults = {"point_id": f"new-{order}", "original": "Tallet er 43,1 %.", "is_own": False}
    return {**defaults, "text": text, "order": order, **fields}


def talking_points(*points: dict[str, Any], **fields: Any) -> TalkingPoints:
    defaults: dict[str, Any] = {
        "meeting_id": MEETING,
        "audience": Audience.BESTYRELSE,
        "points": points or (chosen(), chosen("Eget.", 2, original=None, is_own=True)),
        "build_id": "20211125T120000000Z-0a1b2c",
        "ruleset_id": "sub-2014",
    }
    return TalkingPoints.model_validate({**defaults, **fields})


def pack(formats: tuple[PackFormat, ...] = (PackFormat.PDF,)) -> Pack:
    return Pack(
        meeting_id=MEETING,
        build_id="20211125T010203456Z-a1b2c3",
        ruleset_id="sub-2014",
        content_hash="0123456789abcdef" * 4,
        made_on=date(2021, 11, 20),
        formats=formats,
        journal_versions=("0b0e7a52-7f1c-4c9e-9a53-0d6f0f6b5a10",),
    )


def one_of_each() -> tuple[Written, ...]:
    return (story(), decision(), action(), status(), done(), talking_points(), pack())


@contextmanager
def opened(address: str) -> Iterator[Journal]:
    with open_journal(address) as journal:
        yield journal


def rows(journal: Journal) -> list[Row]:
    """Every version as stored, by id."""
    with reading(journal.engine) as connection:
        found = connection.execute(select(VERSION).order_by(VERSION.c.version_id)).all()
    return sorted((row_of(record) for record in found), key=lambda row: row.version_id)


def sqlite_address(folder: Path, name: str = "journal") -> str:
    return f"sqlite:///{(folder / name / 'journal.sqlite').as_posix()}"
