"""Needed against found, and that no pace is claimed where the trend test tells none."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.analysis.pace import Comparison, Pace, compare, pace
from dashboard.analysis.projection import projection
from dashboard.store.records import TrendState
from tests.unit.analysis.test_projection import series


def state(strength: str, direction: str = "none", **fields: Any) -> TrendState:
    values: dict[str, Any] = dict.fromkeys(TrendState._fields)
    return TrendState(**{**values, "strength": strength, "direction": direction, **fields})


def of(values: list[float], strength: str, **fields: Any) -> Pace:
    projected = projection(
        series(values, fields.pop("size", 100_000.0)), "share", 2025, operator=">", threshold=40.0
    )
    defaults: dict[str, Any] = {"operator": ">", "target": 40.0, "target_year": 2025}
    return pace(
        fields.pop("value", values[-1]),
        "2020",
        projection=projected,
        trend=state(strength),
        **{**defaults, **fields},
    )


def test_needed_is_from_the_period_s_last_day_to_the_target_year_s() -> None:
    found = of([45.0] * 5, "none")
    assert found.years_left == pytest.approx(5, abs=0.01)
    assert found.needed == pytest.approx(-1.0, abs=0.002)


@pytest.mark.parametrize(
    ("values", "comparison"),
    [
        ([50.0, 48.0, 46.0, 44.0, 42.0], Comparison.FAST_ENOUGH),
        ([45.4, 45.3, 45.2, 45.1, 45.0], Comparison.TOO_SLOW),
        ([41.0, 42.0, 43.0, 44.0, 45.0], Comparison.WRONG_WAY),
        ([44.0, 42.0, 41.0, 40.5, 40.0], Comparison.REACHED),
    ],
)
def test_a_certain_trend_is_compared(values: list[float], comparison: Comparison) -> None:
    found = of(values, "certain")
    assert found.comparison is comparison
    assert found.is_sure == (comparison is not Comparison.REACHED)


@pytest.mark.parametrize("strength", ["undetectable", "level_only"])
@pytest.mark.parametrize("values", [[50.0, 48.0, 46.0, 44.0, 42.0], [41.0, 42.0, 43.0, 44.0, 45.0]])
def test_no_pace_is_claimed_where_the_series_cannot_tell_one(strength: str, values: list[float]) -> None:
    found = of(values, strength)
    assert found.comparison is Comparison.CANNOT_TELL
    assert found.found is not None  # shown in small, with its interval
    assert found.low is not None


def test_reached_needs_no_trend() -> None:
    assert of([39.0] * 5, "undetectable").comparison is Comparison.REACHED


def test_exactly_at_the_target_is_reached() -> None:
    assert of([40.0] * 5, "none").comparison is Comparison.REACHED


def test_an_income_below_the_target_must_rise() -> None:
    found = of([53.0] * 5, "none", operator="<", target=55.0)
    assert found.needed == pytest.approx(0.4, abs=0.001)


def test_without_a_certain_change_only_a_pace_outside_the_interval_is_too_slow() -> None:
    assert compare(-2.0, -0.1, -0.5, 0.3, state("none")) == (Comparison.TOO_SLOW, True)
    assert compare(-0.4, -0.1, -0.5, 0.3, state("none")) == (Comparison.CANNOT_TELL, False)
    assert compare(2.0, 0.1, -0.3, 0.5, state("none")) == (Comparison.TOO_SLOW, True)


def test_a_needed_pace_inside_the_interval_is_not_sure() -> None:
    assert compare(-0.5, -0.6, -1.1, -0.1, state("early")) == (Comparison.FAST_ENOUGH, False)


def test_without_an_interval_or_a_state_nothing_is_told() -> None:
    assert compare(-1.0, -2.0, None, None, state("certain"))[0] is Comparison.CANNOT_TELL
    assert compare(-1.0, -2.0, -2.1, -1.9, None)[0] is Comparison.CANNOT_TELL


def test_no_target_no_value_and_a_year_gone() -> None:
    assert of([45.0] * 5, "none", target=None).comparison is Comparison.NO_TARGET
    assert of([45.0] * 5, "none", value=None).comparison is Comparison.NO_VALUE
    assert of([45.0] * 5, "none", target_year=2020).comparison is Comparison.PAST
