"""Made-up outlines near the areas' approximate points, for tests only: no public outline exists."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from dashboard.loader.geo import read_places

DATA_DIR = Path(__file__).resolve().parents[1] / "data"
PLACES = read_places(DATA_DIR / "geo")
POINT = {
    place["place_id"]: (place["longitude"], place["latitude"]) for place in PLACES if place["kind"] == "area"
}
NAMES = {
    "motalavej": "Motalavej",
    "ringparken": "Ringparken/Schackenborgvænge",
    "praestevangen_parkvej": "Præstevangen og Parkvej",
    "sydbyen": "Sydbyen",
}
Ring = list[list[float]]


def ring(
    geography_id: str = "motalavej",
    metres: float = 250.0,
    *,
    east: float = 0.0,
    north: float = 0.0,
    corners: int = 9,
) -> Ring:
    """An irregular closed ring, counterclockwise, about an area's point or so many metres off it."""
    longitude, latitude = POINT[geography_id]
    across, along = 1 / (111_320 * math.cos(math.radians(latitude))), 1 / 111_320
    points = [
        [
            round(longitude + (east + metres * (1 + 0.2 * (number % 2)) * math.cos(angle)) * across, 7),
            round(latitude + (north + metres * (1 + 0.2 * (number % 2)) * math.sin(angle)) * along, 7),
        ]
        for number in range(corners)
        for angle in [2 * math.pi * number / corners]
    ]
    return [*points, points[0]]


def feature(geography_id: str = "motalavej", *rings: Ring) -> dict[str, Any]:
    """A Polygon: the outer ring, then holes."""
    coordinates = list(rings) or [ring(geography_id)]
    return shaped({"type": "Polygon", "coordinates": coordinates}, geography_id)


def parts(geography_id: str, *polygons: list[Ring]) -> dict[str, Any]:
    return shaped({"type": "MultiPolygon", "coordinates": list(polygons)}, geography_id)


def shaped(geometry: Any, geography_id: Any = "motalavej") -> dict[str, Any]:
    return {"type": "Feature", "properties": {"geography_id": geography_id}, "geometry": geometry}


def collection(*features: Any, **members: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **members, "features": list(features)})


def four_areas() -> str:
    """A likely file: a hole in one, two parts in another, with heights; one that runs the wrong way."""
    return collection(*_features())


def three_areas() -> str:
    """The same without Sydbyen, which keeps its circle."""
    return collection(*_features()[:3])


def _features() -> list[dict[str, Any]]:
    hole = ring("motalavej", 90)[::-1]
    high = [[*point, 12.5] for point in ring("praestevangen_parkvej", 300)]
    return [
        feature("motalavej", ring("motalavej", 320, corners=14), hole),
        feature("ringparken", ring("ringparken", 280)),
        parts(
            "praestevangen_parkvej",
            [high],
            [ring("praestevangen_parkvej", 200, east=900, north=-300)],
        ),
        feature("sydbyen", ring("sydbyen", 300)[::-1]),
    ]
