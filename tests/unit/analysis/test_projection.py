"""The straight line and its interval against the textbook, and what must hold for any figures."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress, t

from dashboard.analysis.projection import Projection, Reason, fit, projection
from dashboard.analysis.series import Series


def series(
    values: list[float],
    size: float | list[float] = 1000.0,
    first: int = 2016,
    *,
    has_counts: bool = True,
    break_at: int | None = None,
) -> Series:
    """Yearly shares in percent; numerators follow from the values."""
    shown = np.array(values, dtype=np.float64)
    sizes = np.broadcast_to(np.array(size, dtype=np.float64), shown.shape).copy()
    nothing = np.full(shown.shape, np.nan)
    years = [first + place for place in range(len(values))]
    return Series(
        periods=[str(year) for year in years],
        values=shown,
        numerators=shown * sizes / 100 if has_counts else nothing,
        denominators=sizes if has_counts else nothing,
        breaks=np.array([year == break_at for year in years]),
        demo=np.zeros(shown.shape, dtype=np.bool_),
    )


def project(of: Series, value_type: str = "share", **fields: Any) -> Projection:
    defaults = {"operator": ">", "threshold": 40.0, "averaging_years": 1}
    return projection(of, value_type, 2025, **{**defaults, **fields})


SCATTERED = [48.0, 41.0, 47.0, 38.0, 42.0]
"""far more scatter than 100,000 persons give by chance: the residual variance decides"""


class TestKnownAnswers:
    def test_ols_prediction_interval(self) -> None:
        found = project(series(SCATTERED, 100_000.0))
        years = np.arange(2016, 2021, dtype=np.float64)
        line = linregress(years, SCATTERED)
        residuals = np.array(SCATTERED) - (line.intercept + line.slope * years)
        error = sqrt(float(np.sum(residuals**2)) / 3)
        for band in found.fan:
            centre = line.intercept + line.slope * band.year
            spread = float(np.sum((years - years.mean()) ** 2))
            reach = t.ppf(0.975, 3) * error * sqrt(1 + 1 / 5 + (band.year - years.mean()) ** 2 / spread)
            assert band.centre == pytest.approx(centre)
            assert band.low == pytest.approx(max(centre - reach, 0))
            assert band.high == pytest.approx(min(centre + reach, 100))
        assert [band.year for band in found.fan] == [2021, 2022, 2023, 2024, 2025]

    def test_the_interval_of_the_slope(self) -> None:
        found = fit(series(SCATTERED, 100_000.0), "share")
        line = linregress(range(2016, 2021), SCATTERED)
        reach = t.ppf(0.975, 3) * line.stderr
        assert found.slope == pytest.approx(line.slope)
        assert found.slope_interval() == pytest.approx((line.slope - reach, line.slope + reach))

    def test_weights_are_the_number_of_persons(self) -> None:
        sizes = [500.0, 900.0, 700.0, 800.0, 600.0]
        found = fit(series(SCATTERED, sizes), "share")
        slope, level = np.polyfit(range(-2, 3), SCATTERED, 1, w=np.sqrt(sizes))
        assert (found.slope, found.at(2018)) == (pytest.approx(slope), pytest.approx(level))

    def test_five_points_on_a_line_keep_the_variance_of_sampling(self) -> None:
        """40 % of 1,000: a standard error of 1.549 points a year, however well they lie on a line."""
        found = fit(series([42.0, 41.0, 40.0, 39.0, 38.0]), "share")
        assert found.residual_variance == pytest.approx(0, abs=1e-9)
        assert sqrt(found.variance / 1000) == pytest.approx(1.5492, abs=1e-4)

    def test_a_rate_has_the_variance_of_poisson(self) -> None:
        """30 per 1,000 of 1,000 residents: 30 events, so a standard error of the root of 30."""
        rates = replace(series([30.0] * 5), numerators=np.full(5, 30.0))
        found = fit(rates, "rate")
        assert sqrt(found.variance / 1000) == pytest.approx(sqrt(30))
        assert found.highest == float("inf")

    def test_the_chance_on_the_line_is_even(self) -> None:
        assert project(series([40.0] * 5)).chance == pytest.approx(0.5)
        assert project(series([40.0] * 5), operator="<").chance == pytest.approx(0.5)

    def test_the_chance_is_that_of_the_interval(self) -> None:
        """A threshold at the upper end of the 95 % interval leaves 97.5 % below."""
        found = project(series(SCATTERED, 100_000.0))
        above = project(series(SCATTERED, 100_000.0), threshold=found.fan[-1].high)
        assert above.chance == pytest.approx(0.975)

    def test_a_mean_of_years_lies_between_and_varies_less(self) -> None:
        falling = series([44.0, 43.0, 42.0, 41.0, 40.0], 20_000.0)
        found = fit(falling, "share")
        assert found.chance_not_met(">", found.at(2024.5), 2025, 2) == pytest.approx(0.5)
        one = found.chance_not_met(">", found.at(2025) + 1, 2025, 1)
        two = found.chance_not_met(">", found.at(2024.5) + 1, 2025, 2)
        assert two > one

    def test_a_year_of_the_mean_that_is_known_counts_as_known(self) -> None:
        found = fit(series([40.0] * 5), "share")
        assert found.chance_not_met(">", 40.0, 2021, 2) == pytest.approx(0.5)
        assert found.chance_not_met(">", 41.0, 2021, 2) > found.chance_not_met(">", 41.0, 2022, 2)


class TestNoFan:
    def test_no_figures(self) -> None:
        assert project(series([])).reason is Reason.NO_POINTS

    def test_fewer_than_five(self) -> None:
        assert project(series([40.0] * 4)).reason is Reason.TOO_FEW

    def test_a_break_leaves_fewer_than_five(self) -> None:
        assert project(series([40.0] * 9, 1000.0, 2012, break_at=2017)).reason is Reason.BREAK

    def test_five_after_a_break(self) -> None:
        found = project(series([90.0, 90.0, *[40.0] * 5], 1000.0, 2014, break_at=2016))
        assert found.fit is not None
        assert found.fit.periods[0] == "2016"
        assert found.fit.slope == pytest.approx(0)

    def test_years_far_apart(self) -> None:
        apart = replace(series([40.0] * 5), periods=["2010", "2012", "2014", "2016", "2018"])
        assert project(apart).reason is Reason.GAPS

    def test_an_income_ratio_gives_the_plain_change_only(self) -> None:
        found = project(series([54.0, 53.5, 53.6, 53.1, 53.2], has_counts=False), "ratio", operator="<")
        assert (found.reason, found.fit, found.fan, found.chance) == (Reason.NO_COUNTS, None, (), None)
        assert found.plain_change == pytest.approx(-0.2)

    def test_one_year_without_counts(self) -> None:
        of = series([40.0] * 5)
        of.numerators[2] = np.nan
        assert project(of).reason is Reason.NO_COUNTS

    def test_the_target_year_is_there(self) -> None:
        assert project(series([40.0] * 5, 1000.0, 2021)).reason is Reason.PAST

    def test_no_threshold_no_chance(self) -> None:
        found = project(series([40.0] * 5), threshold=None)
        assert found.chance is None
        assert found.fan


shares = st.lists(st.floats(5, 95), min_size=5, max_size=9)
sizes = st.floats(50, 5000)


@given(shares, sizes)
def test_more_persons_a_year_narrow_the_fan_or_leave_it(values: list[float], size: float) -> None:
    few, many = fit(series(values[-5:], size), "share"), fit(series(values[-5:], 2 * size), "share")
    narrow, wide = many.slope_interval(), few.slope_interval()
    assert narrow[1] - narrow[0] <= (wide[1] - wide[0]) * (1 + 1e-9)


@given(shares, sizes, st.floats(10, 90))
def test_a_mirrored_series_mirrors_the_projection(values: list[float], size: float, threshold: float) -> None:
    found = project(series(values, size, 2012), threshold=threshold)
    mirrored = [100 - value for value in values]
    other = project(series(mirrored, size, 2012), threshold=100 - threshold, operator="<")
    assert found.chance is not None
    assert other.chance == pytest.approx(found.chance)
    for one, two in zip(found.fan, other.fan, strict=True):
        assert (two.low, two.high) == (pytest.approx(100 - one.high), pytest.approx(100 - one.low))


@given(shares, sizes, st.integers(1, 4))
def test_the_fan_stays_within_what_a_share_can_be_and_opens(
    values: list[float], size: float, years: int
) -> None:
    found = project(series(values, size, 2012), averaging_years=years)
    assert found.fit is not None
    assert found.chance is not None
    assert 0 <= found.chance <= 1
    for band in found.fan:
        assert 0 <= band.low <= band.centre <= band.high <= 100
    reaches = [found.fit._variance_of_mean(1, band.year) for band in found.fan]
    assert reaches == sorted(reaches)
