"""What a held build would change, asked of both builds: figures, judgement, talking points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.analysis.build_difference import BuildDifference, Side, build_difference
from dashboard.briefing import written
from dashboard.briefing.answers import Answers
from dashboard.briefing.gather import gather
from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.narrative.talking_points.point import Point
from dashboard.store import questions
from dashboard.store.records import Geography, Indicator, Meeting, RejectedRow, Ruleset

_END: Final = date.max
_REJECTED: Final = 5_000
"""rows asked for; what is beyond is counted in the build's description"""


@dataclass(frozen=True, slots=True)
class PointDifference:
    """A talking point that came, went or reads differently; the ids are the same in every build."""

    point_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a held build would change, with the names that sentences about it need."""

    as_of: date
    rulesets: tuple[Ruleset, ...]
    """those that verdicts are compared by; the chosen ones first"""
    difference: BuildDifference
    rejected: tuple[RejectedRow, ...]
    """rows of the held build that were not taken in"""
    rejected_before: frozenset[RejectedRow]
    """those of the published build: the rest of `rejected` is new"""
    meeting: Meeting | None
    """the board meeting whose talking points are compared; None where both calendars have none in common"""
    points: tuple[PointDifference, ...]
    geographies: dict[str, Geography]
    indicators: dict[str, Indicator]
    demo_before: bool
    demo_after: bool


def compare(
    published: Answers,
    held: Answers,
    *,
    as_of: date,
    ruleset_id: str,
    said: written.Standing,
) -> Comparison:
    """What the held build says differently.

    Args:
        as_of: the date that everything is seen from.
        ruleset_id: the chosen rules; those in force on the date are looked at as well.
        said: what people wrote, as it stands on the date.
    """
    before, after = published.basis(), held.basis()
    wanted = [ruleset_id]
    in_force = before.rules_in_force(as_of)
    if in_force is not None and in_force.ruleset_id != ruleset_id:
        wanted.append(in_force.ruleset_id)
    known = {one.ruleset_id: one for one in (*after.rulesets, *before.rulesets)}
    meeting = board_meeting([one for one in before.meetings if one in after.meetings], as_of)
    return Comparison(
        as_of=as_of,
        rulesets=tuple(known[one] for one in wanted),
        difference=build_difference(_side(published, as_of, wanted), _side(held, as_of, wanted)),
        rejected=questions.rejected_rows(held.connection, _REJECTED),
        rejected_before=frozenset(questions.rejected_rows(published.connection, _REJECTED)),
        meeting=meeting,
        points=_points(published, held, meeting, ruleset_id, said) if meeting else (),
        geographies={one.geography_id: one for one in (*before.geographies, *after.geographies)},
        indicators={one.indicator_id: one for one in (*before.indicators, *after.indicators)},
        demo_before=questions.build(published.connection).demo,
        demo_after=questions.build(held.connection).demo,
    )


def board_meeting(meetings: Sequence[Meeting], day: date) -> Meeting | None:
    """The board's next meeting from a day on, else its latest."""
    board = sorted((one for one in meetings if one.body == Audience.BESTYRELSE), key=lambda one: one.held_on)
    return next((one for one in board if one.held_on >= day), board[-1] if board else None)


def _side(answers: Answers, as_of: date, ruleset_ids: Sequence[str]) -> Side:
    connection = answers.connection
    known = {one.ruleset_id for one in answers.basis().rulesets}
    judged = [one for one in ruleset_ids if one in known]
    return Side(
        figures_on_date=questions.observation_list(connection, as_of),
        figures_in_the_end=questions.observation_list(connection, _END),
        verdicts={one: answers.verdicts(as_of, one) for one in judged},
        criteria={one: answers.criterion_status(as_of, one) for one in judged},
        trends=answers.trends(as_of),
        lists=questions.official_lists(connection, _END),
    )


def _points(
    published: Answers, held: Answers, meeting: Meeting, ruleset_id: str, said: written.Standing
) -> tuple[PointDifference, ...]:
    old = _points_of(published, meeting, ruleset_id, said)
    new = _points_of(held, meeting, ruleset_id, said)
    return tuple(
        PointDifference(
            point_id,
            old[point_id].text if point_id in old else None,
            new[point_id].text if point_id in new else None,
        )
        for point_id in {**new, **old}
        if point_id not in old or point_id not in new or old[point_id].text != new[point_id].text
    )


def _points_of(
    answers: Answers, meeting: Meeting, ruleset_id: str, said: written.Standing
) -> dict[str, Point]:
    known = answers.basis()
    if ruleset_id not in {one.ruleset_id for one in known.rulesets}:
        return {}
    facts = gather(answers, meeting, known.ruleset(ruleset_id), said=said)
    return {one.point_id: one for one in talking_points(facts, Audience.BESTYRELSE)}
