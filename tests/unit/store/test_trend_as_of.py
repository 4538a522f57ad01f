"""`trend_as_of`, on rows made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest


def state(build: Any, known_from: date, strength: str = "none", **columns: Any) -> None:
    defaults = {
        "geography_id": "ringparken",
        "indicator_id": "a",
        "last_period": "2020",
        "direction": "none",
        "method": "chi_square",
        "method_version": "1",
    }
    build.insert("trend", known_from=known_from, strength=strength, **{**defaults, **columns})


def ask(build: Any, day: date) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = build.rows("SELECT * FROM trend_as_of(?) ORDER BY ALL", day)
    return rows


def test_a_state_is_seen_from_the_day_it_is_known(build: Any) -> None:
    state(build, date(2021, 10, 1))
    assert ask(build, date(2021, 9, 30)) == []
    assert [row["strength"] for row in ask(build, date(2021, 10, 1))] == ["none"]


def test_the_latest_state_known_on_the_date(build: Any) -> None:
    state(build, date(2020, 10, 1), "level_only", last_period="2019")
    state(build, date(2022, 10, 1), "certain", direction="down")
    state(build, date(2021, 10, 1), "early", direction="down")
    found = {year: ask(build, date(year, 12, 31))[0]["strength"] for year in (2020, 2021, 2022, 2023)}
    assert found == {2020: "level_only", 2021: "early", 2022: "certain", 2023: "certain"}


def test_one_row_a_place_and_indicator(build: Any) -> None:
    for place in ("motalavej", "ringparken"):
        for indicator in ("a", "b"):
            for year in (2019, 2020):
                state(build, date(year, 1, 1), geography_id=place, indicator_id=indicator)
    assert len(ask(build, date(2020, 6, 1))) == 4


def test_an_older_period_may_be_the_newest_knowledge(build: Any) -> None:
    """After a withdrawal the last period goes back; the day decides, not the period."""
    state(build, date(2021, 10, 1), "certain", last_period="2020")
    state(build, date(2022, 1, 1), "level_only", last_period="2019")
    (row,) = ask(build, date(2022, 6, 1))
    assert (row["strength"], row["last_period"]) == ("level_only", "2019")


def test_the_columns_that_are_relied_on_come_first(build: Any) -> None:
    columns = build.rows("DESCRIBE SELECT * FROM trend_as_of(DATE '2020-01-01')")
    assert [column["column_name"] for column in columns][:7] == [
        "geography_id",
        "indicator_id",
        "last_period",
        "direction",
        "strength",
        "method",
        "method_version",
    ]


@pytest.mark.parametrize(
    "call",
    [
        "trend_as_of('2022-01-01')",
        "trend_as_of(as_of := DATE '2022-01-01')",
        "trend_as_of(TIMESTAMP '2022-01-01 12:00')",
    ],
)
def test_the_parameter(build: Any, call: str) -> None:
    state(build, date(2021, 10, 1))
    assert len(build.rows(f"SELECT * FROM {call}")) == 1
