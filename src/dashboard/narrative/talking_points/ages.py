"""Figures that are more than three years old on the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.narrative import places
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Fact, Kind, Point


def points(facts: Facts) -> Iterator[Point]:
    yield from _criteria(facts)
    yield from _others(facts)


def _criteria(facts: Facts) -> Iterator[Point]:
    """`Ringparken: tre af fem kriterier bygger på tal, der er over tre år gamle (2014): ...`"""
    evidence = Evidence(facts)
    for row in facts.picture.areas:
        place = row.geography
        if facts.area not in {None, place.geography_id}:
            continue
        old = [
            (cell.reading, column)
            for cell, column in zip(row.cells, facts.picture.columns, strict=True)
            if cell.reading is not None and cell.reading.is_old
        ]
        if not old:
            continue
        named = danish.listed([danish.lower_first(column.indicator.name) for _, column in old])
        years = danish.listed(sorted({danish.period(reading.period) for reading, _ in old}))
        count = f"{danish.count_word(len(old))} af {danish.count_word(len(row.cells))} kriterier"
        verb = "bygger på tal, der er over tre år gamle"
        text = f"{places.name(place)}: {count} {verb} ({years}): {named}."
        yield make(
            Kind.OLD,
            ["kriterier", place.geography_id],
            text,
            [evidence.of_reading(place, reading, column.indicator) for reading, column in old],
            geography_id=place.geography_id,
        )


def _others(facts: Facts) -> Iterator[Point]:
    """The other indicators whose newest figures are old everywhere."""
    evidence = Evidence(facts)
    criteria = {column.criterion.indicator_id for column in facts.picture.columns}
    wanted = {place.geography_id for place in facts.places}
    named: list[str] = []
    behind: list[Fact] = []
    for indicator_id, drawn in facts.portraits.items():
        known = [
            (panel, panel.newest)
            for panel in drawn.panels
            if panel.geography.geography_id in wanted and panel.newest is not None
        ]
        if indicator_id in criteria or not facts.focus_areas.get(indicator_id) or not known:
            continue
        newest = max(point.period for _, point in known)
        if is_old(newest, facts.as_of):
            named.append(f"{danish.lower_first(drawn.indicator.name)} ({danish.period(newest)})")
            behind += [evidence.of_point(panel, point, drawn.indicator) for panel, point in known]
    if named:
        if len(named) == 1:
            text = f"Ét tal er over tre år gammelt: {named[0]}."
        else:
            count = danish.sentence_case(danish.count_word(len(named)))
            text = f"{count} tal er over tre år gamle: {danish.listed(named)}."
        yield make(Kind.OLD, ["oevrige", facts.area or "samlet"], text, behind, geography_id=facts.area)
