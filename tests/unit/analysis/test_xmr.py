"""The XmR chart against the example of NIST's handbook, and each of its signals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.xmr import Limits, Signal, limits, signals

NIST = np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
"""e-Handbook of Statistical Methods, 6.3.2.2: ten flow rates"""
NOISE = [10.0, 12, 9, 11, 10, 8, 12, 10, 9, 11, 10, 12]
AROUND_TEN = Limits(10.0, 4.0, 16.0)
"""thirds at 8, 6 and 12, 14; far outside below 2 and above 18"""

whole = st.lists(st.integers(0, 60).map(float), min_size=12, max_size=40).map(np.array)
Drawn = np.ndarray[tuple[int], np.dtype[np.float64]]


def found(*values: float, of: Limits = AROUND_TEN) -> dict[Signal, int]:
    return dict(signals(np.array(values, dtype=float), of))


class TestLimits:
    def test_nist(self) -> None:
        of = limits(NIST)
        assert of.mean == pytest.approx(50.81)
        assert np.abs(np.diff(NIST)).mean() == pytest.approx(1.8778, abs=5e-5)
        # NIST divides by d2 = 1.128 (3 / 1.128 = 2.6596), we multiply by 2.66.
        assert (of.lower, of.upper) == pytest.approx((45.82, 55.80), abs=0.01)
        assert signals(NIST, of) == []

    def test_a_step_does_not_widen_the_limits(self) -> None:
        steady = limits(np.array(NOISE))
        stepped = limits(np.array([*NOISE, *(value + 40 for value in NOISE)]))
        assert stepped.upper - stepped.mean == pytest.approx(steady.upper - steady.mean, rel=0.1)

    def test_a_range_of_exactly_the_limit_is_dropped_too(self) -> None:
        # Ranges 1, 1, 1, 1 and r with r = 3.267 x their mean: r = 3.267 x 4 / (5 - 3.267).
        step = 3.267 * 4 / (5 - 3.267)
        below = limits(np.array([0, 1, 0, 1, 0, step - 0.01]))
        above = limits(np.array([0, 1, 0, 1, 0, step + 0.01]))
        assert above.upper - above.mean == pytest.approx(2.66)
        assert below.upper - below.mean == pytest.approx(2.66 * (4 + step - 0.01) / 5)

    def test_ranges_are_dropped_once_only(self) -> None:
        # After 100 is dropped, 8 would be 3.5 times the mean of the rest.
        values = np.cumsum([0, 1, -1, 1, -1, 1, -1, 8, -1, 1, -1, 1, -1, 1, -1, 100])
        of = limits(values.astype(float))
        assert of.upper - of.mean == pytest.approx(2.66 * (13 + 8) / 14)

    def test_a_constant_series_has_limits_at_its_mean(self) -> None:
        assert limits(np.full(12, 7.0)) == Limits(7.0, 7.0, 7.0)

    @given(whole)
    def test_reversed_in_time_they_are_the_same(self, values: Drawn) -> None:
        there, back = limits(values), limits(values[::-1])
        assert (there.mean, there.lower, there.upper) == pytest.approx((back.mean, back.lower, back.upper))

    @given(whole)
    def test_they_hold_the_mean(self, values: Drawn) -> None:
        of = limits(values)
        assert of.lower <= of.mean <= of.upper


class TestSignals:
    @pytest.mark.parametrize(
        ("newest", "expected"),
        [
            (15.9, {}),
            (16.0, {}),  # on the limit is inside
            (16.1, {Signal.OUTSIDE: 1}),
            (18.0, {Signal.OUTSIDE: 1}),
            (18.1, {Signal.FAR_OUTSIDE: 1}),
            (4.0, {}),
            (3.9, {Signal.OUTSIDE: -1}),
            (2.0, {Signal.OUTSIDE: -1}),
            (1.9, {Signal.FAR_OUTSIDE: -1}),
        ],
    )
    def test_outside(self, newest: float, expected: dict[Signal, int]) -> None:
        assert found(10, 11, 9, newest) == expected

    def test_seven_on_one_side(self) -> None:
        assert found(9, 11, 12, 11, 12, 11, 12, 11) == {Signal.ONE_SIDE: 1}
        assert found(11, 9, 8, 9, 8, 9, 8, 9) == {Signal.ONE_SIDE: -1}

    def test_six_on_one_side_are_no_signal(self) -> None:
        assert found(11, 9, 12, 11, 12, 11, 12, 11) == {}

    def test_a_point_on_the_mean_breaks_a_run(self) -> None:
        assert found(11, 12, 11, 10, 12, 11, 12, 11) == {}

    def test_seven_that_rise_or_fall(self) -> None:
        assert found(12, 7, 8, 9, 10, 11, 11.5, 11.9) == {Signal.RISING_OR_FALLING: 1}
        assert found(8, 13, 12, 11, 10, 9, 8.5, 8.1) == {Signal.RISING_OR_FALLING: -1}

    def test_six_that_rise_or_a_repeated_value_are_no_signal(self) -> None:
        assert found(12, 9, 8, 9, 10, 11, 11.5, 11.9) == {}
        assert found(7, 8, 9, 9, 10, 11, 11.5) == {}

    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            ((14.1, 10, 14.1), {Signal.OUTER_THIRD: 1}),
            ((10, 14.1, 14.1), {Signal.OUTER_THIRD: 1}),
            ((5.9, 10, 5.9), {Signal.OUTER_THIRD: -1}),
            ((14.1, 14.1, 10), {}),  # the newest is not among them
            ((14.1, 10, 5.9), {}),  # not on one side
            ((14.0, 10, 14.1), {}),  # on the line is not beyond it
            ((10, 10, 14.1), {}),
        ],
    )
    def test_two_of_three_in_the_outer_third(
        self, last: tuple[float, ...], expected: dict[Signal, int]
    ) -> None:
        assert found(10, 9, 11, *last) == expected

    def test_the_strongest_comes_first(self) -> None:
        assert [one for one, _ in signals(np.array([7.0, 8, 9, 10, 14.5, 15, 19]), AROUND_TEN)] == [
            Signal.FAR_OUTSIDE,
            Signal.RISING_OR_FALLING,
            Signal.OUTER_THIRD,
        ]

    def test_a_short_series_has_no_runs(self) -> None:
        assert found(11, 12) == {}

    @pytest.mark.parametrize("level", [0.0, 0.1, 7.0, 12.3, 57.7, 66.4, 61250.5])
    @pytest.mark.parametrize("points", [12, 13, 15, 22, 36])
    def test_a_constant_series_has_no_signals(self, level: float, points: int) -> None:
        """Its mean differs from it by the dust of binary fractions, which is no difference."""
        values = np.full(points, level)
        assert signals(values, limits(values)) == []

    def test_without_variation_nothing_is_far_outside(self) -> None:
        values = np.array([10.0] * 11 + [11])
        assert dict(signals(values, limits(values))) == {Signal.OUTSIDE: 1}

    @given(whole)
    def test_mirrored_the_signals_turn(self, values: Drawn) -> None:
        there = signals(values, limits(values))
        mirrored = 100 - values
        assert signals(mirrored, limits(mirrored)) == [(signal, -side) for signal, side in there]

    @given(st.lists(st.integers(1, 9), min_size=11, max_size=30))
    def test_a_series_that_only_rises_only_falls_when_reversed(self, steps: list[int]) -> None:
        values = np.cumsum([0, *steps]).astype(float)
        back = values[::-1].copy()
        there, again = dict(signals(values, limits(values))), dict(signals(back, limits(back)))
        assert there[Signal.RISING_OR_FALLING] == 1
        assert again[Signal.RISING_OR_FALLING] == -1

    @given(whole)
    def test_neither_figures_nor_limits_are_changed(self, values: Drawn) -> None:
        before = values.copy()
        signals(values, limits(values))
        assert (values == before).all()
