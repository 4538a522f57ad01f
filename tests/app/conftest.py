"""AppTest on the pages: each starts from src/dashboard/ui/main.py, as in a real session.

`AppTest.from_file(main.py).run()` shows the default page. `switch_page(FILE)` BEFORE the first run opens a
page as the session's first, which is what a deep link does: Streamlit then knows the page by its file name,
so a page's `url_path` must be the name of its file (named otherwise, the default one would show silently).
Parameters of the address go into `query_params` before the run and can be read there after it.
A failed run does not raise: look at `at.exception`.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.store.connection import _HARDENED as HARDENED

pytest.register_assert_rewrite("tests.app.screen")

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "src" / "dashboard" / "ui" / "main.py"
DEFAULT_PAGE = "status"

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _own_caches() -> Iterator[None]:
    """Streamlit's caches outlive an AppTest: empty them, which also closes the connections they hold.

    So does the script as the main module, which a process that is started later would run again.
    """
    main = sys.modules["__main__"]
    _empty_caches()
    yield
    _empty_caches()
    sys.modules["__main__"] = main


def _empty_caches() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def open_page_on(monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """`open_page_on(data_dir, "kort", moede="...")` runs a page first thing on a data folder of choice."""

    def open_page(data_dir: Path, page: str = DEFAULT_PAGE, **parameters: str) -> AppTest:
        monkeypatch.setenv("DASHBOARD_DATA_DIR", str(data_dir))
        test = AppTest.from_file(MAIN, default_timeout=60)
        for name, value in parameters.items():
            test.query_params[name] = value
        test.session_state["status_table"] = True  # the folded table is made once it is opened
        if page != DEFAULT_PAGE:
            test.switch_page(str(ROOT / "pages" / f"{page}.py"))
        return test.run()

    return open_page


@pytest.fixture
def open_page(open_page_on: OpenPage, built_data_dir: Path) -> OpenPage:
    """`open_page("kort", moede="...")` runs a page on the shared build with example figures."""
    return lambda page=DEFAULT_PAGE, **parameters: open_page_on(built_data_dir, page, **parameters)


@dataclass(frozen=True)
class Download:
    """A file that the screen offers."""

    file_name: str
    text: str

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text.removeprefix("\ufeff")), delimiter=";"))


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[Download]:
    """What the screens offer for download from now on; AppTest itself does not keep it."""
    offered: list[Download] = []
    original = st.download_button

    def record(label: str, data: str | Callable[[], str], *, file_name: str, **more: Any) -> bool:
        offered.append(Download(file_name, data() if callable(data) else data))
        return original(label, data, file_name=file_name, **more)

    monkeypatch.setattr(st, "download_button", record)
    return offered


@pytest.fixture
def ask(built_data_dir: Path) -> Callable[..., list[dict[str, Any]]]:
    """`ask("SELECT ... FROM observation_as_of($day)", day=...)` on the shared build's tables."""
    (build,) = (built_data_dir / "build").glob("*.duckdb")

    def answer(question: str, **parameters: Any) -> list[dict[str, Any]]:
        with duckdb.connect(str(build), read_only=True, config=dict(HARDENED)) as connection:
            cursor = connection.execute(question, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    return answer
