"""Writings and talking points that the tests of the pack share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import (
    Action,
    ActionState,
    Audience,
    Decision,
    InitiativeState,
    InitiativeStatus,
    MilestoneDone,
    Story,
    TalkingPoints,
    Written,
)
from dashboard.journal.version import Version
from dashboard.reports.gather import Writings

MEETING = "bestyrelse-2021-11-25"
PREVIOUS = "bestyrelse-2021-08-25"
MADE_ON = date(2021, 11, 20)
HOSTILE = '#import "x.typ" *fed* $x$ <script>alert(1)</script> & \\end{x} [[link]] =SUM(A1) {{x}}'
"""what a text may hold in any of the formats' own markup; it must come out as it is"""

_NOW = datetime(2021, 11, 20, 9, 0, tzinfo=UTC)
_ANNA = Author(name="Anna Holm", role=Role.BESKAEFTIGELSE)


def version(content: Written, number: int, written_at: datetime = _NOW) -> Version[Any]:
    """A version as the journal gives it."""
    return Version(
        version_id=f"00000000-0000-4000-8000-{number:012}",
        entry_id=f"00000000-0000-4000-9000-{number:012}",
        replaces=None,
        author=_ANNA,
        written_at=written_at,
        meeting_id=MEETING,
        content=content,
    )


def writings() -> Writings:
    """One or two of each kind, one with hostile text and one that is long."""
    return Writings(
        decisions=(
            version(Decision(meeting_id=PREVIOUS, text=HOSTILE, geography_id="sydbyen"), 1),
            version(
                Decision(
                    meeting_id=MEETING,
                    text="Fritidsjob prioriteres i Motalavej. " * 20,
                    indicator_id="leisure_jobs",
                ),
                2,
            ),
        ),
        actions=(
            version(_action("Indkald virksomhederne til et møde.", date(2021, 10, 1)), 3),
            version(_action("Skriv til boligorganisationerne.", date(2022, 2, 1)), 4),
            version(_action("Find et lokale.", date(2021, 9, 1), ActionState.DONE), 5),
        ),
        stories=(
            version(
                Story(
                    indicator_id="outside_work_education",
                    geography_id="motalavej",
                    text="Flere er kommet i praktik siden foråret.\nDet er for tidligt at sige hvorfor.",
                    figures_until=date(2021, 10, 1),
                ),
                6,
            ),
        ),
        statuses=(
            version(
                InitiativeStatus(
                    initiative_id="fritidsjob", status=InitiativeState.I_GANG, note="Startet i maj."
                ),
                7,
            ),
        ),
        milestones=(
            version(
                MilestoneDone(
                    milestone_id="plettet_straffeattest_model",
                    done_on=date(2021, 11, 1),
                    evidence="Aftalen er underskrevet.",
                ),
                8,
            ),
        ),
        talking_points=(version(talking_points(), 9),),
    )


def _action(text: str, due_on: date, state: ActionState = ActionState.OPEN) -> Action:
    return Action(
        meeting_id=PREVIOUS,
        text=text,
        initiative_id="fritidsjob",
        owner_role=Role.BESKAEFTIGELSE,
        due_on=due_on,
        state=state,
    )


def talking_points() -> TalkingPoints:
    """One generated point as it was, one of their own that is hostile."""
    generated = "Ringparken opfylder tre af fem kriterier; marginen er ni personer."
    return TalkingPoints.model_validate(
        {
            "meeting_id": MEETING,
            "audience": Audience.BESTYRELSE,
            "points": [
                {
                    "point_id": "summary-samlet",
                    "original": generated,
                    "text": generated,
                    "is_own": False,
                    "order": 1,
                },
                {"point_id": "eget-a", "original": None, "text": HOSTILE, "is_own": True, "order": 2},
            ],
            "build_id": "20211125T010203456Z-a1b2c3",
            "ruleset_id": "sub-2014",
        }
    )
