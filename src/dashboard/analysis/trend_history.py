"""The trend states of one series as they were known from each publication on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.series import Flags, Floats, Series, carried
from dashboard.analysis.trend import Direction, Reason, Strength, Trend, trend

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Publications:
    """Every publication of one series, the earliest first; at most one a period and day.

    A value is NaN where a publication says that there is none (any more).
    """

    published: NDArray[np.int64]
    """days since 1970"""
    period: NDArray[np.int64]
    """place in the list of periods"""
    values: Floats
    numerators: Floats
    denominators: Floats
    breaks: Flags
    demo: Flags


def history(
    periods: NDArray[np.object_], publications: Publications, value_type: str
) -> Iterator[tuple[date, Trend]]:
    """Each state with the day from which it was known; a state that a publication did not change is left out.

    Args:
        periods: names, of one frequency, oldest first.
        publications: in order of their day.
        value_type: the catalog's.
    """
    p = publications
    is_new_day = np.r_[True, p.published[1:] != p.published[:-1]]
    days, look = p.published[is_new_day], np.cumsum(is_new_day) - 1
    # The row known of each period on each day: later rows have higher numbers, so a running maximum does.
    known = np.full((len(days), len(periods)), -1, dtype=np.int64)
    known[look, p.period] = np.arange(len(p.period))
    known = np.maximum.accumulate(known, axis=0)
    before: Trend | None = None
    for day, rows in zip(days.tolist(), known, strict=True):
        known_rows = rows[rows >= 0]
        shown = ~np.isnan(p.values[known_rows])
        there = known_rows[shown]
        if there.size:
            series = Series(
                periods[p.period[there]],
                p.values[there],
                p.numerators[there],
                p.denominators[there],
                carried(p.breaks[known_rows], shown),
                p.demo[there],
            )
            state = trend(series, value_type)
        elif before is not None:
            state = _withdrawn(before)
        else:
            continue
        if state != before:
            yield date.fromordinal(_EPOCH + day), state
        before = state


def _withdrawn(before: Trend) -> Trend:
    """Every figure has been taken back: what they said no longer holds."""
    return Trend(
        direction=Direction.NONE,
        strength=Strength.LEVEL_ONLY,
        method="level",
        first_period=before.first_period,
        last_period=before.last_period,
        points=0,
        is_demo=before.is_demo,
        reason=Reason.TOO_FEW,
    )
