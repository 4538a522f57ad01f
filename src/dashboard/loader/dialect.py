"""How a simple CSV file is written: its delimiter and its column heads."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.errors import SourceFileError
from dashboard.loader.personal_data import refuse_personal_heads
from dashboard.loader.scan import Encoding, unreadable

REQUIRED: Final = ("geography_id", "indicator_id", "period", "value")
OPTIONAL: Final = (
    "numerator",
    "denominator",
    "status",
    "published_on",
    "source_id",
    "note",
    "unit",
    "averaged_years",
    "published_assumed",
    "confidence",
)
KNOWN: Final = REQUIRED + OPTIONAL
LIST_HEADS: Final = ("geography_id", "list_date", "list_name", "on_list")
_MOST_HEADER_BYTES: Final = 65_536


@dataclass(frozen=True)
class Dialect:
    """`heads` as written in the file but for spaces and case, in file order."""

    delimiter: str
    heads: tuple[str, ...]

    @property
    def is_official_list(self) -> bool:
        return set(LIST_HEADS) <= set(self.heads)

    @property
    def unknown_heads(self) -> tuple[str, ...]:
        return tuple(head for head in self.heads if head not in KNOWN)


def find_dialect(path: Path, name: str, encoding: Encoding) -> Dialect:
    """Read the first line, and take the delimiter under which it holds the most known heads.

    Raises:
        SourceFileError: a head is personal, missing, or stands twice.
    """
    with path.open("rb") as stream:
        start = stream.read(_MOST_HEADER_BYTES)
    text = start.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")
    lines = text.splitlines()
    line = lines[0] if lines else ""
    if len(lines) == 1 and len(start) == _MOST_HEADER_BYTES:
        raise unreadable(name, f"its first line has more than {_MOST_HEADER_BYTES} bytes, or has no end")
    readings = [
        Dialect(
            mark,
            tuple(cell.strip().lower() for cell in next(csv.reader(io.StringIO(line), delimiter=mark), [])),
        )
        for mark in (";", ",", "\t")
    ]
    dialect = max(readings, key=lambda reading: len(set(reading.heads) & {*KNOWN, *LIST_HEADS}))
    if not set(dialect.heads) & {*KNOWN, *LIST_HEADS}:
        dialect = max(readings, key=lambda reading: len(reading.heads))
    refuse_personal_heads(name, dialect.heads)
    if not dialect.is_official_list:
        missing = [head for head in REQUIRED if head not in dialect.heads]
        if missing:
            raise SourceFileError(
                f"{name} lacks the required column {', '.join(missing)}; its first line has the columns"
                f" {', '.join(dialect.heads)}.",
                "Give the file the header geography_id;indicator_id;period;value, or describe its layout in"
                " data/sources.",
            )
    repeated = sorted({head for head in dialect.heads if head and dialect.heads.count(head) > 1})
    if repeated:
        raise SourceFileError(
            f"{name} has the column {', '.join(repeated)} more than once.",
            "Remove the column that should not be read.",
        )
    return dialect
