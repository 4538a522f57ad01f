"""Decisions, actions and stories as they stand on a page: the text, what it is about, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Final

from dashboard import danish
from dashboard.analysis.follow_up import OpenAction, OverdueState
from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version
from dashboard.narrative import meetings as words
from dashboard.narrative.meetings import meeting_name
from dashboard.narrative.written import ACTION_STATE, in_short
from dashboard.ui import address
from dashboard.ui.frame import View
from dashboard.ui.tables import plain_link
from dashboard.ui.writing.about import About, name_of
from dashboard.ui.written import byline, content_html, text_html

_SHORT: Final = 90
"""characters of a decision that stand at the action that carries it out"""


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes the HTML of entries for one view."""

    view: View
    decisions: tuple[Version[Decision], ...]
    """those that stand: what actions may carry out"""

    def open_action(self, action: OpenAction, *, owner: str = "") -> str:
        """An action that is followed up: how late it is, and which meeting it comes from."""
        css = {OverdueState.OVERDUE: "met", OverdueState.BEFORE_MEETING: "near"}.get(action.state, "later")
        head = self._head(css, words.MARK[action.state], words.WORD[action.state], action.version, owner)
        return self._entry(head, action.version, from_meeting=True)

    def action(self, version: Version[Action], *, owner: str = "", from_meeting: bool = False) -> str:
        """An action in any state; `owner` where no heading names the role."""
        state = version.content.state
        if state is ActionState.OPEN:
            head = self._head("later", "●", "Åben", version, owner)
        else:
            word = danish.sentence_case(ACTION_STATE[state])
            head = self._head("later", words.CLOSED_MARK[state], word, version, owner)
        return self._entry(head, version, from_meeting=from_meeting)

    def decision(self, version: Version[Decision], *, from_meeting: bool = False) -> str:
        head = '<p class="entry-head">Beslutning</p>' if from_meeting else ""
        return self._entry(head, version, from_meeting=from_meeting)

    def note(self, version: Version[Any], title: str, where: str) -> str:
        """A story or a status under the name of what it is about, which leads to it."""
        return (
            f'<article class="entry"><p class="entry-head">{plain_link(where, title)}</p>'
            f'{content_html(version.content)}<p class="byline">{byline(version)}</p></article>'
        )

    def _head(self, css: str, mark: str, word: str, version: Version[Action], owner: str = "") -> str:
        due = danish.long_date(version.content.due_on)
        who = f'<span class="entry-owner">{escape(owner)}</span> · ' if owner else ""
        return (
            f'<p class="entry-head">{who}<span class="state {css}"><span aria-hidden="true">{mark}</span> '
            f"{escape(word)}</span> · frist {escape(due)}</p>"
        )

    def _entry(self, head: str, version: Version[Any], *, from_meeting: bool = False) -> str:
        facts = [self._about(version.content)]
        if from_meeting:
            facts.append(self._from(version.content.meeting_id))
        facts.append(self._carries_out(version.content))
        said = danish.sentence_case(" · ".join(fact for fact in facts if fact))
        return (
            f'<article class="entry">{head}<p class="written">{text_html(version.content.text)}</p>'
            + (f'<p class="entry-facts">{said}</p>' if said else "")
            + f'<p class="byline">{byline(version)}</p></article>'
        )

    def _about(self, content: Any) -> str:
        about = About(content.indicator_id, content.initiative_id, content.geography_id)
        name = name_of(self.view, about)
        if not name:
            return ""
        return f"Om {plain_link(self.where(about), name)}"

    def where(self, about: About) -> str:
        """The page that shows what something is about."""
        if about.initiative_id is not None:
            return address.link("indsatsomraader", self.view.choice, indsats=about.initiative_id)
        areas = {one.geography_id for one in self.view.basis.geographies if one.kind == "boligomraade"}
        area = about.geography_id if about.geography_id in areas else None
        return address.link("indikatorer", self.view.choice, indikator=about.indicator_id, omraade=area)

    def _from(self, meeting_id: str) -> str:
        meeting = next((one for one in self.view.basis.meetings if one.meeting_id == meeting_id), None)
        if meeting is None:
            return "fra et møde, der ikke længere står i kalenderen"
        where = address.link("moeder", self.view.choice, moede=meeting_id)
        return f"fra {plain_link(where, meeting_name(meeting))}"

    def _carries_out(self, content: Any) -> str:
        wanted = getattr(content, "decision_entry_id", None)
        if wanted is None:
            return ""
        decision = next((one for one in self.decisions if one.entry_id == wanted), None)
        if decision is None:
            return "udfører en beslutning, der er trukket tilbage"
        return f"udfører beslutningen »{text_html(in_short(decision.content.text, _SHORT))}«"
