"""Catalog, sources, answers of StatBank, map files, the journal's backup: spoilt, refused or sound."""

from __future__ import annotations

import io
import json
import math
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.catalog.load import load_catalog
from dashboard.errors import DashboardError
from dashboard.journal.backup import backup, restore
from dashboard.journal.store import Journal
from dashboard.loader import geo
from dashboard.loader.outlines import read_outlines
from dashboard.statbank.parse import parse_cells
from dashboard.statbank.tableinfo import read_tableinfo
from tests.fuzz.effort import effort, ends, spoilt, tells
from tests.unit.journal.samples import ANNA, MEETING, NOW, one_of_each, opened, sqlite_address
from tests.unit.loader.conftest import DATA_DIR
from tests.unit.statbank.service import POPULATION, population_csv, population_info

TOML = sorted([*(DATA_DIR / "catalog").rglob("*.toml"), *(DATA_DIR / "sources").glob("*.toml")])
INFO = json.dumps(population_info()).encode()
ANSWER = population_csv().encode()
PLACES = (DATA_DIR / "geo" / "places.csv").read_bytes()


def ring(longitude: float, latitude: float) -> list[list[float]]:
    """A triangle of some hundred metres around a point."""
    corners = [[longitude - 0.004, latitude - 0.002], [longitude + 0.004, latitude - 0.002]]
    return [*corners, [longitude, latitude + 0.003], corners[0]]


OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"geography_id": area},
            "geometry": {"type": kind, "coordinates": coordinates},
        }
        for area, kind, coordinates in (
            ("motalavej", "Polygon", [ring(11.136, 55.3468)]),
            ("sydbyen", "MultiPolygon", [[ring(11.359, 55.394)], [ring(11.369, 55.394)]]),
        )
    ],
}
AREAS = {"motalavej": "Motalavej", "sydbyen": "Sydbyen"}
POINTS = [place for place in geo.read_places(DATA_DIR / "geo") if place["place_id"] in AREAS]
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


def tried(reader: Callable[[], Any]) -> Any:
    """What it gives; None where it was refused with its remedy."""
    try:
        return reader()
    except DashboardError as error:
        tells(error)
        return None


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fuzz") / "data"
    for part in ("catalog", "sources", "demo"):
        shutil.copytree(DATA_DIR / part, target / part)
    return target


@given(st.data(), st.sampled_from(TOML))
@effort(40)
@ends
def test_a_spoilt_entry_of_the_catalog(data_dir: Path, data: st.DataObject, path: Path) -> None:
    copy = data_dir / path.relative_to(DATA_DIR)
    copy.write_bytes(data.draw(spoilt(path.read_bytes())))
    try:
        tried(lambda: load_catalog(data_dir, demo=True))
    finally:
        shutil.copy(path, copy)


@given(spoilt(ANSWER))
@effort(200)
@ends
def test_a_spoilt_answer(content: bytes) -> None:
    info = read_tableinfo(INFO, "FOLK1E")
    cells = tried(lambda: parse_cells(content, POPULATION, info, "CSV"))
    if cells is not None:
        assert len(cells.by_key) >= 27


@given(st.one_of(spoilt(INFO), JSON.map(lambda one: json.dumps(one).encode())))
@effort(200)
@ends
def test_a_spoilt_tableinfo(content: bytes) -> None:
    info = tried(lambda: read_tableinfo(content, "FOLK1E"))
    if info is not None:
        tried(lambda: parse_cells(ANSWER, POPULATION, info, "CSV"))


@given(spoilt(PLACES))
@effort(200)
@ends
def test_spoilt_places(data_dir: Path, content: bytes) -> None:
    (data_dir / "places.csv").write_bytes(content)
    for place in tried(lambda: geo.read_places(data_dir)) or ():
        assert math.isfinite(place["longitude"])
        assert all(value is not None for value in place.values())


@given(
    st.one_of(
        spoilt(json.dumps(OUTLINES).encode()),
        JSON.map(lambda one: json.dumps(one).encode()),
        JSON.map(
            lambda one: json.dumps(
                {"features": [{"properties": {"geography_id": "motalavej"}, "geometry": one}]}
            ).encode()
        ),
        JSON.map(
            lambda one: json.dumps(
                {
                    "features": [
                        {
                            "properties": {"geography_id": "motalavej"},
                            "geometry": {"type": "MultiPolygon", "coordinates": one},
                        }
                    ]
                }
            ).encode()
        ),
    )
)
@example(b"[" * 100_000)
@example(b'{"features":[{"properties":{"geography_id":["motalavej"]},"geometry":{}}]}')
@example(b'{"features":[{"properties":{"geography_id":"motalavej"},"geometry":{"type":["Polygon"]}}]}')
@effort(300)
@ends
def test_spoilt_outlines(data_dir: Path, content: bytes) -> None:
    (data_dir / "omraader.geojson").write_bytes(content)
    shutil.copy(DATA_DIR / "geo" / "land.geojson", data_dir)
    found = tried(lambda: read_outlines(data_dir, AREAS, POINTS))
    for outline in found.rows if found is not None else ():
        json.loads(outline["geometry_json"])


@pytest.fixture(scope="module")
def sound_backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    place = tmp_path_factory.mktemp("journal")
    with opened(sqlite_address(place)) as journal:
        for content in one_of_each():
            journal.add(content, ANNA, now=NOW, meeting_id=MEETING)
        backup(journal, place / "backup.zip", now=NOW)
    return (place / "backup.zip").read_bytes()


@pytest.fixture(scope="module")
def other_journal(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with opened(sqlite_address(tmp_path_factory.mktemp("other"))) as journal:
        yield journal


@given(st.data(), st.sampled_from(["zip", "lines", "lines and checksum", "manifest"]))
@effort(150)
@ends
def test_a_spoilt_backup_of_the_journal(
    data_dir: Path, sound_backup: bytes, other_journal: Journal, data: st.DataObject, what: str
) -> None:
    path = data_dir / "backup.zip"
    content = data.draw(spoilt(sound_backup)) if what == "zip" else repacked(sound_backup, data, what)
    path.write_bytes(content)
    before = other_journal.count()
    done = tried(lambda: restore(other_journal, path))
    added = done.added if done is not None else 0
    assert other_journal.count() == before + added


def repacked(sound: bytes, data: st.DataObject, what: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        lines, manifest = archive.read("versions.jsonl"), archive.read("manifest.json")
    if what == "manifest":
        manifest = data.draw(spoilt(manifest))
    else:
        lines = data.draw(spoilt(lines))
    if what == "lines and checksum":
        told = json.loads(manifest)
        told |= {"sha256": sha256(lines).hexdigest(), "versions": len(lines.splitlines())}
        manifest = json.dumps(told).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("manifest.json", manifest)
        archive.writestr("versions.jsonl", lines)
    return stream.getvalue()


def test_the_sound_ones_are_read(data_dir: Path) -> None:
    (data_dir / "omraader.geojson").write_text(json.dumps(OUTLINES))
    shutil.copy(DATA_DIR / "geo" / "land.geojson", data_dir)
    assert len(read_outlines(data_dir, AREAS, POINTS).rows) == 2
    assert len(parse_cells(ANSWER, POPULATION, read_tableinfo(INFO, "FOLK1E"), "CSV").by_key) == 27
