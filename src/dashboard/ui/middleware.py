"""ASGI middleware: Streamlit's page in Danish, and security headers on every reply.

Streamlit's page is one HTML file, the same for every address. It declares itself English and cannot be
configured, so it is rewritten on its way out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from dashboard.ui.danish import page_script

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_RESERVED_SEGMENTS = frozenset({"_stcore", "static", "media", "component", "oauth2callback"})
"""Path segments of Streamlit's own routes, which never answer with the page."""

_CONDITIONAL_HEADERS = frozenset(
    {b"accept-encoding", b"if-none-match", b"if-modified-since", b"if-range", b"range"}
)
"""Request headers that would bring the page compressed, in part or not at all (304)."""

_LANGUAGE = re.compile(r'<html lang="[^"]*"')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_AGENT_LINK = re.compile(r"\s*<!--(?:(?!-->).)*?RFC 8631.*?-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = "<head>"
_BODY_END = "</body>"

_NOSCRIPT_DANISH = "<noscript><p>Siden kan kun vises, når JavaScript er slået til i browseren.</p></noscript>"

_BASE_SCRIPT = 'window.__streamlit ??= { BACKEND_BASE_URL: new URL(".", location.href).href };'
"""Where the server is: beside the page, as the page's own relative links to its scripts say.

Without it Streamlit first asks below the page's own address, and each deep link logs a 404 in the browser.
"""

SECURITY_HEADERS: dict[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeadersMiddleware:
    """Set `SECURITY_HEADERS` on every HTTP reply that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class DanishPageMiddleware:
    """Rewrite Streamlit's page: language, title, text without JavaScript, Danish words, content policy.

    The page is asked for plain, whole and unconditionally, and HEAD is asked as GET, so that lengths agree.

    Args:
        app: the application behind.
        title: what the browser's tab says until a page sets its own.
    """

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self.title = title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_page(scope["method"], scope["path"]):
            await self.app(scope, receive, send)
            return
        reply = _Reply(send, head_only=scope["method"] == "HEAD", title=self.title)
        plain = [
            (name, value) for name, value in scope["headers"] if name.lower() not in _CONDITIONAL_HEADERS
        ]
        await self.app({**scope, "method": "GET", "headers": plain, "extensions": {}}, receive, reply.send)


class _Reply:
    """Hold back an HTML reply until it is whole, then send it rewritten; pass any other reply on."""

    def __init__(self, send: Send, *, head_only: bool, title: str) -> None:
        self._send = send
        self._head_only = head_only
        self._title = title
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_html(message):
                self._start = message
                return
            await self._send(message)
        elif message["type"] == "http.response.body":
            await self._send_body(message)
        else:
            await self._send(message)

    async def _send_body(self, message: Message) -> None:
        if self._start is None:
            await self._send({**message, "body": b""} if self._head_only else message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        page = danish_page(self._body.decode("utf-8"), self._title)
        body = page.encode("utf-8")
        headers = MutableHeaders(scope=self._start)
        headers["Content-Length"] = str(len(body))
        headers["Content-Security-Policy"] = content_security_policy(_INLINE_SCRIPT.findall(page))
        for name in ("ETag", "Last-Modified", "Accept-Ranges"):
            if name in headers:
                del headers[name]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": b"" if self._head_only else body})


def danish_page(page: str, title: str) -> str:
    """Return Streamlit's page in Danish, with our scripts first in its head and our styles last."""
    page = _LANGUAGE.sub('<html lang="da"', page, count=1)
    page = _TITLE.sub(lambda _: f"<title>{html.escape(title)}</title>", page, count=1)
    page = _NOSCRIPT.sub(lambda _: _NOSCRIPT_DANISH, page, count=1)
    page = _AGENT_LINK.sub("", page, count=1)
    scripts = "".join(f"<script>{one}</script>" for one in (_BASE_SCRIPT, page_script(), _landing_script()))
    page = page.replace(_HEAD, f"{_HEAD}{scripts}", 1)
    # Last in the body, so that it wins over what Streamlit writes into the head at run time; and here rather
    # than in a page's script, which would send it again on every run.
    return page.replace(_BODY_END, f"<style>{_page_styles()}</style>{_BODY_END}", 1)


@cache
def _landing_script() -> str:
    return files("dashboard.ui").joinpath("landing.js").read_text(encoding="utf-8")


@cache
def _page_styles() -> str:
    return files("dashboard.ui").joinpath("styles.css").read_text(encoding="utf-8")


def content_security_policy(inline_scripts: Iterable[str]) -> str:
    """Return a policy that lets the page talk to its own server only.

    Styles are written by Streamlit and Vega at run time, so they must be allowed inline; scripts are
    allowed from the server, and inline only with exactly the given texts.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode('ascii')}'"
        for script in inline_scripts
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def _asks_for_page(method: str, path: str) -> bool:
    """Say whether a request may be answered with Streamlit's page: no route of its own, no file."""
    segments = path.strip("/").split("/")
    is_file = "." in segments[-1] and segments[-1] != "index.html"
    return method in {"GET", "HEAD"} and not is_file and _RESERVED_SEGMENTS.isdisjoint(segments)


def _is_html(start: Message) -> bool:
    content_type = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and content_type.startswith("text/html")
