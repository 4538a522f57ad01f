"""Layouts as they come: what is guessed is loaded right, and what cannot be guessed is left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import Catalog
from dashboard.loader.read_text import read_text
from dashboard.loader.read_workbook import read_workbook
from dashboard.mapping.draft import NOT_USED, SKIPPED, Draft, Shape
from dashboard.mapping.find_table import find_table
from dashboard.mapping.suggest import plain_table, suggest
from dashboard.mapping.table_texts import Names
from dashboard.mapping.trial import Trial, try_layout
from tests.unit.mapping.conftest import SOURCE, Book, sheet_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "workbooks"
Figure = tuple[str, str, str, float | None]


def draft_of(path: Path, names: Names, place: int = 0) -> tuple[Draft, FileLayout]:
    is_text = path.suffix == ".csv"
    raw = read_text(path, path.name) if is_text else read_workbook(path, path.name, decimal=",")
    sheet = raw.sheets[place]
    draft = suggest(sheet, "csv" if is_text else "xlsx", names, file_name=path.stem)
    assert draft is not None
    return draft, draft.layout(f"*{path.suffix}", plain_table(sheet, draft.found, draft.format).heads)


def tried(path: Path, names: Names, catalog: Catalog) -> Trial:
    draft, layout = draft_of(path, names)
    assert draft.lacking == ()
    return try_layout(path, path.name, SOURCE, layout, catalog)


def figures(trial: Trial) -> list[Figure]:
    assert trial.problem is None
    return sorted((row.geography_id, row.indicator_id, row.period, row.value) for row in trial.rows)


def test_years_side_by_side_below_merged_heads(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Voksne uden for arbejde og uddannelse"],
            [],
            ["Område", 2019, None, 2020, None],
            [None, "Antal", "Pct.", "Antal", "Pct."],
            ["Motalavej", 310, 40, 325, 41.7],
            ["I alt", 832, 38.3, 1004, 36.6],
            ["Kilde: Boligsystemet"],
        ],
        merged=("A3:A4", "B3:C3", "D3:E3"),
    )
    trial = tried(path, names, catalog)
    assert figures(trial) == [
        ("motalavej", "outside_work_education", "2019", 40.0),
        ("motalavej", "outside_work_education", "2020", 41.7),
    ]
    assert [row.numerator for row in trial.rows] == [310, 325]
    assert trial.rejected == ()


def test_quarters_below_years(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Afdeling", "2020", None, None, "2021", None],
            [None, "1. kvt.", "2. kvt.", "Hele året", "1. kvt.", "2. kvt."],
            ["Motalavej", 4.8, 4.6, 17.2, 3.9, None],
            ["Sydbyen", 4.8, "i.o.", 19.3, 5.4, None],
        ],
        title="Fraflytning",
        merged=("B1:D1", "E1:F1"),
    )
    assert figures(tried(path, names, catalog)) == [
        ("motalavej", "moving_out", "2020-Q1", 4.8),
        ("motalavej", "moving_out", "2020-Q2", 4.6),
        ("motalavej", "moving_out", "2021-Q1", 3.9),
        ("sydbyen", "moving_out", "2020-Q1", 4.8),
        ("sydbyen", "moving_out", "2020-Q2", None),
        ("sydbyen", "moving_out", "2021-Q1", 5.4),
    ]


def test_areas_across(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Tabel 7. Beboere"],
            ["År", "0312-003 Motalavej, Korsør", "0312-017 Sydbyen", "Hele landet"],
            [2019, 1452, 1104, 5806081],
            ["2020 1)", 1449, 1091, 5822763],
            ["1) Foreløbige tal"],
        ]
    )
    trial = tried(path, names, catalog)
    assert figures(trial) == [
        ("danmark", "residents", "2019", 5806081.0),
        ("danmark", "residents", "2020", 5822763.0),
        ("motalavej", "residents", "2019", 1452.0),
        ("motalavej", "residents", "2020", 1449.0),
        ("sydbyen", "residents", "2019", 1104.0),
        ("sydbyen", "residents", "2020", 1091.0),
    ]


def test_indicators_across_and_the_year_in_the_title(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Område", "Beboere", "Ledige boliger", "Opfyldt?", "Opfyldt?"],
            ["Motalavej", 1449, 7, "ja", "nej"],
            ["Sydbyen", 1091, 3, "nej", "nej"],
        ],
        title="Liste 2020",
    )
    trial = tried(path, names, catalog)
    assert figures(trial)[0] == ("motalavej", "residents", "2020", 1449.0)
    assert len(trial.rows) == 4
    draft, layout = draft_of(path, names)
    assert draft.fixed == {"period": "2020"}
    assert layout.wide is not None
    assert layout.wide.columns == {"Beboere": "residents", "Ledige boliger": "vacant_dwellings"}


def test_a_block_for_each_area(book: Book, names: Names, catalog: Catalog) -> None:
    heads = [None, 2019, 2020]
    path = book(
        [
            ["NØGLETAL"],
            [],
            ["MOTALAVEJ (KORSØR)"],
            heads,
            ["Beboere", 1452, 1449],
            ["Ledige boliger", 7, 9],
            [],
            ["SYDBYEN"],
            heads,
            ["Beboere", 1104, 1091],
            ["Ledige boliger", 3, 2],
        ],
        merged=("A3:C3", "A8:C8"),
    )
    trial = tried(path, names, catalog)
    assert figures(trial) == [
        ("motalavej", "residents", "2019", 1452.0),
        ("motalavej", "residents", "2020", 1449.0),
        ("motalavej", "vacant_dwellings", "2019", 7.0),
        ("motalavej", "vacant_dwellings", "2020", 9.0),
        ("sydbyen", "residents", "2019", 1104.0),
        ("sydbyen", "residents", "2020", 1091.0),
        ("sydbyen", "vacant_dwellings", "2019", 3.0),
        ("sydbyen", "vacant_dwellings", "2020", 2.0),
    ]
    assert trial.rejected == ()


def test_names_said_once_and_months_in_words(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Boligområde", "Nøgletal", "Periode", "Værdi"],
            ["Motalavej", "Påsatte brande", "jan 2021", 1],
            [None, None, "feb 2021", 0],
            [None, None, "mar 2021", 2],
            ["Motalavej Total", None, None, 3],
            ["Sydbyen", "Påsatte brande", "jan 2021", 4],
            [None, None, "feb 2021", 5],
        ]
    )
    trial = tried(path, names, catalog)
    assert {row.period for row in trial.rows} == {"2021-01", "2021-02", "2021-03"}
    assert len(trial.rows) == 5
    assert trial.notes == ("1 række er sprunget over, som filens beskrivelse siger: »Motalavej Total«.",)


def test_a_csv_from_excel_in_danish(tmp_path: Path, names: Names, catalog: Catalog) -> None:
    path = tmp_path / "beboere.csv"
    text = (
        "Beboere med ikke-vestlig oprindelse, pct.\r\nUdtrukket 02-05-2022;;;;\r\n\r\n"
        "Område;2019;2020;2021*;Ændring\r\n"
        "Motalavej, Korsør;50,8;51,0;52,8;0,9\r\nHele landet;9,0;9,1;9,2;0,3\r\n"
    )
    path.write_bytes(text.encode("cp1252"))
    assert figures(tried(path, names, catalog)) == [
        ("danmark", "non_western", "2019", 9.0),
        ("danmark", "non_western", "2020", 9.1),
        ("danmark", "non_western", "2021", 9.2),
        ("motalavej", "non_western", "2019", 50.8),
        ("motalavej", "non_western", "2020", 51.0),
        ("motalavej", "non_western", "2021", 52.8),
    ]


def test_dates_as_heads(book: Book, names: Names, catalog: Catalog) -> None:
    path = book(
        [
            ["Beboere pr. 1. januar"],
            ["Distrikt", "1.1.2020", "01-01-2021", "1. januar 2022"],
            ["Motalavej (4220)", 1449, 1467, 1459],
            ["Sydbyen (4200)", 1091, 1095, 1114],
        ]
    )
    trial = tried(path, names, catalog)
    assert sorted({row.period for row in trial.rows}) == ["2020", "2021", "2022"]
    assert len(trial.rows) == 6


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("datoer", 4),
        ("lang_tabel", 8),
        ("tomme_kanter", 4),
        ("tal_som_tekst", 4),
    ],
)
def test_workbooks_of_libreoffice(names: Names, catalog: Catalog, file: str, kept: int) -> None:
    assert tried(FIXTURES / f"{file}.xlsx", names, catalog).kept == kept


def test_hidden_rows_are_left_for_a_person(names: Names, catalog: Catalog) -> None:
    trial = tried(FIXTURES / "skjulte.xlsx", names, catalog)
    assert trial.kept == 0
    assert "row 3: the table has hidden rows" in str(trial.problem)


def test_two_texts_for_one_indicator_are_not_mixed(tmp_path: Path, names: Names, catalog: Catalog) -> None:
    path = tmp_path / "brande.csv"
    path.write_text(
        "Område;Mål;År;Værdi\nMotalavej;Påsatte brande i alt;2020;4\n"
        "Motalavej;Påsatte brande, pct.;2020;1,5\n",
        encoding="utf-8",
    )
    draft, _ = draft_of(path, names)
    assert draft.values.indicators["Påsatte brande, pct."] == NOT_USED


def test_nothing_is_decided_where_nothing_can_be_told(tmp_path: Path, names: Names) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b;c\nMV;2020;12\nSB;2020;13\n", encoding="utf-8")
    draft, _ = draft_of(path, names)
    assert set(draft.lacking) == {"geography_id", "indicator_id"}
    assert draft.columns.shape is Shape.LONG


def test_totals_are_skipped_by_declaration(book: Book, names: Names) -> None:
    draft, layout = draft_of(
        book([["Område", "År", "Beboere"], ["Motalavej", 2020, 9], ["I alt", 2020, 9]]), names
    )
    assert draft.values.places["I alt"] == SKIPPED
    assert layout.skip_rows[0].values == ("I alt",)


@pytest.mark.parametrize("rows", [[], [["Læs vejledningen"]], [["a", "b"], ["c", "d"]]])
def test_a_sheet_without_figures_has_no_table(book: Book, rows: list[list[str]]) -> None:
    assert find_table(sheet_of(book(rows))) is None
