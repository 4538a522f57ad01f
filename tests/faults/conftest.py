"""A folder with a published build, and what must be true of it whatever happens to a refresh."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.errors import DashboardError
from dashboard.loader.progress import Step
from dashboard.loader.refresh import refresh
from dashboard.loader.report import RefreshReport
from dashboard.settings import Settings
from dashboard.store.files import sha256_of
from dashboard.store.history import history
from dashboard.store.locate import LOOK_NAME, published_build, read_pointer
from dashboard.store.log import LOG_NAME, PUBLICATIONS

DATA_DIR = Path(__file__).resolve().parents[2] / "data"
HEAD = "geography_id;indicator_id;period;value;published_on;note"
PLACES = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen", "samlet", "danmark")
NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
ROWS = len(PLACES) * 240


def sound_rows(note: str = "en bemærkning") -> list[str]:
    """1,440 rows of one indicator: six places, twenty years of months."""
    return [
        f"{place};employed;{year}-{month:02d};{30 + month},{year % 10};2021-01-01;{note}"
        for place in PLACES
        for year in range(2000, 2020)
        for month in range(1, 13)
    ]


class Published:
    """The folder, and the build that was published in it before anything went wrong."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.settings = Settings(data_dir=data_dir, keep_builds=2)
        self.build_dir = self.settings.build_dir
        self._news = 0
        for part in ("catalog", "sources", "geo"):
            shutil.copytree(DATA_DIR / part, data_dir / part)
        (data_dir / "raw").mkdir()
        self.write("figures.csv", "\n".join([HEAD, *sound_rows()]) + "\n")
        self.refresh()
        self.before = published_build(self.build_dir)
        self.sha256 = sha256_of(self.before.path)

    def write(self, name: str, content: str | bytes) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (self.data_dir / "raw" / name).write_bytes(data)

    def refresh(self, report: RefreshReport | None = None, **options: Any) -> RefreshReport:
        return refresh(self.settings, now=NOW, demo=False, report=report, **options)

    def news(self) -> None:
        """Something new to publish: as many figures as before, with other notes."""
        self._news += 1
        rows = sound_rows(f"bemærkning {self._news}")
        self.write("figures.csv", "\n".join([HEAD, *rows]) + "\n")

    def state(self) -> dict[str, str]:
        """Name and hash of every file in the folder of builds, but for what tells that something failed."""
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.build_dir.rglob("*")
            if path.is_file() and path.name not in (LOG_NAME, LOOK_NAME)
        }

    def must_be_untouched(self) -> None:
        """The same build is published, byte for byte, and it can be read."""
        assert published_build(self.build_dir) == self.before
        self.must_be_whole()

    def must_be_whole(self) -> None:
        """Whichever build is published is whole; the one before is unchanged as long as it is there."""
        now = published_build(self.build_dir)
        assert sha256_of(now.path) == read_pointer(self.build_dir)["sha256"]
        published = [one for one in history(self.build_dir) if one.event in PUBLICATIONS]
        assert published[-1].build_id == now.build_id
        if self.before.path.exists():
            assert sha256_of(self.before.path) == self.sha256
        with duckdb.connect(str(now.path), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM observation").fetchall() == [(ROWS,)]
            assert connection.execute("SELECT count(*) FROM source").fetchall() != [(0,)]

    def must_refresh_cleanly(self) -> None:
        """The next refresh works, and leaves nothing of the failed ones behind."""
        report = self.refresh()
        # Where the files say what they said before, the published build stays.
        assert report.published or report.unchanged
        self.must_be_whole()
        names = {path.name for path in self.build_dir.iterdir()}
        names -= {"published.json", "refresh.lock", LOG_NAME, LOOK_NAME}
        builds = {name.removesuffix(".duckdb") for name in names if name.endswith(".duckdb")}
        assert names == {f"{build}{suffix}" for build in builds for suffix in (".duckdb", ".json")}


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path / "data")


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Starts processes that have the loader imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["dashboard.loader.refresh", "tests.faults.conftest", "tests.faults.killed_child"]
    )
    return context


def run_refresh(
    data_dir: Path, kill_at_call: int = 0, kill_at_operation: int = 0, largest_file: int = 0
) -> None:
    """What a process does: one refresh, with SIGKILL or a full disk on the way. Exit 1 on DashboardError."""
    if largest_file:
        limit_file_size(largest_file)
    operations = counter(kill_at_operation)
    if kill_at_operation:
        kill_before_operations(operations)
    calls = counter(kill_at_call)

    def progress(step: Step, done: int, total: int) -> None:
        calls()

    try:
        refresh(Settings(data_dir=data_dir, keep_builds=2), now=NOW, demo=False, progress=progress)
    except DashboardError as error:
        print(error)
        raise SystemExit(1) from error


def counter(deadly: int) -> Callable[[], None]:
    """A function whose call number `deadly` kills the process; 0 for never."""
    count = 0

    def call() -> None:
        nonlocal count
        count += 1
        if count == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    return call


def kill_before_operations(operation: Callable[[], None]) -> None:
    """Count each fsync, rename and removal, before it is done."""

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            operation()
            return original(*arguments, **options)

        return call

    os.fsync = counted(os.fsync)
    Path.replace = counted(Path.replace)  # type: ignore[method-assign]
    Path.unlink = counted(Path.unlink)  # type: ignore[method-assign]


def limit_file_size(size: int) -> None:
    """No file of this process may become larger than `size` bytes: as on a full disk, writing fails."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def finished(process: BaseProcess, seconds: float = 60) -> int:
    """Wait for a process; its exit code, negative where a signal ended it."""
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        pytest.fail(f"the refresh did not end within {seconds} s")
    return process.exitcode
