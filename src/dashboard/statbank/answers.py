"""Answers as they came, below data/statbank: never changed or overwritten, each with its checksum and day.

One answer is three files in the folder of its table: the figures (.csv), what StatBank said of the table
(.tableinfo.json) and a slip (.json) that names both with their checksums. The slip is written last: an answer
without it is none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.errors import DashboardError, SourceFileError
from dashboard.statbank.question import Format

_INFO_SUFFIX: Final = ".tableinfo.json"


@dataclass(frozen=True)
class Slip:
    """What is noted of an answer."""

    table: str
    question_id: str
    url: str
    body: dict[str, Any]
    form: Format
    fetched_at: str
    """ISO 8601 with time zone"""
    bytes: int
    sha256: str
    info_sha256: str


@dataclass(frozen=True)
class Answer:
    slip: Slip
    path: Path
    """of the figures"""

    @property
    def fetched_at(self) -> datetime:
        return datetime.fromisoformat(self.slip.fetched_at)


class AnswerNotStoredError(DashboardError):
    """An answer came, but could not be written."""


def store_answer(folder: Path, slip: Slip, content: bytes, info: bytes) -> Answer:
    """Write an answer as new files; what is there stays as it is.

    Args:
        folder: data/statbank.

    Raises:
        AnswerNotStoredError: the disk is full or may not be written, or an answer of this moment is there.
    """
    place = folder / slip.table
    stem = datetime.fromisoformat(slip.fetched_at).strftime("%Y%m%dT%H%M%S%fZ")
    figures = place / f"{stem}.csv"
    note = json.dumps(asdict(slip), ensure_ascii=False, indent=2) + "\n"
    try:
        place.mkdir(parents=True, exist_ok=True)
        for path, written in (
            (figures, content),
            (place / f"{stem}{_INFO_SUFFIX}", info),
            (place / f"{stem}.json", note.encode()),
        ):
            _write_new(path, written)
    except OSError as error:
        raise AnswerNotStoredError(
            f"The answer of table {slip.table} cannot be written to {place}: {error.strerror or error}.",
            "Make room or give the right to write there, then run `dashboard fetch` again.",
        ) from error
    return Answer(slip, figures)


def stored_answers(folder: Path, table: str) -> list[Answer]:
    """The answers of a table, oldest first.

    Raises:
        SourceFileError: a slip cannot be read.
    """
    return sorted(_slips(folder / table), key=lambda one: (one.fetched_at, one.path.name))


def read_answer(answer: Answer, name: str) -> tuple[bytes, bytes]:
    """Figures and tableinfo of a stored answer, unchanged since they came.

    Args:
        name: the file as it is named in errors.

    Raises:
        SourceFileError: a file is gone, or its checksum is another.
    """
    info_path = answer.path.with_name(answer.path.stem + _INFO_SUFFIX)
    try:
        content, info = answer.path.read_bytes(), info_path.read_bytes()
    except OSError as error:
        raise SourceFileError(
            f"{name} cannot be read: {error.strerror or error}.",
            "Put it back from a backup, or remove the answer's three files and run `dashboard fetch`.",
        ) from error
    for what, found, noted in (
        ("The figures", content, answer.slip.sha256),
        ("The tableinfo", info, answer.slip.info_sha256),
    ):
        if sha256_of(found) != noted:
            raise SourceFileError(
                f"{what} of {name} are not those that came from StatBank: the checksum is {sha256_of(found)},"
                f" noted was {noted}.",
                "Put them back from a backup, or remove the answer's three files and run `dashboard fetch`.",
            )
    return content, info


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _slips(place: Path) -> Iterator[Answer]:
    for path in place.glob("*Z.json"):
        try:
            slip = Slip(**json.loads(path.read_text(encoding="utf-8")))
            answer = Answer(slip, path.with_suffix(".csv"))
            if answer.fetched_at.tzinfo is None:
                raise ValueError("fetched_at has no time zone")
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise SourceFileError(
                f"statbank/{place.name}/{path.name} cannot be read: {error}.",
                "Put it back from a backup, or remove the answer's three files and run `dashboard fetch`.",
            ) from error
        yield answer


def _write_new(path: Path, content: bytes) -> None:
    """Write a file in one step; FileExistsError where it is there."""
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if path.exists():
        partial.unlink()
        raise FileExistsError(17, "an answer of this moment is stored already")
    partial.replace(path)
