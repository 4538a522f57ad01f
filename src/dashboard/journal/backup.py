"""Back the journal up and restore it, both while the app runs.

A restore adds what is missing and leaves what is there: nothing is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from dashboard.journal.archive import damaged, partial_name, put_in_place, read_archive, write_archive
from dashboard.journal.chain import UnsoundError, in_order, named
from dashboard.journal.database import reading, writing
from dashboard.journal.errors import BackupError, JournalDamagedError
from dashboard.journal.migrate import must_know, revision_of
from dashboard.journal.store import Journal
from dashboard.journal.table import VERSION, row_of
from dashboard.journal.version import Row


class Restored(NamedTuple):
    """How many versions of a backup were added, and how many were there already."""

    added: int
    already_there: int


def backup(journal: Journal, path: Path, *, now: datetime) -> int:
    """Write all versions of one moment to a file, whole or not at all, and return how many.

    A file that is there is replaced only if it is a backup and all that it holds is in the new one: else an
    emptied journal would one night replace its own last backup.

    Raises:
        BackupError: the file cannot be written, or must not be replaced.
        JournalDamagedError: a stored version is not what was written.
        JournalUnavailableError
    """
    with reading(journal.engine) as connection:
        rows = _all_rows(connection)
        revision = str(revision_of(connection))
    try:
        in_order(rows)
    except UnsoundError as error:
        raise JournalDamagedError(
            f"The journal was changed outside the program, so no backup was made: {error}.",
            "Restore the last backup into a new journal, and keep this one for whoever looks into it.",
        ) from error
    if path.exists():
        _must_not_lose(path, rows)
    partial = partial_name(path)
    write_archive(partial, rows, revision, now)
    put_in_place(partial, path)
    return len(rows)


def restore(journal: Journal, path: Path) -> Restored:
    """Add what a backup has and the journal lacks, in one transaction; then read all back and compare.

    Raises:
        BackupError: the backup is damaged, no backup, or contradicts the journal; nothing was changed.
        JournalNewerError: it was made by a newer program.
        JournalDamagedError: what was read back is not what the backup has.
        JournalUnavailableError
    """
    archive = read_archive(path)
    must_know(archive.manifest.schema_revision, f"The backup {path}")
    try:
        ordered = in_order(archive.rows)
    except UnsoundError as error:
        raise damaged(path, str(error)) from error
    try:
        with writing(journal.engine) as connection:
            if connection.dialect.name == "postgresql":
                # As on SQLite: nobody writes between our look and our writing.
                connection.execute(text("LOCK TABLE version IN SHARE ROW EXCLUSIVE MODE"))
            there = {row.version_id: row for row in _all_rows(connection)}
            missing = [row for row in ordered if row.version_id not in there]
            _must_agree(path, ordered, missing, there.values())
            if missing:
                connection.execute(VERSION.insert(), [row.model_dump() for row in missing])
    except IntegrityError as error:
        raise _contradicts(path, [row.entry_id for row in missing]) from error
    with reading(journal.engine) as connection:
        now_there = {row.version_id: row for row in _all_rows(connection)}
    lost = [row.version_id for row in ordered if now_there.get(row.version_id) != row]
    if lost:
        raise JournalDamagedError(
            f"After the restore {named(lost)} cannot be read back as in the backup.",
            "Look at the disk and the database, and restore into a new journal.",
        )
    return Restored(len(missing), len(ordered) - len(missing))


def _all_rows(connection: Connection) -> list[Row]:
    """Every version, the earliest first."""
    query = select(VERSION).order_by(VERSION.c.written_at, VERSION.c.version_id)
    return [row_of(record) for record in connection.execute(query)]


def _must_not_lose(path: Path, rows: Sequence[Row]) -> None:
    try:
        earlier = read_archive(path)
    except BackupError as error:
        raise BackupError(
            f"{path} is there already and is not a backup of the journal, so it is not replaced.",
            "Name another file.",
        ) from error
    there = {row.version_id for row in rows}
    lost = sum(row.version_id not in there for row in earlier.rows)
    if lost:
        raise BackupError(
            f"{path} holds {lost} versions that the journal does not have, so it is not replaced.",
            "Name another file; if the journal lost them, restore that backup first.",
        )


def _must_agree(path: Path, ordered: Sequence[Row], missing: Sequence[Row], there: Iterable[Row]) -> None:
    """Raise BackupError where journal and backup have different versions in one place."""
    known = {row.version_id: row for row in there}
    other = [row.version_id for row in ordered if row.version_id in known and known[row.version_id] != row]
    if other:
        raise BackupError(
            f"{named(other)} is otherwise in the backup {path} than in the journal.",
            "One of them was changed outside the program; restore into a new journal, and compare.",
        )
    taken = {(row.entry_id, row.replaces) for row in known.values()}
    apart = [row.entry_id for row in missing if (row.entry_id, row.replaces) in taken]
    if apart:
        raise _contradicts(path, apart)


def _contradicts(path: Path, entries: Iterable[str]) -> BackupError:
    different = named(list(dict.fromkeys(entries)))
    return BackupError(
        f"The journal and the backup {path} went different ways: {different} is written otherwise in each.",
        "Set DASHBOARD_JOURNAL_URL to a new journal, restore there, and write by hand what is to be kept.",
    )
