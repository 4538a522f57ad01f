"""Decisions and actions about what a page shows, and the forms to write more."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.agreed import Agreed, Subject, agreed
from dashboard.narrative import roles
from dashboard.ui import clock, effort_data, journal, writing
from dashboard.ui.entries import Entries
from dashboard.ui.frame import View


def about_indicator(view: View, indicator_id: str) -> None:
    """On Indikatorer: what was decided about the figure; new ones are about the chosen area."""
    area = view.choice.area.geography_id if view.choice.area else None
    _section(
        view, Subject(indicator_ids=frozenset({indicator_id})), "Der er ikke besluttet noget om tallet endnu."
    )
    writing.decision(view, indicator_id=indicator_id, geography_id=area)
    writing.action(view, indicator_id=indicator_id, geography_id=area)


def about_initiative(view: View, initiative_id: str) -> None:
    """On an initiative's page."""
    _section(
        view,
        Subject(initiative_ids=frozenset({initiative_id})),
        "Der er ikke besluttet noget om indsatsen endnu.",
    )
    writing.decision(view, initiative_id=initiative_id)
    writing.action(view, initiative_id=initiative_id)


def about_focus_area(view: View, focus_area_id: str) -> None:
    """On a focus area's page: about its figures and initiatives, and what its coordinator owns."""
    subject = effort_data.subject_of(view, focus_area_id)
    _section(view, subject, "Der er ikke besluttet noget i indsatsområdet endnu.")
    writing.decision(view)
    writing.action(view)


def _section(view: View, subject: Subject, nothing: str) -> None:
    st.header("Beslutninger og aftaler", anchor=False)
    standing = journal.what_stands(view)
    if standing.problem is not None:
        return
    found = agreed(subject, standing.decisions, standing.actions, view.choice.as_of, clock.today())
    if found.is_empty:
        st.html(f'<p class="quiet">{nothing}</p>')
        return
    _listed(view, found, Entries(view, standing.decisions))


def _listed(view: View, found: Agreed, entries: Entries) -> None:
    for action in found.open:
        owner = roles.owner_heading(action.version.content.owner_role)
        st.html(entries.open_action(action, owner=owner))
        writing.entry(view, action.version)
    for decision in found.decisions:
        st.html(entries.decision(decision, from_meeting=True))
        writing.entry(view, decision)
    for version in found.closed:
        owner = roles.owner_heading(version.content.owner_role)
        st.html(entries.action(version, owner=owner, from_meeting=True))
        writing.entry(view, version)
