"""`dashboard status`, `builds`, `publish`, `rollback`, `drop` and `log`."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from typing import Any

from dashboard.errors import BuildMissingError
from dashboard.settings import Settings
from dashboard.store import history
from dashboard.store import publish as store
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from dashboard.store.lock import build_lock
from dashboard.store.log import Act, Entry, Event
from dashboard.store.questions import sources


def status(arguments: argparse.Namespace) -> None:
    """Show the published build and what each source gave to it."""
    content = _status()
    if arguments.json:
        print(json.dumps(content, ensure_ascii=False, indent=2))
        return
    print(f"Build {content['build_id']}, built {content['built_at']}")
    print(f"  {content['path']}")
    print(f"  example figures: {'yes' if content['demo'] else 'no'}")
    for source in content["sources"]:
        print(
            f"  {source['source_id']}: {source['rows']} rows, {source['rejected']} rejected,"
            f" latest period {source['latest_period'] or '-'}, published {source['published_on'] or '-'}"
        )


def list_all(_arguments: argparse.Namespace) -> None:
    """List the builds on disk, oldest first; the published one is marked."""
    build_dir = Settings().build_dir
    published_id = store.published_id(build_dir)
    for info in store.list_builds(build_dir):
        mark = "  published" if info.build_id == published_id else ""
        examples = "with examples" if info.demo else "no examples"
        reason = f", accepted: {info.accepted}" if info.accepted else ""
        figures = f"{info.rows} rows, {info.rejected} rejected, {examples}"
        print(f"{info.build_id}  {figures}{reason}{mark}")


def publish(arguments: argparse.Namespace) -> None:
    """Publish a build by its id."""
    settings = Settings()
    with build_lock(settings.build_dir, settings.lock_timeout_seconds):
        info = store.publish(settings.build_dir, arguments.build_id, _act(arguments))
    print(f"Build {info.build_id} is published.")


def rollback(arguments: argparse.Namespace) -> None:
    """Publish the build that was published before the present one."""
    settings = Settings()
    with build_lock(settings.build_dir, settings.lock_timeout_seconds):
        info = store.rollback(settings.build_dir, _act(arguments), reason=arguments.reason)
    print(f"Build {info.build_id} is published.")


def drop(arguments: argparse.Namespace) -> None:
    """Remove a held build, for a reason."""
    settings = Settings()
    with build_lock(settings.build_dir, settings.lock_timeout_seconds):
        history.drop(settings.build_dir, arguments.build_id, _act(arguments), arguments.reason)
    print(f"Build {arguments.build_id} is dropped.")


def show_log(arguments: argparse.Namespace) -> None:
    """Print what was done with the builds, oldest first."""
    entries = history.history(Settings().build_dir)
    if arguments.json:
        print(json.dumps([one.as_json() for one in entries], ensure_ascii=False, indent=2))
        return
    for one in entries:
        print(_line(one))
        for file in one.files:
            print(f"    {file.name}: {file.rows} rows, sha256 {file.sha256}")


def _act(arguments: argparse.Namespace) -> Act:
    return Act(arguments.by, datetime.now(UTC))


def _line(one: Entry) -> str:
    what = one.event.value.replace("_", " ")
    instead = f", instead of {one.previous}" if one.event is not Event.DROPPED and one.previous else ""
    reason = f": {one.reason}" if one.reason else ""
    build = f"  {one.build_id}" if one.build_id else ""
    return f"{one.at:%Y-%m-%d %H:%M:%S} UTC  {what}{build}{instead}, by {one.who}{reason}"


def _status() -> dict[str, Any]:
    build = published_build(Settings().build_dir)
    connection = open_build(build.path)
    try:
        found = sources(connection)
    finally:
        connection.close()
    if not found:
        raise BuildMissingError(f"The build {build.build_id} holds no sources.", "Run `dashboard refresh`.")
    return {
        "build_id": build.build_id,
        "path": str(build.path),
        "built_at": build.built_at.isoformat(),
        "demo": build.demo,
        "sources": [
            {
                "source_id": one.source_id,
                "rows": one.rows,
                "rejected": one.rejected,
                "latest_period": one.latest_period,
                "published_on": one.published_on.isoformat() if one.published_on else None,
            }
            for one in found
        ],
    }
