"""A local server that answers as StatBank does. The figures are written for the tests and mean nothing."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread
from typing import Any

from dashboard.catalog.statbank import StatbankIndicator, StatbankTable
from dashboard.statbank.client import Manners, StatbankClient

BOM = "\ufeff"
AREAS = {"330": "Slagelse", "085": "Region Sjælland", "000": "Hele landet"}
PLACES = {"330": "slagelse_kommune", "085": "region_sjaelland", "000": "danmark"}
QUICK = Manners(connect_timeout=1, read_timeout=0.3, between_requests=0)

POPULATION = StatbankTable(
    table="FOLK1E",
    variables={"HERKOMST": ("TOT", "25", "35")},
    area="OMRÅDE",
    areas=PLACES,
    periods=(">=2020K1",),
    first_quarter_is_year=True,
    indicators=(
        StatbankIndicator(
            indicator_id="non_western",
            kind="share",
            numerator={"HERKOMST": ("25", "35")},
            denominator={"HERKOMST": ("TOT",)},
            begins_series="2020",
            note="Danmarks Statistik, FOLK1E; sammenligningstal, ikke kriteriet",
        ),
    ),
)
DECISIONS = StatbankTable(
    table="STRAF44",
    area="OMRÅDE",
    areas=PLACES,
    periods=(">=2020",),
    indicators=(
        StatbankIndicator(
            indicator_id="criminal_decisions",
            kind="rate",
            denominator={"HERKOMST": ("TOT",)},
            denominator_table="FOLK1E",
            note="Danmarks Statistik, STRAF44; sammenligningstal, ikke kriteriet",
        ),
    ),
)


def variable(
    code: str, values: Mapping[str, str], *, text: str = "", can_be_left_out: bool = True
) -> dict[str, Any]:
    """A variable as tableinfo tells it."""
    return {
        "id": code,
        "text": text or code.lower(),
        "elimination": can_be_left_out,
        "time": code == "Tid",
        "values": [{"id": one, "text": label} for one, label in values.items()],
    }


def population_info(
    periods: Sequence[str] = ("2020K1", "2020K2", "2021K1"), updated: str = "2021-02-11"
) -> dict[str, Any]:
    origins = {"TOT": "I alt", "10": "Dansk", "25": "Indvandrere, ikke-vestlige", "35": "Efterkommere"}
    return {
        "id": "FOLK1E",
        "text": "Folketal den 1. i kvartalet",
        "unit": "Antal",
        "updated": f"{updated}T08:00:00",
        "variables": [
            variable("OMRÅDE", AREAS, text="område"),
            variable("HERKOMST", origins, text="herkomst"),
            variable("Tid", {one: one for one in periods}, text="tid", can_be_left_out=False),
        ],
    }


def decisions_info() -> dict[str, Any]:
    return {
        "id": "STRAF44",
        "text": "Strafferetlige afgørelser",
        "updated": "2021-03-30T08:00:00",
        "variables": [
            variable("OMRÅDE", AREAS, text="område"),
            variable("Tid", {"2020": "2020"}, text="tid", can_be_left_out=False),
        ],
    }


def population_csv(
    periods: Sequence[str] = ("2020K1", "2020K2", "2021K1"), *, changed: Mapping[str, str] | None = None
) -> str:
    """80.000 inhabitants and 5.000 + 3.000 of non-western origin, everywhere and always."""
    amounts = {"TOT": "80000", "25": "5000", "35": "3000"}
    lines = ["OMRÅDE;HERKOMST;TID;INDHOLD"]
    for area, origin, period in product(AREAS, amounts, periods):
        start = f"{area};{origin};{period}"
        lines.append(f"{start};{(changed or {}).get(start, amounts[origin])}")
    return BOM + "\r\n".join(lines) + "\r\n"


def labelled(text: str) -> str:
    """The same with labels, as streamed answers were seen to come although codes were asked for."""
    origins = {"TOT": "I alt", "25": "Indvandrere, ikke-vestlige", "35": "Efterkommere"}
    lines = []
    for line in text.splitlines():
        area, origin, *rest = line.split(";")
        lines.append(";".join([AREAS.get(area, area), origins.get(origin, origin), *rest]))
    return "\r\n".join(lines) + "\r\n"


DECISIONS_CSV = BOM + "OMRÅDE;TID;INDHOLD\r\n330;2020;400\r\n085;2020;480\r\n000;2020;..\r\n"

Reply = tuple[int, bytes] | Callable[[BaseHTTPRequestHandler], None]


def refusal(message: str, code: str = "REQUEST-INVALID") -> Reply:
    return 400, json.dumps({"errorTypeCode": code, "message": message}).encode()


def ok(content: str | Mapping[str, Any]) -> Reply:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return 200, text.encode()


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Half of what is announced, and then nothing."""
    content = population_csv().encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[: len(content) // 2])
    handler.close_connection = True


def cut_off_without_length(handler: BaseHTTPRequestHandler) -> None:
    """An answer that ends inside a number, and nothing says how long it should be."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(population_csv().encode()[:-4])
    handler.close_connection = True


def too_slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.8)
    handler.close_connection = True


@dataclass
class Service:
    """What is answered, in order, by path and table (and format); the last reply is given again and again."""

    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    url: str = ""

    def reply(self, key: str, *replies: Reply) -> None:
        """`tableinfo FOLK1E`, `data FOLK1E CSV`, `data FOLK1E BULK`."""
        self.replies[key] = list(replies)

    def is_sound(self) -> None:
        self.reply("tableinfo FOLK1E", ok(population_info()))
        self.reply("data FOLK1E CSV", ok(population_csv()))
        self.reply("tableinfo STRAF44", ok(decisions_info()))
        self.reply("data STRAF44 CSV", ok(DECISIONS_CSV))

    def forms(self) -> list[str]:
        return [body["format"] for path, body in self.asked if path == "data"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        path = handler.path.removeprefix("/v1/")
        self.asked.append((path, body))
        key = f"{path} {body['table']}" + (f" {body['format']}" if path == "data" else "")
        queue = self.replies.get(key) or [refusal(f"Tabellen findes ikke: {key}")]
        reply = queue.pop(0) if len(queue) > 1 else queue[0]
        if callable(reply):
            reply(handler)
            return
        status, content = reply
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)


@contextmanager
def running_service() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            service.answer(self)

        def log_message(self, *_: Any) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Clock:
    """Time that passes only while one sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client_of(url: str, clock: Clock | None = None, manners: Manners = QUICK) -> StatbankClient:
    clock = clock or Clock()
    return StatbankClient(url, clock=clock, sleep=clock.sleep, jitter=lambda: 0.0, manners=manners)


def free_url() -> str:
    """An address where nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}/v1"
