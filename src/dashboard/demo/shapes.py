"""The shape of a series: straight lines between given points, and chance from a seed.

Only Random.random() is used: Python keeps its sequence the same in every version and on every platform.
"""

from __future__ import annotations

from itertools import pairwise
from random import Random

from dashboard.demo.periods import parts, position
from dashboard.demo.recipe import Points
from dashboard.demo.rounding import round_half_up


def chance(seed: str, *names: str) -> Random:
    """A stream of its own for each series and place: adding one leaves the others as they were."""
    return Random("/".join((seed, *names)))  # noqa: S311 - example figures, not secrets


def level(points: Points, period: str) -> float:
    """The value on the straight lines between the points; flat before the first and after the last."""
    known = sorted((position(at), value) for at, value in points.items())
    here = position(period)
    if here <= known[0][0]:
        return known[0][1]
    for (x0, y0), (x1, y1) in pairwise(known):
        if here <= x1:
            return y0 + (y1 - y0) * (here - x0) / (x1 - x0)
    return known[-1][1]


def wobbled(points: Points, periods: list[str], wobble: float, random: Random) -> dict[str, float]:
    """Levels with chance added, at most +- wobble; a given point is met exactly."""
    values = {}
    for period in periods:
        draw = random.random() + random.random() - 1.0
        values[period] = level(points, period) + (0.0 if period in points else wobble * draw)
    return values


def events(points: Points, periods: list[str], season: list[float], random: Random) -> dict[str, int]:
    """Counts of things that happen by chance: so many small trials about the level times the season."""
    counts = {}
    for period in periods:
        expected = level(points, period) * season[parts(period)[1] - 1]
        trials = 4 * (int(expected) + 1)
        counts[period] = sum(random.random() * trials < expected for _ in range(trials))
    return counts


def stock(points: Points, periods: list[str], wobble: float, random: Random) -> dict[str, int]:
    """Counts of what is there: the level, a little moved by chance."""
    return {p: max(0, round_half_up(v)) for p, v in wobbled(points, periods, wobble, random).items()}
