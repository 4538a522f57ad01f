"""What is new, revised or newly ruled since the body's last meeting, in the words of the Status page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard import danish
from dashboard.analysis.change_kinds import (
    AgedFigure,
    Cause,
    Change,
    Importance,
    ListChange,
    MissedMilestone,
    RulesChange,
    SignalChange,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.change_lines import Line, all_lines
from dashboard.analysis.change_signals import is_signal
from dashboard.narrative import changes as words
from dashboard.narrative import places
from dashboard.narrative.change_words import Names
from dashboard.narrative.talking_points.audience import NEUTRAL, UNWANTED, WANTED
from dashboard.narrative.talking_points.change_evidence import of_change
from dashboard.narrative.talking_points.evidence import COMPUTED, Evidence, stated
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Fact, Kind, Point
from dashboard.store.records import Ruleset

_KIND: Final = {
    Cause.NEW: Kind.NEW,
    Cause.REVISED: Kind.REVISED,
    Cause.RULES: Kind.RULES,
    Cause.LIST: Kind.LIST,
    Cause.SIGNAL: Kind.FADED,
    Cause.AGE: Kind.OLD,
}


def points(facts: Facts) -> Iterator[Point]:
    """One point a line. Signs that stand, milestones and old figures are told elsewhere, as they are now."""
    names = Names(
        geographies=places.spoken(facts.geographies),
        indicators={one.indicator_id: one for one in facts.indicators},
    )
    evidence = Evidence(facts)
    for line in all_lines(facts.changes, facts.area):
        first = line.first
        if isinstance(first, MissedMilestone) or (isinstance(first, AgedFigure) and first.is_old):
            continue
        if isinstance(first, SignalChange) and is_signal(first.after):
            continue
        kind = _KIND[first.cause]
        one_place = {change.geography_id for change in line.changes}
        yield make(
            kind,
            _key(line),
            words.sentence(line, names),
            _facts(facts, evidence, line, names),
            geography_id=first.geography_id if len(one_place) == 1 else None,
            focus_area_ids=_focus(facts, line),
            lean=_lean(line),
        )


def _key(line: Line) -> list[str]:
    """What the finding is about: the same in another build that finds the same."""
    first = line.first
    what = [type(first).__name__.lower()]
    match first:
        case ListChange():
            return [*what, first.official.list_date.isoformat(), first.official.list_name]
        case AgedFigure():
            # All that is overdue is told in one line, whatever it begins with.
            return what
        case RulesChange():
            what.append(first.after.ruleset_id)
        case VerdictChange():
            what += [first.before.verdict, first.after.verdict]
    known = first.new or first.old
    if (place := _first_place(line)) is not None:
        what.append(place)
    if first.indicator_id is not None:
        what.append(first.indicator_id)
    if known is not None:
        what += [known.period, "gns"] if known.is_published_mean else [known.period]
    return what


def _first_place(line: Line) -> str | None:
    """Lines of several places are told apart by the first in the alphabet, whatever their order."""
    places_of = sorted(change.geography_id for change in line.changes if change.geography_id is not None)
    return places_of[0] if places_of else None


def _facts(facts: Facts, evidence: Evidence, line: Line, names: Names) -> list[Fact]:
    found: list[Fact] = []
    for change in line.changes:
        found += _of(facts, evidence, change, names)
    return found


def _of(facts: Facts, evidence: Evidence, change: Change, names: Names) -> list[Fact]:
    if isinstance(change, SignalChange) and (newest := _newest(evidence, change)):
        return newest
    limit = getattr(change, "threshold", None)
    line = f"Grænse: {names.limit(change, limit)}" if limit is not None else None
    found: list[Fact] = of_change(evidence, change, line)
    match change:
        case VerdictChange():
            found += [
                stated(
                    f"Opfyldte kriterier, {names.place(change)}{when}",
                    f"{score.met} af {score.of}" + (f" ({score.unknown} ukendt)" if score.unknown else ""),
                    f"{COMPUTED}, efter {facts.picture.ruleset.short_name}",
                    geography_id=change.geography_id,
                    is_demo=change.is_demo,
                )
                for when, score in (("", change.after), (", før", change.before))
            ]
        case ListChange():
            found.append(
                stated(
                    f"Listen {change.official.list_name}, {names.place(change)}",
                    "på listen" if change.official.on_list else "ikke på listen",
                    change.official.source or "Ministeriets liste",
                    change.official.list_date,
                    geography_id=change.geography_id,
                )
            )
        case RulesChange():
            found.append(_rules(change.after))
        case ThresholdChange():
            known = [
                names.limit(change, one) if one is not None else "ikke kendt"
                for one in (change.after, change.before)
            ]
            found.append(
                stated(
                    f"Grænse, {names.indicator(change)}",
                    f"{known[0]}, før {known[1]}",
                    facts.picture.ruleset.source,
                    indicator_id=change.indicator_id,
                )
            )
    if not found:
        found.append(
            stated(
                f"{names.of(change).name}, {names.place(change)}",
                "trukket tilbage" if change.new is None else "kendt",
                names.of(change).source_name or COMPUTED,
                change.published_on,
                geography_id=change.geography_id,
                indicator_id=change.indicator_id,
                is_demo=change.is_demo,
            )
        )
    return found


def _rules(rules: Ruleset) -> Fact:
    return stated(
        f"Regler, {rules.short_name}", f"gælder fra {danish.long_date(rules.valid_from)}", rules.source
    )


def _newest(evidence: Evidence, change: SignalChange) -> list[Fact]:
    """The newest figure of a series whose sign is gone."""
    drawn = evidence.facts.portraits.get(change.indicator_id or "")
    if drawn is None:
        return []
    return [
        evidence.of_point(panel, panel.newest, drawn.indicator)
        for panel in drawn.panels
        if panel.geography.geography_id == change.geography_id and panel.newest is not None
    ]


def _focus(facts: Facts, line: Line) -> tuple[str, ...]:
    found = (area for change in line.changes for area in facts.focus_areas.get(change.indicator_id or "", ()))
    return tuple(dict.fromkeys(found))


def _lean(line: Line) -> int:
    first = line.first
    if isinstance(first, VerdictChange):
        return {"on": UNWANTED, "off": WANTED}.get(first.after.verdict, NEUTRAL)
    return UNWANTED if first.importance is Importance.CROSSED else NEUTRAL
