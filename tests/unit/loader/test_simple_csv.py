"""The simple CSV in all the variants of the contract."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.loader.conftest import HEAD, DataFolder, Figures

ROWS = "motalavej;employed;2014;31,6\nringparken;employed;2015;40,0\n"
EXPECTED = [("2014", 31.6, "final"), ("2015", 40.0, "final")]
NOTE = "Præstevangen og Ærøvej"


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{ROWS}",
        f"{HEAD}\n{ROWS}".replace("\n", "\r\n"),
        f"{HEAD}\n{ROWS}".replace("\n", "\r"),
        f"{HEAD}\n{ROWS}".rstrip("\n"),
        f"\ufeff{HEAD}\r\n{ROWS}",
        f"{HEAD}\n{ROWS}".replace(";", ",").replace("31,6", '"31,6"').replace("40,0", '"40,0"'),
        f"{HEAD}\n{ROWS}".replace("31,6", "31.6").replace("40,0", "40.0").replace(";", ","),
        f"{HEAD}\n{ROWS}".replace(";", "\t"),
        f"{HEAD}\n{ROWS}".replace(";", " ; "),
        f"{HEAD.upper()}\n{ROWS}",
        f"{HEAD};;\n{ROWS}".replace("31,6", "31,6;;").replace("40,0", "40,0;;"),
        f"{HEAD}\n{ROWS}".replace("motalavej", '"motalavej"').replace("2015", '" 2015 "'),
        f"{HEAD}\n\n{ROWS}\n\n",
        "value;period;indicator_id;geography_id\n31,6;2014;employed;motalavej\n40,0;2015;employed;ringparken\n",
    ],
    ids=[
        "LF",
        "CRLF",
        "CR",
        "no-last-newline",
        "BOM",
        "comma-with-quotes",
        "comma-with-points",
        "tab",
        "spaces-around",
        "capitals",
        "empty-columns",
        "quoted-with-spaces",
        "blank-lines",
        "other-order",
    ],
)
def test_every_way_of_writing_the_same_rows(figures: Figures, content: str) -> None:
    assert figures(content) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_danish_letters_in_each_encoding(folder: DataFolder, encoding: str) -> None:
    folder.write("raw/a.csv", f"{HEAD};note\nmotalavej;employed;2014;31,6;{NOTE}\n".encode(encoding))
    folder.refresh()
    assert folder.value("SELECT note FROM observation") == NOTE


NUMBERS = {
    "31,6": (31.6, 1),
    "31.6": (31.6, 1),
    "31": (31.0, 0),
    "1.234,5": (1234.5, 1),
    "1.234.567": (1234567.0, 0),
    "1234,567": (1234.567, 3),
    "1234.567": (1234.567, 3),
    "0.125": (0.125, 3),
    "0,125": (0.125, 3),
    "12.3456": (12.3456, 4),
    "1,250": (1.25, 3),
    "007": (7.0, 0),
    "-5": (-5.0, 0),
    "146626": (146626.0, 0),
}


def test_numbers(folder: DataFolder) -> None:
    rows = [f"samlet;mean_income;{2000 + number};{written}" for number, written in enumerate(NUMBERS)]
    folder.write("raw/a.csv", "\n".join([HEAD, *rows]))
    folder.refresh()
    found = folder.rows("SELECT value, value_decimals FROM observation ORDER BY period")
    assert dict(zip(NUMBERS, found, strict=True)) == NUMBERS


def test_missing_values_are_kept_as_missing(figures: Figures) -> None:
    written = ["..", "-", "", " ", '""']
    rows = [f"motalavej;employed;{2000 + number};{cell}" for number, cell in enumerate(written)]
    assert figures("\n".join([HEAD, *rows, ""])) == [(f"200{number}", None, "missing") for number in range(5)]


STATUSES = {
    ("final", ".."): ("missing", None),
    ("preliminary", ""): ("missing", None),
    ("delayed", ".."): ("delayed", None),
    ("not_applicable", "-"): ("not_applicable", None),
    ("break", ".."): ("break", None),
    ("suppressed", ""): ("suppressed", None),
    ("suppressed", "31,6"): ("suppressed", None),
    ("preliminary", "31,6"): ("preliminary", 31.6),
    ("break", "31,6"): ("break", 31.6),
    ("", "31,6"): ("final", 31.6),
    ("", "<5"): ("suppressed", None),
    ("final", "< 5"): ("suppressed", None),
}


def test_status(folder: DataFolder) -> None:
    rows = [
        f"motalavej;employed;{2000 + number};{value};{status}"
        for number, (status, value) in enumerate(STATUSES)
    ]
    folder.write("raw/a.csv", "\n".join([f"{HEAD};status", *rows]))
    folder.refresh()
    found = folder.rows("SELECT status, value FROM observation ORDER BY period")
    assert dict(zip(STATUSES, found, strict=True)) == STATUSES


PERIODS = {
    "1900": ("year", date(1900, 1, 1), date(1900, 12, 31)),
    "2015": ("year", date(2015, 1, 1), date(2015, 12, 31)),
    "2015-Q3": ("quarter", date(2015, 7, 1), date(2015, 9, 30)),
    "2016-02": ("month", date(2016, 2, 1), date(2016, 2, 29)),
    "2099-12": ("month", date(2099, 12, 1), date(2099, 12, 31)),
}


def test_periods_and_the_assumed_publication(folder: DataFolder) -> None:
    rows = [f"motalavej;employed;{period};31,6" for period in PERIODS]
    folder.write("raw/a.csv", "\n".join([HEAD, *rows]))
    folder.refresh()
    found = folder.rows(
        "SELECT period, frequency, period_start, period_end, published_on, published_assumed FROM observation"
    )
    assert {period: (frequency, start, end) for period, frequency, start, end, _, _ in found} == PERIODS
    assert all((published_on - end).days == 1 for _, _, _, end, published_on, _ in found)
    assert all(assumed for *_, assumed in found)


def test_publication_dates(folder: DataFolder) -> None:
    given = [("2016-09-01", ""), ("01-09-2016", "false"), ("2016-09-01", "TRUE"), ("", "false")]
    rows = [f"motalavej;employed;201{number};31,6;{day};{flag}" for number, (day, flag) in enumerate(given)]
    folder.write("raw/a.csv", "\n".join([f"{HEAD};published_on;published_assumed", *rows]))
    folder.refresh()
    autumn = date(2016, 9, 1)
    assert folder.rows("SELECT published_on, published_assumed FROM observation ORDER BY period") == [
        (autumn, False),
        (autumn, False),
        (autumn, True),
        (date(2014, 1, 1), True),
    ]


def test_the_optional_columns_are_kept(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};numerator;denominator;unit;averaged_years;confidence;source_id;note\n"
        "motalavej;employed;2014;31,6;221;700;percent;2;inferred;ny_kilde;et ord\n",
    )
    folder.refresh()
    assert folder.rows(
        "SELECT numerator, denominator, averaged_years, confidence, source_id, note, is_demo FROM observation"
    ) == [(221.0, 700.0, 2, "inferred", "ny_kilde", "et ord", False)]
    assert folder.rows(
        """SELECT is_described, "rows", latest_period FROM source WHERE source_id = 'ny_kilde'"""
    ) == [(False, 1, "2014")]


def test_a_row_without_source_is_of_the_unknown_one(folder: DataFolder) -> None:
    folder.write("raw/a.csv", f"{HEAD}\n{ROWS}")
    folder.refresh()
    assert folder.rows("SELECT DISTINCT source_id FROM observation") == [("uoplyst",)]


def test_a_source_that_publishes_means_gives_averaged_years(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};source_id\nringparken;convicted;2019;2,07;boligministeriets_liste\n"
        "ringparken;non_western;2019;57;boligministeriets_liste\n",
    )
    folder.refresh()
    assert folder.rows("SELECT indicator_id, averaged_years FROM observation ORDER BY 1") == [
        ("convicted", 2),
        ("non_western", 1),
    ]


def test_unknown_columns_are_told_and_left(folder: DataFolder) -> None:
    folder.write("raw/a.csv", f"{HEAD};farve;form\nmotalavej;employed;2014;31,6;rød;rund\n")
    folder.refresh()
    assert folder.value("SELECT note FROM source_file") == "Kolonner, der ikke bruges: farve, form."


def test_files_are_found_in_subfolders_and_others_are_named(folder: DataFolder) -> None:
    folder.write("raw/nye/2014.CSV", f"{HEAD}\n{ROWS}")
    folder.write("raw/README.txt", "hej")
    folder.write("raw/.gitkeep", "")
    folder.write("raw/~$nye.xlsx", b"x")
    report = folder.refresh()
    assert [one.file for one in report.files] == ["raw/nye/2014.CSV"]
    assert report.ignored == ["raw/README.txt"]


def test_a_revision_is_a_new_row(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};published_on\nmotalavej;employed;2014;31,6;2015-10-01\nmotalavej;employed;2014;31,9;2016-10-01\n",
    )
    folder.refresh()
    assert folder.value("SELECT count(*) FROM observation") == 2
    assert folder.rows("SELECT value FROM observation_as_of(DATE '2016-01-01')") == [(31.6,)]
    assert folder.rows("SELECT value FROM observation_as_of(DATE '2017-01-01')") == [(31.9,)]


def test_small_counts_never_reach_a_build(folder: DataFolder) -> None:
    rows = [
        "motalavej;employed;2014;0,4;3;700",
        "motalavej;employed;2015;99,6;697;700",
        "motalavej;company_placements;2014;4;;",
        "motalavej;employed;2016;0,6;<5;700",
    ]
    folder.write("raw/a.csv", "\n".join([f"{HEAD};numerator;denominator", *rows]))
    folder.refresh()
    found = folder.rows("SELECT status, value, numerator, denominator, value_decimals FROM observation")
    assert found == [("suppressed", None, None, None, None)] * 4


def test_a_small_count_of_things_is_no_secret(folder: DataFolder) -> None:
    folder.write("raw/a.csv", f"{HEAD}\nmotalavej;arson;2014;3\n")
    folder.refresh()
    assert folder.rows("SELECT value, status FROM observation") == [(3.0, "final")]
