"""`dashboard new-source`: a file that nobody has described, looked at, drafted, tried and saved."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.catalog.draft import catalog_error
from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import Catalog, load_catalog
from dashboard.catalog.read import Reader
from dashboard.catalog.sources import Source
from dashboard.errors import DashboardError
from dashboard.loader.limits import refuse_large_file
from dashboard.loader.raw_sheet import RawFile, RawSheet, letters
from dashboard.loader.read_text import read_text
from dashboard.loader.read_workbook import read_workbook
from dashboard.mapping.draft import Draft
from dashboard.mapping.errors import MappingError
from dashboard.mapping.find_table import find_table
from dashboard.mapping.save import save_layout, suggest_pattern
from dashboard.mapping.suggest import plain_table, suggest
from dashboard.mapping.table_texts import Names
from dashboard.mapping.trial import Trial, try_layout
from dashboard.mapping.write_source import source_text
from dashboard.settings import Settings

_ROWS_SHOWN: Final = 12
_COLUMNS_SHOWN: Final = 10
_CELL_WIDTH: Final = 14
_REJECTED_SHOWN: Final = 20
_NEW_ID: Final = "ny_kilde"
_PLACEHOLDER: Final = "skal udfyldes"
"""stands in a draft for what the page Data og kilder says of a source"""


def run(arguments: argparse.Namespace) -> None:
    """Draft a description of a file, or try and save one that was drafted.

    Raises:
        DashboardError: the file or the draft cannot be used; nothing was changed.
    """
    settings, file = Settings(), Path(arguments.file)
    if not file.is_file():
        raise MappingError("gone", path=file)
    catalog = load_catalog(settings.data_dir, demo=False)
    draft = Path(arguments.draft or f"{file.stem}.toml")
    is_first = not draft.exists()
    if is_first:
        _draft(settings, file, draft, catalog, arguments)
    source, layout = _read_draft(draft, catalog)
    trial = try_layout(file, file.name, source, layout, catalog)
    saved: str | None = None
    if arguments.save:
        if trial.problem is not None:
            raise trial.problem
        if not trial.kept:
            raise MappingError("nothing", name=file.name)
        if _PLACEHOLDER in {source.name, source.publisher, source.what, source.how_it_comes}:
            raise MappingError("placeholder", path=draft)
        saved = save_layout(
            settings.data_dir,
            source,
            layout,
            file,
            name=file.name,
            who=arguments.by,
            now=datetime.now(UTC),
        ).name
    if arguments.json:
        print(json.dumps(_as_json(draft, trial, saved), ensure_ascii=False, indent=2, default=str))
    else:
        print(_as_text(draft, trial, saved, is_first=is_first))


def _draft(
    settings: Settings, file: Path, draft: Path, catalog: Catalog, arguments: argparse.Namespace
) -> None:
    """Look at the file and write what it seems to hold. What is shown goes to stderr, where it is JSON."""
    raw = _read(settings, file)
    out = sys.stderr if arguments.json else sys.stdout
    names = Names(catalog.geographies, catalog.indicators)
    sheet = _sheet(raw, arguments.sheet, file.name)
    print(_look(raw, sheet), file=out)
    file_format: Any = "csv" if sheet.title == "" else "xlsx"
    guess = suggest(sheet, file_format, names, file_name=file.stem)
    if guess is None:
        raise MappingError("no_table", name=file.name, sheet=sheet.title, sheet_da=sheet.title or file.name)
    source = catalog.sources.get(arguments.id) or Source(
        source_id=arguments.id or _NEW_ID,
        name=_PLACEHOLDER,
        publisher=_PLACEHOLDER,
        what=_PLACEHOLDER,
        how_it_comes=_PLACEHOLDER,
    )
    layout = _layout(guess, sheet, source, file)
    text = source_text(source.model_copy(update={"files": (layout,)}), "Draft; correct what is wrong.")
    questions = "".join(f"# {line}\n" for line in _questions(guess))
    draft.write_text(text + questions, encoding="utf-8")


def _layout(guess: Draft, sheet: RawSheet, source: Source, file: Path) -> FileLayout:
    is_for_one_file = bool({"published_on", "period"} & set(guess.fixed))
    pattern = suggest_pattern(source, file.name, is_for_one_file=is_for_one_file)
    return guess.layout(pattern, plain_table(sheet, guess.found, guess.format).heads)


def _questions(guess: Draft) -> list[str]:
    """What the draft leaves open, as comments."""
    lines = []
    if guess.lacking:
        lines.append(f"Not found: {', '.join(guess.lacking)}. Say it under columns, fixed or wide.")
    unknown = [text for text, use in guess.values.places.items() if not use]
    if unknown:
        lines.append(f"Names of no place: {', '.join(unknown)}. Give their ids in codes.geography_id.")
    unknown = [text for text, use in guess.values.indicators.items() if not use]
    if unknown:
        lines.append(f"Names of no indicator: {', '.join(unknown)}. Give their ids in codes.indicator_id.")
    if guess.values.percent is None:
        lines.append('percent = "fraction" where 0,42 means 42 %, "whole" where 42 does.')
    if "published_on" not in {*guess.columns.fields, *guess.fixed}:
        lines.append('fixed.published_on = "2021-10-01" where the day of publication is known.')
    return lines


def _read_draft(draft: Path, catalog: Catalog) -> tuple[Source, FileLayout]:
    reader = Reader(draft.parent)
    content = reader.content(draft)
    if reader.problems:
        raise catalog_error(reader.problems)
    placed = reader.entry(draft.name, content, Source)
    if placed is None:
        raise catalog_error(reader.problems)
    if len(placed.entry.files) != 1:
        raise catalog_error(
            [f"{draft.name}: a draft has one [[files]]; this one has {len(placed.entry.files)}"]
        )
    layout = placed.entry.files[0]
    known = catalog.sources.get(placed.entry.source_id)
    return known or placed.entry.model_copy(update={"files": ()}), layout


def _read(settings: Settings, file: Path) -> RawFile:
    refuse_large_file(file, file.name, settings.max_file_mb)
    if file.suffix.lower() == ".csv":
        return read_text(file, file.name)
    return read_workbook(file, file.name, decimal=",")


def _sheet(raw: RawFile, wanted: str | None, name: str) -> RawSheet:
    titles = [one.title for one in raw.sheets]
    if wanted is not None:
        if wanted not in titles:
            raise MappingError("no_such_sheet", name=name, sheet=wanted, found=", ".join(titles))
        return raw.sheets[titles.index(wanted)]
    visible = [one for one in raw.sheets if not one.is_hidden]
    return next((one for one in visible if find_table(one)), visible[0] if visible else raw.sheets[0])


def _look(raw: RawFile, sheet: RawSheet) -> str:
    """The sheets, and the first rows of one as in a spreadsheet."""
    lines = [
        f"Sheet {one.title!r}{' (hidden)' if one.is_hidden else ''}: {len(one.rows)} rows"
        for one in raw.sheets
        if one.title
    ]
    shown = sheet.rows[:_ROWS_SHOWN]
    width = min(max((len(row.cells) for row in shown), default=0), _COLUMNS_SHOWN)
    lines.append(f"The first rows{f' of {sheet.title!r}' if sheet.title else ''}:")
    lines.append("      " + " ".join(letters(column).ljust(_CELL_WIDTH) for column in range(width)).rstrip())
    lines += [f"{row.line:>5} {_cells(row.cells, width)}" for row in shown]
    return "\n".join(lines)


def _cells(cells: Sequence[str], width: int) -> str:
    padded = [*cells, *[""] * (width - len(cells))][:width]
    return " ".join(" ".join(text.split())[:_CELL_WIDTH].ljust(_CELL_WIDTH) for text in padded).rstrip()


def _as_text(draft: Path, trial: Trial, saved: str | None, *, is_first: bool) -> str:
    lines = [f"Draft written to {draft}." if is_first else f"As drafted in {draft}:"]
    if trial.problem is not None:
        lines.append(f"Would be refused: {trial.problem}")
    lines.append(f"{trial.kept} rows would be loaded, {len(trial.rejected)} rejected.")
    lines += [
        f"  {one.indicator_id} of {one.geography_id}: {one.rows}, {one.first_period} to {one.last_period}"
        for one in trial.series
    ]
    lines += [
        f"Rejected: {row.place}, {row.column_name or 'the whole line'} {row.value or ''!r}: {row.reason}"
        for row in trial.rejected[:_REJECTED_SHOWN]
    ]
    if len(trial.rejected) > _REJECTED_SHOWN:
        lines.append(f"... and {len(trial.rejected) - _REJECTED_SHOWN} more; --json lists them all.")
    if saved is None:
        lines.append("Nothing is saved. Correct the draft and run this again; --save takes it into use.")
    else:
        lines.append(f"Saved as data/{saved}. Now: dashboard refresh --hold")
    return "\n".join(lines)


def _as_json(draft: Path, trial: Trial, saved: str | None) -> dict[str, Any]:
    problem: DashboardError | None = trial.problem
    return {
        "draft": str(draft),
        "saved": saved,
        "kept": trial.kept,
        "series": [one._asdict() for one in trial.series],
        "rows": [one._asdict() for one in trial.rows],
        "rejected_rows": [row._asdict() for row in trial.rejected],
        "problem": problem.problem if problem else None,
        "remedy": problem.remedy if problem else None,
    }
