"""The parts of the page Talepunkter: whom for, what leads, what else can be said, and taking it away."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import danish
from dashboard.journal.contents import Audience, PackFormat
from dashboard.journal.plain_text import TEXT_LIMIT
from dashboard.narrative.meetings import meeting_name
from dashboard.narrative.talking_points import agenda
from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.point import Point
from dashboard.store.records import Geography, Meeting
from dashboard.ui import address, clock, talking_data, talking_item
from dashboard.ui.frame import View, choose
from dashboard.ui.pack_section import MIME
from dashboard.ui.picker import picker
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.talking_data import Desk, Talk
from dashboard.ui.written import text_html

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_AUDIENCES: Final = {
    Audience.BESTYRELSE.value: "bestyrelsen",
    Audience.KOORDINATIONSGRUPPE.value: "koordinationsgruppen",
    Audience.FOELGEGRUPPE.value: "en lokal følgegruppe",
}


def choice(view: View, meeting: Meeting) -> Talk | None:
    """Whom the points are for; None where a local group is chosen without its area."""
    audience = talking_data.audience_of(view, meeting)
    with st.container(horizontal=True, gap="small", key="talking_choice"):
        picker("Til", _AUDIENCES, audience.value, "audience", _choose_audience)
        area = _area_choice(view) if audience is Audience.FOELGEGRUPPE else None
    if audience is Audience.FOELGEGRUPPE and area is None:
        return None
    return talking_data.talk(view, meeting, audience, area)


def _choose_audience(chosen: str) -> None:
    choose(address.AUDIENCE, chosen, everywhere=False)


def _area_choice(view: View) -> Geography | None:
    areas = {one.geography_id: one for one in view.basis.geographies if one.kind == "boligomraade"}
    names = {"": "vælg et område"} | {key: place.name for key, place in areas.items()}
    chosen = view.choice.area.geography_id if view.choice.area else ""
    picker("Område", names, chosen, "talking_area", lambda key: choose(address.AREA, key or None))
    return areas.get(chosen)


def sides() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for what is chosen and, beside it or on a phone below it, for what else can be said."""
    left, right = st.columns([3, 2], gap="large")
    return left, right


def without_meeting() -> None:
    """Points are told at a meeting, so there must be one."""
    st.title("Talepunkter hører til et møde, og der er ingen møder i kalenderen")
    st.html(
        '<p class="lead-sub">Den, der driver systemet, skriver møderne i '
        "<code>data/catalog/meetings.toml</code> og indlæser igen.</p>"
    )


def without_area() -> None:
    st.title("Vælg det område, som følgegruppen hører til")
    st.html(
        '<p class="lead-sub">En lokal følgegruppe får færre tal, ingen domme og ingen lister: det, der går '
        "godt, kommer først.</p>"
    )


def lead(talk: Talk) -> None:
    """How many are chosen, whether they are saved, and what the page does."""
    desk = talk.desk
    listening = agenda.listener(talk.audience, talk.area.name if talk.area else None)
    st.title(
        agenda.headline(
            len(desk.items),
            len(talk.points),
            listening,
            is_saved=desk.is_saved,
            is_touched=desk.saved is not None or desk.items != drafts.proposed(talk.points),
        )
    )
    example = f"{EXAMPLE_TAG} " if any(point.is_demo for point in talk.points) else ""
    st.html(
        f'<p class="lead-sub">{example}{escape(meeting_name(talk.meeting))}. Hver sætning bygger på '
        "tal, som kan åbnes under den. Ret teksten, som I vil: det foreslåede bliver stående ved siden "
        "af.</p>"
    )


def chosen(talk: Talk) -> None:
    """The points in the order they are said, each to be edited, moved and left out."""
    st.header("Jeres talepunkter", anchor=False)
    if not talk.desk.items:
        st.html('<p class="quiet">Ingen er valgt. Vælg blandt de foreslåede, eller skriv et eget punkt.</p>')
    for place, item in enumerate(talk.desk.items, start=1):
        talking_item.item(talk, item, place)
    _own_point(talk)


def _own_point(talk: Talk) -> None:
    with st.expander("Skriv et eget punkt", key=f"talking_own_{talk.key}", on_change="rerun") as folded:
        if not folded.open:
            return
        key = f"talk_own_{talk.key}_{talk.desk.times_changed}"
        with st.form(f"{key}_form", border=False, enter_to_submit=False):
            st.text_area("Eget punkt", key=key, max_chars=TEXT_LIMIT, height=110)
            st.form_submit_button("Tilføj punktet", on_click=_add_own, args=(talk.desk, key))


def _add_own(desk: Desk, key: str) -> None:
    from dashboard.journal.store import new_entry_id

    text = (st.session_state[key] or "").strip()
    if text:
        # An id of letters: one with many digits could look like a person's number to the journal.
        letters = new_entry_id().translate(str.maketrans("0123456789-", "ghijklmnopq"))
        desk.change(drafts.with_item(desk.items, drafts.own(f"eget-{letters}", text)))


def proposals(talk: Talk) -> None:
    """What else the figures say, under the headings of an agenda."""
    st.header("Det kan også siges", anchor=False)
    taken = {item.point_id for item in talk.desk.items}
    left = [point for point in talk.points if point.point_id not in taken]
    if not left:
        st.html('<p class="quiet">Alt, hvad tallene giver, er valgt.</p>')
    for heading, points in agenda.by_heading(left):
        title = f"{heading} ({len(points)})"
        with st.expander(title, key=f"talking_{talk.key}_{heading}", on_change="rerun") as folded:
            if folded.open:
                for point in points:
                    _proposal(talk, point)


def _proposal(talk: Talk, point: Point) -> None:
    example = f" {EXAMPLE_TAG}" if point.is_demo else ""
    st.html(f'<p class="written">{text_html(point.text)}{example}</p>{talking_item.facts_html(point)}')
    st.button(
        "Tag med",
        key=f"talk_take_{talk.key}_{point.point_id}",
        icon=":material/add:",
        on_click=_take,
        args=(talk.desk, point),
    )


def _take(desk: Desk, point: Point) -> None:
    desk.change(drafts.with_item(desk.items, drafts.generated(point)))


def take_away(talk: Talk) -> None:
    """The text with its sources, to paste elsewhere or to go on with in Word."""
    if not talk.desk.items:
        return
    heading = _heading(talk)
    with st.expander("Kopiér med kilder", key=f"talking_copy_{talk.key}", on_change="rerun") as folded:
        if folded.open:
            st.code(drafts.as_text(heading, talk.desk.items, talk.by_id), language=None, wrap_lines=True)
    made_on = clock.today()
    st.download_button(
        "Hent som Word",
        # Made when it is fetched: setting a document takes longer than drawing the page.
        lambda: _word(talk, heading, made_on),
        file_name=f"talepunkter_{talk.meeting.meeting_id}_{talk.audience.value}.docx",
        mime=MIME[PackFormat.DOCX],
        icon=":material/download:",
        key=f"talking_word_{talk.key}",
        on_click="ignore",
    )


def _heading(talk: Talk) -> str:
    listening = agenda.listener(talk.audience, talk.area.name if talk.area else None)
    return f"Talepunkter til {listening}, {danish.long_date(talk.meeting.held_on)}"


def _word(talk: Talk, title: str, made_on: date) -> bytes:
    from dashboard.reports.content import talking_points
    from dashboard.reports.document import Meta
    from dashboard.reports.word import word

    view = talk.view
    points = talking_points.chosen(talk.desk.items, talk.by_id)
    meta = Meta(
        programme=view.basis.programme.short_name,
        meeting=meeting_name(talk.meeting),
        as_of=talk.meeting.held_on,
        rules=view.choice.ruleset.name,
        build_id=view.build.build_id,
        made_on=made_on,
        has_demo_figures=any(point.is_demo for point in points),
    )
    return word(talking_points.document(title, meta, points))
