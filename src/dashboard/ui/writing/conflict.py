"""Somebody else was first: both texts side by side, and the choice between them."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from dashboard.journal.errors import EditConflictError
from dashboard.narrative import refusals
from dashboard.ui.writing.form import Form, close, fold_of, keep, memory_of
from dashboard.ui.written import content_html, version_html


def show(form: Form[Any], conflict: EditConflictError) -> None:
    st.html(
        '<p class="write-problem" role="alert">En anden har skrevet her, efter at du åbnede feltet. '
        "Dit er ikke gemt endnu. Læs begge, og vælg.</p>"
        '<div class="versions">'
        f"<section><h4>Det, der står nu</h4>{version_html(conflict.current)}</section>"
        f"<section><h4>Dit, som ikke er gemt</h4>{content_html(conflict.yours)}</section></div>"
    )
    if (problem := memory_of(form).problem) is not None:
        st.html(f'<p class="write-problem" role="alert">{escape(refusals.not_saved(problem))}</p>')
    key = f"write_{form.key}_{fold_of(form.fold).times_closed}"
    with st.container(horizontal=True, gap="small"):
        st.button(form.override, key=f"{key}_mine", on_click=_mine, args=(form, conflict))
        st.button("Behold det, der står", key=f"{key}_theirs", on_click=_theirs, args=(form,))


def _mine(form: Form[Any], conflict: EditConflictError) -> None:
    memory = memory_of(form)
    memory.problem = None
    if memory.writer is not None and memory.opened is not None:
        keep(form, replace(memory.opened, base=conflict.current), conflict.yours, memory.writer)


def _theirs(form: Form[Any]) -> None:
    close(form, "Det, der stod, er beholdt. Din tekst er ikke gemt.")
