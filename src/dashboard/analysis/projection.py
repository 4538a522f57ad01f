"""Where a straight line through the last five comparable years would lie in the target year.

Method: least squares weighted by the denominators; prediction interval with Student's t on n - 2 degrees of
freedom. The variance is the larger of the residual one and that of sampling (binomial for shares, Poisson for
rates), so that five points that happen to lie on a line do not promise too much. With equal weights it is the
textbook interval of ordinary least squares. It says what the line would give if it went on, not what will be.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

import numpy as np

from dashboard.analysis.chi_square import POINTS
from dashboard.analysis.intervals import CONFIDENCE
from dashboard.analysis.series import MULTIPLIER, Series
from dashboard.analysis.trend import MAX_MISSING_YEARS

METHOD: Final = "weighted_least_squares"
_NO_COUNTS: Final = "plain_change"


class Reason(StrEnum):
    """Why there is no fan."""

    NO_POINTS = "no_points"
    TOO_FEW = "too_few"
    BREAK = "break"
    """enough points, but not after the last break"""
    GAPS = "gaps"
    NO_COUNTS = "no_counts"
    """the source gives no number of persons: the uncertainty cannot be worked out"""
    PAST = "past"
    """the newest figure is of the target year or later"""


@dataclass(frozen=True, slots=True)
class Band:
    """What the line gives for one year, in the indicator's unit, with its 95 % prediction interval."""

    year: int
    centre: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The line and what its uncertainty is made from; changes a year in the indicator's unit."""

    periods: tuple[str, ...]
    values: tuple[float, ...]
    weights: tuple[float, ...]
    middle: float
    """the weighted mean of the years"""
    level: float
    """the line's value at `middle`"""
    slope: float
    spread: float
    """the weighted sum of squares of the years about `middle`"""
    residual_variance: float
    """of a point of weight 1"""
    sampling_variance: float
    lowest: float
    highest: float
    """what the figure can be at all: 0-100 for a share"""
    is_demo: bool
    method: str = METHOD

    @property
    def variance(self) -> float:
        return max(self.residual_variance, self.sampling_variance)

    @property
    def freedom(self) -> int:
        return len(self.periods) - 2

    @property
    def newest_weight(self) -> float:
        """Coming years are taken to have as many persons as the newest."""
        return self.weights[-1]

    def at(self, year: float) -> float:
        return self.level + self.slope * (year - self.middle)

    def slope_interval(self) -> tuple[float, float]:
        """95 % interval of the change a year."""
        reach = _quantile(self.freedom) * sqrt(self.variance / self.spread)
        return self.slope - reach, self.slope + reach

    def band(self, year: int) -> Band:
        """The 95 % prediction interval of a single year's figure, kept within what a figure can be."""
        centre = self.at(year)
        reach = _quantile(self.freedom) * sqrt(self._variance_of_mean(1, float(year)))
        return Band(year, self._kept(centre), self._kept(centre - reach), self._kept(centre + reach))

    def _variance_of_mean(self, count: int, middle: float) -> float:
        """Of the mean of `count` new years about `middle`: their own, and that of the line."""
        line = 1 / sum(self.weights) + (middle - self.middle) ** 2 / self.spread
        return self.variance * (1 / (count * self.newest_weight) + line)

    def _kept(self, value: float) -> float:
        return min(max(value, self.lowest), self.highest)

    def chance_not_met(
        self, operator: str, threshold: float, target_year: int, averaging_years: int
    ) -> float:
        """The chance that the criterion is not met in the target year, if the line goes on.

        The rule's value is the mean of `averaging_years` years that end with the target year; those of them
        that are known already count as known.
        """
        first = target_year - averaging_years + 1
        known = {
            int(period): value
            for period, value in zip(self.periods, self.values, strict=True)
            if int(period) >= first
        }
        coming = [year for year in range(first, target_year + 1) if year not in known]
        share = len(coming) / averaging_years
        middle = sum(coming) / len(coming)
        centre = sum(known.values()) / averaging_years + share * self.at(middle)
        deviation = share * sqrt(self._variance_of_mean(len(coming), middle))
        from scipy.stats import t

        below = float(t.cdf((threshold - centre) / deviation, self.freedom))
        return 1 - below if operator == "<" else below


@dataclass(frozen=True, slots=True)
class Projection:
    """The fan from the newest year to the target year, or why there is none."""

    fit: Fit | None
    fan: tuple[Band, ...] = ()
    chance: float | None = None
    """of being on the right side of the line in the target year; None without a threshold or a fit"""
    reason: Reason | None = None
    plain_change: float | None = None
    """for NO_COUNTS: newest less oldest of the points, a year; it has no interval"""
    first_period: str | None = None
    last_period: str | None = None
    method: str = METHOD


def projection(
    series: Series,
    value_type: str,
    target_year: int,
    *,
    operator: str,
    threshold: float | None,
    averaging_years: int = 1,
) -> Projection:
    """Project one yearly series.

    Args:
        series: single years, oldest first; the points that the trend test uses are taken from it.
        value_type: the indicator's.
        operator, threshold: the criterion's, in the indicator's unit; None where it is not known.
        averaging_years: how many years the rule's value is a mean of.
    """
    comparable = series.after_last_break()
    points = comparable.last(POINTS)
    reason = _why_not(series, points, value_type, target_year)
    if reason is Reason.NO_COUNTS:
        years = points.times[-1] - points.times[0]
        return Projection(
            fit=None,
            reason=reason,
            plain_change=float(points.values[-1] - points.values[0]) / years,
            first_period=points.periods[0],
            last_period=points.periods[-1],
            method=_NO_COUNTS,
        )
    if reason is not None:
        return Projection(None, reason=reason)
    found = fit(points, value_type)
    newest = int(points.periods[-1])
    chance = (
        None if threshold is None else found.chance_not_met(operator, threshold, target_year, averaging_years)
    )
    return Projection(
        fit=found,
        fan=tuple(found.band(year) for year in range(newest + 1, target_year + 1)),
        chance=chance,
        first_period=points.periods[0],
        last_period=points.periods[-1],
    )


def fit(points: Series, value_type: str) -> Fit:
    """The weighted straight line through all points.

    Args:
        points: three or more, with counts, in different years.
        value_type: 'share' or 'rate'.
    """
    multiplier = MULTIPLIER[value_type]
    times, weights, values = np.array(points.times), points.denominators, points.values
    middle = float(np.average(times, weights=weights))
    level = float(np.average(values, weights=weights))
    spread = float(np.sum(weights * (times - middle) ** 2))
    slope = float(np.sum(weights * (times - middle) * (values - level))) / spread
    residuals = values - (level + slope * (times - middle))
    proportion = float(points.numerators.sum() / weights.sum())
    scatter = proportion * (1 - proportion) if value_type == "share" else proportion
    return Fit(
        periods=tuple(points.periods),
        values=tuple(values.tolist()),
        weights=tuple(weights.tolist()),
        middle=middle,
        level=level,
        slope=slope,
        spread=spread,
        residual_variance=float(np.sum(weights * residuals**2)) / (len(points) - 2),
        sampling_variance=multiplier**2 * scatter,
        lowest=0.0,
        highest=100.0 if value_type == "share" else float("inf"),
        is_demo=bool(points.demo.any()),
    )


def _why_not(series: Series, points: Series, value_type: str, target_year: int) -> Reason | None:
    """By the same ladder as the trend test (trend.py), so that the two never tell different stories."""
    if not len(points):
        return Reason.NO_POINTS
    if points.times[-1] >= target_year:
        return Reason.PAST
    if len(points) < POINTS:
        return Reason.BREAK if len(series) >= POINTS else Reason.TOO_FEW
    if points.times[-1] - points.times[0] > POINTS - 1 + MAX_MISSING_YEARS:
        return Reason.GAPS
    if value_type not in MULTIPLIER or not points.has_counts:
        return Reason.NO_COUNTS
    return None


def _quantile(freedom: int) -> float:
    # Imported here: scipy.stats takes half a second, and the command line does not need it.
    from scipy.stats import t

    return float(t.ppf(1 - (1 - CONFIDENCE) / 2, freedom))
