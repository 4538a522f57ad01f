"""The parts of the page Indsatsområder that are about one initiative."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.analysis.effort import InitiativeNow, MilestoneNow
from dashboard.narrative import effort as words
from dashboard.store.records import Initiative
from dashboard.ui import address, writing
from dashboard.ui.effort_data import Effort
from dashboard.ui.focus_page import kind_html, milestone_list, status_html
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.tables import facts, plain_link
from dashboard.ui.written import byline, text_html, version_html


def lead(view: View, effort: Effort) -> None:
    now, own = _now(view, effort)
    st.title(words.initiative_headline(now, own))
    example = f"{EXAMPLE_TAG} " if now.is_demo or any(one.is_demo for one in own) else ""
    st.html(f'<p class="lead-sub">{example}{escape(now.initiative.description)}</p>')


def about(view: View, effort: Effort) -> None:
    """Status, kind, partners, areas and who is responsible."""
    now, _ = _now(view, effort)
    st.html(view.remember("initiative", effort.stamp, now.initiative, make=lambda: _about_html(view, now)))
    one = now.initiative
    writing.initiative_status(view, one.initiative_id, one.name, now.status)
    if now.word is not None:
        writing.history(view, now.word)


def _about_html(view: View, now: InitiativeNow) -> str:
    one = now.initiative
    area = next(area for area in view.basis.focus_areas if area.focus_area_id == one.focus_area_id)
    names = {place.geography_id: place.name for place in view.basis.geographies}
    back = address.link("indsatsomraader", view.choice, indsatsomraade=area.focus_area_id)
    pairs = [
        ("Status", status_html(now) + _word_html(now)),
        ("Slags", f"{kind_html(now)}: {escape(words.KIND_MEANS[one.kind])}"),
        ("Områder", escape(words.areas_of(now, names))),
        ("Partnere", escape(", ".join(one.partners)) or '<span class="quiet">ingen nævnt</span>'),
        ("Indsatsområde", plain_link(back, area.name)),
        ("Ansvarlig", escape(area.coordinator)),
        ("Kilde", f"Ansøgningen, afsnit 2 under „{escape(one.application_heading)}“"),
    ]
    return facts(pairs)


def milestones(view: View, effort: Effort) -> None:
    """What was to be reached when, and whether it was."""
    _, own = _now(view, effort)
    st.header("Milepæle", anchor=False)
    if not own:
        st.html(f"<p>{words.NO_MILESTONES}</p>")
        return
    for one in own:
        st.markdown(milestone_list(view, (one,), links=False) + _evidence_html(one), unsafe_allow_html=True)
        if one.word is not None:
            writing.milestone_done(view, one.milestone.milestone_id, one.milestone.name, "Ret meldingen")
            writing.history(view, one.word)
        elif one.milestone.done_on is None:
            writing.milestone_done(view, one.milestone.milestone_id, one.milestone.name)


def _word_html(now: InitiativeNow) -> str:
    """Who said so, and the remark; nothing where it is the catalog's word."""
    if now.word is None:
        return ""
    note = f'<p class="written">{text_html(now.word.content.note)}</p>' if now.word.content.note else ""
    return f'{note}<p class="byline">{byline(now.word)}</p>'


def _evidence_html(now: MilestoneNow) -> str:
    """What shows that a milestone is reached, where somebody said so."""
    return f'<div class="evidence">{version_html(now.word)}</div>' if now.word is not None else ""


def _now(view: View, effort: Effort) -> tuple[InitiativeNow, tuple[MilestoneNow, ...]]:
    chosen: Initiative | None = view.choice.initiative
    if chosen is None:
        raise ValueError("the page shows no initiative")
    return effort.initiative(chosen.initiative_id), effort.milestones(chosen.initiative_id)
