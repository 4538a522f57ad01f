"""The parts of the page Indikatorer that are about one indicator."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.portrait import Panel, Point, Portrait, before
from dashboard.narrative import portrait as words
from dashboard.store.records import Geography, Indicator
from dashboard.ui import address, cached
from dashboard.ui.figure_section import definition_html
from dashboard.ui.frame import View, choose
from dashboard.ui.picker import picker
from dashboard.ui.status_board import EXAMPLE_TAG, PROXY_TAG
from dashboard.ui.tables import plain_link

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
    st.html(
        f'<p class="spoken">{escape(words.change(panel, earlier, later, picture.indicator))}{example}</p>'
    )


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
