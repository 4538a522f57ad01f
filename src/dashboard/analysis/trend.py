"""The state of a trend by the ladder of facts/statistics.md; a page reads what the refresh stored.

Five or more yearly points with counts: chi-square for trend on the last five. Twelve or more quarterly or
monthly points: XmR. Fewer: the level only. "No certain trend" is not "no change", so a series too small to
show a change of a tenth of its level is called undetectable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.analysis import chi_square, xmr
from dashboard.analysis.series import MULTIPLIER, Series, frequency_of, time_of

METHOD_VERSION: Final = "1"
"""raised whenever the same figures could get another state"""
RELEVANT_SHARE: Final = 0.10
"""a change of this share of the level should be seen, or the series is called undetectable"""
MAX_MISSING_YEARS: Final = 2
"""years that may lack among the five of the test"""
MAX_MISSING_SHARE: Final = 0.25
"""of the quarters or months from first to last that may lack: neighbours should be neighbours"""
MIN_MEAN_COUNT: Final = 2.0
"""counts with a lower mean a period are too few for the XmR chart's limits"""
NEVER_BELOW_ZERO: Final = frozenset({"count", "share", "rate", "amount"})
CERTAIN_ALONE: Final = frozenset({xmr.Signal.FAR_OUTSIDE, xmr.Signal.RISING_OR_FALLING})
"""The other signals come by chance in up to 1 % of series each (benchmarks/signals.py): one of them is an
early sign, two that agree are certain. So "certain" means about the same in both methods."""


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    NONE = "none"


class Strength(StrEnum):
    CERTAIN = "certain"
    EARLY = "early"
    NONE = "none"
    UNDETECTABLE = "undetectable"
    LEVEL_ONLY = "level_only"


class Reason(StrEnum):
    """Why only the level can be told."""

    TOO_FEW = "too_few"
    BREAK = "break"
    """enough points, but not after the last break"""
    GAPS = "gaps"
    """five points, but spread over too many years"""
    NO_CHANCE = "no_chance"
    """an amount, a mean, a ratio or a stock: chance cannot be worked out for it"""
    NO_COUNTS = "no_counts"
    """the source gives no number of persons or events behind the figures"""


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend state with its inputs. Changes are in the indicator's unit."""

    direction: Direction
    strength: Strength
    method: str
    """'chi_square', 'xmr' or 'level'"""
    first_period: str
    last_period: str
    points: int
    is_demo: bool
    """whether any of the points is an example"""
    reason: Reason | None = None
    signal: str | None = None
    """for 'xmr': xmr.Signal"""
    statistic: float | None = None
    """for 'chi_square'"""
    slope: float | None = None
    """for 'chi_square': change a year"""
    detectable: float | None = None
    """for 'chi_square': the change over the years of the test that would be seen four times in five"""
    mean: float | None = None
    """for 'xmr', with its limits"""
    lower: float | None = None
    upper: float | None = None


def trend(series: Series, value_type: str) -> Trend:
    """The state of one series.

    Args:
        series: at least one point.
        value_type: the catalog's.

    Raises:
        ValueError: no points.
    """
    if not len(series):
        raise ValueError("a trend wants at least one point")
    comparable = series.after_last_break()
    is_yearly = frequency_of(series.periods[-1]) == "year"
    wanted = chi_square.POINTS if is_yearly else xmr.MIN_POINTS
    if len(comparable) < wanted:
        return _level(comparable, Reason.BREAK if len(series) >= wanted else Reason.TOO_FEW)
    return _yearly(comparable.last(wanted), value_type) if is_yearly else _periodic(comparable, value_type)


def _level(series: Series, reason: Reason) -> Trend:
    return replace(_state(series, "level", Strength.LEVEL_ONLY, 0), reason=reason)


def _yearly(series: Series, value_type: str) -> Trend:
    times = series.times
    multiplier = MULTIPLIER.get(value_type)
    if times[-1] - times[0] > len(series) - 1 + MAX_MISSING_YEARS:
        return _level(series, Reason.GAPS)
    if multiplier is None:
        return _level(series, Reason.NO_CHANCE)
    if not series.has_counts:
        return _level(series, Reason.NO_COUNTS)
    counts = series.numerators.tolist(), series.denominators.tolist(), times
    found = chi_square.statistic(*counts)
    fitted = chi_square.slope(*counts)
    seen = chi_square.detectable_change(*counts)
    strength = Strength.NONE
    if found is not None and fitted != 0 and found > chi_square.EARLY:
        is_certain = found > chi_square.CERTAIN and chi_square.keeps_its_sign(*counts)
        strength = Strength.CERTAIN if is_certain else Strength.EARLY
    elif seen is None or seen > RELEVANT_SHARE * sum(counts[0]) / sum(counts[1]):
        strength = Strength.UNDETECTABLE
    return replace(
        _state(series, "chi_square", strength, fitted),
        statistic=found,
        slope=multiplier * fitted,
        detectable=None if seen is None else multiplier * seen,
    )


def _periodic(series: Series, value_type: str) -> Trend:
    a_year = {"quarter": 4, "month": 12}[frequency_of(str(series.periods[-1]))]
    in_all = round((time_of(str(series.periods[-1])) - time_of(str(series.periods[0]))) * a_year) + 1
    if len(series) < (1 - MAX_MISSING_SHARE) * in_all:
        return _level(series, Reason.GAPS)
    of = xmr.limits(series.values)
    found = xmr.signals(series.values, of)
    is_count = value_type == "count"
    strength = Strength.NONE
    if is_count and of.mean < MIN_MEAN_COUNT:
        found, strength = [], Strength.UNDETECTABLE
    elif found:
        agreeing = [signal for signal, side in found if side == found[0][1]]
        is_certain = agreeing[0] in CERTAIN_ALONE or len(agreeing) > 1
        strength = Strength.CERTAIN if is_certain else Strength.EARLY
    return replace(
        _state(series, "xmr", strength, found[0][1] if found else 0),
        signal=found[0][0] if found else None,
        mean=of.mean,
        lower=max(of.lower, 0.0) if value_type in NEVER_BELOW_ZERO else of.lower,
        upper=of.upper,
    )


def _state(series: Series, method: str, strength: Strength, side: float) -> Trend:
    """The parts that every state has; `side` above 0 is up, below 0 down, and told only by a signal."""
    is_signal = strength in {Strength.CERTAIN, Strength.EARLY}
    direction = (Direction.UP if side > 0 else Direction.DOWN) if is_signal else Direction.NONE
    return Trend(
        direction=direction,
        strength=strength,
        method=method,
        first_period=str(series.periods[0]),
        last_period=str(series.periods[-1]),
        points=len(series),
        is_demo=bool(series.demo.any()),
    )
