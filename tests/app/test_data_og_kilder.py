"""Data og kilder: what every figure is, where it comes from, and which figures are examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import danish
from tests.app.conftest import Download
from tests.app.screen import assert_sound, chooser, parameters, pieces, plain, table, words
from tests.conftest import copy_of_data, publish

Open = Callable[..., AppTest]
Ask = Callable[..., list[dict[str, Any]]]
INDICATORS = (
    "outside_work_education",
    "convicted",
    "criminal_decisions",
    "arson",
    "feeling_safe",
    "residents",
)


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("meeting", ["bestyrelse-2017-02-23", "bestyrelse-2021-11-25"])
def test_examples_are_marked_in_tables_and_download(
    indicator: str, meeting: str, open_page: Open, ask: Ask, downloads: list[Download]
) -> None:
    screen = open_page("data_og_kilder", moede=meeting, indikator=indicator)
    assert_sound(screen)
    day = date.fromisoformat(meeting[-10:])
    known = ask(
        "SELECT o.*, g.name AS place FROM observation_as_of($day) AS o "
        "JOIN geography AS g USING (geography_id) WHERE indicator_id = $indicator "
        "ORDER BY o.period_end DESC, o.period_start, g.sort_order",
        day=day,
        indicator=indicator,
    )
    marks = {(row["place"], danish.period(row["period"])): row["is_demo"] for row in known}
    rows = table(screen, "Alle værdier for")
    assert len(rows) == len(known)
    for row in rows:
        period = plain(row["Periode"].text).partition(" (gns.")[0]
        expected = "ja" if marks[plain(row["Sted"].text), period] else "nej"
        assert plain(row["Eksempeltal"].text) == expected
    newest = table(screen, "Nyeste tal")
    assert {plain(row["Sted"].text) for row in newest} == {
        row["place"] for row in known if row["value"] is not None
    }
    for row in newest:
        period = plain(row["Periode"].text).partition(" (gns.")[0]
        is_demo = marks[plain(row["Sted"].text), period]
        assert ("eksempel" in plain(row["Nyeste tal"].text)) == is_demo, plain(row["Sted"].text)
    (file,) = [file for file in downloads if file.file_name.startswith(indicator)]
    assert [row["Eksempeltal"] for row in file.rows] == [plain(row["Eksempeltal"].text) for row in rows]
    assert [row["Værdi"] for row in file.rows] == [plain(row["Værdi"].text) for row in rows]


def test_every_download_says_what_is_an_example(open_page: Open, downloads: list[Download]) -> None:
    open_page("data_og_kilder", indikator="arson")
    assert {file.file_name.partition(".")[0].partition("_")[0] for file in downloads} >= {"arson", "kilder"}
    for file in downloads:
        assert file.text.startswith("\ufeff")
        if not file.file_name.startswith("afviste"):
            assert set(file.rows[0]) & {"Eksempeltal", "Eksempel"}, file.file_name


@pytest.mark.parametrize("value", ["31,6 pr. 1.000", "11,4 pr. 1.000"])
def test_a_proxy_says_so(value: str, open_page: Open) -> None:
    screen = open_page("data_og_kilder", moede="bestyrelse-2017-02-23", indikator="criminal_decisions")
    (row,) = [row for row in table(screen, "Nyeste tal") if value in plain(row["Nyeste tal"].text)]
    assert "proxy" in plain(row["Nyeste tal"].text)
    assert "eksempel" not in plain(row["Nyeste tal"].text)
    assert "(antaget)" in plain(row["Offentliggjort"].text)


def test_every_indicator_has_its_definition(open_page: Open, ask: Ask) -> None:
    names = [row["name"] for row in ask("SELECT name FROM indicator ORDER BY sort_order")]
    assert len(names) >= 24
    screen = open_page("data_og_kilder")
    folds = [plain(summary.text) for piece in pieces(screen) for summary in piece.all("summary")]
    assert [name for name in names if name not in folds] == []
    for row in ask("SELECT indicator_id, name FROM indicator"):
        chosen = open_page("data_og_kilder", indikator=row["indicator_id"])
        assert_sound(chosen)
        assert chosen.header[0].value == row["name"]


def test_every_source_every_ruleset_and_the_build_are_listed(open_page: Open, ask: Ask) -> None:
    screen = open_page("data_og_kilder")
    listed = {plain(row["Kilde"].text): row for row in table(screen, "Kilder")}
    for source in ask('SELECT name, "rows", rejected, demo_rows FROM source'):
        row = listed[source["name"]]
        assert plain(row["Rækker"].text) == danish.number(source["rows"])
        assert plain(row["Afviste"].text) == danish.number(source["rejected"])
        assert plain(row["Eksempel"].text) == ("ja" if source["demo_rows"] else "nej")
    text = words(screen)
    assert [rules["name"] for rules in ask("SELECT name FROM ruleset") if rules["name"] not in text] == []
    builds = table(screen, "Indlæsninger")
    assert [plain(row["Vises nu"].text) for row in builds] == ["ja"]


def test_the_title_counts_what_is_real(
    open_page: Open, open_page_on: Open, real_data_dir: Path, ask: Ask
) -> None:
    (count,) = ask(
        "SELECT count(*) FILTER (NOT is_demo) AS kept, count(*) FILTER (is_demo) AS demo FROM observation"
    )
    title = open_page("data_og_kilder").title[0].value
    assert title.startswith(
        f"{danish.number(count['kept'])} offentliggjorte tal og {danish.number(count['demo'])}"
    )
    without = open_page_on(real_data_dir, "data_og_kilder").title[0].value
    assert without.startswith("45 offentliggjorte tal;") or "eksempel" not in without


def test_choosing_a_figure_writes_the_address(open_page: Open) -> None:
    screen = open_page("data_og_kilder")
    chooser(screen, "Slå et tal op").set_value("arson").run()
    assert_sound(screen)
    assert parameters(screen)["indikator"] == "arson"
    chooser(screen, "Slå et tal op").set_value("intet").run()
    assert "indikator" not in parameters(screen)


def test_rejected_rows_are_shown_with_place_and_reason(
    open_page_on: Open, tmp_path: Path, downloads: list[Download]
) -> None:
    data_dir = copy_of_data(tmp_path / "data")
    (data_dir / "raw" / "ny.csv").write_text(
        "geography_id;indicator_id;period;value\n"
        + "".join(f"sydbyen;employed;{year};4{year % 10},5\n" for year in range(2011, 2021))
        + "sydbyen;employed;2021;mange\nsydbyen;age_0_24;2021;1.234\nsydbyen;age_25_49;2021;=1+1\n",
        encoding="utf-8",
    )
    publish(data_dir)
    screen = open_page_on(data_dir, "data_og_kilder")
    assert [error.message for error in screen.exception] == []
    rows = table(screen, "Afviste rækker")
    assert [plain(row["Hvor"].text) for row in rows] == ["linje 12", "linje 13", "linje 14"]
    assert [plain(row["Værdi"].text) for row in rows] == ["mange", "1.234", "=1+1"]
    assert all("ny.csv" in plain(row["Fil"].text) for row in rows)
    assert all(len(plain(row["Hvorfor"].text)) > 10 for row in rows)
    assert "3 rækker er afvist" in screen.title[0].value
    (file,) = [file for file in downloads if file.file_name.startswith("afviste")]
    assert file.rows[2]["Værdi"] == "'=1+1"
