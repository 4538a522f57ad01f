"""What the page Indsatsområder shows, asked once for the build, the date and what people have written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.analysis.agreed import Subject
from dashboard.analysis.effort import (
    FocusNow,
    InitiativeNow,
    MilestoneNow,
    focus_areas_now,
    initiatives_now,
    milestones_now,
)
from dashboard.analysis.focus_board import FocusBoard, focus_board
from dashboard.analysis.journal_timeline import day_of
from dashboard.analysis.overview import MUNICIPALITY
from dashboard.briefing.written import Standing
from dashboard.journal.authors import Role
from dashboard.journal.version import Version
from dashboard.store import questions
from dashboard.ui import cached, journal
from dashboard.ui.frame import View


@dataclass(frozen=True, slots=True)
class Effort:
    """All five focus areas on the view's date. `stamp` tells one state of the journal from another."""

    stamp: int
    areas: tuple[FocusNow, ...]

    def area(self, focus_area_id: str) -> FocusNow:
        return next(one for one in self.areas if one.focus_area.focus_area_id == focus_area_id)

    def initiative(self, initiative_id: str) -> InitiativeNow:
        return next(
            one
            for area in self.areas
            for one in area.initiatives
            if one.initiative.initiative_id == initiative_id
        )

    def milestones(self, initiative_id: str) -> tuple[MilestoneNow, ...]:
        return tuple(
            one
            for area in self.areas
            for one in area.milestones
            if one.milestone.initiative_id == initiative_id
        )

    @property
    def rests_on_demo(self) -> bool:
        return any(area.rests_on_demo for area in self.areas)


def effort(view: View) -> Effort:
    """The initiatives and milestones as they stood, with the journal's later word."""
    standing = journal.what_stands(view)
    return view.remember("effort", standing.stamp, make=lambda: _effort(view, standing))


def _effort(view: View, standing: Standing) -> Effort:
    held_on = journal.calendar(view)
    found = initiatives_now(
        view.basis.initiatives,
        questions.initiative_statuses(view.build.connection),
        {version.content.initiative_id: version for version in standing.statuses},
        {version.version_id: day_of(version, held_on) for version in standing.statuses},
        view.choice.as_of,
    )
    return Effort(standing.stamp, focus_areas_now(view.basis.focus_areas, found, milestones(view)))


def milestones(view: View) -> tuple[MilestoneNow, ...]:
    """All milestones as they stood on the view's date."""
    standing = journal.what_stands(view)
    words = {version.content.milestone_id: version for version in standing.milestones_done}
    return milestones_now(cached.answers(view.build).milestones(), words, view.choice.as_of)


def board(view: View, focus_area_id: str) -> FocusBoard:
    """The indicators of a focus area, core and contributing."""
    return view.remember("focus_board", focus_area_id, make=lambda: _board(view, focus_area_id))


def _board(view: View, focus_area_id: str) -> FocusBoard:
    rows = cached.matrix(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    municipality = {
        figure.indicator_id: figure
        for figure in cached.figures(view.build, view.choice.as_of)
        if figure.geography_id == MUNICIPALITY
    }
    return focus_board(rows, focus_area_id, municipality)


@dataclass(frozen=True, slots=True)
class Updated:
    """When something last came in a focus area; None for never."""

    word: Version[Any] | None
    """the text that was written last"""
    figures: date | None
    """the newest publication of its indicators"""


def updated(view: View, area: FocusNow) -> Updated:
    """What people wrote last in the focus area, and its newest figures."""
    standing = journal.what_stands(view)
    focus_area_id = area.focus_area.focus_area_id
    subject = subject_of(view, focus_area_id)
    milestones = {one.milestone.milestone_id for one in area.milestones}
    words: list[Version[Any]] = [
        *(one for one in standing.stories if one.content.indicator_id in subject.indicator_ids),
        *(one for one in standing.statuses if one.content.initiative_id in subject.initiative_ids),
        *(one for one in standing.milestones_done if one.content.milestone_id in milestones),
        *(one for one in standing.decisions if subject.has(one.content)),
        *(one for one in standing.actions if subject.has(one.content)),
    ]
    published = cached.publications(view.build, view.choice.as_of)
    return Updated(
        max(words, key=lambda one: one.written_at, default=None),
        max((day for (_, one), day in published.items() if one in subject.indicator_ids), default=None),
    )


def subject_of(view: View, focus_area_id: str) -> Subject:
    """The focus area's figures and initiatives, and what its coordinator owns."""
    wanted = f"koordinator_{focus_area_id}"
    return Subject(
        indicator_ids=frozenset(
            one.indicator_id for one in view.basis.indicators if focus_area_id in (one.focus_area_ids or ())
        ),
        initiative_ids=frozenset(
            one.initiative_id for one in view.basis.initiatives if one.focus_area_id == focus_area_id
        ),
        owner=next((role for role in Role if role.value == wanted), None),
    )
