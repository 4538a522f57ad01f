"""What is due, what is late and what never came, seen from a date."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest

from dashboard.analysis.age import period_end
from dashboard.analysis.release import GRACE_DAYS, Delivered, late, periods_after, standing, standings
from dashboard.store.records import Delivery, Release

LIST = Delivery(
    "liste", "Listen", "year", False, -30, False, "2019", date(2019, 12, 31), date(2019, 12, 1), False, False
)
SURVEY = LIST._replace(source_id="tryghed", due_days=181, due_days_is_assumed=True)
NONE_IN_2020 = Release("tryghed", "2020", None, "ingen undersøgelse")


def test_before_it_is_due() -> None:
    found = standing(LIST, [], date(2020, 11, 30))
    assert (found.state, found.next_period, found.next_due) == (Delivered.ON_TIME, "2020", date(2020, 12, 1))
    assert (found.missing, found.late_since) == ((), None)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, Delivered.ON_TIME),
        (0, Delivered.DUE),
        (GRACE_DAYS, Delivered.DUE),
        (GRACE_DAYS + 1, Delivered.LATE),
    ],
)
def test_the_day_it_is_due_and_the_grace(days: int, state: Delivered) -> None:
    assert standing(LIST, [], date(2020, 12, 1) + timedelta(days=days)).state is state


def test_late_since_the_first_and_what_comes_next() -> None:
    found = standing(LIST, [], date(2023, 6, 1))
    assert found.state is Delivered.LATE
    assert found.missing == ("2020", "2021", "2022")
    assert (found.late_since, found.late_is_assumed) == (date(2020, 12, 1), False)
    assert (found.next_period, found.next_due) == ("2023", date(2023, 12, 1))


def test_a_period_that_is_known_not_to_come_is_never_missing() -> None:
    found = standing(SURVEY, [NONE_IN_2020], date(2021, 11, 25))
    assert found.state is Delivered.ON_TIME
    assert (found.next_period, found.next_due, found.next_is_assumed) == ("2021", date(2022, 6, 30), True)
    assert found.skipped == (NONE_IN_2020,)
    assert standing(SURVEY, [], date(2021, 11, 25)).missing == ("2020",)
    assert standing(SURVEY, [NONE_IN_2020], date(2022, 11, 25)).missing == ("2021",)


def test_a_day_that_is_known_stands_before_the_habit_and_is_no_guess() -> None:
    known = Release("tryghed", "2020", date(2020, 3, 1), None)
    found = standing(SURVEY, [known], date(2020, 4, 1))
    assert (found.late_since, found.late_is_assumed) == (date(2020, 3, 1), False)
    assert found.next_is_assumed


def test_days_known_one_by_one_and_no_habit() -> None:
    source = LIST._replace(due_days=None)
    known = Release("liste", "2020", date(2020, 12, 1), None)
    assert standing(source, [known], date(2020, 11, 1)).next_due == date(2020, 12, 1)
    found = standing(source, [known], date(2022, 1, 1))
    assert (found.missing, found.next_period, found.next_due) == (("2020",), "2021", None)
    assert standing(source, [], date(2022, 1, 1)).state is Delivered.ON_TIME


def test_never_delivered_is_not_late_and_neither_is_one_without_a_schedule() -> None:
    never = LIST._replace(latest_period=None, covered_until=None, published_on=None, has_examples=True)
    assert standing(never, [], date(2026, 1, 1)).state is Delivered.NEVER
    assert standing(LIST._replace(every=None), [], date(2026, 1, 1)).state is Delivered.NO_SCHEDULE


def test_the_longest_missing_first_and_each_by_its_own_releases() -> None:
    other = LIST._replace(source_id="anden", due_days=10)
    found = standings([other, SURVEY, LIST], [NONE_IN_2020], date(2021, 11, 25))
    assert [one.source.source_id for one in late(found)] == ["liste", "anden"]


@pytest.mark.parametrize(
    ("day", "every", "first"),
    [
        (date(2019, 12, 31), "year", ["2020", "2021"]),
        (date(2019, 12, 30), "year", ["2019", "2020"]),
        (date(2020, 6, 30), "quarter", ["2020-Q3", "2020-Q4", "2021-Q1"]),
        (date(2020, 12, 31), "quarter", ["2021-Q1"]),
        (date(2020, 11, 30), "month", ["2020-12", "2021-01"]),
        (date(2020, 2, 28), "month", ["2020-02"]),
    ],
)
def test_periods_after_a_day(day: date, every: str, first: list[str]) -> None:
    assert list(islice(periods_after(day, every), len(first))) == first


@pytest.mark.parametrize("every", ["year", "quarter", "month"])
def test_periods_follow_on_each_other(every: str) -> None:
    for offset in range(0, 800, 13):
        day = date(2019, 1, 1) + timedelta(days=offset)
        ends = [period_end(period) for period in islice(periods_after(day, every), 30)]
        assert ends[0] > day
        assert ends == sorted(set(ends))
        assert (ends[0] - day).days <= {"year": 366, "quarter": 92, "month": 31}[every]
