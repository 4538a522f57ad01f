"""Fields that several forms have."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from dashboard.journal.authors import Role
from dashboard.journal.plain_text import NOTE_LIMIT, TEXT_LIMIT
from dashboard.narrative import roles

_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2099, 12, 31)


def long_text(label: str, key: str, value: str = "") -> None:
    st.text_area(label, value=value, key=key, max_chars=TEXT_LIMIT, height=170)


def note(label: str, key: str, value: str = "") -> None:
    st.text_area(label, value=value, key=key, max_chars=NOTE_LIMIT, height=100)


def day(label: str, key: str, value: date | None) -> None:
    st.date_input(
        label, value=value, key=key, format="DD.MM.YYYY", min_value=_EARLIEST, max_value=_LATEST, width=220
    )


def owner(label: str, key: str, value: Role | None = None) -> None:
    known = list(Role)
    st.selectbox(
        label,
        known,
        index=None if value is None else known.index(value),
        placeholder="Vælg",
        format_func=roles.owner_heading,
        key=key,
    )
