"""Stored answers of StatBank in a build: read from disk, every row accounted for, history kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.errors import CheckFailedError, SourceFileError
from dashboard.statbank.answers import sha256_of, stored_answers
from dashboard.statbank.fetch import fetch_tables
from tests.unit.loader.conftest import DataFolder
from tests.unit.statbank.service import (
    Service,
    client_of,
    ok,
    population_csv,
    population_info,
    running_service,
)

FIRST_DAY = datetime(2021, 5, 1, 12, 0, tzinfo=UTC)
SOURCE = """
source_id = "danmarks_statistik"
name = "Danmarks Statistik"
publisher = "Danmarks Statistik"
what = "x"
how_it_comes = "x"

[[statbank]]
table = "FOLK1E"
variables = { HERKOMST = ["TOT", "25", "35"] }
area = "OMRÅDE"
areas = { "330" = "slagelse_kommune", "085" = "region_sjaelland", "000" = "danmark" }
periods = [">=2020K1"]
first_quarter_is_year = true

[[statbank.indicators]]
indicator_id = "non_western"
kind = "share"
numerator = { HERKOMST = ["25", "35"] }
denominator = { HERKOMST = ["TOT"] }
begins_series = "2020"
note = "Danmarks Statistik, FOLK1E; sammenligningstal, ikke kriteriet"

[[statbank]]
table = "STRAF44"
area = "OMRÅDE"
areas = { "330" = "slagelse_kommune", "085" = "region_sjaelland", "000" = "danmark" }
periods = [">=2020"]

[[statbank.indicators]]
indicator_id = "criminal_decisions"
kind = "rate"
denominator = { HERKOMST = ["TOT"] }
denominator_table = "FOLK1E"
note = "Danmarks Statistik, STRAF44; sammenligningstal, ikke kriteriet"
"""
PERIODS = ("2020K1", "2020K2", "2021K1")


class StatbankFolder(DataFolder):
    """A data folder whose source declares two tables, and a service that is asked for them."""

    def __init__(self, data_dir: Path, service: Service) -> None:
        super().__init__(data_dir)
        self.service = service
        self.write("sources/danmarks_statistik.toml", SOURCE)

    def fetch(self, day: datetime = FIRST_DAY) -> None:
        catalog = load_catalog(self.data_dir, demo=False)
        with client_of(self.service.url) as client:
            fetch_tables(catalog.sources.values(), client, self.settings.statbank_dir, day)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[StatbankFolder]:
    with running_service() as service:
        service.is_sound()
        yield StatbankFolder(tmp_path / "data", service)


def test_a_folder_without_answers_says_so_and_builds(folder: StatbankFolder) -> None:
    report = folder.refresh()
    assert report.published
    assert report.notes == [
        "StatBank: nothing is fetched yet of FOLK1E, STRAF44 (danmarks_statistik);"
        " `dashboard fetch` asks for it."
    ]
    assert folder.value("SELECT count(*) FROM observation") == 0


def test_the_repositorys_own_declarations_build_without_answers(tmp_path: Path) -> None:
    ours = DataFolder(tmp_path / "data")
    report = ours.refresh()
    assert report.published
    assert "FOLK1E, HFUDD11, RAS200, INDKP101, STRAF11, STRAF44" in report.notes[0]


def test_figures_with_counts_source_note_and_day(folder: StatbankFolder) -> None:
    folder.fetch()
    report = folder.refresh()
    assert report.rejected == []
    rows = folder.rows(
        "SELECT value, numerator, denominator, status, source_id, published_on, published_assumed, note,"
        " is_demo FROM observation WHERE geography_id = 'slagelse_kommune' ORDER BY indicator_id, period"
    )
    rate, first, second = rows
    assert rate[:4] == (5.0, 400.0, 80000.0, "final")
    assert first[:5] == (10.0, 8000.0, 80000.0, "break", "danmarks_statistik")
    assert second[3] == "final"
    assert (str(first[5]), first[6]) == ("2021-02-11", True)
    assert first[7] == "Danmarks Statistik, FOLK1E; sammenligningstal, ikke kriteriet"
    assert first[8] is False


def test_every_row_is_accounted_for_under_the_answers_name_and_checksum(folder: StatbankFolder) -> None:
    folder.fetch()
    report = folder.refresh()
    found = {one.file: one for one in report.files}
    (answer,) = stored_answers(folder.settings.statbank_dir, "FOLK1E")
    result = found[f"statbank/FOLK1E/{answer.path.name}"]
    assert (result.rows_read, result.kept, result.rejected) == (6, 6, 0)
    assert result.sha256 == answer.slip.sha256
    assert result.note == (
        "Hentet fra Statistikbanken, tabel FOLK1E. 6 af 6 tal er nye eller rettet siden forrige svar."
    )
    (rate,) = [one for name, one in found.items() if name.startswith("statbank/STRAF44/")]
    assert f"Nævneren er fra {result.file} (SHA-256 {answer.slip.sha256})." in str(rate.note)
    assert folder.value("SELECT count(*) FROM observation") == sum(one.kept for one in report.files) == 9
    assert folder.value("SELECT status FROM observation WHERE value IS NULL") == "missing"
    assert "StatBank, when last fetched: FOLK1E 2021-05-01 (208 days ago)" in report.notes[0]


def test_a_figure_that_makes_no_sense_is_rejected_with_file_and_line(folder: StatbankFolder) -> None:
    folder.service.reply("data FOLK1E CSV", ok(population_csv(changed={"330;25;2020K1": "90000"})))
    folder.fetch()
    (row,) = folder.refresh().rejected
    assert row.file.startswith("statbank/FOLK1E/")
    assert row.line == 5
    assert "above the denominator" in row.reason


def test_what_was_known_stays_known_and_a_correction_is_a_new_row(folder: StatbankFolder) -> None:
    folder.fetch()
    folder.service.reply("tableinfo FOLK1E", ok(population_info(updated="2021-08-11")))
    folder.service.reply("data FOLK1E CSV", ok(population_csv(changed={"330;25;2021K1": "5800"})))
    folder.fetch(FIRST_DAY + timedelta(days=200))
    folder.refresh()
    query = (
        "SELECT value, CAST(published_on AS VARCHAR), published_assumed FROM observation"
        " WHERE geography_id = 'slagelse_kommune' AND indicator_id = 'non_western'"
        " ORDER BY period, published_on"
    )
    assert folder.rows(query) == [
        (10.0, "2021-02-11", True),
        (10.0, "2021-02-11", True),
        (11.0, "2021-08-11", False),
    ]
    assert folder.rows(
        "SELECT value FROM observation_as_of(DATE '2021-06-01') WHERE geography_id = 'slagelse_kommune'"
        " AND indicator_id = 'non_western' AND period = '2021'"
    ) == [(10.0,)]


def test_a_correction_without_a_new_day_of_update_counts_from_the_day_it_was_fetched(
    folder: StatbankFolder,
) -> None:
    folder.fetch()
    folder.service.reply("data FOLK1E CSV", ok(population_csv(changed={"330;25;2021K1": "5800"})))
    folder.fetch(FIRST_DAY + timedelta(days=1))
    folder.service.reply("data FOLK1E CSV", ok(population_csv(changed={"330;25;2021K1": "6600"})))
    folder.fetch(FIRST_DAY + timedelta(days=1, hours=2))
    folder.refresh()
    assert folder.rows(
        "SELECT value, CAST(published_on AS VARCHAR), published_assumed FROM observation"
        " WHERE geography_id = 'slagelse_kommune' AND period = '2021' ORDER BY published_on"
    ) == [(10.0, "2021-02-11", True), (12.0, "2021-05-02", True)]


def test_the_same_answer_again_adds_nothing(folder: StatbankFolder) -> None:
    folder.fetch()
    folder.refresh()
    before = folder.rows("SELECT * FROM observation ORDER BY ALL")
    folder.fetch(FIRST_DAY + timedelta(days=30))
    folder.refresh()
    assert folder.rows("SELECT * FROM observation ORDER BY ALL") == before


def test_answers_to_another_question_are_not_mixed_in(folder: StatbankFolder) -> None:
    folder.fetch()
    folder.write("sources/danmarks_statistik.toml", SOURCE.replace(">=2020K1", ">=2020K2"))
    report = folder.refresh()
    assert report.notes[0].startswith("StatBank FOLK1E: 1 stored answers are not used")
    assert any("not used for rates" in one for one in report.notes)
    assert folder.value("SELECT count(*) FROM observation") == 0


def test_a_table_that_is_kept_but_not_shown_gives_no_figure(folder: StatbankFolder) -> None:
    shown = SOURCE[: SOURCE.rindex("[[statbank.indicators]]")] + 'not_shown = "tæller noget andet"\n'
    folder.write("sources/danmarks_statistik.toml", shown)
    folder.fetch()
    folder.refresh()
    assert folder.value("SELECT count(DISTINCT indicator_id) FROM observation") == 1


@pytest.mark.parametrize("text", ["edited", ""])
def test_an_edited_answer_stops_the_refresh_and_the_published_build_stays(
    folder: StatbankFolder, text: str
) -> None:
    folder.fetch()
    folder.refresh()
    before = folder.builds
    stored_answers(folder.settings.statbank_dir, "FOLK1E")[0].path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceFileError, match="not those that came from StatBank"):
        folder.refresh()
    assert folder.builds == before
    assert folder.value("SELECT count(*) FROM observation") == 9


def test_an_answer_that_does_not_fit_its_declaration_names_the_file(folder: StatbankFolder) -> None:
    folder.fetch()
    (answer,) = stored_answers(folder.settings.statbank_dir, "FOLK1E")
    slip_path = answer.path.with_suffix(".json")
    content = b"OMR;TID\r\n1;2\r\n"
    answer.path.write_bytes(content)
    slip = json.loads(slip_path.read_text(encoding="utf-8"))
    slip["sha256"] = sha256_of(content)
    slip_path.write_text(json.dumps(slip), encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"statbank/FOLK1E/.*its columns have changed"):
        folder.refresh()


def test_answers_that_are_lost_stop_the_refresh_until_it_is_accepted(folder: StatbankFolder) -> None:
    folder.fetch()
    folder.refresh()
    shutil.rmtree(folder.settings.statbank_dir)
    with pytest.raises(CheckFailedError, match="danmarks_statistik"):
        folder.refresh()
    assert folder.refresh(accept="svarene er mistet").published
