"""The journal: write, correct, read what stands now or stood then, and the whole history.

Nothing is overwritten or deleted. A correction is a new version that names the one it replaces; the database
takes one replacement of a version only, which is how the second of two editors is told.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self, cast

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.exc import IntegrityError

from dashboard.journal.authors import Author, Occasion
from dashboard.journal.contents import Action, C, Decision, Written, kind_of
from dashboard.journal.database import make_engine, reading, writing
from dashboard.journal.errors import EditConflictError, SubjectChangedError, UnknownVersionError
from dashboard.journal.migrate import migrate
from dashboard.journal.table import VERSION, holds_entry, row_of, standing
from dashboard.journal.version import Row, Version


def open_journal(address: str, *, create: bool = True) -> Journal:
    """Open a journal by URL; its tables are made or brought up to date first.

    Args:
        address: `sqlite:///folder/file.sqlite` or `postgresql://user:password@host/database`.
        create: whether a journal that is not there is made.

    Raises:
        JournalAddressError, JournalMissingError, JournalNewerError, JournalUnavailableError
    """
    engine = make_engine(address)
    try:
        migrate(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Journal(engine)


def new_entry_id() -> str:
    """An id for an entry that is yet to be written."""
    return str(uuid.uuid4())


class Journal:
    """One journal; may be shared by threads. Every method may raise JournalUnavailableError."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the last one of all writes SQLite's log into its file."""
        self.engine.dispose()

    def add(
        self,
        content: C,
        author: Author,
        *,
        now: datetime,
        meeting_id: str | None = None,
        entry_id: str | None = None,
    ) -> Version[C]:
        """Write a first version. When this returns it is on disk.

        Args:
            now: the time, with its zone.
            meeting_id: the meeting it is written at or for.
            entry_id: what a form was opened with (`new_entry_id`), so that sending it twice writes once;
                ignored for kinds with a subject, whose entries have the subject's id.

        Raises:
            EditConflictError: there is an entry already, about the same subject or with the same id.
            ContentRefusedError: the content breaks a rule, or the meeting_id cannot be one.
            UnknownVersionError: it names a decision that is not there.
        """
        content = content.checked()
        entry = content.entry_id() or entry_id or new_entry_id()
        row = _row(content, author, entry_id=entry, replaces=None, now=now, meeting_id=meeting_id)
        return self._write(row, content)

    def correct(
        self,
        version_id: str,
        content: C,
        author: Author,
        *,
        now: datetime,
        meeting_id: str | None = None,
    ) -> Version[C]:
        """Write a new version in place of one that was read. When this returns it is on disk.

        Raises:
            EditConflictError: somebody replaced that version first; nothing is written.
            SubjectChangedError: the content is of another kind or about something else.
            UnknownVersionError: there is no such version, or no decision that the content names.
            ContentRefusedError: the content breaks a rule, or the meeting_id cannot be one.
        """
        return self._replace(version_id, content.checked(), author, now=now, meeting_id=meeting_id)

    def withdraw(
        self, version_id: str, reason: str, author: Author, *, now: datetime, meeting_id: str | None = None
    ) -> Version[Any]:
        """Take an entry back: a new version with the reason. Raises as `correct`; a reason must be given."""
        content: Written = self.version(version_id).content
        return self._replace(version_id, content.taken_back(reason), author, now=now, meeting_id=meeting_id)

    def version(self, version_id: str) -> Version[Any]:
        """One version, current or not. Raises UnknownVersionError."""
        found = self._versions(select(VERSION).where(VERSION.c.version_id == version_id))
        return _one(found, f"There is no version {version_id} in the journal.")

    def latest(self, entry_id: str) -> Version[Any]:
        """What stands of an entry now, withdrawn or not. Raises UnknownVersionError."""
        found = self._versions(standing(None).where(VERSION.c.entry_id == entry_id))
        return _one(found, f"There is no entry {entry_id} in the journal.")

    def history(self, entry_id: str) -> tuple[Version[Any], ...]:
        """All versions of an entry, the first one first. Raises UnknownVersionError."""
        chain = _in_chain(self._versions(select(VERSION).where(VERSION.c.entry_id == entry_id)))
        _one(chain, f"There is no entry {entry_id} in the journal.")
        return chain

    def count(self) -> int:
        """How many versions there are: none is ever changed or removed, so it tells states apart."""
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(VERSION)).scalar_one()

    def versions(self, model: type[C]) -> tuple[Version[C], ...]:
        """All versions of one kind, withdrawn too: each entry's as in `history`, entries by first writing."""
        query = select(VERSION).where(VERSION.c.kind == kind_of(model))
        entries: dict[str, list[Version[C]]] = {}
        for version in self._versions(query.order_by(VERSION.c.written_at, VERSION.c.version_id)):
            entries.setdefault(version.entry_id, []).append(version)
        return tuple(version for found in entries.values() for version in _in_chain(found))

    def current(self, model: type[C], *, withdrawn: bool = False, **equals: object) -> tuple[Version[C], ...]:
        """What stands now of one kind, the earliest written first.

        Args:
            model: the kind, as `Story` or `Action`.
            withdrawn: whether those that were taken back are among them.
            equals: fields of the content and what they must be, as `geography_id="motalavej"`.
        """
        return self._standing(model, None, withdrawn=withdrawn, equals=equals)

    def as_of(
        self, moment: datetime, model: type[C], *, withdrawn: bool = False, **equals: object
    ) -> tuple[Version[C], ...]:
        """As `current`, but what stood at a moment: nothing that was written later is in it."""
        return self._standing(model, moment, withdrawn=withdrawn, equals=equals)

    def _standing(
        self, model: type[C], moment: datetime | None, *, withdrawn: bool, equals: dict[str, object]
    ) -> tuple[Version[C], ...]:
        unknown = equals.keys() - model.model_fields.keys()
        if unknown:
            raise TypeError(f"{model.__name__} has no field {', '.join(sorted(unknown))}")
        found = self._versions(standing(moment).where(VERSION.c.kind == kind_of(model)))
        return tuple(
            version
            for version in found
            if (withdrawn or not version.is_withdrawn)
            and all(getattr(version.content, name) == wanted for name, wanted in equals.items())
        )

    def _versions(self, query: Select[Any]) -> list[Version[Any]]:
        with reading(self.engine) as connection:
            records = connection.execute(query).all()
        return [row_of(record).version() for record in records]

    def _replace(
        self, version_id: str, content: C, author: Author, *, now: datetime, meeting_id: str | None
    ) -> Version[C]:
        replaced = self.version(version_id)
        if type(replaced.content) is not type(content) or replaced.content.subject() != content.subject():
            raise SubjectChangedError(
                f"The version {version_id} is about something else than what should replace it.",
                "Write what is new as an entry of its own, and take this one back.",
            )
        row = _row(
            content,
            author,
            entry_id=replaced.entry_id,
            replaces=version_id,
            # A clock that was set back must not turn the history round.
            now=max(now, replaced.written_at),
            meeting_id=meeting_id,
        )
        return self._write(row, content)

    def _write(self, row: Row, content: C) -> Version[C]:
        try:
            with writing(self.engine) as connection:
                if isinstance(content, Action) and content.decision_entry_id is not None:
                    decision = content.decision_entry_id
                    if not holds_entry(connection, decision, kind_of(Decision)):
                        raise _unknown(f"There is no decision {decision} in the journal.")
                connection.execute(VERSION.insert().values(row.model_dump()))
        except IntegrityError:
            # Somebody was first: the database takes one first version and one replacement of each.
            return self._sent_twice(row, content)
        return row.version()

    def _sent_twice(self, row: Row, content: C) -> Version[C]:
        """What stands already, where it is the same text by the same author. Else EditConflictError."""
        current = self.latest(row.entry_id)
        same = (current.replaces, current.content, current.author.name, current.author.role.value)
        if same == (row.replaces, content, row.author, row.role):
            return cast(Version[C], current)
        raise EditConflictError(
            f"{current.author.name} ({current.author.role.value}) wrote first,"
            f" at {current.written_at:%Y-%m-%d %H:%M} UTC.",
            "Read what stands now, then correct that version.",
            current=current,
            yours=content,
        )


def _row(
    content: Written,
    author: Author,
    *,
    entry_id: str,
    replaces: str | None,
    now: datetime,
    meeting_id: str | None,
) -> Row:
    if now.tzinfo is None:
        raise ValueError("the time of writing needs its zone")
    return Row(
        version_id=str(uuid.uuid4()),
        entry_id=entry_id,
        kind=kind_of(type(content)),
        replaces=replaces,
        author=author.name,
        role=author.role.value,
        written_at=now.astimezone(UTC),
        meeting_id=Occasion(meeting_id=meeting_id).meeting_id,
        content=content.model_dump_json(),
    ).hashed()


def _in_chain(found: Iterable[Version[C]]) -> tuple[Version[C], ...]:
    """The versions of one entry, each after the one it replaces; times alone may be equal."""
    followed_by = {version.replaces: version for version in found}
    chain = [] if None not in followed_by else [followed_by[None]]
    while chain and chain[-1].version_id in followed_by:
        chain.append(followed_by[chain[-1].version_id])
    return tuple(chain)


def _one(found: Iterable[Version[Any]], problem: str) -> Version[Any]:
    for version in found:
        return version
    raise _unknown(problem)


def _unknown(problem: str) -> UnknownVersionError:
    return UnknownVersionError(problem, "Load the page again, and choose from what is there.")
