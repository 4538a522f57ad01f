"""Ask for every declared table, and keep each answer that is sound. A faulty one leaves the last in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from dashboard.catalog.sources import Source
from dashboard.catalog.statbank import StatbankTable
from dashboard.errors import DashboardError
from dashboard.statbank.answers import Answer, Slip, sha256_of, store_answer, stored_answers
from dashboard.statbank.client import StatbankClient
from dashboard.statbank.errors import CodeGoneError, RefusedError, ServiceDownError, StatbankError
from dashboard.statbank.parse import parse_cells
from dashboard.statbank.question import Format, data_body, info_body, question_id
from dashboard.statbank.tableinfo import CodesUsed, TableInfo, check_declaration, read_tableinfo


@dataclass(frozen=True)
class Fetched:
    """How it went with one table."""

    source_id: str
    table: str
    answer: Answer | None
    """the newest that is stored to the question as it is declared now, fresh or not"""
    error: DashboardError | None
    """None where the answer is fresh"""
    cells: int = 0
    updated: date | None = None
    is_unreachable: bool = False
    """whether the service could not even be asked for the table's description"""

    def age_days(self, now: datetime) -> int | None:
        """How old the newest stored answer is; None where there is none."""
        return None if self.answer is None else max((now - self.answer.fetched_at).days, 0)


def fetch_tables(
    sources: Iterable[Source],
    client: StatbankClient,
    folder: Path,
    now: datetime,
    told: Callable[[Fetched], None] = lambda _: None,
) -> list[Fetched]:
    """Ask for all tables of the sources, one after the other.

    Once the service cannot be reached, the tables that follow are not asked for.

    Args:
        folder: data/statbank.
        now: noted as the time of every answer of this run.
        told: told of each table as it is done.
    """
    results = []
    is_unreachable = False
    for source in sources:
        for table in source.statbank:
            if is_unreachable:
                result = _failed(source, table, folder, _not_asked(table))
            else:
                result = _fetch_table(source, table, client, folder, now)
                is_unreachable = result.is_unreachable
            results.append(result)
            told(result)
    return results


def newest_answer(folder: Path, table: StatbankTable) -> Answer | None:
    """The newest stored answer to what is declared now."""
    asked = question_id(table)
    return next(
        (a for a in reversed(stored_answers(folder, table.table)) if a.slip.question_id == asked), None
    )


def _not_asked(table: StatbankTable) -> StatbankError:
    return StatbankError(
        f"Table {table.table} was not asked for, since the service cannot be reached.",
        "Run `dashboard fetch` again later; until then the last stored answers are used.",
    )


def _failed(source: Source, table: StatbankTable, folder: Path, error: DashboardError) -> Fetched:
    try:
        last = newest_answer(folder, table)
    except DashboardError:
        last = None  # a refresh names the fault of the stored answer
    return Fetched(source.source_id, table.table, last, error)


def _fetch_table(
    source: Source, table: StatbankTable, client: StatbankClient, folder: Path, now: datetime
) -> Fetched:
    try:
        info_content = client.ask("tableinfo", info_body(table), f"Table {table.table} (tableinfo)")
    except DashboardError as error:
        unreachable = isinstance(error, ServiceDownError) and not error.is_reached
        return replace(_failed(source, table, folder, error), is_unreachable=unreachable)
    try:
        info = read_tableinfo(info_content, table.table)
        form, content = _ask_data(table, info, _codes_used(source, table), client)
        cells = parse_cells(content, table, info, form)
        slip = Slip(
            table=table.table,
            question_id=question_id(table),
            url=client.address("data"),
            body=data_body(table, form),
            form=form,
            fetched_at=now.isoformat(),
            bytes=len(content),
            sha256=sha256_of(content),
            info_sha256=sha256_of(info_content),
        )
        answer = store_answer(folder, slip, content, info_content)
    except DashboardError as error:
        return _failed(source, table, folder, error)
    return Fetched(source.source_id, table.table, answer, None, len(cells.by_key), info.updated)


def _codes_used(source: Source, table: StatbankTable) -> list[CodesUsed]:
    """The codes of a table that indicators take, also those of other tables."""
    named = [(other, one) for other in source.statbank for one in other.indicators]
    parts: list[CodesUsed] = [one.numerator for one in table.indicators]
    return parts + [
        one.denominator
        for other, one in named
        if one.denominator is not None and (one.denominator_table or other.table) == table.table
    ]


def _ask_data(
    table: StatbankTable, info: TableInfo, used: Sequence[CodesUsed], client: StatbankClient
) -> tuple[Format, bytes]:
    """One request; streamed only where the service says that there are too many cells."""
    what = f"Table {table.table}"
    forms: tuple[Format, ...] = ("CSV", "BULK")
    for form in forms:
        check_declaration(table, info, form, used)
        try:
            return form, client.ask("data", data_body(table, form), what)
        except RefusedError as error:
            if form == "CSV" and error.is_too_large:
                continue
            raise next(_gone(table, info, error), error) from error
    raise StatbankError(f"{what} was not asked for.", "This is a fault of the program: report it.")


def _gone(table: StatbankTable, info: TableInfo, error: RefusedError) -> Iterator[StatbankError]:
    """The refusal 'Kan ikke finde værdien: X (VARIABLE)' with the codes that there are."""
    if "kan ikke finde" not in error.message.casefold():
        return
    for code in (table.area, *table.variables, table.time):
        if f"({code.casefold()})" in error.message.casefold():
            known = [f"{value} ({label})" for value, label in info.variables[code].values.items()]
            yield CodeGoneError(table.table, f"variable {code}", [f"what '{error.message}' names"], known)
