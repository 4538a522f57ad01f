"""One chosen point on the page Talepunkter: its field, its buttons, its marks and its figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.journal.plain_text import TEXT_LIMIT
from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.draft import Doubts, Item
from dashboard.narrative.talking_points.point import Point
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.talking_data import Desk, Talk
from dashboard.ui.written import text_html


def item(talk: Talk, item: Item, place: int) -> None:
    """One point: its text, its place, what is doubtful, and what it rests on."""
    point = talk.by_id.get(item.point_id)
    key = f"talk_{talk.key}_{talk.desk.times_changed}_{item.point_id}"
    with st.container(key=f"talking_item_{place}", gap="xsmall"):
        st.text_area(
            f"Punkt {place}",
            item.text,
            key=key,
            max_chars=TEXT_LIMIT,
            height="content",
            on_change=_edit,
            args=(talk.desk, item.point_id, key),
        )
        found = drafts.doubts(item, point)
        st.html(_marks_html(item, point, found) + facts_html(point))
        with st.container(horizontal=True, gap="small"):
            _buttons(talk.desk, item, place)
            if found.newer and point is not None:
                st.button(
                    "Brug den nye sætning", key=f"{key}_newer", on_click=_renew, args=(talk.desk, point)
                )


def _buttons(desk: Desk, item: Item, place: int) -> None:
    """Up, down and out."""
    for name, icon, step in (("op", ":material/arrow_upward:", -1), ("ned", ":material/arrow_downward:", 1)):
        st.button(
            f"Flyt {name}",
            icon=icon,
            key=f"talk_{name}_{place}",
            type="tertiary",
            disabled=place == 1 if step < 0 else place == len(desk.items),
            on_click=_move,
            args=(desk, item.point_id, step),
        )
    st.button(
        "Tag ud",
        icon=":material/close:",
        key=f"talk_out_{place}",
        type="tertiary",
        on_click=_leave_out,
        args=(desk, item.point_id),
    )


def _edit(desk: Desk, point_id: str, key: str) -> None:
    desk.change(drafts.edited(desk.items, point_id, st.session_state[key] or ""), from_outside=False)


def _move(desk: Desk, point_id: str, step: int) -> None:
    desk.change(drafts.moved(desk.items, point_id, step))


def _leave_out(desk: Desk, point_id: str) -> None:
    desk.change(drafts.without(desk.items, point_id))


def _renew(desk: Desk, point: Point) -> None:
    desk.change(drafts.renewed(desk.items, point))


def _marks_html(item: Item, point: Point | None, found: Doubts) -> str:
    """What must be known before the point is said aloud."""
    marks = []
    if point is not None and point.is_demo:
        marks.append(f"{EXAMPLE_TAG} Punktet bygger på eksempeltal.")
    if item.is_own:
        marks.append('<span class="tag">eget punkt</span> Ingen tal fra dashboardet står bag.')
    marks += [f'<span class="tag">rettet i hånden</span> {escape(said)}' for said in found.by_hand]
    marks += [f'<span class="tag">årsag</span> {escape(said)}' for said in found.causes]
    if found.newer:
        marks.append(f'<span class="tag">nye tal</span> Sætningen lyder nu: „{text_html(found.newer)}“')
    if found.is_gone:
        marks.append('<span class="tag">uden tal</span> Tallene giver ikke længere en sætning som denne.')
    lines = "".join(f"<li>{mark}</li>" for mark in marks)
    original = (
        '<details class="more"><summary>Det foreslåede</summary>'
        f"<p>{text_html(item.original or '')}</p></details>"
        if item.is_edited
        else ""
    )
    return (f'<ul class="marks">{lines}</ul>' if lines else "") + original


def facts_html(point: Point | None) -> str:
    """What a point rests on, behind a heading that opens."""
    if point is None:
        return ""
    notes = "".join(f"<li>{text_html(fact.note())}</li>" for fact in point.facts)
    word = "kilde" if len(point.facts) == 1 else "kilder"
    return (
        f'<details class="more"><summary>Tal og {word} bag ({len(point.facts)})</summary>'
        f"<ul>{notes}</ul></details>"
    )
