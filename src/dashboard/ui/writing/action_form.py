"""What is to be done, by whom and before when; and how far it has come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Final

import streamlit as st

from dashboard import danish
from dashboard.journal.contents import Action, ActionState
from dashboard.journal.version import Version
from dashboard.narrative.written import ACTION_STATE, in_short
from dashboard.ui import journal
from dashboard.ui.frame import View
from dashboard.ui.writing import about as subjects
from dashboard.ui.writing import fields
from dashboard.ui.writing.about import About
from dashboard.ui.writing.decision_form import NO_MEETING
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show

_WITHOUT_NEXT_MEETING: Final = timedelta(days=28)
_SHORT: Final = 70
"""characters of a decision that stand in a list of choices"""


def action(
    view: View,
    *,
    indicator_id: str | None = None,
    initiative_id: str | None = None,
    geography_id: str | None = None,
    decision_entry_id: str | None = None,
) -> None:
    """Write down an action agreed at the view's meeting.

    Args:
        decision_entry_id: the decision that it carries out; without one it can be chosen in the form.
    """
    form = _NewAction(view, About(indicator_id, initiative_id, geography_id), decision_entry_id)
    show(form, "Skriv en aftale")


def action_state(view: View, version: Version[Action]) -> None:
    """Say how far an action has come, or correct its text, owner or day."""
    show(ActionCorrection(view, version), "Meld færdig eller ret")


class _ActionForm(Form[Action]):
    names: ClassVar[dict[str, str]] = {
        "text": "Hvad skal gøres?",
        "owner_role": "Ansvarlig",
        "due_on": "Frist",
        "state": "Tilstand",
        "decision_entry_id": "Udfører beslutningen",
    }

    def written(self, opened: Opened[Action]) -> dict[str, Any]:
        """What stands in the fields that both forms have."""
        values = {"text": opened.value("text") or ""}
        return values | opened.filled(owner_role="owner", due_on="due")


class _NewAction(_ActionForm):
    button = "Gem aftalen"
    done = "Aftalen er gemt."

    def __init__(self, view: View, about: About, decision_entry_id: str | None) -> None:
        super().__init__(view, f"action_{about.key}_{decision_entry_id or ''}")
        self._about = about
        self._decision_entry_id = decision_entry_id

    def hindrance(self) -> str | None:
        return NO_MEETING if self.view.choice.meeting is None else None

    def standing(self) -> None:
        return None

    def fields(self, opened: Opened[Action]) -> None:
        fields.long_text(self.names["text"], opened.field("text"))
        fields.owner(self.names["owner_role"], opened.field("owner"))
        fields.day(self.names["due_on"], opened.field("due"), _proposed_day(self.view))
        subjects.fields(self.view, self._about, opened)
        if self._decision_entry_id is None:
            _decision_choice(self.names["decision_entry_id"], self.view, opened)

    def content(self, opened: Opened[Action]) -> Action:
        meeting = self.view.choice.meeting
        given: dict[str, Any] = {"meeting_id": meeting.meeting_id} if meeting else {}
        given |= opened.filled(decision_entry_id="decision")
        if self._decision_entry_id is not None:
            given["decision_entry_id"] = self._decision_entry_id
        return Action.model_validate(
            {**given, **subjects.chosen(self._about, opened), **self.written(opened)}
        )


class ActionCorrection(_ActionForm):
    """An action that stands; what it is about and the meeting that agreed it stay."""

    button = "Gem"
    done = "Aftalen er gemt."

    def __init__(self, view: View, version: Version[Action], fold: str | None = None) -> None:
        super().__init__(view, f"action_{version.entry_id}", fold)
        self._version = version

    def standing(self) -> Version[Action] | None:
        return journal.latest(self.view, self._version.entry_id)

    def fields(self, opened: Opened[Action]) -> None:
        before = (opened.base or self._version).content
        states = list(ActionState)
        st.radio(
            self.names["state"],
            states,
            index=states.index(before.state),
            format_func=lambda state: danish.sentence_case(ACTION_STATE[state]),
            horizontal=True,
            key=opened.field("state"),
        )
        fields.long_text(self.names["text"], opened.field("text"), before.text)
        fields.owner(self.names["owner_role"], opened.field("owner"), before.owner_role)
        fields.day(self.names["due_on"], opened.field("due"), before.due_on)

    def content(self, opened: Opened[Action]) -> Action:
        before = (opened.base or self._version).content
        emptied = {"owner_role", "due_on"}
        kept = {name: value for name, value in before.model_dump().items() if name not in emptied}
        return Action.model_validate(
            {**kept, "withdrawn": None, **opened.filled(state="state"), **self.written(opened)}
        )


def _proposed_day(view: View) -> date | None:
    """The body's next meeting: what is agreed is asked for then."""
    meeting = view.choice.meeting
    if meeting is None:
        return None
    later = [
        one.held_on
        for one in view.basis.meetings
        if one.body == meeting.body and one.held_on > meeting.held_on
    ]
    return min(later, default=meeting.held_on + _WITHOUT_NEXT_MEETING)


def _decision_choice(label: str, view: View, opened: Opened[Action]) -> None:
    meeting = view.choice.meeting
    decisions = {
        one.entry_id: in_short(one.content.text, _SHORT)
        for one in journal.what_stands(view).decisions
        if meeting and one.content.meeting_id == meeting.meeting_id
    }
    if decisions:
        # A select box shows its choices as plain characters; a radio would read them as Markdown.
        st.selectbox(
            label,
            list(decisions),
            index=None,
            placeholder="ingen bestemt beslutning",
            format_func=decisions.__getitem__,
            key=opened.field("decision"),
        )
