"""What a meeting decided."""

from __future__ import annotations

from typing import ClassVar

from dashboard.journal.contents import Decision
from dashboard.journal.version import Version
from dashboard.ui import journal
from dashboard.ui.frame import View
from dashboard.ui.writing import about as subjects
from dashboard.ui.writing import fields
from dashboard.ui.writing.about import About
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show

NO_MEETING = (
    "Beslutninger og aftaler hører til et møde, og der er ingen møder i kalenderen. "
    "Bed den, der driver systemet, om at skrive mødet i <code>data/catalog/meetings.toml</code> "
    "og indlæse igen."
)


def decision(
    view: View,
    *,
    indicator_id: str | None = None,
    initiative_id: str | None = None,
    geography_id: str | None = None,
) -> None:
    """Write down a decision of the view's meeting, about what the page says or what is chosen in the form."""
    show(_NewDecision(view, About(indicator_id, initiative_id, geography_id)), "Skriv en beslutning")


class _DecisionForm(Form[Decision]):
    button = "Gem beslutningen"
    names: ClassVar[dict[str, str]] = {"text": "Beslutning"}

    def fields(self, opened: Opened[Decision]) -> None:
        text = opened.base.content.text if opened.base else ""
        fields.long_text(self.names["text"], opened.field("text"), text)


class _NewDecision(_DecisionForm):
    done = "Beslutningen er gemt."

    def __init__(self, view: View, about: About) -> None:
        super().__init__(view, f"decision_{about.key}")
        self._about = about

    def hindrance(self) -> str | None:
        return NO_MEETING if self.view.choice.meeting is None else None

    def standing(self) -> None:
        return None

    def fields(self, opened: Opened[Decision]) -> None:
        super().fields(opened)
        subjects.fields(self.view, self._about, opened)

    def content(self, opened: Opened[Decision]) -> Decision:
        meeting = self.view.choice.meeting
        given = {"meeting_id": meeting.meeting_id} if meeting else {}
        text = opened.value("text") or ""
        return Decision.model_validate({**given, **subjects.chosen(self._about, opened), "text": text})


class DecisionCorrection(_DecisionForm):
    """The text of a decision that stands; what it is about and its meeting stay."""

    done = "Beslutningen er rettet."

    def __init__(self, view: View, version: Version[Decision], fold: str | None = None) -> None:
        super().__init__(view, f"decision_{version.entry_id}", fold)
        self._version = version

    def standing(self) -> Version[Decision] | None:
        return journal.latest(self.view, self._version.entry_id)

    def content(self, opened: Opened[Decision]) -> Decision:
        before = (opened.base or self._version).content
        changes = {"text": opened.value("text") or "", "withdrawn": None}
        return before.model_copy(update=changes).checked()
