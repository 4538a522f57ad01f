"""The middleware on a tiny application that answers like Streamlit's static files."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from dashboard.ui.middleware import (
    SECURITY_HEADERS,
    DanishPageMiddleware,
    SecurityHeadersMiddleware,
    content_security_policy,
    danish_page,
)

PAGE = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Streamlit</title>\n'
    '<!-- Machine-readable pointer, per RFC 8631. -->\n<link rel="service-desc" href="./_stcore/x.json" />\n'
    "<script>window.prerenderReady = false</script>\n"
    '<script type="module" src="./static/js/index.js"></script></head>\n'
    "<body><noscript><p>You need to enable JavaScript to run this app.</p></noscript></body></html>"
)
TITLE = "En fælles <indsats>"


async def page(request: Request) -> Response:
    if request.headers.get("if-none-match"):
        return Response(status_code=304, headers={"ETag": '"old"'})
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(b"\x1f\x8b", media_type="text/html", headers={"Content-Encoding": "gzip"})
    return HTMLResponse(
        PAGE,
        headers={"ETag": '"old"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT", "Accept-Ranges": "bytes"},
    )


async def health(_: Request) -> Response:
    return PlainTextResponse("ok", headers={"ETag": '"health"'})


async def echo(request: Request) -> Response:
    return PlainTextResponse(request.headers.get("accept-encoding", "none"))


async def missing(_: Request) -> Response:
    return HTMLResponse('<html lang="en">gone</html>', status_code=404)


def application() -> ASGIApp:
    routes = [
        Route("/_stcore/health", health, methods=["GET", "HEAD"]),
        Route("/static/js/index.js", echo),
        Route("/gone", missing),
        Route("/", page),
        Route("/{path:path}", page),
    ]
    return SecurityHeadersMiddleware(DanishPageMiddleware(Starlette(routes=routes), title=TITLE))


def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (names in lower case) and body of the application's reply."""
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }
    asyncio.run(application()(scope, receive, send))
    start, *rest = messages
    found = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(message.get("body", b"") for message in rest)


@pytest.mark.parametrize("path", ["/", "/kort", "/index.html", "/praefiks/kort"])
def test_the_page_is_danish(path: str) -> None:
    status, headers, body = ask(path, accept_encoding="gzip, br")
    text = body.decode("utf-8")
    assert status == 200
    assert '<html lang="da">' in text
    assert "<title>En fælles &lt;indsats&gt;</title>" in text
    assert "JavaScript er slået til" in text
    assert "enable JavaScript" not in text
    assert "service-desc" not in text
    assert int(headers["content-length"]) == len(body)


def test_a_browser_that_holds_streamlits_page_gets_the_danish_one_whole() -> None:
    status, headers, body = ask("/", if_none_match='"old"', if_modified_since="Mon, 01 Jan 2024 00:00:00 GMT")
    assert status == 200
    assert b'lang="da"' in body
    assert not {"etag", "last-modified", "accept-ranges"} & headers.keys()


def test_head_has_the_length_of_get_and_no_body() -> None:
    _, of_get, body = ask("/kort")
    status, of_head, nothing = ask("/kort", method="HEAD")
    assert (status, nothing) == (200, b"")
    assert of_head["content-length"] == of_get["content-length"] == str(len(body))


def test_the_policy_allows_exactly_the_scripts_that_stand_in_the_page() -> None:
    _, headers, body = ask("/")
    policy = headers["content-security-policy"]
    inline = [part.split("</script>")[0] for part in body.decode("utf-8").split("<script>")[1:]]
    assert len(inline) == 4
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "'unsafe-eval'" not in policy.split()
    assert "http:" not in policy
    assert "https:" not in policy


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/js/index.js", "/gone"])
def test_every_reply_has_the_security_headers(path: str) -> None:
    _, headers, _ = ask(path)
    assert {name: headers[name.lower()] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_other_replies_pass_unchanged() -> None:
    assert ask("/static/js/index.js", accept_encoding="gzip")[2] == b"gzip"
    status, headers, body = ask("/_stcore/health")
    assert (status, headers["etag"], body) == (200, '"health"', b"ok")
    assert "content-security-policy" not in headers
    assert ask("/gone")[2] == b'<html lang="en">gone</html>'


def test_our_styles_stand_last_in_the_page() -> None:
    page = danish_page("<html><head></head><body>x</body></html>", "T")
    assert page.index("x<style>") < page.index(".board") < page.index("</style></body>")


def test_a_page_that_is_built_otherwise_is_left_as_far_as_it_is_unknown() -> None:
    assert danish_page("<html>x</html>", "T") == "<html>x</html>"
    assert "script-src 'self' 'wasm-unsafe-eval';" in content_security_policy([])
