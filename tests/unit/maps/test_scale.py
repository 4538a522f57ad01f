"""Colours of the map."""

from __future__ import annotations

import pytest

from dashboard.maps.scale import STEPS, UNKNOWN, VERDICT, Scale, css, scale


def test_equal_steps_between_the_ends() -> None:
    steps = Scale(40.0, 60.0)
    assert steps.edges == (40.0, 44.0, 48.0, 52.0, 56.0, 60.0)
    assert [steps.colour(value) for value in (40.0, 43.9, 44.0, 59.9, 60.0)] == [
        STEPS[0],
        STEPS[0],
        STEPS[1],
        STEPS[4],
        STEPS[4],
    ]


def test_values_outside_take_the_end_colours() -> None:
    assert Scale(40.0, 60.0).colour(10.0) == STEPS[0]
    assert Scale(40.0, 60.0).colour(99.0) == STEPS[-1]


def test_negative_values_and_zero() -> None:
    assert Scale(-10.0, 0.0).colour(-10.0) == STEPS[0]
    assert Scale(-10.0, 0.0).colour(0.0) == STEPS[-1]


@pytest.mark.parametrize("values", [[42.0], [42.0, 42.0], [0.0]])
def test_one_value_takes_the_middle_colour(values: list[float]) -> None:
    steps = scale(values)
    assert steps is not None
    assert steps.colour(values[0]) == STEPS[2]


def test_what_is_not_known_has_its_own_colour() -> None:
    assert Scale(40.0, 60.0).colour(None) == UNKNOWN
    assert UNKNOWN not in STEPS
    assert scale([]) is None


def test_the_three_verdicts_differ() -> None:
    assert set(VERDICT) == {"on", "off", "unknown"}
    assert len(set(VERDICT.values())) == 3


def test_css() -> None:
    assert css((222, 235, 240)) == "rgb(222,235,240)"
