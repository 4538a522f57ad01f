"""A series: its last points, what may be compared with the newest, and breaks that fall on hidden points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.series import Series, carried, frequency_of, time_of


def series(count: int, *breaks_at: int) -> Series:
    nothing = np.full(count, np.nan)
    return Series(
        periods=[str(2010 + index) for index in range(count)],
        values=np.arange(count, dtype=np.float64),
        numerators=nothing,
        denominators=nothing,
        breaks=np.isin(np.arange(count), breaks_at),
        demo=np.zeros(count, dtype=np.bool_),
    )


@pytest.mark.parametrize(
    ("breaks_at", "first"), [((), "2010"), ((3,), "2013"), ((1, 3), "2013"), ((0,), "2010")]
)
def test_only_what_follows_the_last_break_can_be_compared(breaks_at: tuple[int, ...], first: str) -> None:
    assert series(5, *breaks_at).after_last_break().periods[0] == first


def test_the_last_points() -> None:
    assert list(series(5).last(2).periods) == ["2013", "2014"]
    assert len(series(2).last(5)) == 2


@pytest.mark.parametrize(
    ("breaks", "shown", "expected"),
    [
        ("00100", "11111", "00100"),
        ("00100", "11011", "0010"),  # the break is hidden: the next point begins the new series
        ("00001", "11110", "0000"),  # nothing shown follows it yet
        ("10000", "01111", "1000"),
        ("00110", "11001", "001"),
        ("00000", "00000", ""),
    ],
)
def test_a_break_on_a_hidden_point_is_carried_on(breaks: str, shown: str, expected: str) -> None:
    flags = [np.array([one == "1" for one in text], dtype=np.bool_) for text in (breaks, shown)]
    found = carried(flags[0], flags[1])
    if breaks[0] == "1" and shown[0] == "0":
        # Before the first shown point there is nothing that it could be compared with.
        assert found[1:].tolist() == [one == "1" for one in expected[1:]]
    else:
        assert found.tolist() == [one == "1" for one in expected]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_two_shown_points_are_never_joined_across_a_break(points: list[tuple[bool, bool]]) -> None:
    breaks = np.array([one for one, _ in points], dtype=np.bool_)
    shown = np.array([one for _, one in points], dtype=np.bool_)
    found = carried(breaks, shown)
    places = np.flatnonzero(shown)
    assert found.size == places.size
    for index in range(1, places.size):
        assert found[index] == breaks[places[index - 1] + 1 : places[index] + 1].any()


@pytest.mark.parametrize(
    ("period", "time", "frequency"),
    [("2015", 2015.0, "year"), ("2015-Q3", 2015.5, "quarter"), ("2015-07", 2015.5, "month")],
)
def test_time_and_frequency(period: str, time: float, frequency: str) -> None:
    assert time_of(period) == time
    assert frequency_of(period) == frequency
