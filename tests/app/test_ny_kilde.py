"""The page Ny kilde, with files that lie in data/raw: asked, refused with the cell, tried and saved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboard.journal.authors import Author, Role
from dashboard.store.publish import list_builds, published_id
from tests.app.screen import assert_sound, pieces, plain, table, words

Open = Callable[..., AppTest]
NANNA = Author(name="Nanna <b>Holm</b>", role=Role.KOMPETENCECENTERCHEF)
SAVE = "Gem, og indlæs uden at offentliggøre"


@pytest.fixture
def data_dir(built_data_dir: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(built_data_dir, copy)
    return copy


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.author.chosen", lambda: NANNA)


def workbook(
    data_dir: Path, rows: list[list[Any]], *, percent: bool = False, hidden: int | None = None
) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tal <b>"
    for row in rows:
        sheet.append(row)
    if percent:
        for row_cells in sheet.iter_rows(min_row=2, min_col=3):
            for cell in row_cells:
                cell.number_format = "0 %"
    if hidden is not None:
        sheet.row_dimensions[hidden].hidden = True
    path = data_dir / "raw" / "huset" / "tal 2021.xlsx"
    path.parent.mkdir()
    book.save(path)
    return path


def chosen(open_page_on: Open, data_dir: Path, path: Path) -> AppTest:
    screen = open_page_on(data_dir, "ny_kilde")
    box = next(one for one in screen.selectbox if one.label.startswith("Eller en fil, der ligger"))
    screen = box.set_value(path.as_posix()).run()
    assert [error.message for error in screen.exception] == []
    return screen


def box(screen: AppTest, label: str) -> Any:
    return next(one for one in screen.selectbox if one.label == label)


def button(screen: AppTest, label: str) -> Any:
    return next(one for one in screen.button if one.label == label)


def alerts(screen: AppTest) -> str:
    return " ".join(
        " ".join(node.lines)
        for piece in pieces(screen)
        for node in piece.walk()
        if node.attributes.get("role") == "alert"
    )


def said(screen: AppTest, text: str) -> bool:
    return any(text in one for one in words(screen))


def test_before_a_file_is_chosen(open_page: Open) -> None:
    screen = open_page("ny_kilde")
    assert_sound(screen)
    assert screen.title[0].value == "Læg en fil med nye tal ind"
    assert [one.value for one in screen.header] == ["1. Vælg filen"]


def test_a_file_is_tried_and_saved(open_page_on: Open, data_dir: Path, signed: None) -> None:
    path = workbook(data_dir, [["Område", "År", "Beboere"], ["Motalavej", 2021, 1460], ["I alt", 2021, 1460]])
    first = published_id(data_dir / "build")
    screen = chosen(open_page_on, data_dir, path)
    assert_sound(screen)
    assert screen.title[0].value == "Ny fil: tal 2021.xlsx"
    assert box(screen, "»I alt« er").value == "-"
    assert said(screen, "1 tal bliver indlæst, ingen rækker bliver afvist.")
    (row,) = table(screen, "De første tal, som de bliver læst")
    assert (plain(row["Sted"].text), plain(row["Periode"].text), plain(row["Værdi"].text)) == (
        "Motalavej",
        "2021",
        "1.460",
    )
    assert plain(row["Offentliggjort"].text) == "1. januar 2022 (antaget)"
    assert button(screen, SAVE).disabled  # nobody has said whose figures they are
    screen = box(screen, "Kilde").set_value("boligorganisationerne").run()
    assert not button(screen, SAVE).disabled
    assert said(screen, "huset/tal 2021.xlsx")
    button(screen, SAVE).click().run()
    described = (data_dir / "sources" / "boligorganisationerne.toml").read_text(encoding="utf-8")
    assert 'pattern = "huset/tal 2021.xlsx"' in described
    assert "Nanna <b>Holm</b>, kompetencecenterchefen" in described
    assert published_id(data_dir / "build") == first
    assert len(list_builds(data_dir / "build")) == 2


def test_nobody_saves_without_a_name(open_page_on: Open, data_dir: Path) -> None:
    path = workbook(data_dir, [["Område", "År", "Beboere"], ["Motalavej", 2021, 1460]])
    screen = box(chosen(open_page_on, data_dir, path), "Kilde").set_value("boligorganisationerne").run()
    assert button(screen, SAVE).disabled
    assert said(screen, "Vælg navn og rolle")


def test_a_load_that_fails_takes_everything_back(open_page_on: Open, data_dir: Path, signed: None) -> None:
    """The trial sees one file only; the whole has the same figure already."""
    (data_dir / "raw" / "gammel.csv").write_text(
        "geography_id;indicator_id;period;value;published_on\nmotalavej;residents;2021;1460;2022-01-01\n",
        encoding="utf-8",
    )
    path = workbook(data_dir, [["Område", "År", "Beboere"], ["Motalavej", 2021, 1461]])
    source = data_dir / "sources" / "boligorganisationerne.toml"
    before = source.read_bytes()
    screen = box(chosen(open_page_on, data_dir, path), "Kilde").set_value("boligorganisationerne").run()
    screen = button(screen, SAVE).click().run()
    assert [error.message for error in screen.exception] == []
    assert "Intet er gemt, og intet er ændret." in alerts(screen)
    assert source.read_bytes() == before
    assert path.exists()
    assert len(list_builds(data_dir / "build")) == 1


def test_percent_is_asked_for_and_refused_with_its_cell(open_page_on: Open, data_dir: Path) -> None:
    rows = [["Område", "År", "Voksne i beskæftigelse"], ["Motalavej", 2021, 0.42], ["Sydbyen", 2021, 0.5]]
    screen = chosen(open_page_on, data_dir, workbook(data_dir, rows))
    choice = next(one for one in screen.radio if one.label == "Procent er skrevet, så")
    assert choice.value is None
    assert "celle C2: 0,42 og alle andre tal for employed er højst 1" in alerts(screen)
    screen = choice.set_value("fraction").run()
    assert said(screen, "2 tal bliver indlæst")
    values = [plain(row["Værdi"].text) for row in table(screen, "De første tal, som de bliver læst")]
    assert values == ["42 %", "50 %"]


def test_hidden_rows_are_asked_for(open_page_on: Open, data_dir: Path) -> None:
    rows = [["Område", "År", "Beboere"], ["Motalavej", 2020, 1449], ["Motalavej", 2021, 1460]]
    screen = chosen(open_page_on, data_dir, workbook(data_dir, rows, hidden=3))
    assert "række 3: tabellen har skjulte rækker" in alerts(screen)
    choice = next(one for one in screen.radio if "skjulte rækker" in one.label)
    assert said(choice.set_value("skip").run(), "1 tal bliver indlæst")
    assert said(choice.set_value("read").run(), "2 tal bliver indlæst")


def test_what_is_rejected_stands_with_its_cell(open_page_on: Open, data_dir: Path) -> None:
    rows = [["Område", "År", "Beboere"], ["Motalavej", 2021, 1460], ["Sydbyen", 2021, "<b>ca. 9</b>"]]
    rows.append(["Sydbyen", 2020, 1091])
    screen = chosen(open_page_on, data_dir, workbook(data_dir, rows))
    (row,) = table(screen, "Afviste rækker")
    assert (plain(row["Hvor"].text), plain(row["Værdi"].text)) == ("celle C3", "<b>ca. 9</b>")
    mark = box(screen, "»<\u2060b>ca. 9<\u2060/b>« blandt tallene betyder")
    screen = mark.set_value("missing").run()
    assert said(screen, "3 tal bliver indlæst, ingen rækker bliver afvist.")


def test_nothing_is_chosen_where_nothing_can_be_told(open_page_on: Open, data_dir: Path) -> None:
    screen = chosen(open_page_on, data_dir, workbook(data_dir, [["a", "b", "c"], ["MV", 2021, 9]]))
    assert said(screen, "Det mangler at blive valgt, hvilket område tallene gælder og hvilket tal det er.")
    assert [one for one in screen.button if one.label == SAVE] == []


def test_a_damaged_file(open_page_on: Open, data_dir: Path) -> None:
    path = data_dir / "raw" / "skadet.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    screen = chosen(open_page_on, data_dir, path)
    assert "er ikke en Excel-projektmappe" in alerts(screen)


def test_personal_data_is_never_shown(open_page_on: Open, data_dir: Path) -> None:
    path = workbook(data_dir, [["Område", "År", "Beboere"], ["Motalavej", 2021, "010190-1234"]])
    screen = chosen(open_page_on, data_dir, path)
    assert "010190" not in " ".join(words(screen))
    assert alerts(screen)


def test_markup_in_heads_and_names_is_shown_as_text(open_page_on: Open, data_dir: Path) -> None:
    rows = [["Område", "År", "Beboere"], ["![x](http://x)", 2021, 1460], [":red[y]", 2021, 9]]
    screen = chosen(open_page_on, data_dir, workbook(data_dir, rows))
    labels = [one.label for one in (*screen.selectbox, *screen.checkbox, *screen.radio)]
    assert any("!\\[x\\]" in label for label in labels)
    assert not any("![" in label or ":red[" in label for label in labels)


def test_a_year_in_the_title_is_proposed(open_page_on: Open, data_dir: Path) -> None:
    rows = [["Liste 2020"], ["Område", "Beboere"], ["Motalavej", 1460], ["Sydbyen", 1091]]
    path = workbook(data_dir, rows)
    path.rename(path.with_name("liste.xlsx"))
    screen = chosen(open_page_on, data_dir, path.with_name("liste.xlsx"))
    (period,) = (one for one in screen.text_input if one.label == "Alle tallene gælder perioden")
    assert period.value == "2020"
    assert said(screen, "2 tal bliver indlæst")


def test_a_file_is_read_once_however_often_something_is_chosen(
    open_page_on: Open, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each choice runs the page again: files and guesses are made for the first run only."""
    seen: list[str] = []

    def counted(module: str, name: str) -> None:
        original = getattr(__import__(module, fromlist=[name]), name)

        def call(*words: Any, **more: Any) -> Any:
            seen.append(name)
            return original(*words, **more)

        monkeypatch.setattr(f"{module}.{name}", call)

    for module, name in (
        ("dashboard.loader.read_workbook", "read_workbook"),
        ("dashboard.mapping.known", "undescribed"),
        ("dashboard.mapping.known", "is_simple"),
        ("dashboard.mapping.suggest", "plain_table"),
    ):
        counted(module, name)
    screen = chosen(
        open_page_on, data_dir, workbook(data_dir, [["Område", "År", "Beboere"], ["Motalavej", 2021, 9]])
    )
    before = sorted(seen)
    box(screen, "Kilde").set_value("boligorganisationerne").run()
    assert sorted(seen) == before
