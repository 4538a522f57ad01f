"""A form on the page: it costs nothing until opened, keeps what was typed when refused, closes when kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any, Final

import streamlit as st

from dashboard.analysis.journal_timeline import day_of
from dashboard.journal.authors import Role
from dashboard.journal.errors import ContentRefusedError, Fault, JournalError
from dashboard.narrative import refusals, roles
from dashboard.narrative.meetings import meeting_name
from dashboard.ui import author, journal
from dashboard.ui.writing import conflict
from dashboard.ui.writing.form import Form, Memory, Opened, fold_of, keep, memory_of
from dashboard.ui.written import text_html

_NOTICE: Final = (
    "Skriv ikke navne, CPR-numre eller andet, der kan føres til en person. "
    "Alle med adgang kan læse det, og det kan ikke slettes, kun rettes eller trækkes tilbage."
)


def show(form: Form[Any], title: str, *, quiet: bool = False) -> None:
    """The form in a fold of its own; a quiet one has no frame, for what few readers look for."""
    with folded(form.key, title, [form], quiet=quiet) as is_open:
        if is_open:
            body(form)


@contextmanager
def folded(key: str, title: str, forms: Sequence[Form[Any]], *, quiet: bool = False) -> Iterator[bool]:
    """A fold for forms: `with folded(...) as is_open:`; what is inside is made only where it is open."""
    fold = fold_of(key)
    if fold.said is not None:
        st.html(f'<p class="write-done" role="status">{escape(fold.said)}</p>')
        fold.said = None
    # To Streamlit a fold with another title is another fold, and closed: an open one keeps its title.
    title = fold.open_as or title
    expander = st.expander(
        title,
        key=f"write_{key}_{fold.times_closed}",
        on_change="rerun",
        type="compact" if quiet else "default",
    )
    is_open = bool(expander.open)
    fold.open_as = title if is_open else None
    if not is_open:
        for form in forms:
            memory_of(form).forget()
    with expander:
        yield is_open


def body(form: Form[Any]) -> None:
    """The form itself, or what stands in its way."""
    memory = memory_of(form)
    if (hindrance := form.hindrance()) is not None:
        st.html(f'<p class="write-note">{hindrance}</p>')
        return
    if memory.conflict is not None:
        conflict.show(form, memory.conflict)
        return
    try:
        opened = memory.opened or _open(form)
    except JournalError as problem:
        st.html(f'<p class="write-problem" role="alert">{escape(refusals.not_opened(problem.code))}</p>')
        return
    memory.opened = opened
    with st.form(opened.field("form"), border=False, enter_to_submit=False):
        st.html(f'<p class="write-note">{_where(form, opened)}<br>{escape(_NOTICE)}</p>')
        form.fields(opened)
        _writer(opened)
        _problems(form, memory)
        st.form_submit_button(form.button, type="primary", on_click=_send, args=(form, opened))


def _open(form: Form[Any]) -> Opened[Any]:
    from dashboard.journal.store import new_entry_id

    base = form.standing()
    times = fold_of(form.fold).times_closed
    return Opened(f"write_{form.key}_{times}", base.entry_id if base else new_entry_id(), base)


def _where(form: Form[Any], opened: Opened[Any]) -> str:
    """For which meeting it is written, and what the writer must know of what stands already."""
    meeting = form.view.choice.meeting
    said = [f"Skrives til mødet {escape(meeting_name(meeting))}." if meeting else "Skrives uden for et møde."]
    base = opened.base
    if base is None:
        return said[0]
    if base.is_withdrawn:
        said.append(
            f"Den blev trukket tilbage: {text_html(base.content.withdrawn)}. Gemmer du, står den igen."
        )
    elif day_of(base, journal.calendar(form.view)) > form.view.choice.as_of:
        said.append("Den er rettet til et senere møde end det, siden viser; her retter du den nyeste tekst.")
    return " ".join(said)


def _writer(opened: Opened[Any]) -> None:
    """Who it is written as; where nobody is chosen yet, the fields to choose."""
    writer = author.chosen()
    if writer is not None:
        who = f"{text_html(writer.name)}, {escape(roles.NAME[writer.role])}"
        st.html(f'<p class="write-note">Skriver som {who}. Det ændres øverst på siden.</p>')
        return
    st.html('<p class="write-note">Skriv, hvem du er. Navn og rolle huskes, til browseren lukkes.</p>')
    author.name_field(opened.field("name"))
    st.selectbox(
        author.FIELD_NAMES["role"],
        list(Role),
        index=None,
        placeholder="Vælg",
        format_func=roles.NAME.__getitem__,
        key=opened.field("role"),
    )


def _problems(form: Form[Any], memory: Memory) -> None:
    if memory.faults:
        st.html(author.problems_html(memory.faults, {**author.FIELD_NAMES, **form.labels()}))
    if memory.problem is not None:
        said = refusals.not_saved(memory.problem)
        st.html(f'<p class="write-problem" role="alert">{escape(said)}</p>')


def _send(form: Form[Any], opened: Opened[Any]) -> None:
    memory = memory_of(form)
    memory.faults, memory.problem = (), None
    faults: list[Fault] = []
    writer = author.chosen()
    content = None
    try:
        writer = writer or author.made(opened.value("name"), opened.value("role"))
    except ContentRefusedError as refused:
        faults += refused.faults
    try:
        content = form.content(opened)
    except ContentRefusedError as refused:
        faults += refused.faults
    if writer is None or content is None:
        memory.faults = tuple(faults)
        return
    author.keep(writer)
    keep(form, opened, content, writer)
