"""A CSV file in a layout of its own as a raw sheet, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from dashboard.loader.layout_refused import LayoutRefusedError
from dashboard.loader.raw_sheet import RawFile, RawSheet, Row, one_kind_of_space
from dashboard.loader.scan import scan_text, unreadable

MOST_LINES: Final = 1_000_000
"""a described file is held in memory; the simple CSV is not, and may be larger"""
_MOST_CELLS: Final = 5_000_000
_DELIMITERS: Final = (";", ",", "\t", "|")
_LOOKED_AT: Final = 40


def read_text(
    path: Path,
    name: str,
    *,
    delimiter: str | None = None,
    encoding: Literal["utf-8", "cp1252"] | None = None,
) -> RawFile:
    """Read a CSV file; where no delimiter is given, it is the one that cuts the first lines most alike.

    Raises:
        SourceFileError: the file is not text, is cut off, or has too many lines.
    """
    scan = scan_text(path, name, encoding)
    text_encoding = "utf-8-sig" if scan.encoding == "utf-8" else scan.encoding
    if delimiter is None:
        with path.open(encoding=text_encoding, newline="") as stream:
            delimiter = _find_delimiter([line for line in islice(stream, _LOOKED_AT) if line.strip()])
    rows = tuple(_rows(path, name, text_encoding, delimiter))
    return RawFile((RawSheet("", rows),), scan.bytes, scan.sha256)


def _find_delimiter(lines: list[str]) -> str:
    """The delimiter that most lines have as often as their neighbours, and often."""

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=lambda count: (count > 0, counts.count(count), count), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=agreement)


def _rows(path: Path, name: str, encoding: str, delimiter: str) -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        before = cells_read = 0
        try:
            for cells in reader:
                yield Row(before + 1, tuple(one_kind_of_space(cell) for cell in cells))
                before = reader.line_num
                cells_read += len(cells)
                if before > MOST_LINES or cells_read > _MOST_CELLS:
                    raise LayoutRefusedError(
                        "too_large", name=name, most=f"{MOST_LINES:,}".replace(",", "."), where=path.name
                    )
        except csv.Error as error:
            raise unreadable(name, f"near line {reader.line_num}: {error}") from error
