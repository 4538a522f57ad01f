"""The stored answers of StatBank as a source like any other: read from disk, never from the network.

All answers are read, oldest first, and a figure becomes a row where it is new or another than before. So what
was known on an earlier date stays known, and a correction is a new row with its own date of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from dashboard.catalog.sources import Source
from dashboard.catalog.statbank import StatbankTable
from dashboard.danish import number
from dashboard.errors import SourceFileError
from dashboard.loader.batch import CELLS
from dashboard.loader.discover import SourceFile
from dashboard.loader.read_layout import Record, Sheet
from dashboard.statbank.answers import Answer, read_answer, stored_answers
from dashboard.statbank.combine import Observation, observations
from dashboard.statbank.errors import StatbankError
from dashboard.statbank.parse import VALUE_HEAD, Cells, parse_cells
from dashboard.statbank.question import question_id
from dashboard.statbank.tableinfo import read_tableinfo


@dataclass(frozen=True)
class StatbankFile:
    """A stored answer that has new or corrected figures."""

    file: SourceFile
    sheet: Sheet
    note: str
    """in Danish"""


@dataclass(frozen=True)
class Stored:
    files: tuple[StatbankFile, ...]
    notes: tuple[str, ...]
    """how old the newest answers are, what is not fetched yet and what is not used: for the command line"""


@dataclass(frozen=True)
class _Read:
    answer: Answer
    name: str
    cells: Cells
    updated: date | None


@dataclass
class _Row:
    observation: Observation
    published_on: date
    is_assumed: bool
    from_answer: int
    """the place of its answer among those of the table"""


@dataclass
class _History:
    """The rows of one table, each figure's in order of publication."""

    rows: dict[tuple[str, str, str], list[_Row]] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)
    """figures an answer, in order of answers"""

    def add(self, read: _Read, found: Iterable[Observation]) -> None:
        place = len(self.seen)
        count = 0
        fetched_on = read.answer.fetched_at.date()
        updated = None if read.updated is None else min(read.updated, fetched_on)
        for observation in found:
            count += 1
            key = (observation.geography_id, observation.indicator_id, observation.period)
            before = self.rows.setdefault(key, [])
            if before and _says_the_same(before[-1].observation, observation):
                continue
            # Of the first answer one cannot know which of its figures its latest update brought.
            row = _Row(observation, updated or fetched_on, place == 0 or updated is None, place)
            if before and row.published_on <= before[-1].published_on:
                row.published_on, row.is_assumed = fetched_on, True
            if before and row.published_on <= before[-1].published_on:
                before.pop()  # of two on one day the later one counts
            before.append(row)
        self.seen.append(count)

    def of_answer(self, place: int) -> list[_Row]:
        found = [row for rows in self.rows.values() for row in rows if row.from_answer == place]
        return sorted(found, key=lambda row: row.observation.line)


def read_statbank(folder: Path, sources: Iterable[Source], now: datetime) -> Stored:
    """Every stored answer to what is declared now.

    Args:
        folder: data/statbank; it need not exist.

    Raises:
        SourceFileError: an answer is damaged, or cannot be read as its table is declared.
    """
    files: list[StatbankFile] = []
    notes: list[str] = []
    for source in sources:
        if source.statbank:
            tables = {table.table: table for table in source.statbank}
            answers = {name: _answers(folder, table, notes) for name, table in tables.items()}
            notes += _age_notes(source, answers, now)
            used = {name for name, table in tables.items() if table.indicators}
            used |= {
                i.denominator_table for t in source.statbank for i in t.indicators if i.denominator_table
            }
            read = {name: [_read(one, tables[name]) for one in answers[name]] for name in sorted(used)}
            for name in sorted(used):
                files += _files(source, tables[name], read, tables, notes)
    return Stored(tuple(files), tuple(notes))


def _answers(folder: Path, table: StatbankTable, notes: list[str]) -> list[Answer]:
    asked = question_id(table)
    stored = stored_answers(folder, table.table)
    same = [one for one in stored if one.slip.question_id == asked]
    if len(same) < len(stored):
        notes.append(
            f"StatBank {table.table}: {len(stored) - len(same)} stored answers are not used: they answer"
            " another question than the one declared now."
        )
    return same


def _age_notes(source: Source, answers: Mapping[str, Sequence[Answer]], now: datetime) -> list[str]:
    lacking = [table for table, found in answers.items() if not found]
    newest = {table: found[-1].fetched_at for table, found in answers.items() if found}
    have = [
        f"{table} {fetched_at.date().isoformat()} ({max((now - fetched_at).days, 0)} days ago)"
        for table, fetched_at in newest.items()
    ]
    notes = [f"StatBank, when last fetched: {', '.join(have)}."] if have else []
    if lacking:
        notes.append(
            f"StatBank: nothing is fetched yet of {', '.join(lacking)} ({source.source_id});"
            " `dashboard fetch` asks for it."
        )
    return notes


def _read(answer: Answer, table: StatbankTable) -> _Read:
    name = f"statbank/{table.table}/{answer.path.name}"
    content, info_content = read_answer(answer, name)
    try:
        info = read_tableinfo(info_content, table.table)
        cells = parse_cells(content, table, info, answer.slip.form)
    except StatbankError as error:
        raise SourceFileError(
            f"{name}: {error.problem}",
            "Remove the answer's three files and run `dashboard fetch`, or put them back from a backup.",
        ) from error
    return _Read(answer, name, cells, info.updated)


def _files(
    source: Source,
    table: StatbankTable,
    read: Mapping[str, Sequence[_Read]],
    tables: Mapping[str, StatbankTable],
    notes: list[str],
) -> list[StatbankFile]:
    history = _History()
    for one in read[table.table]:
        newest = {
            name: answer
            for name, found in read.items()
            if (answer := _newest_until(found, one.answer.fetched_at)) is not None
        }
        then = {name: (tables[name], answer.cells) for name, answer in newest.items()}
        able = tuple(
            i for i in table.indicators if i.denominator_table is None or i.denominator_table in then
        )
        unable = sorted({i.denominator_table for i in table.indicators if i not in able} - {None}, key=str)
        notes += [
            f"{one.name}: not used for rates, since no answer of {name} is stored from then or before."
            for name in unable
        ]
        history.add(one, observations(table.model_copy(update={"indicators": able}), one.cells, then))
    files = []
    for place, one in enumerate(read[table.table]):
        rows = history.of_answer(place)
        if rows:
            others = sorted({i.denominator_table for i in table.indicators if i.denominator_table})
            used = [_newest_until(read[name], one.answer.fetched_at) for name in others]
            files.append(_file(source, one, rows, history.seen[place], [o for o in used if o is not None]))
    return files


def _newest_until(read: Sequence[_Read], moment: datetime) -> _Read | None:
    return next((one for one in reversed(read) if one.answer.fetched_at <= moment), None)


def _file(
    source: Source, read: _Read, rows: Sequence[_Row], seen: int, denominators: Sequence[_Read]
) -> StatbankFile:
    cells = pd.DataFrame([_record(row) for row in rows], columns=list(CELLS), dtype=object)
    slip = read.answer.slip
    sheet = Sheet(
        cells=cells.where(cells.notna(), None),
        lines=tuple(row.observation.line for row in rows),
        bytes=slip.bytes,
        sha256=slip.sha256,
        unmapped_heads=(),
        broken=(),
    )
    note = (
        f"Hentet fra Statistikbanken, tabel {slip.table}. {number(len(rows))} af {number(seen)} tal er nye"
        " eller rettet siden forrige svar."
    ) + "".join(f" Nævneren er fra {one.name} (SHA-256 {one.answer.slip.sha256})." for one in denominators)
    return StatbankFile(SourceFile(read.answer.path, read.name, is_demo=False, source=source), sheet, note)


def _record(row: _Row) -> Record:
    one = row.observation
    return {
        "geography_id": one.geography_id,
        "indicator_id": one.indicator_id,
        "period": one.period,
        "value": one.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "status": one.status,
        "published_on": row.published_on.isoformat(),
        "published_assumed": "true" if row.is_assumed else "false",
        "note": one.note,
        "value_head": VALUE_HEAD,
    }


def _says_the_same(before: Observation, now: Observation) -> bool:
    """Whether only the line, or the words of the note, are others."""
    return replace(before, line=0, note="") == replace(now, line=0, note="")
