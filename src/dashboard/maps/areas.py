"""The map of the four areas: land, sea, towns, and each area as it is known; no tiles or network. Pure.

An area whose real outline has been supplied is drawn by it. Any other is a circle sized by its dwellings at
an approximate point, and says so: never an outline of ours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pydeck as pdk

from dashboard.store.records import Outline, Place

Colour = tuple[int, int, int]

AREA_LAYER: Final = "omraader"
OUTLINE_LAYER: Final = "omrids"
_LAND_FILL: Final = [246, 244, 239]
_INK: Final = [34, 38, 43]
_QUIET: Final = [95, 100, 106]
_RADIUS_AT_1000_DWELLINGS_M: Final = 850.0
_DWELLINGS_IF_UNKNOWN: Final = 250.0
_LABEL_OFFSET: Final = {"ringparken": [0, -34], "sydbyen": [0, 34]}
"""two areas lie 2.5 km apart in the same town: one label above, one below"""


@dataclass(frozen=True, slots=True)
class Spot:
    """One area as the map shows it."""

    geography_id: str
    name: str
    dwellings: float | None
    colour: Colour
    value: str
    """what the tooltip says of the chosen figure, ready text"""
    detail: str


class ReadyDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON is made once: Streamlit asks for it on every run, and it takes long."""

    _json: str | None = None

    def to_json(self) -> str:
        if self._json is None:
            self._json = super().to_json()
        return self._json


def area_map(
    land: dict[str, Any],
    places: Sequence[Place],
    spots: Sequence[Spot],
    chosen: str | None,
    outlines: Sequence[Outline] = (),
) -> ReadyDeck:
    """The deck. `land` is a GeoJSON FeatureCollection; `chosen` is drawn with a heavier rim."""
    points = {place.place_id: place for place in places}
    towns = [_town(place) for place in places if place.kind == "town"]
    outlined = {outline.geography_id: json.loads(outline.geometry_json) for outline in outlines}
    circles = [
        _circle(spot, points[spot.geography_id], chosen)
        for spot in spots
        if spot.geography_id in points and spot.geography_id not in outlined
    ]
    shapes = [
        _feature(spot, outlined[spot.geography_id], chosen) for spot in spots if spot.geography_id in outlined
    ]
    rows = [*circles, *(shape["properties"] for shape in shapes)]
    layers = [
        # One shader instead of GeoJsonLayer's two: each costs a tenth of a second where there is no GPU.
        pdk.Layer(
            "SolidPolygonLayer",
            _polygons(land),
            id="land",
            get_polygon="polygon",
            get_fill_color=_LAND_FILL,
            pickable=False,
        ),
    ]
    if circles or not shapes:
        layers.append(_circles(circles))
    if shapes:
        layers.append(_outlines(shapes))
    layers.append(_labels([*towns, *rows]))
    return ReadyDeck(
        layers=layers,
        initial_view_state=pdk.ViewState(
            longitude=11.255, latitude=55.335, zoom=9.85, min_zoom=8.5, max_zoom=14, pitch=0, bearing=0
        ),
        map_provider=None,
        tooltip={
            "html": "<strong>{name}</strong><br>{value}<br><small>{detail}<br>{placed}</small>",
            "style": {
                "backgroundColor": "#22262b",
                "color": "#ffffff",
                "fontSize": "14px",
                "maxWidth": "280px",
            },
        },
    )


def _polygons(land: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a polygon, rings as they are: the outer one first, then its holes."""
    rows = []
    for feature in land["features"]:
        geometry = feature["geometry"]
        rings = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rows += [{"polygon": polygon} for polygon in rings]
    return rows


def centre(geometry: dict[str, Any]) -> list[float]:
    """Where an outline's name stands: the middle of the box around its widest polygon, in degrees."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    boxes = []
    for shell, *_ in parts:
        across, along = [point[0] for point in shell], [point[1] for point in shell]
        boxes.append((min(across), min(along), max(across), max(along)))
    west, south, east, north = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return [(west + east) / 2, (south + north) / 2]


def _circles(rows: Sequence[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        list(rows),
        id=AREA_LAYER,
        get_position="position",
        get_radius="radius",
        get_fill_color="fill",
        get_line_color="rim",
        get_line_width="rim_px",
        line_width_units=_text("pixels"),
        stroked=True,
        radius_min_pixels=9,
        opacity=0.92,
        pickable=True,
        auto_highlight=True,
    )


def _outlines(shapes: Sequence[dict[str, Any]]) -> pdk.Layer:
    """One feature an area, so that the mouse lights up and chooses all its polygons at once."""
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": list(shapes)},
        id=OUTLINE_LAYER,
        get_fill_color="properties.fill",
        get_line_color="properties.rim",
        get_line_width="properties.rim_px",
        line_width_units=_text("pixels"),
        opacity=0.92,
        pickable=True,
        auto_highlight=True,
    )


def _circle(spot: Spot, place: Place, chosen: str | None) -> dict[str, Any]:
    dwellings = _DWELLINGS_IF_UNKNOWN if spot.dwellings is None else spot.dwellings
    return {
        **_row(spot, chosen),
        "position": [place.longitude, place.latitude],
        # the area of the circle, not its radius, follows the dwellings
        "radius": round(_RADIUS_AT_1000_DWELLINGS_M * math.sqrt(dwellings / 1000.0)),
        "placed": "omtrentlig placering",
    }


def _feature(spot: Spot, geometry: dict[str, Any], chosen: str | None) -> dict[str, Any]:
    properties = {**_row(spot, chosen), "position": centre(geometry), "placed": "områdets omrids"}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _row(spot: Spot, chosen: str | None) -> dict[str, Any]:
    return {
        "id": spot.geography_id,
        # the tooltip is HTML, the label is text
        "name": escape(spot.name),
        "label": spot.name,
        "ink": _INK,
        "fill": list(spot.colour),
        "rim": _INK,
        "rim_px": 4 if spot.geography_id == chosen else 1.5,
        "offset": _LABEL_OFFSET.get(spot.geography_id, [0, -34]),
        "value": escape(spot.value),
        "detail": escape(spot.detail),
    }


def _town(place: Place) -> dict[str, Any]:
    return {
        "label": place.name,
        "position": [place.longitude, place.latitude],
        "offset": [70, 4],
        "ink": _QUIET,
    }


def _labels(rows: Sequence[dict[str, Any]]) -> pdk.Layer:
    """Names of towns and areas in one layer: a second one would draw its letters anew."""
    return pdk.Layer(
        "TextLayer",
        list(rows),
        id="navne",
        get_position="position",
        get_text="label",
        get_size=15,
        get_color="ink",
        get_pixel_offset="offset",
        character_set=_text("auto"),
        font_family=_text('"Source Sans", "Source Sans Pro", sans-serif'),
        font_weight=600,
        # Room for the tail of a j, which else is cut off.
        font_settings={"buffer": 8},
        pickable=False,
    )


def _text(value: str) -> Any:
    """pydeck takes a bare string for the name of a column."""
    return pdk.types.String(value)
