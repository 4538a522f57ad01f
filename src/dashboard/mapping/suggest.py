"""A first guess at a whole sheet. Every guess is shown to a person, who decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from dashboard.catalog.layout import FileField, FileLayout
from dashboard.loader.raw_sheet import RawSheet
from dashboard.loader.shape_table import Table, shape_table
from dashboard.mapping.draft import Columns, Draft, Shape
from dashboard.mapping.find_table import Found, find_table
from dashboard.mapping.suggest_columns import suggest_columns
from dashboard.mapping.suggest_values import suggest_values
from dashboard.mapping.table_texts import Names
from dashboard.mapping.words import match_indicator


def plain_table(sheet: RawSheet, found: Found, file_format: Literal["csv", "xlsx"]) -> Table:
    """Heads and rows as they stand, before anything is declared of them.

    Raises:
        LayoutRefusedError: the rows of heads are none.
    """
    layout = FileLayout(
        pattern="*",
        format=file_format,
        header_row=found.header_row,
        header_rows=found.header_rows,
        heads_fill_right=found.heads_fill_right,
        hidden="read",
    )
    return shape_table(sheet, layout, sheet.title)


def suggest(
    sheet: RawSheet,
    file_format: Literal["csv", "xlsx"],
    names: Names,
    *,
    file_name: str = "",
) -> Draft | None:
    """A draft of a sheet; None where it holds no table.

    Args:
        sheet: as read.
        file_format: of its file.
        names: what the catalog knows.
        file_name: which may name the indicator.
    """
    found = find_table(sheet)
    if found is None:
        return None
    table = plain_table(sheet, found, file_format)
    columns = suggest_columns(table, names)
    title = [cell for row in sheet.rows if row.line < found.header_row for cell in row.cells if cell]
    fixed = suggest_fixed(columns, [*title, sheet.title, file_name], names)
    values = suggest_values(sheet, table, columns, names)
    is_only = sheet.title == ""
    return Draft(file_format, None if is_only else sheet.title, found, columns, values, fixed)


def suggest_fixed(columns: Columns, titles: Iterable[str], names: Names) -> dict[FileField, str]:
    """The indicator and the year that the titles name, where no column does."""
    texts = list(titles)
    found: dict[FileField, str] = {}
    named = columns.shape is Shape.INDICATORS or "indicator_id" in columns.fields
    if not named and not any(use in names.indicators for use in columns.labels.values()):
        heads = [columns.fields["value"]] if "value" in columns.fields else []
        matches = (match_indicator(text, names.indicators) for text in (*texts, *heads))
        match = next((one for one in matches if one), None)
        if match is not None:
            found["indicator_id"] = match.found_id
    has_period = columns.shape is Shape.PERIODS or {"period", "year"} & set(columns.fields)
    if not has_period and (year := _year_of(texts)) is not None:
        found["period"] = year
    return found


def _year_of(titles: Iterable[str]) -> str | None:
    """The one year that a sheet's name or the lines above its table speak of."""
    years = {year for text in titles for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}
    return years.pop() if len(years) == 1 else None
