"""The log of the page Nye tal, and going back one publication."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.errors import DashboardError
from dashboard.narrative.build_log import HEADS, rows, shown_rows
from dashboard.narrative.builds import build_name, told_apart
from dashboard.store.lock import build_lock
from dashboard.store.log import Entry, Event
from dashboard.store.publish import earlier_published, rollback
from dashboard.ui import author, new_figures, refused
from dashboard.ui.frame import View
from dashboard.ui.new_figures import Desk
from dashboard.ui.tables import Table, download, fold

_SHOWN: Final = 50
_FILES_SHOWN: Final = 10
_FAILURES_SHOWN: Final = 10


def section(desk: Desk) -> None:
    st.header("Log", anchor=False)
    _roll_back(desk)
    if desk.log_is_lost:
        st.html(
            '<p class="write-problem" role="alert">Loggen kan ikke læses. Bed den, der driver systemet, om '
            "at se på filen log.jsonl i mappen data/build.</p>"
        )
        return
    if not desk.entries:
        st.html('<p class="quiet">Der står endnu intet i loggen.</p>')
        return
    newest = tuple(reversed(desk.entries))
    table = Table(HEADS, rows(newest), numeric=("Filer",))
    shown = Table(HEADS, shown_rows(newest)[:_SHOWN], numeric=("Filer",))
    st.html(shown.html("Log", cards=True))
    if len(table.rows) > _SHOWN:
        st.html(f'<p class="quiet">Her vises de seneste {_SHOWN}; filen har dem alle.</p>')
    download(table, "log.csv", "Hent loggen som CSV")
    built = [one for one in newest if one.event is Event.BUILT][:_FILES_SHOWN]
    names = told_apart(one.build_id for one in newest)
    st.html(f'<div class="folds">{"".join(_files(one, names) for one in built)}</div>')

    _technical([one for one in newest if one.event is Event.FAILED][:_FAILURES_SHOWN])


def _technical(failed: list[Entry]) -> None:
    if not failed:
        return
    title = "Tekniske beskeder om det, der mislykkedes (på engelsk, til den, der driver systemet)"
    with st.expander(title):
        for one in failed:
            st.code(f"{one.at:%Y-%m-%d %H:%M:%S} UTC  {one.reason}", language=None, wrap_lines=True)


def _files(entry: Entry, names: dict[str, str]) -> str:
    table = Table(
        ("Fil", "Rækker", "Kontrolsum (SHA-256)"),
        tuple((file.name, danish.number(file.rows), file.sha256) for file in entry.files),
        numeric=("Rækker",),
    )
    title = f"Filerne i indlæsningen {names[entry.build_id]}"
    technical = f'<p class="quiet">Teknisk id: {escape(entry.build_id)}</p>'
    return fold(title, table.html(title, cards=True) + technical)


def _roll_back(desk: Desk) -> None:
    """One click; what is left can be published again."""
    view = desk.view
    earlier = earlier_published(view.settings.build_dir)
    if earlier is None:
        st.html('<p class="quiet">Der er ingen tidligere offentliggørelse at rulle tilbage til.</p>')
        return
    st.html(
        '<p class="quiet">Rul tilbage til det, der var offentliggjort før: '
        f"{escape(build_name(earlier))}. Den nuværende går ikke tabt og kan offentliggøres igen.</p>"
    )
    st.button(
        "Rul tilbage",
        key="roll_back",
        icon=":material/undo:",
        disabled=author.chosen() is None,
        on_click=_back,
        args=(view,),
    )


def _back(view: View) -> None:
    doing = new_figures.act()
    if doing is None:
        return
    build_dir = view.settings.build_dir
    try:
        with build_lock(build_dir, view.settings.lock_timeout_seconds):
            info = rollback(build_dir, doing, instead_of=view.build.build_id)
    except DashboardError as error:
        new_figures.say(refused.words(error, "rullet tilbage"), is_done=False)
    else:
        new_figures.say(f"Rullet tilbage: {build_name(info.build_id)} vises nu for alle.", is_done=True)
