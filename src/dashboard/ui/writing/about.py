"""What a decision or an action is about: given by the page, or chosen in the form."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import streamlit as st

from dashboard.ui.frame import View
from dashboard.ui.writing.form import Opened

_INDICATOR: Final = "indicator_id"
_INITIATIVE: Final = "initiative_id"


@dataclass(frozen=True, slots=True)
class About:
    """An indicator or an initiative, in an area or in all; all None: nothing in particular."""

    indicator_id: str | None = None
    initiative_id: str | None = None
    geography_id: str | None = None

    @property
    def is_given(self) -> bool:
        return (self.indicator_id or self.initiative_id) is not None

    @property
    def key(self) -> str:
        return "_".join(part or "" for part in (self.indicator_id, self.initiative_id, self.geography_id))


def initiative_names(view: View) -> dict[str, str]:
    """initiative_id -> name, in the plan's order."""
    return {one.initiative_id: one.name for one in view.basis.initiatives}


def name_of(view: View, about: About) -> str:
    """What it is called: `Tryghed, Motalavej`; empty for nothing in particular. Plain text."""
    found = []
    if about.indicator_id is not None:
        names = {one.indicator_id: one.name for one in view.basis.indicators}
        found.append(names.get(about.indicator_id, about.indicator_id))
    if about.initiative_id is not None:
        found.append(initiative_names(view).get(about.initiative_id, about.initiative_id))
    if about.geography_id is not None:
        places = {one.geography_id: one.name for one in view.basis.geographies}
        found.append(places.get(about.geography_id, about.geography_id))
    return ", ".join(found)


def fields(view: View, about: About, opened: Opened[Any]) -> None:
    """The fields to choose in, where the page does not say what it is about."""
    if about.is_given:
        st.html(f'<p class="write-note">Handler om: {escape(name_of(view, about))}</p>')
        return
    choices = {(_INDICATOR, one.indicator_id): f"Tal: {one.name}" for one in view.basis.indicators}
    choices |= {(_INITIATIVE, key): f"Indsats: {name}" for key, name in initiative_names(view).items()}
    st.selectbox(
        "Handler om",
        list(choices),
        index=None,
        placeholder="ikke noget bestemt",
        format_func=choices.__getitem__,
        key=opened.field("about"),
    )
    places = {one.geography_id: one.name for one in view.basis.geographies if one.kind == "boligomraade"}
    st.selectbox(
        "Område",
        list(places),
        index=list(places).index(about.geography_id) if about.geography_id in places else None,
        placeholder="alle fire områder",
        format_func=places.__getitem__,
        key=opened.field("place"),
    )


def chosen(about: About, opened: Opened[Any]) -> dict[str, str]:
    """The content's fields that say what it is about."""
    if about.is_given:
        given = {
            _INDICATOR: about.indicator_id,
            _INITIATIVE: about.initiative_id,
            "geography_id": about.geography_id,
        }
        return {name: value for name, value in given.items() if value is not None}
    found: dict[str, str] = opened.filled(geography_id="place")
    if (subject := opened.value("about")) is not None:
        kind, key = subject
        found[kind] = key
    return found
