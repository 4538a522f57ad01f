"""All versions of an entry: who, when, what."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from dashboard.journal.errors import JournalError
from dashboard.journal.version import Version
from dashboard.narrative import refusals
from dashboard.ui import journal
from dashboard.ui.frame import View
from dashboard.ui.written import version_html


def history(view: View, version: Version[Any]) -> None:
    """A fold with the history; it is read once the fold is opened."""
    key = f"history_{version.entry_id}"
    with st.expander("Se historikken", key=key, on_change="rerun", type="compact") as folded:
        if folded.open:
            body(view, version)


def body(view: View, version: Version[Any]) -> None:
    try:
        versions = journal.to_read(view).history(version.entry_id)
    except JournalError as problem:
        st.html(f'<p class="write-problem" role="alert">{escape(refusals.not_shown(problem.code))}</p>')
        return
    items = "".join(f"<li>{version_html(one)}</li>" for one in reversed(versions))
    st.html(f'<ol class="versions-list" reversed>{items}</ol>')
