"""What the page Indsatsområder shows, asked once for the build, the date and what people have written."""

from __future__ import annotations

from dataclasses import dataclass

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
from dashboard.store import questions
from dashboard.ui import cached, journal
from dashboard.ui.frame import View
from dashboard.ui.journal import Standing


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
