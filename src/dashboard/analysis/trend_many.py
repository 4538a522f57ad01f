"""The trend states of many series as they were known from each publication on: one indicator at once.

trend.py and trend_history.py say for one series, point by point, what a state is; a test holds this to them,
to the last bit. A refresh of a thousand places has a million looks, too many to take one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis import chi_square, chi_square_many, xmr, xmr_many
from dashboard.analysis.looks import Looks, ManyPublications, Numbers, looks
from dashboard.analysis.series import MULTIPLIER, Flags, Floats
from dashboard.analysis.trend import (
    CERTAIN_ALONE,
    MAX_MISSING_SHARE,
    MAX_MISSING_YEARS,
    MIN_MEAN_COUNT,
    NEVER_BELOW_ZERO,
    RELEVANT_SHARE,
    Direction,
    Reason,
    Strength,
)

Codes = NDArray[np.int8]

DIRECTIONS: Final = tuple(Direction)
STRENGTHS: Final = tuple(Strength)
METHODS: Final = ("level", "chi_square", "xmr")
REASONS: Final = tuple(Reason)
SIGNALS: Final = tuple(xmr.Signal)
"""what the codes of `States` stand for, by place"""
NONE: Final = -1
"""a code for what a state does not have"""

_CERTAIN_ALONE: Final = np.array([signal in CERTAIN_ALONE for signal, _ in xmr_many.SIGNALS])
_SIDES: Final = np.array([side for _, side in xmr_many.SIGNALS])
_SIGNAL_CODES: Final = np.array([SIGNALS.index(signal) for signal, _ in xmr_many.SIGNALS], dtype=np.int8)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """One entry a state; numbers that a state does not have are NaN. Otherwise as trend.Trend."""

    series: Numbers
    known_from: Numbers
    """day of publication"""
    direction: Codes
    strength: Codes
    method: Codes
    reason: Codes
    signal: Codes
    first_period: Numbers
    last_period: Numbers
    points: Numbers
    is_demo: Flags
    statistic: Floats
    slope: Floats
    detectable: Floats
    mean: Floats
    lower: Floats
    upper: Floats


def histories(publications: ManyPublications, value_type: str, frequency: str) -> Iterator[States]:
    """Each state from the day on which it was known, series by series, without those that change nothing.

    Args:
        publications: at least one.
        value_type: the catalog's.
        frequency: of the periods, 'year', 'quarter' or 'month'.
    """
    for some in looks(publications):
        judged = _Judged(some)
        if frequency == "year":
            _judge_yearly(judged, value_type)
        else:
            _judge_periodic(judged, value_type)
        yield _changes(some, judged)


class _Judged:
    """A state for each look, to begin with the level alone."""

    def __init__(self, some: Looks) -> None:
        count = len(some)
        self.looks = some
        self.direction = np.full(count, DIRECTIONS.index(Direction.NONE), dtype=np.int8)
        self.strength = np.full(count, STRENGTHS.index(Strength.LEVEL_ONLY), dtype=np.int8)
        self.method = np.full(count, METHODS.index("level"), dtype=np.int8)
        self.reason = np.full(count, REASONS.index(Reason.TOO_FEW), dtype=np.int8)
        self.signal = np.full(count, NONE, dtype=np.int8)
        self.points = some.comparable.copy()
        self.statistic, self.slope, self.detectable = (np.full(count, np.nan) for _ in range(3))
        self.mean, self.lower, self.upper = (np.full(count, np.nan) for _ in range(3))

    def give_reason(self, looks: Numbers | Flags, reason: Reason | None) -> None:
        self.reason[looks] = NONE if reason is None else REASONS.index(reason)

    def give_strength(self, looks: Numbers, strength: Codes, side: Floats | Numbers) -> None:
        """`side` above 0 is up, below 0 down, and told only by a signal."""
        is_signal = np.isin(strength, [STRENGTHS.index(Strength.CERTAIN), STRENGTHS.index(Strength.EARLY)])
        told = np.where(side > 0, DIRECTIONS.index(Direction.UP), DIRECTIONS.index(Direction.DOWN))
        self.strength[looks] = strength
        self.direction[looks] = np.where(is_signal, told, DIRECTIONS.index(Direction.NONE))
        self.reason[looks] = NONE


def _wanted(judged: _Judged, points: int) -> Numbers:
    """The looks with as many comparable points; of the others it is said whether a break is why."""
    some = judged.looks
    judged.give_reason((some.comparable < points) & (some.shown >= points), Reason.BREAK)
    return np.flatnonzero(some.comparable >= points)


def _judge_yearly(judged: _Judged, value_type: str) -> None:
    some, p = judged.looks, judged.looks.publications
    enough = _wanted(judged, chi_square.POINTS)
    judged.points[enough] = chi_square.POINTS
    rows = some.last(enough, chi_square.POINTS)
    years = p.period[rows]
    numerators, denominators = p.numerators[rows], p.denominators[rows]
    has_gaps = years[:, -1] - years[:, 0] > chi_square.POINTS - 1 + MAX_MISSING_YEARS
    multiplier = MULTIPLIER.get(value_type)
    has_counts = ~(np.isnan(numerators).any(axis=1) | np.isnan(denominators).any(axis=1))
    judged.give_reason(enough, Reason.NO_CHANCE if multiplier is None else Reason.NO_COUNTS)
    judged.give_reason(enough[has_gaps], Reason.GAPS)
    if multiplier is None:
        return
    tested = has_counts & ~has_gaps
    found = chi_square_many.tests(numerators[tested], denominators[tested], years[tested].astype(np.float64))
    is_early = (found.slope != 0) & (found.statistic > chi_square.EARLY)
    is_certain = is_early & (found.statistic > chi_square.CERTAIN) & found.keeps_its_sign
    is_blind = ~(found.detectable <= RELEVANT_SHARE * found.counted / found.of_all)
    strength = np.select(
        [is_certain, is_early, is_blind],
        [STRENGTHS.index(one) for one in (Strength.CERTAIN, Strength.EARLY, Strength.UNDETECTABLE)],
        STRENGTHS.index(Strength.NONE),
    ).astype(np.int8)
    where = enough[tested]
    judged.give_strength(where, strength, found.slope)
    judged.method[where] = METHODS.index("chi_square")
    judged.statistic[where] = found.statistic
    judged.slope[where] = multiplier * found.slope
    judged.detectable[where] = multiplier * found.detectable


def _judge_periodic(judged: _Judged, value_type: str) -> None:
    some, p = judged.looks, judged.looks.publications
    enough = _wanted(judged, xmr.MIN_POINTS)
    newest = p.period[some.rows[some.ends[enough] - 1]]
    oldest = p.period[some.rows[some.ends[enough] - some.comparable[enough]]]
    has_gaps = some.comparable[enough] < (1 - MAX_MISSING_SHARE) * (newest - oldest + 1)
    judged.give_reason(enough[has_gaps], Reason.GAPS)
    tested = enough[~has_gaps]
    for points in np.unique(some.comparable[tested]):
        where = tested[some.comparable[tested] == points]
        found = xmr_many.looks(p.values[some.last(where, int(points))])
        _judge_signals(judged, where, found, value_type)


def _judge_signals(judged: _Judged, where: Numbers, found: xmr_many.Found, value_type: str) -> None:
    is_blind = (found.mean < MIN_MEAN_COUNT) & (value_type == "count")
    is_found = found.signals & ~is_blind[:, None]
    strongest = is_found.argmax(axis=1)
    side = _SIDES[strongest]
    agreeing = (is_found & (side[:, None] == _SIDES)).sum(axis=1)
    is_early = is_found.any(axis=1)
    is_certain = is_early & (_CERTAIN_ALONE[strongest] | (agreeing > 1))
    strength = np.select(
        [is_blind, is_certain, is_early],
        [STRENGTHS.index(one) for one in (Strength.UNDETECTABLE, Strength.CERTAIN, Strength.EARLY)],
        STRENGTHS.index(Strength.NONE),
    ).astype(np.int8)
    judged.give_strength(where, strength, side)
    judged.method[where] = METHODS.index("xmr")
    judged.signal[where] = np.where(is_early, _SIGNAL_CODES[strongest], NONE)
    judged.mean[where] = found.mean
    judged.lower[where] = np.maximum(found.lower, 0.0) if value_type in NEVER_BELOW_ZERO else found.lower
    judged.upper[where] = found.upper


def _changes(some: Looks, judged: _Judged) -> States:
    """The looks that say something else than the one before; where all is withdrawn, nothing holds."""
    p, ends = some.publications, some.ends
    number = np.arange(len(some))
    is_first = np.r_[True, some.series[1:] != some.series[:-1]]
    # The look that last had a point: what it said stands for those after it that have none.
    said = np.maximum.accumulate(np.where(some.shown > 0, number, -1))
    there = np.flatnonzero(said >= np.maximum.accumulate(np.where(is_first, number, 0)))
    said = said[there]
    first = ends[said] - judged.points[said]
    states = States(
        series=some.series[there],
        known_from=some.published[there],
        direction=judged.direction[there],
        strength=judged.strength[there],
        method=judged.method[there],
        reason=judged.reason[there],
        signal=judged.signal[there],
        first_period=p.period[some.rows[first]],
        last_period=p.period[some.rows[ends[said] - 1]],
        points=judged.points[there],
        is_demo=_any(p.demo[some.rows], first, ends[said]),
        statistic=judged.statistic[there],
        slope=judged.slope[there],
        detectable=judged.detectable[there],
        mean=judged.mean[there],
        lower=judged.lower[there],
        upper=judged.upper[there],
    )
    return _without_repetitions(states)


def _without_repetitions(states: States) -> States:
    is_new = np.zeros(len(states.series), dtype=np.bool_)
    is_new[:1] = True
    for field in fields(States):
        if field.name != "known_from":
            column = getattr(states, field.name)
            both_none = np.isnan(column[1:]) & np.isnan(column[:-1])
            is_new[1:] |= (column[1:] != column[:-1]) & ~both_none
    return States(*(getattr(states, field.name)[is_new] for field in fields(States)))


def _any(flags: Flags, begins: Numbers, ends: Numbers) -> Flags:
    """Whether any flag from each begin to its end is set."""
    counted = np.r_[0, np.cumsum(flags)]
    is_any: Flags = counted[ends] > counted[begins]
    return is_any
