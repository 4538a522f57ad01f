"""The facts behind a change: the newer figure, and the one that it was before."""

from __future__ import annotations

from dataclasses import replace

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.change_kinds import Change, Point
from dashboard.narrative import change_words
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.point import Fact


def of_change(evidence: Evidence, change: Change, test: str | None = None) -> list[Fact]:
    """The newer figure of a change with its test, then the one before, as known at the last meeting."""
    found = []
    if change.new is not None:
        figure = _figure(evidence, change, change.new, "")
        found.append(replace(figure, published_on=change.published_on, test=test))
    if change.old is not None:
        found.append(_figure(evidence, change, change.old, _then(evidence.facts)))
    return found


def _figure(evidence: Evidence, change: Change, point: Point, when: str) -> Fact:
    indicator = evidence.indicator(change.indicator_id or "")
    place = evidence.place(change.geography_id or "")
    source_id = _source_id(evidence.facts, change, point)
    return Fact(
        indicator_id=indicator.indicator_id,
        geography_id=place.geography_id,
        label=evidence.label(indicator, place, change_words.period(point)) + when,
        value=danish.quantity(point.value, indicator.unit, point.decimals),
        interval=None,
        test=None,
        source=evidence.source(source_id) if source_id else indicator.source_name or "Se Data og kilder",
        published_on=None,
        is_demo=point.is_demo,
        is_proxy=indicator.proxy_for is not None,
        is_old=is_old(point.period, evidence.facts.as_of),
    )


def _then(facts: Facts) -> str:
    earlier = facts.since.earlier
    return f", som kendt {danish.long_date(earlier)}" if earlier else ", som kendt før"


def _source_id(facts: Facts, change: Change, point: Point) -> str | None:
    """The source of the figure of the same place and period, where one is known on the date.

    A change does not keep its source: it is that of the criterion's value, else that of the single period.
    """
    for row in facts.picture.areas:
        for cell in row.cells:
            is_it = (row.geography.geography_id, cell.indicator_id) == (
                change.geography_id,
                change.indicator_id,
            )
            read = cell.reading
            if is_it and read is not None and (read.period, read.is_demo) == (point.period, point.is_demo):
                return read.source_id
    drawn = facts.portraits.get(change.indicator_id or "")
    if drawn is None or point.is_published_mean:
        return None
    points = (
        one
        for panel in drawn.panels
        if panel.geography.geography_id == change.geography_id
        for one in (*panel.points, *panel.yearly)
    )
    wanted = (point.period, point.is_demo)
    return next((one.source_id for one in points if (one.period, one.is_demo) == wanted), None)
