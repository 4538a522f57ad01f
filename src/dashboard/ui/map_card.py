"""The card of the area that was chosen on the map, and the way on from it."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.analysis.picture import Overview, Reading, Row
from dashboard.narrative import figures as words
from dashboard.narrative import status as verdicts
from dashboard.ui import address, cached
from dashboard.ui.frame import View
from dashboard.ui.status_board import tags
from dashboard.ui.tables import breakable, html_table, plain_link


def show(view: View) -> None:
    """The chosen area, and the way on."""
    area = view.choice.area
    if area is None:
        return
    picture = cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    row = next(row for row in picture.areas if row.geography.geography_id == area.geography_id)
    st.html(_card_html(view, row, picture))


def _card_html(view: View, row: Row, picture: Overview) -> str:
    area_id = row.geography.geography_id
    rows = []
    for cell, column in zip(row.cells, picture.columns, strict=True):
        about = address.link("data_og_kilder", view.choice, indikator=cell.indicator_id, omraade=area_id)
        value = escape(words.value(cell.reading, column.indicator)) if cell.reading else "ukendt"
        rows.append(
            (
                plain_link(about, column.indicator.name),
                f"{value} {tags(cell.reading)} {_period(cell.reading)}" if cell.reading else value,
                escape(words.limit(column)),
                f'<span class="state {cell.state}">{escape(words.STATE_WORD[cell.state])}</span>',
            )
        )
    heads = ("Kriterium", "Værdi", "Grænse", "Kriteriet er")
    verdict = row.verdict
    spoken = f"{verdicts.sentence(verdict)}." if verdict else ""
    official = words.official(row.official, picture.as_of.year)
    onward = plain_link(
        address.link("./", view.choice, omraade=area_id), f"Se alle tal for {row.geography.name} på Status"
    )
    return (
        f'<div class="card"><h2>{breakable(row.geography.name)}</h2><p class="lead-sub">{escape(spoken)} '
        f"Den officielle liste: {escape(official)}.</p>"
        f"{html_table('Områdets kriterier', heads, rows, numeric=('Værdi',))}<p>{onward}</p></div>"
    )


def _period(reading: Reading) -> str:
    return f'<span class="when">{escape(words.period(reading))}</span>'
