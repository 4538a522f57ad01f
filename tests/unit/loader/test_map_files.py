"""The points of data/geo, and the official lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import SourceFileError
from dashboard.loader.geo import read_places
from tests.unit.loader.conftest import DATA_DIR, DataFolder


def test_the_repository_places() -> None:
    places = {row["place_id"]: row for row in read_places(DATA_DIR / "geo")}
    assert places["motalavej"]["uncertainty_m"] == 700
    assert places["slagelse"]["kind"] == "town"


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
