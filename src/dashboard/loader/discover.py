"""Which files a refresh reads, and by whose description."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.sources import Source
from dashboard.errors import SourceFileError
from dashboard.loader.folder import files_below

FIGURE_SUFFIXES: Final = (".csv", ".xlsx")
OLD_EXCEL_SUFFIXES: Final = (".xls", ".xlsm", ".xlsb", ".ods")
_FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")


@dataclass(frozen=True)
class SourceFile:
    """A file with figures. `source` and `layout` are None for the simple CSV."""

    path: Path
    name: str
    """the path below the data folder, with forward slashes: what people are shown"""
    is_demo: bool
    source: Source | None = None
    layout: FileLayout | None = None


@dataclass(frozen=True)
class Discovery:
    files: tuple[SourceFile, ...]
    ignored: tuple[str, ...]
    """names of files that are no figures, such as a README"""


def discover(data_dir: Path, sources: Iterable[Source], *, demo: bool) -> Discovery:
    """The files below data/raw, and those of data/demo where example figures are wanted, in name order.

    Raises:
        SourceFileError: a file that nobody describes, or that two descriptions claim.
    """
    files: list[SourceFile] = []
    ignored: list[str] = []
    raw_dir, demo_dir = data_dir / "raw", data_dir / "demo"
    claimed: dict[Path, list[tuple[Source, FileLayout]]] = {}
    for source in sources:
        for layout in source.files:
            for path in _matching(raw_dir, layout.pattern, source):
                claimed.setdefault(path, []).append((source, layout))
    found = files_below(raw_dir, data_dir)
    ignored += found.no_files
    for path in found.files:
        name = path.relative_to(data_dir).as_posix()
        claims = claimed.get(path, [])
        if len(claims) > 1 and not _are_sheets_of_one_source(claims):
            owners = ", ".join(source.source_id for source, _ in claims)
            raise SourceFileError(
                f"{name} is described more than once, by {owners}.",
                "Make the patterns in data/sources so narrow that one of them fits each file."
                " Only sheets of one workbook and source may have layouts of their own, each with its sheet.",
            )
        if claims:
            files += [SourceFile(path, name, False, *claim) for claim in claims]
        elif path.suffix.lower() == ".csv":
            files.append(SourceFile(path, name, False))
        elif path.suffix.lower() in (*FIGURE_SUFFIXES, *OLD_EXCEL_SUFFIXES):
            raise SourceFileError(
                f"{name} is an Excel file that no source describes.",
                "Describe it under [[files]] in a file of data/sources, or save it as the simple CSV.",
            )
        else:
            ignored.append(name)
    if demo:
        files += [
            SourceFile(path, path.relative_to(data_dir).as_posix(), True)
            for path in files_below(demo_dir, data_dir).files
            if path.suffix.lower() == ".csv"
        ]
    return Discovery(tuple(files), tuple(ignored))


def _are_sheets_of_one_source(claims: Sequence[tuple[Source, FileLayout]]) -> bool:
    """Whether several layouts read a sheet each of one source's workbook."""
    sheets = {layout.sheet for _, layout in claims if layout.format == "xlsx"}
    return len({source.source_id for source, _ in claims}) == 1 and len(sheets - {None}) == len(claims)


def _matching(raw_dir: Path, pattern: str, source: Source) -> set[Path]:
    """The files that a pattern fits; a Mac writes å as two characters, Windows and Linux as one."""
    try:
        return {path for form in _FORMS for path in raw_dir.glob(unicodedata.normalize(form, pattern))}
    except (ValueError, NotImplementedError, OSError) as error:
        raise SourceFileError(
            f"The pattern {pattern!r} of the source {source.source_id} cannot be used: {error}.",
            "Write a path below data/raw in data/sources, such as 'lbf/*.xlsx'.",
        ) from error
