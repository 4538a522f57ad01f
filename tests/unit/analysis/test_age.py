"""How old a figure is on the date that it is seen from."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.age import is_old, period_end


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2015", date(2015, 12, 31)),
        ("2015-Q1", date(2015, 3, 31)),
        ("2015-Q4", date(2015, 12, 31)),
        ("2016-02", date(2016, 2, 29)),
    ],
)
def test_period_end(period: str, end: date) -> None:
    assert period_end(period) == end


@pytest.mark.parametrize(
    ("period", "day", "old"),
    [
        ("2015", date(2018, 12, 31), False),
        ("2015", date(2019, 1, 1), True),
        ("2016-02", date(2019, 2, 28), False),
        ("2016-02", date(2019, 3, 1), True),
        ("2015-Q3", date(2018, 10, 1), True),
        ("2021", date(2016, 1, 1), False),
    ],
)
def test_old_after_three_years(period: str, day: date, old: bool) -> None:
    assert is_old(period, day) is old
