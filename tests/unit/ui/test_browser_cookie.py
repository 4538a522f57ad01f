"""The cookie that tells one browser from another."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.ui.browser_cookie import NAME, BrowserCookieMiddleware

GOOD = "abcdefghijklmnopqrstuvwxyz012345"


async def page(_: Request) -> Response:
    return HTMLResponse("<html></html>")


async def health(_: Request) -> Response:
    return PlainTextResponse("ok")


def cookies(path: str = "/", cookie: str | None = None, scheme: str = "http") -> list[str]:
    """The cookies that a reply sets."""
    app = BrowserCookieMiddleware(Starlette(routes=[Route("/", page), Route("/health", health)]))
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [] if cookie is None else [(b"cookie", cookie.encode("latin-1"))]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": headers,
        "query_string": b"",
        "scheme": scheme,
    }
    asyncio.run(app(scope, receive, send))
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_a_page_brings_a_random_number_that_scripts_cannot_read() -> None:
    (first,), (second,) = cookies(), cookies()
    assert first.startswith(f"{NAME}=")
    assert first != second
    assert "HttpOnly" in first
    assert "SameSite=Lax" in first
    assert "Secure" not in first
    assert "Max-Age" not in first, "it ends with the browser"


def test_over_https_it_is_secure() -> None:
    assert "Secure" in cookies(scheme="https")[0]


def test_a_browser_keeps_the_one_it_has() -> None:
    assert cookies(cookie=f"other=1; {NAME}={GOOD}") == []


@pytest.mark.parametrize("bad", [f"{NAME}=x", f"{NAME}=", "{}=;;", f'{NAME}="<b>{GOOD}</b>"'])
def test_a_cookie_of_another_shape_is_replaced(bad: str) -> None:
    assert len(cookies(cookie=bad)) == 1


def test_only_pages_bring_it() -> None:
    assert cookies("/health") == []
