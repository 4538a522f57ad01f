"""Records of where things lie on the map."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    place_id: str
    kind: str
    name: str
    longitude: float
    latitude: float
    uncertainty_m: int
    basis: str


class Outline(NamedTuple):
    geography_id: str
    geometry_json: str
