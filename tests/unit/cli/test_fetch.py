"""`dashboard fetch`: what it prints and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.statbank import client as statbank_client
from dashboard.statbank.client import Manners
from tests.unit.loader.conftest import DataFolder
from tests.unit.loader.test_statbank import SOURCE
from tests.unit.statbank.service import Service, free_url, refusal, running_service


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    folder = DataFolder(tmp_path / "data")
    folder.write("sources/danmarks_statistik.toml", SOURCE)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(folder.data_dir))
    monkeypatch.setattr(statbank_client, "Manners", lambda: Manners(first_wait=0.01, between_requests=0))
    with running_service() as running:
        running.is_sound()
        monkeypatch.setenv("DASHBOARD_STATBANK_URL", running.url)
        yield running


def test_all_fresh(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch"]) == 0
    printed = capsys.readouterr()
    assert "FOLK1E: fetched, 27 cells, updated 2021-02-11; kept as " in printed.out
    assert "STRAF44: fetched, 3 cells" in printed.out
    assert printed.err == ""


def test_some_failed_and_the_last_answer_stands(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch"]) == 0
    capsys.readouterr()
    service.reply("data FOLK1E CSV", refusal("Kan ikke finde værdien: 25 (HERKOMST)"))
    assert main(["fetch", "--source", "danmarks_statistik"]) == 1
    printed = capsys.readouterr()
    assert "FOLK1E: not fetched. Table FOLK1E, variable HERKOMST" in printed.err
    assert "What to do: Correct [[statbank]] of FOLK1E in data/sources" in printed.err
    assert "The last answer, of " in printed.err
    assert "(0 days old), stands." in printed.err
    assert "Error: 1 of 2 tables were not fetched: FOLK1E." in printed.err
    assert "STRAF44: fetched" in printed.out


def test_as_json_where_nothing_was_ever_stored(
    service: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STATBANK_URL", free_url())
    assert main(["fetch", "--json"]) == 1
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert told["problem"].startswith("2 of 2 tables were not fetched")
    first, second = told["tables"]
    assert (first["table"], first["fresh"], first["file"], first["age_days"]) == ("FOLK1E", False, None, None)
    assert "asked 4 times" in first["problem"]
    assert "was not asked for" in second["problem"]
    assert main(["fetch"]) == 1
    assert "No earlier answer is stored." in capsys.readouterr().err


def test_a_source_without_tables(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "--source", "politi"]) == 1
    assert "'politi' has no tables of StatBank; allowed: danmarks_statistik" in capsys.readouterr().err
    assert service.asked == []


def test_where_no_table_is_declared(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "data" / "sources" / "danmarks_statistik.toml"
    path.write_text(SOURCE[: SOURCE.index("[[statbank]]")], encoding="utf-8")
    assert main(["fetch"]) == 0
    assert "nothing to ask for" in capsys.readouterr().out


def test_an_address_that_is_none_is_told(
    service: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STATBANK_URL", "http://localhost:port")
    assert main(["fetch"]) == 1
    assert "is no address" in capsys.readouterr().err
