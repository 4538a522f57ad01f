"""The ladder: which method judges a series, and each state with its edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import chi_square
from dashboard.analysis.series import Series
from dashboard.analysis.trend import Direction, Reason, Strength, Trend, trend

ADULTS = 3400.0
STEADY = [10.0, 12, 9, 11, 10, 8, 12, 10, 9, 11, 10, 12]


def series(
    periods: Sequence[str],
    values: Sequence[float],
    counts: Sequence[float] | None = None,
    of_all: Sequence[float] | None = None,
    *,
    breaks: Sequence[int] = (),
    demo: Sequence[int] = (),
) -> Series:
    size = len(periods)
    marks = [np.isin(np.arange(size), places) for places in (breaks, demo)]
    none = [float("nan")] * size
    return Series(
        periods, *(np.array(x, dtype=float) for x in (values, counts or none, of_all or none)), *marks
    )


def years(*percents: float, first: int = 2016, adults: float = ADULTS, **marks: Sequence[int]) -> Series:
    counts = [round(percent * adults / 100) for percent in percents]
    periods = [str(first + number) for number in range(len(percents))]
    return series(periods, percents, counts, [adults] * len(percents), **marks)


def quarters(*values: float, first: int = 2015, **marks: Sequence[int]) -> Series:
    periods = [f"{first + number // 4}-Q{number % 4 + 1}" for number in range(len(values))]
    return series(periods, values, **marks)


def share(*percents: float, adults: float = ADULTS, **marks: Sequence[int]) -> Trend:
    return trend(years(*percents, adults=adults, **marks), "share")


def counted(*values: float, **marks: Sequence[int]) -> Trend:
    return trend(quarters(*values, **marks), "count")


class TestLevelOnly:
    def test_no_points_are_refused(self) -> None:
        with pytest.raises(ValueError, match="at least one point"):
            trend(series([], []), "share")

    @pytest.mark.parametrize("points", [1, 2, 3, 4])
    def test_fewer_than_five_years(self, points: int) -> None:
        found = share(*[44.0, 42, 40, 38][:points])
        assert (found.strength, found.reason) == (Strength.LEVEL_ONLY, Reason.TOO_FEW)
        assert (found.direction, found.method, found.points) == (Direction.NONE, "level", points)
        assert (found.statistic, found.slope, found.signal) == (None, None, None)

    @pytest.mark.parametrize("points", [1, 11])
    def test_fewer_than_twelve_quarters(self, points: int) -> None:
        found = counted(*([10.0] * (points - 1) + [99.0]))
        assert (found.strength, found.reason) == (Strength.LEVEL_ONLY, Reason.TOO_FEW)

    def test_a_break_too_near(self) -> None:
        found = share(56, 54, 52, 50, 48, 46, breaks=[3])
        assert (found.strength, found.reason) == (Strength.LEVEL_ONLY, Reason.BREAK)
        assert (found.first_period, found.last_period, found.points) == ("2019", "2021", 3)

    def test_a_break_among_fewer_than_five_is_not_the_reason(self) -> None:
        assert share(56, 54, 52, 50, breaks=[2]).reason is Reason.TOO_FEW

    def test_a_break_in_quarters(self) -> None:
        found = counted(*STEADY, *STEADY, breaks=[13])
        assert (found.strength, found.reason, found.points) == (Strength.LEVEL_ONLY, Reason.BREAK, 11)

    def test_no_counts_behind_a_share(self) -> None:
        shares = years(48, 46, 44, 42, 40)
        bare = series(shares.periods, shares.values.tolist())
        assert trend(bare, "share").reason is Reason.NO_COUNTS

    @pytest.mark.parametrize("gone", [0, 2, 4])
    def test_one_year_without_counts(self, gone: int) -> None:
        shares = years(48, 46, 44, 42, 40)
        shares.numerators[gone] = np.nan
        assert trend(shares, "share").reason is Reason.NO_COUNTS

    @pytest.mark.parametrize("value_type", ["count", "mean", "ratio", "amount"])
    def test_kinds_that_are_no_part_of_anything(self, value_type: str) -> None:
        assert trend(years(48, 46, 44, 42, 40), value_type).reason is Reason.NO_CHANCE

    def test_two_years_may_lack_but_not_three(self) -> None:
        def found(*names: str) -> Trend:
            counts = [1632.0, 1564, 1496, 1428, 1360]
            return trend(series(names, [48.0, 46, 44, 42, 40], counts, [ADULTS] * 5), "share")

        assert found("2014", "2015", "2017", "2019", "2020").strength is Strength.CERTAIN
        assert found("2013", "2015", "2017", "2019", "2020").reason is Reason.GAPS


class TestYearly:
    def test_a_certain_fall(self) -> None:
        found = share(46, 45, 44, 43, 42)
        assert (found.direction, found.strength) == (Direction.DOWN, Strength.CERTAIN)
        assert (found.first_period, found.last_period, found.points) == ("2016", "2020", 5)
        assert found.slope == pytest.approx(-1.0)
        assert found.statistic is not None
        assert found.statistic > chi_square.CERTAIN
        assert (found.mean, found.lower, found.upper, found.signal) == (None, None, None, None)

    def test_an_early_rise(self) -> None:
        found = share(42, 42.5, 43, 43.5, 44.5)
        assert (found.direction, found.strength) == (Direction.UP, Strength.EARLY)
        assert found.statistic is not None
        assert chi_square.EARLY < found.statistic < chi_square.CERTAIN

    def test_no_sign_among_many(self) -> None:
        found = share(42, 42.2, 41.9, 42.1, 42)
        assert (found.direction, found.strength) == (Direction.NONE, Strength.NONE)
        assert found.detectable == pytest.approx(3.0, abs=0.05)

    def test_the_same_fall_among_few_cannot_be_told(self) -> None:
        found = share(42, 41, 40, 39, 38, adults=500)
        assert (found.direction, found.strength) == (Direction.NONE, Strength.UNDETECTABLE)
        assert found.detectable == pytest.approx(7.7, abs=0.1)

    def test_one_outlier_makes_a_certain_fall_an_early_one(self) -> None:
        found = share(42, 42.5, 43, 43.5, 30)
        assert found.statistic is not None
        assert found.statistic > chi_square.CERTAIN
        assert (found.direction, found.strength) == (Direction.DOWN, Strength.EARLY)

    def test_only_the_last_five_years_count(self) -> None:
        found = share(70, 60, 42, 42, 42, 42, 42)
        assert (found.first_period, found.points, found.slope) == ("2018", 5, 0)
        assert found.strength is Strength.NONE

    def test_a_break_cuts_what_lies_before(self) -> None:
        found = share(80, 46, 45, 44, 43, 42, breaks=[1])
        assert (found.strength, found.first_period, found.points) == (Strength.CERTAIN, "2017", 5)

    def test_only_the_last_break_counts(self) -> None:
        assert share(80, 60, 46, 45, 44, 43, 42, breaks=[1, 2]).first_period == "2018"

    @pytest.mark.parametrize("percent", [0, 100])
    def test_none_or_all_cannot_be_told(self, percent: float) -> None:
        found = share(*[percent] * 5)
        assert (found.strength, found.direction) == (Strength.UNDETECTABLE, Direction.NONE)
        assert (found.statistic, found.detectable, found.slope) == (None, None, 0)

    def test_the_boundary_of_undetectable(self) -> None:
        """A tenth of the level: at 42 % that is 4.2 points, which takes some 1,740 persons."""
        few, many = share(*[42] * 5, adults=1700), share(*[42] * 5, adults=1800)
        assert few.detectable is not None
        assert many.detectable is not None
        assert few.detectable > 4.2 > many.detectable
        assert (few.strength, many.strength) == (Strength.UNDETECTABLE, Strength.NONE)

    def test_a_rate_is_told_per_thousand(self) -> None:
        residents = [5600.0] * 5
        events = [240.0, 215, 190, 165, 140]
        found = trend(series([str(2016 + n) for n in range(5)], [0.0] * 5, events, residents), "rate")
        assert (found.strength, found.direction) == (Strength.CERTAIN, Direction.DOWN)
        assert found.slope == pytest.approx(-25 / 5.6)

    def test_an_example_among_the_five_makes_it_one(self) -> None:
        assert share(46, 45, 44, 43, 42, demo=[4]).is_demo
        assert not share(50, 46, 45, 44, 43, 42, demo=[0]).is_demo

    @given(st.lists(st.integers(0, 800), min_size=5, max_size=5))
    def test_reversed_in_time_the_trend_turns(self, counts: list[int]) -> None:
        names, of_all = [str(2016 + n) for n in range(5)], [800.0] * 5

        def judge(numerators: list[int]) -> Trend:
            values = [count / 8 for count in numerators]
            return trend(series(names, values, [float(x) for x in numerators], of_all), "share")

        there, back = judge(counts), judge(counts[::-1])
        assert back.strength == there.strength
        turned = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP, Direction.NONE: Direction.NONE}
        assert back.direction == turned[there.direction]
        assert (there.direction is Direction.NONE) == (
            there.strength not in {Strength.CERTAIN, Strength.EARLY}
        )

    @given(st.lists(st.integers(0, 400), min_size=5, max_size=5), st.integers(2, 9))
    def test_more_persons_with_the_same_shares_never_weaken_a_sign(
        self, counts: list[int], times: int
    ) -> None:
        few = share(*[count / 4 for count in counts], adults=400)
        many = share(*[count / 4 for count in counts], adults=400 * times)
        order = [Strength.UNDETECTABLE, Strength.NONE, Strength.EARLY, Strength.CERTAIN]
        assert order.index(many.strength) >= order.index(few.strength)


class TestPeriodic:
    def test_common_variation(self) -> None:
        found = counted(*STEADY)
        assert (found.method, found.strength, found.direction) == ("xmr", Strength.NONE, Direction.NONE)
        assert found.signal is None
        assert found.mean is not None
        assert found.lower is not None
        assert found.upper is not None
        assert found.lower < found.mean < found.upper
        assert (found.statistic, found.slope, found.detectable) == (None, None, None)

    def test_far_outside_is_certain_alone(self) -> None:
        found = counted(*STEADY, 30)
        assert (found.strength, found.direction, found.signal) == (
            Strength.CERTAIN,
            Direction.UP,
            "far_outside",
        )

    def test_outside_alone_is_early(self) -> None:
        found = counted(*STEADY, *STEADY, 18)
        assert (found.strength, found.direction, found.signal) == (Strength.EARLY, Direction.UP, "outside")

    def test_two_that_agree_are_certain(self) -> None:
        found = counted(*STEADY, *STEADY, 16, 17)
        assert (found.strength, found.signal) == (Strength.CERTAIN, "outside")

    def test_seven_on_one_side_alone_are_early(self) -> None:
        found = counted(*STEADY, *STEADY, 9, 8, 9, 8, 9, 8, 9)
        assert (found.strength, found.direction, found.signal) == (
            Strength.EARLY,
            Direction.DOWN,
            "one_side",
        )

    def test_seven_that_fall_are_certain_alone(self) -> None:
        found = counted(*STEADY, *STEADY, 13, 12, 11.5, 11, 10.5, 10, 9.5)
        assert (found.strength, found.direction, found.signal) == (
            Strength.CERTAIN,
            Direction.DOWN,
            "rising_or_falling",
        )

    @pytest.mark.parametrize(
        ("tail", "direction", "signal"),
        [
            ([15, 14, 13.5, 13, 12.5, 12.2, 12], Direction.DOWN, "rising_or_falling"),
            ([16, 15, 14.5, 14, 13.5, 13.2, 12.9], Direction.UP, "outside"),
        ],
    )
    def test_a_fall_from_a_height_is_told_by_the_strongest_signal(
        self, tail: list[float], direction: Direction, signal: str
    ) -> None:
        """Seven that fall, all above the mean: a fall, unless the newest is still outside the limits."""
        found = trend(quarters(*[10.0, 9] * 18, *tail), "amount")
        assert (found.direction, found.signal) == (direction, signal)

    @pytest.mark.parametrize("level", [0, 2, 7.0, 57.7, 66.4])
    def test_a_constant_series_is_no_certain_change(self, level: float) -> None:
        assert trend(quarters(*[level] * 15), "share").strength is Strength.NONE

    def test_after_years_without_variation_a_small_change_is_early(self) -> None:
        found = counted(*[10.0] * 11, 11)
        assert (found.strength, found.signal) == (Strength.EARLY, "outside")

    @pytest.mark.parametrize(("high", "strength"), [(2, Strength.UNDETECTABLE), (4, Strength.CERTAIN)])
    def test_too_few_a_quarter(self, high: float, strength: Strength) -> None:
        """Means of 1.85 and 2: below two a quarter nothing is told, not even of a jump."""
        base = [1.0, 2, 1, 2, 2, 1, 2, 1, 2, 2, 1, 1]
        lift = [value + (0.5 if strength is Strength.CERTAIN else 0) for value in base]
        found = counted(*lift, high * 3)
        assert found.strength is strength
        if strength is Strength.UNDETECTABLE:
            assert (found.signal, found.direction) == (None, Direction.NONE)
            assert found.mean is not None

    def test_amounts_may_have_any_mean(self) -> None:
        assert trend(quarters(*[value / 100 for value in STEADY], 0.3), "amount").strength is Strength.CERTAIN

    @pytest.mark.parametrize("value_type", ["count", "amount", "share", "rate"])
    def test_no_limit_below_zero(self, value_type: str) -> None:
        assert trend(quarters(*[2.0, 6, 1, 7, 2, 6, 1, 7, 2, 6, 1, 7]), value_type).lower == 0

    def test_only_after_the_last_break(self) -> None:
        found = counted(*[90.0] * 5, *STEADY, breaks=[5])
        assert (found.strength, found.points, found.first_period) == (Strength.NONE, 12, "2016-Q2")

    def test_a_fourth_of_the_quarters_may_lack_but_no_more(self) -> None:
        def found(of: int) -> Trend:
            """Twelve quarters, the first and the last of them `of` quarters apart."""
            numbers = [*range(11), of - 1]
            names = [f"{2015 + n // 4}-Q{n % 4 + 1}" for n in numbers]
            return trend(series(names, [9.0 + n % 3 for n in range(12)]), "count")

        assert found(16).method == "xmr"
        assert found(17).reason is Reason.GAPS

    def test_months(self) -> None:
        names = [f"2020-{month:02d}" for month in range(1, 13)]
        found = trend(series(names, STEADY), "count")
        assert (found.method, found.points) == ("xmr", 12)

    @given(st.lists(st.integers(0, 40), min_size=12, max_size=30))
    def test_mirrored_the_trend_turns(self, values: list[int]) -> None:
        there = trend(quarters(*values), "mean")
        back = trend(quarters(*[40 - value for value in values]), "mean")
        assert back.strength == there.strength
        assert back.signal == there.signal
        assert {there.direction, back.direction} in ({Direction.UP, Direction.DOWN}, {Direction.NONE})
