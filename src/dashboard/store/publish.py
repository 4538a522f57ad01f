"""The builds of a folder: list them, publish one, go back one, remove the oldest.

Each build is `<build_id>.duckdb` with a description `<build_id>.json` beside it. What readers use is named by
`published.json`, which is replaced in one step; each publication then goes into the log. Callers hold
`store.lock.build_lock`.
"""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.errors import BuildMissingError, PublishedMeanwhileError, PublishError
from dashboard.store import log
from dashboard.store.files import sha256_of, sync_file, sync_folder, write_json
from dashboard.store.history import CHANGE, catch_up, remove_build
from dashboard.store.locate import BUILD_SUFFIX, LOOK_NAME, POINTER_NAME, published_build, read_pointer
from dashboard.store.log import Act, Entry, Event
from dashboard.store.schema import schema_id

PARTIAL_SUFFIX: Final = ".partial"


@dataclass(frozen=True)
class BuildInfo:
    """What is known of a build without opening it. `built_at` is UTC in ISO 8601."""

    build_id: str
    file: str
    built_at: str
    demo: bool
    sha256: str
    rows: int
    rejected: int
    accepted: str | None = None
    """the reason given for letting figures go missing, where one was needed"""
    schema: str | None = None
    """the build's shape, `schema_id()`; None for one made before shapes had names"""
    content: str | None = None
    """a digest of all that a reader can see (loader/identical.py); None for one made before there was any"""


def new_build_id(now: datetime) -> str:
    """An id that sorts by time: UTC to the millisecond, and six characters against two in one."""
    moment = now.astimezone(UTC)
    return f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03}Z-{secrets.token_hex(3)}"


def partial_path(build_dir: Path, build_id: str) -> Path:
    """Where a build is written until it is whole."""
    return build_dir / f"{build_id}{BUILD_SUFFIX}{PARTIAL_SUFFIX}"


def remove_partials(build_dir: Path) -> tuple[str, ...]:
    """Remove what killed refreshes left behind; the names of what went."""
    removed = []
    for path in sorted(build_dir.glob(f"*{PARTIAL_SUFFIX}*")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        removed.append(path.name)
    for description in sorted(build_dir.glob("*.json")):
        build = description.with_suffix(BUILD_SUFFIX)
        if description.name not in (POINTER_NAME, LOOK_NAME) and not build.exists():
            description.unlink(missing_ok=True)
            removed.append(description.name)
    return tuple(removed)


def finish_build(
    build_dir: Path,
    build_id: str,
    *,
    built_at: datetime,
    demo: bool,
    rows: int,
    rejected: int,
    accepted: str | None,
    content: str | None = None,
) -> BuildInfo:
    """Turn a closed partial file into a whole build, not yet published.

    Raises:
        PublishError: the disk is full or the folder cannot be written.
    """
    partial = partial_path(build_dir, build_id)
    final = build_dir / f"{build_id}{BUILD_SUFFIX}"
    try:
        sync_file(partial)
        info = BuildInfo(
            build_id=build_id,
            file=final.name,
            built_at=built_at.astimezone(UTC).isoformat(),
            demo=demo,
            sha256=sha256_of(partial),
            rows=rows,
            rejected=rejected,
            accepted=accepted,
            schema=schema_id(),
            content=content,
        )
        write_json(final.with_suffix(".json"), asdict(info))
        partial.replace(final)
        sync_folder(build_dir)
    except OSError as error:
        raise PublishError(
            f"The build {build_id} could not be written to {build_dir}: {error}.",
            "Free some space or give write access there, then run `dashboard refresh` again.",
        ) from error
    return info


def list_builds(build_dir: Path) -> tuple[BuildInfo, ...]:
    """Every whole build, oldest first. A build whose description cannot be read is left out."""
    builds = []
    for path in sorted(build_dir.glob(f"*{BUILD_SUFFIX}")):
        try:
            builds.append(BuildInfo(**json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))))
        except (OSError, ValueError, TypeError):
            continue
    return tuple(builds)


def publish(build_dir: Path, build_id: str, act: Act, *, instead_of: str | None = None) -> BuildInfo:
    """Have readers use this build from their next look at the pointer.

    Args:
        instead_of: what must be published now; whoever compared with it has seen what changes.

    Raises:
        PublishedMeanwhileError: something else is published than `instead_of`.
        PublishError: there is no such build, its content has changed, or the pointer cannot be written.
    """
    catch_up(build_dir)
    _refuse_unseen(build_dir, instead_of)
    info = whole_build(build_dir, build_id)
    before = _pointer_or_empty(build_dir)
    history = [one for one in before.get("previous", []) if one != build_id]
    if before and before["build_id"] != build_id:
        history.append(before["build_id"])
    _point_at(
        build_dir,
        info,
        history,
        Entry(Event.PUBLISHED, act.at, act.who, build_id, before.get("build_id"), info.accepted),
    )
    return info


def rollback(
    build_dir: Path, act: Act, *, reason: str | None = None, instead_of: str | None = None
) -> BuildInfo:
    """Publish the build that was published before the present one.

    Raises:
        BuildMissingError: no build is published.
        PublishedMeanwhileError: something else is published than `instead_of`.
        PublishError: there is none before it, or it is no longer whole.
    """
    pointer = read_pointer(build_dir)
    catch_up(build_dir)
    _refuse_unseen(build_dir, instead_of)
    history = _still_there(build_dir, pointer)
    if not history:
        raise PublishError(
            "No earlier published build is left to go back to.",
            "Run `dashboard builds` to see the builds on disk, and `dashboard publish BUILD_ID`.",
        )
    info = whole_build(build_dir, history.pop())
    _point_at(
        build_dir,
        info,
        history,
        Entry(Event.ROLLED_BACK, act.at, act.who, info.build_id, pointer.get("build_id"), reason),
    )
    return info


def earlier_published(build_dir: Path) -> str | None:
    """The build that `rollback` would go back to; None where there is none."""
    history = _still_there(build_dir, _pointer_or_empty(build_dir))
    return history[-1] if history else None


def _still_there(build_dir: Path, pointer: dict[str, Any]) -> list[str]:
    """The builds published before, up to the last one that is still on disk."""
    history = list(pointer.get("previous", []))
    on_disk = {info.build_id for info in list_builds(build_dir)}
    while history and history[-1] not in on_disk:
        history.pop()
    return history


def _refuse_unseen(build_dir: Path, instead_of: str | None) -> None:
    now = _pointer_or_empty(build_dir).get("build_id")
    if instead_of is not None and now != instead_of:
        raise PublishedMeanwhileError(
            f"The build {now} was published meanwhile; the comparison was with {instead_of}.",
            "Compare again, then decide.",
        )


def prune(build_dir: Path, keep: int, act: Act) -> tuple[str, ...]:
    """Remove all but the newest `keep` builds, and note it; never the published one nor the one before it.

    A reader that still has a removed build open goes on reading it undisturbed; where the system does not
    allow removing an open file (Windows), the build stays until something is done with the builds again.
    Returns the ids removed.

    Raises:
        PublishError: the log cannot be read or written.
    """
    pointer = _pointer_or_empty(build_dir)
    kept = {pointer.get("build_id"), *pointer.get("previous", [])[-1:]}
    ids = [path.stem for path in sorted(build_dir.glob(f"*{BUILD_SUFFIX}"), reverse=True)]
    spare = max(keep - len(kept & set(ids)), 0)
    surplus = [build_id for build_id in ids if build_id not in kept][spare:]
    noted = {one.build_id for one in log.read(build_dir) if one.event is Event.PRUNED} if surplus else set()
    for build_id in surplus:
        # Written first and done then, as a drop is: nothing goes without a line.
        if build_id not in noted:
            log.append(build_dir, Entry(Event.PRUNED, act.at, act.who, build_id))
        remove_build(build_dir, build_id)
    return tuple(one for one in surplus if not (build_dir / f"{one}{BUILD_SUFFIX}").exists())


def published_id(build_dir: Path) -> str | None:
    """The id of the build that readers use now; None where there is none."""
    try:
        return published_build(build_dir).build_id
    except BuildMissingError:
        return None


def _pointer_or_empty(build_dir: Path) -> dict[str, Any]:
    """The pointer's content; empty where there is none, or where it is damaged and must be replaced."""
    try:
        content = read_pointer(build_dir)
    except BuildMissingError:
        return {}
    return content if "build_id" in content else {}


def whole_build(build_dir: Path, build_id: str) -> BuildInfo:
    """A build that is as it was made and that this program can read. Raises PublishError where it is not."""
    known = {info.build_id: info for info in list_builds(build_dir)}
    info = known.get(build_id)
    if info is None:
        raise PublishError(
            f"There is no build {build_id!r}; there are: {', '.join(known) or 'none'}.",
            "Run `dashboard builds` and give one of the ids it lists.",
        )
    if info.schema != schema_id():
        raise PublishError(
            f"The build {build_id} was made by another version of the program, which this one cannot read.",
            "Run `dashboard refresh` to make a new build from the same files.",
        )
    if sha256_of(build_dir / info.file) != info.sha256:
        raise PublishError(
            f"The build {build_id} has changed since it was made; it may be damaged.",
            "Publish another one, or run `dashboard refresh`.",
        )
    return info


def _point_at(build_dir: Path, info: BuildInfo, history: list[str], change: Entry) -> None:
    on_disk = {one.build_id for one in list_builds(build_dir)}
    pointer = {
        "build_id": info.build_id,
        "file": info.file,
        "built_at": info.built_at,
        "demo": info.demo,
        "sha256": info.sha256,
        "schema": info.schema,
        "previous": [one for one in history if one in on_disk],
        CHANGE: change.as_json(),
    }
    try:
        write_json(build_dir / POINTER_NAME, pointer)
    except OSError as error:
        raise PublishError(
            f"The pointer {build_dir / POINTER_NAME} could not be replaced: {error}.",
            "Free some space or give write access there; the earlier build is still the published one.",
        ) from error
    # It is done, and the pointer holds the event: `catch_up` writes it where this cannot.
    with suppress(PublishError):
        log.append(build_dir, log.entry(change.as_json()))
