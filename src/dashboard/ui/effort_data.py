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
from dashboard.analysis.overview import MUNICIPALITY
from dashboard.store import questions
from dashboard.store.records import Milestone
from dashboard.ui import cached
from dashboard.ui.frame import View


@dataclass(frozen=True, slots=True)
class Effort:
    """All five focus areas on the view's date."""

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
    return view.remember("effort", make=lambda: _effort(view))


def _effort(view: View) -> Effort:
    connection = view.build.connection
    found = initiatives_now(
        view.basis.initiatives,
        questions.initiative_statuses(connection),
        {},
        {},
        view.choice.as_of,
    )
    return Effort(focus_areas_now(view.basis.focus_areas, found, milestones(view)))


def milestones(view: View) -> tuple[MilestoneNow, ...]:
    """All milestones as they stood on the view's date."""
    listed: tuple[Milestone, ...] = cached.remember(
        view.build, "milestones", make=lambda: questions.milestones(view.build.connection)
    )
    return milestones_now(listed, {}, view.choice.as_of)


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
