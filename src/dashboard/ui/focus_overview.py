"""The five focus areas as an overview, the matrix of initiatives and areas, and the principle of 80/20."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import danish
from dashboard.analysis.effort import Balance, FocusNow, InitiativeNow, Reached
from dashboard.analysis.effort import balance as weigh
from dashboard.analysis.focus_board import GaugeRow, signs
from dashboard.narrative import effort as words
from dashboard.narrative import trends
from dashboard.store import questions
from dashboard.store.records import Staffing
from dashboard.ui import address, effort_data
from dashboard.ui.effort_data import Effort
from dashboard.ui.focus_page import kind_html, status_html
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.tables import html_table, plain_link

_MOST_SIGNS = 3
_SMALL_EXAMPLE = ' <span class="example">eks.</span>'


def lead(effort: Effort) -> None:
    st.title(words.overview_headline(effort.areas))
    example = f"{EXAMPLE_TAG} " if effort.rests_on_demo else ""
    st.html(f'<p class="lead-sub">{example}{escape(words.NOT_AN_EFFECT)}</p>')


def board(view: View, effort: Effort) -> None:
    """One row a focus area; on a phone one card."""
    st.html(view.remember("focus_overview", effort.stamp, make=lambda: _board_html(view, effort)))


def _board_html(view: View, effort: Effort) -> str:
    heads = ("Indsatsområde", "Kernetal", "Indsatsernes egne tal", "Indsatser", "Milepæle")
    head = "".join(f'<div class="head"><strong>{text}</strong></div>' for text in heads)
    rows = "".join(_row(view, area, heads) for area in effort.areas)
    return f'<div class="focus-board"><div class="row head-row">{head}</div>{rows}</div>'


def _row(view: View, area: FocusNow, heads: tuple[str, ...]) -> str:
    one = area.focus_area
    about = address.link("indsatsomraader", view.choice, indsatsomraade=one.focus_area_id)
    found = effort_data.board(view, one.focus_area_id)
    updated = effort_data.updated(view, area)
    cells = (
        f'<div class="name" role="heading" aria-level="2">{plain_link(about, one.name)}</div>'
        f"<p>{escape(one.aim)}</p>"
        f'<p class="quiet">{escape(words.updated(updated.word, updated.figures))}</p>',
        _signs_html(view, found.core),
        _signs_html(view, found.contributing),
        _statuses_html(area),
        _milestones_html(area),
    )
    made = "".join(
        f'<div class="cell"><span class="cell-name">{"" if place == 0 else head}</span>{cell}</div>'
        for place, (head, cell) in enumerate(zip(heads, cells, strict=True))
    )
    return f'<div class="row">{made}</div>'


def _signs_html(view: View, rows: tuple[GaugeRow, ...]) -> str:
    found = signs(rows)
    known = sum(any(gauge.value is not None for gauge in row.cells) for row in rows)
    if not found:
        return f'<p class="quiet">{escape(words.no_signs(known, len(rows)))}</p>'
    items = []
    for sign in found[:_MOST_SIGNS]:
        about = address.link("indikatorer", view.choice, indikator=sign.indicator.indicator_id)
        items.append(
            f'<p class="sign"><span aria-hidden="true">{trends.mark(sign.trend)}</span> '
            f"{plain_link(about, sign.indicator.name)}: {escape(words.sign(sign))}"
            f"{_SMALL_EXAMPLE if sign.is_demo else ''}</p>"
        )
    more = len(found) - _MOST_SIGNS
    if more > 0:
        items.append(f'<p class="quiet">og {more} tegn mere</p>')
    return "".join(items)


def _statuses_html(area: FocusNow) -> str:
    examples = {one.status for one in area.initiatives if one.is_demo}
    return "".join(
        f'<p><span aria-hidden="true">{words.STATUS_SHAPE[status]}</span> '
        f"{number} {words.STATUS_WORD[status]}{_SMALL_EXAMPLE if status in examples else ''}</p>"
        for status, number in words.counts(area)
    )


def _milestones_html(area: FocusNow) -> str:
    missed = "".join(
        f'<p><span class="missed">✕ {escape(one.milestone.name)}</span> '
        f'<span class="quiet">{escape(words.milestone_when(one))}</span>'
        f"{_SMALL_EXAMPLE if one.is_demo else ''}</p>"
        for one in area.reached(Reached.MISSED)
    )
    example = _SMALL_EXAMPLE if any(one.is_demo for one in area.milestones) else ""
    return f'{missed}<p class="quiet">{escape(words.reached_counts(area.milestones))}{example}</p>'


def matrix(view: View, effort: Effort) -> None:
    """Which initiative is for which area."""
    st.header("Indsatser og områder", anchor=False)
    st.html(view.remember("focus_matrix", effort.stamp, make=lambda: _matrix_html(view, effort)))


def _matrix_html(view: View, effort: Effort) -> str:
    places = [place for place in view.basis.geographies if place.kind == "boligomraade"]
    heads = "".join(f'<th scope="col">{escape(place.short_name)}</th>' for place in places)
    body = []
    for area in effort.areas:
        about = address.link("indsatsomraader", view.choice, indsatsomraade=area.focus_area.focus_area_id)
        body.append(
            f'<tbody><tr class="group"><th colspan="{len(places) + 3}" scope="colgroup">'
            f"{plain_link(about, area.focus_area.name)}</th></tr>"
        )
        body += [_matrix_row(view, now, [place.geography_id for place in places]) for now in area.initiatives]
        body.append("</tbody>")
    return (
        '<div class="matrix-box"><table class="efforts" aria-label="Indsatser og områder">'
        f'<thead><tr><th scope="col">Indsats</th>{heads}<th scope="col">Slags</th>'
        f'<th scope="col">Status</th></tr></thead>{"".join(body)}</table></div>'
        '<p class="quiet efforts-key">● nævnt for området · ○ ansøgningen nævner ikke noget område, så '
        "indsatsen regnes for alle fire</p>"
    )


def _matrix_row(view: View, now: InitiativeNow, places: list[str]) -> str:
    one = now.initiative
    about = address.link("indsatsomraader", view.choice, indsats=one.initiative_id)
    cells = []
    for place in places:
        if not one.geography_ids:
            mark, word = "○", "gælder alle fire"
        elif place in one.geography_ids:
            mark, word = "●", "nævnt"
        else:
            mark, word = "", "ikke nævnt"
        cells.append(f'<td class="mark" aria-label="{word}">{mark}</td>')
    return (
        f'<tr><th scope="row">{plain_link(about, one.name)}</th>{"".join(cells)}'
        f"<td>{kind_html(now)}</td><td>{status_html(now)}</td></tr>"
    )


def balance(view: View) -> None:
    """The wish that four fifths strengthen permanent core tasks, against what is registered."""
    wanted = view.basis.programme.permanent_share_percent
    st.header(f"{wanted}/{100 - wanted}: permanente kerneopgaver og midlertidige projekter", anchor=False)
    st.html(view.remember("balance", make=lambda: _balance_html(view)))


def _balance_html(view: View) -> str:
    found = weigh(view.basis.initiatives, view.basis.programme.permanent_share_percent)
    staffing = questions.staffing(view.build.connection)
    return (
        f'<p class="spoken">{escape(words.balance_sentence(found))}</p>{_bar(found)}'
        f'<p class="quiet">{escape(words.balance_caution(found))}</p>{_staffing_html(staffing)}'
    )


def _bar(found: Balance) -> str:
    """One bar of three parts, with the wish as an upright line."""
    if not found.total:
        return ""
    named = [
        (name, number, label)
        for name, number, label in (
            ("permanent", found.permanent, "permanente"),
            ("cross", found.cross_cutting, "tværgående"),
            ("temporary", found.temporary, "midlertidige"),
        )
        if number
    ]
    parts = "".join(
        f'<div class="part {name}" style="flex:{number}"><span>{number}<i> {escape(label)}</i></span></div>'
        for name, number, label in named
    )
    spoken = words.balance_sentence(found)
    key = "".join(
        f'<li><span class="balance-key {name}"></span>{number} {escape(label)}</li>'
        for name, number, label in named
    )
    return (
        f'<div class="balance" role="img" aria-label="{escape(spoken)}">{parts}'
        f'<div class="wish" style="left:{found.wanted_percent}%"><span>ønsket: {found.wanted_percent}'
        f"{danish.NO_BREAK_SPACE}%</span></div></div>"
        f'<ul class="legend balance-legend" aria-hidden="true">{key}</ul>'
    )


def _staffing_html(staffing: tuple[Staffing, ...]) -> str:
    rows = [(escape(one.role), escape(one.positions), escape(one.note or "")) for one in staffing]
    return "<p>Stillingerne, som ansøgningen nævner dem:</p>" + html_table(
        "Stillinger i ansøgningen", ("Rolle", "Stillinger", "Bemærkning"), rows
    )
