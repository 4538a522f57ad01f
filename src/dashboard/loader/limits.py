"""How large a source file may be: refused before it is read, not when the memory is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.catalog.whole import Catalog
from dashboard.danish import number
from dashboard.errors import CatalogError
from dashboard.loader.scan import FileScan, unreadable
from dashboard.loader.unsafe_file import UnsafeFileError

_MB: Final = 1_000_000
MOST_PLACES: Final = 65_535
MOST_INDICATORS: Final = 1_023
_MOST_MAP_MB: Final = 50
"""the files of data/geo are read as a whole"""


def refuse_large_catalog(catalog: Catalog) -> None:
    """Raise CatalogError where ids would not fit the number that figures are sorted by (observation.sql)."""
    for found, most, what in (
        (len(catalog.geographies), MOST_PLACES, "places"),
        (len(catalog.indicators), MOST_INDICATORS, "indicators"),
    ):
        if found > most:
            raise CatalogError(
                f"The catalog has {found} {what}; a build holds at most {most}.",
                "Leave out those that have no figures, or make a build each.",
            )


def refuse_large_file(path: Path, name: str, most_mb: int = _MOST_MAP_MB) -> None:
    """Raise UnsafeFileError where a file is larger, SourceFileError where it cannot be looked at."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(name, error.strerror or type(error).__name__) from error
    if size > most_mb * _MB:
        raise UnsafeFileError("too_large", name=name, size=number(-(-size // _MB)), most=number(most_mb))


def refuse_many_lines(scan: FileScan, name: str, most: int) -> None:
    """Raise UnsafeFileError where a text has more lines than are read."""
    if scan.lines > most:
        raise UnsafeFileError("too_many_lines", name=name, lines=number(scan.lines), most=number(most))
