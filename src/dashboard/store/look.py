"""When somebody or something last looked for new figures, and what came of it: one small file, replaced.

The log tells what changed; a look that changes nothing is no event, and a fault that stays the same is one
event however often it is met. So the log does not grow by a daily refresh, and this file knows the rest.
"""

from __future__ import annotations

import json
import re
import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from dashboard.errors import (
    CatalogError,
    CheckFailedError,
    DashboardError,
    PublishError,
    SourceFileError,
)
from dashboard.store.files import write_json
from dashboard.store.locate import LOOK_NAME
from dashboard.store.log import Fault

_KINDS: Final[tuple[tuple[type[DashboardError], Fault], ...]] = (
    (SourceFileError, Fault.SOURCE_FILE),
    (CheckFailedError, Fault.CHECK),
    (CatalogError, Fault.CATALOG),
    (PublishError, Fault.WRITE),
)
_BUILD_ID: Final = re.compile(r"\d{8}T\d{9}Z-[0-9a-f]{6}")
_FOLDERS: Final = ("raw", "demo", "catalog", "sources", "geo", "statbank")


class Outcome(StrEnum):
    """What came of looking for new figures. Names may be added, never renamed."""

    PUBLISHED = "published"
    HELD = "held"
    UNCHANGED = "unchanged"
    """the build says the same as the published one"""
    DECLINED = "declined"
    """the build says the same as one that a person dropped or went back from"""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """What stopped a refresh. `problem` is English; `concerns` are the names of the files that it names."""

    fault: Fault
    problem: str
    concerns: tuple[str, ...] = ()
    problem_da: str | None = None
    """problem and remedy in Danish, where the error has its own words"""

    def is_same_as(self, other: Failure | None) -> bool:
        """Whether the two say the same, whatever the build in the making was called."""
        return other is not None and (self.fault, _BUILD_ID.sub("", self.problem)) == (
            other.fault,
            _BUILD_ID.sub("", other.problem),
        )


@dataclass(frozen=True, slots=True)
class Look:
    """The last look. Times are UTC. `since` and `times` count looks in a row with this outcome."""

    at: datetime
    who: str
    outcome: Outcome
    since: datetime
    times: int
    failure: Failure | None = None


def failure_of(error: BaseException, data_dir: Path) -> Failure:
    """What a refresh was stopped by."""
    if not isinstance(error, DashboardError):
        # Its own words may quote a row, and the log is read on a page: what kind and where must do.
        frames = traceback.extract_tb(error.__traceback__)
        where = f" at {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
        return Failure(Fault.PROGRAM, f"{type(error).__name__}{where}")
    fault = next((fault for kind, fault in _KINDS if isinstance(error, kind)), Fault.OTHER)
    problem_da = None
    if error.problem_da is not None:
        problem_da = f"{error.problem_da} {error.remedy_da or ''}".rstrip()
    return Failure(fault, error.problem, files_named(data_dir, error.problem), problem_da)


def files_named(data_dir: Path, problem: str) -> tuple[str, ...]:
    """The names of the files below the data folder that a text names, in alphabetical order."""
    found = (path.name for folder in _FOLDERS for path in (data_dir / folder).rglob("*.*"))
    return tuple(sorted({name for name in found if name in problem}))


def last_look(build_dir: Path) -> Look | None:
    """The last look; None where nothing was noted, or nothing that can be read."""
    try:
        content = json.loads((build_dir / LOOK_NAME).read_text(encoding="utf-8"))
        return _look(content)
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return None


def note_look(
    build_dir: Path, at: datetime, who: str, outcome: Outcome, failure: Failure | None = None
) -> Look:
    """Note a look, and give it as it stands. For holders of the lock.

    A note that cannot be written is left out: the refresh itself is done, or says why it is not.
    """
    look = Look(at.astimezone(UTC), who, outcome, at.astimezone(UTC), 1, failure)
    before = last_look(build_dir)
    if before is not None and before.outcome is outcome:
        look = replace(look, since=before.since, times=before.times + 1)
    try:
        write_json(build_dir / LOOK_NAME, _as_json(look))
    except OSError:
        with suppress(OSError):
            (build_dir / f"{LOOK_NAME}.partial").unlink(missing_ok=True)
    return look


def _as_json(look: Look) -> dict[str, Any]:
    content: dict[str, Any] = {
        "at": look.at.isoformat(),
        "who": look.who,
        "outcome": look.outcome.value,
        "since": look.since.isoformat(),
        "times": look.times,
    }
    if look.failure is not None:
        content["fault"] = look.failure.fault.value
        content["problem"] = look.failure.problem
        content["concerns"] = list(look.failure.concerns)
        content["problem_da"] = look.failure.problem_da
    return content


def _look(content: dict[str, Any]) -> Look:
    failure = None
    if "fault" in content:
        failure = Failure(
            Fault(content["fault"]),
            str(content["problem"]),
            tuple(str(one) for one in content.get("concerns", ())),
            content.get("problem_da"),
        )
    at, since = datetime.fromisoformat(content["at"]), datetime.fromisoformat(content["since"])
    if at.tzinfo is None or since.tzinfo is None:
        raise ValueError("a time without its zone")
    return Look(
        at.astimezone(UTC),
        str(content["who"]),
        Outcome(content["outcome"]),
        since.astimezone(UTC),
        int(content["times"]),
        failure,
    )
