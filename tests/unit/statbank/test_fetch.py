"""A run through all tables: what is kept, and what stands where something is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.catalog.sources import Source
from dashboard.statbank.answers import stored_answers
from dashboard.statbank.errors import BadAnswerError, CodeGoneError, RefusedError, ServiceDownError
from dashboard.statbank.fetch import Fetched, fetch_tables
from tests.unit.statbank.service import (
    DECISIONS,
    POPULATION,
    Reply,
    Service,
    client_of,
    cut_off,
    free_url,
    labelled,
    ok,
    population_csv,
    population_info,
    refusal,
    too_slow,
)

NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
TOO_LARGE = refusal(
    "Forespørgslen på op mod 85.210.650 celler er over begrænsningen på 1.000.000 celler", "REQUEST-LIMIT"
)
SOURCE = Source(
    source_id="danmarks_statistik",
    name="x",
    publisher="x",
    what="x",
    how_it_comes="x",
    statbank=(POPULATION, DECISIONS),
)


def fetch(url: str, folder: Path, now: datetime = NOW) -> list[Fetched]:
    with client_of(url) as client:
        return fetch_tables([SOURCE], client, folder, now)


def test_one_request_a_table_and_each_answer_kept_as_it_came(service: Service, tmp_path: Path) -> None:
    population, decisions = fetch(service.url, tmp_path)
    assert population.error is None
    assert decisions.error is None
    assert population.answer is not None
    assert population.answer.path.read_bytes() == population_csv().encode()
    assert population.answer.slip.body["format"] == "CSV"
    assert population.answer.slip.url == f"{service.url}/data"
    assert population.answer.fetched_at == NOW
    assert (population.cells, str(population.updated)) == (27, "2021-02-11")
    assert service.forms() == ["CSV", "CSV"]


def test_beyond_the_limit_it_is_streamed(service: Service, tmp_path: Path) -> None:
    service.reply("data FOLK1E CSV", TOO_LARGE)
    service.reply("data FOLK1E BULK", ok(labelled(population_csv())))  # labels, although codes were asked for
    population, _ = fetch(service.url, tmp_path)
    assert population.error is None
    assert population.answer is not None
    assert population.answer.slip.form == "BULK"
    assert service.forms() == ["CSV", "BULK", "CSV"]


def test_too_large_for_streaming_too(service: Service, tmp_path: Path) -> None:
    service.reply("data FOLK1E CSV", TOO_LARGE)
    service.reply("data FOLK1E BULK", TOO_LARGE)
    population, _ = fetch(service.url, tmp_path)
    assert isinstance(population.error, RefusedError)
    assert "85.210.650" in population.error.problem


FAULTS: list[tuple[str, list[Reply], type[Exception]]] = [
    ("data FOLK1E CSV", [refusal("Kan ikke finde værdien: 25 (HERKOMST)")], CodeGoneError),
    ("data FOLK1E CSV", [refusal("Der skal vælges værdier for variabel: KØN")], RefusedError),
    ("data FOLK1E CSV", [ok(population_csv().replace("HERKOMST", "OPRINDELSE"))], BadAnswerError),
    ("data FOLK1E CSV", [ok(population_csv()[:200])], BadAnswerError),
    ("data FOLK1E CSV", [(200, b"")], BadAnswerError),
    ("data FOLK1E CSV", [(500, b"")], ServiceDownError),
    ("data FOLK1E CSV", [cut_off], ServiceDownError),
    ("data FOLK1E CSV", [too_slow], ServiceDownError),
    ("tableinfo FOLK1E", [(500, b"")], ServiceDownError),
    ("tableinfo FOLK1E", [ok("<html>")], BadAnswerError),
    ("tableinfo FOLK1E", [refusal("Tabellen findes ikke")], RefusedError),
    ("tableinfo FOLK1E", [ok({**population_info(), "variables": []})], CodeGoneError),
]


@pytest.mark.parametrize(("key", "replies", "kind"), FAULTS, ids=range(len(FAULTS)))
def test_the_last_answer_stands_with_its_age(
    service: Service, tmp_path: Path, key: str, replies: list[Reply], kind: type[Exception]
) -> None:
    fetch(service.url, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    service.reply(key, *replies)
    later = NOW + timedelta(days=25)
    population, decisions = fetch(service.url, tmp_path, later)
    assert isinstance(population.error, kind)
    assert population.answer == stored_answers(tmp_path, "FOLK1E")[0]
    assert population.age_days(later) == 25
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(stored_answers(tmp_path, "FOLK1E")) == 1
    # A fault of one table is not one of the next.
    assert decisions.error is None


def test_the_valid_codes_are_named_where_the_service_misses_one(service: Service, tmp_path: Path) -> None:
    service.reply("data FOLK1E CSV", refusal("Kan ikke finde værdien: 25 (HERKOMST)"))
    population, _ = fetch(service.url, tmp_path)
    assert population.error is not None
    assert "25 (Indvandrere, ikke-vestlige), 35 (Efterkommere)" in population.error.problem
    assert population.answer is None
    assert population.age_days(NOW) is None


def test_500_and_then_200_is_fresh(service: Service, tmp_path: Path) -> None:
    service.reply("tableinfo FOLK1E", (500, b""), ok(population_info()))
    service.reply("data FOLK1E CSV", (500, b""), ok(population_csv()))
    assert [one.error for one in fetch(service.url, tmp_path)] == [None, None]


def test_a_code_that_only_another_tables_rate_takes_is_looked_for_too(
    service: Service, tmp_path: Path
) -> None:
    everything = POPULATION.model_copy(update={"variables": {"HERKOMST": ("*",)}, "indicators": ()})
    rate = DECISIONS.indicators[0].model_copy(update={"denominator": {"HERKOMST": ("99",)}})
    decisions = DECISIONS.model_copy(update={"indicators": (rate,)})
    source = SOURCE.model_copy(update={"statbank": (everything, decisions)})
    with client_of(service.url) as client:
        population, _ = fetch_tables([source], client, tmp_path, NOW)
    assert isinstance(population.error, CodeGoneError)
    assert "99 does not exist; allowed: TOT (I alt)" in population.error.problem
    assert service.forms() == ["CSV"]  # not asked for with a code that is gone


def test_once_the_service_cannot_be_reached_the_rest_is_not_asked_for(tmp_path: Path) -> None:
    population, decisions = fetch(free_url(), tmp_path)
    assert isinstance(population.error, ServiceDownError)
    assert decisions.error is not None
    assert "was not asked for" in decisions.error.problem


def test_a_new_answer_is_a_new_file(service: Service, tmp_path: Path) -> None:
    fetch(service.url, tmp_path)
    fetch(service.url, tmp_path, NOW + timedelta(days=1))
    assert len(stored_answers(tmp_path, "FOLK1E")) == 2
