"""AppTest on the pages: each starts from src/dashboard/ui/main.py, as in a real session.

`AppTest.from_file(main.py).run()` shows the default page. `switch_page(FILE)` BEFORE the first run opens a
page as the session's first, which is what a deep link does: Streamlit then knows the page by its file name,
so a page's `url_path` must be the name of its file (named otherwise, the default one would show silently).
Parameters of the address go into `query_params` before the run and can be read there after it.
A failed run does not raise: look at `at.exception`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "src" / "dashboard" / "ui" / "main.py"
DEFAULT_PAGE = "status"

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _own_caches() -> Iterator[None]:
    """Streamlit's caches outlive an AppTest: empty them, which also closes the connections they hold."""
    _empty_caches()
    yield
    _empty_caches()


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
        if page != DEFAULT_PAGE:
            test.switch_page(str(ROOT / "pages" / f"{page}.py"))
        return test.run()

    return open_page


@pytest.fixture
def open_page(open_page_on: OpenPage, built_data_dir: Path) -> OpenPage:
    """`open_page("kort", moede="...")` runs a page on the shared build with example figures."""
    return lambda page=DEFAULT_PAGE, **parameters: open_page_on(built_data_dir, page, **parameters)
