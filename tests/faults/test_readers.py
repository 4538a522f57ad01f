"""A reader in mid-query is never hurt by a refresh that publishes and removes its build."""

from __future__ import annotations

import threading

from dashboard.store.connection import open_build
from dashboard.store.files import sha256_of
from dashboard.store.locate import published_build
from tests.faults.conftest import ROWS, Published

QUERY = "SELECT geography_id, period, value FROM observation ORDER BY ALL"


def test_a_query_that_outlives_its_build(published: Published) -> None:
    connection = open_build(published.before.path)
    try:
        expected = connection.cursor().execute(QUERY).fetchall()
        half_read = connection.cursor().execute(QUERY)
        rows = half_read.fetchmany(10)
        for _ in range(3):
            published.news()
            published.refresh()
        assert not published.before.path.exists(), "the build should have been removed by now"
        assert rows + half_read.fetchall() == expected
        assert connection.cursor().execute(QUERY).fetchall() == expected
    finally:
        connection.close()
    published.must_be_whole()


def test_readers_all_the_time(published: Published) -> None:
    """Each look finds a whole build: the old one or a new one."""
    faults: list[str] = []
    looks = 0
    stop = threading.Event()

    def read() -> None:
        nonlocal looks
        while not stop.is_set():
            build = published_build(published.build_dir)
            connection = open_build(build.path)
            try:
                found = connection.execute("SELECT count(*) FROM observation").fetchone()
                if found != (ROWS,):
                    faults.append(f"{build.build_id}: {found}")
                looks += 1
            except Exception as error:
                faults.append(repr(error))
                raise
            finally:
                connection.close()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(3):
            published.news()
            published.refresh()
    finally:
        stop.set()
        for reader in readers:
            reader.join(30)
    assert not faults
    assert looks > 3
    assert sha256_of(published_build(published.build_dir).path)
