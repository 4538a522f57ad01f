"""What was done with the builds, also the publication that the pointer alone knows of; dropping a held one.

The pointer is replaced before the log is written, and holds the event itself: a program killed between the
two leaves nothing unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from dashboard.errors import BuildMissingError, PublishError
from dashboard.store import log
from dashboard.store.locate import BUILD_SUFFIX, read_pointer
from dashboard.store.log import PUBLICATIONS, Act, Entry, Event

CHANGE: Final = "change"
"""the pointer's key for the event that made it point where it does"""
_REMOVALS: Final = frozenset({Event.DROPPED, Event.PRUNED})


def history(build_dir: Path) -> tuple[Entry, ...]:
    """Every event, oldest first. Raises PublishError where the log cannot be read."""
    entries = log.read(build_dir)
    unwritten = _unwritten(build_dir, entries)
    return entries if unwritten is None else (*entries, unwritten)


def catch_up(build_dir: Path) -> None:
    """Finish what a killed program began: a publication not in the log yet, a removed build still there.

    For holders of the lock, before they change anything.

    Raises:
        PublishError: the log cannot be read or written.
    """
    entries = log.read(build_dir)
    unwritten = _unwritten(build_dir, entries)
    if unwritten is not None:
        log.append(build_dir, unwritten)
    removed = {one.build_id for one in entries if one.event in _REMOVALS} - _pointed_at(build_dir)
    for build_id in removed.intersection(_on_disk(build_dir)):
        remove_build(build_dir, build_id)


def published_once(build_dir: Path, entries: Sequence[Entry]) -> frozenset[str]:
    """The builds that readers use now or once did, so far as pointer and log know."""
    return frozenset(_pointed_at(build_dir) | {one.build_id for one in entries if one.event in PUBLICATIONS})


def before_the_log(build_dir: Path, entries: Sequence[Entry]) -> frozenset[str]:
    """The builds on disk that are older than the log: nobody knows whether they were once published."""
    made = [one.build_id for one in entries if one.event is Event.BUILT]
    known = {*made, *published_once(build_dir, entries)}
    return frozenset(one for one in _on_disk(build_dir) if one not in known and (not made or one < min(made)))


def drop(build_dir: Path, build_id: str, act: Act, reason: str) -> None:
    """Remove a held build for good, and note why. For holders of the lock.

    Raises:
        PublishError: there is no such build, it is or was published, or the folder cannot be written.
    """
    catch_up(build_dir)
    on_disk = _on_disk(build_dir)
    if build_id not in on_disk:
        raise PublishError(
            f"There is no build {build_id!r}; there are: {', '.join(on_disk) or 'none'}.",
            "Run `dashboard builds` and give one of the ids it lists.",
        )
    entries = log.read(build_dir)
    if build_id in before_the_log(build_dir, entries):
        raise PublishError(
            f"The build {build_id} is older than the log: nobody knows whether it was published, and what was"
            " published is never dropped.",
            "Leave it: it goes by itself when DASHBOARD_KEEP_BUILDS newer ones have come.",
        )
    if build_id in published_once(build_dir, entries):
        raise PublishError(
            f"The build {build_id} is or was published, and what was published is never dropped.",
            "Run `dashboard rollback` to go back to the one before it.",
        )
    log.append(build_dir, Entry(Event.DROPPED, act.at, act.who, build_id, reason=reason))
    remove_build(build_dir, build_id)


def declined(entries: Sequence[Entry]) -> frozenset[str]:
    """The contents (digests) that a person dropped or went back from, and that nobody published since."""
    content = {one.build_id: one.content for one in entries if one.event is Event.BUILT and one.content}
    found: set[str | None] = set()
    for one in entries:
        if one.event in PUBLICATIONS:
            found.discard(content.get(one.build_id))
        if one.event is Event.DROPPED:
            found.add(content.get(one.build_id))
        if one.event is Event.ROLLED_BACK and one.previous is not None:
            found.add(content.get(one.previous))
    return frozenset(digest for digest in found if digest is not None)


def _unwritten(build_dir: Path, entries: Sequence[Entry]) -> Entry | None:
    try:
        change = log.entry(read_pointer(build_dir)[CHANGE])
    except (BuildMissingError, KeyError, TypeError, ValueError, AttributeError):
        return None
    return None if change in entries else change


def _on_disk(build_dir: Path) -> list[str]:
    return sorted(path.stem for path in build_dir.glob(f"*{BUILD_SUFFIX}"))


def _pointed_at(build_dir: Path) -> set[str]:
    try:
        content = read_pointer(build_dir)
    except BuildMissingError:
        return set()
    return {str(content.get("build_id")), *(str(one) for one in content.get("previous", []))}


def remove_build(build_dir: Path, build_id: str) -> None:
    """Remove a build's files. Where that is not possible they stay; `catch_up` tries again."""
    # Windows keeps a file that somebody has open: it goes the next time anything is done with the builds.
    with suppress(OSError):
        (build_dir / f"{build_id}{BUILD_SUFFIX}").unlink(missing_ok=True)
        (build_dir / f"{build_id}.json").unlink(missing_ok=True)
