"""Chi-square for trend against published values, and what must hold whatever the figures."""

from __future__ import annotations

from math import erf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import chi_square

SMOKERS, PATIENTS = [83, 90, 129, 70], [86, 93, 136, 82]
YEARS = [2016, 2017, 2018, 2019, 2020]

cells = st.integers(20, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.lists(cells, min_size=5, max_size=5).map(
    lambda rows: ([row[0] for row in rows], [row[1] for row in rows])
)
Table = tuple[list[int], list[int]]


def test_r_prop_trend_test() -> None:
    # R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)) gives X-squared = 8.2249; the score of its
    # help page, c(0, 0, 0, 1), gives 12.173.
    assert chi_square.statistic(SMOKERS, PATIENTS, [1, 2, 3, 4]) == pytest.approx(8.2249, abs=5e-5)
    assert chi_square.statistic(SMOKERS, PATIENTS, [0, 0, 0, 1]) == pytest.approx(12.173, abs=5e-4)


def test_the_levels() -> None:
    def level(statistic: float) -> float:
        return erf(sqrt(statistic / 2))

    assert level(chi_square.EARLY) == pytest.approx(0.95, abs=1e-4)
    assert level(chi_square.CERTAIN) == pytest.approx(0.998, abs=1e-5)


def test_two_years_are_the_test_of_a_two_by_two_table() -> None:
    # Pearson's chi-square of 30/100 against 45/100, by hand.
    by_hand = 200 * (30 * 55 - 70 * 45) ** 2 / (75 * 125 * 100 * 100)
    assert chi_square.statistic([30, 45], [100, 100], [2019, 2020]) == pytest.approx(by_hand)


def test_the_slope_of_a_straight_line_is_its_own() -> None:
    adults = [700, 500, 800, 600, 1000]
    counted = [n * share for n, share in zip(adults, [0.44, 0.43, 0.42, 0.41, 0.40], strict=True)]
    assert chi_square.slope(counted, adults, YEARS) == pytest.approx(-0.01)


def test_the_slope_is_weighted_by_the_denominators() -> None:
    # A year of 10 persons hardly moves the line through 1,000 and 1,000.
    found = chi_square.slope([420, 10, 400], [1000, 10, 1000], [2018, 2019, 2020])
    assert found == pytest.approx(-0.01, abs=0.0005)


@pytest.mark.parametrize("counted", [[0] * 5, [100] * 5])
def test_none_or_all_counted_cannot_be_tested(counted: list[int]) -> None:
    assert chi_square.statistic(counted, [100] * 5, YEARS) is None
    assert chi_square.slope(counted, [100] * 5, YEARS) == 0
    assert chi_square.detectable_change(counted, [100] * 5, YEARS) is None


def test_no_time_cannot_be_tested() -> None:
    same = [2020] * 5
    assert chi_square.statistic([1, 2, 3, 4, 5], [970, 968, 1034, 1102, 954], same) is None
    assert chi_square.slope([1, 2, 3, 4, 5], [970, 968, 1034, 1102, 954], same) == 0
    assert chi_square.detectable_change([1, 2, 3, 4, 5], [970, 968, 1034, 1102, 954], same) is None


class TestLeaveOneOut:
    def test_a_steady_fall_keeps_its_sign(self) -> None:
        assert chi_square.keeps_its_sign([460, 440, 420, 400, 380], [1000] * 5, YEARS)

    def test_one_outlier_does_not(self) -> None:
        counted = [420, 425, 430, 435, 300]
        statistic = chi_square.statistic(counted, [1000] * 5, YEARS)
        assert statistic is not None
        assert statistic > chi_square.CERTAIN
        assert not chi_square.keeps_its_sign(counted, [1000] * 5, YEARS)

    @given(st.lists(st.integers(100, 50_000).map(lambda half: 2 * half), min_size=4, max_size=4))
    def test_a_level_line_but_for_one_year_does_not(self, adults: list[int]) -> None:
        """Exactly a half in four years: no dust of binary fractions may pass for a slope."""
        counted = [n // 2 for n in adults]
        assert not chi_square.keeps_its_sign([*counted, 700], [*adults, 1000], YEARS)
        assert not chi_square.keeps_its_sign([700, *counted], [1000, *adults], YEARS)


class TestDetectable:
    @pytest.mark.parametrize(("adults", "points"), [(700, 6.6), (3400, 3.0)])
    def test_the_examples_of_the_method_page(self, adults: int, points: float) -> None:
        found = chi_square.detectable_change([0.42 * adults] * 5, [adults] * 5, YEARS)
        assert found is not None
        assert round(100 * found, 1) == points

    def test_by_hand(self) -> None:
        # (1.960 + 0.842) x the standard error of the slope x 4 years
        error = sqrt(0.42 * 0.58 / (700 * 10))
        found = chi_square.detectable_change([294] * 5, [700] * 5, YEARS)
        assert found == pytest.approx((1.95996 + 0.84162) * error * 4, rel=1e-5)

    @given(tables, st.integers(2, 20))
    def test_more_persons_see_smaller_changes(self, table: Table, times: int) -> None:
        counted, of_all = table
        few = chi_square.detectable_change(counted, of_all, YEARS)
        many = chi_square.detectable_change([times * c for c in counted], [times * n for n in of_all], YEARS)
        assert (few is None) == (many is None)
        if few is not None and many is not None:
            assert many == pytest.approx(few / sqrt(times))


@given(tables)
def test_reversed_in_time_the_slope_turns_and_the_rest_stays(table: Table) -> None:
    counted, of_all = table
    back = counted[::-1], of_all[::-1]
    assert chi_square.slope(*back, YEARS) == pytest.approx(-chi_square.slope(counted, of_all, YEARS))
    there, again = chi_square.statistic(counted, of_all, YEARS), chi_square.statistic(*back, YEARS)
    assert again == (None if there is None else pytest.approx(there))
    assert chi_square.keeps_its_sign(*back, YEARS) == chi_square.keeps_its_sign(counted, of_all, YEARS)
    assert chi_square.detectable_change(*back, YEARS) == pytest.approx(
        chi_square.detectable_change(counted, of_all, YEARS)
    )


@given(tables)
def test_those_not_counted_go_the_other_way(table: Table) -> None:
    counted, of_all = table
    rest = [n - c for c, n in zip(counted, of_all, strict=True)]
    assert chi_square.slope(rest, of_all, YEARS) == pytest.approx(-chi_square.slope(counted, of_all, YEARS))
    there = chi_square.statistic(counted, of_all, YEARS)
    again = chi_square.statistic(rest, of_all, YEARS)
    assert again == (None if there is None else pytest.approx(there))


@given(tables, st.integers(-2000, 2000))
def test_the_calendar_does_not_matter(table: Table, shift: int) -> None:
    moved = [year + shift for year in YEARS]
    assert chi_square.statistic(*table, moved) == chi_square.statistic(*table, YEARS)
    assert chi_square.slope(*table, moved) == chi_square.slope(*table, YEARS)
