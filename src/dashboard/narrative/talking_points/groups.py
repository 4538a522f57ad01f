"""The same points by area and by focus area, each group in the order of importance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.narrative.talking_points.point import Point
from dashboard.store.records import Geography


def by_area(points: Sequence[Point], places: Sequence[Geography]) -> Mapping[str | None, tuple[Point, ...]]:
    """By geography_id in the order of the places; None, what concerns several or none, comes first."""
    keys: list[str | None] = [None, *(place.geography_id for place in places)]
    groups = {key: tuple(point for point in points if point.geography_id == key) for key in keys}
    return {key: group for key, group in groups.items() if group}


def by_focus_area(
    points: Sequence[Point], focus_area_ids: Sequence[str]
) -> Mapping[str | None, tuple[Point, ...]]:
    """By focus area; a point of two stands under both, and one of none under None, which comes first."""
    groups: dict[str | None, tuple[Point, ...]] = {
        None: tuple(point for point in points if not point.focus_area_ids)
    }
    for area in focus_area_ids:
        groups[area] = tuple(point for point in points if area in point.focus_area_ids)
    return {key: group for key, group in groups.items() if group}
