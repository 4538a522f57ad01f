"""The frame of every page: what is shown as of when, by which rules, how old it is, what is an example.

A page's first call is `open_page`. It must not rely on app.py having run: it opens the build itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeVar

import streamlit as st

from dashboard import danish
from dashboard.analysis import release
from dashboard.analysis.release import Standing
from dashboard.briefing.answers import Basis
from dashboard.errors import BuildMissingError
from dashboard.narrative import release as said_of_releases
from dashboard.narrative.meetings import meeting_name
from dashboard.settings import Settings
from dashboard.store.records import AgeOfFigures
from dashboard.ui import address, author, cached, clock, first_build, journal, menu
from dashboard.ui.picker import picker
from dashboard.ui.tables import plain_link

T = TypeVar("T")

_BREAK: Final = ' <br><span class="apart">· </span>'
"""a new line; on a phone, where lines are dear, a dot"""
_DAYS_IN_TWO_YEARS: Final = 730
"""from here on the age is told in years"""


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: the build, what is chosen, and what every page needs."""

    build: cached.Build
    basis: Basis
    choice: address.Choice
    age: AgeOfFigures
    settings: Settings

    def remember(self, what: str, *of: object, make: Callable[[], T]) -> T:
        """Make something once for this build and view, and for what else it depends on."""
        address_parts = tuple(sorted(st.session_state["view"].items()))
        return cached.remember(self.build, what, address_parts, *of, make=make)


def open_page(*, writes: bool = False) -> View:
    """Draw the frame and return what to show. Stops the page with help where no build can be had.

    Args:
        writes: the page has forms, or shows what people wrote: it asks who writes, and says where the
            journal does not answer.
    """
    settings = Settings()
    try:
        build = cached.current_build(settings)
    except BuildMissingError as missing:
        first_build.show(settings, missing)
        st.stop()
    basis = cached.basis(build)
    choice = _choose(basis)
    age = cached.age_of_figures(build, choice.as_of)
    menu.show(escape(basis.programme.short_name), st.session_state["view"])
    late = release.late(cached.standings(build, choice.as_of))
    _header(basis, choice, age, late, writes=writes)
    view = View(build, basis, choice, age, settings)
    if writes:
        journal.notice(journal.what_stands(view))
    return view


def _choose(basis: Basis) -> address.Choice:
    remembered: Mapping[str, str] = st.session_state.get("view", {})
    known = address.Known(
        meetings=basis.meetings,
        rulesets=basis.rulesets,
        geographies=basis.geographies,
        indicators=basis.indicators,
        default_ruleset_id=basis.programme.default_ruleset_id,
        focus_areas=basis.focus_areas,
        initiatives=basis.initiatives,
    )
    choice = address.resolve({**remembered, **st.query_params.to_dict()}, known, clock.today())
    _write_address(choice)
    return choice


def _write_address(choice: address.Choice) -> None:
    """The whole view stands in the address, so that the same link shows the same to the next person."""
    view = {address.RULES: choice.rules_value}
    if choice.meeting is not None:
        view[address.MEETING] = choice.meeting.meeting_id
    else:
        view[address.DAY] = choice.as_of.isoformat()
    if choice.area is not None:
        view[address.AREA] = choice.area.geography_id
    wanted = dict(view)
    if choice.indicator is not None:
        wanted[address.INDICATOR] = choice.indicator.indicator_id
    if choice.focus_area is not None:
        wanted[address.FOCUS] = choice.focus_area.focus_area_id
    if choice.initiative is not None:
        wanted[address.INITIATIVE] = choice.initiative.initiative_id
    if choice.audience is not None:
        wanted[address.AUDIENCE] = choice.audience.value
    if choice.places:
        wanted[address.AREAS] = ",".join(place.geography_id for place in choice.places)
    wanted |= {
        name: period
        for name, period in zip((address.FROM, address.TO), choice.compared, strict=True)
        if period is not None
    }
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["view"] = view


def choose(parameter: str, value: str | None, *, everywhere: bool = True) -> None:
    """Change one part of the view; for widgets' callbacks.

    Args:
        everywhere: whether other pages keep it too; else it belongs to this page's address alone.
    """
    if not everywhere:
        if value is None:
            st.query_params.pop(parameter, None)
        else:
            st.query_params[parameter] = value
        return
    remembered = dict(st.session_state.get("view", {}))
    if value is None:
        st.query_params.pop(parameter, None)
        remembered.pop(parameter, None)
    else:
        st.query_params[parameter] = value
        remembered[parameter] = value
    st.session_state["view"] = remembered


def _header(
    basis: Basis, choice: address.Choice, age: AgeOfFigures, late: Sequence[Standing], *, writes: bool
) -> None:
    with st.container(horizontal=True, key="frame", gap="small", vertical_alignment="center"):
        _meeting_choice(basis, choice)
        _rules_choice(basis, choice)
        if writes:
            author.picker()
        told = _age_text(choice, age) + _late_text(choice, late)
        st.html(f'<div class="frame-age">{told}</div>', width="stretch")
    if choice.problems:
        # Not st.warning: that reads Markdown, and these sentences repeat words from the address.
        sentences = "<br>".join(escape(problem) for problem in choice.problems)
        st.html(f'<p class="address-problem" role="alert">{sentences}</p>')
    if age.any_demo:
        example_notice()


def example_notice() -> None:
    """Said once on every page that shows an example figure or target."""
    st.html(
        '<p class="example-notice"><strong>Eksempeldata:</strong> tal mærket '
        '<span class="tag">eksempel</span> eller <span class="example">eks.</span> er opdigtede. '
        '<span class="more">Tal uden mærke er offentliggjorte eller regnet af offentliggjorte.</span></p>'
    )


def _meeting_choice(basis: Basis, choice: address.Choice) -> None:
    if choice.meeting is None:
        st.session_state["frame_day"] = choice.as_of
        st.date_input(
            "Vis tal, som de var kendt den",
            key="frame_day",
            format="DD.MM.YYYY",
            min_value=address.EARLIEST_DAY,
            max_value=address.LATEST_DAY,
            on_change=lambda: choose(address.DAY, st.session_state["frame_day"].isoformat()),
            width=260,
        )
        return
    names = {
        meeting.meeting_id: meeting_name(meeting) + (" (eksempel)" if meeting.is_demo else "")
        for meeting in reversed(basis.meetings)
    }
    picker(
        "Møde",
        names,
        choice.meeting.meeting_id,
        "frame_meeting",
        lambda meeting_id: choose(address.MEETING, meeting_id),
    )


def _rules_choice(basis: Basis, choice: address.Choice) -> None:
    in_force = address.rules_in_force(basis.rulesets, choice.as_of)
    names = {rules.ruleset_id: rules.short_name for rules in basis.rulesets}
    default = basis.programme.default_ruleset_id
    names = {
        default: f"{names[default]} (planens regler)",
        **{k: v for k, v in names.items() if k != default},
    }
    if in_force is not None:
        names[address.RULES_IN_FORCE] = f"de gældende på datoen, {in_force.short_name}"
    picker("Regler", names, choice.rules_value, "frame_rules", lambda rules: choose(address.RULES, rules))


def _age_text(choice: address.Choice, age: AgeOfFigures) -> str:
    if age.newest_publication is None:
        return f"Ingen tal var kendt {danish.long_date(choice.as_of)}."
    newest = f"Nyeste årstal: <strong>{escape(age.newest_year or 'ingen')}</strong>"
    days = (choice.as_of - age.newest_publication).days
    when = danish.long_date(age.newest_publication) + (" (dato antaget)" if age.publication_assumed else "")
    if days >= _DAYS_IN_TWO_YEARS:
        ago = f"{days // 365} år før"
    else:
        ago = "samme dag" if days == 0 else f"{danish.number(days)} {'dag' if days == 1 else 'dage'} før"
    return f"{newest}{_BREAK}Senest offentliggjort {when}, {ago}"


def _late_text(choice: address.Choice, late: Sequence[Standing]) -> str:
    """What should have come by the date and has not, in one short line that leads to the details."""
    words = said_of_releases.frame_words(late)
    return f"{_BREAK}{plain_link(address.link('data_og_kilder', choice), words)}" if words else ""
