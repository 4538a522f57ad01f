"""The straight line from the plan's baseline to a target."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.course import course, is_reached


def on(day: date) -> float:
    return course(day, baseline=50.0, baseline_year=2014, target=40.0, target_year=2024)


def test_the_line_starts_and_ends_with_its_years() -> None:
    assert on(date(2014, 12, 31)) == 50.0
    assert on(date(2024, 12, 31)) == 40.0


def test_before_and_after_it_stays_at_its_ends() -> None:
    assert on(date(2010, 1, 1)) == 50.0
    assert on(date(2031, 6, 1)) == 40.0


def test_half_way_it_is_half_way() -> None:
    assert on(date(2019, 12, 31)) == pytest.approx(45.0, abs=0.01)


def test_it_can_rise() -> None:
    assert course(date(2020, 6, 30), 50.0, 2015, 60.0, 2025) == pytest.approx(54.5, abs=0.05)


def test_a_target_equal_to_the_baseline_is_a_level_line() -> None:
    assert course(date(2018, 3, 1), 40.0, 2014, 40.0, 2025) == 40.0


@pytest.mark.parametrize(
    ("operator", "value", "reached"),
    [
        (">", 39.9, True),
        (">", 40.0, True),
        (">", 40.1, False),
        (">=", 39.9, True),
        (">=", 40.1, False),
        ("<", 40.1, True),
        ("<", 40.0, True),
        ("<", 39.9, False),
    ],
)
def test_reached_is_the_side_that_the_criterion_does_not_ask_for(
    operator: str, value: float, reached: bool
) -> None:
    assert is_reached(operator, value, 40.0) is reached
