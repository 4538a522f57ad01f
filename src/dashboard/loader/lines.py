"""The physical line of a row, for the files where someone needs it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.loader.scan import unreadable

Lines = npt.NDArray[np.int64]


class LineMap:
    """From a row's place among the rows that DuckDB read to its physical line, counted from 1.

    DuckDB numbers the records of a file, blank ones too, and reads those that are neither blank nor broken.

    Args:
        path: the text as DuckDB read it, in UTF-8.
        name: what people are shown.
        delimiter: between cells.
        lines: physical lines of the file.
        rows: rows that DuckDB read.
        broken: record numbers that it could not read; the header is record 1.

    Raises:
        SourceFileError: the file's rows cannot be followed.
    """

    def __init__(
        self, path: Path, name: str, *, delimiter: str, lines: int, rows: int, broken: Sequence[int]
    ) -> None:
        self._broken = np.asarray(sorted(set(broken)), dtype=np.int64)
        if lines == 1 + rows + len(self._broken):
            # Every record is one line: no blank lines, and no line ends inside quotation marks.
            self._starts: Lines = np.arange(1, lines + 1, dtype=np.int64)
            blank = np.zeros(lines, dtype=np.bool_)
        else:
            self._starts, blank = _record_starts(path, delimiter)
        readable = ~blank
        readable[0] = False
        readable[self._broken[self._broken <= len(readable)] - 1] = False
        self._row_lines: Lines = self._starts[readable]
        if len(self._row_lines) != rows:
            raise unreadable(name, "its quotation marks do not tell where its rows begin and end")

    def of_rows(self, places: Sequence[int] | Lines) -> Lines:
        """Lines of the rows at these places, counted from 0."""
        return self._row_lines[np.asarray(places, dtype=np.int64)]

    def of_record(self, number: int) -> int:
        """Line on which a record starts."""
        return int(self._starts[number - 1])

    @property
    def records(self) -> int:
        return len(self._starts)


def _record_starts(path: Path, delimiter: str) -> tuple[Lines, npt.NDArray[np.bool_]]:
    starts, blank = [], []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        before = 0
        csv.field_size_limit(2**31 - 1)
        for cells in reader:
            starts.append(before + 1)
            blank.append(not cells)
            before = reader.line_num
    return np.asarray(starts, dtype=np.int64), np.asarray(blank, dtype=np.bool_)
