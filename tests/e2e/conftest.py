"""A real browser on a real server.

`server` is one server for all tests; `cold_server` starts a new one, whose first visitor the test is.
`desktop` and `phone` are windows on the shared server; `visit(url, size)` opens one on any other.
Where no browser starts the tests are skipped with a banner, and in CI they fail.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright

from scripts.app_server import ROOT, AppServer, running_app
from scripts.browser import BrowserMissingError, driver_starts, launch
from scripts.visitor import Size, Visitor, visiting

FAILURES = ROOT / "screenshots" / "failures"
_MISSING = pytest.StashKey[str]()
_FAILED = pytest.StashKey[bool]()

Visit = Callable[..., Visitor]

# How long a page takes is measured in benchmarks/: a busy machine is no reason to fail here.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    if not driver_starts():
        _no_browser(request, "Playwright's driver does not start")
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except BrowserMissingError as error:
            _no_browser(request, str(error))
        yield started
        started.close()


def _no_browser(request: pytest.FixtureRequest, reason: str) -> NoReturn:
    request.config.stash[_MISSING] = reason
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip("no browser starts on this machine")


@pytest.fixture(scope="session")
def server(built_data_dir: Path, browser: Browser) -> Iterator[AppServer]:
    """The shared server, on the shared build with example figures."""
    with running_app(built_data_dir) as running:
        yield running


@pytest.fixture
def cold_server() -> Iterator[Callable[[Path], AppServer]]:
    """`cold_server(data_dir)` starts a server that nobody has visited; it ends with the test."""
    with ExitStack() as stack:
        yield lambda data_dir: stack.enter_context(running_app(data_dir))


@pytest.fixture
def journal_address(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"


@pytest.fixture
def writing_server(
    cold_server: Callable[[Path], AppServer],
    built_data_dir: Path,
    journal_address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AppServer:
    """A server on the shared build with a journal of the test's own."""
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", journal_address)
    return cold_server(built_data_dir)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit(server.url, "phone")` opens a window; a failed test leaves a picture of each in screenshots/."""
    visitors: list[Visitor] = []
    with ExitStack() as stack:

        def open_window(url: str, size: Size = "desktop") -> Visitor:
            visitors.append(stack.enter_context(visiting(browser, url, size)))
            return visitors[-1]

        yield open_window
        if request.node.stash.get(_FAILED, False):
            _keep_pictures(request.node.name, visitors)


@pytest.fixture
def desktop(server: AppServer, visit: Visit) -> Visitor:
    return visit(server.url, "desktop")


@pytest.fixture
def phone(server: AppServer, visit: Visit) -> Visitor:
    return visit(server.url, "phone")


def _keep_pictures(name: str, visitors: list[Visitor]) -> None:
    FAILURES.mkdir(parents=True, exist_ok=True)
    for number, visitor in enumerate(visitors, start=1):
        file = FAILURES / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', name)}-{number}.png"
        try:
            visitor.page.screenshot(path=file)
        except Error as error:
            print(f"No picture of {visitor.page.url}: {error.message}")
        else:
            print(f"Picture of {visitor.page.url}: {file}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[_FAILED] = True
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if _MISSING in config.stash:
        terminalreporter.section("NO BROWSER: THE BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(config.stash[_MISSING])
        terminalreporter.line("What to do: install Chromium, Chrome or Edge, or run `make browser` as root.")
