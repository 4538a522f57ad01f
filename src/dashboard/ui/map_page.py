"""The parts of the map page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

import pydeck as pdk
import streamlit as st

from dashboard import danish
from dashboard.analysis.picture import Overview, Row
from dashboard.maps import areas, scale
from dashboard.narrative import figures as words
from dashboard.narrative import status as verdicts
from dashboard.store import questions
from dashboard.store.records import Figure, Indicator
from dashboard.ui import address, cached, map_card
from dashboard.ui.area_card import figure_html
from dashboard.ui.frame import View, choose
from dashboard.ui.picker import picker
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.status_page import verdict_notes
from dashboard.ui.tables import Table, download

_LIST: Final = "liste"
_ATTRIBUTION: Final = "Land og kyst: © OpenStreetMap-bidragydere (ODbL). Byer: GeoNames (CC BY 4.0)."


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map is coloured by, for the four areas."""

    picture: Overview
    indicator: Indicator | None
    """None: by list status"""
    figures: dict[str, Figure]
    dwellings: dict[str, Figure]
    colours: dict[str, scale.Colour]
    scale: scale.Scale | None


def shown(view: View) -> Shown:
    picture = cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    newest = cached.figures(view.build, view.choice.as_of)
    ids = [row.geography.geography_id for row in picture.areas]

    def of(indicator_id: str) -> dict[str, Figure]:
        return {f.geography_id: f for f in newest if f.indicator_id == indicator_id and f.geography_id in ids}

    indicator = view.choice.indicator
    if indicator is None:
        colours = {
            row.geography.geography_id: scale.VERDICT[row.verdict.verdict if row.verdict else "unknown"]
            for row in picture.areas
        }
        return Shown(picture, None, {}, of("dwellings"), colours, None)
    figures = of(indicator.indicator_id)
    steps = scale.scale([figure.value for figure in figures.values()])
    colours = {
        area: steps.colour(figures[area].value) if steps and area in figures else scale.UNKNOWN
        for area in ids
    }
    return Shown(picture, indicator, figures, of("dwellings"), colours, steps)


def lead(view: View, shown: Shown) -> None:
    if shown.indicator is None:
        st.title(verdicts.headline(shown.picture))
        if notes := verdict_notes(shown.picture):
            st.html(f'<p class="lead-sub">{notes}</p>')
        return
    if not shown.figures:
        st.title(
            f"{shown.indicator.name}: intet tal kendt for områderne {danish.long_date(view.choice.as_of)}"
        )
        return
    names = {row.geography.geography_id: row.geography.name for row in shown.picture.areas}
    ordered = sorted(shown.figures.values(), key=lambda figure: figure.value)
    low, high = ordered[0], ordered[-1]
    if len(ordered) == 1:
        st.title(f"{shown.indicator.name}: {_value(low, shown.indicator)} i {names[low.geography_id]}")
        return
    st.title(
        f"{shown.indicator.name}: fra {_value(low, shown.indicator)} i {names[low.geography_id]} "
        f"til {_value(high, shown.indicator)} i {names[high.geography_id]}"
    )


def controls(view: View) -> None:
    names = {_LIST: "listestatus efter de valgte regler"}
    names |= {indicator.indicator_id: indicator.name for indicator in view.basis.indicators}
    chosen = view.choice.indicator.indicator_id if view.choice.indicator else _LIST
    picker("Farv områderne efter", names, chosen, "map_colour", _choose_colour)


def _choose_colour(chosen: str) -> None:
    choose(address.INDICATOR, None if chosen == _LIST else chosen)


def map_and_table(view: View, shown: Shown) -> None:
    """The map, and the same as rows: the keyboard's and the phone's way in."""
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="map"):
        _map(view, shown)
        st.html(f'{_legend(shown)}<p class="quiet">{_ATTRIBUTION} {escape(_placing(view, shown))}</p>')
    with right:
        _table(view, shown)
        map_card.show(view)


def _map(view: View, shown: Shown) -> None:
    chosen = view.choice.area.geography_id if view.choice.area else None
    by = shown.indicator.indicator_id if shown.indicator else None
    deck = view.remember("deck", by, make=lambda: _deck(view, shown, chosen))
    st.pydeck_chart(
        deck,
        height=560,
        key="map_deck",
        on_select=_choose_on_map,
        selection_mode="single-object",
        alt="Kort over de fire områder. Tabellen ved siden af viser det samme.",
    )


def _choose_on_map() -> None:
    objects = st.session_state["map_deck"]["selection"]["objects"]
    if circles := objects.get(areas.AREA_LAYER):
        choose(address.AREA, circles[0]["id"])
    elif outlines := objects.get(areas.OUTLINE_LAYER):
        choose(address.AREA, outlines[0]["properties"]["id"])


def _placing(view: View, shown: Shown) -> str:
    """How far the map can be trusted on where the areas lie: which are outlines, and which are circles."""
    outlined = {outline.geography_id for outline in questions.outlines(view.build.connection)}
    areas_shown = [row.geography for row in shown.picture.areas]
    circles = [area.name for area in areas_shown if area.geography_id not in outlined]
    drawn = [area.name for area in areas_shown if area.geography_id in outlined]
    closer = "Zoom ind med musehjulet for at se dem tættere på."
    size = "cirklens areal viser antallet af boliger, hvor det er kendt."
    if not drawn:
        return f"Områdernes placering er omtrentlig; {size}"
    if not circles:
        return f"Områderne er tegnet med de omrids, der er leveret til dashboardet. {closer}"
    return (
        f"{danish.listed(drawn)} er tegnet med omrids, der er leveret til dashboardet. {closer} For "
        f"{danish.listed(circles)} er placeringen omtrentlig; {size}"
    )


def _deck(view: View, shown: Shown, chosen: str | None) -> pdk.Deck:
    spots = [
        areas.Spot(
            geography_id=row.geography.geography_id,
            name=row.geography.name,
            dwellings=_number(shown.dwellings.get(row.geography.geography_id)),
            colour=shown.colours[row.geography.geography_id],
            value=_spoken(row, shown),
            detail=_detail(row, shown),
        )
        for row in shown.picture.areas
    ]
    connection = view.build.connection
    return areas.area_map(
        _land(view.settings.geo_dir / "land.geojson"),
        questions.places(connection),
        spots,
        chosen,
        questions.outlines(connection),
    )


def _land(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _number(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _value(figure: Figure, indicator: Indicator) -> str:
    return danish.quantity(figure.value, indicator.unit, min(figure.value_decimals, indicator.decimals))


def _spoken(row: Row, shown: Shown) -> str:
    """What is said of an area: the figure with its marks, or the verdict."""
    if shown.indicator is None:
        verdict = row.verdict
        if verdict is None:
            return "Ukendt"
        return verdicts.sentence(verdict) + (" (eksempel)" if row.rests_on_demo else "")
    figure = shown.figures.get(row.geography.geography_id)
    if figure is None:
        return f"{shown.indicator.short_name}: ukendt"
    marks = " (eksempel)" if figure.is_demo else ""
    value = _value(figure, shown.indicator)
    return f"{shown.indicator.short_name}: {value} i {danish.period(figure.period)}{marks}"


def _detail(row: Row, shown: Shown) -> str:
    figure = shown.dwellings.get(row.geography.geography_id)
    if figure is None:
        return "antal boliger ukendt"
    return f"{danish.number(figure.value)} boliger{' (eksempel)' if figure.is_demo else ''}"


def _legend(shown: Shown) -> str:
    items: tuple[tuple[scale.Colour, str], ...]
    if shown.indicator is None:
        items = (
            (scale.VERDICT["on"], "opfylder betingelserne"),
            (scale.VERDICT["off"], "opfylder dem ikke"),
            (scale.UNKNOWN, "kan ikke afgøres"),
        )
    elif shown.scale is None:
        items = ((scale.UNKNOWN, "intet tal kendt"),)
    elif shown.scale.high <= shown.scale.low:
        items = ((shown.scale.colour(shown.scale.low), _amount(shown.scale.low, shown.indicator)),)
    else:
        edges = shown.scale.edges
        items = tuple(
            (colour, f"{_amount(edges[step], shown.indicator)} – {_amount(edges[step + 1], shown.indicator)}")
            for step, colour in enumerate(scale.STEPS)
        )
    if shown.indicator is not None and shown.scale is not None and len(shown.figures) < len(shown.colours):
        items = (*items, (scale.UNKNOWN, "intet tal kendt"))
    return (
        '<ul class="legend">'
        + "".join(
            f'<li><span class="swatch" style="background:{scale.css(colour)}"></span>{escape(text)}</li>'
            for colour, text in items
        )
        + "</ul>"
    )


def _amount(value: float, indicator: Indicator) -> str:
    return danish.quantity(value, indicator.unit, indicator.decimals)


def _table(view: View, shown: Shown) -> None:
    chosen = view.choice.area.geography_id if view.choice.area else None
    st.html(
        '<p class="quiet" style="margin:0"><span class="no-map">Kortet vises på en bredere skærm. </span>'
        "Vælg et område:</p>"
    )
    for row in shown.picture.areas:
        area_id = row.geography.geography_id
        with st.container(
            horizontal=True, key=f"map_row_{area_id}", vertical_alignment="center", gap="small"
        ):
            st.button(
                # a zero-width space: on a phone the name may go on in a new line after the slash
                row.geography.name.replace("/", "/\u200b"),
                key=f"map_choose_{area_id}",
                type="primary" if area_id == chosen else "secondary",
                on_click=choose,
                args=(address.AREA, area_id),
                width=240,
            )
            colour = scale.css(shown.colours[area_id])
            st.html(
                f'<div><span class="swatch" style="background:{colour}"></span> {_row_text(row, shown)}</div>'
            )
    download(_as_table(view, shown), f"kort_{view.choice.as_of.isoformat()}.csv")


def _row_text(row: Row, shown: Shown) -> str:
    if shown.indicator is None:
        verdict = row.verdict
        if verdict is None:
            return "Ukendt"
        spoken = escape(verdicts.verdict_words(verdict))
        tag = f" {EXAMPLE_TAG}" if row.rests_on_demo else ""
        return f"<strong>{danish.sentence_case(verdicts.score(verdict))}</strong>{tag}<br>{spoken}"
    return figure_html(shown.figures.get(row.geography.geography_id), shown.indicator, shown.picture.as_of)


def _is_example(row: Row, shown: Shown) -> str:
    """For the table: whether what is said of the area rests on examples; empty where nothing is known."""
    if shown.indicator is None:
        return "ja" if row.rests_on_demo else "nej"
    figure = shown.figures.get(row.geography.geography_id)
    return "" if figure is None else "ja" if figure.is_demo else "nej"


def _as_table(view: View, shown: Shown) -> Table:
    rows = []
    for row in shown.picture.areas:
        area_id = row.geography.geography_id
        figure = shown.figures.get(area_id)
        rows.append(
            (
                row.geography.name,
                _spoken(row, shown),
                danish.period(figure.period) if figure else "",
                _is_example(row, shown),
                _detail(row, shown),
                words.official(row.official, view.choice.as_of.year),
            )
        )
    return Table(
        heads=("Område", "Værdi", "Periode", "Eksempeltal", "Boliger", "Officiel liste"), rows=tuple(rows)
    )
