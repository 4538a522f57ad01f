"""Who writes: a name and a role, chosen once and kept until the browser is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from dashboard.journal.authors import Author, Role
from dashboard.journal.errors import ContentRefusedError, Fault
from dashboard.journal.plain_text import NAME_LIMIT
from dashboard.narrative import refusals, roles
from dashboard.ui.browser_cookie import browser_id

_KEPT: Final = "author"
_NAME_FIELD: Final = "author_name"
_ROLE_FIELD: Final = "author_role"
_BROWSERS: Final = 1_000
FIELD_NAMES: Final = {"name": "Navn", "role": "Rolle"}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the two fields, right or not."""

    name: str = ""
    role: Role | None = None


def chosen() -> Author | None:
    """The one who writes; None until both a name and a role are chosen."""
    try:
        return made(_typed().name, _typed().role)
    except ContentRefusedError:
        return None


def made(name: str | None, role: Role | None) -> Author:
    """An author of what stands in two fields. Raises ContentRefusedError with all that is wrong."""
    given = {"name": name or "", **({} if role is None else {"role": role})}
    return Author.model_validate(given)


def keep(author: Author) -> None:
    """Let this one write from now on."""
    st.session_state[_KEPT] = _Typed(author.name, author.role)
    _remember(author)


def picker() -> None:
    """The choice in the frame. The button says the role only: a name is text that somebody typed."""
    typed = _typed()
    writer = chosen()
    label = roles.NAME[writer.role] if writer else "vælg navn og rolle"
    st.session_state[_NAME_FIELD], st.session_state[_ROLE_FIELD] = typed.name, typed.role
    with st.popover(f"Skriver som: {label}"):
        name_field(_NAME_FIELD, on_change=_keep_typed)
        st.radio(
            FIELD_NAMES["role"],
            list(Role),
            format_func=roles.NAME.__getitem__,
            key=_ROLE_FIELD,
            index=None,
            on_change=_keep_typed,
        )
        if typed.name and (faults := _name_faults(typed)):
            st.html(problems_html(faults, FIELD_NAMES))


def name_field(key: str, on_change: Callable[[], None] | None = None) -> None:
    """The field for the name; in a form without `on_change`."""
    st.text_input(
        FIELD_NAMES["name"], key=key, max_chars=NAME_LIMIT, on_change=on_change, autocomplete="name"
    )


def problems_html(faults: tuple[Fault, ...], names: dict[str, str]) -> str:
    """One line for each refused field."""
    lines = (refusals.refusal(fault, names.get(fault.field, fault.field)) for fault in faults)
    return f'<p class="write-problem" role="alert">{"<br>".join(escape(line) for line in lines)}</p>'


def _typed() -> _Typed:
    if _KEPT not in st.session_state:
        writer = _remembered().get(browser_id() or "")
        st.session_state[_KEPT] = _Typed(writer.name, writer.role) if writer else _Typed()
    kept: _Typed = st.session_state[_KEPT]
    return kept


def _keep_typed() -> None:
    st.session_state[_KEPT] = _Typed(st.session_state[_NAME_FIELD] or "", st.session_state[_ROLE_FIELD])
    if (writer := chosen()) is not None:
        _remember(writer)


def _remember(author: Author) -> None:
    """For this browser's next session. What is refused as a name is never kept outside its own window."""
    if (browser := browser_id()) is None:
        return
    known = _remembered()
    known.pop(browser, None)
    known[browser] = author
    while len(known) > _BROWSERS:
        known.pop(next(iter(known)), None)


@st.cache_resource(show_spinner=False)
def _remembered() -> dict[str, Author]:
    """Browser -> who writes there, in the server's memory only; the one that chose longest ago first."""
    return {}


def _name_faults(typed: _Typed) -> tuple[Fault, ...]:
    try:
        made(typed.name, typed.role)
    except ContentRefusedError as refused:
        return tuple(fault for fault in refused.faults if fault.field == "name")
    return ()
