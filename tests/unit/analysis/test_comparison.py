"""Two figures against each other, against published values."""

from __future__ import annotations

from math import comb, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import comparison

counts = st.integers(0, 60)


class TestEvents:
    def test_the_arsons_of_the_application(self) -> None:
        found = comparison.events(31, 15)
        assert found.p_value == pytest.approx(0.026, abs=0.0005)
        assert found.is_beyond_chance
        assert found.change == -16
        assert found.change_percent == pytest.approx(-51.6, abs=0.05)
        assert found.low < 15 / 31 < found.high < 1
        assert found.method == "exact_poisson"

    def test_p_is_the_sum_of_the_binomial_tail(self) -> None:
        # 31 and 15 of 46, each with a chance of a half: both tails, by hand.
        tail = sum(comb(46, k) for k in range(16)) / 2**46
        assert comparison.events(31, 15).p_value == pytest.approx(2 * tail)

    @pytest.mark.parametrize(("earlier", "later"), [(5, 0), (0, 5)])
    def test_five_against_none_may_be_chance(self, earlier: int, later: int) -> None:
        found = comparison.events(earlier, later)
        assert found.p_value == pytest.approx(2 * 0.5**5)
        assert not found.is_beyond_chance

    def test_six_against_none_are_not(self) -> None:
        found = comparison.events(6, 0)
        assert found.is_beyond_chance
        assert (found.low, found.change_percent) == (0.0, -100.0)

    def test_from_none_there_is_no_percentage(self) -> None:
        found = comparison.events(0, 6)
        assert (found.change_percent, found.high) == (None, inf)

    def test_none_and_none(self) -> None:
        found = comparison.events(0, 0)
        assert (found.change, found.p_value, found.is_beyond_chance) == (0.0, 1.0, False)

    def test_rates_by_their_exposure(self) -> None:
        found = comparison.events(30, 30, 1000, 2000, per=1000)
        assert found.change == pytest.approx(-15)
        assert found.change_percent == pytest.approx(-50)
        assert found.low < 0.5 < found.high < 1
        assert found.is_beyond_chance

    def test_the_same_rate_of_twice_as_many_is_no_change(self) -> None:
        found = comparison.events(30, 60, 1000, 2000)
        assert found.change == pytest.approx(0)
        assert not found.is_beyond_chance

    def test_where_test_and_interval_disagree_it_is_not_beyond_chance(self) -> None:
        found = comparison.events(49, 39, 1794, 2207)
        assert found.p_value is not None
        assert found.p_value < 0.05
        assert found.high > 1
        assert not found.is_beyond_chance

    @pytest.mark.parametrize("arguments", [(-1, 2), (1, -2), (1, 2, 0, 1), (1, 2, 1, 0), (1, 2, -5, 1)])
    def test_impossible_counts_are_refused(self, arguments: tuple[float, ...]) -> None:
        with pytest.raises(ValueError, match="events wants"):
            comparison.events(*arguments)

    @given(counts, counts)
    def test_the_other_way_round_is_the_mirror(self, earlier: int, later: int) -> None:
        there, back = comparison.events(earlier, later), comparison.events(later, earlier)
        assert there.change == -back.change
        assert there.p_value == pytest.approx(back.p_value)
        assert there.is_beyond_chance == back.is_beyond_chance

    @given(counts, counts, st.integers(500, 6000), st.integers(500, 6000))
    def test_the_interval_holds_the_ratio_and_agrees_with_the_answer(
        self, earlier: int, later: int, before: int, after: int
    ) -> None:
        found = comparison.events(earlier, later, before, after, per=1000)
        if earlier:
            assert found.low <= (later / after) / (earlier / before) * (1 + 1e-9)
            assert found.high >= (later / after) / (earlier / before) * (1 - 1e-9)
        if found.is_beyond_chance:
            assert not found.low <= 1 <= found.high


class TestShares:
    def test_newcombes_published_example(self) -> None:
        # Newcombe 1998, interval estimation for the difference, method 10: 56/70 against 48/80.
        found = comparison.shares(48, 80, 56, 70, per=1)
        assert found.change == pytest.approx(0.2)
        assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
        assert (found.method, found.p_value, found.is_beyond_chance) == ("newcombe", None, True)

    @pytest.mark.parametrize(
        ("later", "earlier", "interval"),
        [  # further columns of the same table
            ((9, 10), (3, 10), (0.1705, 0.8090)),
            ((10, 10), (0, 10), (0.6075, 1.0)),
            ((10, 10), (0, 20), (0.6791, 1.0)),
        ],
    )
    def test_newcombes_other_examples(
        self, later: tuple[int, int], earlier: tuple[int, int], interval: tuple[float, float]
    ) -> None:
        found = comparison.shares(*earlier, *later, per=1)
        assert (found.low, found.high) == pytest.approx(interval, abs=5e-5)

    def test_42_to_38_among_700_may_be_chance_and_among_3400_not(self) -> None:
        assert not comparison.shares(294, 700, 266, 700).is_beyond_chance
        among_all = comparison.shares(1428, 3400, 1292, 3400)
        assert among_all.is_beyond_chance
        assert among_all.change == pytest.approx(-4)
        assert among_all.change_percent == pytest.approx(-9.52, abs=0.01)

    def test_from_none_there_is_no_percentage(self) -> None:
        assert comparison.shares(0, 700, 5, 700).change_percent is None

    @pytest.mark.parametrize("arguments", [(1, 0, 1, 10), (1, 10, 1, 0), (11, 10, 1, 10), (-1, 10, 1, 10)])
    def test_impossible_counts_are_refused(self, arguments: tuple[float, float, float, float]) -> None:
        with pytest.raises(ValueError, match="wilson wants"):
            comparison.shares(*arguments)

    @given(st.tuples(counts, counts, st.integers(60, 900), st.integers(60, 900)), st.integers(2, 30))
    def test_mirror_containment_and_more_data(self, drawn: tuple[int, int, int, int], times: int) -> None:
        earlier, later, before, after = drawn
        there, back = (
            comparison.shares(earlier, before, later, after),
            comparison.shares(later, after, earlier, before),
        )
        assert there.low - 1e-9 <= there.change <= there.high + 1e-9
        assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-9)
        assert there.is_beyond_chance == back.is_beyond_chance
        more = comparison.shares(earlier * times, before * times, later * times, after * times)
        assert more.high - more.low <= there.high - there.low + 1e-9
