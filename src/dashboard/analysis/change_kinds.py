"""What may have changed between two dates: one small value object a change, each with all its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from dashboard.analysis.criteria import State
from dashboard.store.records import Milestone, OfficialStatus, Ruleset, TrendState


class Cause(StrEnum):
    """Why something changed; never two in one change."""

    NEW = "new"
    """a newer period became known"""
    REVISED = "revised"
    """a period already known got another value"""
    RULES = "rules"
    """the same figures, judged by other rules or by another threshold"""
    LIST = "list"
    SIGNAL = "signal"
    MILESTONE = "milestone"
    AGE = "age"
    """nothing came where something was due"""


class Importance(IntEnum):
    """The order of the lines, the most important first.

    What decides whether an area is on the list stands first: its verdict, then the line of one criterion,
    then what the ministry said and the rules it said it by. Then what the figures say with certainty (away
    from what is wanted before towards it), what was known and no longer holds, what may be coming, what was
    promised and not done. Figures that change nothing stand last, those close to the line before a sign that
    is gone, figures that are only counted, and figures that are old.
    """

    VERDICT = 1
    CROSSED = 2
    LIST = 3
    RULES = 4
    CERTAIN_UNWANTED = 5
    CERTAIN = 6
    REVISED = 7
    EARLY = 8
    MISSED = 9
    CLOSE = 10
    FADED = 11
    NEW = 12
    OLD = 13


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it was known on one of the dates."""

    value: float
    decimals: int
    period: str
    first_year: int | None
    """first year of a mean that we made"""
    is_published_mean: bool
    is_demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What all changes have; None is not known, or does not apply."""

    cause: Cause
    importance: Importance
    geography_id: str | None = None
    indicator_id: str | None = None
    old: Point | None = None
    new: Point | None = None
    published_on: date | None = None
    is_demo: bool = False
    size: float = 0.0
    """orders changes of the same importance, the largest first"""


@dataclass(frozen=True, slots=True)
class Score:
    """A verdict with what it comes from."""

    verdict: str
    met: int
    unknown: int
    of: int
    residents: float | None
    min_residents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChange(Change):
    before: Score
    after: Score
    by_threshold: bool
    """for the rules' part: whether only the yearly threshold is another"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange(Change):
    """A criterion's state, by one cause. By new or revised figures old and new are the rule's values."""

    before: State
    after: State
    operator: str
    threshold: float | None
    score: Score
    """the area's after all changes"""
    is_same_verdict: bool
    """whether the area's verdict is what it was, after all changes"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseFigure(Change):
    """A new or revised value of a rule that lies close to the line, on either side, and did not cross it."""

    state: State
    operator: str
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange(Change):
    official: OfficialStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesChange(Change):
    """The main list's rules in force changed."""

    before: Ruleset | None
    after: Ruleset
    same_criteria: bool
    is_followed: bool
    """whether the view follows the rules in force, so that its verdicts are made by the new ones"""
    judged_by: Ruleset


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdChange(Change):
    """The yearly threshold of the view's rules changed with the list."""

    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalChange(Change):
    """The trend state of a series: at least one of the two is a signal."""

    before: TrendState | None
    after: TrendState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange(Change):
    """One figure that came, or that was known as something else. `new` is None where it was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedMilestone(Change):
    milestone: Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedFigure(Change):
    """The newest figure of a criterion has become old, or its next one is overdue; `new` is that figure."""

    is_old: bool
