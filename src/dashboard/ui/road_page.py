"""The parts of the page Vejen til 2025."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.road import Road
from dashboard.analysis.standing import Standing
from dashboard.narrative import road as words
from dashboard.narrative import sources
from dashboard.narrative import status as verdicts
from dashboard.store import questions
from dashboard.ui import address, list_history_section, road_board, road_data, road_marks, status_page
from dashboard.ui.frame import View, example_notice
from dashboard.ui.road_table import road_table
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.tables import download, html_table, plain_link

_NO_STEPS: Final = {
    "on": "ingen kendte",
    "off": "ingen",
    "unknown": "kan først siges, når tallene er kendt",
}
_EXAMPLE: Final = ' <span class="example">eks.</span>'


def lead(view: View, road: Road) -> None:
    """What each area must still leave, what that rests on, and how the verdict comes about."""
    picture = road.picture
    if not view.age.any_demo and picture.has_example_targets:
        example_notice()
    area = view.choice.area
    st.title(words.area_headline(road, area.geography_id) if area else words.headline(road))
    counted = sum(column.criterion.role == "counted" for column in picture.columns)
    mandatory = next((c.indicator.name for c in picture.columns if c.criterion.role == "mandatory"), None)
    # What is said of the verdict holds for the areas that are shown.
    shown = replace(picture, areas=tuple(row for row in picture.areas if area in {None, row.geography}))
    st.html(
        f'<p class="lead-sub">{status_page.verdict_notes(shown)}'
        f"{escape(verdicts.rule(view.choice.ruleset, counted, mandatory))}</p>"
    )


def standings(view: View) -> None:
    """For one area: k of m and what it takes, under the plan's rules and those in force on the date."""
    if view.choice.area is not None:
        st.header("Efter planens regler og efter de gældende", anchor=False)
        st.html(view.remember("road_standings", make=lambda: _standings_html(view)))


def _standings_html(view: View) -> str:
    area = view.choice.area
    if area is None:
        return ""
    rows = [_standing_row(view, one) for one in road_data.standings(view, area.geography_id)]
    heads = ("Regler", "Kriterier", "Dom", "Det skal der til", "Kriterierne, de nærmeste først")
    table = html_table(f"Reglerne side om side for {area.name}", heads, rows)
    return table.replace('class="figures"', 'class="figures standings"')


def _standing_row(view: View, standing: Standing) -> list[str]:
    rules = standing.rules
    plan = " (planens)" if rules.ruleset_id == view.basis.programme.default_ruleset_id else ""
    area_id = view.choice.area.geography_id if view.choice.area else None
    link = address.link("vejen_til_2025", view.choice, regler=rules.ruleset_id, omraade=area_id)
    tag = EXAMPLE_TAG if standing.verdict.rests_on_demo else ""
    notes = {
        target.note
        for target in view.basis.targets
        if target.note
        and target.origin == "afledt"
        and target.geography_id == area_id
        and target.indicator_id in {step.indicator.indicator_id for step in standing.steps}
    }
    note = "".join(f'<span class="quiet">{escape(one)}</span>' for one in sorted(notes))
    steps = "".join(
        f"<li>{escape(words.step(step.indicator, step.margin))}"
        f"{_EXAMPLE if step.is_demo and step.margin.persons else ''}</li>"
        for step in standing.steps
    )
    return [
        plain_link(link, rules.short_name) + plan,
        f"{escape(danish.sentence_case(words.standing_score(standing)))} {tag}",
        escape(verdicts.verdict_words(standing.verdict)),
        escape(words.standing_needs(standing)),
        f"<ul>{steps}</ul>{note}"
        if steps
        else f'<span class="quiet">{_NO_STEPS[standing.verdict.verdict]}</span>',
    ]


def board(view: View, road: Road) -> None:
    """Each area and criterion: now, margin, pace and the fan."""
    # st.html strips inline SVG; Markdown lets it through.
    st.markdown(view.remember("road_board", make=lambda: _board_html(view, road)), unsafe_allow_html=True)


def _board_html(view: View, road: Road) -> str:
    def link(indicator_id: str, geography_id: str | None) -> str:
        return address.link("indikatorer", view.choice, indikator=indicator_id, omraade=geography_id)

    area = view.choice.area
    drawn = road_board.area_board(road, area.geography_id, link) if area else road_board.board(road, link)
    note = f'<p class="quiet method">{escape(words.METHOD_NOTE)}</p>'
    return drawn + road_marks.legend(road.target_year) + note


def goals(view: View) -> None:
    """The goals of strategy and vision: what measures each, its target, and what is not measured."""
    st.header("De andre mål", anchor=False)
    st.html(view.remember("road_goals", make=lambda: _goals_html(view)))


def _goals_html(view: View) -> str:
    year = view.basis.programme.target_year
    by_id = {indicator.indicator_id: indicator for indicator in view.basis.indicators}

    def measure(indicator_id: str, name: str) -> str:
        targets = [t for t in view.basis.targets if t.indicator_id == indicator_id and t.target_year == year]
        link = address.link("indikatorer", view.choice, indikator=indicator_id)
        wanted = escape(sources.target_words(targets, by_id[indicator_id], year))
        if any(target.origin == "eksempel" for target in targets):
            wanted += _EXAMPLE
        return f"{plain_link(link, name)}: {wanted}"

    listed = sources.goals_html(questions.goals(view.build.connection), year, measure)
    return f'<div class="goals">{listed}</div>'


def table(view: View, road: Road) -> None:
    """The same figures as rows, and the lists, to read, copy and download."""
    # Made once somebody opens it: most readers never do.
    with st.expander("De samme tal som tabel", key="road_table", on_change="rerun") as folded:
        if not folded.open:
            return
        day = view.choice.as_of.isoformat()
        content = view.remember("road_table", make=lambda: road_table(road))
        st.html(content.html("Alle tal på siden"))
        download(content, f"vejen_til_{road.target_year}_{day}.csv")
        lists = view.remember("road_lists_table", make=lambda: list_history_section.table(view))
        st.html(lists.html("Alle lister på siden"))
        download(lists, f"listerne_{day}.csv", "Hent listerne som CSV")
