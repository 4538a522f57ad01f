"""Files that are described already, and those that lie in data/raw and are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.sources import Source
from dashboard.errors import DashboardError
from dashboard.loader.dialect import find_dialect
from dashboard.loader.discover import FIGURE_SUFFIXES
from dashboard.loader.raw_sheet import RawFile
from dashboard.loader.read_layout import map_sheet
from dashboard.loader.reading import Reading
from dashboard.loader.scan import scan_text


class Known(NamedTuple):
    """A description that a file fits."""

    source: Source
    layout: FileLayout


def fitting(raw: RawFile, name: str, sources: Iterable[Source]) -> tuple[Known, ...]:
    """The descriptions by which the file can be read whole.

    Args:
        raw: the file, with all its sheets.
        name: what people are shown.
        sources: those of the catalog.
    """
    found = []
    for source in sources:
        for layout in source.files:
            is_text = raw.sheets[0].title == ""
            if (layout.format == "csv") is not is_text:
                continue
            sheet = next((one for one in raw.sheets if layout.sheet in {None, one.title}), None)
            if sheet is None:
                continue
            try:
                read = map_sheet(raw, sheet, Reading(name, source, layout))
            except DashboardError:
                continue
            if len(read.cells):
                found.append(Known(source, layout))
    return tuple(found)


def is_simple(path: Path, name: str) -> bool:
    """Whether a file is the simple CSV, or a list of the ministry, which need no description."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        find_dialect(path, name, scan_text(path, name).encoding)
    except DashboardError:
        return False
    return True


def undescribed(data_dir: Path, sources: Mapping[str, Source]) -> tuple[Path, ...]:
    """Files of figures below data/raw that a refresh would stop at, since no source describes them."""
    raw_dir = data_dir / "raw"
    described = {
        path
        for source in sources.values()
        for layout in source.files
        for path in raw_dir.glob(layout.pattern)
    }
    found = []
    for path in sorted(raw_dir.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith((".", "~$")):
            continue
        is_read = path in described or is_simple(path, path.name)
        if path.suffix.lower() in FIGURE_SUFFIXES and not is_read:
            found.append(path)
    return tuple(found)
