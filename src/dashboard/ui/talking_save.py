"""Saving the points of the page Talepunkter as a version of the journal, never over a colleague's."""

from __future__ import annotations

from typing import ClassVar

import streamlit as st

from dashboard import danish
from dashboard.journal.authors import Author
from dashboard.journal.contents import TalkingPoints
from dashboard.journal.version import Version
from dashboard.narrative.talking_points import draft as drafts
from dashboard.ui import talking_data, writing
from dashboard.ui.talking_data import Talk
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show
from dashboard.ui.written import byline


def save(talk: Talk) -> None:
    """Into the journal, as a version; what is saved can be had back."""
    desk = talk.desk
    if desk.base is not None:
        st.html(f'<p class="byline">{byline(desk.base)}</p>')
    show(_SaveForm(talk), "Gem talepunkterne")
    if desk.saved is not None and not desk.is_saved:
        st.button("Hent det gemte igen", key=f"talk_back_{talk.key}", on_click=_take_back, args=(talk,))
    if desk.base is not None:
        writing.history(talk.view, desk.base)


def _take_back(talk: Talk) -> None:
    found = talking_data.saved(talk.view, talk.meeting, talk.audience, talk.area)
    if found is not None:
        talk.desk.base, talk.desk.saved = found, drafts.from_content(found.content)
        talk.desk.change(talk.desk.saved)


class _SaveForm(Form[TalkingPoints]):
    button = "Gem"
    done = "Talepunkterne er gemt."
    override: ClassVar[str] = "Gem mine i stedet"

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk.view, f"talking_{talk.key}")
        self._talk = talk

    def labels(self) -> dict[str, str]:
        return {f"points.{place}.text": f"Punkt {place + 1}" for place in range(len(self._talk.desk.items))}

    def standing(self) -> Version[TalkingPoints] | None:
        # What the draft began from, not what stands now: else a colleague's save would be written over.
        return self._talk.desk.base

    def fields(self, _opened: Opened[TalkingPoints]) -> None:
        count = len(self._talk.desk.items)
        word = "talepunkt" if count == 1 else "talepunkter"
        number = danish.sentence_case(danish.count_word(count))
        st.html(f'<p class="write-note">{number} {word} gemmes i den rækkefølge, de står.</p>')

    def content(self, _opened: Opened[TalkingPoints]) -> TalkingPoints:
        talk = self._talk
        return drafts.as_content(
            talk.desk.items,
            meeting_id=talk.meeting.meeting_id,
            audience=talk.audience,
            geography_id=talk.area.geography_id if talk.area else None,
            build_id=talk.view.build.build_id,
            ruleset_id=talk.view.choice.ruleset.ruleset_id,
        )

    def write(
        self, opened: Opened[TalkingPoints], content: TalkingPoints, writer: Author
    ) -> Version[TalkingPoints]:
        version = super().write(opened, content, writer)
        desk = self._talk.desk
        desk.base, desk.saved = version, drafts.from_content(version.content)
        desk.change(desk.saved)
        return version
