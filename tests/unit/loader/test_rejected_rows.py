"""Every reason for not keeping a row, each told with file, line, column and value."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.loader.conftest import DataFolder

COLUMNS = (
    "geography_id", "indicator_id", "period", "value", "numerator", "denominator", "status", "published_on",
    "source_id", "note", "unit", "averaged_years", "published_assumed", "confidence",
)  # fmt: skip
SOUND = {"geography_id": "motalavej", "indicator_id": "employed", "value": "31,6"}

PERIODS = ("2015-13", "2015-00", "2015-Q5", "2015-Q0", "1800", "2150", "15", "2015K3", "2015-q3", "i fjor")
NO_NUMBERS = (
    *(
        "1e3",
        "inf",
        "nan",
        "31,6 %",
        "31 6",
        "ca. 31",
        "31,6,4",
        "12.34.567",
        "1.2345.678",
        "+5",
        "−5",
        "31,",
    ),
    *(",5", "0x1F", "1_000", "<10", ">5", "1,234.5", "...", "99999999999999999999999999"),
)
NO_DATES = ("2016-02-30", "1/9 2016", "01-09-16", "2016", "2016-9-1", "31-02-2016", "2016-09-01T00:00")
INCOME = {"indicator_id": "mean_income"}
DECISIONS = {"indicator_id": "criminal_decisions", "numerator": "100", "denominator": "5593"}

# The cells that differ from a sound row, the column at fault, and words of the reason.
BAD: list[tuple[dict[str, str], str, str]] = [
    ({"geography_id": ""}, "geography_id", "empty"),
    ({"geography_id": "motalavejen"}, "geography_id", "the allowed ones are motalavej, ringparken"),
    ({"indicator_id": ""}, "indicator_id", "empty"),
    ({"indicator_id": "beskaeftigede"}, "indicator_id", "unknown indicator"),
    ({"period": ""}, "period", "empty"),
    *(({"period": period}, "period", "not a period") for period in PERIODS),
    ({"value": "1.234", **INCOME}, "value", "can be read as 1234 and as 1,234"),
    ({"value": "-12.345", **INCOME}, "value", "can be read as -12345 and as -12,345"),
    *(({"value": value}, "value", "not a number") for value in NO_NUMBERS),
    ({"numerator": "to"}, "numerator", "not a number"),
    ({"denominator": "1.700"}, "denominator", "1700"),
    ({"status": "endelig"}, "status", "final, preliminary"),
    *(({"published_on": day}, "published_on", "not a date") for day in NO_DATES),
    ({"published_on": "2014-12-31"}, "published_on", "before its period begins on 2015-01-01"),
    ({"source_id": "Boligministeriets liste"}, "source_id", "not a source id"),
    ({"unit": "count"}, "unit", "measured in percent"),
    *(({"averaged_years": years}, "averaged_years", "1 to 10") for years in ("0", "11", "to", "1,5")),
    ({"published_assumed": "ja"}, "published_assumed", "true or false"),
    ({"confidence": "sikker"}, "confidence", "found in text"),
    *(({"status": status}, "status", "no figure") for status in ("missing", "not_applicable", "delayed")),
    ({"denominator": "0", "numerator": "0"}, "denominator", "above zero"),
    ({"denominator": "-700"}, "denominator", "above zero"),
    ({"numerator": "-5", "denominator": "700"}, "numerator", "negative"),
    ({"value": "-0,5"}, "value", "negative"),
    ({"value": "-3", "indicator_id": "arson"}, "value", "negative"),
    ({"numerator": "705", "denominator": "700", "value": "100,0"}, "numerator", "above the denominator 700"),
    ({"numerator": "200", "denominator": "700"}, "value", "which give 28.571"),
    ({"numerator": "221", "denominator": "700", "value": "31,7"}, "value", "which give 31.571"),
    ({"value": "31,6", **DECISIONS}, "value", "which give 17.879"),
]


def line_of(cells: dict[str, str], number: int) -> str:
    row = {
        **SOUND,
        "period": "2015",
        "published_on": f"20{16 + number // 300}-01-{1 + number % 28:02d}",
        **cells,
    }
    return ";".join(row.get(column, "") for column in COLUMNS)


@pytest.fixture(scope="module")
def rejected(shared_folder: DataFolder) -> dict[int, tuple[Any, ...]]:
    """Line -> what the build says of it; sound rows stand around the bad ones."""
    sound = [
        line_of({"period": f"{year}-{month:02d}", "published_on": ""}, 0)
        for year in range(2000, 2012)
        for month in range(1, 13)
    ]
    bad = [line_of(cells, number) for number, (cells, _, _) in enumerate(BAD)]
    shared_folder.write("raw/figures.csv", "\n".join([";".join(COLUMNS), *bad, *sound]) + "\n")
    shared_folder.refresh()
    return {
        line: rest
        for line, *rest in shared_folder.rows(
            "SELECT line, file, column_name, value, reason, reason_da, source_id FROM rejected_row"
        )
    }


@pytest.mark.parametrize("number", range(len(BAD)), ids=lambda number: f"{number}-{BAD[number][0]}")
def test_a_bad_row_is_told(rejected: dict[int, tuple[Any, ...]], number: int) -> None:
    cells, column, words = BAD[number]
    file, found, value, reason, reason_da, source_id = rejected[number + 2]
    assert (file, found, source_id) == ("raw/figures.csv", column, "uoplyst")
    assert words in reason
    assert value == (cells.get(column, SOUND.get(column)) or None)
    assert reason_da
    assert "{" not in reason + reason_da


def test_each_row_is_accounted_for(rejected: dict[int, tuple[Any, ...]], shared_folder: DataFolder) -> None:
    assert sorted(rejected) == list(range(2, len(BAD) + 2))
    assert shared_folder.rows("SELECT rows_read, kept, rejected, left_out FROM source_file") == [
        (len(BAD) + 144, 144, len(BAD), 0)
    ]
    assert shared_folder.rows("""SELECT "rows", rejected FROM source WHERE source_id = 'uoplyst'""") == [
        (144, len(BAD))
    ]


def test_long_values_are_cut(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        "geography_id;indicator_id;period;value\n"
        + "".join(f"motalavej;employed;{year};31,6\n" for year in range(2010, 2015))
        + f"{'x' * 500};employed;2015;31,6\n",
    )
    folder.refresh()
    assert len(folder.value("SELECT value FROM rejected_row")) == 200


def test_a_small_count_is_not_told_by_its_rejection(folder: DataFolder) -> None:
    folder.write(
        "raw/a.csv",
        "geography_id;indicator_id;period;value;numerator;denominator\n"
        "motalavej;employed;2014;0,9;3;700\nmotalavej;employed;2015;31,6;221;700\n",
    )
    folder.refresh()
    assert folder.rows("SELECT value, reason FROM rejected_row") == [
        ("(skjult)", "does not agree with numerator and denominator, which give (skjult)")
    ]
