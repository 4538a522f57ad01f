"""What is new since the body's previous meeting: at most five lines, each a link to where it is shown."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

import streamlit as st

from dashboard.analysis.change_kinds import (
    Cause,
    Change,
    CriterionChange,
    ListChange,
    MissedMilestone,
    RulesChange,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.change_lines import Line, News, news
from dashboard.analysis.since import Since, since
from dashboard.narrative import changes as words
from dashboard.narrative.change_words import Names
from dashboard.narrative.meetings import meeting_name
from dashboard.store.records import Ruleset
from dashboard.ui import address, cached, effort_data, journal
from dashboard.ui.frame import View
from dashboard.ui.tables import plain_link

_EXAMPLE_TAG: Final = '<span class="example">eks.</span>'
_LONGEST_LEAD: Final = 60


def section(view: View) -> None:
    stamp = journal.what_stands(view).stamp
    st.html(view.remember("news", stamp, make=lambda: _html(view)))


def _html(view: View) -> str:
    compared = since(view.basis.meetings, view.choice.meeting, view.choice.as_of)
    if compared.earlier is None:
        return _box(_heading(compared), [f"<li>{escape(words.FIRST_MEETING)}</li>"])
    area = view.choice.area.geography_id if view.choice.area else None
    found = news(_changes(view, compared.earlier), area)
    names = Names(
        geographies={place.geography_id: place for place in view.basis.geographies},
        indicators={indicator.indicator_id: indicator for indicator in view.basis.indicators},
    )
    items = [_item(view, line, names) for line in found.lines] + _rest(view, found)
    if not items:
        items = [f"<li>{escape(words.nothing_new(view.age.newest_publication))}</li>"]
    return _box(_heading(compared), items)


def _changes(view: View, earlier: date) -> tuple[Change, ...]:
    before, after = _rules_on(view, earlier), view.choice.ruleset
    known = [now.milestone for now in effort_data.milestones(view)]
    return cached.answers(view.build).changes(earlier, view.choice.as_of, before, after, known)


def _rules_on(view: View, day: date) -> Ruleset:
    """The view's rules on another date: the same ones, or those that were in force."""
    if not view.choice.follows_rules_in_force:
        return view.choice.ruleset
    default = view.basis.ruleset(view.basis.programme.default_ruleset_id)
    return view.basis.rules_in_force(day) or default


def _heading(compared: Since) -> str:
    if compared.meeting is not None:
        return f"Nyt siden {meeting_name(compared.meeting)}"
    return "Nyt de seneste 12 måneder" if compared.earlier else "Nyt siden sidste møde"


def _box(heading: str, items: list[str]) -> str:
    return (
        f'<section class="news"><div class="news-head" role="heading" aria-level="2">{escape(heading)}</div>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def _item(view: View, line: Line, names: Names) -> str:
    text = words.sentence(line, names)
    where = _where(view, line)
    said = _link(where, text)
    tag = _EXAMPLE_TAG if line.is_demo else ""
    marks = f'<span class="cause">{escape(words.cause(line))}</span> {tag}'
    return f'<li>{said} <span class="marks">{marks}</span></li>'


def _link(where: str, text: str) -> str:
    """The whole sentence is the link; only what it is about looks like one, so that it can be read."""
    lead, colon, tail = text.partition(":")
    if not colon or len(lead) > _LONGEST_LEAD:
        return plain_link(where, text)
    return (
        f'<a class="news-link" href="{escape(where)}" target="_self">'
        f"<strong>{escape(lead)}</strong>:{escape(tail)}</a>"
    )


def _rest(view: View, found: News) -> list[str]:
    if found.rest is None:
        return []
    text = words.rest(found.rest, is_alone=not found.lines)
    area = view.choice.area.geography_id if view.choice.area else None
    is_demo = 0 < found.rest.new + found.rest.revised == found.rest.examples
    tag = _EXAMPLE_TAG if is_demo else ""
    link = plain_link(address.link("indikatorer", view.choice, omraade=area), text)
    return [f'<li class="rest">{link} {tag}</li>']


def _where(view: View, line: Line) -> str:
    """Where the change is shown."""
    first = line.first
    places = {change.geography_id for change in line.changes}
    areas = {place.geography_id for place in view.basis.geographies if place.kind == "boligomraade"}
    area = first.geography_id if len(places) == 1 and first.geography_id in areas else None
    if isinstance(first, MissedMilestone):
        return address.link("indsatsomraader", view.choice, indsats=first.milestone.initiative_id)
    is_judged_anew = isinstance(first, CriterionChange) and first.cause is Cause.RULES
    if is_judged_anew or isinstance(first, VerdictChange | ListChange | RulesChange | ThresholdChange):
        return address.link("vejen_til_2025", view.choice, omraade=area)
    return address.link("indikatorer", view.choice, indikator=first.indicator_id, omraade=area)
