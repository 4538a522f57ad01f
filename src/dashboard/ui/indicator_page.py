"""The parts of the page Indikatorer that are about one indicator."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.picture import Cell, Column
from dashboard.analysis.portrait import Panel, Point, Portrait, before
from dashboard.charts.series import Texts, panel_chart
from dashboard.narrative import figures, trends
from dashboard.narrative import portrait as words
from dashboard.store.records import Geography, Indicator
from dashboard.ui import address, cached
from dashboard.ui.figure_section import definition_html
from dashboard.ui.frame import View, choose
from dashboard.ui.picker import picker
from dashboard.ui.status_board import EXAMPLE_TAG, OLD_TAG, PROXY_TAG
from dashboard.ui.tables import Table, download, plain_link

ALL_FIGURES: Final = "alle"


def choice_of_indicator(view: View) -> None:
    """Which figure is shown; the first choice is the comparison of all."""
    names = {ALL_FIGURES: "alle, sammenlignet"}
    names |= {indicator.indicator_id: indicator.name for indicator in view.basis.indicators}
    chosen = view.choice.indicator.indicator_id if view.choice.indicator else ALL_FIGURES
    picker("Tal", names, chosen, "indicator", _choose_indicator)


def _choose_indicator(chosen: str) -> None:
    for parameter in (address.FROM, address.TO):
        choose(parameter, None)
    choose(address.INDICATOR, None if chosen == ALL_FIGURES else chosen)


def portrait(view: View, indicator: Indicator) -> Portrait:
    """The chosen indicator in the chosen places."""
    shown = tuple(place.geography_id for place in _shown(view))
    ruleset_id = view.choice.ruleset.ruleset_id
    return cached.portrait(view.build, view.choice.as_of, ruleset_id, indicator.indicator_id, shown)


def _shown(view: View) -> tuple[Geography, ...]:
    if view.choice.places:
        return view.choice.places
    places = _places(view)
    if view.choice.area is None:
        return places
    return tuple(place for place in places if place == view.choice.area or place.kind == "samlet")


def _places(view: View) -> tuple[Geography, ...]:
    return tuple(place for place in view.basis.geographies if place.kind in {"boligomraade", "samlet"})


def lead(picture: Portrait) -> None:
    """What the indicator says, and whether that rests on examples."""
    st.title(words.headline(picture))
    notes = []
    if any(panel.trend and panel.trend.is_demo for panel in picture.panels):
        notes.append('<span class="tag">Bygger på eksempeltal og siger derfor intet om områderne.</span>')
    if picture.indicator.proxy_for:
        notes.append(
            f"{PROXY_TAG} Tallet står i stedet for et kriterium, vi ikke har, og holdes aldrig op "
            "mod grænsen."
        )
    st.html(f'<p class="lead-sub">{escape(picture.indicator.question)} {" ".join(notes)}</p>')


def area_choice(view: View) -> None:
    """Which places are shown beside each other."""
    places = {place.geography_id: place.short_name for place in _places(view)}
    st.session_state["indicator_places"] = [place.geography_id for place in _shown(view)]
    st.pills(
        "Områder",
        list(places),
        format_func=lambda key: places[key],
        selection_mode="multi",
        key="indicator_places",
        label_visibility="collapsed",
        on_change=_choose_places,
        args=(list(places),),
    )


def _choose_places(known: list[str]) -> None:
    chosen = [one for one in known if one in st.session_state["indicator_places"]]
    choose(address.AREA, None)
    choose(address.AREAS, None if len(chosen) in {0, len(known)} else ",".join(chosen))


def panels(view: View, picture: Portrait) -> None:
    """Small multiples: a place each, all on one axis."""
    key = picture.indicator.indicator_id
    shown = tuple(panel.geography.geography_id for panel in picture.panels)
    drawn = view.remember("panels", key, shown, make=lambda: _drawn(view, picture))
    with st.container(horizontal=True, key="panels", gap="medium"):
        for panel, (head, spec, spoken, below) in zip(picture.panels, drawn, strict=True):
            with st.container(key=f"panel_{panel.geography.geography_id}", gap="xsmall"):
                st.html(head)
                if spec is not None:
                    st.vega_lite_chart(spec=spec, theme=None, alt=spoken)
                st.html(below)
    st.html(_legend(picture))


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
    name = f'<div class="name" role="heading" aria-level="2">{escape(panel.geography.name)}</div>'
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
    items = [band, "fyldt punkt: offentliggjort", "hult punkt: eksempeltal"]
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


def compare(view: View, picture: Portrait) -> None:
    """Two figures of one place, and a sentence about their difference that can be read aloud."""
    panel = _compared_panel(view, picture)
    points = comparable(panel) if panel else ()
    if panel is None or len(points) < 2:
        return
    st.header(f"Er forskellen mere end tilfældig? {panel.geography.short_name}", anchor=False)
    by_period = {point.period: point for point in points}
    earlier, later = _pair(view, points)
    names = {period: danish.period(period) for period in reversed(by_period)}
    with st.container(horizontal=True, gap="small", key="compare"):
        picker("Fra", names, earlier.period, "compare_from", lambda one: choose(address.FROM, one))
        picker("Til", names, later.period, "compare_to", lambda one: choose(address.TO, one))
    example = f" {EXAMPLE_TAG}" if earlier.is_demo or later.is_demo else ""
    st.html(f'<p class="spoken">{escape(words.change(earlier, later, picture.indicator))}{example}</p>')


def _compared_panel(view: View, picture: Portrait) -> Panel | None:
    """The chosen area, else the four together, else the first that is shown."""
    known = [panel for panel in picture.panels if panel.points]
    area = view.choice.area
    wanted = [panel for panel in known if area and panel.geography == area]
    wanted += [panel for panel in known if panel.geography.kind == "samlet"]
    return next(iter(wanted or known), None)


def comparable(panel: Panel) -> tuple[Point, ...]:
    """Yearly figures where there are two, since a quarter has its season; else the series itself."""
    return panel.yearly if len(panel.yearly) > 1 else panel.points


def _pair(view: View, points: tuple[Point, ...]) -> tuple[Point, Point]:
    by_period = {point.period: point for point in points}
    earlier, later = view.choice.compared
    last = by_period.get(later or "", points[-1])
    first = by_period.get(earlier or "") or before(points, last) or points[0]
    return (first, last) if first.period <= last.period else (last, first)


def events(picture: Portrait) -> None:
    """What happened, with the numbers of the dotted lines."""
    if not picture.events:
        return
    items = []
    for event in picture.events:
        when = event.when or (danish.long_date(event.day) if event.day else "")
        number = f"<strong>{event.number}</strong> " if event.day else ""
        note = f" {escape(event.note)}" if event.note else ""
        items.append(
            f"<li>{number}{escape(event.name)} ({escape(when)}).{note} "
            f'<span class="quiet">Kilde: {escape(event.source)}.</span></li>'
        )
    st.header("Hændelser, der kan ses i tallene", anchor=False)
    st.html(f'<ul class="events">{"".join(items)}</ul>')


def table(view: View, picture: Portrait) -> None:
    """The same figures as rows, to read, copy and download."""
    with st.expander("De samme tal som tabel", key="indicator_table", on_change="rerun") as folded:
        if not folded.open:
            return
        content = series_table(picture, {s.source_id: s.name for s in cached.sources(view.build)})
        st.html(content.html(f"Tallene i figurerne: {picture.indicator.name}"))
        download(content, f"{picture.indicator.indicator_id}_figurer_{picture.as_of.isoformat()}.csv")


def series_table(picture: Portrait, source_names: dict[str, str]) -> Table:
    """Every point of every panel, then the periods that are not shown, with the reason."""
    rows: list[tuple[str, ...]] = []
    for panel in (*picture.panels, *picture.benchmarks):
        for point in panel.points:
            low, high = _ends(point, picture.indicator)
            rows.append(
                (
                    panel.geography.name,
                    danish.period(point.period),
                    words.value(point, picture.indicator),
                    low,
                    high,
                    "" if point.numerator is None else danish.number(point.numerator),
                    "" if point.denominator is None else danish.number(point.denominator),
                    figures.STATUS_WORD[point.status],
                    "ja" if point.is_demo else "nej",
                    source_names.get(point.source_id, point.source_id),
                    danish.long_date(point.published_on) + (" (antaget)" if point.published_assumed else ""),
                )
            )
        rows += [
            (
                panel.geography.name,
                danish.period(gap.period),
                figures.STATUS_WORD[gap.status],
                *[""] * 4,
                figures.STATUS_WORD[gap.status],
                *[""] * 3,
            )
            for gap in panel.gaps
        ]
    return Table(
        heads=(
            "Sted",
            "Periode",
            "Værdi",
            "95 % fra",
            "95 % til",
            "Tæller",
            "Nævner",
            "Status",
            "Eksempeltal",
            "Kilde",
            "Offentliggjort",
        ),
        rows=tuple(rows),
        numeric=("Værdi", "95 % fra", "95 % til", "Tæller", "Nævner"),
    )


def _ends(point: Point, indicator: Indicator) -> tuple[str, str]:
    band = words.interval(point, indicator)
    if band is None:
        return "", ""
    low, _, high = band.partition(": ")[2].partition("–")
    return low, high


def definition(view: View, picture: Portrait) -> None:
    """What the figure means, and the way to its sources."""
    st.header("Det betyder tallet", anchor=False)
    about = address.link(
        "data_og_kilder", view.choice, indikator=picture.indicator.indicator_id, omraade=_area_id(view)
    )
    method = address.link("metode", view.choice)
    st.html(
        definition_html(picture.indicator, view.basis.criteria)
        + f"<p>{plain_link(about, 'Alle kendte værdier og deres kilder')} · "
        f"{plain_link(method, 'Sådan bedømmes tallene')}</p>"
    )


def _area_id(view: View) -> str | None:
    return view.choice.area.geography_id if view.choice.area else None
