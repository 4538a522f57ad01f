"""A visitor of the dashboard: one browser window that keeps what went wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from scripts.browser import DESKTOP, PHONE, wait_until_settled

Size = Literal["desktop", "phone"]
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", ""})
_SIZES: dict[Size, ViewportSize] = {
    "desktop": ViewportSize(width=DESKTOP["width"], height=DESKTOP["height"]),
    "phone": ViewportSize(width=PHONE["width"], height=PHONE["height"]),
}


@dataclass
class Visitor:
    """One window. `console_errors` and `hosts` grow with all that happens in it."""

    page: Page
    base_url: str
    console_errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @property
    def outside_hosts(self) -> set[str]:
        """The hosts other than this machine that the window asked for anything."""
        return self.hosts - _LOCAL_HOSTS

    def open(self, path: str = "/", timeout_ms: float = 60_000, **parameters: str) -> Page:
        """Open an address of the dashboard (`open("/kort", moede="b-2017-1")`) and wait until it is drawn."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        self.page.goto(f"{self.base_url}{path}{query}")
        wait_until_settled(self.page, timeout_ms)
        return self.page

    def pick(self, label: str, words: str) -> None:
        """Choose in one of the lists behind a button `label: what is chosen now`; `words` begin a choice."""
        self.chosen(label).click()
        choices = self.page.get_by_role("radiogroup", name=label)
        choices.get_by_text(re.compile(f"^{re.escape(words)}")).first.click()

    def chosen(self, label: str) -> Locator:
        """The button of such a list; its name says what is chosen."""
        return self.page.get_by_role("button", name=re.compile(f"^{re.escape(label)}: "))

    def settle(self, timeout_ms: float = 30_000) -> None:
        """Wait until the page has been drawn to its end."""
        wait_until_settled(self.page, timeout_ms)


@contextmanager
def visiting(browser: Browser, base_url: str, size: Size) -> Iterator[Visitor]:
    """Open a window of its own (no cookies or cache of another), Danish, for the time of the block."""
    context = browser.new_context(
        viewport=_SIZES[size], locale="da-DK", timezone_id="Europe/Copenhagen", has_touch=size == "phone"
    )
    try:
        visitor = Visitor(context.new_page(), base_url)
        page = visitor.page
        page.on(
            "console",
            lambda message: visitor.console_errors.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: visitor.console_errors.append(str(error)))
        page.on("request", lambda request: visitor.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("websocket", lambda socket: visitor.hosts.add(urlsplit(socket.url).hostname or ""))
        yield visitor
    finally:
        context.close()
