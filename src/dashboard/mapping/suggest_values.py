"""A first guess at what the cells mean: names, marks, dates and percent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from dashboard.catalog.layout import PeriodStyle
from dashboard.loader.cell_forms import our_period, read_day
from dashboard.loader.raw_sheet import RawSheet, Row
from dashboard.loader.shape_table import Table
from dashboard.mapping import cells
from dashboard.mapping.draft import NOT_USED, SKIPPED, Columns, Shape, Values, period_head
from dashboard.mapping.find_table import end_of_table
from dashboard.mapping.table_texts import Names, above_notes, column_texts, section_texts
from dashboard.mapping.words import is_total, match_indicator, places_of, says_unit

_GAPS: Final = 0.3
"""share of empty cells from which a column is taken for one that says each name once"""
_THOUSANDS_OF: Final = re.compile(r"\(?1\.?000 kr|\bt\.? ?kr|\btkr\b|tusind kr|i tusinder")
_SPACED: Final = re.compile(r"-?\d{1,3}( \d{3})+(,\d+)?")
_DOTTED: Final = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_POINT: Final = re.compile(r"-?\d+\.(\d{1,2}|\d{4,})")
_MISSING_WORDS: Final = frozenset(
    {"i.o.", "io", "n/a", "na", "#n/a", "ikke oplyst", "uoplyst", "–", ".", "…"}
)
_HIDDEN_MARKS: Final = frozenset({"x", "*", "<3", "<4", "<10", "1-4", "skjult", "diskretion"})


def suggest_values(sheet: RawSheet, table: Table, columns: Columns, names: Names) -> Values:
    """What the cells mean: names, marks, dates and percent."""
    heads = {head: place for place, head in enumerate(table.heads) if head}
    end = end_of_table(table.rows)
    rows = table.rows if end is None else above_notes(table.rows)
    place_head = columns.fields.get("geography_id")
    place_texts = _texts(rows, heads.get(place_head or ""))
    if columns.sections:
        place_texts = [text for text in (table.above, *section_texts(rows)) if text]
    indicator_texts = _texts(rows, heads.get(columns.fields.get("indicator_id", "")))
    numbers = number_columns(table, columns)
    marks = _marks(rows, numbers)
    return Values(
        places=_places(place_texts, names),
        indicators=_indicators(indicator_texts, names),
        fill_down=_with_gaps(rows, heads, columns),
        ends_before=end,
        period_style=_period_style(table, columns, rows, heads),
        dates=_dates(_texts(rows, heads.get(columns.fields.get("published_on", "")))),
        percent=_percent(sheet, rows, numbers),
        hidden=None,
        missing=tuple(one for one in marks if _says_missing(one)),
        suppressed=tuple(one for one in marks if one.casefold() in _HIDDEN_MARKS),
        footnote_marks=_footnotes(rows, [*numbers, *_period_columns(columns, heads)]),
        scale=_scale([*table.heads, *indicator_texts]),
        thousands=_thousands(rows, numbers),
    )


def unread_marks(table: Table, columns: Columns) -> tuple[str, ...]:
    """Texts among the figures that are neither numbers nor marks that everybody knows."""
    return _marks(above_notes(table.rows), number_columns(table, columns))


def number_columns(table: Table, columns: Columns) -> tuple[int, ...]:
    """Places of the columns that hold figures."""
    by_field = {head for one, head in columns.fields.items() if one in {"value", "numerator", "denominator"}}
    used = {head for head, use in columns.heads.items() if use != NOT_USED}
    found = []
    for place, head in enumerate(table.heads):
        taken = period_head(head) if columns.shape is Shape.PERIODS else None
        is_period = taken is not None and columns.labels.get(taken.label, NOT_USED) != NOT_USED
        if head in by_field or head in used or is_period:
            found.append(place)
    return tuple(found)


def _texts(rows: Sequence[Row], place: int | None) -> list[str]:
    return [] if place is None else list(dict.fromkeys(column_texts(rows, place)))


def _places(texts: Sequence[str], names: Names) -> dict[str, str]:
    found = places_of([text for text in texts if not is_total(text)], names.places)
    return {text: SKIPPED if is_total(text) else found.get(text, NOT_USED) for text in texts}


def _indicators(texts: Sequence[str], names: Names) -> dict[str, str]:
    """Of two texts that seem to name one indicator, only the one that names its unit is taken for it."""
    found = {text: match_indicator(text, names.indicators) for text in texts}
    uses = {text: match.found_id if match else NOT_USED for text, match in found.items()}
    for text, match in found.items():
        rivals = [one for one in texts if one != text and uses[one] == uses[text] != NOT_USED]
        if match is None or not rivals or match.is_sure:
            continue
        if not says_unit(text, names.indicators[match.found_id].unit):
            uses[text] = NOT_USED
    return uses


def _with_gaps(rows: Sequence[Row], heads: Mapping[str, int], columns: Columns) -> tuple[str, ...]:
    """Columns of names in which a cell below a filled one is empty."""
    found = []
    for one in ("geography_id", "indicator_id", "period", "year"):
        head = columns.fields.get(one)
        if head is None or not rows:
            continue
        place = heads[head]
        whole = [row for row in rows if sum(map(bool, row.cells)) > 1]
        empty = sum(not row.cells[place] for row in whole)
        # A few empty cells belong to totals and the like; they must not take the name above them.
        if rows[0].cells[place] and empty > _GAPS * len(whole):
            found.append(head)
    return tuple(found)


def _period_style(
    table: Table, columns: Columns, rows: Sequence[Row], heads: Mapping[str, int]
) -> PeriodStyle:
    if columns.shape is Shape.PERIODS:
        texts = [one.period for one in map(period_head, table.heads) if one]
    else:
        texts = _texts(rows, heads.get(columns.fields.get("period", "")))
    days = [day for text in texts if (day := read_day(text)) is not None]
    if texts and len(days) == len(texts):
        months = {day.month for day in days}
        if months == {1}:
            return "date_year"
        return "date_quarter" if months <= {1, 4, 7, 10} else "date_month"
    for style in ("danish", "statbank"):
        changed: list[str] = [text for text in texts if our_period(text, style) != text]
        if changed:
            return style
    return "ours"


def _dates(texts: Sequence[str]) -> Literal["ours", "danish", "excel"]:
    if any(cells.is_serial(text) for text in texts):
        return "excel"
    is_danish = any(cells.is_day(text) and not _is_ours(text) for text in texts)
    return "danish" if is_danish else "ours"


def _is_ours(text: str) -> bool:
    return len(text) == 10 and (text[4] == "-" or (text[2] == "-" and text[5] == "-"))


def _percent(
    sheet: RawSheet, rows: Sequence[Row], numbers: Sequence[int]
) -> Literal["fraction", "whole"] | None:
    """Cells shown with a percent sign hold fractions; what else they may be is for a person to say."""
    is_shown = any((row.line, place) in sheet.percent for row in rows for place in numbers)
    return "fraction" if is_shown else None


def _says_missing(mark: str) -> bool:
    return mark.casefold() in _MISSING_WORDS or mark.casefold().startswith(("ingen ", "ikke "))


def _marks(rows: Sequence[Row], numbers: Sequence[int]) -> tuple[str, ...]:
    found = Counter(row.cells[place] for row in rows for place in numbers if row.cells[place])
    return tuple(text for text in found if not cells.is_number(text) and not cells.is_known_mark(text))


def _thousands(rows: Sequence[Row], numbers: Sequence[int]) -> Literal[".", ",", " "] | None:
    """The mark in groups of three, where no number says otherwise."""
    texts = [row.cells[place] for row in rows for place in numbers if row.cells[place]]
    if any(_SPACED.fullmatch(text) for text in texts):
        return " "
    if any(_DOTTED.fullmatch(text) for text in texts):
        return None if any(_POINT.fullmatch(text) for text in texts) else "."
    return None


def _period_columns(columns: Columns, heads: Mapping[str, int]) -> list[int]:
    return [heads[head] for one, head in columns.fields.items() if one in {"period", "year"}]


def _scale(texts: Iterable[str]) -> float:
    """1,000 where a head says that amounts are in thousands."""
    return 1000.0 if any(_THOUSANDS_OF.search(text.casefold()) for text in texts) else 1.0


def _footnotes(rows: Sequence[Row], numbers: Sequence[int]) -> tuple[str, ...]:
    found = (cells.footnote_mark(row.cells[place]) for row in rows for place in numbers)
    return tuple(dict.fromkeys(mark for mark in found if mark))
