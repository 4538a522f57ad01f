"""New figures of series without a sign: common variation, or the level alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.portrait import Panel, Point, Portrait, before, change_between, parted
from dashboard.narrative import portrait, trends
from dashboard.narrative.talking_points.audience import Profile
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Kind
from dashboard.narrative.talking_points.point import Point as TalkingPoint
from dashboard.narrative.talking_points.signs import drawn_for, level, panels_of
from dashboard.store import records as r

_INSIDE: Final = "Det nye tal ligger inden for det, serien normalt svinger inden for."


def points(facts: Facts, profile: Profile) -> Iterator[TalkingPoint]:
    evidence = Evidence(facts)
    for drawn in drawn_for(facts, profile):
        yield from _points(facts, evidence, drawn, profile)


def _points(facts: Facts, evidence: Evidence, drawn: Portrait, profile: Profile) -> Iterator[TalkingPoint]:
    """New figures that show no course. Of the four together where they are known, else of each."""
    panels = panels_of(facts, drawn)
    combined = [panel for panel in panels if panel.geography.kind == "samlet" and panel.newest is not None]
    for panel in combined or panels:
        newest, state = panel.newest, panel.trend
        if newest is None or (state is not None and trends.is_signal(state)):
            continue
        if not profile.is_local and not _is_new(newest.published_on, facts):
            continue
        indicator, place = drawn.indicator, panel.geography.geography_id
        text, behind = level(panel, newest, indicator), [evidence.of_point(panel, newest, indicator)]
        earlier = before(panel.points, newest)
        if earlier is not None:
            said, test = _change(panel, earlier, newest, indicator)
            text += f" {said}"
            if test is not None:
                parts = [one for one in (behind[0].test, test) if one]
                behind[0] = replace(behind[0], test=". ".join(parts))
            behind.append(evidence.of_point(panel, earlier, indicator))
        if profile.is_local and state is not None and state.strength == "undetectable":
            text += f" {_still_undecided(state, indicator)}"
        is_judged = state is not None and state.strength in {"none", "undetectable"}
        yield make(
            Kind.COMMON if is_judged else Kind.LEVEL,
            [place, indicator.indicator_id],
            text,
            behind,
            geography_id=place,
            focus_area_ids=facts.focus_areas.get(indicator.indicator_id, ()),
        )


def _still_undecided(state: r.TrendState, indicator: r.Indicator) -> str:
    """A local group is told it with the figure; the others once for all areas."""
    seen = trends.detectable(state, indicator) if state.method == "chi_square" else None
    return f"Udviklingen kan ikke afgøres endnu{f'; {seen}' if seen else ''}."


def _is_new(published_on: date, facts: Facts) -> bool:
    return facts.since.earlier is None or published_on > facts.since.earlier


def _change(panel: Panel, earlier: Point, later: Point, indicator: r.Indicator) -> tuple[str, str | None]:
    """What can be said of two figures of one series, and the test."""
    then = f"{portrait.value(earlier, indicator)} {danish.period_with_preposition(earlier.period)}"
    if parted(panel.points, earlier, later):
        return f"Der er brud i serien siden {then}, så de to tal kan ikke sammenlignes.", None
    if earlier.value == later.value:
        return f"Det er det samme som {danish.period_with_preposition(earlier.period)}.", None
    found = change_between(earlier, later, indicator)
    if found is None:
        state = panel.trend
        if state is not None and (state.method, state.strength) == ("xmr", "none"):
            return f"Tallet var {then}. {_INSIDE}", None
        return f"Tallet var {then}; om ændringen er mere end tilfældig, kan ikke regnes ud.", None
    test = f"To tal sammenlignet: {portrait.evidence(found)}"
    if found.is_beyond_chance:
        return (
            f"Tallet var {then}. {portrait.BEYOND}, men to tal viser ikke en udvikling.",
            test,
        )
    return f"Tallet var {then}. {portrait.WITHIN}.", test
