"""The parts of the page Indikatorer that compare all indicators."""

from __future__ import annotations

from html import escape
from itertools import groupby

import streamlit as st

from dashboard.analysis.criteria import State
from dashboard.analysis.matrix import Group, MatrixCell, MatrixRow
from dashboard.narrative import figures, trends
from dashboard.narrative import matrix as words
from dashboard.ui import address, cached
from dashboard.ui.frame import View
from dashboard.ui.status_board import PROXY_TAG, STATE_SHAPE
from dashboard.ui.status_page import verdict_notes
from dashboard.ui.tables import Table, download, plain_link


def rows(view: View) -> tuple[MatrixRow, ...]:
    return cached.matrix(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)


def lead(view: View, found: tuple[MatrixRow, ...]) -> None:
    st.title(words.headline(found))
    picture = cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    st.html(
        f'<p class="lead-sub">{verdict_notes(picture)}Rækkerne står efter, hvad der kræver opmærksomhed: '
        "først kriterier over grænsen, så tegn den forkerte vej. Tryk på et tal for at se det over tid.</p>"
    )


def board(view: View, found: tuple[MatrixRow, ...]) -> None:
    """One row an indicator, one column a place; on a phone one card an indicator."""
    st.html(view.remember("matrix_html", make=lambda: _board_html(view, found)))


def _board_html(view: View, found: tuple[MatrixRow, ...]) -> str:
    places = [cell.geography for cell in found[0].cells]
    heads = "".join(f'<th scope="col">{escape(place.short_name)}</th>' for place in places)
    groups = []
    for group, grouped in groupby(found, key=lambda row: row.group):
        rows_of = list(grouped)
        head = f'<th colspan="{len(places) + 1}" scope="colgroup">{words.GROUP_TITLE[group]}</th>'
        body = (
            _names(view, rows_of, len(places) + 1)
            if group is Group.NOTHING
            else "".join(_row(view, row) for row in rows_of)
        )
        groups.append(f'<tbody><tr class="group">{head}</tr>{body}</tbody>')
    return (
        '<div class="matrix-box"><table class="matrix" aria-label="Alle tal, sammenlignet mellem områderne">'
        f'<thead><tr><th scope="col">Tal</th>{heads}</tr></thead>{"".join(groups)}</table></div>'
    )


def _names(view: View, rows_of: list[MatrixRow], columns: int) -> str:
    """Figures that nobody has delivered yet need no row of their own."""
    links = [
        plain_link(
            address.link("indikatorer", view.choice, indikator=row.indicator.indicator_id), row.indicator.name
        )
        for row in rows_of
    ]
    return f'<tr><td class="names" colspan="{columns}">{" · ".join(links)}</td></tr>'


def _row(view: View, row: MatrixRow) -> str:
    indicator = row.indicator
    about = address.link("indikatorer", view.choice, indikator=indicator.indicator_id)
    limit = f'<span class="quiet">grænse: {escape(figures.limit(row.column))}</span>' if row.column else ""
    proxy = f" {PROXY_TAG}" if indicator.proxy_for else ""
    cells = "".join(_cell(view, row, cell) for cell in row.cells)
    return f'<tr><th scope="row">{plain_link(about, indicator.name)}{proxy}{limit}</th>{cells}</tr>'


def _cell(view: View, row: MatrixRow, cell: MatrixCell) -> str:
    indicator = row.indicator
    label = f'<span class="place-name">{escape(cell.geography.short_name)}</span>'
    if not cell.is_known:
        return f'<td>{label}<span class="quiet">ukendt</span></td>'
    area = cell.geography.geography_id if cell.geography.kind == "boligomraade" else None
    about = address.link("indikatorer", view.choice, indikator=indicator.indicator_id, omraade=area)
    value = escape(words.value(cell, indicator))
    marked = f'<span class="example">{value} eks.</span>' if words.is_demo(cell) else value
    number = f'<a class="number" href="{escape(about)}" target="_self">{marked}</a>'
    when = escape(words.period(cell)) + (", gammelt tal" if cell.is_old else "")
    state = cell.judged.state if cell.judged else State.UNKNOWN
    shape = "" if state is State.UNKNOWN else f'<span aria-hidden="true">{STATE_SHAPE[state]}</span> '
    distance = words.distance(cell, row)
    away = f'<span class="state {state}">{shape}{escape(distance)}</span>' if distance else ""
    signal = "signal" if cell.trend and trends.is_signal(cell.trend) else "quiet"
    trend = f'<span class="{signal}">{escape(words.trend(cell, indicator))}</span>' if cell.trend else ""
    return f'<td>{label}<span class="line">{number} <span class="when">{when}</span></span>{away}{trend}</td>'


def table(view: View, found: tuple[MatrixRow, ...]) -> None:
    """The same as rows to download."""
    with st.expander("De samme tal som tabel", key="matrix_table", on_change="rerun") as folded:
        if not folded.open:
            return
        content = view.remember("matrix_table", make=lambda: as_table(found))
        st.html(content.html("Alle tal, sammenlignet mellem områderne"))
        download(content, f"sammenligning_{view.choice.as_of.isoformat()}.csv")


def as_table(found: tuple[MatrixRow, ...]) -> Table:
    return Table(
        heads=(
            "Hvorfor her",
            "Tal",
            "Sted",
            "Værdi",
            "Periode",
            "Afstand",
            "Kriteriet er",
            "Udvikling",
            "Gammelt tal",
            "Eksempeltal",
        ),
        rows=tuple(
            (
                words.GROUP_TITLE[row.group],
                row.indicator.name,
                cell.geography.name,
                words.value(cell, row.indicator),
                words.period(cell),
                words.distance(cell, row),
                figures.STATE_WORD[cell.judged.state] if cell.judged else "",
                words.trend(cell, row.indicator),
                "ja" if cell.is_old else "nej",
                ("ja" if words.is_demo(cell) else "nej") if cell.is_known else "",
            )
            for row in found
            for cell in row.cells
        ),
        numeric=("Værdi",),
    )
