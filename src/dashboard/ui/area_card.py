"""One area: where it stands on the official lists, and every figure that is known of it."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.narrative import figures as words
from dashboard.store import questions
from dashboard.store.records import Figure, Geography, Indicator, OfficialStatus, Target
from dashboard.ui import address, cached, journal, notes
from dashboard.ui.frame import View
from dashboard.ui.status_board import PROXY_TAG
from dashboard.ui.tables import fold, html_table, plain_link


def rest(view: View, area: Geography) -> None:
    """What the board does not show of the area."""
    st.header(f"Alle tal for {area.name}")
    stamp = journal.what_stands(view).stamp
    st.html(view.remember("area", stamp, make=lambda: _rest_html(view, area.geography_id)))


def _rest_html(view: View, area_id: str) -> str:
    history = questions.official_history(view.build.connection, view.choice.as_of, area_id)
    own = {series: story for series, story in notes.stories(view).items() if series[0] == area_id}
    written = f"<h3>Historierne bag tallene</h3>{notes.listed(view, own)}" if own else ""
    return (
        written + figures_html(view, area_id) + fold("Området på de officielle lister", history_html(history))
    )


def figures_html(view: View, area_id: str) -> str:
    """Every indicator with the area's newest figure and target, the four together and the municipality."""
    newest = {(f.geography_id, f.indicator_id): f for f in cached.figures(view.build, view.choice.as_of)}
    target_year = view.basis.programme.target_year
    targets = {
        target.indicator_id: target
        for target in view.basis.targets
        if target.geography_id == area_id and target.target_year == target_year
    }
    rows = []
    for indicator in view.basis.indicators:
        key = indicator.indicator_id
        about = address.link("data_og_kilder", view.choice, indikator=key, omraade=area_id)
        proxy = f" {PROXY_TAG}" if indicator.proxy_for else ""
        figures = [
            figure_html(newest.get((place, key)), indicator, view.choice.as_of)
            for place in (area_id, "samlet", "slagelse_kommune")
        ]
        wanted = target_html(targets.get(key), indicator)
        rows.append([plain_link(about, indicator.name) + proxy, figures[0], wanted, *figures[1:]])
    numeric = ("Området", f"Mål {target_year}", "De fire samlet", "Kommunen")
    return html_table("Alle tal for området", ("Tal", *numeric), rows, numeric=numeric)


def target_html(target: Target | None, indicator: Indicator) -> str:
    """The target with its origin where it is an example; a target without a number says so."""
    if target is None:
        return ""
    if target.value is None:
        return '<span class="quiet">ikke fastsat</span>'
    text = escape(words.amount(target.value, indicator))
    return f'<span class="example">{text} eks.</span>' if target.origin == "eksempel" else text


def figure_html(figure: Figure | None, indicator: Indicator, as_of: date) -> str:
    """A figure with its period and its marks in a table's cell."""
    if figure is None:
        return '<span class="quiet">ukendt</span>'
    decimals = min(figure.value_decimals, indicator.decimals)
    value = escape(danish.quantity(figure.value, indicator.unit, decimals))
    if figure.is_demo:
        value = f'<span class="example">{value} eks.</span>'
    when = danish.period(figure.period)
    if is_old(figure.period, as_of):
        when += ", gammelt tal"
    if figure.status not in {"final", "proxy"}:
        when += f", {words.STATUS_WORD[figure.status]}"
    return f'{value} <span class="when">{escape(when)}</span>'


def history_html(history: tuple[OfficialStatus, ...]) -> str:
    if not history:
        return (
            "<p>Ingen af de kilder, vi har, nævner området på en liste. Det er ikke det samme som, at det "
            "aldrig har stået på en.</p>"
        )
    rows = [
        (
            danish.long_date(entry.list_date),
            escape(entry.list_name),
            "på listen" if entry.on_list else "ikke på listen",
            escape(entry.source or "ikke oplyst") + (" (udledt)" if entry.confidence == "inferred" else ""),
        )
        for entry in history
    ]
    return html_table("Området på de officielle lister", ("Dato", "Liste", "Området", "Kilde"), rows)
