"""Which build is published: one small file beside the builds says so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.errors import BuildMissingError, BuildOutdatedError
from dashboard.store.schema import schema_id

POINTER_NAME: Final = "published.json"
LOOK_NAME: Final = "last_look.json"
"""when new figures were last looked for: store/look.py"""
BUILD_SUFFIX: Final = ".duckdb"
_REMEDY: Final = "Run `dashboard refresh` to make a build, or `dashboard rollback` to go back one."


@dataclass(frozen=True)
class PublishedBuild:
    """The build that readers use. `path` is absolute; `built_at` is UTC."""

    build_id: str
    path: Path
    built_at: datetime
    demo: bool
    schema: str | None = None
    """the build's shape: `store.schema.schema_id()` of the program that made it"""


def read_pointer(build_dir: Path) -> dict[str, Any]:
    """What the pointer file holds.

    Raises:
        BuildMissingError: there is none, or it cannot be read.
    """
    pointer = build_dir / POINTER_NAME
    try:
        content = json.loads(pointer.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BuildMissingError(f"No build is published in {build_dir}.", _REMEDY) from error
    except (OSError, ValueError) as error:
        raise BuildMissingError(f"The pointer {pointer} cannot be read: {error}", _REMEDY) from error
    if not isinstance(content, dict):
        raise BuildMissingError(f"The pointer {pointer} does not hold a JSON object.", _REMEDY)
    return content


def published_build(build_dir: Path) -> PublishedBuild:
    """The published build; one small read and one stat, cheap enough for every rerun of a page.

    Raises:
        BuildMissingError: none is published, or its file is gone.
    """
    content = read_pointer(build_dir)
    try:
        build_id, file = str(content["build_id"]), str(content["file"])
        built_at, demo = datetime.fromisoformat(content["built_at"]), bool(content["demo"])
    except (KeyError, TypeError, ValueError) as error:
        raise BuildMissingError(
            f"The pointer {build_dir / POINTER_NAME} lacks or misstates {error}.", _REMEDY
        ) from error
    path = (build_dir / Path(file).name).resolve()
    if not path.is_file():
        raise BuildMissingError(f"The published build {path.name} is gone from {build_dir}.", _REMEDY)
    return PublishedBuild(build_id, path, built_at, demo, content.get("schema"))


def usable_build(build_dir: Path) -> PublishedBuild:
    """The published build, where this program can ask it.

    Raises:
        BuildMissingError: none is published, or its file is gone.
        BuildOutdatedError: it was made by another version of the program.
    """
    published = published_build(build_dir)
    if published.schema != schema_id():
        raise BuildOutdatedError(published.build_id, demo=published.demo)
    return published
