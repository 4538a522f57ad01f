"""A focus area's indicators: gauges and trend in each area, core and contributing ones apart."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.analysis.criteria import State
from dashboard.analysis.focus_board import GaugeCell, GaugeRow
from dashboard.charts.gauge import gauge
from dashboard.charts.marks import gauge_marks
from dashboard.narrative import effort as effort_words
from dashboard.narrative import figures, trends
from dashboard.narrative import matrix as words
from dashboard.ui import address, effort_data, journal, notes
from dashboard.ui.frame import View
from dashboard.ui.status_board import PROXY_TAG, STATE_SHAPE, legend
from dashboard.ui.tables import breakable, plain_link


def core(view: View) -> None:
    """The slow figures that say how the areas are."""
    _section(view, "core", effort_words.CORE_TITLE, effort_words.CORE_MEANS)


def contributing(view: View) -> None:
    """The fast ones that say what the initiatives do."""
    _section(view, "contributing", effort_words.CONTRIBUTING_TITLE, effort_words.CONTRIBUTING_MEANS)


def _section(view: View, part: str, title: str, means: str) -> None:
    area = view.choice.focus_area
    if area is None:
        return
    found = effort_data.board(view, area.focus_area_id)
    rows = found.core if part == "core" else found.contributing
    st.header(title, anchor=False)
    if not rows:
        st.html(f'<p class="quiet">{escape(effort_words.NO_CONTRIBUTING)}</p>')
        return
    stamp = journal.what_stands(view).stamp
    drawn = view.remember("focus_figures", stamp, area.focus_area_id, part, make=lambda: _board(view, rows))
    closing = legend(view.basis.programme.target_year) if part == "core" else ""
    st.markdown(f'<p class="quiet">{escape(means)}</p>{drawn}{closing}', unsafe_allow_html=True)


def _board(view: View, rows: tuple[GaugeRow, ...]) -> str:
    known = [row for row in rows if any(gauge.value is not None for gauge in row.cells)]
    empty = [row for row in rows if row not in known]
    body = "".join(_row(view, row) for row in known)
    places = [gauge.cell.geography for gauge in rows[0].cells]
    heads = "".join(
        f'<div class="head"><strong>{escape(place.short_name)}</strong></div>' for place in places
    )
    board = (
        f'<div class="board indicators" style="--criteria:{len(places)}">'
        f'<div class="row head-row"><div class="head"><strong>Tal</strong></div>{heads}</div>{body}</div>'
        if known
        else ""
    )
    if not empty:
        return board
    links = " · ".join(plain_link(_about(view, row, None), row.indicator.name) for row in empty)
    return f'{board}<p class="quiet">Endnu uden tal; de vises, når kilderne har leveret dem: {links}</p>'


def _row(view: View, row: GaugeRow) -> str:
    indicator = row.indicator
    limit = f'<p class="quiet">grænse: {escape(figures.limit(row.row.column))}</p>' if row.row.column else ""
    proxy = f" {PROXY_TAG}" if indicator.proxy_for else ""
    own_axis = '<p class="quiet">de fire samlet har sin egen akse</p>' if row.sum_has_own_axis else ""
    cells = "".join(_cell(view, row, one) for one in row.cells)
    name = plain_link(_about(view, row, None), indicator.name)
    return (
        f'<div class="row"><div class="place"><div class="name" role="heading" aria-level="3">'
        f"{name}{proxy}</div>{limit}{own_axis}</div>{cells}</div>"
    )


def _cell(view: View, row: GaugeRow, shown: GaugeCell) -> str:
    place, indicator = shown.cell.geography, row.indicator
    label = f'<span class="criterion-name">{breakable(place.name)}</span>'
    if shown.value is None:
        return f'<div class="cell">{label}<p class="missing">ukendt</p></div>'
    area = place.geography_id if place.kind == "boligomraade" else None
    value = escape(words.value(shown.cell, indicator))
    marked = f'<span class="example">{value} eks.</span>' if shown.is_demo else value
    state = ""
    if shown.state is not State.UNKNOWN:
        shape = f'<span aria-hidden="true">{STATE_SHAPE[shown.state]}</span>'
        state = f'<span class="state {shown.state}">{shape} {figures.STATE_WORD[shown.state]}</span>'
    old = ", gammelt tal" if shown.cell.is_old else ""
    marks = gauge_marks(
        shown,
        axis_end=shown.axis_end,
        value=shown.value,
        is_demo=shown.is_demo,
        threshold=shown.threshold,
    )
    drawn = gauge(marks, _spoken(row, shown))
    return (
        f'<div class="cell">{label}<a class="numeral" href="{escape(_about(view, row, area))}" '
        f'target="_self">{marked}</a> {state}{drawn}'
        f'<p class="meta">{escape(words.period(shown.cell))}{old}</p>'
        f"{_trend(row, shown)}{_target(row, shown)}"
        f"{notes.marker_of(view, notes.stories(view), indicator.indicator_id, place.geography_id)}</div>"
    )


def _trend(row: GaugeRow, shown: GaugeCell) -> str:
    state = shown.cell.trend
    if state is None:
        return ""
    strong = " strong" if trends.is_signal(state) else ""
    example = '&nbsp;<span class="example">eks.</span>' if state.is_demo else ""
    return f'<p class="meta trend{strong}">{escape(words.trend(shown.cell, row.indicator))}{example}</p>'


def _target(row: GaugeRow, shown: GaugeCell) -> str:
    target = shown.cell.target
    if target is None:
        return ""
    if target.value is None:
        return f'<p class="meta">mål {target.target_year}: ikke fastsat</p>'
    amount = escape(figures.amount(target.value, row.indicator))
    marked = f'<span class="example">{amount} eks.</span>' if shown.target_is_demo else amount
    return f'<p class="meta">mål {target.target_year}: {marked}</p>'


def _spoken(row: GaugeRow, shown: GaugeCell) -> str:
    """The gauge's meaning as text."""
    example = ", eksempeltal" if shown.is_demo else ""
    parts = [
        f"{shown.cell.geography.name}, {row.indicator.name}: {words.value(shown.cell, row.indicator)} "
        f"({words.period(shown.cell)}{example})."
    ]
    if row.row.column is not None:
        parts.append(f"Grænse: {figures.limit(row.row.column)}.")
    if shown.target is not None and shown.cell.target is not None:
        mark = " (eksempel)" if shown.target_is_demo else ""
        parts.append(
            f"Mål {shown.cell.target.target_year}: {figures.amount(shown.target, row.indicator)}{mark}."
        )
    if shown.cell.trend is not None:
        parts.append(f"Udvikling: {words.trend(shown.cell, row.indicator)}.")
    return " ".join(parts)


def _about(view: View, row: GaugeRow, area: str | None) -> str:
    return address.link("indikatorer", view.choice, indikator=row.indicator.indicator_id, omraade=area)
