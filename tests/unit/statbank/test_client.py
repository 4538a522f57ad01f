"""Asking over HTTP: what is tried again and what is not."""

from __future__ import annotations

from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from dashboard.statbank.client import Manners
from dashboard.statbank.errors import RefusedError, ServiceDownError, TooLargeError
from dashboard.statbank.question import data_body, info_body
from tests.unit.statbank.service import (
    POPULATION,
    QUICK,
    Clock,
    Service,
    client_of,
    cut_off,
    cut_off_without_length,
    free_url,
    ok,
    population_csv,
    refusal,
    too_slow,
)

BODY = data_body(POPULATION, "CSV")


def test_an_answer_comes_byte_for_byte_and_the_question_as_declared(service: Service) -> None:
    with client_of(service.url) as client:
        assert client.ask("data", BODY, "x") == population_csv().encode()
    assert service.asked == [
        (
            "data",
            {
                "table": "FOLK1E",
                "format": "CSV",
                "lang": "da",
                "valuePresentation": "Code",
                "variables": [
                    {"code": "OMRÅDE", "values": ["330", "085", "000"]},
                    {"code": "HERKOMST", "values": ["TOT", "25", "35"]},
                    {"code": "Tid", "values": [">=2020K1"]},
                ],
            },
        )
    ]


@pytest.mark.parametrize("first", [(500, b"fejl"), (429, b""), (503, b""), cut_off, cut_off_without_length])
def test_what_passes_is_tried_again_with_growing_waits(service: Service, first: object) -> None:
    service.reply("data FOLK1E CSV", first, first, ok(population_csv()))  # type: ignore[arg-type]
    clock = Clock()
    with client_of(service.url, clock) as client:
        assert client.ask("data", BODY, "x") == population_csv().encode()
    assert clock.slept == [1.0, 2.0]


def busy(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(429)
    handler.send_header("Retry-After", "17")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def test_the_service_says_how_long_to_wait(service: Service) -> None:
    service.reply("data FOLK1E CSV", busy, ok(population_csv()))
    clock = Clock()
    with client_of(service.url, clock) as client:
        client.ask("data", BODY, "x")
    assert clock.slept == [17.0]


def test_a_time_out_is_tried_again_and_then_told(service: Service) -> None:
    service.reply("data FOLK1E CSV", too_slow)
    with (
        client_of(service.url, manners=replace(QUICK, tries=2)) as client,
        pytest.raises(ServiceDownError, match=r"Table FOLK1E: .*asked 2 times\): time-out") as raised,
    ):
        client.ask("data", BODY, "Table FOLK1E")
    assert "last stored answers" in raised.value.remedy
    assert len(service.asked) == 2


def test_nobody_listens() -> None:
    clock = Clock()
    with (
        client_of(free_url(), clock) as client,
        pytest.raises(ServiceDownError, match="asked 4 times"),
    ):
        client.ask("tableinfo", info_body(POPULATION), "x")
    assert clock.slept == [1.0, 2.0, 4.0]


def test_a_refusal_is_not_tried_again(service: Service) -> None:
    service.reply("data FOLK1E CSV", refusal("Der skal vælges værdier for variabel: OMRÅDE"))
    with client_of(service.url) as client, pytest.raises(RefusedError, match="Der skal vælges") as raised:
        client.ask("data", BODY, "x")
    assert not raised.value.is_too_large
    assert len(service.asked) == 1


def test_a_refusal_that_is_no_json_is_shown_as_it_came(service: Service) -> None:
    service.reply("data FOLK1E CSV", (404, b"<h1>Not Found</h1>"))
    with client_of(service.url) as client, pytest.raises(RefusedError, match=r"HTTP 404.*Not Found"):
        client.ask("data", BODY, "x")


def test_an_answer_that_never_ends_is_left(service: Service) -> None:
    with (
        client_of(service.url, manners=replace(QUICK, most_bytes=100)) as client,
        pytest.raises(TooLargeError, match="larger than 100 bytes"),
    ):
        client.ask("data", BODY, "x")


def test_requests_keep_their_distance(service: Service) -> None:
    clock = Clock()
    with client_of(service.url, clock, Manners(between_requests=0.5)) as client:
        for _ in range(3):
            client.ask("data", BODY, "x")
    assert clock.slept == [0.5, 0.5]


@pytest.mark.parametrize("url", ["http://localhost:port", "api.statbank.dk/v1", "ftp://x/v1"])
def test_an_address_that_is_none(url: str) -> None:
    with client_of(url) as client, pytest.raises(ServiceDownError, match="is no address"):
        client.ask("data", BODY, "x")
