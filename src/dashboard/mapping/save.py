"""A described file into use: its description, the file itself, and the proof that both work together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import load_catalog
from dashboard.catalog.sources import Source
from dashboard.errors import CatalogError, DashboardError
from dashboard.loader.discover import discover
from dashboard.mapping.errors import MappingError
from dashboard.mapping.keep_file import KeptFile, keep_file, place_of
from dashboard.mapping.write_source import WrittenSource, add_layout, add_source


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written. `undo` takes all of it back."""

    name: str
    """the file's path below the data folder"""
    kept: KeptFile
    written: WrittenSource | None

    def undo(self) -> None:
        if self.written is not None:
            self.written.undo()
        self.kept.undo()


def suggest_pattern(source: Source, file_name: str, *, is_for_one_file: bool) -> str:
    """A glob below data/raw for files like this one: the next year's too, unless it is said of one alone."""
    place = place_of(Path(), source.source_id, file_name).relative_to("raw")
    if is_for_one_file:
        return literal(place.as_posix())
    whole = f"{source.source_id}/*{place.suffix}"
    below = place.relative_to(".")
    claimed = [one.pattern for one in source.files if _fits(below, one.pattern)]
    if claimed:
        # Another sheet of a workbook that the source reads already.
        return claimed[0]
    if not source.files:
        return whole
    stem = re.sub(r"\d+", "*", literal(place.stem))
    return f"{source.source_id}/{stem}{place.suffix}"


def save_layout(
    data_dir: Path, source: Source, layout: FileLayout, file: Path, *, name: str, who: str, now: datetime
) -> Saved:
    """Keep a file and its description; either both stand afterwards, or nothing is changed.

    Args:
        data_dir: the data folder.
        source: one that exists, or a new one without files.
        layout: its pattern must fit the place that the file is put to.
        file: what was uploaded, or a file that lies below data/raw already.
        name: what the file is called.
        who: stands in a comment of the description.
        now: the same.

    Raises:
        MappingError: it cannot be kept.
        CatalogError: the catalog was not valid before.
    """
    catalog = load_catalog(data_dir, demo=False)
    raw_dir = data_dir / "raw"
    lies_there = file.resolve().is_relative_to(raw_dir.resolve())
    target = file if lies_there else place_of(data_dir, source.source_id, name)
    _refuse_claimed(data_dir, target, source, layout, catalog.sources.values())
    kept = KeptFile(file, is_new=False) if lies_there else keep_file(data_dir, file, target, now)
    written: WrittenSource | None = None
    try:
        remark = f"Beskrevet {now:%Y-%m-%d} af {who}"
        if source.source_id in catalog.sources:
            written = add_layout(data_dir / "sources", source.source_id, layout, remark)
        else:
            described = source.model_copy(update={"files": (layout,)})
            written = add_source(data_dir / "sources", described, remark)
        discover(data_dir, load_catalog(data_dir, demo=False).sources.values(), demo=False)
    except CatalogError as error:
        Saved("", kept, written).undo()
        raise MappingError("invalid", detail=error.problem) from error
    except DashboardError:
        Saved("", kept, written).undo()
        raise
    return Saved(target.relative_to(data_dir).as_posix(), kept, written)


def save_file(
    data_dir: Path, folder: str, pattern: str | None, file: Path, *, name: str, now: datetime, replace: bool
) -> Saved:
    """Keep a file that needs no description: its layout exists, or it is the simple CSV.

    Args:
        data_dir: the data folder.
        folder: below data/raw, "" for data/raw itself.
        pattern: of the layout; None for the simple CSV.
        file: what was uploaded.
        name: what it is called.
        now: names the place of a file that is replaced.
        replace: whether it may take the place of one with the same name.

    Raises:
        MappingError: it cannot be kept.
    """
    target = place_of(data_dir, folder, name)
    shown = target.relative_to(data_dir).as_posix()
    if pattern is not None and not _fits(target.relative_to(data_dir / "raw"), pattern):
        raise MappingError("not_matched", name=shown, pattern=pattern)
    return Saved(shown, keep_file(data_dir, file, target, now, replace=replace), None)


def folder_of(pattern: str) -> str | None:
    """The folder that a pattern's files lie in; None where the pattern leaves it open."""
    folder = PurePosixPath(pattern).parent.as_posix()
    return None if any(mark in folder for mark in "*?[") else folder.removeprefix(".")


def _refuse_claimed(
    data_dir: Path, target: Path, source: Source, layout: FileLayout, sources: Iterable[Source]
) -> None:
    below = target.relative_to(data_dir / "raw")
    shown = target.relative_to(data_dir).as_posix()
    if not _fits(below, layout.pattern):
        raise MappingError("not_matched", name=shown, pattern=layout.pattern)
    for other in sources:
        for claim in other.files:
            same_book = other.source_id == source.source_id and None not in {claim.sheet, layout.sheet}
            if _fits(below, claim.pattern) and not (same_book and claim.sheet != layout.sheet):
                raise MappingError("claimed", name=shown, source_id=other.source_id, pattern=claim.pattern)


def _fits(below: Path, pattern: str) -> bool:
    """Whether `Path.glob` below data/raw would find the file by this pattern."""
    parts, globs = below.as_posix().split("/"), pattern.split("/")
    if "**" in globs:
        return PurePosixPath("/", below).match(pattern.replace("**/", "")) or PurePosixPath(below).match(
            pattern
        )
    return len(parts) == len(globs) and PurePosixPath(below).match(pattern)


def literal(text: str) -> str:
    """A glob that finds this name and no other."""
    return re.sub(r"([*?\[])", r"[\1]", text)
