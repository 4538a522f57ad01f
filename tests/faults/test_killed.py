"""A refresh that is killed at any point leaves a whole published build, and the next one works."""

from __future__ import annotations

import sys
import time
from multiprocessing.context import ForkServerContext

import pytest

from tests.faults.conftest import Published, finished, run_refresh

KILLED = -9
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and the fork server are of Unix")


@pytest.mark.slow
def test_killed_at_each_step(published: Published, processes: ForkServerContext) -> None:
    """Before each report of progress; the last comes after publishing."""
    points = 0
    while True:
        published.news()
        process = processes.Process(target=run_refresh, args=(published.data_dir, points + 1))
        process.start()
        code = finished(process)
        published.must_be_whole()
        if code != KILLED:
            break
        points += 1
    assert code == 0
    assert points >= 15
    published.must_refresh_cleanly()


@pytest.mark.slow
def test_killed_before_each_write_to_the_disk(published: Published, processes: ForkServerContext) -> None:
    points = 0
    while True:
        published.news()
        process = processes.Process(target=run_refresh, args=(published.data_dir, 0, points + 1))
        process.start()
        code = finished(process)
        published.must_be_whole()
        if code != KILLED:
            break
        points += 1
    assert code == 0
    assert points >= 8
    published.must_refresh_cleanly()


def test_killed_at_any_moment(published: Published, processes: ForkServerContext) -> None:
    published.news()
    begin = time.perf_counter()
    process = processes.Process(target=run_refresh, args=(published.data_dir,))
    process.start()
    assert finished(process) == 0
    length = time.perf_counter() - begin
    killed = 0
    for part in range(1, 13):
        published.news()
        process = processes.Process(target=run_refresh, args=(published.data_dir,))
        process.start()
        process.join(length * part / 14)
        process.kill()
        killed += finished(process) == KILLED
        published.must_be_whole()
    assert killed >= 6
    published.must_refresh_cleanly()


@pytest.mark.parametrize("largest_file", [1, 4096, 300_000, 1_000_000])
def test_a_full_disk(published: Published, processes: ForkServerContext, largest_file: int) -> None:
    published.news()
    before = published.state()
    process = processes.Process(
        target=run_refresh, kwargs={"data_dir": published.data_dir, "largest_file": largest_file}
    )
    process.start()
    assert finished(process) == 1
    published.must_be_untouched()
    assert published.state() == before
    published.must_refresh_cleanly()


def test_four_at_once(published: Published, processes: ForkServerContext) -> None:
    started = [processes.Process(target=run_refresh, args=(published.data_dir,)) for _ in range(4)]
    for process in started:
        process.start()
    codes = [finished(process) for process in started]
    assert set(codes) <= {0, 1}
    assert 0 in codes
    published.must_be_whole()
    published.must_refresh_cleanly()
