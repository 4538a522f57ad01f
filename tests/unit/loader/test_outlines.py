"""The file of outlines: what is taken, what is refused with what words, and what a refresh makes of it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import OutlineError, OutlineFault, OutlinePart, SourceFileError
from dashboard.loader import outlines, rings
from dashboard.loader.outline_shape import Frame, read_shape
from dashboard.loader.outlines import MOST_BYTES, MOST_POSITIONS, Outlines, read_outlines
from tests.outline_samples import (
    NAMES,
    PLACES,
    POINT,
    Ring,
    collection,
    feature,
    four_areas,
    parts,
    ring,
    shaped,
)
from tests.unit.loader.conftest import DATA_DIR, DataFolder

FRAME = Frame(10.75, 55.05, 11.8, 55.62)
LAND = (DATA_DIR / "geo" / "land.geojson").read_text(encoding="utf-8")
HOLE = ring(metres=90)[::-1]
EAST = ring(metres=100, east=500)


def read(tmp_path: Path, content: str | bytes) -> Outlines:
    (tmp_path / "land.geojson").write_text(LAND, encoding="utf-8")
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "omraader.geojson").write_bytes(data)
    return read_outlines(tmp_path, NAMES, PLACES)


def geometry(found: Outlines, row: int = 0) -> Any:
    return json.loads(found.rows[row]["geometry_json"])


def utm(points: Ring) -> Ring:
    """Something like the metres of EPSG:25832, roughly."""
    return [[(x - 9) * 63_000 + 500_000, y * 111_000] for x, y in points]


def test_none_without_a_file(tmp_path: Path) -> None:
    assert read_outlines(tmp_path, NAMES, PLACES) == Outlines([], [])


def test_a_likely_file(tmp_path: Path) -> None:
    found = read(tmp_path, four_areas())
    assert [row["geography_id"] for row in found.rows] == list(NAMES)
    assert found.warnings == []
    assert [geometry(found, row)["type"] for row in range(4)] == [
        "Polygon",
        "Polygon",
        "MultiPolygon",
        "Polygon",
    ]
    assert len(geometry(found, 0)["coordinates"]) == 2


def test_some_areas_only(tmp_path: Path) -> None:
    assert [row["geography_id"] for row in read(tmp_path, collection(feature("sydbyen"))).rows] == ["sydbyen"]


def test_what_is_in_no_doubt_is_set_right(tmp_path: Path) -> None:
    """Height, direction, repeated positions, a MultiPolygon of one."""
    outer = ring()
    high = [[*point, 17.0] for point in [outer[0], *outer]][::-1]
    found = read(tmp_path, collection(parts("motalavej", [high, HOLE[::-1]])))
    made = geometry(found)
    assert made["type"] == "Polygon"
    shell, hole = made["coordinates"]
    assert all(len(point) == 2 for point in shell)
    assert len(shell) == len(outer)
    assert rings.doubled_area(rings.to_grid(shell, (10.75, 55.05))) > 0
    assert rings.doubled_area(rings.to_grid(hole, (10.75, 55.05))) < 0


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_an_old_member_that_says_wgs84(tmp_path: Path, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert read(tmp_path, collection(feature(), crs=crs)).rows


def test_other_properties_are_not_kept(tmp_path: Path) -> None:
    one = feature()
    one["properties"]["ejer"] = "et navn"
    one["id"] = 7
    assert "navn" not in str(read(tmp_path, collection(one)).rows)


def test_a_bom(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + collection(feature())).rows


def test_parts_may_share_an_edge_and_one_may_lie_in_anothers_hole(tmp_path: Path) -> None:
    x, y = POINT["motalavej"]
    left = [[x, y], [x + 0.001, y], [x + 0.001, y + 0.001], [x, y + 0.001], [x, y]]
    right = [[a + 0.001, b] for a, b in left]
    assert read(tmp_path, collection(parts("motalavej", [left], [right]))).rows
    island = ring(metres=40)
    assert read(tmp_path, collection(parts("motalavej", [ring(), HOLE], [island]))).rows
    assert read(tmp_path, collection(parts("motalavej", [island], [ring(), HOLE]))).rows


def bow_tie() -> Ring:
    corners = ring(corners=8)
    corners[2], corners[5] = corners[5], corners[2]
    return corners


def polygon(*coordinates: Any) -> str:
    return collection(shaped({"type": "Polygon", "coordinates": list(coordinates)}))


def moved(point: Any, at: int = 3) -> list[Any]:
    return [*ring()[:at], point, *ring()[at:]]


CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}

REFUSED: dict[str, tuple[str | bytes, OutlineFault, list[str]]] = {
    "no JSON": ("spoilt", OutlineFault.FORMAT, ["not JSON", "line 1"]),
    "cut off": (four_areas()[:-40], OutlineFault.FORMAT, ["not JSON"]),
    "empty": ("", OutlineFault.FORMAT, ["not JSON"]),
    "too deep": ("[" * 100_000, OutlineFault.FORMAT, ["not JSON"]),
    "NaN": (polygon(moved([float("nan"), 55.3])), OutlineFault.FORMAT, ["NaN is not a number"]),
    "Latin-1": (b'{"type": "\xe6\xf8"}', OutlineFault.FORMAT, ["not UTF-8 text (byte 11)"]),
    "a list": ("[]", OutlineFault.FORMAT, ["'list', not a FeatureCollection"]),
    "one feature": (json.dumps(feature()), OutlineFault.FORMAT, ["'Feature', not a FeatureCollection"]),
    "no features": (collection(), OutlineFault.FORMAT, ["no features"]),
    "no Feature": (collection(3), OutlineFault.FORMAT, ["feature 1", "not a Feature"]),
    "too large": (four_areas() + " " * MOST_BYTES, OutlineFault.LARGE, ["bytes; the most is 5000000"]),
    "too many positions": (
        collection(feature("motalavej", ring(corners=MOST_POSITIONS))),
        OutlineFault.LARGE,
        ["20001 positions; the most is 20000"],
    ),
    "crs": (collection(feature(), crs=CRS), OutlineFault.REFERENCE, ["EPSG::25832", "ogr2ogr"]),
    "crs unknown": (collection(feature(), crs=None), OutlineFault.REFERENCE, ["null"]),
    "crs of a feature": (collection({**feature(), "crs": CRS}), OutlineFault.REFERENCE, ["feature 1"]),
    "UTM": (
        collection(feature("ringparken"), feature("motalavej", utm(ring()))),
        OutlineFault.REFERENCE,
        [
            "geo/omraader.geojson, feature 2 (motalavej), ring 1 (the outer one), position 1",
            "EPSG:25832",
            "-t_srs EPSG:4326",
        ],
    ),
    "UTM, axes swapped": (
        polygon([point[::-1] for point in utm(ring())]),
        OutlineFault.REFERENCE,
        ["EPSG:25832", "its axes swapped"],
    ),
    "Web Mercator": (
        polygon(moved([1_240_000.5, 7_430_000.25])),
        OutlineFault.REFERENCE,
        ["position 4", "EPSG:3857", "[1240000.5, 7430000.25]"],
    ),
    "no degrees": (polygon(moved([500, 55.3])), OutlineFault.REFERENCE, ["not in degrees"]),
    "swapped": (
        polygon([point[::-1] for point in ring()]),
        OutlineFault.SWAPPED,
        ["longitude and latitude are swapped", "position 1"],
    ),
    "elsewhere": (
        polygon(moved([12.57, 55.68])),
        OutlineFault.OUTSIDE,
        ["position 4", "outside the map, which shows 10.75-11.8 east, 55.05-55.62 north"],
    ),
    "unknown area": (
        collection(feature(), {**feature(), "properties": {"geography_id": "korsoer"}}),
        OutlineFault.AREA,
        ["feature 2", "'korsoer'", "motalavej, praestevangen_parkvej, ringparken, sydbyen"],
    ),
    "all areas together": (
        collection({**feature(), "properties": {"geography_id": "samlet"}}),
        OutlineFault.AREA,
        ["'samlet'"],
    ),
    "no id": (collection({**feature(), "properties": None}), OutlineFault.AREA, ["no property geography_id"]),
    "a number as id": (collection(shaped(feature()["geometry"], 4)), OutlineFault.AREA, ["unknown area '4'"]),
    "twice": (
        collection(feature(), feature("sydbyen"), feature()),
        OutlineFault.AREA,
        ["feature 3", "feature 1 already", "MultiPolygon"],
    ),
    "no geometry": (collection(shaped(None)), OutlineFault.GEOMETRY, ["no geometry"]),
    "a point": (
        collection(shaped({"type": "Point", "coordinates": [11.1, 55.3]})),
        OutlineFault.GEOMETRY,
        ["'Point'; allowed are Polygon and MultiPolygon"],
    ),
    "no coordinates": (collection(shaped({"type": "Polygon"})), OutlineFault.GEOMETRY, ["empty"]),
    "no rings": (polygon(), OutlineFault.GEOMETRY, ["empty"]),
    "an empty ring": (polygon(ring(), []), OutlineFault.GEOMETRY, ["ring 2 (a hole)", "empty"]),
    "an empty part": (
        collection(parts("motalavej", [ring()], [])),
        OutlineFault.GEOMETRY,
        ["polygon 2", "empty"],
    ),
    "rings too shallow": (polygon(*ring()), OutlineFault.POSITION, ["not two numbers"]),
    "open": (polygon(ring()[:-1]), OutlineFault.RING, ["not closed", "position 9"]),
    "three positions": (polygon([*ring()[:2], ring()[0]]), OutlineFault.RING, ["3 positions; the fewest"]),
    "the same thrice": (
        polygon([ring()[0], ring()[1], ring()[1], ring()[0]]),
        OutlineFault.RING,
        ["only 2 different positions"],
    ),
    "a word": (polygon(moved(["11,1", 55.3])), OutlineFault.POSITION, ["position 4", "'11,1'"]),
    "null": (polygon(moved([None, 55.3])), OutlineFault.POSITION, ["not two numbers"]),
    "true": (polygon(moved([True, 55.3])), OutlineFault.POSITION, ["not two numbers"]),
    "one number": (polygon(moved([11.1])), OutlineFault.POSITION, ["not two numbers"]),
    "too great": (polygon(moved([10**400, 55.3])), OutlineFault.POSITION, ["not two finite numbers"]),
    "infinite": (
        polygon(moved([11.1, 55.3])).replace("11.1, 55.3]", "1e999, 55.3]"),
        OutlineFault.POSITION,
        ["not two finite numbers"],
    ),
    "crossing": (
        polygon(bow_tie()),
        OutlineFault.CROSSING,
        ["crosses or touches itself", "position 3: ", "from position 5", "makevalid"],
    ),
    "a hole outside": (polygon(ring(), EAST), OutlineFault.CROSSING, ["ring 2 (a hole)", "not inside"]),
    "a hole across": (polygon(ring(), ring(east=100)), OutlineFault.CROSSING, ["not inside"]),
    "a hole as large": (polygon(ring(), ring()), OutlineFault.CROSSING, ["not inside"]),
    "two holes over each other": (
        polygon(ring(), HOLE, ring(metres=60)),
        OutlineFault.CROSSING,
        ["ring 3 (a hole)", "overlaps ring 2"],
    ),
    "a part across another": (
        collection(parts("motalavej", [ring()], [ring(east=100)])),
        OutlineFault.CROSSING,
        ["polygon 2", "overlaps polygon 1"],
    ),
    "a part twice": (
        collection(parts("motalavej", [ring()], [ring()])),
        OutlineFault.CROSSING,
        ["overlaps polygon 1"],
    ),
    "a part in another": (
        collection(parts("motalavej", [HOLE], [ring()])),
        OutlineFault.CROSSING,
        ["overlaps polygon 1"],
    ),
    "another area's outline in the same town": (
        collection(feature("sydbyen", ring("ringparken"))),
        OutlineFault.FAR,
        ["2.2 km from the place of sydbyen", "at that of ringparken", "probably another area's"],
    ),
    "far away": (
        collection(feature("motalavej", ring("motalavej", north=6_000))),
        OutlineFault.FAR,
        ["5.7 km from the place of motalavej", "places.csv"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(tmp_path: Path, case: str) -> None:
    content, kind, words = REFUSED[case]
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, content)
    assert caught.value.fault is kind
    assert caught.value.problem.startswith("geo/omraader.geojson")
    for said in words:
        assert said in str(caught.value)


def test_every_kind_of_fault_has_a_case() -> None:
    assert {kind for _, kind, _ in REFUSED.values()} == set(OutlineFault) - {OutlineFault.FILE}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "omraader.geojson").mkdir()
    with pytest.raises(OutlineError) as caught:
        read_outlines(tmp_path, NAMES, PLACES)
    assert caught.value.fault is OutlineFault.FILE


def test_the_land_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "omraader.geojson").write_text(four_areas(), encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"land\.geojson"):
        read_outlines(tmp_path, NAMES, PLACES)


def test_an_outline_somewhat_off_is_taken_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, collection(feature("motalavej", ring(north=3_000))))
    assert found.rows
    (warning,) = found.warnings
    assert "feature 1: the outline lies 2.7 km from the place of motalavej" in warning
    assert "known to 700 m" in warning


def test_how_far_an_outline_lies_is_measured_to_its_edge_and_nothing_inside() -> None:
    x, y = POINT["motalavej"]
    wide = read_shape({"type": "Polygon", "coordinates": [ring(metres=3_000)]}, OutlinePart(), FRAME)
    assert outlines._distance_m({"longitude": x, "latitude": y}, wide) == 0
    ringed = read_shape(
        {"type": "Polygon", "coordinates": [ring(metres=3_000), ring(metres=1_000, corners=64)]},
        OutlinePart(),
        FRAME,
    )
    in_the_hole = outlines._distance_m({"longitude": x, "latitude": y}, ringed)
    assert in_the_hole == pytest.approx(1_000, rel=0.03)


def test_a_large_outline_takes_no_seconds(tmp_path: Path) -> None:
    begun = time.process_time()
    assert read(
        tmp_path, collection(feature("motalavej", ring(corners=5_000), ring(metres=90, corners=999)))
    ).rows
    assert time.process_time() - begun < 5  # of the processor: others may share the machine


nonsense: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "crs", "properties"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(nonsense, nonsense)
def test_nothing_ends_otherwise_than_taken_or_refused(tmp_path_factory: Any, shape: Any, member: Any) -> None:
    tmp_path = tmp_path_factory.mktemp("nonsense")
    for content in (
        member,
        {"type": "FeatureCollection", "features": member},
        {"type": "FeatureCollection", "features": [member], "crs": shape},
        json.loads(collection(shaped(member))),
        json.loads(collection(shaped({"type": "Polygon", "coordinates": shape}))),
        json.loads(collection(shaped({"type": "MultiPolygon", "coordinates": shape}))),
        json.loads(polygon([*ring()[:3], shape, *ring()[3:]])),
    ):
        with pytest.raises(OutlineError):
            read(tmp_path, json.dumps(content))


def test_a_refresh_keeps_the_outlines_and_names_what_nobody_reads(folder: DataFolder) -> None:
    folder.write("raw/a.csv", "geography_id;indicator_id;period;value\nmotalavej;employed;2014;31,6\n")
    folder.write("geo/omraader.geojson", four_areas())
    folder.write("geo/Omrids.geojson", four_areas())
    report = folder.refresh()
    assert folder.rows("SELECT count(*), count(DISTINCT geography_id) FROM outline") == [(4, 4)]
    assert report.ignored == ["geo/Omrids.geojson"]


def test_a_faulty_outline_leaves_what_is_published(folder: DataFolder) -> None:
    folder.write("raw/a.csv", "geography_id;indicator_id;period;value\nmotalavej;employed;2014;31,6\n")
    folder.refresh()
    before = folder.builds
    folder.write("geo/omraader.geojson", REFUSED["UTM"][0])
    with pytest.raises(OutlineError):
        folder.refresh()
    assert folder.builds == before
