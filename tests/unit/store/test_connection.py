"""The connection to a build: it reads, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import duckdb
import pytest

from dashboard.errors import BuildMissingError
from dashboard.store import questions, records
from dashboard.store.connection import open_build, sql
from dashboard.store.schema import create_macros, create_tables

INDICATORS = 12
THREADS = 16
TURNS = 6


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small build: indicator n has the value n in every area's year 2015."""
    path = tmp_path_factory.mktemp("build") / "build.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_tables(connection)
        create_macros(connection)
        connection.execute(
            "INSERT INTO geography (geography_id, name, kind, sort_order) "
            "VALUES ('ringparken', 'Ringparken', 'boligomraade', 1)"
        )
        connection.execute(
            "INSERT INTO observation BY NAME SELECT 'ringparken' AS geography_id, "
            "'indicator' || n AS indicator_id, '2015' AS period, CAST(n AS DOUBLE) AS value, "
            "'final' AS status, 'kilde' AS source_id, DATE '2016-09-01' AS published_on, false AS is_demo, "
            "DATE '2015-01-01' AS period_start, DATE '2015-12-31' AS period_end, 'year' AS frequency, "
            "1 AS averaged_years, 1 AS value_decimals, false AS published_assumed "
            f"FROM range({INDICATORS}) AS r(n)"
        )
        connection.execute(
            "INSERT INTO meeting VALUES ('bestyrelse-2019-11-25', 'bestyrelse', DATE '2019-11-25', true)"
        )
    return path


@pytest.fixture
def build(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_build(file)
    yield connection
    connection.close()


def test_records_are_typed_and_filled_by_name(build: duckdb.DuckDBPyConnection) -> None:
    assert questions.meetings(build) == (
        records.Meeting("bestyrelse-2019-11-25", "bestyrelse", date(2019, 11, 25), is_demo=True),
    )


def test_null_is_none(build: duckdb.DuckDBPyConnection) -> None:
    (geography,) = questions.geographies(build)
    assert (geography.name, geography.town, geography.note) == ("Ringparken", None, None)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO meeting VALUES ('x', 'bestyrelse', DATE '2020-01-01', false)",
        "UPDATE observation SET value = 0",
        "DELETE FROM observation",
        "DROP TABLE observation",
        "CREATE TABLE x (y INTEGER)",
        "CREATE OR REPLACE MACRO observation_as_of(as_of) AS TABLE SELECT 1",
    ],
)
def test_nothing_can_be_written(build: duckdb.DuckDBPyConnection, statement: str) -> None:
    with pytest.raises(duckdb.Error, match=r"(?i)read-only"):
        build.cursor().execute(statement)


def test_no_file_can_be_written(build: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with pytest.raises(duckdb.PermissionException):
        build.cursor().execute(f"COPY observation TO '{target}'")
    assert not target.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM glob('{folder}/*')",
        "ATTACH '{folder}/other.duckdb' AS other",
        "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)",
        "LOAD '{folder}/x.duckdb_extension'",
    ],
)
def test_no_file_beside_the_build_can_be_reached(
    build: duckdb.DuckDBPyConnection, tmp_path: Path, statement: str
) -> None:
    outside = tmp_path / "hemmelig.csv"
    outside.write_text("navn\nx\n", encoding="utf-8")
    with pytest.raises((duckdb.PermissionException, duckdb.CatalogException)):
        build.cursor().execute(statement.format(file=outside, folder=tmp_path)).fetchall()
    assert [path.name for path in tmp_path.iterdir()] == ["hemmelig.csv"]


@pytest.mark.parametrize("setting", ["enable_external_access = true", "threads = 8"])
def test_the_door_cannot_be_opened_again(build: duckdb.DuckDBPyConnection, setting: str) -> None:
    with pytest.raises(duckdb.Error):
        build.cursor().execute(f"SET {setting}")


def test_a_value_is_never_taken_for_sql(build: duckdb.DuckDBPyConnection) -> None:
    for text in ("' OR 1=1 --", "'; DROP TABLE observation; --", "ringparken'"):
        assert questions.series(build, date(2019, 1, 1), text) == ()
    assert len(questions.latest_figures(build, date(2019, 1, 1))) == INDICATORS


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildMissingError) as raised:
        open_build(tmp_path / "gone.duckdb")
    assert "gone.duckdb" in raised.value.problem
    assert "dashboard" in raised.value.remedy
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"not a database", b"\x00" * 8192])
def test_a_garbled_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbled.duckdb"
    path.write_bytes(content)
    with pytest.raises(BuildMissingError) as raised:
        open_build(path)
    assert raised.value.remedy
    assert path.read_bytes() == content


def test_a_truncated_build_says_what_to_do(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "truncated.duckdb"
    path.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(BuildMissingError):
        open_build(path)


def test_many_threads_at_once_get_the_right_answers(build: duckdb.DuckDBPyConnection) -> None:
    start = Barrier(THREADS)

    def ask(thread: int) -> list[tuple[int, float | None]]:
        start.wait()
        answers = []
        for turn in range(TURNS):
            wanted = (thread + turn) % INDICATORS
            (row,) = questions.series(build, date(2019, 1, 1), f"indicator{wanted}")
            answers.append((wanted, row.value))
        return answers

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [answer for done in pool.map(ask, range(THREADS)) for answer in done]
    assert len(answers) == THREADS * TURNS
    assert all(value == wanted for wanted, value in answers)


def test_two_connections_to_one_build_stand_side_by_side(file: Path) -> None:
    first, second = open_build(file), open_build(file)
    try:
        assert questions.meetings(first) == questions.meetings(second)
    finally:
        first.close()
        second.close()


def test_an_unknown_query_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        sql("no_such_query")
