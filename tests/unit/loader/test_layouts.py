"""Files in a layout of their own, described in data/sources."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dashboard.errors import SourceFileError
from tests.unit.loader.conftest import DataFolder

SOURCE = """
source_id = "prove"
name = "Prøvekilde"
publisher = "Prøve"
what = "Prøve"
how_it_comes = "Prøve"
"""
PLACES = 'codes.geography_id = { "Motalavej (Korsør)" = "motalavej", "330" = "slagelse_kommune" }'


def describe(folder: DataFolder, layout: str, head: str = "") -> None:
    folder.write("sources/prove.toml", f"{SOURCE}{head}\n[[files]]\n{layout}\n")


def workbook(
    folder: DataFolder, rows: list[list[Any]], name: str = "raw/lbf/tal.xlsx", sheet: str = "Tal"
) -> Path:
    book = Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(row)
    path = folder.data_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def figures(folder: DataFolder) -> list[tuple[Any, ...]]:
    return folder.rows(
        "SELECT geography_id, indicator_id, period, value, status FROM observation ORDER BY ALL"
    )


def test_a_workbook_in_long_form(folder: DataFolder) -> None:
    describe(
        folder,
        f"""
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        sheet = "Kriterier"
        header_row = 3
        columns = {{ geography_id = "Område", period = "År", value = "Andel", published_on = "Udgivet" }}
        fixed = {{ indicator_id = "employed" }}
        ignored_columns = ["Kommune"]
        missing = ["ikke oplyst"]
        {PLACES}
        """,
    )
    workbook(
        folder,
        [
            ["Udtræk"],
            [],
            ["Område", "År", "Andel", "Udgivet", "Kommune", "Farve"],
            ["Motalavej (Korsør)", 2014, 31.25, date(2015, 10, 1), 330, "rød"],
            [330, "2014", 70, "2015-10-01", 330, None],
            [],
            ["Motalavej (Korsør)", 2015.0, "ikke oplyst", None, 330, None],
            ["Ukendt", 2015, 31.25, None, 330, None],
            ["Motalavej (Korsør)", 2016, "ca. 30", None, 330, None],
        ],
        sheet="Kriterier",
    )
    folder.refresh()
    assert figures(folder) == [
        ("motalavej", "employed", "2014", 31.25, "final"),
        ("motalavej", "employed", "2015", None, "missing"),
        ("slagelse_kommune", "employed", "2014", 70.0, "final"),
    ]
    assert folder.rows("SELECT DISTINCT source_id FROM observation") == [("prove",)]
    assert folder.rows("SELECT line, column_name, value FROM rejected_row ORDER BY line") == [
        (8, "geography_id", "Ukendt"),
        (9, "Andel", "ca. 30"),
    ]
    assert folder.value("SELECT note FROM source_file") == "Kolonner, der ikke bruges: Farve."
    assert folder.value("SELECT published_on FROM observation WHERE value = 31.25") == date(2015, 10, 1)


def test_a_workbook_with_a_column_a_year(folder: DataFolder) -> None:
    describe(
        folder,
        f"""
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        columns = {{ geography_id = "Område" }}
        fixed = {{ indicator_id = "vandalism_cost", status = "preliminary" }}
        wide = {{ field = "period", pattern = 'År (20\\d\\d)' }}
        scale = 1000
        {PLACES}
        """,
    )
    workbook(
        folder, [["Område", "År 2014", "År 2015"], ["Motalavej (Korsør)", 228.968, 1.2345], [330, 12, "x"]]
    )
    folder.refresh()
    assert figures(folder) == [
        ("motalavej", "vandalism_cost", "2014", 228968.0, "preliminary"),
        ("motalavej", "vandalism_cost", "2015", 1234.5, "preliminary"),
        ("slagelse_kommune", "vandalism_cost", "2014", 12000.0, "preliminary"),
    ]
    assert folder.rows("SELECT value_decimals FROM observation ORDER BY value") == [(1,), (0,), (0,)]
    assert folder.rows("SELECT line, column_name FROM rejected_row") == [(3, "År 2015")]


def test_a_workbook_with_a_column_an_indicator(folder: DataFolder) -> None:
    describe(
        folder,
        """
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        columns = { geography_id = "id", period = "År" }
        wide = { field = "indicator_id", columns = { "I arbejde" = "employed", "Flyttet" = "moving_out" } }
        """,
    )
    workbook(folder, [["id", "År", "I arbejde", "Flyttet"], ["motalavej", 2014, 37.2, 21]])
    folder.refresh()
    assert figures(folder) == [
        ("motalavej", "employed", "2014", 37.2, "final"),
        ("motalavej", "moving_out", "2014", 21.0, "final"),
    ]


def test_a_statbank_file(folder: DataFolder) -> None:
    describe(
        folder,
        """
        pattern = "dst/*.csv"
        format = "csv"
        columns = { geography_id = "OMRÅDE", period = "TID", value = "INDHOLD" }
        fixed = { indicator_id = "residents" }
        period_style = "statbank"
        codes.geography_id = { "330" = "slagelse_kommune", "000" = "danmark" }
        """,
    )
    folder.write(
        "raw/dst/FOLK1E.csv",
        "\ufeffOMRÅDE;TID;INDHOLD\r\n330;2015K3;77442\r\n000;2015M07;5678348\r\n330;2015;..\r\n330;2015K5;1\r\n"
        "330;2015K4;77500;x\r\n",
    )
    folder.refresh()
    assert figures(folder) == [
        ("danmark", "residents", "2015-07", 5678348.0, "final"),
        ("slagelse_kommune", "residents", "2015", None, "missing"),
        ("slagelse_kommune", "residents", "2015-Q3", 77442.0, "final"),
    ]
    assert folder.rows("SELECT line, value, source_id FROM rejected_row ORDER BY line") == [
        (5, "2015K5", "prove"),
        (6, "330;2015K4;77500 …", "prove"),
    ]


@pytest.mark.parametrize(
    ("marks", "written", "value"),
    [
        ('decimal = ","', "1.234", 1234.0),
        ('decimal = ","\nthousands = "."', "1.234", 1234.0),
        ('thousands = "."', "1.234", 1234.0),
        ('decimal = "."', "1.234", 1.234),
        ('decimal = "."\nthousands = ","', "1,234", 1234.0),
        ('decimal = "."\nthousands = ","', "1,234.5", 1234.5),
        ('decimal = "."\nthousands = ","', "1.234", 1.234),
        ('decimal = ","\nthousands = " "', "12 345,6", 12345.6),
        ('decimal = ","\nthousands = ""', "12345,6", 12345.6),
        ('decimal = ","\nthousands = " "', "1.234", None),
        ('decimal = ","\nthousands = "."', "1 234", None),
        ("", "1.234", None),
    ],
)
def test_declared_separators(folder: DataFolder, marks: str, written: str, value: float | None) -> None:
    """They hold for rows of the source in a simple CSV too."""
    describe(folder, 'pattern = "dst/*.csv"\nformat = "csv"', marks)
    folder.write(
        "raw/a.csv",
        f'geography_id;indicator_id;period;value;source_id\nsamlet;mean_income;2014;"{written}";prove\n'
        "samlet;mean_income;2015;1;prove\n",
    )
    folder.refresh()
    assert folder.rows("SELECT value FROM observation WHERE period = '2014'") == (
        [] if value is None else [(value,)]
    )


@pytest.mark.parametrize("marks", ["", 'decimal = "."\nthousands = ","', 'decimal = ","\nthousands = "."'])
def test_typed_numbers_of_a_workbook_are_never_ambiguous(folder: DataFolder, marks: str) -> None:
    describe(
        folder,
        """
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        columns = { geography_id = "id", period = "År", value = "Kr" }
        fixed = { indicator_id = "mean_income" }
        """,
        marks,
    )
    workbook(
        folder,
        [["id", "År", "Kr"], ["samlet", 2014, 1.234], ["samlet", 2015, 0.1 + 0.2], ["samlet", 2016, 1e6]],
    )
    folder.refresh()
    assert folder.rows("SELECT value, value_decimals FROM observation ORDER BY period") == [
        (1.234, 3),
        (0.3, 1),
        (1000000.0, 0),
    ]


def test_a_formula_without_a_stored_result_is_rejected(folder: DataFolder) -> None:
    describe(
        folder,
        """
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        columns = { geography_id = "id", period = "År", value = "Kr" }
        fixed = { indicator_id = "mean_income" }
        """,
    )
    workbook(folder, [["id", "År", "Kr"], ["samlet", 2014, "=1+1"], ["samlet", 2015, 2]])
    folder.refresh()
    assert folder.rows("SELECT line, column_name, value FROM rejected_row") == [(2, "Kr", "#FORMEL?")]


LONG = """
pattern = "lbf/*.xlsx"
format = "xlsx"
columns = { geography_id = "id", period = "År", value = "Kr" }
fixed = { indicator_id = "mean_income" }
"""


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        (LONG.replace("Kr", "Beløb"), "lacks the column Beløb"),
        (LONG + 'sheet = "Ark9"', "no sheet 'Ark9'; it has Tal"),
        (LONG + "header_row = 9", "no column heads in row 9"),
        (LONG.replace(', value = "Kr"', ""), "does not say where value comes from"),
        (
            LONG.replace(', value = "Kr"', "") + "wide = { field = 'period', pattern = '(20..)' }",
            "no column that fits",
        ),
        (
            LONG.replace(', value = "Kr"', "") + "wide = { field = 'period', columns = { 'x' = '2014' } }",
            "the column x",
        ),
    ],
)
def test_a_layout_that_does_not_fit(folder: DataFolder, layout: str, words: str) -> None:
    describe(folder, layout)
    workbook(folder, [["id", "År", "Kr"], ["samlet", 2014, 1]])
    with pytest.raises(SourceFileError) as caught:
        folder.refresh()
    assert words in caught.value.problem


@pytest.mark.parametrize("damage", ["text", "empty", "zip", "cut"])
def test_a_damaged_workbook(folder: DataFolder, damage: str) -> None:
    describe(folder, LONG)
    path = workbook(folder, [["id", "År", "Kr"], ["samlet", 2014, 1]])
    if damage == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("x", "y")
    else:
        path.write_bytes({"text": b"hej", "empty": b"", "cut": path.read_bytes()[:2000]}[damage])
    with pytest.raises(SourceFileError, match=r"raw/lbf/tal\.xlsx"):
        folder.refresh()


def test_a_file_that_two_layouts_claim(folder: DataFolder) -> None:
    describe(folder, LONG + "[[files]]\npattern = 'lbf/t*.xlsx'\nformat = 'xlsx'")
    workbook(folder, [["id", "År", "Kr"], ["samlet", 2014, 1]])
    with pytest.raises(SourceFileError, match="described more than once"):
        folder.refresh()
