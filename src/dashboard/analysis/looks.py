"""Every look at many series: which points of each were known on each day that brought a publication.

`trend_history.history` says it of one series; this is the same for all of one indicator at once, as a refresh
of a thousand places wants it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.series import Flags, Floats

Numbers = NDArray[np.int64]

_CELLS_AT_ONCE: Final = 2_000_000
"""looks times periods that are held in memory together"""


@dataclass(frozen=True, slots=True, eq=False)
class ManyPublications:
    """Every publication of many series of one frequency, series by series, each by day.

    At most one a series, period and day.
    """

    series: Numbers
    """which series, rising"""
    published: Numbers
    """days"""
    period: Numbers
    """years, quarters or months counted from the year 0: neighbours differ by one"""
    values: Floats
    """NaN where a publication says that there is none (any more)"""
    numerators: Floats
    denominators: Floats
    breaks: Flags
    demo: Flags

    def part(self, rows: slice) -> ManyPublications:
        return ManyPublications(
            self.series[rows],
            self.published[rows],
            self.period[rows],
            self.values[rows],
            self.numerators[rows],
            self.denominators[rows],
            self.breaks[rows],
            self.demo[rows],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """One entry a look, but for `rows`: the looks' points one look after the other, oldest point first."""

    publications: ManyPublications
    series: Numbers
    published: Numbers
    shown: Numbers
    """points with a value"""
    comparable: Numbers
    """those of them that no break parts from the newest"""
    rows: Numbers
    """of the comparable points: their row in `publications`"""

    def __len__(self) -> int:
        return len(self.series)

    @property
    def ends(self) -> Numbers:
        """Where in `rows` each look's points end."""
        ends: Numbers = np.cumsum(self.comparable)
        return ends

    def last(self, looks: Numbers, count: int) -> Numbers:
        """Rows of the newest points of some looks, of shape (looks, count); each has as many."""
        taken: Numbers = self.rows[self.ends[looks][:, None] - count + np.arange(count)]
        return taken


def looks(publications: ManyPublications) -> Iterator[Looks]:
    """The looks at all series, some whole series at a time."""
    names, first_rows = np.unique(publications.series, return_index=True)
    ends = np.r_[first_rows[1:], len(publications.series)]
    periods = len(np.unique(publications.period))
    begin = 0
    for number in range(len(names)):
        is_last = number + 1 == len(names)
        rows = int(ends[number] - first_rows[begin])
        if is_last or rows * periods >= _CELLS_AT_ONCE:
            yield _looks(publications.part(slice(int(first_rows[begin]), int(ends[number]))))
            begin = number + 1


def _looks(p: ManyPublications) -> Looks:
    is_new_series = np.r_[True, p.series[1:] != p.series[:-1]]
    is_new_look = is_new_series | np.r_[True, p.published[1:] != p.published[:-1]]
    look = np.cumsum(is_new_look) - 1
    periods, place = np.unique(p.period, return_inverse=True)
    # The row known of each period on each day: later rows have higher numbers, so a running maximum does.
    known = np.full((look[-1] + 1, len(periods)), -1, dtype=np.int64)
    known[look, place] = np.arange(len(p.series))
    np.maximum.accumulate(known, axis=0, out=known)
    first_row = np.maximum.accumulate(np.where(is_new_series, np.arange(len(p.series)), 0))[is_new_look]
    is_known = known >= first_row[:, None]
    is_shown = is_known & ~np.isnan(p.values)[known]
    is_comparable = is_shown & ~_before_a_break(p.breaks, known, is_known, is_shown)
    return Looks(
        publications=p,
        series=p.series[is_new_look],
        published=p.published[is_new_look],
        shown=is_shown.sum(axis=1),
        comparable=is_comparable.sum(axis=1),
        rows=known[is_comparable],
    )


def _before_a_break(breaks: Flags, known: Numbers, is_known: Flags, is_shown: Flags) -> Flags:
    """The points that a break parts from the newest shown one; it may fall on a point that is not shown."""
    if not breaks.any():
        return np.zeros(known.shape, dtype=np.bool_)
    begun = np.cumsum(is_known & breaks[known], axis=1)
    newest = np.where(is_shown, begun, 0).max(axis=1)
    is_before: Flags = begun < newest[:, None]
    return is_before
