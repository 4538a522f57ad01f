"""Whatever StatBank answers, or does not, nothing that is published or stored changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.statbank.answers import read_answer, stored_answers
from dashboard.statbank.fetch import fetch_tables
from tests.faults.conftest import Published
from tests.unit.loader.test_statbank import SOURCE
from tests.unit.statbank.service import (
    Reply,
    Service,
    client_of,
    cut_off,
    cut_off_without_length,
    ok,
    population_csv,
    refusal,
    running_service,
    too_slow,
)


class KilledError(BaseException):
    """Stands for a process that ends in the middle."""


@pytest.fixture
def service(published: Published) -> Iterator[Service]:
    path = published.data_dir / "sources" / "danmarks_statistik.toml"
    path.write_text(SOURCE, encoding="utf-8")
    with running_service() as running:
        running.is_sound()
        yield running


def fetch(published: Published, service: Service) -> list[bool]:
    catalog = load_catalog(published.data_dir, demo=False)
    with client_of(service.url) as client:
        done = fetch_tables(
            catalog.sources.values(),
            client,
            published.settings.statbank_dir,
            datetime(2021, 11, 1, tzinfo=UTC),
        )
    return [one.error is None for one in done]


@pytest.mark.parametrize(
    "reply",
    [
        (500, b"Internal Server Error"),
        refusal("Kan ikke finde værdien: 25 (HERKOMST)"),
        refusal("Forespørgslen er over begrænsningen på 1.000.000 celler", "REQUEST-LIMIT"),
        cut_off,
        cut_off_without_length,
        too_slow,
        ok(population_csv().replace("HERKOMST", "OPRINDELSE")),
        ok(population_csv().replace(";25;", ";Indvandrere;")),
        (200, b"\x00\xff"),
        (200, b""),
        (302, b""),
    ],
    ids=range(11),
)
def test_a_faulty_answer_is_not_kept(published: Published, service: Service, reply: Reply) -> None:
    service.reply("data FOLK1E CSV", reply)
    before = published.state()
    assert fetch(published, service)[0] is False
    assert published.state() == before
    assert stored_answers(published.settings.statbank_dir, "FOLK1E") == []
    published.must_be_untouched()
    published.must_refresh_cleanly()


@pytest.mark.parametrize("operation", range(1, 7))
def test_a_run_that_is_killed_leaves_a_whole_answer_or_none(
    published: Published, service: Service, monkeypatch: pytest.MonkeyPatch, operation: int
) -> None:
    count = 0

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == operation:
                raise KilledError
            return original(*arguments, **options)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", counted(os.fsync))
        patched.setattr(Path, "replace", counted(Path.replace))
        with pytest.raises(KilledError):
            fetch(published, service)
    assert stored_answers(published.settings.statbank_dir, "FOLK1E") == []
    published.must_be_untouched()
    published.must_refresh_cleanly()


def test_a_full_disk_is_told_and_the_last_answer_stands(
    published: Published, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert fetch(published, service) == [False, False]
    published.must_be_untouched()
    # The half-written files of that run are no hindrance to the next.
    assert fetch(published, service) == [True, True]
    (answer,) = stored_answers(published.settings.statbank_dir, "FOLK1E")
    assert read_answer(answer, "x")[0] == population_csv().encode()
