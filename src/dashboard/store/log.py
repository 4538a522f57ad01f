"""What was done with the builds of a folder: one line of JSON an event, only ever added to.

Whoever writes holds `store.lock.build_lock`. A line is on disk before `append` returns. What a killed writer
left of a line is never read as an event, and the next one begins on a line of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from dashboard.errors import PublishError
from dashboard.store.files import sync_folder

LOG_NAME: Final = "log.jsonl"
COMMAND_LINE: Final = "kommandolinjen"
"""who did it, where a command gives no name"""
THE_APP: Final = "programmet selv"
"""who did it, where the app makes a build because there is none that it can read"""


class Event(StrEnum):
    """What happened to a build. Names may be added, never renamed: they stand in logs."""

    BUILT = "built"
    PUBLISHED = "published"
    DROPPED = "dropped"
    ROLLED_BACK = "rolled_back"
    """it is published again, in place of `previous`"""
    PRUNED = "pruned"
    """it made room for newer ones"""
    FAILED = "failed"
    """no build was made; `build_id` is empty"""


class Fault(StrEnum):
    """What kind of thing stopped a refresh. Names may be added, never renamed: they stand in logs."""

    SOURCE_FILE = "source_file"
    CHECK = "check"
    CATALOG = "catalog"
    WRITE = "write"
    OTHER = "other"
    """a fault that a person can put right, of no kind above"""
    PROGRAM = "program"
    """a fault of the program itself"""


PUBLICATIONS: Final = frozenset({Event.PUBLISHED, Event.ROLLED_BACK})


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, and when; `at` has its time zone."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that a build was made from. `rows` are those that it was read as, kept or not."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `at` is UTC; `previous` is what was published before.

    `files` and `content` (loader/identical.py) stand with `built` alone; `fault`, `concerns` (the
    files that `reason` names) and `problem_da` (its Danish words, where it has some) with `failed` alone.
    """

    event: Event
    at: datetime
    who: str
    build_id: str
    previous: str | None = None
    reason: str | None = None
    files: tuple[LoadedFile, ...] = ()
    content: str | None = None
    fault: Fault | None = None
    concerns: tuple[str, ...] = ()
    problem_da: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values, as they stand in the log."""
        content: dict[str, Any] = {
            "event": self.event.value,
            "at": self.at.astimezone(UTC).isoformat(),
            "who": self.who,
            "build_id": self.build_id,
            "previous": self.previous,
            "reason": self.reason,
        }
        if self.event is Event.BUILT:
            content["files"] = [
                {"name": file.name, "sha256": file.sha256, "rows": file.rows} for file in self.files
            ]
            content["content"] = self.content
        if self.event is Event.FAILED:
            content["fault"] = (self.fault or Fault.OTHER).value
            content["concerns"] = list(self.concerns)
            content["problem_da"] = self.problem_da
        return content


def entry(content: Mapping[str, Any]) -> Entry:
    """An event from plain values. Raises KeyError, TypeError or ValueError where they are none."""
    at = datetime.fromisoformat(content["at"])
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return Entry(
        Event(content["event"]),
        at.astimezone(UTC),
        str(content["who"]),
        str(content["build_id"]),
        content.get("previous"),
        content.get("reason"),
        tuple(
            LoadedFile(str(file["name"]), str(file["sha256"]), int(file["rows"]))
            for file in content.get("files", ())
        ),
        content.get("content"),
        Fault(content["fault"]) if "fault" in content else None,
        tuple(str(one) for one in content.get("concerns", ())),
        content.get("problem_da"),
    )


def append(build_dir: Path, added: Entry) -> None:
    """Add an event.

    Raises:
        PublishError: the disk is full or the folder cannot be written.
    """
    path = build_dir / LOG_NAME
    line = json.dumps(added.as_json(), ensure_ascii=False).encode("utf-8") + b"\n"
    try:
        with path.open("ab") as stream:
            if _ends_torn(path):
                line = b"\n" + line
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(build_dir)
    except OSError as error:
        raise PublishError(
            f"The log {path} could not be written: {error}.",
            "Free some space or give write access there, then try again.",
        ) from error


def read(build_dir: Path) -> tuple[Entry, ...]:
    """Every event, in the order they were written; lines that are none are left out.

    Raises:
        PublishError: the log is there and cannot be read.
    """
    path = build_dir / LOG_NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise PublishError(f"The log {path} cannot be read: {error}.", "Give read access to it.") from error
    entries = []
    for line in content.split(b"\n"):
        try:
            entries.append(entry(json.loads(line.decode("utf-8"))))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(entries)


def _ends_torn(path: Path) -> bool:
    with path.open("rb") as stream:
        if stream.seek(0, os.SEEK_END) == 0:
            return False
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) != b"\n"
