"""The parts of the page Møder that are about the meeting shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard import danish
from dashboard.analysis.follow_up import FollowUp, OwnerGroup, follow_up, without_calendar
from dashboard.briefing.written import Standing
from dashboard.journal.version import Version
from dashboard.narrative import meetings as words
from dashboard.narrative import roles
from dashboard.narrative.meetings import BODY_NAME, meeting_name
from dashboard.store.records import Meeting
from dashboard.ui import address, cached, clock, journal, writing
from dashboard.ui.entries import Entries
from dashboard.ui.frame import View, example_notice
from dashboard.ui.tables import fold, plain_link
from dashboard.ui.writing.about import About, name_of


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is told about the meeting shown; `follow_up` is None without a meeting or without a journal."""

    view: View
    standing: Standing
    follow_up: FollowUp | None
    entries: Entries

    @property
    def meeting(self) -> Meeting | None:
        return self.view.choice.meeting


def agenda(view: View) -> Agenda:
    """What stands at the meeting, sorted."""
    standing = journal.what_stands(view)
    meeting = view.choice.meeting
    sorted_out = None
    if meeting is not None and standing.problem is None:
        today = clock.today()
        sorted_out = view.remember(
            "follow_up",
            standing.stamp,
            today,
            make=lambda: follow_up(meeting, view.basis.meetings, standing.decisions, standing.actions, today),
        )
    return Agenda(view, standing, sorted_out, Entries(view, standing.decisions))


def lead(agenda: Agenda) -> None:
    """What the meeting opens with; which meeting it is, and those before and after it."""
    view = agenda.view
    if not view.age.any_demo and any(meeting.is_demo for meeting in view.basis.meetings):
        example_notice()
    if agenda.meeting is None:
        _without_calendar()
        return
    found = agenda.follow_up
    st.title(words.NOT_READABLE if found is None else words.headline(found.open_actions))
    st.html(f'<p class="lead-sub">{_which(view, agenda.meeting)}</p>')


def _without_calendar() -> None:
    st.title(words.NO_CALENDAR)
    st.html(
        '<p class="lead-sub">Beslutninger og aftaler hører til et møde, og bestyrelsens og '
        "koordinationsgruppens rigtige mødedatoer kendes ikke endnu. Den, der driver systemet, skriver dem i "
        "<code>data/catalog/meetings.toml</code> og indlæser igen; så kan møderne åbnes her.</p>"
    )


def _which(view: View, meeting: Meeting) -> str:
    mark = ' <span class="example">eks.</span>' if meeting.is_demo else ""
    others = [one for one in view.basis.meetings if one.body == meeting.body]
    earlier = max((m for m in others if m.held_on < meeting.held_on), key=_day, default=None)
    later = min((m for m in others if m.held_on > meeting.held_on), key=_day, default=None)
    said = [f"{escape(meeting_name(meeting))}{mark}"]
    for name, other in (("Forrige møde", earlier), ("Næste møde", later)):
        if other is not None:
            where = address.link("moeder", view.choice, moede=other.meeting_id)
            said.append(f"{name}: {plain_link(where, danish.long_date(other.held_on))}")
    return " · ".join(said)


def _day(meeting: Meeting) -> date:
    return meeting.held_on


def opening(agenda: Agenda) -> None:
    """The follow-up by owner: this is how the meeting opens."""
    found = agenda.follow_up
    if found is None:
        _without_a_meeting(agenda)
        return
    st.header("Opfølgning", anchor=False)
    if not found.own:
        whose = danish.lower_first(BODY_NAME[agenda.meeting.body]) if agenda.meeting else ""
        st.html(f'<p class="nothing">Ingen aftaler fra {escape(whose)}s tidligere møder er åbne.</p>')
    for group in found.own:
        _open_actions(agenda, group)
    if found.closed:
        st.html('<h3 class="owner">Lukket til dette møde</h3>')
        for version in found.closed:
            owner = roles.owner_heading(version.content.owner_role)
            st.html(agenda.entries.action(version, owner=owner, from_meeting=True))
            writing.entry(agenda.view, version)
    if found.others:
        count = sum(len(group.actions) for group in found.others)
        title = f"Åbne aftaler fra andre møder: {count}"
        st.html(fold(title, "".join(_group(agenda, group) for group in found.others)))


def _without_a_meeting(agenda: Agenda) -> None:
    """What was agreed before the calendar was emptied must not vanish with it."""
    groups = without_calendar(agenda.standing.actions, agenda.view.choice.as_of, clock.today())
    if groups:
        st.header("Åbne aftaler", anchor=False)
    for group in groups:
        _open_actions(agenda, group)


def _open_actions(agenda: Agenda, group: OwnerGroup) -> None:
    st.html(f'<h3 class="owner">{escape(roles.owner_heading(group.role))}</h3>')
    for action in group.actions:
        st.html(agenda.entries.open_action(action))
        writing.entry(agenda.view, action.version)


def _group(agenda: Agenda, group: OwnerGroup) -> str:
    shown = "".join(agenda.entries.open_action(action) for action in group.actions)
    return f'<h3 class="owner">{escape(roles.owner_heading(group.role))}</h3>{shown}'


def decisions(agenda: Agenda) -> None:
    """What the meeting decided, and the form for more."""
    if agenda.follow_up is None:
        return
    st.header("Besluttet på mødet", anchor=False)
    if not agenda.follow_up.decisions:
        st.html('<p class="nothing">Der er ikke skrevet nogen beslutning til mødet endnu.</p>')
    for version in agenda.follow_up.decisions:
        st.html(agenda.entries.decision(version))
        writing.entry(agenda.view, version)
    writing.decision(agenda.view)


def actions(agenda: Agenda) -> None:
    """What the meeting agreed, and the form for more."""
    if agenda.follow_up is None:
        return
    st.header("Aftaler fra mødet", anchor=False)
    if not agenda.follow_up.agreed:
        st.html('<p class="nothing">Der er ikke skrevet nogen aftale fra mødet endnu.</p>')
    for version in agenda.follow_up.agreed:
        owner = roles.owner_heading(version.content.owner_role)
        st.html(agenda.entries.action(version, owner=owner))
        writing.entry(agenda.view, version)
    writing.action(agenda.view)


def notes(agenda: Agenda) -> None:
    """Stories and the status of initiatives that were written for this meeting."""
    if agenda.meeting is None or agenda.standing.problem is not None:
        return
    st.header("Skrevet til mødet", anchor=False)
    made = [
        agenda.entries.note(version, title, where)
        for version, title, where in _notes(agenda, agenda.meeting.meeting_id)
    ]
    if made:
        st.html("".join(made))
        return
    figures = address.link("indikatorer", agenda.view.choice)
    st.html(
        '<p class="nothing">Ingen har skrevet historier eller status til mødet endnu. Historien bag en kurve '
        f"skrives, hvor kurven står: {plain_link(figures, 'Indikatorer')}.</p>"
    )


def _notes(agenda: Agenda, meeting_id: str) -> list[tuple[Version[Any], str, str]]:
    """Version, what it is about, and where that is shown."""
    standing = agenda.standing
    found: list[tuple[Version[Any], About]] = [
        (story, About(indicator_id=story.content.indicator_id, geography_id=story.content.geography_id))
        for story in standing.stories
    ]
    found += [(one, About(initiative_id=one.content.initiative_id)) for one in standing.statuses]
    milestones = {one.milestone_id: one for one in cached.answers(agenda.view.build).milestones()}
    for one in standing.milestones_done:
        milestone = milestones.get(one.content.milestone_id)
        if milestone is not None:
            found.append((one, About(initiative_id=milestone.initiative_id)))
    return [
        (version, name_of(agenda.view, about), agenda.entries.where(about))
        for version, about in found
        if version.meeting_id == meeting_id
    ]
