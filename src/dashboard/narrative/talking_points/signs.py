"""Series that say more than chance does: certain and early signs, and a figure as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dashboard import danish
from dashboard.analysis.change_kinds import SignalChange
from dashboard.analysis.change_signals import is_weaker
from dashboard.analysis.portrait import Panel, Point, Portrait
from dashboard.narrative import places, portrait, trends
from dashboard.narrative.talking_points.audience import NEUTRAL, UNWANTED, WANTED, Profile
from dashboard.narrative.talking_points.evidence import Evidence
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.phrases import phrase
from dashboard.narrative.talking_points.point import Kind
from dashboard.narrative.talking_points.point import Point as TalkingPoint
from dashboard.store import records as r

_SIGN: Final = {"certain": Kind.CERTAIN, "early": Kind.EARLY}
_LEAN: Final = {"worse": UNWANTED, "better": WANTED}
_THEN: Final = {
    ("certain", "up"): "en statistisk sikker stigning",
    ("certain", "down"): "et statistisk sikkert fald",
    ("early", "up"): "tegn på stigning",
    ("early", "down"): "tegn på fald",
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
        for drawn in drawn_for(facts, profile)
        for panel in panels_of(facts, drawn)
        if panel.newest is not None and panel.trend is not None and trends.is_signal(panel.trend)
    )


def points(facts: Facts, profile: Profile) -> Iterator[TalkingPoint]:
    evidence = Evidence(facts)
    for sign in signs(facts, profile):
        yield _sign(facts, evidence, sign, is_local=profile.is_local)


def level(panel: Panel, point: Point, indicator: r.Indicator) -> str:
    """`På Motalavej stod 38,7 % af de 18-64-årige uden for arbejde og uddannelse i 2020 (95 %: 35–42).`"""
    where = danish.sentence_case(places.where(panel.geography))
    said = phrase(indicator, point.value, point.decimals)
    text = f"{where} {said} {danish.period_with_preposition(point.period)}"
    notes = [one for one in (_UNSURE.get(point.status), portrait.interval(point, indicator)) if one]
    return f"{text} ({'; '.join(notes)})." if notes else f"{text}."


def drawn_for(facts: Facts, profile: Profile) -> list[Portrait]:
    """The indicators that this audience is told of; what is background only is told to nobody."""
    criteria = {column.criterion.indicator_id for column in facts.picture.columns}
    return [
        drawn
        for indicator_id, drawn in facts.portraits.items()
        if (profile.indicators is None or indicator_id in profile.indicators)
        and (indicator_id in criteria or facts.focus_areas.get(indicator_id))
    ]


def panels_of(facts: Facts, drawn: Portrait) -> list[Panel]:
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
        evidence.of_course(sign.panel, indicator),
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
                was, now = change.before, change.after
                only = "kun " if now is not None and was.direction == now.direction else ""
                return f" Den {when} var der {only}{_THEN[was.strength, was.direction]}."
            return f" Tegnet er nyt siden {when}."
    return ""
