"""Indsatsområder: what is done in the five focus areas, and how its figures move."""

from dashboard.ui import (
    agreed_section,
    effort_data,
    focus_figures,
    focus_overview,
    focus_page,
    frame,
    initiative_page,
)

view = frame.open_page(writes=True)
effort = effort_data.effort(view)
focus_page.trail(view, effort)
if view.choice.initiative is not None:
    initiative_page.lead(view, effort)
    initiative_page.about(view, effort)
    initiative_page.milestones(view, effort)
    agreed_section.about_initiative(view, view.choice.initiative.initiative_id)
elif view.choice.focus_area is not None:
    focus_page.lead(view, effort)
    focus_figures.core(view)
    focus_figures.contributing(view)
    focus_page.initiatives(view, effort)
    focus_page.milestones(view, effort)
    agreed_section.about_focus_area(view, view.choice.focus_area.focus_area_id)
    focus_page.stories(view)
    focus_page.local_groups(view)
else:
    focus_overview.lead(effort)
    focus_overview.board(view, effort)
    focus_overview.matrix(view, effort)
    focus_overview.balance(view)
