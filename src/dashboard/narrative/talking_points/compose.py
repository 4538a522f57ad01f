"""All talking points of a meeting for one audience, the most important first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points import (
    ages,
    discussion,
    duties,
    levels,
    news,
    signs,
    undecided,
    verdicts,
)
from dashboard.narrative.talking_points.audience import PROFILE, UNSAID, Profile, importance
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.point import Kind, Point


def talking_points(facts: Facts, audience: Audience) -> tuple[Point, ...]:
    """The points, ranked. Pure: the same facts give the same points in the same order.

    Raises:
        ValueError: a local group without its area.
    """
    profile = PROFILE[audience]
    if profile.is_local and facts.area is None:
        raise ValueError("a local group is told of one area: facts.area")
    order = {place.geography_id: index for index, place in enumerate(facts.geographies)}
    found = [
        replace(point, importance=importance(profile, point.kind, point.importance))
        for point in _all(facts, profile)
        if point.kind in profile.order and _is_for(point, facts, profile)
    ]
    found.sort(key=lambda point: (point.importance, order.get(point.geography_id or "", -1)))
    return tuple(found)


def _all(facts: Facts, profile: Profile) -> Iterator[Point]:
    if not profile.is_local:
        yield from verdicts.points(facts)
        yield from ages.points(facts)
    yield from news.points(facts)
    yield from signs.points(facts, profile)
    yield from levels.points(facts, profile)
    yield from undecided.points(facts, profile)
    yield from discussion.points(facts, profile)
    yield from duties.points(facts)


def _is_for(point: Point, facts: Facts, profile: Profile) -> bool:
    """Whether the audience is told of what the point is about.

    The board hears of what cannot be judged where it decides the verdict: the criteria.
    """
    about = {fact.indicator_id for fact in point.facts if fact.indicator_id is not None}
    if profile.is_local and UNSAID.search(" ".join([point.text, *(fact.note() for fact in point.facts)])):
        return False
    if profile.indicators is not None:
        return about <= set(profile.indicators)
    if point.kind is Kind.UNDECIDED and Kind.COMMON not in profile.order:
        return about <= {column.criterion.indicator_id for column in facts.picture.columns}
    return True
