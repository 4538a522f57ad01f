"""Points and outlines of data/geo, and the official lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import SourceFileError
from dashboard.loader.geo import read_outlines, read_places
from tests.unit.loader.conftest import DATA_DIR, DataFolder

SQUARE = [[11.0, 55.0], [11.1, 55.0], [11.1, 55.1], [11.0, 55.0]]
AREAS = ["motalavej", "ringparken"]


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(
    geography_id: str = "motalavej", kind: str = "Polygon", coordinates: Any = None
) -> dict[str, Any]:
    rings = [SQUARE] if coordinates is None else coordinates
    return {
        "type": "Feature",
        "properties": {"geography_id": geography_id},
        "geometry": {"type": kind, "coordinates": rings},
    }


def test_the_repository_places() -> None:
    places = {row["place_id"]: row for row in read_places(DATA_DIR / "geo")}
    assert places["motalavej"]["uncertainty_m"] == 700
    assert places["slagelse"]["kind"] == "town"


def test_no_outlines_without_a_file(tmp_path: Path) -> None:
    assert read_outlines(tmp_path, AREAS) == []


def test_outlines(tmp_path: Path) -> None:
    (tmp_path / "omraader.geojson").write_text(
        collection(feature(), feature("ringparken", "MultiPolygon", [[SQUARE], [SQUARE]])), encoding="utf-8"
    )
    rows = read_outlines(tmp_path, AREAS)
    assert [row["geography_id"] for row in rows] == AREAS
    assert json.loads(rows[0]["geometry_json"])["coordinates"] == [SQUARE]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("spoilt", "not a GeoJSON"),
        ("[]", "not a GeoJSON"),
        (collection(feature("sydbyen")), "unknown area 'sydbyen'"),
        (collection(feature(), feature()), "stands twice"),
        (collection(feature(kind="Point", coordinates=[11.0, 55.0])), "is a Point"),
        (collection(feature(coordinates=[])), "no coordinates"),
        (collection(feature(coordinates=[SQUARE[:3]])), "not closed"),
        (collection(feature(coordinates=[[["x", 1], *SQUARE, ["x", 1]]])), "not two numbers"),
        (
            collection(feature(coordinates=[[[640000, 6130000], *SQUARE[1:3], [640000, 6130000]]])),
            "EPSG:25832",
        ),
        (collection({**feature(), "geometry": None}), "is a None"),
    ],
)
def test_outlines_that_cannot_be_used(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "omraader.geojson").write_text(content, encoding="utf-8")
    with pytest.raises(SourceFileError) as caught:
        read_outlines(tmp_path, AREAS)
    assert words in caught.value.problem


@pytest.mark.parametrize(
    "row", ["a,area,A,elleve,55,1,x", "a,area,A,11,155,1,x", "a,area,A,11,55,,x", "a,area,A,nan,55,1,x"]
)
def test_places_that_cannot_be_used(tmp_path: Path, row: str) -> None:
    (tmp_path / "places.csv").write_text(f"id,kind,name,longitude,latitude,uncertainty_m,basis\n{row}\n")
    with pytest.raises(SourceFileError, match="line 2"):
        read_places(tmp_path)


def test_places_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match=r"places\.csv"):
        read_places(tmp_path)


def test_the_official_lists(folder: DataFolder) -> None:
    head = "geography_id;list_date;list_name;on_list;national_areas_on_list;source;confidence"
    folder.write(
        "raw/lister.csv",
        f"{head}\n"
        "motalavej;2018-12-01;ghettoområder;true;29;bl.dk;found in text\n"
        "ringparken;2018-12-01;ghettoområder;FALSE;;;\n"
        "\n"
        "sydbyerne;2018-12-01;ghettoområder;true;29;bl.dk;found in text\n"
        "motalavej;1/12 2018;ghettoområder;true;29;bl.dk;found in text\n"
        "motalavej;2019-12-01;;true;29;bl.dk;found in text\n"
        "motalavej;2019-12-01;ghettoområder;ja;29;bl.dk;found in text\n"
        "motalavej;2019-12-01;ghettoområder;true;mange;bl.dk;found in text\n"
        "motalavej;2019-12-01;ghettoområder;true;29;bl.dk;sikkert\n"
        "motalavej;2018-12-01;ghettoområder;true;29;bl.dk;found in text\n"
        "motalavej;2019-12-01;ghettoområder\n",
    )
    folder.write("raw/a.csv", "geography_id;indicator_id;period;value\nmotalavej;employed;2014;31,6\n")
    folder.refresh()
    assert folder.rows(
        "SELECT geography_id, on_list, national_areas_on_list FROM official_list ORDER BY 1"
    ) == [
        ("motalavej", True, 29),
        ("ringparken", False, None),
    ]
    assert folder.rows("SELECT line, column_name FROM rejected_row ORDER BY line") == [
        (5, "geography_id"),
        (6, "list_date"),
        (7, "list_name"),
        (8, "on_list"),
        (9, "national_areas_on_list"),
        (10, "confidence"),
        (11, "list_date"),
        (12, None),
    ]
    assert folder.value("SELECT rows_read FROM source_file WHERE file = 'raw/lister.csv'") == 10
