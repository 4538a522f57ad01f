"""What the coordination group is asked: once for each focus area whose figures show a sign."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import danish
from dashboard.narrative import places
from dashboard.narrative.talking_points.audience import Profile
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Kind, Point
from dashboard.narrative.talking_points.signs import Sign, signs


def points(facts: Facts, profile: Profile) -> Iterator[Point]:
    """A question, never an answer: the figures say what happened, not why."""
    by_focus: dict[str, list[Sign]] = {}
    for sign in signs(facts, profile):
        for focus_area in facts.focus_areas.get(sign.portrait.indicator.indicator_id, ()):
            by_focus.setdefault(focus_area, []).append(sign)
    evidence = Evidence(facts)
    for focus_area, found in by_focus.items():
        by_indicator: dict[str, list[Sign]] = {}
        for sign in found:
            by_indicator.setdefault(sign.portrait.indicator.name, []).append(sign)
        subjects = [f"{danish.lower_first(name)} ({_where(of)})" for name, of in by_indicator.items()]
        name = facts.focus_area_names.get(focus_area, focus_area)
        noun = "tegnet" if len(found) == 1 else "tegnene"
        yield make(
            Kind.DISCUSS,
            [focus_area],
            f"Til drøftelse under {name}: Hvad kan ligge bag {noun} i "
            f"{danish.listed(subjects)}, og hvad taler imod? Tallene selv kan ikke svare.",
            [fact for one in found for fact in evidence.of_course(one.panel, one.portrait.indicator)],
            geography_id=facts.area,
            focus_area_ids=(focus_area,),
        )


def _where(found: list[Sign]) -> str:
    """The areas; `samlet` where only the four together show the sign."""
    areas = [one.panel.geography for one in found if one.panel.geography.kind != "samlet"]
    return places.names(areas) if areas else "samlet"
