"""The map: its layers as the browser gets them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.maps.areas import AREA_LAYER, OUTLINE_LAYER, Spot, area_map, centre
from dashboard.store.records import Outline, Place
from tests.unit.samples import HOSTILE

LAND = {"type": "FeatureCollection", "features": []}
PLACES = [
    Place("motalavej", "area", "Motalavej", 11.14, 55.33, 200, "adresse"),
    Place("ringparken", "area", "Ringparken", 11.35, 55.40, 200, "adresse"),
    Place("slagelse", "town", "Slagelse", 11.354, 55.403, 0, "GeoNames"),
]


def spot(geography_id: str = "motalavej", **fields: Any) -> Spot:
    defaults: dict[str, Any] = {
        "name": geography_id.capitalize(),
        "dwellings": 1000.0,
        "colour": (168, 67, 28),
        "value": "4 af 5 kriterier",
        "detail": "1.000 boliger",
    }
    return Spot(geography_id, **{**defaults, **fields})


def deck(*spots: Spot, **fields: Any) -> dict[str, Any]:
    made = area_map(LAND, PLACES, spots, fields.pop("chosen", None), **fields)
    content: dict[str, Any] = json.loads(made.to_json())
    return content


def layer(content: dict[str, Any], layer_id: str) -> dict[str, Any]:
    (found,) = [layer for layer in content["layers"] if layer["id"] == layer_id]
    return found


def circles(*spots: Spot, **fields: Any) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in layer(deck(*spots, **fields), AREA_LAYER)["data"]}


def test_land_below_areas_and_names_on_top() -> None:
    content = deck(spot())
    assert [layer["id"] for layer in content["layers"]] == ["land", AREA_LAYER, "navne"]
    assert layer(content, AREA_LAYER)["pickable"] is True


def test_no_tiles_and_no_address() -> None:
    made = area_map(LAND, PLACES, [spot()], None)
    assert made.map_provider is None
    assert "http" not in made.to_json()


def test_the_circles_area_follows_the_dwellings() -> None:
    rows = circles(spot(dwellings=1000.0), spot("ringparken", dwellings=250.0))
    assert rows["motalavej"]["radius"] == pytest.approx(2 * rows["ringparken"]["radius"], abs=1)


def test_unknown_dwellings_are_still_a_circle_and_none_is_no_circle() -> None:
    assert circles(spot(dwellings=None))["motalavej"]["radius"] > 0
    assert circles(spot(dwellings=0.0))["motalavej"]["radius"] == 0


def test_position_and_colour() -> None:
    row = circles(spot())["motalavej"]
    assert row["position"] == [11.14, 55.33]
    assert row["fill"] == [168, 67, 28]


def test_the_chosen_area_has_a_heavier_rim() -> None:
    rows = circles(spot(), spot("ringparken"), chosen="ringparken")
    assert rows["ringparken"]["rim_px"] > rows["motalavej"]["rim_px"]


def test_an_area_without_a_position_is_left_out() -> None:
    assert set(circles(spot(), spot("sydbyen"))) == {"motalavej"}


def test_no_areas_make_a_map_too() -> None:
    assert circles() == {}


def test_a_real_outline_takes_the_circles_place() -> None:
    shape = {"type": "Polygon", "coordinates": [[[11.1, 55.3], [11.2, 55.3], [11.2, 55.4], [11.1, 55.3]]]}
    content = deck(spot(), spot("ringparken"), outlines=[Outline("motalavej", json.dumps(shape))])
    (feature,) = layer(content, OUTLINE_LAYER)["data"]["features"]
    assert feature["geometry"] == shape
    assert feature["properties"]["id"] == "motalavej"
    assert [row["id"] for row in layer(content, AREA_LAYER)["data"]] == ["ringparken"]
    named = {row["id"] for row in layer(content, "navne")["data"] if "id" in row}
    assert named == {"motalavej", "ringparken"}


def test_all_outlined_need_no_circles_and_no_point() -> None:
    shape = {"type": "Polygon", "coordinates": [[[11.1, 55.3], [11.2, 55.3], [11.2, 55.4], [11.1, 55.3]]]}
    content = deck(spot("sydbyen"), outlines=[Outline("sydbyen", json.dumps(shape))])
    assert [layer["id"] for layer in content["layers"]] == ["land", OUTLINE_LAYER, "navne"]
    (name,) = [row for row in layer(content, "navne")["data"] if row.get("id") == "sydbyen"]
    assert name["position"] == pytest.approx([11.15, 55.35])


def test_an_outline_answers_the_mouse_as_a_circle_does() -> None:
    shape = {"type": "Polygon", "coordinates": [[[11.1, 55.3], [11.2, 55.3], [11.2, 55.4], [11.1, 55.3]]]}
    content = deck(spot(), chosen="motalavej", outlines=[Outline("motalavej", json.dumps(shape))])
    drawn = layer(content, OUTLINE_LAYER)
    assert drawn["pickable"]
    assert drawn["autoHighlight"]
    properties = drawn["data"]["features"][0]["properties"]
    circle = circles(spot(), chosen="motalavej")["motalavej"]
    same = ("id", "name", "value", "detail", "fill", "rim", "rim_px")
    assert {key: properties[key] for key in same} == {key: circle[key] for key in same}


def test_the_name_stands_by_the_widest_part() -> None:
    small = [[[11.0, 55.0], [11.1, 55.0], [11.1, 55.1], [11.0, 55.0]]]
    wide = [[[11.4, 55.4], [11.8, 55.4], [11.8, 55.6], [11.4, 55.4]]]
    assert centre({"type": "MultiPolygon", "coordinates": [small, wide]}) == pytest.approx([11.6, 55.5])


def test_what_the_tooltip_puts_into_the_page_is_escaped_and_the_label_is_text() -> None:
    row = circles(spot(name=HOSTILE, value=HOSTILE, detail=HOSTILE))["motalavej"]
    for field in ("name", "value", "detail"):
        assert "<" not in row[field]
    assert row["label"] == HOSTILE


def test_the_tooltip_says_of_circles_only_that_the_place_is_approximate() -> None:
    tooltip = str(area_map(LAND, PLACES, [spot()], None)._tooltip)
    assert "{placed}" in tooltip
    assert "omtrentlig" not in tooltip
    shape = {"type": "Polygon", "coordinates": [[[11.1, 55.3], [11.2, 55.3], [11.2, 55.4], [11.1, 55.3]]]}
    content = deck(spot(), spot("ringparken"), outlines=[Outline("motalavej", json.dumps(shape))])
    (circle,) = layer(content, AREA_LAYER)["data"]
    assert circle["placed"] == "omtrentlig placering"
    assert layer(content, OUTLINE_LAYER)["data"]["features"][0]["properties"]["placed"] == "områdets omrids"
