"""How far an initiative is, and the milestones it has reached."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any, ClassVar, Final

import streamlit as st

from dashboard import danish
from dashboard.journal.contents import InitiativeState, InitiativeStatus, MilestoneDone
from dashboard.journal.version import Version
from dashboard.narrative.effort import STATUS_WORD
from dashboard.ui import journal
from dashboard.ui.frame import View
from dashboard.ui.writing import fields
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show

_ANY_DAY: Final = date(2000, 1, 1)
"""an entry's id does not depend on it"""


def initiative_status(view: View, initiative_id: str, name: str, catalog_status: str) -> None:
    """Say how far an initiative is.

    Args:
        name: of the initiative.
        catalog_status: what the catalog says, shown where nobody has written anything yet.
    """
    show(_StatusForm(view, initiative_id, name, catalog_status), "Skriv status")


def milestone_done(view: View, milestone_id: str, name: str, title: str = "Meld milepælen nået") -> None:
    """Say that a milestone is reached, when, and what shows it.

    Args:
        name: of the milestone.
        title: what the fold says that holds the form.
    """
    show(_MilestoneForm(view, milestone_id, name), title)


class _StatusForm(Form[InitiativeStatus]):
    button = "Gem status"
    done = "Status er gemt."
    names: ClassVar[dict[str, str]] = {"status": "Status", "note": "Bemærkning (kan udelades)"}

    def __init__(self, view: View, initiative_id: str, name: str, catalog_status: str) -> None:
        super().__init__(view, f"status_{initiative_id}")
        self._name = name
        self._initiative_id = initiative_id
        self._catalog_status = InitiativeState(catalog_status)

    def standing(self) -> Version[InitiativeStatus] | None:
        wanted = InitiativeStatus(initiative_id=self._initiative_id, status=self._catalog_status)
        entry_id = wanted.entry_id()
        return None if entry_id is None else journal.latest(self.view, entry_id)

    def fields(self, opened: Opened[InitiativeStatus]) -> None:
        st.html(f'<p class="write-note">Indsats: {escape(self._name)}</p>')
        before = opened.base.content if opened.base else None
        states = list(InitiativeState)
        st.radio(
            self.names["status"],
            states,
            index=states.index(before.status if before else self._catalog_status),
            format_func=lambda state: danish.sentence_case(STATUS_WORD[state]),
            horizontal=True,
            key=opened.field("status"),
        )
        fields.note(self.names["note"], opened.field("note"), (before and before.note) or "")

    def content(self, opened: Opened[InitiativeStatus]) -> InitiativeStatus:
        given: dict[str, Any] = {"initiative_id": self._initiative_id, **opened.filled(status="status")}
        note = (opened.value("note") or "").strip()
        return InitiativeStatus.model_validate({**given, **({"note": note} if note else {})})


class _MilestoneForm(Form[MilestoneDone]):
    button = "Gem milepælen"
    done = "Milepælen er meldt nået."
    names: ClassVar[dict[str, str]] = {"done_on": "Nået den", "evidence": "Dokumentation"}

    def __init__(self, view: View, milestone_id: str, name: str) -> None:
        super().__init__(view, f"milestone_{milestone_id}")
        self._name = name
        self._milestone_id = milestone_id

    def standing(self) -> Version[MilestoneDone] | None:
        wanted = MilestoneDone(milestone_id=self._milestone_id, done_on=_ANY_DAY, evidence="x")
        entry_id = wanted.entry_id()
        return None if entry_id is None else journal.latest(self.view, entry_id)

    def fields(self, opened: Opened[MilestoneDone]) -> None:
        st.html(f'<p class="write-note">Milepæl: {escape(self._name)}</p>')
        before = opened.base.content if opened.base else None
        fields.day(self.names["done_on"], opened.field("done"), before.done_on if before else None)
        fields.note(self.names["evidence"], opened.field("evidence"), before.evidence if before else "")

    def content(self, opened: Opened[MilestoneDone]) -> MilestoneDone:
        given = {"milestone_id": self._milestone_id, "evidence": opened.value("evidence") or ""}
        return MilestoneDone.model_validate({**given, **opened.filled(done_on="done")})
