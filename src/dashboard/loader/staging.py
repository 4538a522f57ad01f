"""Each file's cells into the table `staged`, typed and judged row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.catalog.load import Catalog
from dashboard.catalog.models import Unit
from dashboard.danish import number
from dashboard.errors import SourceFileError
from dashboard.loader import read_csv
from dashboard.loader.batch import BrokenLine
from dashboard.loader.dialect import Dialect
from dashboard.loader.discover import SourceFile
from dashboard.loader.lines import LineMap
from dashboard.loader.personal_data import refused
from dashboard.loader.queries import sql
from dashboard.loader.raw_sheet import address
from dashboard.loader.read_layout import Places, Sheet, read_layout
from dashboard.loader.reading import Reading
from dashboard.loader.scan import FileScan

NO_SOURCE: Final = "uoplyst"


@dataclass(frozen=True)
class StagedFile:
    """A file whose rows stand in `staged`, from `first_row` on."""

    file_no: int
    file: SourceFile
    bytes: int
    sha256: str
    first_row: int
    rows: int
    broken: tuple[BrokenLine, ...]
    notes: tuple[str, ...]
    """in Danish"""
    sheet_lines: tuple[int, ...] = ()
    """described layouts: the line or sheet row of each row"""
    sheet_places: tuple[Places, ...] = ()
    """workbooks: the columns that each row's cells stand in"""
    text: Path | None = None
    """simple CSV: the text as DuckDB read it"""
    dialect: Dialect | None = None
    scan: FileScan | None = None
    broken_records: tuple[int, ...] = ()

    @property
    def source_id(self) -> str:
        """Whose figures a row holds that does not say it itself."""
        return self.file.source.source_id if self.file.source else NO_SOURCE

    def lines_of(self, places: Sequence[int]) -> list[int]:
        """Physical lines of the rows at these places, counted from 0."""
        if not places:
            return []
        if self.text is None:
            return [self.sheet_lines[place] for place in places]
        return [int(line) for line in self.line_map().of_rows(places)]

    def cell_of(self, place: int, column_name: str | None) -> str | None:
        """Address of the cell of a workbook that a row's fault stands in; None for a text."""
        if not self.sheet_places:
            return None
        places = self.sheet_places[place]
        # A fault of the value is named by the head of its column.
        other = "year" if column_name == "period" else "value"
        column = places.get(column_name or "", places.get(other))
        return None if column is None else address(self.sheet_lines[place], column)

    def line_map(self) -> LineMap:
        """Physical lines of a simple CSV's rows; reads the file once more where lines and rows differ."""
        if self.text is None or self.dialect is None or self.scan is None:
            raise ValueError(f"{self.file.name} is no simple CSV: its rows carry their lines themselves")
        return LineMap(
            self.text,
            self.file.name,
            delimiter=self.dialect.delimiter,
            lines=self.scan.lines,
            rows=self.rows,
            broken=self.broken_records,
        )


class Stager:
    """Stages one file after the other. The build's catalog tables must be filled.

    Args:
        connection: to the new build.
        catalog: whose sources say how they write numbers.
        work_dir: where copies in UTF-8 may be written; the caller removes it.
    """

    def __init__(self, connection: DuckDBPyConnection, catalog: Catalog, work_dir: Path) -> None:
        self._connection = connection
        self._work_dir = work_dir
        self._rows = 0
        self._percent_indicators = frozenset(
            one.indicator_id for one in catalog.indicators.values() if one.unit is Unit.PERCENT
        )
        self.files: list[StagedFile] = []
        _create_vocabulary(connection, catalog)

    def add_simple(self, file: SourceFile, scan: FileScan, dialect: Dialect) -> None:
        """Stage a simple CSV.

        Raises:
            SourceFileError: it is cut off, cannot be read, has no rows, or holds personal data.
        """
        text = read_csv.as_utf8(file.path, scan, self._work_dir)
        try:
            cells = read_csv.incoming(self._connection, text, dialect, trim=scan.has_outer_spaces)
            cells.create_view("incoming")
            rows = self._insert(file, scale=1.0)
        except duckdb.InvalidInputException as error:
            raise read_csv.read_error(file.name, error) from error
        broken = read_csv.broken_records(self._connection, file.name)
        staged = StagedFile(
            file_no=len(self.files),
            file=file,
            bytes=scan.bytes,
            sha256=scan.sha256,
            first_row=self._rows,
            rows=rows,
            broken=(),
            notes=_unused_note(dialect.unknown_heads),
            text=text,
            dialect=dialect,
            scan=scan,
            broken_records=tuple(one.record for one in broken),
        )
        self._refuse_personal(staged)
        if scan.lines != 1 + rows + len(broken):
            # Blank lines, or line ends in cells: count, since DuckDB may pass over what it cannot hold.
            staged.line_map()
        if broken:
            lines = read_csv.broken_lines(
                text, file.name, dialect.delimiter, broken=broken, lines=staged.line_map(), scan=scan
            )
            staged = replace(staged, broken=lines)
        self._keep(staged)

    def add_described(self, file: SourceFile) -> None:
        """Stage a file by its layout in data/sources.

        Raises:
            SourceFileError: it cannot be read so, has no rows, or holds personal data.
        """
        if file.source is None or file.layout is None:
            raise ValueError(f"{file.name} has no layout")
        reading = Reading(file.name, file.source, file.layout, self._percent_indicators)
        sheet = read_layout(file.path, reading)
        notes = (*_unused_note(sheet.unmapped_heads), *_skipped_note(sheet.left_out))
        self.add_sheet(file, sheet, notes=notes, scale=file.layout.scale)

    def add_sheet(
        self, file: SourceFile, sheet: Sheet, *, notes: tuple[str, ...], scale: float = 1.0
    ) -> None:
        """Stage cells that are in our columns already.

        Args:
            notes: said of the file, in Danish.

        Raises:
            SourceFileError: there are no rows, or they hold personal data.
        """
        self._connection.register("incoming", sheet.cells)
        rows = self._insert(file, scale=scale)
        staged = StagedFile(
            file_no=len(self.files),
            file=file,
            bytes=sheet.bytes,
            sha256=sheet.sha256,
            first_row=self._rows,
            rows=rows,
            broken=sheet.broken,
            notes=notes,
            sheet_lines=sheet.lines,
            sheet_places=sheet.places,
        )
        self._refuse_personal(staged)
        self._keep(staged)

    def _insert(self, file: SourceFile, *, scale: float) -> int:
        """Type and judge the cells in the view `incoming`, and drop it; the number of rows."""
        try:
            done = self._connection.execute(
                sql("stage"),
                {
                    "file_no": len(self.files),
                    "is_demo": file.is_demo,
                    "source_id": file.source.source_id if file.source else NO_SOURCE,
                    "scale": scale,
                },
            ).fetchone()
        finally:
            self._connection.execute("DROP VIEW IF EXISTS incoming")
        return int(done[0]) if done else 0

    def _refuse_personal(self, staged: StagedFile) -> None:
        found = self._connection.execute(sql("personal"), {"file_no": staged.file_no}).fetchone()
        if found is not None:
            line = staged.lines_of([int(found[0]) - staged.first_row])[0]
            raise refused(staged.file.name, f"a cell on line {line} looks like a CPR number")

    def _keep(self, staged: StagedFile) -> None:
        if staged.rows == 0 and not staged.broken:
            raise SourceFileError(
                f"{staged.file.name} has column heads but no rows.",
                "Fill it in, or remove it from the folder.",
            )
        self.files.append(staged)
        self._rows += staged.rows


def _create_vocabulary(connection: DuckDBPyConnection, catalog: Catalog) -> None:
    """Create the enumerations, lists and macros that stage.sql uses, and the empty table `staged`."""
    marks = {NO_SOURCE: (None, None)} | {
        source.source_id: (source.decimal, source.thousands) for source in catalog.sources.values()
    }
    means = [
        (source.source_id, indicator_id, years)
        for source in catalog.sources.values()
        for indicator_id, years in source.publishes_means.items()
    ]
    connection.execute(sql("source_rules"))
    connection.executemany(
        "INSERT INTO source_rule VALUES (?, ?, ?)", [(one, *two) for one, two in marks.items()]
    )
    if means:
        connection.executemany("INSERT INTO source_mean VALUES (?, ?, ?)", means)
    connection.execute(sql("vocabulary"))


def _skipped_note(skipped: Sequence[str]) -> tuple[str, ...]:
    if not skipped:
        return ()
    count = "1 række er sprunget" if len(skipped) == 1 else f"{number(len(skipped))} rækker er sprunget"
    named = ", ".join(f"»{text}«" for text in dict.fromkeys(skipped))
    return (f"{count} over, som filens beskrivelse siger: {named}.",)


def _unused_note(heads: Iterable[str]) -> tuple[str, ...]:
    named = ", ".join(dict.fromkeys(head for head in heads if head))
    return (f"Kolonner, der ikke bruges: {named}.",) if named else ()
