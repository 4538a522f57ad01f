"""One outline: positions, rings and polygons are checked, and set right where nothing is in doubt. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import numpy as np

from dashboard.errors import OutlineError, OutlineFault, OutlinePart
from dashboard.loader import rings
from dashboard.loader.rings import Ring

OUTLINES_NAME: Final = "omraader.geojson"
CONVERT: Final = (
    "Convert it to WGS84, e.g. with"
    " `ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco RFC7946=YES omraader.geojson FILE`."
)
_REPAIR: Final = "Mend the outline in a GIS program, e.g. with `ogr2ogr -makevalid`, or ask for it anew."
_WRITE: Final = (
    "Export it again as GeoJSON (RFC 7946): Polygon or MultiPolygon, positions [longitude, latitude]."
)
_FEWEST_POSITIONS: Final = 4

Point = tuple[float, float]
Polygon = list[list[Point]]


class Frame(NamedTuple):
    """What the map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def __str__(self) -> str:
        return f"{self.west:g}-{self.east:g} east, {self.south:g}-{self.north:g} north"


@dataclass(frozen=True, slots=True)
class Shape:
    """A checked outline: outer rings counterclockwise, holes clockwise, without heights and repeats."""

    polygons: list[Polygon]

    def as_geometry(self) -> dict[str, Any]:
        """GeoJSON; a single polygon as Polygon."""
        if len(self.polygons) == 1:
            return {"type": "Polygon", "coordinates": self.polygons[0]}
        return {"type": "MultiPolygon", "coordinates": self.polygons}


def fault(kind: OutlineFault, part: OutlinePart, problem: str, remedy: str) -> OutlineError:
    where = "".join(f", {words}" for words in _where(part))
    return OutlineError(f"geo/{OUTLINES_NAME}{where}: {problem}.", remedy, fault=kind, part=part)


def _where(part: OutlinePart) -> list[str]:
    words = []
    if part.feature is not None:
        words.append(f"feature {part.feature}" + (f" ({part.geography_id})" if part.geography_id else ""))
    if part.polygon is not None:
        words.append(f"polygon {part.polygon}")
    if part.ring is not None:
        words.append(f"ring {part.ring} ({'the outer one' if part.ring == 1 else 'a hole'})")
    if part.position is not None:
        words.append(f"position {part.position}")
    return words


def read_shape(geometry: Any, part: OutlinePart, frame: Frame) -> Shape:
    """The outline in a GeoJSON geometry.

    Raises:
        OutlineError: names the ring and position, and what to do.
    """
    if geometry is None:
        raise fault(
            OutlineFault.GEOMETRY, part, "it has no geometry", "Draw its outline or remove the feature."
        )
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise fault(
            OutlineFault.GEOMETRY,
            part,
            f"its geometry is {kind!r}; allowed are Polygon and MultiPolygon",
            _WRITE,
        )
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts:
        raise fault(OutlineFault.GEOMETRY, part, "its geometry is empty", _WRITE)
    polygons: list[Polygon] = []
    grids: list[list[Ring]] = []
    for number, rough in enumerate(parts, start=1):
        place = part if kind == "Polygon" else replace(part, polygon=number)
        polygon, grid = _polygon(rough, place, frame)
        polygons.append(polygon)
        grids.append(grid)
    _check_apart(grids, part)
    return Shape(polygons)


def _polygon(rough: Any, part: OutlinePart, frame: Frame) -> tuple[Polygon, list[Ring]]:
    if not isinstance(rough, list) or not rough:
        raise fault(OutlineFault.GEOMETRY, part, "its geometry is empty", _WRITE)
    polygon, grid = [], []
    for number, ring in enumerate(rough, start=1):
        place = replace(part, ring=number)
        points = _points(ring, place, frame)
        steps = rings.to_grid(points, (frame.west, frame.south))
        keep = rings.without_repeats(steps)
        numbers = np.flatnonzero(keep)
        points, steps = [points[index] for index in numbers], steps[keep]
        _check_ring(steps, numbers + 1, place)
        is_counterclockwise = rings.doubled_area(steps) > 0
        if is_counterclockwise != (number == 1):
            points.reverse()
            steps = steps[::-1]
        polygon.append(points)
        grid.append(steps)
    _check_holes(grid, part)
    return polygon, grid


def _points(ring: Any, part: OutlinePart, frame: Frame) -> list[Point]:
    if not isinstance(ring, list) or not ring:
        raise fault(OutlineFault.GEOMETRY, part, "the ring is empty", _WRITE)
    points = [
        _point(position, replace(part, position=number), frame)
        for number, position in enumerate(ring, start=1)
    ]
    if len(points) < _FEWEST_POSITIONS:
        raise fault(
            OutlineFault.RING,
            part,
            f"the ring has {len(points)} positions; the fewest is 4, the last the same as the first",
            _REPAIR,
        )
    if points[0] != points[-1]:
        raise fault(
            OutlineFault.RING,
            replace(part, position=len(points)),
            "the ring is not closed: its last position is not its first",
            "Close it by repeating the first position at the end; if the file was cut off, ask for it anew.",
        )
    return points


def _point(position: Any, part: OutlinePart, frame: Frame) -> Point:
    """A position without its height."""
    numbers = position[:2] if isinstance(position, list) else []
    if len(numbers) < 2 or not all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in numbers
    ):
        raise fault(OutlineFault.POSITION, part, f"{_short(position)} is not two numbers", _WRITE)
    try:
        x, y = float(numbers[0]), float(numbers[1])
    except OverflowError:
        x = y = math.inf
    if not (math.isfinite(x) and math.isfinite(y)):
        raise fault(OutlineFault.POSITION, part, f"{_short(position)} is not two finite numbers", _WRITE)
    if frame.holds(x, y):
        return x, y
    if frame.holds(y, x):
        raise fault(
            OutlineFault.SWAPPED,
            part,
            f"longitude and latitude are swapped in [{x:g}, {y:g}]",
            "Write each position as [longitude, latitude], east before north.",
        )
    if abs(x) > 180 or abs(y) > 90:
        raise fault(
            OutlineFault.REFERENCE,
            part,
            f"[{x:.12g}, {y:.12g}] is not in degrees{_likely_system(x, y)}",
            CONVERT,
        )
    raise fault(
        OutlineFault.OUTSIDE,
        part,
        f"[{x:g}, {y:g}] is outside the map, which shows {frame}",
        "Check that the right features were exported, in WGS84.",
    )


def _likely_system(x: float, y: float) -> str:
    """Which projected system such metres belong to in Denmark, if one can be told."""
    for east, north, swapped in ((x, y, ""), (y, x, ", its axes swapped")):
        if 200_000 <= east <= 1_000_000 and 5_900_000 <= north <= 6_500_000:
            return f"; this looks like EPSG:25832 (UTM zone 32){swapped}"
        if 800_000 <= east <= 1_800_000 and 7_200_000 <= north <= 8_000_000:
            return f"; this looks like EPSG:3857 (Web Mercator){swapped}"
    return ""


def _check_ring(steps: Ring, numbers: Any, part: OutlinePart) -> None:
    """`numbers` are the positions' numbers in the file."""
    if len(steps) < _FEWEST_POSITIONS:
        raise fault(
            OutlineFault.RING,
            part,
            f"the ring has only {len(steps) - 1} different positions, so no area",
            _REPAIR,
        )
    meeting = rings.meets_itself(steps)
    if meeting is not None:
        raise fault(
            OutlineFault.CROSSING,
            replace(part, position=int(numbers[meeting.first])),
            "the ring crosses or touches itself: the edge from here meets the one from position"
            f" {int(numbers[meeting.second])}",
            _REPAIR,
        )


def _check_holes(grid: Sequence[Ring], part: OutlinePart) -> None:
    shell = grid[0]
    for index, hole in enumerate(grid[1:], start=1):
        place = replace(part, ring=index + 1)
        position = rings.lies(hole, shell)
        if rings.cross(hole, shell) is not None or position.outside or not position.inside:
            raise fault(OutlineFault.CROSSING, place, "the hole is not inside the outer ring", _REPAIR)
        for earlier, other in enumerate(grid[1:index], start=1):
            if _overlap(hole, other):
                raise fault(OutlineFault.CROSSING, place, f"the hole overlaps ring {earlier + 1}", _REPAIR)


def _check_apart(grids: Sequence[Sequence[Ring]], part: OutlinePart) -> None:
    """The polygons of one area may touch, and one may lie in another's hole, but none lies on another."""
    for index, polygon in enumerate(grids):
        for earlier, other in enumerate(grids[:index]):
            if _overlap(polygon[0], other[0]) and not (
                _in_a_hole(polygon[0], other) or _in_a_hole(other[0], polygon)
            ):
                raise fault(
                    OutlineFault.CROSSING,
                    replace(part, polygon=index + 1),
                    f"the polygon overlaps polygon {earlier + 1}",
                    _REPAIR,
                )


def _overlap(one: Ring, other: Ring) -> bool:
    if rings.cross(one, other) is not None:
        return True
    first, second = rings.lies(one, other), rings.lies(other, one)
    # Where nothing of the one is outside the other, it is inside or the same ring again.
    return first.inside or second.inside or not first.outside


def _in_a_hole(shell: Ring, polygon: Sequence[Ring]) -> bool:
    return any(
        not rings.lies(shell, hole).outside and rings.cross(shell, hole) is None for hole in polygon[1:]
    )


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
