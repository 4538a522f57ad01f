"""When a source's figures are due: its release calendar, as far as it is known.

A schedule says what is known of the producer's habit. It is never a promise, and a deadline that is ours is
marked as assumed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from pydantic import Field, model_validator

from dashboard.catalog.models import Entry, Frequency, Text

_PERIOD: Final = {
    Frequency.YEAR: re.compile(r"(19|20)\d\d"),
    Frequency.QUARTER: re.compile(r"(19|20)\d\d-Q[1-4]"),
    Frequency.MONTH: re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])"),
}
_EXAMPLE: Final = {Frequency.YEAR: "2020", Frequency.QUARTER: "2020-Q1", Frequency.MONTH: "2020-01"}


class Release(Entry):
    """The day that one period's figures are due, where it is known."""

    period: Text
    due_on: date


class Absence(Entry):
    """A period that has no figures and will have none."""

    period: Text
    why: Text
    """in Danish"""


class Schedule(Entry):
    """How often figures come, and when they are due."""

    every: Frequency
    every_is_assumed: bool = False
    """True where the source may deliver more or less often than is said here"""
    due_days: int | None = Field(default=None, ge=-366, le=1500)
    """days from the last day of a period until its figures are due; negative: due before it ends"""
    due_days_is_assumed: bool = False
    """True where nobody has said so, and the days are our guess"""
    releases: tuple[Release, ...] = ()
    """days that are known one by one; they stand before due_days"""
    absent: tuple[Absence, ...] = ()
    """periods that are known not to come"""

    @model_validator(mode="after")
    def _is_whole(self) -> Schedule:
        named = [one.period for one in self.releases] + [one.period for one in self.absent]
        wrong = [period for period in named if not _PERIOD[self.every].fullmatch(period)]
        if wrong:
            raise ValueError(
                f"the period {wrong[0]!r} is none of every = {self.every.value!r}; allowed: as"
                f" {_EXAMPLE[self.every]!r}"
            )
        twice = sorted({period for period in named if named.count(period) > 1})
        if twice:
            raise ValueError(f"the period {twice[0]!r} stands more than once among releases and absent")
        if self.due_days is None and not self.releases:
            raise ValueError("neither due_days nor releases say when figures are due; allowed: one or both")
        if self.due_days is None and self.due_days_is_assumed:
            raise ValueError("due_days_is_assumed stands without due_days")
        return self
