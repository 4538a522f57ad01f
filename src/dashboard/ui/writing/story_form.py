"""The story behind a curve."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from dashboard.journal.contents import Story
from dashboard.journal.version import Version
from dashboard.store.records import Geography, Indicator
from dashboard.ui import journal
from dashboard.ui.frame import View
from dashboard.ui.writing import fields
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show


def story(view: View, indicator: Indicator, geography: Geography, figures_until: date) -> None:
    """Write or correct the story of one figure in one place.

    Args:
        figures_until: newest publication date of the figures that are shown.
    """
    stands = any(
        (one.content.indicator_id, one.content.geography_id)
        == (indicator.indicator_id, geography.geography_id)
        for one in journal.what_stands(view).stories
    )
    form = _StoryForm(view, indicator, geography, figures_until)
    show(form, "Ret historien bag kurven" if stands else "Skriv historien bag kurven")


class _StoryForm(Form[Story]):
    button = "Gem historien"
    done = "Historien er gemt."
    names: ClassVar[dict[str, str]] = {"text": "Historien"}

    def __init__(self, view: View, indicator: Indicator, geography: Geography, figures_until: date) -> None:
        super().__init__(view, f"story_{indicator.indicator_id}_{geography.geography_id}")
        self._about = {
            "indicator_id": indicator.indicator_id,
            "geography_id": geography.geography_id,
            "figures_until": figures_until,
        }

    def standing(self) -> Version[Story] | None:
        entry_id = self._made("x").entry_id()
        return None if entry_id is None else journal.latest(self.view, entry_id)

    def fields(self, opened: Opened[Story]) -> None:
        text = opened.base.content.text if opened.base else ""
        fields.long_text(self.names["text"], opened.field("text"), text)

    def content(self, opened: Opened[Story]) -> Story:
        return self._made(opened.value("text") or "")

    def _made(self, text: str) -> Story:
        return Story.model_validate({**self._about, "text": text})
