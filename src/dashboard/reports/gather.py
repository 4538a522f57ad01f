"""All that a pack is made from, asked of one build and the journal: pure of any screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from duckdb import DuckDBPyConnection

from dashboard.analysis import changes, list_history, matrix, overview, portrait, road, standing
from dashboard.analysis.change_lines import News, news
from dashboard.analysis.picture import Overview
from dashboard.analysis.since import Since, since
from dashboard.errors import PackError
from dashboard.journal.contents import Action, Decision, InitiativeStatus, MilestoneDone, Story
from dashboard.journal.version import Version
from dashboard.narrative.meetings import BODY_NAME
from dashboard.store import questions as ask
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

    @property
    def version_ids(self) -> tuple[str, ...]:
        """Of every version, sorted: enough to put the same texts together again."""
        found: Iterable[Version[Any]] = (
            *self.decisions,
            *self.actions,
            *self.stories,
            *self.statuses,
            *self.milestones,
        )
        return tuple(sorted(version.version_id for version in found))


@dataclass(frozen=True, slots=True)
class Basis:
    """What a build says of everything, whatever the date."""

    build: r.BuildInfo
    programme: r.Programme
    meetings: tuple[r.Meeting, ...]
    rulesets: tuple[r.Ruleset, ...]
    criteria: tuple[r.Criterion, ...]
    geographies: tuple[r.Geography, ...]
    indicators: tuple[r.Indicator, ...]
    targets: tuple[r.Target, ...]
    focus_areas: tuple[r.FocusArea, ...]
    initiatives: tuple[r.Initiative, ...]
    milestones: tuple[r.Milestone, ...]
    sources: tuple[r.Source, ...]
    events: tuple[r.Event, ...]

    def meeting_on(self, meeting_id: str) -> r.Meeting | None:
        return next((one for one in self.meetings if one.meeting_id == meeting_id), None)


@dataclass(frozen=True, slots=True)
class Material:
    """The findings of one meeting."""

    basis: Basis
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
    milestones: tuple[r.Milestone, ...]
    """the plan's, with what the journal says is reached"""
    figures: tuple[r.Figure, ...]
    """the newest known of every place and indicator"""
    newest_publication: date | None
    writings: Writings

    @property
    def as_of(self) -> date:
        return self.meeting.held_on

    def rows_of(self, focus_area: r.FocusArea) -> tuple[matrix.MatrixRow, ...]:
        """A focus area's indicators, those that need attention first."""
        return tuple(row for row in self.rows if focus_area.name in (row.indicator.focus_area_names or ()))


def basis(build: DuckDBPyConnection) -> Basis:
    return Basis(
        build=ask.build(build),
        programme=ask.programme(build),
        meetings=ask.meetings(build),
        rulesets=ask.rulesets(build),
        criteria=ask.criteria(build),
        geographies=ask.geographies(build),
        indicators=ask.indicators(build),
        targets=ask.targets(build),
        focus_areas=ask.focus_areas(build),
        initiatives=ask.initiatives(build),
        milestones=ask.milestones(build),
        sources=ask.sources(build),
        events=ask.events(build),
    )


def the_meeting(known: Basis, meeting_id: str) -> r.Meeting:
    """The meeting of an id; where the calendar is empty, the one that the id itself describes.

    Raises:
        PackError: the calendar has no such meeting.
    """
    if (found := known.meeting_on(meeting_id)) is not None:
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
        in_force = list_history.in_force(known.rulesets, day, "hovedliste")
        return in_force or by_id[known.programme.default_ruleset_id]
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
    known = basis(build)
    meeting = the_meeting(known, meeting_id)
    ruleset = the_ruleset(known, ruleset_id, meeting.held_on)
    return _Asker(build, known, meeting, ruleset, _reached(known.milestones, writings)).material(writings)


def _reached(milestones: Sequence[r.Milestone], writings: Writings) -> tuple[r.Milestone, ...]:
    """The journal may know of a milestone that the catalog does not: what is written stands."""
    done = {version.content.milestone_id: version.content.done_on for version in writings.milestones}
    return tuple(one._replace(done_on=done.get(one.milestone_id, one.done_on)) for one in milestones)


@dataclass(frozen=True, slots=True)
class _Asker:
    build: DuckDBPyConnection
    known: Basis
    meeting: r.Meeting
    ruleset: r.Ruleset
    milestones: tuple[r.Milestone, ...]

    def material(self, writings: Writings) -> Material:
        as_of, target_year = self.meeting.held_on, self.known.programme.target_year
        statuses = ask.criterion_status(self.build, as_of, self.ruleset.ruleset_id)
        figures, trends = ask.latest_figures(self.build, as_of), ask.trends(self.build, as_of)
        targets = [target for target in self.known.targets if target.target_year == target_year]
        picture = self._picture(statuses, figures, trends)
        is_in_calendar = self.known.meeting_on(self.meeting.meeting_id) is not None
        compared = since(self.known.meetings, self.meeting if is_in_calendar else None, as_of)
        rows = matrix.matrix(
            matrix.Facts(
                as_of=as_of,
                picture=picture,
                indicators=self.known.indicators,
                places=[one for one in self.known.geographies if one.kind in {"boligomraade", "samlet"}],
                figures=figures,
                trends=trends,
                targets={(one.geography_id, one.indicator_id): one for one in targets},
            )
        )
        return Material(
            basis=self.known,
            meeting=self.meeting,
            is_in_calendar=is_in_calendar,
            ruleset=self.ruleset,
            compared=compared,
            picture=picture,
            road=road.road(
                road.Facts(
                    picture=picture,
                    statuses=statuses,
                    figures={
                        column.criterion.indicator_id: ask.single_periods(
                            self.build, as_of, column.criterion.indicator_id
                        )
                        for column in picture.columns
                    },
                    trends=trends,
                    targets=targets,
                    target_year=target_year,
                )
            ),
            standings=self._standings(),
            news=None
            if compared.earlier is None
            else news(changes.changes(self._difference(compared.earlier, statuses, trends)), None),
            rows=rows,
            portraits={
                row.indicator.indicator_id: self._portrait(row.indicator, picture, trends, targets)
                for row in self._drawn(rows)
            },
            milestones=self.milestones,
            figures=tuple(sorted(figures, key=lambda one: (one.geography_id, one.indicator_id))),
            newest_publication=ask.age_of_figures(self.build, as_of).newest_publication,
            writings=writings,
        )

    def _picture(
        self,
        statuses: Sequence[r.CriterionStatus],
        figures: Sequence[r.Figure],
        trends: Sequence[r.TrendState],
    ) -> Overview:
        as_of, ruleset_id = self.meeting.held_on, self.ruleset.ruleset_id
        return overview.overview(
            overview.Facts(
                as_of=as_of,
                ruleset=self.ruleset,
                criteria=self.known.criteria,
                geographies=self.known.geographies,
                indicators=self.known.indicators,
                statuses=statuses,
                verdicts=ask.list_status(self.build, as_of, ruleset_id),
                official=ask.official_status(self.build, as_of),
                figures=figures,
                newest=ask.newest_period_rows(self.build, as_of),
                rule_values=ask.rule_values(self.build, as_of, ruleset_id),
                trends=trends,
                targets=self.known.targets,
                baseline_years={b.indicator_id: b.baseline_year for b in ask.baselines(self.build)},
                baseline_year=self.known.programme.baseline_year,
                target_year=self.known.programme.target_year,
            )
        )

    def _difference(
        self, earlier: date, statuses: Sequence[r.CriterionStatus], trends: Sequence[r.TrendState]
    ) -> changes.Facts:
        """The same rules on both dates: a pack has one ruleset."""
        later, ruleset_id = self.meeting.held_on, self.ruleset.ruleset_id
        return changes.Facts(
            earlier=earlier,
            later=later,
            rules_before=self.ruleset,
            rules_after=self.ruleset,
            main_before=list_history.in_force(self.known.rulesets, earlier, "hovedliste"),
            main_after=list_history.in_force(self.known.rulesets, later, "hovedliste"),
            criteria=self.known.criteria,
            geographies=self.known.geographies,
            indicators=self.known.indicators,
            statuses_before=ask.criterion_status(self.build, earlier, ruleset_id),
            statuses_between=statuses,
            statuses_after=statuses,
            figures_before=ask.latest_figures(self.build, earlier),
            verdicts_after=ask.list_status(self.build, later, ruleset_id),
            rule_values=ask.rule_values(self.build, later, ruleset_id),
            figures=ask.figure_differences(self.build, earlier, later),
            lists=ask.official_lists(self.build, later),
            trends_before=ask.trends(self.build, earlier),
            trends_after=trends,
            milestones=self.milestones,
        )

    def _standings(self) -> dict[str, tuple[standing.Standing, ...]]:
        day, plan = self.meeting.held_on, self.known.programme.default_ruleset_id
        wanted = [
            next(rules for rules in self.known.rulesets if rules.ruleset_id == plan),
            list_history.in_force(self.known.rulesets, day, "hovedliste"),
            list_history.in_force(self.known.rulesets, day, "skaerpet"),
            self.ruleset,
        ]
        found: dict[str, list[standing.Standing]] = {}
        for rules in {one.ruleset_id: one for one in wanted if one is not None}.values():
            statuses = ask.criterion_status(self.build, day, rules.ruleset_id)
            for verdict in ask.list_status(self.build, day, rules.ruleset_id):
                of_area = [one for one in statuses if one.geography_id == verdict.geography_id]
                found.setdefault(verdict.geography_id, []).append(
                    standing.standing(rules, verdict, of_area, self.known.indicators)
                )
        return {area: tuple(standings) for area, standings in found.items()}

    def _drawn(self, rows: Sequence[matrix.MatrixRow]) -> list[matrix.MatrixRow]:
        """Of each focus area the first indicator with figures that has not been drawn and is no criterion."""
        drawn: dict[str, matrix.MatrixRow] = {}
        for focus_area in self.known.focus_areas:
            own = (
                row
                for row in rows
                if focus_area.name in (row.indicator.focus_area_names or ())
                and row.column is None
                and row.indicator.indicator_id not in drawn
                and any(cell.figure is not None for cell in row.cells)
            )
            if (first := next(own, None)) is not None:
                drawn[first.indicator.indicator_id] = first
        return list(drawn.values())

    def _portrait(
        self,
        indicator: r.Indicator,
        picture: Overview,
        trends: Sequence[r.TrendState],
        targets: Sequence[r.Target],
    ) -> portrait.Portrait:
        of, as_of = indicator.indicator_id, self.meeting.held_on
        column = next((one for one in picture.columns if one.criterion.indicator_id == of), None)
        places = [one for one in self.known.geographies if one.kind in {"boligomraade", "samlet"}]
        figures = ask.single_periods(self.build, as_of, of)
        known = {figure.geography_id for figure in figures if figure.value is not None}
        return portrait.portrait(
            portrait.Facts(
                as_of=as_of,
                indicator=indicator,
                geographies=self.known.geographies,
                shown=[
                    place.geography_id
                    for place in places
                    if place.kind == "boligomraade" or place.geography_id in known
                ],
                figures=figures,
                trends={one.geography_id: one for one in trends if one.indicator_id == of},
                targets={one.geography_id: one for one in targets if one.indicator_id == of},
                criterion=column.criterion if column else None,
                threshold=column.threshold if column else None,
                events=self.known.events,
                rulesets=self.known.rulesets,
            )
        )
