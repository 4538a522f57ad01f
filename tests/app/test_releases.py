"""What should have come and has not: in the frame of every page, and on Data og kilder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Download
from tests.app.screen import Node, assert_sound, pieces, plain, table, words
from tests.conftest import ROOT, publish

Open = Callable[..., AppTest]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
LATEST = "bestyrelse-2021-11-25"
TITLE = "Hvornår kommer de næste tal"


def frame(screen: AppTest) -> Node:
    (found,) = [
        node
        for piece in pieces(screen)
        for node in piece.walk()
        if node.attributes.get("class") == "frame-age"
    ]
    return found


def standing(screen: AppTest, source: str) -> str:
    (row,) = [one for one in table(screen, TITLE) if plain(one["Kilde"].text).startswith(source)]
    return plain(row["Sådan står det"].text)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_it_in_one_line_that_leads_on(page: str, open_page: Open) -> None:
    screen = open_page(page, moede=LATEST, regler="sub-2014")
    assert_sound(screen)
    (link,) = frame(screen).all("a")
    assert plain(link.text) == "Ventede tal fra én kilde mangler"
    assert link.attributes["href"] == f"data_og_kilder?moede={LATEST}&regler=sub-2014"


def test_at_the_latest_meeting(open_page: Open, downloads: list[Download]) -> None:
    screen = open_page("data_og_kilder", moede=LATEST)
    assert_sound(screen)
    assert standing(screen, "Ministeriets liste") == "mangler siden 1. december 2020: tal for 2020"
    assert standing(screen, "Politiets tryghed") == "intet mangler"
    assert standing(screen, "Brandvæsenets").startswith("kun eksempeltal vises")
    assert standing(screen, "Danmarks Statistik") == "intet tal endnu"
    (row,) = [one for one in table(screen, TITLE) if "tryghed" in one["Kilde"].text]
    assert "30. juni 2022 (antaget frist)" in plain(row["Næste tal ventes"].text)
    assert "der var ingen undersøgelse i 2020" in plain(row["Næste tal ventes"].text)
    assert any("tal for 2020 skulle være kommet 1. december 2020." in text for text in words(screen))
    assert not [one for one in table(screen, TITLE) if "Opdigtede" in one["Kilde"].text]
    (file,) = [one for one in downloads if one.file_name == "naeste_tal.csv"]
    assert len(file.rows) == len(table(screen, TITLE))
    examples = {row["Kilde"]: row["Eksempeltal"] for row in file.rows}
    assert examples["Brandvæsenets opgørelser"] == "ja"
    assert examples["Ministeriets liste over udsatte boligområder"] == "nej"


@pytest.mark.parametrize("meeting", ["bestyrelse-2017-02-23", "bestyrelse-2019-11-25"])
def test_at_an_old_meeting_nothing_was_late(meeting: str, open_page: Open) -> None:
    """Nothing of what came, or did not come, later is known there."""
    screen = open_page("data_og_kilder", moede=meeting)
    assert_sound(screen)
    assert frame(screen).all("a") == []
    assert "mangler" not in " ".join(
        plain(one["Sådan står det"].text).partition("intet")[0] for one in table(screen, TITLE)
    )
    assert any("Ingen kilde er bagud" in text for text in words(screen))
    assert standing(screen, "Ministeriets liste") == "intet tal endnu"


def test_examples_that_go_on_do_not_hide_that_real_figures_end(
    open_page: Open, open_page_on: Open, real_data_dir: Path
) -> None:
    with_examples = open_page("status", moede=LATEST)
    assert "Nyeste årstal: 2020" in plain(frame(with_examples).text)
    assert "mangler" in plain(frame(with_examples).text)
    real = open_page_on(real_data_dir, "data_og_kilder", dato="2026-11-26")
    assert_sound(real)
    assert plain(frame(real).all("a")[0].text) == "Ventede tal fra to kilder mangler"
    assert standing(real, "Politiets tryghed").startswith("mangler siden 29. juni 2024 (antaget frist)")
    assert standing(real, "Brandvæsenets") == "intet tal endnu"


def test_real_figures_that_come_end_it(open_page_on: Open, built_data_dir: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    shutil.copytree(built_data_dir, data_dir)
    (data_dir / "raw" / "liste2020.csv").write_text(
        "geography_id;indicator_id;period;value;published_on;source_id\n"
        "ringparken;non_western;2020;56,2;2020-12-01;boligministeriets_liste\n",
        encoding="utf-8",
    )
    publish(data_dir)
    screen = open_page_on(data_dir, "data_og_kilder", moede=LATEST)
    assert_sound(screen)
    assert frame(screen).all("a") == []
    assert standing(screen, "Ministeriets liste") == "intet mangler"
