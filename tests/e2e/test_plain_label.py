"""Names from files, read by Streamlit: shown as written, nowhere a link, plain names without a backslash."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.app_server import running_app
from tests.e2e.labels import TEXTS

INVISIBLE = str.maketrans("", "", "\u2060\u200b")


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Page:
    with running_app(None, app=Path(__file__).with_name("labels.py")) as server:
        page = browser.new_page()
        page.goto(server.url)
        expect(page.get_by_role("heading", level=1)).to_have_count(len(TEXTS), timeout=60_000)
        expect(page.get_by_role("combobox")).to_have_count(len(TEXTS), timeout=60_000)
        expect(page.get_by_role("radio")).to_have_count(len(TEXTS), timeout=60_000)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        return page


@pytest.mark.parametrize(
    "part",
    [
        "[data-testid=stSelectbox] [data-testid=stWidgetLabel]",
        "[role=radiogroup] [data-testid=stMarkdownContainer]",
        "h1",
    ],
)
def test_every_text_is_shown_as_it_is(shown: Page, part: str) -> None:
    found = [one.translate(INVISIBLE).strip() for one in shown.locator(part).all_text_contents()]
    assert found == TEXTS
    assert shown.locator(f"{part} :is(p, li, span[data-heading-text]) a").count() == 0


def test_the_names_of_places_have_no_backslash_for_a_screen_reader(shown: Page) -> None:
    names = [
        one.get_attribute("aria-label") or ""
        for one in shown.locator("[data-testid=stSelectbox] input").all()
    ]
    assert len(names) == len(TEXTS)
    assert names[:3] == TEXTS[:3]
    assert [one.translate(INVISIBLE) for one in names[3:6]] == TEXTS[3:6]
