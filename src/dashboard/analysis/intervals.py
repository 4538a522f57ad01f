"""How far chance alone may move a share, a rate or a count: 95 % intervals.

Source: facts/statistics.md. Shares by Wilson, counts and rates exactly by chi-square below 10 events and by
Byar from 10. Register figures are full counts of much the same residents year after year, so the intervals
are likely too wide for them; events that cluster by person make them too narrow.
"""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

CONFIDENCE: Final = 0.95
Z_95: Final = 1.959963984540054
EXACT_BELOW: Final = 10
"""fewer events than this are judged exactly"""


class Interval(NamedTuple):
    low: float
    high: float
    method: str
    """'wilson', 'exact_poisson' or 'byar'"""


def wilson(successes: float, trials: float) -> Interval:
    """95 % interval of a share.

    Args:
        successes: 0 to trials; whole persons.
        trials: at least 1.

    Returns:
        Both ends as proportions, 0-1.

    Raises:
        ValueError: a count outside its range.
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"wilson wants 0 <= successes <= trials and trials >= 1, not {successes}, {trials}")
    # Imported here: scipy.stats takes half a second, and the command line does not need it.
    from scipy.stats import binomtest

    found = binomtest(round(successes), round(trials)).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(float(found.low), float(found.high), "wilson")


def poisson(events: float) -> Interval:
    """95 % interval of a count of events.

    Raises:
        ValueError: a negative count.
    """
    if events < 0:
        raise ValueError(f"poisson wants a count of 0 or more, not {events}")
    return exact_poisson(events) if events < EXACT_BELOW else byar(events)


def exact_poisson(events: float) -> Interval:
    """By the chi-square distribution; for no events the low end is 0."""
    from scipy.stats import chi2

    tail = (1 - CONFIDENCE) / 2
    low = float(chi2.ppf(tail, 2 * events)) / 2 if events else 0.0
    return Interval(low, float(chi2.ppf(1 - tail, 2 * (events + 1))) / 2, "exact_poisson")


def byar(events: float) -> Interval:
    """Byar's approximation, for 10 events or more."""
    low = events * (1 - 1 / (9 * events) - Z_95 / (3 * sqrt(events))) ** 3
    above = events + 1
    return Interval(low, above * (1 - 1 / (9 * above) + Z_95 / (3 * sqrt(above))) ** 3, "byar")


def of_figure(
    value_type: str, value: float, numerator: float | None, denominator: float | None, *, events: bool
) -> Interval | None:
    """The interval of a figure in its own unit (0-100, per 1,000 or a count).

    Args:
        value_type: the catalog's: 'share', 'rate', 'count' ...
        events: whether a count is of events that happen by themselves; a stock (residents) is none.

    Returns:
        None where chance cannot be worked out: no counts behind the figure, or a mean, a ratio, an amount.
    """
    if value_type == "count":
        return poisson(value) if events else None
    if numerator is None or denominator is None:
        return None
    if value_type == "share":
        low, high, method = wilson(numerator, denominator)
        return Interval(100 * low, 100 * high, method)
    if value_type == "rate":
        low, high, method = poisson(numerator)
        return Interval(1000 * low / denominator, 1000 * high / denominator, method)
    return None
