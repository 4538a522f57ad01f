"""Step 2: the sheet, and where its heads are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import danish
from dashboard.ui.new_source.chosen_file import ChosenFile
from dashboard.ui.plain_label import plain_label

if TYPE_CHECKING:
    from dashboard.loader.raw_sheet import RawSheet
    from dashboard.mapping.find_table import Found

_ROWS_SHOWN: Final = 14
_COLUMNS_SHOWN: Final = 16
_MOST_LETTERS: Final = 40


def choose(chosen: ChosenFile) -> tuple[RawSheet, Found] | None:
    """The sheet and its heads; None, and why, where it holds nothing."""
    from dashboard.mapping.find_table import Found, find_table

    st.header("2. Find tabellen", anchor=False)
    sheet = _sheet(chosen)
    if not any(any(row.cells) for row in sheet.rows):
        st.html('<p class="write-problem" role="alert">Arket er tomt. Vælg et andet.</p>')
        return None
    guess = find_table(sheet)
    if guess is None:
        st.html(
            '<p class="write-problem">Programmet kan ikke selv finde en tabel på arket. Vælg rækken med '
            "overskrifter.</p>"
        )
        guess = Found(next(row.line for row in sheet.rows if any(row.cells)), 1, heads_fill_right=False)
    key = f"{chosen.key}_{sheet.title}"
    with st.container(horizontal=True, gap="small", key="new_source_heads"):
        first = st.number_input(
            "Overskrifterne begynder i række",
            min_value=1,
            max_value=max(row.line for row in sheet.rows),
            value=guess.header_row,
            key=f"{key}_row",
            width=240,
        )
        count = st.number_input(
            "Antal rækker med overskrifter",
            min_value=1,
            max_value=4,
            value=guess.header_rows,
            key=f"{key}_rows",
            width=240,
        )
    fills = guess.heads_fill_right
    if count > 1:
        fills = st.checkbox(
            "Et tomt felt i den øverste overskrift hører til overskriften til venstre for det",
            value=guess.heads_fill_right,
            key=f"{key}_fills",
        )
    found = Found(int(first), int(count), fills and count > 1)
    st.html(_preview(sheet, found))
    return sheet, found


def _sheet(chosen: ChosenFile) -> RawSheet:
    from dashboard.mapping.find_table import find_table

    sheets = chosen.raw.sheets
    if len(sheets) == 1:
        return sheets[0]
    names = [f"{plain_label(one.title)}{' (skjult)' if one.is_hidden else ''}" for one in sheets]
    visible = [place for place, one in enumerate(sheets) if not one.is_hidden]
    with_table = [place for place in visible if find_table(sheets[place]) is not None]
    place = st.radio(
        "Ark",
        range(len(sheets)),
        format_func=names.__getitem__,
        index=next(iter([*with_table, *visible, 0])),
        key=f"{chosen.key}_sheet",
        horizontal=True,
    )
    return sheets[place]


def _preview(sheet: RawSheet, found: Found) -> str:
    """The first rows as in a spreadsheet, the heads marked."""
    from dashboard.loader.raw_sheet import letters

    shown = [row for row in sheet.rows if row.line >= found.header_row - 3][:_ROWS_SHOWN]
    whole = max((len(row.cells) for row in sheet.rows), default=0)
    width = min(max((len(row.cells) for row in shown), default=0), _COLUMNS_SHOWN)
    heads = range(found.header_row, found.header_row + found.header_rows)
    top = "".join(f'<th scope="col">{letters(column)}</th>' for column in range(width))
    body = "".join(
        f'<tr class="{"heads" if row.line in heads else ""}"><th scope="row">{row.line}</th>'
        f"{_cells(row.cells, width)}</tr>"
        for row in shown
    )
    more = whole - width
    rest = f" og {danish.number(more)} kolonner til" if more > 0 else ""
    return (
        '<div class="table-box"><table class="sheet" aria-label="De første rækker af arket">'
        f'<thead><tr><td></td>{top}</tr></thead><tbody>{body}</tbody></table></div><p class="quiet">'
        f"Arket har {danish.number(len(sheet.rows))} rækker med noget i; her vises de første{rest}. De "
        "mørke rækker er overskrifterne.</p>"
    )


def _cells(cells: Sequence[str], width: int) -> str:
    padded = [*cells, *[""] * (width - len(cells))][:width]
    return "".join(f"<td>{escape(_short(text))}</td>" for text in padded)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]} …"
