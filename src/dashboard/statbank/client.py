"""Ask StatBank over HTTP: with time-outs, retries with back-off, a polite pace and a largest answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

import httpx

from dashboard.statbank.errors import RefusedError, ServiceDownError, TooLargeError

_TRANSIENT: Final = frozenset({429, 500, 502, 503, 504})
_LONGEST_MESSAGE: Final = 600


@dataclass(frozen=True)
class Manners:
    """How patient and how polite the client is; times in seconds."""

    tries: int = 4
    connect_timeout: float = 10.0
    read_timeout: float = 120.0
    """between two pieces of an answer"""
    first_wait: float = 1.0
    """before the second try; doubled before each further one"""
    longest_wait: float = 60.0
    between_requests: float = 0.5
    most_bytes: int = 200_000_000


class _TransientError(Exception):
    """Worth another try."""

    def __init__(self, why: str, wait: float | None = None, *, is_reached: bool = False) -> None:
        self.wait = wait
        self.is_reached = is_reached
        super().__init__(why)


class StatbankClient:
    """A session with the service.

    Args:
        url: e.g. https://api.statbank.dk/v1.
        clock: seconds that never go back, as time.monotonic.
        sleep: waits for so many seconds, as time.sleep.
        jitter: 0-1, as random.random: how far waits are spread, so that many clients do not come at once.
    """

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        jitter: Callable[[], float],
        manners: Manners | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._manners = manners or Manners()
        self._last: float | None = None
        timeout = httpx.Timeout(self._manners.read_timeout, connect=self._manners.connect_timeout)
        # Unpacked answers only: what is stored is what came, byte for byte.
        headers = {"Accept-Encoding": "identity", "User-Agent": "dashboard-faelles-indsats"}
        self._http = httpx.Client(timeout=timeout, headers=headers)

    def __enter__(self) -> StatbankClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def address(self, path: str) -> str:
        return f"{self._url}/{path}"

    def ask(self, path: str, body: Mapping[str, Any], what: str) -> bytes:
        """The whole answer, as it came.

        Args:
            path: `data` or `tableinfo`.
            what: what is asked for, as it is named in errors.

        Raises:
            ServiceDownError: no answer after all tries.
            RefusedError: the service says that the request is wrong.
            TooLargeError: the answer has more bytes than we take.
        """
        tries = self._manners.tries
        for number in range(1, tries + 1):
            self._keep_pace()
            try:
                return self._once(path, body, what)
            except _TransientError as error:
                if number == tries:
                    raise ServiceDownError(
                        what, str(error), tries=tries, is_reached=error.is_reached
                    ) from error
                self._sleep(self._wait(number, error.wait))
        raise ServiceDownError(what, "no try is allowed", tries=tries)

    def _once(self, path: str, body: Mapping[str, Any], what: str) -> bytes:
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        try:
            with self._http.stream("POST", self.address(path), content=content, headers=headers) as answer:
                received = self._received(answer, what)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise ServiceDownError(what, f"{self._url} is no address: {error}", tries=1) from error
        except httpx.TimeoutException as error:
            raise _TransientError(f"time-out ({type(error).__name__})") from error
        except httpx.TransportError as error:
            raise _TransientError(f"{type(error).__name__}: {error}") from error
        status = answer.status_code
        if status in _TRANSIENT:
            raise _TransientError(f"HTTP {status}", _retry_after(answer), is_reached=True)
        if status != httpx.codes.OK:
            raise RefusedError(what, status, *_told(received))
        framed = "content-length" in answer.headers or "transfer-encoding" in answer.headers
        if not framed and not received.rstrip(b" \t").endswith((b"\n", b"}")):
            # Nothing but its end says that such an answer is whole.
            raise _TransientError("the answer is cut off", is_reached=True)
        return received

    def _received(self, answer: httpx.Response, what: str) -> bytes:
        pieces = bytearray()
        for piece in answer.iter_bytes():
            pieces += piece
            if len(pieces) > self._manners.most_bytes:
                raise TooLargeError(
                    f"{what}: the answer is larger than {self._manners.most_bytes:,} bytes.",
                    "Ask for fewer codes or periods under [[statbank]] in data/sources.",
                )
        return bytes(pieces)

    def _keep_pace(self) -> None:
        now = self._clock()
        if self._last is not None and (early := self._last + self._manners.between_requests - now) > 0:
            self._sleep(early)
            now += early
        self._last = now

    def _wait(self, number: int, told: float | None) -> float:
        wait = self._manners.first_wait * 2.0 ** (number - 1) * (1 + self._jitter() / 4)
        return min(max(wait, told or 0.0), self._manners.longest_wait)


def _retry_after(answer: httpx.Response) -> float | None:
    told = answer.headers.get("retry-after", "")
    return float(told) if told.isascii() and told.isdigit() else None


def _told(content: bytes) -> tuple[str, str]:
    """Error code and message of an answer that refuses."""
    text = content.decode("utf-8-sig", errors="replace").strip()
    try:
        told = json.loads(text)
    except ValueError:
        return "", text[:_LONGEST_MESSAGE]
    if not isinstance(told, dict):
        return "", text[:_LONGEST_MESSAGE]
    message = str(told.get("message") or "").rstrip(". ")
    return str(told.get("errorTypeCode") or ""), message[:_LONGEST_MESSAGE]
