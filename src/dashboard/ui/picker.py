"""One choice among many, as a button that opens a list.

A select box costs a fifth of an empty page's time to rendered; a list that is not open costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st


def picker(
    label: str, options: Mapping[str, str], chosen: str, key: str, on_choose: Callable[[str], None]
) -> None:
    """A button `label: chosen` whose list sets another choice.

    Args:
        options: value -> what the reader sees, in the order of the list.
        chosen: the value that is shown now; it follows the address, not the widget's memory.
        on_choose: called with the new value before the page is drawn again.
    """
    st.session_state[key] = chosen
    # The key follows the choice, so that the list closes once it is made.
    with st.popover(f"{label}: {options[chosen]}", key=f"{key}_list_{chosen}"):
        st.radio(
            label,
            list(options),
            format_func=lambda value: options[value],
            key=key,
            on_change=lambda: on_choose(st.session_state[key]),
        )
