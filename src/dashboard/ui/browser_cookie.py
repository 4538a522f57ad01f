"""A cookie that tells one browser from another.

A link in a text loads the page anew, in a new session: without the cookie each such link would forget who
writes. It holds a random number, lasts until the browser is closed, and gives no access to anything.
"""

from __future__ import annotations

import re
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME: Final = "dashboard_browser"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{32}")


def browser_id() -> str | None:
    """The number of the browser whose page is being drawn; None where it takes no cookies."""
    return _checked(st.context.cookies.get(NAME))


class BrowserCookieMiddleware:
    """Set the cookie with a page that is sent to a browser without one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _sent_with(scope) is not None:
            await self.app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    secure = "; Secure" if scope.get("scheme") == "https" else ""
                    cookie = f"{NAME}={secrets.token_urlsafe(24)}; Path=/; HttpOnly; SameSite=Lax{secure}"
                    headers.append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _sent_with(scope: Scope) -> str | None:
    try:
        cookie = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(NAME)
    except CookieError:
        return None
    return _checked(cookie.value if cookie else None)


def _checked(value: object) -> str | None:
    # Under Streamlit's AppTest it is no text.
    return value if isinstance(value, str) and _ID.fullmatch(value) else None
