"""How many persons would have to change status for a criterion to flip.

Method: the numerators and denominators of the years behind the rule's value are taken as they are, unrounded,
and as many persons are added to or taken from the numerator of each year as it takes; the denominators stay.
A rule's value that is a mean of years is the plain mean of the yearly shares (decision 0003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Final

from dashboard.analysis.series import MULTIPLIER
from dashboard.store.records import CriterionStatus

METHOD: Final = "smallest whole number of persons, the same in each year of the rule's value"


class Reason(StrEnum):
    """Why there is no number of persons."""

    NO_VALUE = "no_value"
    NO_THRESHOLD = "no_threshold"
    NOT_PERSONS = "not_persons"
    """a ratio of two means: no number of persons stands behind it"""
    PUBLISHED_MEAN = "published_mean"
    """the producer's own mean of years: the years behind it are not given"""
    NO_COUNTS = "no_counts"
    ROUNDING = "rounding"
    """the line lies within the rounding of the published figures: exact counts and figures disagree"""
    OUT_OF_REACH = "out_of_reach"
    """a year has too few persons to take away, or to add"""


@dataclass(frozen=True, slots=True)
class Margin:
    """`persons` in each of `years` years; None with its reason."""

    persons: int | None
    fewer: bool
    """whether persons are taken away from the numerators, or added"""
    makes_met: bool
    """whether the criterion is met afterwards: the opposite of now"""
    years: int
    numerators: tuple[float, ...] = ()
    denominators: tuple[float, ...] = ()
    reason: Reason | None = None
    method: str = METHOD


def margin(status: CriterionStatus, value_type: str) -> Margin:
    """The margin of one criterion.

    Args:
        status: as judged; its yearly counts, threshold and operator are the inputs.
        value_type: the indicator's.
    """
    goes_up = (status.operator == "<") == bool(status.is_met)
    counts = _counts(status)
    reason = _why_not(status, value_type)
    if reason is None and counts is None:
        reason = Reason.NO_COUNTS
    if reason is not None or counts is None or status.threshold is None:
        return Margin(None, not goes_up, not status.is_met, status.averaging_years, reason=reason)
    numerators, denominators = counts
    persons = to_flip(
        numerators,
        denominators,
        Fraction(str(status.threshold)) / int(MULTIPLIER[value_type]),
        status.operator,
        is_met=bool(status.is_met),
    )
    if persons is not None and persons > 0:
        room = [d - n if goes_up else n for n, d in zip(numerators, denominators, strict=True)]
        # Events may be more than residents: a rate has no upper end.
        bounded = value_type == "share" or not goes_up
        reason = Reason.OUT_OF_REACH if bounded and persons > min(room) else None
    else:
        reason = Reason.ROUNDING
    return Margin(
        persons=persons if reason is None else None,
        fewer=not goes_up,
        makes_met=not status.is_met,
        years=len(numerators),
        numerators=numerators,
        denominators=denominators,
        reason=reason,
    )


def to_flip(
    numerators: Sequence[float],
    denominators: Sequence[float],
    threshold: Fraction,
    operator: str,
    *,
    is_met: bool,
) -> int | None:
    """The smallest whole number that, added to or taken from each numerator, makes the verdict the other.

    Args:
        threshold: as a proportion.
        operator: '>', '>=' or '<'.

    Returns:
        1 or more; None where the counts say the opposite of `is_met` as they stand.
    """
    years = len(numerators)
    shares = (Fraction(n) / Fraction(d) for n, d in zip(numerators, denominators, strict=True))
    beyond = sum(shares, Fraction(0)) / years - threshold
    per_person = sum((1 / Fraction(d) for d in denominators), Fraction(0)) / years
    if _holds(operator, beyond) != is_met:
        return None
    whole = abs(beyond) / per_person
    # At the line itself `>` and `<` are not met and `>=` is: reaching it is enough, or one more person.
    reaching_is_enough = (operator == ">=") != is_met
    return ceil(whole) if reaching_is_enough else floor(whole) + 1


def _holds(operator: str, beyond: Fraction) -> bool:
    return beyond > 0 if operator == ">" else beyond >= 0 if operator == ">=" else beyond < 0


def _why_not(status: CriterionStatus, value_type: str) -> Reason | None:
    if status.value is None:
        return Reason.NO_VALUE
    if status.threshold is None or status.is_met is None:
        return Reason.NO_THRESHOLD
    if value_type not in MULTIPLIER:
        return Reason.NOT_PERSONS
    if status.basis == "published" and status.averaging_years > 1:
        return Reason.PUBLISHED_MEAN
    return None


def _counts(status: CriterionStatus) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """The yearly counts, where every year has both."""
    numerators = tuple(n for n in status.numerators or () if n is not None)
    denominators = tuple(d for d in status.denominators or () if d)
    if not numerators or len(numerators) != len(denominators):
        return None
    return (numerators, denominators) if len(numerators) == len(status.numerators or ()) else None
