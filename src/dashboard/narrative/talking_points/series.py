"""What the series say: signs, common variation, and what is too short or too small to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.change_kinds import SignalChange
from dashboard.analysis.change_signals import is_weaker
from dashboard.analysis.portrait import Panel, Point, Portrait, before, change_between
from dashboard.narrative import portrait, trends
from dashboard.narrative.talking_points import places
from dashboard.narrative.talking_points.audience import NEUTRAL, UNWANTED, WANTED, Profile
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.phrases import phrase
from dashboard.narrative.talking_points.point import Fact, Kind
from dashboard.narrative.talking_points.point import Point as TalkingPoint
from dashboard.store import records as r

_SIGN: Final = {"certain": Kind.CERTAIN, "early": Kind.EARLY}
_LEAN: Final = {"worse": UNWANTED, "better": WANTED}
_THEN: Final = {
    ("certain", "up"): "en statistisk sikker stigning",
    ("certain", "down"): "et statistisk sikkert fald",
    ("early", "up"): "kun tegn på stigning",
    ("early", "down"): "kun tegn på fald",
}
_UNSURE: Final = {"preliminary": "foreløbigt tal", "estimate": "skøn"}
_LOCAL_WISH: Final = {"better": " Det er den vej, vi ønsker.", "worse": " Det er ikke den vej, vi ønsker."}


@dataclass(frozen=True, slots=True)
class Sign:
    """A series that says more than chance does."""

    portrait: Portrait
    panel: Panel
    newest: Point
    state: r.TrendState


def signs(facts: Facts, profile: Profile) -> tuple[Sign, ...]:
    return tuple(
        Sign(drawn, panel, panel.newest, panel.trend)
        for drawn in _drawn(facts, profile)
        for panel in _panels(facts, drawn)
        if panel.newest is not None and panel.trend is not None and trends.is_signal(panel.trend)
    )


def points(facts: Facts, profile: Profile) -> Iterator[TalkingPoint]:
    evidence = Evidence(facts)
    for sign in signs(facts, profile):
        yield _sign(facts, evidence, sign, is_local=profile.is_local)
    for drawn in _drawn(facts, profile):
        yield from _without_sign(facts, evidence, drawn, profile)
        yield from _undecided(facts, evidence, drawn)


def level(panel: Panel, point: Point, indicator: r.Indicator) -> str:
    """`På Motalavej stod 38,7 % af de 18-64-årige uden for arbejde og uddannelse i 2020 (95 %: 35–42).`"""
    where = danish.sentence_case(places.where(panel.geography))
    said = phrase(indicator, point.value, point.decimals)
    text = f"{where} {said} {danish.period_with_preposition(point.period)}"
    notes = [one for one in (_UNSURE.get(point.status), portrait.interval(point, indicator)) if one]
    return f"{text} ({'; '.join(notes)})." if notes else f"{text}."


def _drawn(facts: Facts, profile: Profile) -> list[Portrait]:
    """The indicators that this audience is told of; what is background only is told to nobody."""
    criteria = {column.criterion.indicator_id for column in facts.picture.columns}
    return [
        drawn
        for indicator_id, drawn in facts.portraits.items()
        if (profile.indicators is None or indicator_id in profile.indicators)
        and (indicator_id in criteria or facts.focus_areas.get(indicator_id))
    ]


def _panels(facts: Facts, drawn: Portrait) -> list[Panel]:
    wanted = {place.geography_id for place in facts.places}
    return [panel for panel in drawn.panels if panel.geography.geography_id in wanted]


def _sign(facts: Facts, evidence: Evidence, sign: Sign, *, is_local: bool) -> TalkingPoint:
    indicator, place = sign.portrait.indicator, sign.panel.geography
    towards = trends.towards(sign.state, indicator) or ""
    # A local group is told the wish in its own words, so the sentence is made without.
    course = trends.sentence(sign.state, indicator._replace(polarity="neutral") if is_local else indicator)
    text = f"{level(sign.panel, sign.newest, indicator)} {course}"
    if is_local:
        text += _LOCAL_WISH.get(towards, "")
    text += _since_last_time(facts, place.geography_id, indicator.indicator_id)
    return make(
        _SIGN[sign.state.strength],
        [place.geography_id, indicator.indicator_id],
        text,
        [evidence.of_point(sign.panel, sign.newest, indicator)],
        geography_id=place.geography_id,
        focus_area_ids=facts.focus_areas.get(indicator.indicator_id, ()),
        lean=_LEAN.get(towards, NEUTRAL),
    )


def _since_last_time(facts: Facts, geography_id: str, indicator_id: str) -> str:
    """Whether the sign is new, turned or weaker since the last meeting."""
    for change in facts.changes:
        is_it = (change.geography_id, change.indicator_id) == (geography_id, indicator_id)
        if is_it and isinstance(change, SignalChange) and facts.since.earlier is not None:
            when = danish.long_date(facts.since.earlier)
            if is_weaker(change.before, change.after):
                return f" Tegnet er svagere end {when}."
            if change.before is not None and trends.is_signal(change.before):
                return f" Den {when} var der {_THEN[change.before.strength, change.before.direction]}."
            return f" Tegnet er nyt siden {when}."
    return ""


def _without_sign(
    facts: Facts, evidence: Evidence, drawn: Portrait, profile: Profile
) -> Iterator[TalkingPoint]:
    """New figures that show no course. Of the four together where they are known, else of each."""
    panels = _panels(facts, drawn)
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
            said, test = _change(earlier, newest, indicator)
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


def _change(earlier: Point, later: Point, indicator: r.Indicator) -> tuple[str, str | None]:
    """What can be said of two figures of one series, and the test."""
    then = f"{portrait.value(earlier, indicator)} {danish.period_with_preposition(earlier.period)}"
    if later.is_break:
        return f"Der er brud i serien siden {then}, så de to tal kan ikke sammenlignes.", None
    if earlier.value == later.value:
        return f"Det er det samme som {danish.period_with_preposition(earlier.period)}.", None
    found = change_between(earlier, later, indicator)
    if found is None:
        return f"Tallet var {then}; om ændringen er mere end tilfældig, kan ikke regnes ud.", None
    test = f"To tal sammenlignet: {portrait.evidence(found)}"
    if found.is_beyond_chance:
        return (
            f"Tallet var {then}. {portrait.BEYOND}, men to tal viser ikke en udvikling.",
            test,
        )
    return f"Tallet var {then}. {portrait.WITHIN}.", test


def _undecided(facts: Facts, evidence: Evidence, drawn: Portrait) -> Iterator[TalkingPoint]:
    """The series of one indicator that are too short or small, and what would have been seen in them."""
    indicator = drawn.indicator
    panels = [
        panel
        for panel in _panels(facts, drawn)
        if panel.newest is not None and panel.trend is not None and panel.trend.strength == "undetectable"
    ]
    if not panels:
        return
    behind: list[Fact] = [
        evidence.of_point(panel, panel.newest, indicator) for panel in panels if panel.newest is not None
    ]
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
