"""All that a pack is made from, asked of one build and the journal: pure of any screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from duckdb import DuckDBPyConnection

from dashboard.analysis import list_history, matrix, portrait, road, standing
from dashboard.analysis.change_lines import News, news
from dashboard.analysis.effort import InitiativeNow, MilestoneNow, initiatives_now, milestones_now
from dashboard.analysis.journal_timeline import day_of
from dashboard.analysis.picture import Overview
from dashboard.analysis.since import Since, since
from dashboard.briefing import gather as briefing
from dashboard.briefing.answers import Answers, Basis
from dashboard.briefing.written import Standing, calendar
from dashboard.errors import PackError
from dashboard.journal.contents import (
    Action,
    Audience,
    Decision,
    InitiativeStatus,
    MilestoneDone,
    Story,
    TalkingPoints,
)
from dashboard.journal.version import Version
from dashboard.narrative.meetings import BODY_NAME
from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.reports.content.talking_points import Chosen, chosen
from dashboard.store import questions
from dashboard.store import records as r

RULES_IN_FORCE: Final = "gaeldende"
_MEETING_ID: Final = re.compile(rf"({'|'.join(BODY_NAME)})-(\d{{4}}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Writings:
    """What people wrote, as it stands in the pack."""

    decisions: tuple[Version[Decision], ...] = ()
    actions: tuple[Version[Action], ...] = ()
    stories: tuple[Version[Story], ...] = ()
    statuses: tuple[Version[InitiativeStatus], ...] = ()
    milestones: tuple[Version[MilestoneDone], ...] = ()
    talking_points: tuple[Version[TalkingPoints], ...] = ()

    @property
    def version_ids(self) -> tuple[str, ...]:
        """Of every version, sorted: enough to put the same texts together again."""
        found: Iterable[Version[Any]] = (
            *self.decisions,
            *self.actions,
            *self.stories,
            *self.statuses,
            *self.milestones,
            *self.talking_points,
        )
        return tuple(sorted(version.version_id for version in found))


@dataclass(frozen=True, slots=True)
class Material:
    """The findings of one meeting."""

    build: r.BuildInfo
    basis: Basis
    sources: tuple[r.Source, ...]
    meeting: r.Meeting
    is_in_calendar: bool
    ruleset: r.Ruleset
    compared: Since
    picture: Overview
    road: road.Road
    standings: dict[str, tuple[standing.Standing, ...]]
    """by area: under the plan's rules, those in force, the tightened ones and the chosen ones"""
    news: News | None
    """None for the first meeting of its body"""
    rows: tuple[matrix.MatrixRow, ...]
    portraits: dict[str, portrait.Portrait]
    """by indicator, of those that are drawn"""
    initiatives: tuple[InitiativeNow, ...]
    milestones: tuple[MilestoneNow, ...]
    figures: tuple[r.Figure, ...]
    """the newest known of every place and indicator"""
    newest_publication: date | None
    publications: dict[tuple[str, str], date]
    """each series' newest, by place and indicator"""
    points: tuple[Chosen, ...]
    """the talking points that were chosen for this meeting, for its own body"""
    writings: Writings

    @property
    def as_of(self) -> date:
        return self.meeting.held_on

    def rows_of(self, focus_area: r.FocusArea) -> tuple[matrix.MatrixRow, ...]:
        """A focus area's indicators, those that need attention first."""
        return tuple(row for row in self.rows if _is_of(row, focus_area))

    def meeting_on(self, meeting_id: str) -> r.Meeting | None:
        return _in_calendar(self.basis, meeting_id)


def _in_calendar(known: Basis, meeting_id: str) -> r.Meeting | None:
    return next((one for one in known.meetings if one.meeting_id == meeting_id), None)


def _is_of(row: matrix.MatrixRow, focus_area: r.FocusArea) -> bool:
    return focus_area.focus_area_id in (row.indicator.focus_area_ids or ())


def the_meeting(known: Basis, meeting_id: str) -> r.Meeting:
    """The meeting of an id; where the calendar is empty, the one that the id itself describes.

    Raises:
        PackError: the calendar has no such meeting.
    """
    if (found := _in_calendar(known, meeting_id)) is not None:
        return found
    described = _MEETING_ID.fullmatch(meeting_id)
    if known.meetings or described is None:
        names = ", ".join(one.meeting_id for one in known.meetings[-3:])
        latest = f"; the latest are {names}" if names else ""
        raise PackError(
            f"There is no meeting {meeting_id!r} in the build's calendar{latest}.",
            "Give the id of a meeting in data/catalog/meetings.toml, or add the meeting there and run"
            " `dashboard refresh`.",
        )
    try:
        held_on = date.fromisoformat(described[2])
    except ValueError as error:
        raise PackError(
            f"The meeting id {meeting_id!r} holds no date: {error}.",
            "Write the date as in bestyrelse-2021-11-25.",
        ) from error
    return r.Meeting(meeting_id, described[1], held_on, is_demo=False)


def the_ruleset(known: Basis, ruleset_id: str | None, day: date) -> r.Ruleset:
    """The rules of an id; `gaeldende` are those of the main list in force on the day, None the plan's.

    Raises:
        PackError: there are no such rules.
    """
    wanted = ruleset_id or known.programme.default_ruleset_id
    by_id = {rules.ruleset_id: rules for rules in known.rulesets}
    if wanted == RULES_IN_FORCE:
        return known.rules_in_force(day) or by_id[known.programme.default_ruleset_id]
    if wanted not in by_id:
        raise PackError(
            f"There is no ruleset {wanted!r}.", f"Give one of {', '.join([*by_id, RULES_IN_FORCE])}."
        )
    return by_id[wanted]


def gather(
    build: DuckDBPyConnection, meeting_id: str, *, ruleset_id: str | None, writings: Writings
) -> Material:
    """Everything of one meeting. The same build and writings give the same material.

    Raises:
        PackError: the meeting or the rules do not exist.
        BuildMissingError: the build cannot answer.
    """
    info = questions.build(build)
    answers = Answers(info.build_id, build)
    known = answers.basis()
    meeting = the_meeting(known, meeting_id)
    ruleset = the_ruleset(known, ruleset_id, meeting.held_on)
    as_of, rules = meeting.held_on, ruleset.ruleset_id
    is_in_calendar = _in_calendar(known, meeting_id) is not None
    compared = since(known.meetings, meeting if is_in_calendar else None, as_of)
    rows, picture = answers.matrix(as_of, rules), answers.overview(as_of, rules)
    milestones = milestones_now(
        answers.milestones(), {one.content.milestone_id: one for one in writings.milestones}, as_of
    )
    return Material(
        build=info,
        basis=known,
        sources=answers.sources(),
        meeting=meeting,
        is_in_calendar=is_in_calendar,
        ruleset=ruleset,
        compared=compared,
        picture=picture,
        road=_road(answers, picture, as_of, rules),
        standings=_standings(answers, as_of, ruleset),
        news=None
        if compared.earlier is None
        else news(
            # The same rules on both dates: a pack has one ruleset.
            answers.changes(compared.earlier, as_of, ruleset, ruleset, [one.milestone for one in milestones]),
            None,
        ),
        rows=rows,
        portraits={
            row.indicator.indicator_id: _portrait(answers, as_of, rules, row)
            for row in _drawn(known.focus_areas, rows)
        },
        initiatives=initiatives_now(
            known.initiatives,
            questions.initiative_statuses(build),
            {one.content.initiative_id: one for one in writings.statuses},
            {one.version_id: day_of(one, calendar(known.meetings)) for one in writings.statuses},
            as_of,
        ),
        milestones=milestones,
        figures=tuple(sorted(answers.figures(as_of), key=lambda one: (one.geography_id, one.indicator_id))),
        newest_publication=answers.age_of_figures(as_of).newest_publication,
        publications=answers.publications(as_of),
        points=_points(answers, meeting, ruleset, writings),
        writings=writings,
    )


def _points(
    answers: Answers, meeting: r.Meeting, ruleset: r.Ruleset, writings: Writings
) -> tuple[Chosen, ...]:
    """What was chosen, with the figures behind it as this build gives them."""
    audience = Audience(meeting.body)
    wanted = (meeting.meeting_id, audience, None)
    content = next(
        (
            version.content
            for version in writings.talking_points
            if (version.content.meeting_id, version.content.audience, version.content.geography_id) == wanted
        ),
        None,
    )
    if content is None:
        return ()
    said = Standing(actions=writings.actions, milestones_done=writings.milestones)
    facts = briefing.gather(answers, meeting, ruleset, said=said)
    generated = {point.point_id: point for point in talking_points(facts, audience)}
    return chosen(drafts.from_content(content), generated)


def _road(answers: Answers, picture: Overview, as_of: date, ruleset_id: str) -> road.Road:
    known = answers.basis()
    target_year = known.programme.target_year
    return road.road(
        road.Facts(
            picture=picture,
            statuses=answers.criterion_status(as_of, ruleset_id),
            figures={
                column.criterion.indicator_id: questions.single_periods(
                    answers.connection, as_of, column.criterion.indicator_id
                )
                for column in picture.columns
            },
            trends=answers.trends(as_of),
            targets=[target for target in known.targets if target.target_year == target_year],
            target_year=target_year,
        )
    )


def _standings(answers: Answers, day: date, chosen: r.Ruleset) -> dict[str, tuple[standing.Standing, ...]]:
    known = answers.basis()
    wanted = [
        known.ruleset(known.programme.default_ruleset_id),
        known.rules_in_force(day),
        list_history.in_force(known.rulesets, day, "skaerpet"),
        chosen,
    ]
    found: dict[str, list[standing.Standing]] = {}
    for rules in {one.ruleset_id: one for one in wanted if one is not None}.values():
        statuses = answers.criterion_status(day, rules.ruleset_id)
        for verdict in answers.verdicts(day, rules.ruleset_id):
            of_area = [one for one in statuses if one.geography_id == verdict.geography_id]
            found.setdefault(verdict.geography_id, []).append(
                standing.standing(rules, verdict, of_area, known.indicators)
            )
    return {area: tuple(standings) for area, standings in found.items()}


def _drawn(focus_areas: Sequence[r.FocusArea], rows: Sequence[matrix.MatrixRow]) -> list[matrix.MatrixRow]:
    """Of each focus area the first indicator with figures that has not been drawn and is no criterion."""
    drawn: dict[str, matrix.MatrixRow] = {}
    for focus_area in focus_areas:
        own = (
            row
            for row in rows
            if _is_of(row, focus_area)
            and row.column is None
            and row.indicator.indicator_id not in drawn
            and any(cell.figure is not None for cell in row.cells)
        )
        if (first := next(own, None)) is not None:
            drawn[first.indicator.indicator_id] = first
    return list(drawn.values())


def _portrait(answers: Answers, as_of: date, ruleset_id: str, row: matrix.MatrixRow) -> portrait.Portrait:
    """In the four areas, and in the four together where their figure is known."""
    shown = tuple(
        cell.geography.geography_id
        for cell in row.cells
        if cell.geography.kind == "boligomraade" or cell.figure is not None
    )
    return answers.portrait(as_of, ruleset_id, row.indicator.indicator_id, shown)
