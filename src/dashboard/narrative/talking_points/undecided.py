"""Series that are too short or too small to be judged, and how large a change would have been seen."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import danish
from dashboard.analysis.portrait import Panel, Portrait
from dashboard.narrative import places, trends
from dashboard.narrative.talking_points.audience import Profile
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Kind, Point
from dashboard.narrative.talking_points.signs import drawn_for, panels_of
from dashboard.store import records as r


def points(facts: Facts, profile: Profile) -> Iterator[Point]:
    evidence = Evidence(facts)
    for drawn in drawn_for(facts, profile):
        yield from _undecided(facts, evidence, drawn)


def _undecided(facts: Facts, evidence: Evidence, drawn: Portrait) -> Iterator[Point]:
    """The series of one indicator that are too short or small, and what would have been seen in them."""
    indicator = drawn.indicator
    panels = [
        panel
        for panel in panels_of(facts, drawn)
        if panel.newest is not None and panel.trend is not None and panel.trend.strength == "undetectable"
    ]
    if not panels:
        return
    behind = [fact for panel in panels for fact in evidence.of_course(panel, indicator)]
    where = places.wheres([panel.geography for panel in panels])
    several = len(panels) > 1
    size = "serierne er for korte eller for små" if several else "serien er for kort eller for lille"
    text = f"{indicator.name}: udviklingen {where} kan ikke afgøres endnu; {size}{_seen(panels, indicator)}."
    one = panels[0].geography.geography_id if len(panels) == 1 else None
    yield make(
        Kind.UNDECIDED,
        [facts.area or "samlet", indicator.indicator_id],
        text,
        behind,
        geography_id=one,
        focus_area_ids=facts.focus_areas.get(indicator.indicator_id, ()),
    )


def _seen(panels: list[Panel], indicator: r.Indicator) -> str:
    """`, og kun ændringer over ca. 5,1-6,2 procentpoint (2016–2020) ville kunne ses`"""
    states = [
        panel.trend for panel in panels if panel.trend is not None and panel.trend.detectable is not None
    ]
    if not states:
        return " til, at udsving kan skelnes fra tilfældigheder"
    sizes = sorted(state.detectable for state in states if state.detectable is not None)
    low, high = (danish.number(size, _decimals(size)) for size in (sizes[0], sizes[-1]))
    unit = danish.difference(sizes[-1], indicator.unit, _decimals(sizes[-1]))
    text = unit if low == high else f"{low}–{unit}"
    spans = {trends.span(state) for state in states}
    span = f" ({spans.pop()})" if len(spans) == 1 else ""
    return f", og kun ændringer over ca. {text}{span} ville kunne ses"


def _decimals(size: float) -> int:
    return 0 if size >= 10 else 1 if size >= 0.095 else 2
