"""What stops publishing: the published build stays as it is, and nothing half-written is left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from dashboard.errors import CheckFailedError, DashboardError, RefreshBusyError, SourceFileError
from dashboard.store.locate import LOOK_NAME
from dashboard.store.lock import build_lock
from dashboard.store.log import LOG_NAME
from tests.unit.loader.conftest import HEAD, DataFolder

SOUND = f"{HEAD};published_on\n" + "".join(
    f"motalavej;employed;{year};31,6;2020-01-01\n" for year in range(2005, 2015)
)


@pytest.fixture(scope="module")
def published(shared_folder: DataFolder) -> DataFolder:
    shared_folder.write("raw/figures.csv", SOUND)
    shared_folder.refresh()
    return shared_folder


@pytest.fixture
def untouched(published: DataFolder) -> Iterator[DataFolder]:
    """The folder; afterwards its builds are byte for byte the same, and it has its own file alone again.

    That something failed is noted beside them.
    """

    def state() -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in published.settings.build_dir.iterdir()
            if path.name not in (LOG_NAME, LOOK_NAME)
        }

    before = state()
    yield published
    assert state() == before
    for path in (published.data_dir / "raw").iterdir():
        if path.name != "figures.csv":
            path.unlink()
    published.write("raw/figures.csv", SOUND)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (f"{HEAD}\n".encode(), "no rows"),
        (b"geography_id;indicator_id;period\nmotalavej;employed;2014\n", "required column value"),
        (b"hvad som helst\n1\n", "required column geography_id"),
        (f"{HEAD};value\nmotalavej;employed;2014;31,6;31,6\n".encode(), "value more than once"),
        (SOUND.encode("utf-16"), "UTF-16"),
        (SOUND.encode()[:200] + b"\x00\x01\x02" + SOUND.encode()[200:], "bytes that no text has"),
        (SOUND.encode() + bytes(range(128, 160)), "neither UTF-8 nor Windows-1252"),
        (
            f"{HEAD};note\nmotalavej;employed;2014;31,6;Ærø ".encode() + b"\xe6\xf8\n",
            "some of its bytes are damaged",
        ),
        (SOUND.encode() + b"motalavej;employed;20", "ends in the middle of line 12"),
        (
            SOUND.encode() + b'motalavej;employed;2016;31,6;"2020\nmotalavej;employed;2017',
            "inside a quoted cell",
        ),
        (f"{HEAD}\n{'x' * 3_000_000};employed;2014;31,6\n".encode(), "cannot be read"),
        (SOUND.replace("employed", "job").encode(), "10 of 10 rows name a place or an indicator"),
        (SOUND.replace("motalavej", "motala").encode(), "10 of 10 rows name a place or an indicator"),
    ],
    ids=[
        "empty",
        "no-rows",
        "no-value-column",
        "no-known-column",
        "column-twice",
        "UTF-16",
        "binary",
        "garbled",
        "mixed-encodings",
        "cut-off",
        "cut-off-in-quotes",
        "endless-line",
        "unknown-indicators",
        "unknown-places",
    ],
)
def test_a_file_that_cannot_be_used(untouched: DataFolder, content: bytes, words: str) -> None:
    untouched.write("raw/other.csv", content)
    with pytest.raises(SourceFileError, match=r"raw/other\.csv") as caught:
        untouched.refresh()
    assert words in caught.value.problem
    assert caught.value.remedy


def test_unknown_ids_in_few_rows_are_rejected_only(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv", SOUND + "".join(f"motala;employed;{year};31,6;2020-01-01\n" for year in (2015, 2016))
    )
    assert len(folder.refresh().rejected) == 2


@pytest.mark.parametrize("name", ["raw/tal.xlsx", "raw/tal.xls"])
def test_a_workbook_that_nobody_describes(untouched: DataFolder, name: str) -> None:
    untouched.write(name, b"x")
    with pytest.raises(SourceFileError, match="no source describes"):
        untouched.refresh()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "motalavej;employed;2014;31,9;2020-01-01\n",
            "employed 2014 published 2020-01-01: raw/figures.csv, line 11 and raw/other.csv, line 2",
        ),
        (
            "motalavej;employed;2015;131,6;2020-01-01\n",
            "motalavej employed 2015 is 131.6: raw/other.csv, line 2",
        ),
        (
            "motalavej;residents;2016;1000;2020-01-01\nringparken;residents;2016;1000;2020-01-01\n"
            "praestevangen_parkvej;residents;2016;1000;2020-01-01\nsydbyen;residents;2016;1000;2020-01-01\n"
            "samlet;residents;2016;4001;2020-01-01\n",
            "residents 2016: the areas give 4000, samlet is 4001",
        ),
        (
            "motalavej;age_0_24;2016;40,0;2020-01-01\nmotalavej;age_25_49;2016;30,0;2020-01-01\n"
            "motalavej;age_50_plus;2016;29,8;2020-01-01\n",
            "motalavej alder 2016 adds up to 99.8",
        ),
    ],
    ids=["twice", "share-above-100", "parts", "composition"],
)
def test_a_failed_check(untouched: DataFolder, rows: str, words: str) -> None:
    untouched.write("raw/other.csv", f"{HEAD};published_on\n{rows}")
    with pytest.raises(CheckFailedError) as caught:
        untouched.refresh()
    assert words in caught.value.problem
    assert caught.value.remedy


def test_figures_that_went_missing(untouched: DataFolder) -> None:
    untouched.write("raw/figures.csv", SOUND.replace("motalavej;employed;2014;31,6;2020-01-01\n", ""))
    with pytest.raises(CheckFailedError, match="uoplyst employed: 10 rows before, 9 now") as caught:
        untouched.refresh()
    assert "--accept" in caught.value.remedy


def test_figures_that_grew_past_belief(untouched: DataFolder) -> None:
    rows = [
        f"{place};employed;{year}-{month:02d};31,6;20{day:02d}-06-01"
        for place in ("motalavej", "ringparken")
        for year in range(1900, 2000)
        for month in range(1, 13)
        for day in range(10, 15)
    ]
    untouched.write("raw/other.csv", "\n".join([f"{HEAD};published_on", *rows]))
    with pytest.raises(CheckFailedError, match="10 rows before, 12010 now"):
        untouched.refresh()


def test_a_second_refresh_at_the_same_time(untouched: DataFolder) -> None:
    with build_lock(untouched.settings.build_dir, 0), pytest.raises(RefreshBusyError):
        untouched.refresh()


def test_a_catalog_fault(untouched: DataFolder) -> None:
    path = untouched.data_dir / "catalog" / "geographies.toml"
    sound = path.read_text(encoding="utf-8")
    path.write_text("geographies = 1\n", encoding="utf-8")
    try:
        with pytest.raises(DashboardError):
            untouched.refresh()
    finally:
        path.write_text(sound, encoding="utf-8")


def test_missing_figures_may_be_accepted_with_a_reason(folder: DataFolder) -> None:
    folder.write("raw/a.csv", SOUND)
    folder.refresh()
    folder.write("raw/a.csv", "\n".join(SOUND.splitlines()[:6]))
    report = folder.refresh(accept="Kilden har trukket 2010-2014 tilbage")
    assert report.published
    assert "uoplyst employed: 10 rows before, 5 now" in report.warnings[0]
    assert folder.value("SELECT accepted FROM build") == "Kilden har trukket 2010-2014 tilbage"
    assert report.build is not None
    assert report.build.accepted == "Kilden har trukket 2010-2014 tilbage"


def test_an_official_list_may_not_shrink_either(folder: DataFolder) -> None:
    head = "geography_id,list_date,list_name,on_list\n"
    folder.write("raw/figures.csv", SOUND)
    folder.write("raw/list.csv", f"{head}motalavej,2018-12-01,ghettoområder,true\n")
    folder.refresh()
    (folder.data_dir / "raw" / "list.csv").unlink()
    with pytest.raises(CheckFailedError, match="official_list motalavej: 1 rows before, 0 now"):
        folder.refresh()


def test_a_published_build_that_is_gone_is_no_hindrance(folder: DataFolder) -> None:
    folder.write("raw/a.csv", SOUND)
    first = folder.refresh().build
    assert first is not None
    (folder.settings.build_dir / first.file).write_bytes(b"spoilt")
    report = folder.refresh()
    assert report.published
    assert "sizes were not compared" in report.warnings[0]
