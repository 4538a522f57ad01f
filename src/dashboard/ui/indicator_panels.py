"""The panels of one indicator: a head, a figure and what can be said of it, one place beside the other."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.picture import Cell, Column
from dashboard.analysis.portrait import Panel, Portrait
from dashboard.charts.series import Texts, panel_chart
from dashboard.narrative import figures, trends
from dashboard.narrative import portrait as words
from dashboard.narrative.sources import what_would_fill
from dashboard.ui import cached, notes, writing
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG, OLD_TAG
from dashboard.ui.tables import breakable


def panels(view: View, picture: Portrait) -> None:
    """Small multiples: a place each, all on one axis."""
    key = picture.indicator.indicator_id
    shown = tuple(panel.geography.geography_id for panel in picture.panels)
    drawn = view.remember("panels", key, shown, make=lambda: _drawn(view, picture))
    stories = notes.stories(view)
    published = cached.publications(view.build, view.choice.as_of)
    with st.container(horizontal=True, key="panels", gap="medium"):
        for panel, (head, spec, spoken, below) in zip(picture.panels, drawn, strict=True):
            with st.container(key=f"panel_{panel.geography.geography_id}", gap="xsmall"):
                st.html(head)
                if spec is not None:
                    st.vega_lite_chart(spec=spec, theme=None, alt=spoken)
                st.html(below)
                series = panel.geography.geography_id, key
                if (story := stories.get(series)) is not None:
                    st.html(notes.note_html(story))
                if series in published:
                    writing.story(view, picture.indicator, panel.geography, published[series])
    if legend := _legend(picture):
        st.html(legend)


def _drawn(view: View, picture: Portrait) -> tuple[tuple[str, dict[str, object] | None, str, str], ...]:
    board = cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    judged = {
        row.geography.geography_id: (cell, column)
        for row in board.areas
        for cell, column in zip(row.cells, board.columns, strict=True)
        if cell.indicator_id == picture.indicator.indicator_id
    }
    return tuple(
        (
            _head(picture, panel, judged.get(panel.geography.geography_id)),
            panel_chart(picture, panel, _texts(picture, panel)) if panel.points else None,
            words.spoken(picture, panel),
            _below(picture, panel),
        )
        for panel in picture.panels
    )


def _texts(picture: Portrait, panel: Panel) -> Texts:
    target = panel.target
    amount = figures.amount(target.value, picture.indicator) if target and target.value is not None else ""
    return Texts(
        point=lambda point: words.tooltip(point, picture.indicator),
        target=amount + (words.target_note(target) if target else ""),
        target_title=f"Mål {target.target_year}" if target else "Mål",
    )


def _head(picture: Portrait, panel: Panel, judged: tuple[Cell, Column] | None) -> str:
    indicator, newest = picture.indicator, panel.newest
    name = f'<div class="name" role="heading" aria-level="2">{breakable(panel.geography.name)}</div>'
    if newest is None:
        gap = panel.gaps[-1] if panel.gaps else None
        why = figures.STATUS_WORD[gap.status] if gap else "intet tal kendt på datoen"
        return (
            f'<div class="panel-head">{name}<div class="numeral">Ukendt</div>'
            f'<p class="meta">{escape(danish.sentence_case(why))}</p></div>'
        )
    details = [danish.period(newest.period), words.interval(newest, indicator), words.persons(newest)]
    marks = EXAMPLE_TAG if newest.is_demo else ""
    marks += OLD_TAG if is_old(newest.period, picture.as_of) else ""
    doubt = f" · {figures.STATUS_WORD[newest.status]}" if newest.status not in {"final", "proxy"} else ""
    return (
        f'<div class="panel-head{" judged" if picture.criterion else ""}">{name}'
        f'<div class="numeral">{escape(words.value(newest, indicator))} {marks}</div>'
        f'<p class="meta">{escape(" · ".join(one for one in details if one))}{escape(doubt)}</p>'
        f"{_criterion(judged)}"
        f'<p class="trend"><span aria-hidden="true">{trends.mark(panel.trend)}</span> '
        f"{escape(trends.short(panel.trend))}</p></div>"
    )


def _criterion(judged: tuple[Cell, Column] | None) -> str:
    """What the rules make of it, where their value is another than the newest single year."""
    if judged is None or judged[0].reading is None:
        return ""
    cell, column = judged
    state = f'<span class="state {cell.state}">{escape(figures.STATE_WORD[cell.state])}</span>'
    reading = cell.reading
    if reading is None:
        return ""
    value = f"{figures.value(reading, column.indicator)} ({figures.period(reading)})"
    return f'<p class="meta">Kriteriet: {escape(value)} {state}</p>'


def _below(picture: Portrait, panel: Panel) -> str:
    if panel.newest is None:
        return f'<p class="panel-text">{escape(what_would_fill(picture.indicator))}</p>'
    parts = [trends.sentence(panel.trend, picture.indicator)]
    if (change := words.latest_change(panel, picture.indicator)) is not None:
        parts.append(change)
    hidden = [gap.period for gap in panel.gaps if gap.status == "suppressed"]
    if hidden:
        parts.append(
            f"Skjult af hensyn til få personer: {danish.enumerate_words([danish.period(p) for p in hidden])}."
        )
    return "".join(f'<p class="panel-text">{escape(part)}</p>' for part in parts)


def _legend(picture: Portrait) -> str:
    uses_limits = any(panel.trend and panel.trend.method == "xmr" for panel in picture.panels)
    band = (
        "blåt felt: det, serien normalt svinger inden for"
        if uses_limits
        else "blåt felt: 95 % usikkerhed om hvert tal"
    )
    drawn = [point for panel in picture.panels for point in panel.points]
    if not drawn:
        return ""
    has_band = uses_limits or any(point.interval for point in drawn)
    items = [band] if has_band else []
    if any(not point.is_demo for point in drawn):
        items.append("fyldt punkt: offentliggjort")
    if any(point.is_demo for point in drawn):
        items.append("hult punkt: eksempeltal")
    if picture.threshold is not None:
        items.append(
            f"sort linje: grænsen i kriteriet, {figures.amount(picture.threshold, picture.indicator)}"
        )
    if any(panel.target and panel.target.value is not None for panel in picture.panels):
        items.append("sort rude ved kanten: målet")
    if any(event.day for event in picture.events):
        items.append("prikket linje med tal: hændelse, se listen")
    if (municipality := words.municipality(picture)) is not None:
        items.append(municipality)
    text = danish.sentence_case(" · ".join(items))
    axis = (
        "De enkelte områder har samme akse; de fire samlet har sin egen."
        if picture.sum_has_own_axis
        else "Alle figurer har samme akse."
    )
    return f'<p class="quiet">{escape(text)}. {axis}</p>'
