"""Indikatorer: one figure over time, all figures compared, and one number wherever it is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import danish
from dashboard.catalog.load import load_catalog
from tests.app.conftest import Download
from tests.app.screen import (
    Node,
    assert_sound,
    chooser,
    parameters,
    pieces,
    plain,
    table,
    words,
)
from tests.conftest import DATA_DIR

MEETING = "bestyrelse-2021-11-25"
DAY = "2021-11-25"
PLACES = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen", "samlet")
INDICATORS = tuple(load_catalog(DATA_DIR, demo=True).indicators)
CHANGE = re.compile(r"Fra (.+?) i ((?:\d\. kvartal )?\d{4}) til (.+?) i ((?:\d\. kvartal )?\d{4})")

Open = Callable[..., AppTest]
Ask = Callable[..., list[dict[str, Any]]]


def heads(screen: AppTest) -> list[Node]:
    """The head above each figure."""
    return [
        node
        for piece in pieces(screen)
        for node in piece.walk()
        if node.attributes.get("class", "").startswith("panel-head")
    ]


def below(screen: AppTest) -> list[str]:
    """The sentences below each figure, one text a figure."""
    return [
        plain(piece.text)
        for piece in pieces(screen)
        if any(node.attributes.get("class") == "panel-text" for node in piece.walk())
    ]


@dataclass(frozen=True)
class Chart:
    """A chart as the browser gets it."""

    spec: dict[str, Any]
    datasets: dict[str, list[dict[str, Any]]]
    spoken: str

    @property
    def points(self) -> list[dict[str, Any]]:
        """The rows of the marks that stand for figures, in order of time."""
        return [
            row
            for layer in _layers(self.spec)
            if layer["mark"]["type"] == "point" and layer["mark"].get("shape") != "diamond"
            for row in self.datasets[layer["data"]["name"]]
        ]


def charts(screen: AppTest) -> list[Chart]:
    return [
        Chart(
            json.loads(chart.proto.spec),
            {
                one.name: pa.ipc.open_stream(one.data.data).read_all().to_pylist()
                for one in chart.proto.datasets
            },
            plain(chart.proto.alt),
        )
        for chart in screen.get("vega_lite_chart")
    ]


def _layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for layer in spec.get("layer", []):
        if "layer" in layer:
            yield from _layers(layer)
        else:
            yield layer


@pytest.fixture
def opened(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens Indikatorer with its tables unfolded."""

    def open_indicator(**parameters: str) -> AppTest:
        original = AppTest.run

        def run(test: AppTest, **more: Any) -> AppTest:
            test.session_state["indicator_table"] = True
            test.session_state["matrix_table"] = True
            return original(test, **more)

        monkeypatch.setattr(AppTest, "run", run)
        return open_page("indikatorer", **{"moede": MEETING, **parameters})

    return open_indicator


@pytest.mark.parametrize("indicator", INDICATORS)
def test_sentence_chart_table_and_download_agree(
    indicator: str, opened: Open, downloads: list[Download], ask: Ask
) -> None:
    """All four are read back from the screen, and held against the build besides."""
    screen = opened(indikator=indicator)
    assert_sound(screen)
    shown = table(screen, "Tallene i figurerne")
    (file,) = [one for one in downloads if one.file_name == f"{indicator}_figurer_{DAY}.csv"]
    assert [{head: plain(cell.text) for head, cell in row.items()} for row in shown] == [
        {head: plain(cell) for head, cell in row.items()} for row in file.rows
    ]
    drawings = charts(screen)
    texts = below(screen)
    known = [head for head in heads(screen) if "Ukendt" not in head.text]
    assert len(drawings) == len(known)
    assert len(texts) == len(heads(screen))
    for head, chart, text in zip(known, drawings, texts, strict=True):
        place = plain(head.all("div")[1].text)
        rows = [row for row in file.rows if row["Sted"] == place and row["Værdi"] != row["Status"]]
        drawn = chart.points
        assert [one["text"].partition(": ")[0] for one in drawn] == [row["Periode"] for row in rows]
        for one, row in zip(drawn, rows, strict=True):
            assert plain(one["text"]).startswith(f"{row['Periode']}: {plain(row['Værdi'])}")
            assert danish_number(row["Værdi"]) == pytest.approx(rounded_as(one["y"], row["Værdi"]))
            assert (one["kind"] == "eksempel") == (row["Eksempeltal"] == "ja")
        newest = rows[-1]
        assert plain(head.text).startswith(f"{place} {plain(newest['Værdi'])}")
        assert chart.spoken.startswith(f"{place}: {newest['Periode']}: {plain(newest['Værdi'])}")
        values = {row["Periode"]: plain(row["Værdi"]) for row in rows}
        said = CHANGE.search(text)
        assert said is not None
        assert [values[said[2]], values[said[4]]] == [said[1], said[3]]
        assert said[4] == newest["Periode"]
    newest_known = {
        row["geography_id"]: row["value"]
        for row in ask(
            "SELECT o.geography_id, arg_max(o.value, o.period_end) AS value "
            "FROM observation_as_of($day) AS o "
            "JOIN indicator AS i ON i.indicator_id = o.indicator_id AND i.frequency = o.frequency "
            "WHERE o.indicator_id = $indicator AND o.value IS NOT NULL AND o.averaged_years = 1 GROUP BY ALL",
            day=DAY,
            indicator=indicator,
        )
    }
    order = [place for place in PLACES if place in newest_known]
    for place, chart in zip(order, drawings, strict=True):
        assert chart.points[-1]["y"] == newest_known[place]


def danish_number(text: str) -> float:
    found = re.match(r"-?[\d.]+(,\d+)?", text)
    assert found is not None, text
    return float(found[0].replace(".", "").replace(",", "."))


def rounded_as(value: float, text: str) -> float:
    """The value with as many decimals as the text has."""
    number = re.match(r"-?[\d.]+(,\d+)?", text)
    decimals = len(number[1]) - 1 if number and number[1] else 0
    return float(danish.rounded(value, decimals))


def test_the_matrix_has_what_status_has(opened: Open, open_page: Open, downloads: list[Download]) -> None:
    """A criterion's value, state and period are the same on both pages, in the table and in the file."""
    screen = opened()
    assert_sound(screen)
    (file,) = [one for one in downloads if one.file_name == f"sammenligning_{DAY}.csv"]
    assert {row["Tal"] for row in file.rows} == {
        plain(link.text)
        for piece in pieces(screen)
        for head in piece.all("th")
        if head.attributes.get("scope") == "row"
        for link in head.all("a")
    }
    compared = {(row["Sted"], row["Tal"]): row for row in file.rows}
    board = open_page("status", moede=MEETING)
    criteria = [
        row for row in table(board, "Alle tal på siden") if plain(row["Kriteriet er"].text) != "ingen dom"
    ]
    assert len(criteria) == 20
    for row in criteria:
        other = compared[plain(row["Område"].text), plain(row["Kriterium"].text)]
        assert plain(other["Værdi"]) == plain(row["Værdi"].text)
        assert other["Periode"] == plain(row["Periode"].text)
        assert other["Kriteriet er"] == plain(row["Kriteriet er"].text)
        assert other["Eksempeltal"] == plain(row["Eksempeltal"].text)


def test_the_matrix_agrees_with_itself(opened: Open, downloads: list[Download]) -> None:
    screen = opened()
    (file,) = [one for one in downloads if one.file_name == f"sammenligning_{DAY}.csv"]
    cells = [
        cell
        for piece in pieces(screen)
        for one in piece.all("table")
        if one.attributes.get("class") == "matrix"
        for cell in one.all("td")
    ]
    assert len(cells) == len(file.rows) == len(INDICATORS) * len(PLACES)
    for cell, row in zip(cells, file.rows, strict=True):
        text = plain(cell.text)
        assert plain(row["Værdi"]) in text
        assert plain(row["Afstand"]) in text
        assert plain(row["Udvikling"]) in text
        assert ("eks." in text.replace("(eks.)", "")) == (row["Eksempeltal"] == "ja")


def test_rows_stand_by_what_needs_attention(opened: Open, downloads: list[Download]) -> None:
    opened()
    (file,) = [one for one in downloads if one.file_name == f"sammenligning_{DAY}.csv"]
    groups = list(dict.fromkeys(row["Hvorfor her"] for row in file.rows))
    assert groups[0] == "Kriterier, der er opfyldt et eller flere steder"
    met = {row["Tal"] for row in file.rows if row["Kriteriet er"] == "Opfyldt"}
    assert met == {row["Tal"] for row in file.rows if row["Hvorfor her"] == groups[0]}
    wrong = {row["Tal"] for row in file.rows if "væk fra det ønskede" in row["Udvikling"]} - met
    assert wrong == {
        row["Tal"] for row in file.rows if row["Hvorfor her"].startswith("Tegn på udvikling væk")
    }


def test_a_chosen_area_is_shown_beside_the_four_together(opened: Open) -> None:
    screen = opened(indikator="employed", omraade="sydbyen")
    assert [plain(head.all("div")[1].text) for head in heads(screen)] == [
        "Sydbyen",
        "De fire boligområder samlet",
    ]


def test_places_can_be_chosen_and_stand_in_the_address(opened: Open) -> None:
    screen = opened(indikator="employed", omraader="motalavej,sydbyen")
    assert len(heads(screen)) == 2
    assert parameters(screen)["omraader"] == "motalavej,sydbyen"


def test_two_periods_are_compared_and_stand_in_the_address(opened: Open) -> None:
    screen = opened(indikator="arson", fra="2014", til="2015")
    (spoken,) = [text for text in words(screen) if text.startswith("Fra 31 i 2014")]
    assert "52 % færre" in spoken
    assert "p = 0,026" in spoken
    assert "eksempel" not in spoken
    assert parameters(screen)["fra"] == "2014"


def test_the_comparison_follows_its_choices(opened: Open) -> None:
    screen = opened(indikator="arson")
    chooser(screen, "Til").set_value("2015").run()
    chooser(screen, "Fra").set_value("2014").run()
    assert any(text.startswith("Fra 31 i 2014 til 15 i 2015") for text in words(screen))
    assert parameters(screen)["til"] == "2015"


@pytest.mark.parametrize(("fra", "til"), [("2031", "2032"), ("vrøvl", "2015-Q9"), ("2015", "2014")])
def test_periods_that_cannot_be_used_are_no_harm(fra: str, til: str, opened: Open) -> None:
    screen = opened(indikator="arson", fra=fra, til=til)
    assert_sound(screen)
    assert any(text.startswith("Fra ") for text in words(screen))


def test_choosing_another_figure_and_back_to_all(opened: Open) -> None:
    screen = opened()
    chooser(screen, "Tal").set_value("convicted").run()
    assert_sound(screen)
    assert parameters(screen)["indikator"] == "convicted"
    chooser(screen, "Tal").set_value("alle").run()
    assert "indikator" not in parameters(screen)
    assert_sound(screen)


def test_real_figures_only(open_page_on: Open, real_data_dir: Path) -> None:
    """The few published figures are drawn filled; what is not known says so."""
    screen = open_page_on(real_data_dir, "indikatorer", dato="2021-11-25", indikator="outside_work_education")
    assert_sound(screen)
    assert [row["kind"] for chart in charts(screen) for row in chart.points] == ["offentliggjort"]
    assert sum("Ukendt" in head.text for head in heads(screen)) == 4


def test_hidden_periods_are_named_and_not_drawn(opened: Open, downloads: list[Download]) -> None:
    screen = opened(indikator="not_education_ready")
    text = " ".join(below(screen))
    assert "Skjult af hensyn til få personer: 2019 og 2020." in text
    (file,) = [one for one in downloads if one.file_name.startswith("not_education_ready_figurer")]
    hidden = [row for row in file.rows if row["Status"].startswith("skjult")]
    assert {row["Periode"] for row in hidden} == {"2019", "2020"}
    assert all(row["Tæller"] == row["Nævner"] == row["95 % fra"] == "" for row in hidden)
