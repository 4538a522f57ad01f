"""Points and outlines on the map, from data/geo."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from dashboard.errors import SourceFileError

PLACES_NAME: Final = "places.csv"
OUTLINES_NAME: Final = "omraader.geojson"
_PLACE_HEADS: Final = ("id", "kind", "name", "longitude", "latitude", "uncertainty_m", "basis")
_GEOMETRIES: Final = {"Polygon": 2, "MultiPolygon": 3}
"""kind -> how deep its list of coordinates nests"""


def read_places(geo_dir: Path) -> list[dict[str, Any]]:
    """Rows of the table `place`; WGS84 degrees and metres.

    Raises:
        SourceFileError: the file is missing or a row cannot be read.
    """
    path = geo_dir / PLACES_NAME
    remedy = f"Give it the header {','.join(_PLACE_HEADS)} and one point a row, in WGS84."
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceFileError(f"geo/{PLACES_NAME} cannot be read: {error}.", remedy) from error
    places = []
    for line, row in enumerate(rows, start=2):
        try:
            longitude, latitude = float(row["longitude"]), float(row["latitude"])
            place = {
                "place_id": row["id"],
                "kind": row["kind"],
                "name": row["name"],
                "longitude": longitude,
                "latitude": latitude,
                "uncertainty_m": int(row["uncertainty_m"]),
                "basis": row["basis"],
            }
        except (KeyError, TypeError, ValueError) as error:
            raise SourceFileError(f"geo/{PLACES_NAME}, line {line}: {error}.", remedy) from error
        if not _on_earth(longitude, latitude):
            raise SourceFileError(f"geo/{PLACES_NAME}, line {line}: the point is not on Earth.", remedy)
        places.append(place)
    return places


def read_outlines(geo_dir: Path, area_ids: Collection[str]) -> list[dict[str, Any]]:
    """Rows of the table `outline`: none where the housing organisations have supplied no file.

    Raises:
        SourceFileError: the file is not GeoJSON in WGS84 with one polygon per known area.
    """
    path = geo_dir / OUTLINES_NAME
    if not path.exists():
        return []
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        features = content["features"]
        outlines = [(feature["properties"]["geography_id"], feature["geometry"]) for feature in features]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _outline_error(
            f"it is not a GeoJSON FeatureCollection with geography_id ({error!r})"
        ) from error
    seen: set[str] = set()
    for geography_id, geometry in outlines:
        if geography_id not in area_ids:
            raise _outline_error(
                f"unknown area {geography_id!r}; the areas are {', '.join(sorted(area_ids))}"
            )
        if geography_id in seen:
            raise _outline_error(f"{geography_id} stands twice")
        seen.add(geography_id)
        _check_geometry(geography_id, geometry)
    return [
        {"geography_id": geography_id, "geometry_json": json.dumps(geometry, separators=(",", ":"))}
        for geography_id, geometry in outlines
    ]


def _check_geometry(geography_id: str, geometry: Any) -> None:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _GEOMETRIES:
        raise _outline_error(f"{geography_id} is a {kind}; allowed are Polygon and MultiPolygon")
    rings = geometry.get("coordinates")
    for _ in range(_GEOMETRIES[kind] - 2):
        rings = [ring for polygon in rings for ring in polygon] if isinstance(rings, list) else None
    if not isinstance(rings, list) or not rings:
        raise _outline_error(f"{geography_id} has no coordinates")
    for ring in rings:
        if not isinstance(ring, list) or len(ring) < 4 or ring[0] != ring[-1]:
            raise _outline_error(f"{geography_id} has a ring that is not closed")
        for point in ring:
            is_point = isinstance(point, list) and len(point) >= 2
            if not is_point or not all(isinstance(one, int | float) for one in point[:2]):
                raise _outline_error(f"{geography_id} has a point that is not two numbers")
            if not _on_earth(point[0], point[1]):
                raise _outline_error(
                    f"{geography_id} has a point outside WGS84 degrees; is it in EPSG:25832?"
                )


def _on_earth(longitude: float, latitude: float) -> bool:
    finite = math.isfinite(longitude) and math.isfinite(latitude)
    return finite and abs(longitude) <= 180 and abs(latitude) <= 90


def _outline_error(why: str) -> SourceFileError:
    return SourceFileError(
        f"geo/{OUTLINES_NAME}: {why}.",
        "Ask for GeoJSON in WGS84 with one feature per area, property geography_id, or remove the file.",
    )
