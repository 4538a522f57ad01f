"""What was promised: milestones, actions, and the questions that they put to the board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard import danish
from dashboard.narrative.talking_points.audience import NEUTRAL, UNWANTED, WANTED
from dashboard.narrative.talking_points.evidence import JOURNAL, stated
from dashboard.narrative.talking_points.facts import ActionRecord, Facts, MilestoneRecord
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Fact, Kind, Point

_LONGEST_QUOTE: Final = 200


def points(facts: Facts) -> Iterator[Point]:
    milestones = [one for one in facts.milestones if _concerns(facts, one)]
    actions = [one for one in facts.actions if facts.area is None or one.geography_id == facts.area]
    missed = [one for one in milestones if one.due_on < facts.as_of and not _is_reached(facts, one)]
    overdue = [one for one in actions if one.state == "open" and one.due_on < facts.as_of]
    for milestone in missed:
        yield _missed(milestone, facts)
    for milestone in milestones:
        if _is_reached(facts, milestone) and _is_recent(facts, milestone):
            yield _reached(milestone, facts)
    for action in actions:
        if action.state == "open":
            yield _open(action, facts)
        elif action.state == "done" and _is_done_lately(facts, action):
            yield _done(action)
    if missed or overdue:
        yield _decide(facts, missed, overdue)


def _concerns(facts: Facts, milestone: MilestoneRecord) -> bool:
    return facts.area is None or not milestone.geography_ids or facts.area in milestone.geography_ids


def _is_reached(facts: Facts, milestone: MilestoneRecord) -> bool:
    return milestone.done_on is not None and milestone.done_on <= facts.as_of


def _is_recent(facts: Facts, milestone: MilestoneRecord) -> bool:
    earlier = facts.since.earlier
    return earlier is None or (milestone.done_on is not None and milestone.done_on > earlier)


def _is_done_lately(facts: Facts, action: ActionRecord) -> bool:
    earlier = facts.since.earlier
    return earlier is None or action.written_on > earlier


def _missed(milestone: MilestoneRecord, facts: Facts) -> Point:
    due = danish.long_date(milestone.due_on)
    text = f"Milepælen „{milestone.name}“ skulle være nået {due}, men er ikke meldt nået."
    return _of_milestone(Kind.MISSED, milestone, facts, text, UNWANTED)


def _reached(milestone: MilestoneRecord, facts: Facts) -> Point:
    done, due = danish.long_date(milestone.done_on or milestone.due_on), danish.long_date(milestone.due_on)
    is_late = milestone.done_on is not None and milestone.done_on > milestone.due_on
    when = f"; fristen var {due}" if is_late else ", inden fristen"
    text = f"Milepælen „{milestone.name}“ blev nået {done}{when}."
    return _of_milestone(Kind.REACHED, milestone, facts, text, WANTED)


def _of_milestone(kind: Kind, milestone: MilestoneRecord, facts: Facts, text: str, lean: int) -> Point:
    places = milestone.geography_ids
    return make(
        kind,
        ["milepael", milestone.milestone_id],
        text,
        [_milestone_fact(milestone, facts)],
        geography_id=places[0] if len(places) == 1 else None,
        focus_area_ids=milestone.focus_area_ids,
        lean=lean,
        quoted=[milestone.name],
    )


def _milestone_fact(milestone: MilestoneRecord, facts: Facts) -> Fact:
    is_reached = _is_reached(facts, milestone)
    done = f"nået {danish.long_date(milestone.done_on)}" if milestone.done_on and is_reached else None
    return stated(
        f"Milepælen „{milestone.name}“ ({milestone.initiative})",
        f"frist {danish.long_date(milestone.due_on)}, {done or 'ikke meldt nået'}",
        milestone.source,
        is_demo=milestone.is_demo,
    )


def _open(action: ActionRecord, facts: Facts) -> Point:
    quote, due = _short(action.text), danish.long_date(action.due_on)
    if action.due_on < facts.as_of:
        text = f"Aftalen „{quote}“ hos {action.owner} havde frist {due} og er ikke meldt udført."
        return _of_action(Kind.OVERDUE, action, text, quote, UNWANTED)
    text = f"Aftalen „{quote}“ hos {action.owner} har frist {due}."
    return _of_action(Kind.OPEN, action, text, quote, NEUTRAL)


def _done(action: ActionRecord) -> Point:
    quote = _short(action.text)
    return _of_action(Kind.REACHED, action, f"Aftalen „{quote}“ hos {action.owner} er udført.", quote, WANTED)


def _of_action(kind: Kind, action: ActionRecord, text: str, quote: str, lean: int) -> Point:
    return make(
        kind,
        ["aftale", action.action_id],
        text,
        [_action_fact(action)],
        geography_id=action.geography_id,
        focus_area_ids=action.focus_area_ids,
        lean=lean,
        quoted=[quote],
    )


def _action_fact(action: ActionRecord) -> Fact:
    state = {"open": "åben", "done": "udført", "dropped": "droppet"}[action.state]
    return stated(
        f"Aftalen „{_short(action.text)}“, aftalt i {action.decided_at}",
        f"frist {danish.long_date(action.due_on)}, {state}",
        JOURNAL,
        action.written_on,
        geography_id=action.geography_id,
        indicator_id=action.indicator_id,
    )


def _short(text: str) -> str:
    """One line, with the end left out where it is long."""
    line = " ".join(text.split()).replace("“", "”")
    if len(line) <= _LONGEST_QUOTE:
        return line
    return f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _decide(facts: Facts, missed: list[MilestoneRecord], overdue: list[ActionRecord]) -> Point:
    """`Til beslutning: to milepæle og én aftale er over fristen. Skal fristerne flyttes ...?`"""
    parts = [
        *_counted(len(missed), "milepæl", "milepæle"),
        *_counted(len(overdue), "aftale", "aftaler"),
    ]
    is_one = len(missed) + len(overdue) == 1
    question = "Skal fristen flyttes" if is_one else "Skal fristerne flyttes"
    text = (
        f"Til beslutning: {danish.enumerate_words(parts)} er over fristen. {question}, "
        "eller skal der gøres noget andet?"
    )
    behind = [*(_milestone_fact(one, facts) for one in missed), *(_action_fact(one) for one in overdue)]
    of_each = [*(one.focus_area_ids for one in missed), *(one.focus_area_ids for one in overdue)]
    focus = dict.fromkeys(area for areas in of_each for area in areas)
    return make(Kind.DECIDE, ["frister"], text, behind, geography_id=facts.area, focus_area_ids=tuple(focus))


def _counted(count: int, one: str, many: str) -> list[str]:
    if not count:
        return []
    return [f"én {one}"] if count == 1 else [f"{danish.count_word(count)} {many}"]
