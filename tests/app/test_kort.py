"""Kort: the map's rows, its card, its download, and the marks of examples in all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Download
from tests.app.screen import assert_sound, chooser, parameters, pieces, plain, table, tree, words

AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
Open = Callable[..., AppTest]
Ask = Callable[..., list[dict[str, Any]]]


def row_texts(screen: AppTest) -> list[str]:
    """What stands beside the four buttons: the pieces between them and the download."""
    texts = []
    after_button = False
    for element in screen.main:
        if element.type == "button":
            after_button = True
        elif element.type == "html" and after_button:
            texts.append(plain(" ".join(tree(element.proto.body).lines)))
            after_button = False
    return texts


def deck(screen: AppTest) -> dict[str, Any]:
    (chart,) = screen.get("deck_gl_json_chart")
    content: dict[str, Any] = json.loads(chart.proto.json)
    return content


def areas_on_map(screen: AppTest) -> list[dict[str, Any]]:
    (layer,) = [layer for layer in deck(screen)["layers"] if layer["id"] == "omraader"]
    rows: list[dict[str, Any]] = layer["data"]
    return rows


@pytest.mark.parametrize(
    "indicator", ["non_western", "feeling_safe", "arson", "residents", "mean_income", "criminal_decisions"]
)
@pytest.mark.parametrize(
    "meeting", ["bestyrelse-2017-02-23", "bestyrelse-2020-02-27", "bestyrelse-2021-11-25"]
)
def test_examples_are_marked_in_rows_tooltip_and_download(
    indicator: str, meeting: str, open_page: Open, ask: Ask, downloads: list[Download]
) -> None:
    screen = open_page("kort", moede=meeting, indikator=indicator)
    assert_sound(screen)
    newest = {
        row["geography_id"]: row
        for row in ask(
            "SELECT * FROM observation_as_of($day) WHERE value IS NOT NULL AND indicator_id = $indicator "
            "QUALIFY row_number() OVER "
            "(PARTITION BY geography_id ORDER BY period_end DESC, period_start) = 1",
            day=date.fromisoformat(meeting[-10:]),
            indicator=indicator,
        )
    }
    tooltips = {row["id"]: row["value"] for row in areas_on_map(screen)}
    (file,) = downloads
    for area, shown, offered in zip(AREAS, row_texts(screen), file.rows, strict=True):
        figure = newest.get(area)
        if figure is None:
            assert "ukendt" in shown
            assert "ukendt" in tooltips[area]
            assert offered["Eksempeltal"] == ""
            continue
        assert ("eks." in shown) == figure["is_demo"], (area, shown)
        assert ("(eksempel)" in tooltips[area]) == figure["is_demo"], (area, tooltips[area])
        assert offered["Eksempeltal"] == ("ja" if figure["is_demo"] else "nej")


def test_list_status_says_that_it_rests_on_examples(open_page: Open, downloads: list[Download]) -> None:
    screen = open_page("kort", moede="bestyrelse-2021-11-25")
    assert all("eksempel" in text for text in row_texts(screen))
    assert all("eksempel" in row["value"] for row in areas_on_map(screen))
    assert {row["Eksempeltal"] for row in downloads[0].rows} == {"ja"}


def test_no_mark_without_examples(open_page_on: Open, real_data_dir: Path, downloads: list[Download]) -> None:
    screen = open_page_on(real_data_dir, "kort", dato="2017-02-23", indikator="feeling_safe")
    assert_sound(screen)
    texts = row_texts(screen)
    assert ["70,2 %" in texts[0], "61,4 %" in texts[1], "ukendt" in texts[2], "ukendt" in texts[3]] == [
        True
    ] * 4
    assert not any("eks" in text for text in texts)
    assert [row["Eksempeltal"] for row in downloads[0].rows] == ["nej", "nej", "", ""]


@pytest.mark.parametrize("area", AREAS)
def test_choosing_an_area_shows_its_card(area: str, open_page: Open) -> None:
    screen = open_page("kort", moede="bestyrelse-2017-02-23")
    name = screen.button[AREAS.index(area)].label.replace("\u200b", "")  # where a phone may break it
    screen.button[AREAS.index(area)].click().run()
    assert_sound(screen)
    assert parameters(screen)["omraade"] == area
    rows = table(screen, "Områdets kriterier")
    assert len(rows) == 5
    assert all("eksempel" in plain(row["Værdi"].text) for row in rows)
    (card,) = [piece for piece in pieces(screen) if piece.all("h2")]
    assert plain(card.all("h2")[0].text) == name
    assert any(f"omraade={area}" in link.attributes["href"] for link in card.all("a"))
    (chosen,) = [row for row in areas_on_map(screen) if row["rim_px"] > 2]
    assert chosen["id"] == area


def test_the_card_leaves_real_figures_unmarked(open_page: Open, ask: Ask) -> None:
    screen = open_page("kort", moede="bestyrelse-2020-02-27", regler="udsat-2018", omraade="ringparken")
    values = [plain(row["Værdi"].text) for row in table(screen, "Områdets kriterier")]
    judged = ask(
        "SELECT * FROM criterion_status($day, 'udsat-2018') WHERE geography_id = 'ringparken'",
        day=date(2020, 2, 27),
    )
    assert ["eksempel" in value for value in values] == [row["is_demo"] for row in judged]


def test_every_indicator_colours_the_map(open_page: Open, ask: Ask) -> None:
    screen = open_page("kort")
    ids = [row["indicator_id"] for row in ask("SELECT indicator_id FROM indicator ORDER BY sort_order")]
    assert len(chooser(screen, "Farv områderne efter").options) == len(ids) + 1
    for indicator in ids:
        screen = open_page("kort", indikator=indicator)
        assert_sound(screen)
        assert parameters(screen)["indikator"] == indicator


def test_the_map_needs_no_network(open_page: Open) -> None:
    drawn = deck(open_page("kort"))
    assert drawn.get("mapProvider") is None
    assert "http" not in json.dumps({key: value for key, value in drawn.items() if key != "layers"})
    assert all(not isinstance(layer.get("data"), str) for layer in drawn["layers"])


def test_circles_follow_the_dwellings(open_page: Open, ask: Ask) -> None:
    rows = areas_on_map(open_page("kort", moede="bestyrelse-2017-02-23"))
    dwellings = {
        row["geography_id"]: row["value"]
        for row in ask(
            "SELECT geography_id, value FROM observation_as_of($day) WHERE indicator_id = 'dwellings' "
            "AND value IS NOT NULL "
            "QUALIFY row_number() OVER (PARTITION BY geography_id ORDER BY period_end DESC) = 1",
            day=date(2017, 2, 23),
        )
    }
    share = {row["id"]: row["radius"] ** 2 / dwellings[row["id"]] for row in rows}
    assert max(share.values()) == pytest.approx(min(share.values()), rel=0.01)
    assert any("boliger (eksempel)" in row["detail"] for row in rows)


def test_outlines_take_the_place_of_circles_and_only_circles_are_called_approximate(
    open_page_on: Open, outlined_data_dir: Path
) -> None:
    screen = open_page_on(outlined_data_dir, "kort", moede="bestyrelse-2017-02-23", omraade="ringparken")
    assert_sound(screen)
    layers = {layer["id"]: layer for layer in deck(screen)["layers"]}
    shapes = {shape["properties"]["id"]: shape for shape in layers["omrids"]["data"]["features"]}
    assert set(shapes) == {"motalavej", "ringparken", "praestevangen_parkvej"}
    assert [row["id"] for row in layers["omraader"]["data"]] == ["sydbyen"]
    assert len(shapes["motalavej"]["geometry"]["coordinates"]) == 2
    assert shapes["praestevangen_parkvej"]["geometry"]["type"] == "MultiPolygon"
    assert shapes["ringparken"]["properties"]["rim_px"] > shapes["motalavej"]["properties"]["rim_px"]
    assert {shape["properties"]["placed"] for shape in shapes.values()} == {"områdets omrids"}
    (attribution,) = [text for text in words(screen) if "OpenStreetMap" in text]
    assert "For Sydbyen er placeringen omtrentlig" in attribution
    assert "Motalavej, Ringparken/Schackenborgvænge samt Præstevangen og Parkvej er tegnet med" in attribution


def test_without_outlines_all_are_approximate(open_page: Open) -> None:
    (attribution,) = [text for text in words(open_page("kort")) if "OpenStreetMap" in text]
    assert "Områdernes placering er omtrentlig" in attribution
    assert "tegnet med" not in attribution


def test_words_of_the_legend(open_page: Open) -> None:
    text = words(open_page("kort"))
    assert {"opfylder betingelserne", "opfylder dem ikke", "kan ikke afgøres"} <= set(text)
