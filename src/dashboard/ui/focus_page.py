"""The parts of the page Indsatsområder that are about one focus area, and the choice above them all."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.effort import FocusNow, InitiativeNow, MilestoneNow, Reached
from dashboard.charts.timeline import Lane, Mark, key, timeline
from dashboard.narrative import effort as words
from dashboard.store import questions
from dashboard.store.records import Body, FocusArea
from dashboard.ui import address, cached, notes
from dashboard.ui.effort_data import Effort
from dashboard.ui.frame import View, choose, example_notice
from dashboard.ui.picker import picker
from dashboard.ui.status_board import EXAMPLE_TAG
from dashboard.ui.tables import facts, plain_link

_ALL: Final = "alle"
_SMALL_EXAMPLE: Final = ' <span class="example">eks.</span>'


def trail(view: View, effort: Effort) -> None:
    """Which focus area and which initiative; the first choice of each is all of them."""
    if effort.rests_on_demo and not view.age.any_demo:
        example_notice()
    areas = {_ALL: "alle fem"} | {area.focus_area_id: area.name for area in view.basis.focus_areas}
    chosen = view.choice.focus_area
    with st.container(horizontal=True, gap="small", key="trail"):
        picker(
            "Indsatsområde",
            areas,
            chosen.focus_area_id if chosen else _ALL,
            "focus_area",
            _choose_focus_area,
        )
        if chosen is not None:
            _initiative_choice(view, chosen)


def _initiative_choice(view: View, area: FocusArea) -> None:
    own = {_ALL: "alle"} | {
        one.initiative_id: one.name
        for one in view.basis.initiatives
        if one.focus_area_id == area.focus_area_id
    }
    chosen = view.choice.initiative
    picker("Indsats", own, chosen.initiative_id if chosen else _ALL, "initiative", _choose_initiative)


def _choose_focus_area(chosen: str) -> None:
    choose(address.INITIATIVE, None, everywhere=False)
    choose(address.FOCUS, None if chosen == _ALL else chosen, everywhere=False)


def _choose_initiative(chosen: str) -> None:
    choose(address.INITIATIVE, None if chosen == _ALL else chosen, everywhere=False)


def lead(view: View, effort: Effort) -> None:
    """How far the area is, what it wants, and what a trend does not say."""
    area = _area(view, effort)
    st.title(words.focus_headline(area))
    example = f"{EXAMPLE_TAG} " if area.rests_on_demo else ""
    responsible = danish.lower_first(area.focus_area.coordinator)
    st.html(
        f'<p class="lead-sub">{example}<strong>Målet:</strong> {escape(area.focus_area.aim)}</p>'
        f'<p class="lead-sub"><strong>Ansvarlig:</strong> {escape(responsible)}.</p>'
        f'<p class="caution">{escape(words.NOT_AN_EFFECT)}</p>'
    )


def initiatives(view: View, effort: Effort) -> None:
    """What is being done: one row an initiative."""
    area = _area(view, effort)
    st.header("Indsatser", anchor=False)
    st.html(
        view.remember(
            "focus_initiatives", effort.stamp, area.focus_area, make=lambda: _initiatives_html(view, area)
        )
    )


def _initiatives_html(view: View, area: FocusNow) -> str:
    names = {place.geography_id: place.name for place in view.basis.geographies}
    items = "".join(_initiative_html(view, area, one, names) for one in area.initiatives)
    return f'<div class="initiatives">{items}</div>'


def _initiative_html(view: View, area: FocusNow, now: InitiativeNow, names: dict[str, str]) -> str:
    one = now.initiative
    about = address.link("indsatsomraader", view.choice, indsats=one.initiative_id)
    own = [m for m in area.milestones if m.milestone.initiative_id == one.initiative_id]
    missed = [m for m in own if m.reached is Reached.MISSED]
    rows = [
        ("Slags", kind_html(now)),
        ("Områder", escape(words.areas_of(now, names))),
        ("Partnere", escape(", ".join(one.partners)) or '<span class="quiet">ingen nævnt</span>'),
        ("Milepæle", escape(words.reached_counts(own)) + _missed_html(missed)),
    ]
    return (
        f'<section class="initiative"><div class="name" role="heading" aria-level="3">'
        f"{plain_link(about, one.name)}</div>"
        f"<p>{status_html(now)}</p><p>{escape(one.description)}</p>{facts(rows)}</section>"
    )


def _missed_html(missed: list[MilestoneNow]) -> str:
    return "".join(
        f'<br><span class="missed">✕ {escape(one.milestone.name)}</span> '
        f'<span class="quiet">{escape(words.milestone_when(one))}</span>'
        f"{_SMALL_EXAMPLE if one.is_demo else ''}"
        for one in missed
    )


def status_html(now: InitiativeNow) -> str:
    """The status with its shape, since when, and whether that is an example."""
    since = f' <span class="quiet">{escape(words.since(now))}</span>'
    return (
        f'<span class="status"><span aria-hidden="true">{words.STATUS_SHAPE[now.status]}</span> '
        f"{escape(words.STATUS_WORD[now.status])}</span>{_SMALL_EXAMPLE if now.is_demo else ''}{since}"
    )


def kind_html(now: InitiativeNow) -> str:
    """What kind it is, and whether that is our guess."""
    assumed = ' <span class="tag">skøn</span>' if now.initiative.kind_is_assumed else ""
    return f"{escape(words.KIND_WORD[now.initiative.kind])}{assumed}"


def milestones(view: View, effort: Effort) -> None:
    """The area's milestones on a line of years, and as a list."""
    area = _area(view, effort)
    st.header("Milepæle", anchor=False)
    drawn = view.remember(
        "focus_milestones", effort.stamp, area.focus_area, make=lambda: _milestones_html(view, area)
    )
    # st.html strips inline SVG; Markdown lets it through.
    st.markdown(drawn, unsafe_allow_html=True)


def _milestones_html(view: View, area: FocusNow) -> str:
    if not area.milestones:
        return f"<p>{words.NO_MILESTONES}</p>"
    lanes = [
        Lane(
            now.initiative.name,
            tuple(
                Mark(
                    one.milestone.due_on,
                    one.milestone.done_on,
                    one.reached,
                    one.is_demo,
                    words.milestone_spoken(one),
                )
                for one in area.milestones
                if one.milestone.initiative_id == now.initiative.initiative_id
            ),
        )
        for now in area.initiatives
    ]
    lanes = [lane for lane in lanes if lane.marks]
    spoken = ". ".join(words.milestone_spoken(one) for one in area.milestones)
    drawing = timeline(lanes, view.choice.as_of, f"Milepæle på en tidslinje. {spoken}.")
    return f'<div class="timeline-box">{drawing}</div>{legend()}{milestone_list(view, area.milestones)}'


def milestone_list(view: View, found: tuple[MilestoneNow, ...], *, links: bool = True) -> str:
    """What is missed first, then what lies ahead, then what is reached, the newest first."""
    names = {one.initiative_id: one.name for one in view.basis.initiatives}
    order = list(Reached)
    ranked = sorted(found, key=lambda one: one.milestone.due_on, reverse=True)
    ranked.sort(key=lambda one: order.index(one.reached))
    items = []
    for one in ranked:
        about = address.link("indsatsomraader", view.choice, indsats=one.milestone.initiative_id)
        link = plain_link(about, names[one.milestone.initiative_id]) if links else ""
        items.append(
            f"<li>{key(one.reached)} <span><strong>{escape(one.milestone.name)}</strong>"
            f"{_SMALL_EXAMPLE if one.is_demo else ''} {words.REACHED_WORD[one.reached]}; "
            f'{escape(words.milestone_when(one))} <span class="quiet">{link}</span></span></li>'
        )
    return f'<ul class="milestones">{"".join(items)}</ul>'


def legend() -> str:
    """The marks of the line, with their words."""
    items = "".join(f"<li>{key(reached)} {words.REACHED_WORD[reached]}</li>" for reached in Reached)
    return f'<ul class="legend">{items}<li class="on-line">┊ datoen, der vises</li></ul>'


def stories(view: View) -> None:
    """What people wrote behind the area's curves."""
    own = {one.indicator_id for one in view.basis.indicators if _focus_id(view) in (one.focus_area_ids or ())}
    found = {series: story for series, story in notes.stories(view).items() if series[1] in own}
    st.header("Historierne bag kurverne", anchor=False)
    if found:
        st.html(notes.listed(view, found))
        return
    st.html(
        '<p class="quiet">Ingen har skrevet endnu. Historien skrives, hvor kurven står: tryk på et tal '
        "ovenfor.</p>"
    )


def local_groups(view: View) -> None:
    """The local følgegrupper of the areas that the focus area's initiatives are for."""
    st.header("Lokale følgegrupper", anchor=False)
    st.html(view.remember("local_groups", _focus_id(view), make=lambda: _groups_html(view)))


def _groups_html(view: View) -> str:
    own = [one for one in view.basis.initiatives if one.focus_area_id == _focus_id(view)]
    everywhere = any(not one.geography_ids for one in own)
    named = {place for one in own for place in one.geography_ids}
    bodies: tuple[Body, ...] = cached.remember(
        view.build, "bodies", make=lambda: questions.bodies(view.build.connection)
    )
    groups = [body for body in bodies if body.geography_id and (everywhere or body.geography_id in named)]
    items = "".join(f"<li>{escape(body.name)}</li>" for body in groups)
    first = groups[0] if groups else None
    about = f"<p>{escape(first.members)}. {escape(first.task)}</p>" if first else ""
    why = "<p>Mindst én af indsatserne gælder alle fire områder.</p>" if everywhere else ""
    return f'{why}<ul class="groups">{items}</ul>{about}'


def _area(view: View, effort: Effort) -> FocusNow:
    return effort.area(_focus_id(view))


def _focus_id(view: View) -> str:
    area = view.choice.focus_area
    if area is None:
        raise ValueError("the page shows no focus area")
    return area.focus_area_id
