"""One choice among named values, as every step of Ny kilde asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

ValueT = TypeVar("ValueT")


def select(label: str, names: Mapping[ValueT, str], value: ValueT, key: str, width: int = 290) -> ValueT:
    """The chosen value.

    Args:
        label: Markdown; names from a file must have gone through `plain_label`.
        names: value -> what the reader sees, in the order of the list.
        value: chosen beforehand; the first where it is none of them.
        key: of the field.
        width: in pixels.
    """
    options = list(names)
    chosen: ValueT = st.selectbox(
        label,
        options,
        format_func=lambda one: names[one],
        index=options.index(value) if value in names else 0,
        key=key,
        width=width,
    )
    return chosen
