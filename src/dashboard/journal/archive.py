"""The file of a backup: a zip with `manifest.json` and `versions.jsonl`, one version a line."""

from __future__ import annotations

import hashlib
import os
import uuid
import zipfile
import zlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from dashboard.journal.errors import BackupError, JournalNewerError
from dashboard.journal.version import Row

FORMAT: Final = "dashboard-journal-backup"
FORMAT_VERSION: Final = 1
_MANIFEST: Final = "manifest.json"
_VERSIONS: Final = "versions.jsonl"
_MOST_BYTES: Final = 1_000_000_000
"""unpacked, all in memory; a text of a meeting has a few thousand"""
_UNREADABLE: Final = (OSError, EOFError, KeyError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)


class Manifest(BaseModel):
    """What a backup says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    format: Literal["dashboard-journal-backup"] = FORMAT
    format_version: int = FORMAT_VERSION
    schema_revision: str
    made_at: AwareDatetime
    versions: int
    """how many lines there are"""
    sha256: str
    """of the whole of versions.jsonl, in hexadecimal"""


class Archive(NamedTuple):
    manifest: Manifest
    rows: tuple[Row, ...]


def write_archive(path: Path, rows: Sequence[Row], schema_revision: str, made_at: datetime) -> None:
    """Write a backup and read it back; on disk when this returns.

    Raises:
        BackupError: it cannot be written, or is not what was written; nothing is left of it.
    """
    lines = "".join(row.model_dump_json() + "\n" for row in rows).encode()
    manifest = Manifest(
        schema_revision=schema_revision,
        made_at=made_at,
        versions=len(rows),
        sha256=hashlib.sha256(lines).hexdigest(),
    )
    try:
        with path.open("xb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(_MANIFEST, manifest.model_dump_json(indent=2))
                archive.writestr(_VERSIONS, lines)
            stream.flush()
            os.fsync(stream.fileno())
        if read_archive(path) != Archive(manifest, tuple(rows)):
            raise damaged(path, "it reads otherwise than it was written")
    except OSError as error:
        path.unlink(missing_ok=True)
        raise BackupError(
            f"The backup cannot be written to {path.parent}: {error.strerror or error}.",
            "Make room or give the program write access there, or name another folder.",
        ) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def read_archive(path: Path) -> Archive:
    """Read a backup. Checked are its checksum and count and the shape of each line; the rest is `chain`'s.

    Raises:
        BackupError: it cannot be read, is no backup, or is damaged.
        JournalNewerError: it has a format of a newer program.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != [_MANIFEST, _VERSIONS]:
                raise _foreign(path)
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise damaged(path, f"it unpacks to more than {_MOST_BYTES // 1_000_000} MB")
            head, lines = archive.read(_MANIFEST), archive.read(_VERSIONS)
    except FileNotFoundError as error:
        raise BackupError(
            f"There is no file {path}.", "Name a file that `dashboard backup` wrote."
        ) from error
    except zipfile.BadZipFile as error:
        raise _foreign(path) from error
    except _UNREADABLE as error:
        raise damaged(path, "it cannot be read to its end") from error
    manifest = _manifest(path, head)
    if hashlib.sha256(lines).hexdigest() != manifest.sha256:
        raise damaged(path, "its checksum is wrong")
    try:
        rows = tuple(Row.model_validate_json(line) for line in lines.splitlines())
    except ValueError as error:
        raise damaged(path, "a line of it is no version") from error
    if len(rows) != manifest.versions:
        raise damaged(path, f"it has {len(rows)} versions instead of {manifest.versions}")
    return Archive(manifest, rows)


def put_in_place(partial: Path, path: Path) -> None:
    """Give a finished file its name in one step, on disk when this returns. Raises BackupError."""
    try:
        partial.replace(path)
        if os.name != "nt":
            handle = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise BackupError(
            f"The backup cannot be named {path}: {error.strerror or error}.", "Name another file."
        ) from error


def partial_name(path: Path) -> Path:
    """A name beside `path` that nobody else uses."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.partial")


def damaged(path: Path, why: str) -> BackupError:
    """The error for a backup that is not as it was written."""
    return BackupError(
        f"The backup {path} is damaged: {why}.", "Use another backup; the journal was not changed."
    )


def _manifest(path: Path, head: bytes) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(head)
    except ValidationError as error:
        raise _foreign(path) from error
    if manifest.format_version > FORMAT_VERSION:
        raise JournalNewerError(
            f"The backup {path} was made by a newer version of the program.",
            "Update the program; nothing was changed.",
        )
    return manifest


def _foreign(path: Path) -> BackupError:
    return BackupError(
        f"{path} is not a backup of the journal.",
        "Name a file that `dashboard backup` wrote; if it did, the file is damaged: use another.",
    )
