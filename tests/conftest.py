"""What all tests share: published builds in folders of their own, journals, and the order of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.postgres import PostgresMissingError, PostgresServer, running_postgres
from tests.outline_samples import three_areas

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = ROOT / "data"
_NO_POSTGRES = pytest.StashKey[str]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: others are quicker, and Playwright keeps an event loop while it lives."""
    browser_tests = ROOT / "tests" / "e2e"
    for item in items:
        if browser_tests in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: browser_tests in item.path.parents)


def copy_of_data(target: Path) -> Path:
    """Copy data/ without its builds and its journal, and return the copy."""
    shutil.copytree(DATA_DIR, target, ignore=shutil.ignore_patterns("build", "journal"))
    return target


def publish(data_dir: Path, *words: str) -> Path:
    """Run `dashboard refresh` on a data folder and return the folder; fails the test with what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "refresh", *words],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"dashboard refresh ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return data_dir


@pytest.fixture(scope="session")
def built_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a published build, example figures included. Shared: nobody may change it."""
    return publish(copy_of_data(tmp_path_factory.mktemp("built") / "data"))


@pytest.fixture(scope="session")
def real_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a published build without example figures. Shared: nobody may change it."""
    return publish(copy_of_data(tmp_path_factory.mktemp("real") / "data"), "--no-demo")


@pytest.fixture(scope="session")
def outlined_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published build with examples and made-up outlines of three areas. Shared: nobody may change it."""
    data_dir = copy_of_data(tmp_path_factory.mktemp("outlined") / "data")
    (data_dir / "geo" / "omraader.geojson").write_text(three_areas(), encoding="utf-8")
    return publish(data_dir)


@pytest.fixture
def unbuilt_data_dir(tmp_path: Path) -> Path:
    """A data folder without any build, the test's own."""
    return copy_of_data(tmp_path / "data")


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[PostgresServer]:
    """A PostgreSQL server of our own on loopback. Where none runs: skipped with a banner, in CI failed."""
    try:
        with running_postgres() as server:
            yield server
    except PostgresMissingError as error:
        request.config.stash[_NO_POSTGRES] = str(error)
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip("no PostgreSQL server can be run on this machine")


@pytest.fixture(params=["sqlite", "postgresql"])
def journal_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a journal that is not there yet, the test's own; on SQLite, then on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if _NO_POSTGRES in config.stash:
        title = "NO POSTGRESQL: THE JOURNAL WAS TESTED ON SQLITE ONLY"
        terminalreporter.section(title, sep="!", red=True, bold=True)
        terminalreporter.line(config.stash[_NO_POSTGRES])
        terminalreporter.line("What to do: run `python -m scripts.postgres --install` as root.")
