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
from dashboard.analysis.changes import Facts, changes
from dashboard.analysis.since import Since, since
from dashboard.narrative import changes as words
from dashboard.narrative.change_words import Names
from dashboard.narrative.meetings import meeting_name
from dashboard.store import questions
from dashboard.store.records import Ruleset
from dashboard.ui import address, cached
from dashboard.ui.frame import View
from dashboard.ui.tables import plain_link

_EXAMPLE_TAG: Final = '<span class="example">eks.</span>'
_LONGEST_LEAD: Final = 60


def section(view: View) -> None:
    st.html(view.remember("news", make=lambda: _html(view)))


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
    return cached.remember(
        view.build,
        "changes",
        earlier,
        view.choice.as_of,
        before.ruleset_id,
        after.ruleset_id,
        make=lambda: changes(_facts(view, earlier, before)),
    )


def _rules_on(view: View, day: date) -> Ruleset:
    """The view's rules on another date: the same ones, or those that were in force."""
    if not view.choice.follows_rules_in_force:
        return view.choice.ruleset
    default_id = view.basis.programme.default_ruleset_id
    default = next(rules for rules in view.basis.rulesets if rules.ruleset_id == default_id)
    return address.rules_in_force(view.basis.rulesets, day) or default


def _facts(view: View, earlier: date, before: Ruleset) -> Facts:
    connection, later, after = view.build.connection, view.choice.as_of, view.choice.ruleset
    statuses_after = cached.criterion_status(view.build, later, after.ruleset_id)
    return Facts(
        earlier=earlier,
        later=later,
        rules_before=before,
        rules_after=after,
        main_before=address.rules_in_force(view.basis.rulesets, earlier),
        main_after=address.rules_in_force(view.basis.rulesets, later),
        criteria=view.basis.criteria,
        geographies=view.basis.geographies,
        indicators=view.basis.indicators,
        statuses_before=cached.criterion_status(view.build, earlier, before.ruleset_id),
        statuses_between=statuses_after
        if before == after
        else cached.criterion_status(view.build, later, before.ruleset_id),
        statuses_after=statuses_after,
        figures_before=cached.figures(view.build, earlier),
        verdicts_after=cached.verdicts(view.build, later, after.ruleset_id),
        rule_values=cached.rule_values(view.build, later, before.ruleset_id),
        figures=cached.remember(
            view.build,
            "figure_differences",
            earlier,
            later,
            make=lambda: questions.figure_differences(connection, earlier, later),
        ),
        lists=cached.remember(
            view.build, "official_lists", later, make=lambda: questions.official_lists(connection, later)
        ),
        trends_before=cached.trends(view.build, earlier),
        trends_after=cached.trends(view.build, later),
        milestones=cached.remember(view.build, "milestones", make=lambda: questions.milestones(connection)),
    )


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
    said = _link(where, text) if where else escape(text)
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


def _where(view: View, line: Line) -> str | None:
    """Where the change is shown. Milestones have no page yet."""
    first = line.first
    places = {change.geography_id for change in line.changes}
    areas = {place.geography_id for place in view.basis.geographies if place.kind == "boligomraade"}
    area = first.geography_id if len(places) == 1 and first.geography_id in areas else None
    if isinstance(first, MissedMilestone):
        return None
    is_judged_anew = isinstance(first, CriterionChange) and first.cause is Cause.RULES
    if is_judged_anew or isinstance(first, VerdictChange | ListChange | RulesChange | ThresholdChange):
        return address.link("vejen_til_2025", view.choice, omraade=area)
    return address.link("indikatorer", view.choice, indikator=first.indicator_id, omraade=area)
