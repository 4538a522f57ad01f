"""A series as the methods want it: single periods in order, values that may be shown, breaks marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MULTIPLIER: Final = {"share": 100.0, "rate": 1000.0}
"""what numerator / denominator is multiplied by, for the kinds of value that have one"""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Figures of single years, quarters or months, never published means of several; all of one length."""

    periods: Sequence[str] | NDArray[np.object_]
    """as in the catalog, of one frequency, oldest first"""
    values: Floats
    """in the indicator's unit"""
    numerators: Floats
    """persons or events; NaN where the source gives none"""
    denominators: Floats
    breaks: Flags
    """the first of a new series: what lies before cannot be compared with it"""
    demo: Flags

    def __len__(self) -> int:
        return len(self.periods)

    def last(self, count: int) -> Series:
        """The newest points; all of them where there are fewer."""
        return self._from(max(len(self) - count, 0))

    def after_last_break(self) -> Series:
        """The points that can be compared with the newest one."""
        places = np.flatnonzero(self.breaks)
        return self._from(int(places[-1])) if places.size else self

    def _from(self, first: int) -> Series:
        if first == 0:
            return self
        return Series(
            self.periods[first:],
            self.values[first:],
            self.numerators[first:],
            self.denominators[first:],
            self.breaks[first:],
            self.demo[first:],
        )

    @property
    def times(self) -> list[float]:
        return [time_of(period) for period in self.periods]

    @property
    def has_counts(self) -> bool:
        """Whether every point has its numerator and denominator."""
        return not bool(np.isnan(self.numerators).any() or np.isnan(self.denominators).any())


def carried(breaks: Flags, shown: Flags) -> Flags:
    """The breaks of the points that are shown: one that falls on a hidden point begins at the next shown.

    Both of one length, oldest first; so long as the number of shown points is the answer.
    """
    found = breaks[shown]
    series = np.cumsum(breaks)[shown]
    found[1:] |= series[1:] != series[:-1]
    return found


def time_of(period: str) -> float:
    """Years as a number: `2015` -> 2015, `2015-Q3` -> 2015.5, `2015-07` -> 2015.5."""
    year, _, part = period.partition("-")
    if not part:
        return float(year)
    return int(year) + ((int(part[1:]) - 1) / 4 if part.startswith("Q") else (int(part) - 1) / 12)


def frequency_of(period: str) -> str:
    """'year', 'quarter' or 'month'."""
    _, _, part = period.partition("-")
    return "year" if not part else "quarter" if part.startswith("Q") else "month"
