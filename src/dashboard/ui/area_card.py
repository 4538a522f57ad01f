"""One area: where it stands on the official lists, and every figure that is known of it."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboard import danish
from dashboard.narrative import figures as words
from dashboard.store import questions
from dashboard.store.records import Figure, Geography, Indicator, OfficialStatus
from dashboard.ui import address, cached
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG, PROXY_TAG
from dashboard.ui.tables import fold


def rest(view: View, area: Geography) -> None:
    """What the board does not show of the area."""
    st.header(f"Alle tal for {area.name}")
    st.html(
        _rest_html(
            view.build.build_id,
            view.choice.as_of,
            view.choice.rules_value,
            view.choice.meeting.meeting_id if view.choice.meeting else None,
            area.geography_id,
            view,
        )
    )


@st.cache_data(max_entries=256, show_spinner=False)
def _rest_html(
    build_id: str, as_of: date, rules: str, meeting_id: str | None, area_id: str, _view: View
) -> str:
    history = questions.official_history(_view.build.connection, as_of, area_id)
    return figures_html(_view, area_id) + fold("Området på de officielle lister", history_html(history))


def figures_html(view: View, area_id: str) -> str:
    """Every indicator with the area's newest figure, beside the four together and the municipality."""
    newest = {(f.geography_id, f.indicator_id): f for f in cached.figures(view.build, view.choice.as_of)}
    rows = []
    for indicator in view.basis.indicators:
        link = escape(
            address.link(
                "data_og_kilder", view.choice, indikator=indicator.indicator_id, omraade=area_id
            )
        )
        cells = "".join(
            f'<td class="number">{figure_html(newest.get((place, indicator.indicator_id)), indicator)}</td>'
            for place in (area_id, "samlet", "slagelse_kommune")
        )
        proxy = f" {PROXY_TAG}" if indicator.proxy_for else ""
        rows.append(
            f'<tr><td><a class="plain" href="{link}" target="_self">{escape(indicator.name)}</a>{proxy}</td>'
            f"{cells}</tr>"
        )
    return (
        '<div class="table-box"><table class="figures" aria-label="Alle tal for området"><thead><tr>'
        '<th scope="col">Tal</th><th scope="col" class="number">Området</th>'
        '<th scope="col" class="number">De fire samlet</th><th scope="col" class="number">Kommunen</th>'
        f"</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def figure_html(figure: Figure | None, indicator: Indicator) -> str:
    """A figure with its period and its marks in a table's cell."""
    if figure is None:
        return '<span class="quiet">ukendt</span>'
    decimals = min(figure.value_decimals, indicator.decimals)
    marks = []
    if figure.is_demo:
        marks.append(EXAMPLE_TAG)
    if figure.status not in {"final", "proxy"}:
        marks.append(f'<span class="quiet">{escape(words.STATUS_WORD[figure.status])}</span>')
    return (
        f"{escape(danish.quantity(figure.value, indicator.unit, decimals))}<br>"
        f'<span class="quiet">{escape(danish.period(figure.period))}</span> {" ".join(marks)}'
    )


def history_html(history: tuple[OfficialStatus, ...]) -> str:
    if not history:
        return (
            "<p>Ingen af de kilder, vi har, nævner området på en liste. Det er ikke det samme som, at det "
            "aldrig har stået på en.</p>"
        )
    rows = "".join(
        f'<tr><td class="keep">{danish.long_date(entry.list_date)}</td><td>{escape(entry.list_name)}</td>'
        f"<td>{'på listen' if entry.on_list else 'ikke på listen'}</td>"
        f"<td>{escape(entry.source)}{' (udledt)' if entry.confidence == 'inferred' else ''}</td></tr>"
        for entry in history
    )
    return (
        '<div class="table-box"><table class="figures" aria-label="Området på de officielle lister"><thead><tr>'
        '<th scope="col">Dato</th><th scope="col">Liste</th><th scope="col">Området</th>'
        f'<th scope="col">Kilde</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
