"""Hidden figures and what would give them back, from small CSVs to the build."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.errors import CheckFailedError
from tests.unit.loader.conftest import HEAD, DataFolder

PLACES = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen", "samlet")
ALL = "SELECT geography_id FROM observation WHERE status = 'suppressed' ORDER BY geography_id"
Row = tuple[Any, ...]


def counts(period: str, *numbers: object, indicator: str = "company_placements") -> str:
    return "".join(
        f"{place};{indicator};{period};{number}\n" for place, number in zip(PLACES, numbers, strict=True)
    )


def test_the_smallest_of_the_other_areas_goes_too(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv", f"{HEAD}\n{counts('2014', 3, 21, 12, 16, 52)}{counts('2015', 6, 21, 12, 16, 55)}"
    )
    report = folder.refresh()
    assert folder.rows(
        "SELECT geography_id, period, value, value_decimals FROM observation"
        " WHERE status = 'suppressed' ORDER BY 1"
    ) == [("motalavej", "2014", None, None), ("praestevangen_parkvej", "2014", None, None)]
    assert report.hidden_to_protect == 1
    assert report.as_json()["hidden_to_protect"] == 1
    assert "1 more figures are hidden" in report.as_text()
    assert (report.kept, folder.value("SELECT count(*) FROM observation")) == (10, 10)
    assert folder.value('SELECT sum("rows") FROM series_size') == 10


@pytest.mark.parametrize(
    "numbers",
    [
        (6, 21, 12, 16, 55),
        (3, 2, 12, 16, 33),
        (3, 21, 12, "..", 52),
        (3, 21, 12, 16, ".."),
        ("<5", 3, 12, 16, 33),
    ],
    ids=["nothing small", "two small", "one missing", "no total", "as the file has it"],
)
def test_nothing_more_is_hidden(folder: DataFolder, numbers: tuple[object, ...]) -> None:
    folder.write("raw/a.csv", f"{HEAD}\n{counts('2014', *numbers)}")
    report = folder.refresh()
    assert report.hidden_to_protect == 0
    assert "more figures are hidden" not in report.as_text()
    small = [n for n in numbers if n == "<5" or (isinstance(n, int) and n < 5)]
    assert len(folder.rows(ALL)) == len(small)


def test_a_count_of_things_takes_no_part(folder: DataFolder) -> None:
    folder.write("raw/a.csv", f"{HEAD};status\nmotalavej;arson;2014;;suppressed\nsamlet;arson;2014;9;\n")
    assert folder.refresh().hidden_to_protect == 0


def test_what_one_publication_hides_no_other_shows(folder: DataFolder) -> None:
    """The first publication is small, the second is not; one is delayed and stays so."""
    folder.write(
        "raw/a.csv",
        f"{HEAD};numerator;denominator;published_on;status;note\n"
        "motalavej;employed;2014;;;;2015-01-01;delayed;Kommer senere\n"
        "motalavej;employed;2014;0,4;3;700;2015-10-01;preliminary;Kun 3\n"
        "motalavej;employed;2014;0,9;6;700;2016-10-01;final;Nu 6\n",
    )
    assert folder.refresh().hidden_to_protect == 0
    assert folder.rows(
        "SELECT status, value, numerator, denominator, note FROM observation ORDER BY published_on"
    ) == [
        ("delayed", None, None, None, "Kommer senere"),
        ("suppressed", None, None, None, None),
        ("suppressed", None, None, None, None),
    ]


def test_all_publications_of_a_protecting_figure_go(folder: DataFolder) -> None:
    rows = counts("2014", 3, 21, 12, 16, 52).replace("\n", ";2015-10-01\n")
    rows += counts("2014", 3, 22, 14, 17, 56).replace("\n", ";2016-10-01\n")
    folder.write("raw/a.csv", f"{HEAD};published_on\n{rows}")
    assert folder.refresh().hidden_to_protect == 1
    for day in ("2016-01-01", "2017-01-01"):
        assert folder.rows(
            f"SELECT geography_id FROM observation_as_of(DATE '{day}') WHERE value IS NULL ORDER BY 1"
        ) == [("motalavej",), ("praestevangen_parkvej",)]


def test_a_published_mean_stays_and_the_other_year_goes(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};numerator;denominator;averaged_years\n"
        "sydbyen;convicted;2018;2,00;14;700;1\n"
        "sydbyen;convicted;2019;0,43;3;700;1\n"
        "sydbyen;convicted;2019;1,21;;;2\n",
    )
    assert folder.refresh().hidden_to_protect == 1
    assert folder.rows("SELECT period, averaged_years FROM observation WHERE value IS NOT NULL") == [
        ("2019", 2)
    ]


def test_months_against_their_quarter_and_year(folder: DataFolder) -> None:
    rows = [f"sydbyen;leisure_jobs;2018-{month:02d};{10 + month}" for month in range(1, 13)]
    rows[4] = "sydbyen;leisure_jobs;2018-05;2"
    rows += [f"sydbyen;leisure_jobs;2018-Q{quarter};{40 + quarter}" for quarter in range(1, 5)]
    folder.write("raw/a.csv", "\n".join([HEAD, *rows, ""]))
    assert folder.refresh().hidden_to_protect == 1
    assert folder.rows("SELECT period FROM observation WHERE value IS NULL ORDER BY 1") == [
        ("2018-04",),
        ("2018-05",),
    ]


def test_an_age_group_takes_another_of_its_place(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};numerator;denominator\nsydbyen;age_0_24;2018;59,7;597;1000\n"
        "sydbyen;age_25_49;2018;40,0;400;1000\nsydbyen;age_50_plus;2018;0,3;3;1000\n",
    )
    assert folder.refresh().hidden_to_protect == 1
    assert folder.rows("SELECT indicator_id FROM observation WHERE value IS NOT NULL") == [("age_0_24",)]


def test_real_and_example_rows_protect_each_other(folder: DataFolder) -> None:
    """An example that gives way to a real figure tells nothing; the others are in the build."""
    lines = counts("2014", 3, 21, 12, 16, 52).splitlines()
    folder.write("raw/a.csv", "\n".join([HEAD, "motalavej;company_placements;2014;9", *lines[4:], ""]))
    folder.write("demo/a.csv", "\n".join([HEAD, *lines[:4], ""]))
    report = folder.refresh(demo=True)
    assert (report.hidden_to_protect, folder.rows(ALL)) == (0, [])
    assert [(one.rows_read, one.kept, one.rejected, one.left_out) for one in report.files] == [
        (2, 2, 0, 0),
        (4, 3, 0, 1),
    ]


def test_the_note_of_a_hidden_row_goes(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        f"{HEAD};status;note\nmotalavej;employed;2014;<5;;Skjult: under 5 personer.\n"
        "sydbyen;employed;2014;..;suppressed;Skjult, så et andet områdes lille tal ikke kan regnes ud.\n",
    )
    folder.refresh()
    assert folder.rows("SELECT status, note FROM observation") == [("suppressed", None)] * 2


def test_the_checks_still_see_every_figure(folder: DataFolder) -> None:
    """A protecting share outside 0-100 stops the refresh, although nobody would have seen it."""
    rows = "".join(
        f"{place};employed;2014;{value}\n"
        for place, value in zip(PLACES, ("<5", 131, 40, 40, 50), strict=True)
    )
    folder.write("raw/a.csv", HEAD + "\n" + rows)
    with pytest.raises(CheckFailedError, match="ringparken employed 2014 is 131"):
        folder.refresh()
