"""What can be written: one frozen model a kind, told apart by `kind`.

`Story(...)` raises ContentRefusedError with every faulty field. Texts are plain characters, also where they
look like HTML or Markdown: escaping is the reader's job (`plain_text.py`). A field that is added later needs
a default, so that what was written before can still be read.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from dashboard.journal.authors import Role
from dashboard.journal.errors import ContentRefusedError, Fault, Refusal
from dashboard.journal.plain_text import STORED, BuildId, Checked, Day, Id, LongText, Note, Sha256, Uuid

POINTS_LIMIT: Final = 100
"""points that one meeting may be told; more than anybody can listen to"""
# Made once at random; another value would give every known subject a second entry.
_SUBJECTS: Final = uuid.UUID("6d3f5f0e-6c0c-4f0e-9d5b-3a2f1f0c7b11")


class Written(Checked):
    """Base of all kinds. `withdrawn` is why the entry was taken back; it stays readable in the history."""

    one_for_each: ClassVar[tuple[str, ...]] = ()
    """the fields that tell what an entry is about, where there can be only one entry about each"""

    withdrawn: Note | None = None

    def subject(self) -> tuple[str, ...] | None:
        """What there can be only one entry about, or None where any number may be written."""
        if not self.one_for_each:
            return None
        # "-" is no id, so nothing that is named can have it.
        return (kind_of(type(self)), *(getattr(self, name) or "-" for name in self.one_for_each))

    def entry_id(self) -> str | None:
        """The id of the one entry about the subject, the same for everybody; None without a subject."""
        subject = self.subject()
        return None if subject is None else str(uuid.uuid5(_SUBJECTS, "/".join(subject)))

    def checked(self) -> Self:
        """The same, checked again: `model_copy` lets anything pass. Raises ContentRefusedError."""
        return type(self).model_validate(self.model_dump())

    def taken_back(self, reason: str) -> Self:
        """The same, withdrawn for a reason. Raises ContentRefusedError where the reason is refused."""
        checked = _Reason(withdrawn=reason)
        # Only the reason is checked: a rule that came later must not keep an old text from being taken back.
        return self.model_copy(update={"withdrawn": checked.withdrawn})


class _Reason(Checked):
    withdrawn: Note


class _AboutOneThing(Written):
    """May be about an indicator or an initiative, in one area or in all."""

    indicator_id: Id | None = None
    initiative_id: Id | None = None
    geography_id: Id | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        if self.indicator_id is not None and self.initiative_id is not None:
            fault = Fault("initiative_id", Refusal.TWO_SUBJECTS)
            raise ContentRefusedError(type(self).__name__, [fault])
        return self


class Story(Written):
    """The story behind a curve: one per indicator and area."""

    one_for_each = ("indicator_id", "geography_id")
    kind: Literal["story"] = "story"
    indicator_id: Id
    geography_id: Id
    text: LongText
    figures_until: Day
    """newest publication date of the series that the writer saw; a later one makes the story stale"""


class Decision(_AboutOneThing):
    """What a meeting decided."""

    kind: Literal["decision"] = "decision"
    meeting_id: Id
    text: LongText


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Action(_AboutOneThing):
    """Something to be done, by a role, before a day is over."""

    kind: Literal["action"] = "action"
    meeting_id: Id
    text: LongText
    owner_role: Role
    due_on: Day
    state: ActionState = ActionState.OPEN
    decision_entry_id: Uuid | None = None
    """entry of the decision that it carries out"""


class InitiativeState(StrEnum):
    """As `initiative.status` in the catalog."""

    FORESLAAET = "foreslaaet"
    I_GANG = "i_gang"
    AFSLUTTET = "afsluttet"
    SAT_I_BERO = "sat_i_bero"


class InitiativeStatus(Written):
    """How far an initiative is: one per initiative."""

    one_for_each = ("initiative_id",)
    kind: Literal["initiative_status"] = "initiative_status"
    initiative_id: Id
    status: InitiativeState
    note: Note | None = None


class MilestoneDone(Written):
    """A milestone is reached, and what shows it: one per milestone."""

    one_for_each = ("milestone_id",)
    kind: Literal["milestone_done"] = "milestone_done"
    milestone_id: Id
    done_on: Day
    evidence: Note


class Audience(StrEnum):
    """Who talking points are for. Names may be added, never removed or renamed."""

    BESTYRELSE = "bestyrelse"
    KOORDINATIONSGRUPPE = "koordinationsgruppe"
    FOELGEGRUPPE = "foelgegruppe"
    """the local monitoring group of one area"""


class TalkingPoint(BaseModel):
    """One chosen point; `TalkingPoints` checks it, with its place in the name of a faulty field."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    point_id: Id
    """that of the generated point, or a new one for an own point"""
    original: LongText | None
    """as generated; None for an own point"""
    text: LongText
    """as it is to be said"""
    is_own: bool
    """whether somebody wrote it from nothing, so that no figures stand behind it"""
    order: Annotated[int, Field(ge=1)]
    """1 is said first"""


class TalkingPoints(Written):
    """What was chosen and edited for a meeting: one per meeting, audience and area (None: all areas)."""

    one_for_each = ("meeting_id", "audience", "geography_id")
    kind: Literal["talking_points"] = "talking_points"
    meeting_id: Id
    audience: Audience
    geography_id: Id | None = None
    points: Annotated[tuple[TalkingPoint, ...], Field(max_length=POINTS_LIMIT)]
    build_id: BuildId
    """the build that the originals were made from"""
    ruleset_id: Id

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for name in ("point_id", "order"):
            if len({getattr(point, name) for point in self.points}) < len(self.points):
                raise ContentRefusedError(type(self).__name__, [Fault(f"points.{name}", Refusal.INVALID)])
        if any(point.is_own != (point.original is None) for point in self.points):
            raise ContentRefusedError(type(self).__name__, [Fault("points.is_own", Refusal.INVALID)])
        return self


class PackFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"


class Pack(Written):
    """A meeting pack that was made: what it takes to make it again. One for each content of a meeting."""

    one_for_each = ("meeting_id", "build_id", "ruleset_id", "content_hash")
    kind: Literal["pack"] = "pack"
    meeting_id: Id
    build_id: BuildId
    ruleset_id: Id
    content_hash: Sha256
    """of all that it says, the same for every format"""
    made_on: Day
    formats: tuple[PackFormat, ...] = Field(min_length=1)
    journal_versions: tuple[Uuid, ...] = ()
    """the versions of journal entries that stand in it"""


Content = Annotated[
    Story | Decision | Action | InitiativeStatus | MilestoneDone | TalkingPoints | Pack,
    Field(discriminator="kind"),
]
C = TypeVar("C", bound=Written)
_CONTENT: Final[TypeAdapter[Any]] = TypeAdapter(Content)


def kind_of(model: type[Written]) -> str:
    """The kind that a model stands for, as stored."""
    kind: str = model.model_fields["kind"].default
    return kind


def read_stored(text: str) -> Any:
    """The content of a stored JSON text; its shape is checked, not the rules for new texts.

    Raises:
        ContentRefusedError, pydantic.ValidationError: it has another shape.
    """
    return _CONTENT.validate_json(text, context=STORED)
