"""Make a pack: from a build and the journal to a file's bytes, and the list of the packs that were made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.briefing.answers import Answers, Basis
from dashboard.briefing.written import calendar, read_written, standing
from dashboard.errors import BuildOutdatedError, PackError
from dashboard.journal.authors import Author
from dashboard.journal.contents import (
    Action,
    Decision,
    InitiativeStatus,
    MilestoneDone,
    Pack,
    PackFormat,
    Story,
    TalkingPoints,
)
from dashboard.journal.errors import EditConflictError
from dashboard.journal.store import Journal
from dashboard.journal.version import Version
from dashboard.reports.content.pack import pack
from dashboard.reports.document import Document
from dashboard.reports.gather import Writings, gather, the_meeting, the_ruleset
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from dashboard.store.publish import list_builds
from dashboard.store.records import Meeting
from dashboard.store.schema import schema_id

_ATTEMPTS: Final = 3
"""to note a pack down while another program notes down the same one"""


@dataclass(frozen=True, slots=True)
class Order:
    """Which pack is wanted."""

    meeting_id: str
    build_id: str | None = None
    """None: the published one"""
    ruleset_id: str | None = None
    """None: the plan's rules; `gaeldende`: those in force on the meeting's day"""
    pack_id: str | None = None
    """entry of a pack that was made before: its build, rules and texts, whatever else stands now"""


@dataclass(frozen=True, slots=True)
class Made:
    document: Document
    note: Pack
    """what the list of packs holds of it, for any format"""


def build_path(build_dir: Path, build_id: str | None) -> Path:
    """The file of a build that is on disk; of the published one where none is named.

    Raises:
        PackError: there is no such build any more, or another version of the program made it.
        BuildMissingError: none is published.
    """
    if build_id is None:
        published = published_build(build_dir)
        if published.schema != schema_id():
            raise BuildOutdatedError(published.build_id, demo=published.demo)
        return published.path
    known = {info.build_id: info for info in list_builds(build_dir)}
    info = known.get(build_id)
    if info is None:
        raise PackError(
            f"The build {build_id!r} is not on disk (any more); there are: {', '.join(known) or 'none'}.",
            "Give one of those, or put the build back from a backup; DASHBOARD_KEEP_BUILDS of them stay.",
        )
    if info.schema != schema_id():
        raise PackError(
            f"The build {build_id} was made by another version of the program, which this one cannot read.",
            "Make the pack with the version that made the build, or give another build.",
        )
    return build_dir / Path(info.file).name


def make(build_dir: Path, journal: Journal, order: Order, *, today: date) -> Made:
    """Put a pack together. Nothing is written.

    A pack with the same content of the same build has the day on which it was first made, so that it is the
    same when it is made again.

    Raises:
        PackError: the meeting, the rules, the build or the earlier pack is not there, or the earlier pack
            would not be the same any more.
        BuildMissingError, JournalError
    """
    earlier = _earlier(journal, order)
    build_id = earlier.content.build_id if earlier else order.build_id
    ruleset_id = earlier.content.ruleset_id if earlier else order.ruleset_id
    connection = open_build(build_path(build_dir, build_id))
    try:
        known = Answers("", connection).basis()
        meeting = the_meeting(known, order.meeting_id)
        written = _writings_of(journal, earlier.content) if earlier else writings(journal, known, meeting)
        material = gather(connection, order.meeting_id, ruleset_id=ruleset_id, writings=written)
        document = pack(material, made_on=today)
    finally:
        connection.close()
    note = Pack(
        meeting_id=order.meeting_id,
        build_id=document.meta.build_id,
        ruleset_id=the_ruleset(known, ruleset_id, meeting.held_on).ruleset_id,
        content_hash=document.content_hash(),
        made_on=today,
        formats=(PackFormat.PDF,),
        journal_versions=written.version_ids,
    )
    if earlier and earlier.content.content_hash != note.content_hash:
        raise PackError(
            f"The pack {order.pack_id} would not be the same: the program says some things otherwise now.",
            f"Make it as a new pack: dashboard report {order.meeting_id} --build {note.build_id}.",
        )
    if (before := _noted(journal, note)) is not None:
        document = _dated(document, before.content.made_on)
        note = note.model_copy(update={"made_on": before.content.made_on})
    return Made(document, note)


def rendered(document: Document, wanted: PackFormat) -> bytes:
    """The document as a file of a format."""
    match wanted:
        case PackFormat.PDF:
            from dashboard.reports.pdf import pdf

            return pdf(document)
        case PackFormat.DOCX:
            from dashboard.reports.word import word

            return word(document)
        case PackFormat.PPTX:
            from dashboard.reports.slides import slides

            return slides(document)


def note_down(
    journal: Journal, made: Made, wanted: PackFormat, author: Author, *, now: datetime
) -> Version[Pack]:
    """Add the pack to the list of packs, or the format to what the list has of it."""
    for _ in range(_ATTEMPTS):
        before = _noted(journal, made.note)
        try:
            if before is None:
                content = made.note.model_copy(update={"formats": (wanted,)})
                return journal.add(content, author, now=now, meeting_id=made.note.meeting_id)
            if wanted in before.content.formats:
                return before
            formats = tuple(one for one in PackFormat if one in {*before.content.formats, wanted})
            content = before.content.model_copy(update={"formats": formats})
            return journal.correct(
                before.version_id, content, author, now=now, meeting_id=made.note.meeting_id
            )
        except EditConflictError:
            continue
    raise PackError("The pack could not be noted down: others did so at the same time.", "Try again.")


def write(path: Path, content: bytes) -> None:
    """Write a file in one step: a reader finds the whole of it or what was there before.

    Raises:
        PackError: it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise PackError(
            f"The pack could not be written to {path}: {error}.",
            "Give --output a file in a folder that exists and can be written.",
        ) from error
    finally:
        _remove(partial)


def writings(journal: Journal, known: Basis, meeting: Meeting) -> Writings:
    """All that stands in the journal at a meeting; of the talking points its own."""
    said = standing(read_written(journal), meeting.held_on, calendar(known.meetings))
    return Writings(
        decisions=said.decisions,
        actions=said.actions,
        stories=said.stories,
        statuses=said.statuses,
        milestones=said.milestones_done,
        talking_points=tuple(v for v in said.talking_points if v.content.meeting_id == meeting.meeting_id),
    )


def _writings_of(journal: Journal, made: Pack) -> Writings:
    """The very versions that stood in a pack, whatever replaced them since."""
    found: list[Version[Any]] = [journal.version(version_id) for version_id in made.journal_versions]
    found.sort(key=lambda version: (version.written_at, version.version_id))
    return Writings(
        decisions=tuple(v for v in found if isinstance(v.content, Decision)),
        actions=tuple(v for v in found if isinstance(v.content, Action)),
        stories=tuple(v for v in found if isinstance(v.content, Story)),
        statuses=tuple(v for v in found if isinstance(v.content, InitiativeStatus)),
        milestones=tuple(v for v in found if isinstance(v.content, MilestoneDone)),
        talking_points=tuple(v for v in found if isinstance(v.content, TalkingPoints)),
    )


def _earlier(journal: Journal, order: Order) -> Version[Pack] | None:
    if order.pack_id is None:
        return None
    found = next((v for v in journal.current(Pack) if v.entry_id == order.pack_id), None)
    if found is None or found.content.meeting_id != order.meeting_id:
        raise PackError(
            f"No pack {order.pack_id!r} was made for {order.meeting_id}.",
            "Run `dashboard packs` to see the packs that were made.",
        )
    return found


def _noted(journal: Journal, note: Pack) -> Version[Pack] | None:
    """What the list of packs holds of this one."""
    return next((v for v in journal.current(Pack) if v.entry_id == note.entry_id()), None)


def _dated(document: Document, made_on: date) -> Document:
    return replace(document, meta=replace(document.meta, made_on=made_on))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
