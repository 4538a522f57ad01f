"""Points on the map, from data/geo."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any, Final

from dashboard.errors import SourceFileError
from dashboard.loader.limits import refuse_large_file

PLACES_NAME: Final = "places.csv"
_PLACE_HEADS: Final = ("id", "kind", "name", "longitude", "latitude", "uncertainty_m", "basis")


def read_places(geo_dir: Path) -> list[dict[str, Any]]:
    """Rows of the table `place`; WGS84 degrees and metres.

    Raises:
        SourceFileError: the file is missing or a row cannot be read.
    """
    path = geo_dir / PLACES_NAME
    remedy = f"Give it the header {','.join(_PLACE_HEADS)} and one point a row, in WGS84."
    refuse_large_file(path, f"geo/{PLACES_NAME}")
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceFileError(f"geo/{PLACES_NAME} cannot be read: {error}.", remedy) from error
    places = []
    for line, row in enumerate(rows, start=2):
        try:
            if None in row or None in row.values():
                raise ValueError("too few or too many cells")
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


def _on_earth(longitude: float, latitude: float) -> bool:
    finite = math.isfinite(longitude) and math.isfinite(latitude)
    return finite and abs(longitude) <= 180 and abs(latitude) <= 90
