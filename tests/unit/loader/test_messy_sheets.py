"""Sheets as people make them: each oddity is read as declared, and refused with its cell where it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import CatalogError, SourceFileError
from dashboard.loader.layout_refused import LayoutRefusedError
from tests.unit.loader.conftest import DataFolder

SOURCE = """
source_id = "prove"
name = "Prøvekilde"
publisher = "Prøve"
what = "Prøve"
how_it_comes = "Prøve"
"""
LONG = """
columns = { geography_id = "Område", period = "År", value = "Andel" }
fixed = { indicator_id = "employed" }
"""
Figures = list[tuple[Any, ...]]


class Sheet:
    """One workbook and one layout in a data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder

    def layout(self, text: str, head: str = "") -> None:
        described = f'{SOURCE}{head}\n[[files]]\npattern = "*.xlsx"\nformat = "xlsx"\n{text}\n'
        self.folder.write("sources/prove.toml", described)

    def cells(self, rows: list[list[Any]], change: Callable[[Worksheet], None] | None = None) -> Path:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        if change is not None:
            change(sheet)
        path = self.folder.data_dir / "raw" / "tal.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    def figures(self) -> Figures:
        self.folder.refresh()
        return self.folder.rows(
            "SELECT geography_id, indicator_id, period, value FROM observation ORDER BY ALL"
        )

    def refused(self) -> LayoutRefusedError:
        with pytest.raises(LayoutRefusedError) as caught:
            self.folder.refresh()
        return caught.value


@pytest.fixture
def sheet(folder: DataFolder) -> Sheet:
    return Sheet(folder)


TWO_YEARS = [
    ["Beskæftigelse i boligområderne"],
    [],
    ["Område", 2014, None, None, 2015, None, None],
    [None, "I arbejde", "Voksne", "Pct.", "I arbejde", "Voksne", "Pct."],
    ["motalavej", 300, 775, 38.7, 310, 775, 40],
    ["sydbyen", 200, 400, 50, 210, 400, 52.5],
]


def merged_heads(sheet: Worksheet) -> None:
    for cells in ("A3:A4", "B3:D3", "E3:G3"):
        sheet.merge_cells(cells)


YEARS_SIDE_BY_SIDE = """
header_row = 3
header_rows = 2
columns = { geography_id = "Område" }
fixed = { indicator_id = "employed" }
codes.holds = { "I arbejde" = "numerator", "Voksne" = "denominator", "Pct." = "value" }
[files.wide]
field = "period"
pattern = '(?P<period>20\\d\\d) / (?P<holds>.+)'
"""


def test_merged_heads_over_years_side_by_side(sheet: Sheet) -> None:
    sheet.layout(YEARS_SIDE_BY_SIDE)
    sheet.cells(TWO_YEARS, merged_heads)
    assert sheet.figures() == [
        ("motalavej", "employed", "2014", 38.7),
        ("motalavej", "employed", "2015", 40.0),
        ("sydbyen", "employed", "2014", 50.0),
        ("sydbyen", "employed", "2015", 52.5),
    ]
    counts = sheet.folder.rows("SELECT numerator, denominator FROM observation ORDER BY numerator")
    assert counts == [(200, 400), (210, 400), (300, 775), (310, 775)]


def test_heads_that_are_not_merged_but_centred(sheet: Sheet) -> None:
    sheet.layout("heads_fill_right = true\n" + YEARS_SIDE_BY_SIDE)
    sheet.cells(TWO_YEARS)
    assert len(sheet.figures()) == 4


def test_a_merged_head_without_rows_below_is_refused(sheet: Sheet) -> None:
    sheet.layout(
        'header_row = 3\ncolumns = { geography_id = "Område" }\nfixed = { indicator_id = "employed" }\n'
        'wide = { field = "period", pattern = "(20..)" }'
    )
    sheet.cells(TWO_YEARS, merged_heads)
    error = sheet.refused()
    assert error.cell == "B3:D3"
    assert "raw/tal.xlsx, cell B3:D3: the head '2014' is merged" in error.problem
    assert "celle B3:D3" in error.problem_da
    assert "»2014«" in error.problem_da


def test_a_head_that_holds_something_undeclared_is_refused(sheet: Sheet) -> None:
    sheet.layout(YEARS_SIDE_BY_SIDE.replace('"Voksne" = "denominator", ', ""))
    sheet.cells(TWO_YEARS, merged_heads)
    assert "column C says that it holds 'Voksne'" in sheet.refused().problem
    sheet.layout(
        'ignored_columns = ["2014 / Voksne", "2015 / Voksne"]\n'
        + YEARS_SIDE_BY_SIDE.replace('"Voksne" = "denominator", ', "")
    )
    assert len(sheet.figures()) == 4


DOWN = [
    ["Område", "År", "Andel"],
    ["motalavej", 2014, 38.5],
    [None, 2015, 39.5],
    ["sydbyen", 2014, 50.5],
    [None, 2015, 51.5],
]


def merged_down(sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:A5")


def test_cells_merged_downwards(sheet: Sheet) -> None:
    sheet.layout(f'{LONG}fill_down = ["Område"]')
    sheet.cells(DOWN, merged_down)
    assert [row[::3] for row in sheet.figures()] == [
        ("motalavej", 38.5),
        ("motalavej", 39.5),
        ("sydbyen", 50.5),
        ("sydbyen", 51.5),
    ]


def test_cells_merged_downwards_undeclared(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells(DOWN, merged_down)
    error = sheet.refused()
    assert error.cell == "A2:A3"
    assert "fill_down" in error.remedy


def test_cells_merged_across_are_never_read(sheet: Sheet) -> None:
    sheet.layout(f'{LONG}fill_down = ["Område"]')
    sheet.cells(DOWN, lambda one: one.merge_cells("B4:C4"))
    assert sheet.refused().cell == "B4:C4"


WITH_TOTALS = [
    ["Område", "År", "Andel"],
    ["motalavej", 2014, 38.5],
    ["I alt", 2014, 44.5],
    ["sydbyen", 2014, "50,5*"],
    ["Gennemsnit", 2014, 44],
    ["* Foreløbigt tal"],
    ["Kilde: Landsbyggefonden"],
]


def test_totals_and_footnotes(sheet: Sheet) -> None:
    sheet.layout(
        f"{LONG}"
        'skip_rows = [{ column = "Område", values = ["I alt", "Gennemsnit"] }]\n'
        "ends_before = '^(\\*|Kilde)'\n"
        'footnote_marks = ["*"]'
    )
    sheet.cells(WITH_TOTALS)
    assert [row[::3] for row in sheet.figures()] == [("motalavej", 38.5), ("sydbyen", 50.5)]
    note = sheet.folder.value("SELECT note FROM source_file")
    assert note == "2 rækker er sprunget over, som filens beskrivelse siger: »I alt«, »Gennemsnit«."
    assert sheet.folder.rows("SELECT * FROM rejected_row") == []


def test_totals_and_footnotes_undeclared_are_rejected_with_their_cells(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([*WITH_TOTALS, ["motalavej", 2015, 1.5], ["sydbyen", 2015, 2.5]])
    sheet.figures()
    assert sheet.folder.rows("SELECT cell, value FROM rejected_row ORDER BY line") == [
        ("A3", "I alt"),
        ("C4", "50,5*"),
        ("A5", "Gennemsnit"),
        ("A6", "* Foreløbigt tal"),
        ("A7", "Kilde: Landsbyggefonden"),
    ]


def test_sections(sheet: Sheet) -> None:
    sheet.layout(
        'section_field = "geography_id"\ncolumns = { period = "År", value = "Andel" }\n'
        'fixed = { indicator_id = "employed" }'
    )
    sheet.cells([["År", "Andel"], ["motalavej"], [2014, 38.5], [2015, 39.5], ["sydbyen"], [2014, 50.5]])
    assert [row[::3] for row in sheet.figures()] == [
        ("motalavej", 38.5),
        ("motalavej", 39.5),
        ("sydbyen", 50.5),
    ]


def percent_cells(sheet: Worksheet) -> None:
    for cell in ("C2", "C3"):
        sheet[cell].number_format = "0.0%"


FRACTIONS = [["Område", "År", "Andel"], ["motalavej", 2014, 0.385], ["sydbyen", 2014, 0.29]]


@pytest.mark.parametrize("change", [percent_cells, None], ids=["shown with a sign", "plain"])
def test_percent_as_fractions(sheet: Sheet, change: Callable[[Worksheet], None] | None) -> None:
    sheet.layout(f'{LONG}percent = "fraction"')
    sheet.cells(FRACTIONS, change)
    assert [row[3] for row in sheet.figures()] == [38.5, 29.0]
    assert sheet.folder.rows("SELECT value_decimals FROM observation ORDER BY value") == [(0,), (1,)]


def test_percent_with_a_sign_undeclared(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells(FRACTIONS, percent_cells)
    error = sheet.refused()
    assert (error.kind, error.cell) == ("percent_format", "C2")
    assert "0,385 means 38,5 %" in error.problem


def test_percent_that_may_be_fractions_undeclared(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells(FRACTIONS)
    error = sheet.refused()
    assert (error.kind, error.cell) == ("percent_unclear", "C2")
    sheet.layout(f'{LONG}percent = "whole"')
    assert [row[3] for row in sheet.figures()] == [0.385, 0.29]


def test_one_figure_above_one_makes_percent_clear(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([*FRACTIONS, ["motalavej", 2015, 38]])
    assert [row[3] for row in sheet.figures()] == [0.385, 38.0, 0.29]


def test_counts_may_be_small_without_being_percent(sheet: Sheet) -> None:
    sheet.layout(LONG.replace("employed", "arson"))
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, 0], ["sydbyen", 2014, 1]])
    assert len(sheet.figures()) == 2


def test_percent_declared_whole_against_the_sign(sheet: Sheet) -> None:
    sheet.layout(f'{LONG}percent = "whole"')
    sheet.cells(FRACTIONS, percent_cells)
    assert sheet.refused().kind == "percent_conflict"


def test_percent_as_text(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, "38,5 %"], ["sydbyen", 2014, "0,4%"]])
    assert [row[3] for row in sheet.figures()] == [38.5, 0.4]


def test_marks_for_hidden_and_missing(sheet: Sheet) -> None:
    sheet.layout(f'{LONG}missing = ["i.o."]\nsuppressed = ["x"]')
    sheet.cells(
        [
            ["Område", "År", "Andel"],
            ["motalavej", 2014, "x"],
            ["motalavej", 2015, "<5"],
            ["motalavej", 2016, "i.o."],
            ["motalavej", 2017, ".."],
            ["motalavej", 2018, "#DIV/0!"],
        ]
    )
    sheet.folder.refresh()
    assert sheet.folder.rows("SELECT period, value, status FROM observation ORDER BY period") == [
        ("2014", None, "suppressed"),
        ("2015", None, "suppressed"),
        ("2016", None, "missing"),
        ("2017", None, "missing"),
    ]
    assert sheet.folder.rows("SELECT cell, value FROM rejected_row") == [("C6", "#DIV/0!")]


def test_marks_undeclared_are_rejected_with_their_cells(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, "x"], ["motalavej", 2015, 38]])
    sheet.folder.refresh()
    assert sheet.folder.rows("SELECT cell, column_name, value FROM rejected_row") == [("C2", "Andel", "x")]


def test_numbers_kept_as_text(sheet: Sheet) -> None:
    layout = LONG.replace("employed", "vandalism_cost")
    sheet.layout(layout, head='decimal = ","\nthousands = "."')
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, "228.968"], ["sydbyen", 2014, "1.234,5"]])
    assert [row[3] for row in sheet.figures()] == [228968.0, 1234.5]


def test_spaces_that_do_not_break_between_thousands(sheet: Sheet) -> None:
    sheet.layout(LONG.replace("employed", "vandalism_cost"), head='thousands = " "')
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, "228\u00a0968"]])
    assert [row[3] for row in sheet.figures()] == [228968.0]


@pytest.mark.parametrize(
    ("mark", "texts"),
    [
        (".", ["228.968", "1.234,5", 0.5]),
        (",", ["228,968", "1,234.5", 0.5]),
        (" ", ["228 968", "1 234,5", 0.5]),
    ],
)
def test_thousands_declared_for_one_file(sheet: Sheet, mark: str, texts: list[Any]) -> None:
    layout = LONG.replace("employed", "vandalism_cost")
    sheet.layout(f'{layout}thousands = "{mark}"')
    sheet.cells([["Område", "År", "Andel"], *(["motalavej", 2014 + at, one] for at, one in enumerate(texts))])
    assert [row[3] for row in sheet.figures()] == [228968.0, 1234.5, 0.5]


def test_thousands_undeclared_are_rejected_with_their_cell(sheet: Sheet) -> None:
    sheet.layout(LONG.replace("employed", "vandalism_cost"))
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, "228.968"], ["sydbyen", 2014, "1.234,5"]])
    sheet.figures()
    assert sheet.folder.rows("SELECT cell, value FROM rejected_row") == [("C2", "228.968")]


DATED = [
    ["Område", "Dato", "Andel", "Udgivet"],
    ["motalavej", date(2014, 8, 1), 38.5, 43831],
    ["sydbyen", 41852, 50.5, date(2020, 1, 1)],
]
DATED_LAYOUT = """
columns = { geography_id = "Område", period = "Dato", value = "Andel", published_on = "Udgivet" }
fixed = { indicator_id = "employed" }
"""


@pytest.mark.parametrize(
    ("style", "period"), [("date_year", "2014"), ("date_quarter", "2014-Q3"), ("date_month", "2014-08")]
)
def test_dates_as_serial_numbers(sheet: Sheet, style: str, period: str) -> None:
    sheet.layout(f'{DATED_LAYOUT}period_style = "{style}"\ndates = "excel"')
    sheet.cells(DATED)
    assert [row[2] for row in sheet.figures()] == [period, period]
    assert sheet.folder.rows("SELECT DISTINCT published_on FROM observation") == [(date(2020, 1, 1),)]


def test_dates_in_the_calendar_of_old_macs(sheet: Sheet) -> None:
    sheet.layout(f'{DATED_LAYOUT}period_style = "date_month"\ndates = "excel"')

    def old_mac(one: Worksheet) -> None:
        one.parent.epoch = CALENDAR_MAC_1904

    sheet.cells([DATED[0], ["motalavej", 40390, 38.5, 42369]], old_mac)
    assert [row[2] for row in sheet.figures()] == ["2014-08"]
    assert sheet.folder.value("SELECT published_on FROM observation") == date(2020, 1, 1)


def test_serial_numbers_undeclared(sheet: Sheet) -> None:
    sheet.layout(f'{DATED_LAYOUT}period_style = "date_month"')
    sheet.cells(DATED)
    error = sheet.refused()
    assert (error.kind, error.cell) == ("serial", "D2")
    assert "(2020-01-01)" in error.problem
    assert "(1. januar 2020)" in error.problem_da
    sheet.layout(f'{DATED_LAYOUT}dates = "excel"')
    sheet.cells([DATED[0], DATED[2]])
    assert sheet.refused().cell == "B2"


def test_danish_periods_and_dates(sheet: Sheet) -> None:
    sheet.layout(f'{DATED_LAYOUT}period_style = "danish"\ndates = "danish"')
    sheet.cells(
        [
            DATED[0],
            *(
                ["motalavej", period, 38.5, "1.2.2022"]
                for period in ("2. kvartal 2014", "K3 2014", "juli 2015", "aug. 2015", "sep-15", "2016")
            ),
        ]
    )
    assert [row[2] for row in sheet.figures()] == [
        "2014-Q2",
        "2014-Q3",
        "2015-07",
        "2015-08",
        "2015-09",
        "2016",
    ]
    assert sheet.folder.rows("SELECT DISTINCT published_on FROM observation") == [(date(2022, 2, 1),)]


def test_year_and_quarter_apart(sheet: Sheet) -> None:
    sheet.layout(
        'columns = { geography_id = "Område", year = "År", quarter = "Kvt.", value = "Andel" }\n'
        'fixed = { indicator_id = "employed" }'
    )
    sheet.cells(
        [["Område", "År", "Kvt.", "Andel"], ["motalavej", 2014, "2. kvt.", 38.5], ["sydbyen", 2014, 5, 40]]
    )
    assert [row[2] for row in sheet.figures()] == ["2014-Q2"]
    assert sheet.folder.rows("SELECT cell, value FROM rejected_row") == [("B3", "2014 5")]


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def test_hidden_rows(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([*DOWN[:2], ["sydbyen", 2014, 50.5]], hide_row)
    assert "row 3: the table has hidden rows, 1 in all" in sheet.refused().problem
    sheet.layout(f'{LONG}hidden = "skip"')
    assert [row[0] for row in sheet.figures()] == ["motalavej"]
    sheet.layout(f'{LONG}hidden = "read"')
    assert [row[0] for row in sheet.figures()] == ["motalavej", "sydbyen"]


def test_a_sheet_that_claims_to_be_huge(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells(DOWN[:2], lambda one: one.row_dimensions.__getitem__(1_000_000))
    assert len(sheet.figures()) == 1


def test_columns_without_heads_are_told(sheet: Sheet) -> None:
    sheet.layout(LONG)
    sheet.cells([["Område", "År", "Andel"], ["motalavej", 2014, 38.5, 7]])
    sheet.figures()
    assert sheet.folder.value("SELECT note FROM source_file") == ("Kolonner, der ikke bruges: (kolonne D).")


@pytest.mark.parametrize(
    ("layout", "allowed"),
    [
        ('ends_before = "("', "not a regular expression"),
        ('wide = { field = "period" }', "give columns or a pattern"),
        ('wide = { field = "period", pattern = "20.." }', "needs a group that holds the period"),
        ('wide = { field = "period", pattern = "(?P<periode>20..)" }', "group 'periode' is not known"),
        ('skip_rows = [{ column = "Område", values = [] }]', "at least 1 item"),
    ],
)
def test_wrong_declarations(sheet: Sheet, layout: str, allowed: str) -> None:
    sheet.layout(layout)
    with pytest.raises(CatalogError, match=r"prove\.toml") as caught:
        sheet.folder.refresh()
    assert allowed in str(caught.value)


@pytest.mark.parametrize("pattern", ["../*.xlsx", "/etc/*", "a/../../b.csv", "C:/x.xlsx", "~/x.xlsx"])
def test_a_pattern_stays_below_raw(folder: DataFolder, pattern: str) -> None:
    folder.write("sources/prove.toml", f"{SOURCE}\n[[files]]\npattern = {pattern!r}\nformat = 'xlsx'\n{LONG}")
    with pytest.raises(CatalogError, match="glob below data/raw"):
        folder.refresh()


def test_the_refusal_is_a_source_file_error() -> None:
    assert issubclass(LayoutRefusedError, SourceFileError)
