"""Real outlines of the areas, where somebody has supplied them: data/geo/omraader.geojson."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NoReturn

from dashboard.errors import OutlineError, OutlineFault, OutlinePart, SourceFileError
from dashboard.loader.outline_shape import CONVERT, OUTLINES_NAME, Frame, Shape, fault, read_shape

LAND_NAME: Final = "land.geojson"
MOST_BYTES: Final = 5_000_000
MOST_POSITIONS: Final = 20_000
FARTHEST_M: Final = 5_000.0
_METRES_PER_DEGREE: Final = 111_320.0
_WGS84: Final = ("CRS84", "EPSG:4326", "EPSG::4326", "EPSG/0/4326", "WGS84")
_WHOLE: Final = OutlinePart()


@dataclass(frozen=True, slots=True)
class Outlines:
    rows: list[dict[str, Any]]
    """of the table `outline`: geography_id and geometry_json"""
    warnings: list[str]


def read_outlines(geo_dir: Path, areas: Mapping[str, str], places: Sequence[Mapping[str, Any]]) -> Outlines:
    """The outlines: none where there is no file.

    Args:
        geo_dir: the folder with omraader.geojson and land.geojson.
        areas: geography_id -> name of each housing area.
        places: rows of the table `place`; an outline must lie near its own.

    Raises:
        OutlineError: names the feature, area, ring and position, and what to do.
    """
    path = geo_dir / OUTLINES_NAME
    if not path.exists():
        return Outlines([], [])
    features = _features(_content(path))
    frame = _frame(geo_dir / LAND_NAME)
    points = {place["place_id"]: place for place in places if place["kind"] == "area"}
    seen: dict[str, int] = {}
    rows, warnings = [], []
    for number, feature in enumerate(features, start=1):
        part = _identified(feature, OutlinePart(feature=number), areas)
        if part.geography_id in seen:
            raise fault(
                OutlineFault.AREA,
                part,
                f"{part.geography_id} is feature {seen[part.geography_id]} already",
                "Give each area one feature; several polygons make one MultiPolygon.",
            )
        geography_id = part.geography_id or ""
        seen[geography_id] = number
        shape = read_shape(feature.get("geometry"), part, frame)
        if warning := _far(shape, part, points):
            warnings.append(warning)
        geometry = json.dumps(shape.as_geometry(), separators=(",", ":"))
        rows.append({"geography_id": geography_id, "geometry_json": geometry})
    return Outlines(rows, warnings)


def unread_files(geo_dir: Path) -> list[str]:
    """GeoJSON files that nothing reads: somebody has put outlines there under another name."""
    return sorted(
        f"geo/{path.name}"
        for path in geo_dir.glob("*")
        if path.suffix.lower() in {".geojson", ".json"} and path.name not in {OUTLINES_NAME, LAND_NAME}
    )


def _content(path: Path) -> Any:
    again = "Ask for GeoJSON (RFC 7946) in WGS84 with one feature per area, or remove the file."
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise fault(
                OutlineFault.LARGE,
                _WHOLE,
                f"the file has {size} bytes; the most is {MOST_BYTES}",
                "Export the areas only, and simplify them to about a metre, e.g. with `ogr2ogr -simplify`.",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise fault(
            OutlineFault.FILE, _WHOLE, f"it cannot be read: {error}", "Make it a readable file."
        ) from error
    except UnicodeDecodeError as error:
        raise fault(
            OutlineFault.FORMAT, _WHOLE, f"it is not UTF-8 text (byte {error.start + 1})", again
        ) from error
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, OutlineError):
            raise
        raise fault(OutlineFault.FORMAT, _WHOLE, f"it is not JSON: {error}", again) from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _features(content: Any) -> list[Any]:
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        kind = content.get("type") if isinstance(content, dict) else type(content).__name__
        raise fault(
            OutlineFault.FORMAT,
            _WHOLE,
            f"it is {kind!r}, not a FeatureCollection",
            "Put the outlines into a FeatureCollection, one feature per area.",
        )
    _check_reference(content, _WHOLE)
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise fault(
            OutlineFault.FORMAT,
            _WHOLE,
            "it has no features",
            "Add one feature per area, or remove the file: areas are drawn as circles then.",
        )
    positions = sum(_positions(feature) for feature in features)
    if positions > MOST_POSITIONS:
        raise fault(
            OutlineFault.LARGE,
            _WHOLE,
            f"it has {positions} positions; the most is {MOST_POSITIONS}",
            "Simplify the outlines to about a metre, e.g. with `ogr2ogr -simplify`.",
        )
    return features


def _positions(feature: Any) -> int:
    """How many positions a feature has, however it is shaped."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    open_lists = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    count = 0
    while open_lists:
        one = open_lists.pop()
        if isinstance(one, list):
            count += bool(one) and not isinstance(one[0], list)
            open_lists.extend(inner for inner in one if isinstance(inner, list))
    return count


def _check_reference(holder: dict[str, Any], part: OutlinePart) -> None:
    """The member `crs` of older GeoJSON; without it, it is WGS84."""
    if "crs" not in holder:
        return
    crs = holder["crs"]
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not name.upper().replace(" ", "").endswith(_WGS84):
        said = name if isinstance(name, str) else json.dumps(crs)[:60]
        raise fault(
            OutlineFault.REFERENCE,
            part,
            f"its coordinates are in {said!r} (member crs), not in WGS84",
            CONVERT,
        )


def _identified(feature: Any, part: OutlinePart, areas: Mapping[str, str]) -> OutlinePart:
    allowed = f"the areas are {', '.join(sorted(areas))}"
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise fault(OutlineFault.FORMAT, part, "it is not a Feature", "Export the file again as GeoJSON.")
    properties = feature.get("properties")
    geography_id = properties.get("geography_id") if isinstance(properties, dict) else None
    remedy = "Give the feature a property geography_id with one of these ids."
    if geography_id is None:
        raise fault(OutlineFault.AREA, part, f"it has no property geography_id; {allowed}", remedy)
    if not isinstance(geography_id, str) or geography_id not in areas:
        raise fault(OutlineFault.AREA, part, f"unknown area {str(geography_id)[:60]!r}; {allowed}", remedy)
    named = replace(part, geography_id=geography_id, area=areas[geography_id])
    for holder in (feature, feature.get("geometry")):
        if isinstance(holder, dict):
            _check_reference(holder, named)
    return named


def _frame(path: Path) -> Frame:
    """What the map shows: the box around its land."""
    try:
        land = json.loads(path.read_text(encoding="utf-8-sig"))
        geometries = [feature["geometry"] for feature in land["features"]]
        numbers = [point for geometry in geometries for point in _flat(geometry["coordinates"])]
        return Frame(
            min(x for x, _ in numbers),
            min(y for _, y in numbers),
            max(x for x, _ in numbers),
            max(y for _, y in numbers),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceFileError(
            f"geo/{LAND_NAME} cannot be read: {error!r}.", "Put it back as it is in the repository."
        ) from error


def _flat(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], list):
        for inner in coordinates:
            yield from _flat(inner)
    else:
        yield coordinates[0], coordinates[1]


def _far(shape: Shape, part: OutlinePart, points: Mapping[str, Mapping[str, Any]]) -> str | None:
    """A warning where an outline lies off its area's point. A polygon under another area's id is refused."""
    own = points.get(part.geography_id or "")
    if own is None:
        return None
    distance = _distance_m(own, shape)
    if distance <= own["uncertainty_m"]:
        return None
    remedy = (
        "Check geography_id: the outline is probably another area's. If it is right, correct the area's"
        " point in geo/places.csv."
    )
    for place_id, place in points.items():
        if place_id != part.geography_id and _distance_m(place, shape) <= place["uncertainty_m"]:
            problem = (
                f"the outline lies {distance / 1000:.1f} km from the place of {part.geography_id},"
                f" and at that of {place_id}"
            )
            raise fault(OutlineFault.FAR, part, problem, remedy)
    said = (
        f"the outline lies {distance / 1000:.1f} km from the place of {part.geography_id}"
        f" in geo/places.csv, which is known to {own['uncertainty_m']} m"
    )
    if distance > FARTHEST_M:
        raise fault(OutlineFault.FAR, part, said, remedy)
    return f"geo/{OUTLINES_NAME}, feature {part.feature}: {said}. Check geography_id."


def _distance_m(place: Mapping[str, Any], shape: Shape) -> float:
    """From a point to an outline, 0 inside it; a plane is good enough over some kilometres."""
    across = _METRES_PER_DEGREE * math.cos(math.radians(place["latitude"]))
    nearest, is_inside = math.inf, False
    for polygon in shape.polygons:
        for ring in polygon:
            flat = [
                ((x - place["longitude"]) * across, (y - place["latitude"]) * _METRES_PER_DEGREE)
                for x, y in ring
            ]
            for (ax, ay), (bx, by) in pairwise(flat):
                nearest = min(nearest, _to_edge(ax, ay, bx, by))
                if (ay > 0) != (by > 0) and ax - ay * (bx - ax) / (by - ay) > 0:
                    is_inside = not is_inside
    return 0.0 if is_inside else nearest


def _to_edge(ax: float, ay: float, bx: float, by: float) -> float:
    """From the origin to an edge."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(max(-(ax * dx + ay * dy) / length, 0.0), 1.0)
    return math.hypot(ax + along * dx, ay + along * dy)
