"""The facts of talking points, from a build's answers and what people wrote in the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.effort import MilestoneNow, milestones_now
from dashboard.analysis.since import since
from dashboard.analysis.standing import Standing, standing
from dashboard.briefing import written
from dashboard.briefing.answers import Answers, Basis
from dashboard.journal.contents import Action, Audience
from dashboard.journal.version import Version
from dashboard.narrative import roles
from dashboard.narrative.talking_points.audience import NAME
from dashboard.narrative.talking_points.evidence import JOURNAL
from dashboard.narrative.talking_points.facts import ActionRecord, Facts, MilestoneRecord
from dashboard.store import records as r

CATALOG: Final = "Milepælene i kataloget"
# An id with many digits could look like a person's number to the journal, which keeps points by their ids.
_LETTERS: Final = str.maketrans("0123456789-", "ghijklmnopq")


def gather(
    answers: Answers,
    meeting: r.Meeting,
    ruleset: r.Ruleset,
    *,
    said: written.Standing,
    area: str | None = None,
    follows_rules_in_force: bool = False,
) -> Facts:
    """What is known on the day of a meeting, and what changed since the same body's previous one.

    Args:
        ruleset: the rules on the day of the meeting.
        said: what people wrote, as it stands at the meeting.
        area: the geography_id of the only area that is looked at; None for all.
        follows_rules_in_force: whether the earlier meeting is judged by the rules of its own day.
    """
    known, as_of = answers.basis(), meeting.held_on
    compared = since(known.meetings, meeting, as_of)
    default = known.ruleset(known.programme.default_ruleset_id)
    earlier_rules = ruleset
    if follows_rules_in_force and compared.earlier is not None:
        earlier_rules = known.rules_in_force(compared.earlier) or default
    places = tuple(p.geography_id for p in known.geographies if p.kind in {"boligomraade", "samlet"})
    links = _links(known)
    focus_areas = {key: areas for (kind, key), areas in links.items() if kind == "indicator"}
    in_force = known.rules_in_force(as_of)
    milestones = milestones_now(
        answers.milestones(), {one.content.milestone_id: one for one in said.milestones_done}, as_of
    )
    return Facts(
        as_of=as_of,
        since=compared,
        picture=answers.overview(as_of, ruleset.ruleset_id),
        standings=_standings(answers, known, as_of, ruleset),
        in_force=_standings(answers, known, as_of, in_force) if in_force and in_force != ruleset else {},
        changes=()
        if compared.earlier is None
        else answers.changes(
            compared.earlier, as_of, earlier_rules, ruleset, [one.milestone for one in milestones]
        ),
        portraits={
            one.indicator_id: answers.portrait(as_of, ruleset.ruleset_id, one.indicator_id, places)
            for one in known.indicators
        },
        geographies=known.geographies,
        indicators=known.indicators,
        sources={source.source_id: source.name for source in answers.sources()},
        focus_areas=focus_areas,
        focus_area_names={one.focus_area_id: one.name for one in known.focus_areas},
        milestones=_milestones(known, milestones, links),
        actions=_actions(known, said, links),
        target_year=known.programme.target_year,
        area=area,
    )


def _standings(answers: Answers, known: Basis, as_of: date, rules: r.Ruleset) -> Mapping[str, Standing]:
    statuses = answers.criterion_status(as_of, rules.ruleset_id)
    return {
        verdict.geography_id: standing(
            rules,
            verdict,
            [status for status in statuses if status.geography_id == verdict.geography_id],
            known.indicators,
        )
        for verdict in answers.verdicts(as_of, rules.ruleset_id)
    }


def _links(known: Basis) -> dict[tuple[str, str], tuple[str, ...]]:
    """focus_area_ids by kind and id."""
    found = {("indicator", one.indicator_id): tuple(one.focus_area_ids or ()) for one in known.indicators}
    return found | {("initiative", one.initiative_id): (one.focus_area_id,) for one in known.initiatives}


def _milestones(
    known: Basis, milestones: Sequence[MilestoneNow], links: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[MilestoneRecord, ...]:
    """Those of the catalog, with what the journal says of them."""
    names = {one.initiative_id: one.name for one in known.initiatives}
    return tuple(
        MilestoneRecord(
            milestone_id=one.milestone.milestone_id,
            name=one.milestone.name,
            initiative=names.get(one.milestone.initiative_id, one.milestone.initiative_id),
            due_on=one.milestone.due_on,
            done_on=one.milestone.done_on,
            geography_ids=tuple(one.milestone.geography_ids or ()),
            focus_area_ids=links.get(("initiative", one.milestone.initiative_id), ()),
            source=CATALOG if one.word is None else JOURNAL,
            is_demo=one.is_demo,
        )
        for one in milestones
    )


def _actions(
    known: Basis, said: written.Standing, links: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[ActionRecord, ...]:
    """The first due first."""
    meetings = {meeting.meeting_id: meeting for meeting in known.meetings}
    found = [_action(version, meetings, links) for version in said.actions]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.action_id)))


def _action(
    version: Version[Action],
    meetings: Mapping[str, r.Meeting],
    links: Mapping[tuple[str, str], tuple[str, ...]],
) -> ActionRecord:
    action = version.content
    about = (
        ("initiative", action.initiative_id) if action.initiative_id else ("indicator", action.indicator_id)
    )
    return ActionRecord(
        action_id=version.entry_id.translate(_LETTERS),
        text=action.text,
        owner=roles.owner(action.owner_role),
        due_on=action.due_on,
        state=action.state.value,
        written_on=version.written_at.date(),
        decided_at=_meeting(action.meeting_id, meetings),
        geography_id=action.geography_id,
        indicator_id=action.indicator_id,
        focus_area_ids=links.get((about[0], about[1] or ""), ()),
    )


def _meeting(meeting_id: str, meetings: Mapping[str, r.Meeting]) -> str:
    """`bestyrelsen 25. november 2021`"""
    meeting = meetings.get(meeting_id)
    if meeting is None:
        return f"mødet {meeting_id}"
    return f"{NAME[Audience(meeting.body)]} {danish.long_date(meeting.held_on)}"
