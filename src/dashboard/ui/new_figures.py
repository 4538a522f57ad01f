"""The page Nye tal: what is published now, and loading without publishing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.errors import DashboardError, PublishError
from dashboard.narrative import roles
from dashboard.narrative.build_log import publication_words
from dashboard.narrative.builds import build_name
from dashboard.narrative.load_failure import look_words
from dashboard.store.history import before_the_log, history, published_once
from dashboard.store.log import Act, Entry, Event
from dashboard.store.look import Look, last_look
from dashboard.store.publish import BuildInfo, list_builds
from dashboard.ui import author, clock, loading, menu
from dashboard.ui.frame import View
from dashboard.ui.rejected_table import rejected_table
from dashboard.ui.tables import Table
from dashboard.ui.written import text_html

_WANTED: Final = "load_wanted"
_RUNNING: Final = "load_running"
"""stands after the run where a click elsewhere ended it"""
_STOPPED: Final = "load_stopped"
_SAID: Final = "new_figures_said"
_REJECTED_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """The builds of the folder as they are in this run. `held` has the newest first."""

    view: View
    builds: tuple[BuildInfo, ...]
    entries: tuple[Entry, ...]
    once: frozenset[str]
    """builds that are or were published"""
    unsure: frozenset[str]
    """builds from before the log: they may have been published"""
    log_is_lost: bool
    look: Look | None
    """the last look for new figures"""

    @property
    def published(self) -> BuildInfo | None:
        return next((one for one in self.builds if one.build_id == self.view.build.build_id), None)

    @property
    def held(self) -> tuple[BuildInfo, ...]:
        """Those that wait, and those that somebody went back from and that can be published again."""
        left = {one.previous for one in self.entries if one.event is Event.ROLLED_BACK}
        left.discard(self.view.build.build_id)
        return tuple(
            one for one in reversed(self.builds) if one.build_id not in self.once or one.build_id in left
        )

    def changes_nothing(self, info: BuildInfo) -> bool:
        """Whether a build says in all the same as the published one."""
        shown = self.published
        return shown is not None and info.content is not None and info.content == shown.content

    def was_published(self, build_id: str) -> bool:
        return build_id in self.once

    def waits(self, build_id: str) -> bool:
        """Whether a build was never published, as far as anybody knows, and may be dropped."""
        return build_id not in self.once | self.unsure


@dataclass(frozen=True, slots=True)
class _Stopped:
    """What stopped the last attempt to load."""

    what: str
    technical: str
    rejected: Table


def desk(view: View) -> Desk:
    build_dir = view.settings.build_dir
    try:
        entries, is_lost = history(build_dir), False
    except PublishError:
        entries, is_lost = (), True
    return Desk(
        view,
        list_builds(build_dir),
        entries,
        published_once(build_dir, entries),
        before_the_log(build_dir, entries),
        is_lost,
        last_look(build_dir),
    )


def lead(desk: Desk) -> None:
    """How many loads wait; then what is published, since when and by whom."""
    waiting = sum(desk.waits(one.build_id) for one in desk.held)
    if waiting:
        word = "indlæsning" if waiting == 1 else "indlæsninger"
        number = danish.sentence_case("én" if waiting == 1 else danish.count_word(waiting))
        st.title(f"{number} {word} venter på at blive set og offentliggjort")
    else:
        st.title("Ingen indlæsning venter på at blive offentliggjort")
    info = desk.published
    demo = "" if info is None else (" Eksempeltal er med." if info.demo else " Eksempeltal er ikke med.")
    when = publication_words(desk.entries, desk.view.build.build_id)
    st.html(
        f'<p class="lead-sub">Vises nu: {escape(build_name(desk.view.build.build_id))}. '
        f"{text_html(when)}{demo}</p>"
    )
    if desk.look is not None:
        st.html(f'<p class="quiet">{text_html(look_words(desk.look))}</p>')
    if (said := st.session_state.pop(_SAID, None)) is not None:
        text, is_done = said
        kind, role = ("write-done", "status") if is_done else ("write-problem", "alert")
        st.html(f'<p class="{kind}" role="{role}">{escape(text)}</p>')
    if author.chosen() is None:
        st.html(
            '<p class="write-note">Vælg navn og rolle under »Skriver som« øverst, før du indlæser, '
            "offentliggør, kasserer eller ruller tilbage: det noteres i loggen, hvem der gør det.</p>"
        )


def say(text: str, *, is_done: bool) -> None:
    """Said at the top of the page in the next run; for callbacks."""
    st.session_state[_SAID] = (text, is_done)


def act() -> Act | None:
    """Who does something now; None until a name and a role are chosen."""
    writer = author.chosen()
    return None if writer is None else Act(f"{writer.name}, {roles.NAME[writer.role]}", clock.now())


def load(desk: Desk) -> None:
    """The button, the work with its progress, and what stopped it."""
    st.header("Indlæs nye tal", anchor=False)
    st.html(
        '<p class="quiet">Indlæsningen lægges til side: ingen andre ser den, før den bliver offentliggjort '
        "her på siden. Bliv på siden, til den er færdig.</p>"
    )
    with st.container(key="new_file"):
        st.page_link(
            menu.page("ny_kilde"),
            label="Læg en fil med nye tal ind",
            icon=":material/upload_file:",
            query_params=dict(st.session_state["view"]),
        )
    st.html('<p class="quiet">Ligger filerne allerede i mappen data/raw, så indlæs dem herfra.</p>')
    st.button(
        "Indlæs nu, uden at offentliggøre",
        key="load_now",
        disabled=author.chosen() is None,
        on_click=_want,
    )
    is_broken_off = st.session_state.pop(_RUNNING, False)
    if st.session_state.pop(_WANTED, False):
        _load(desk.view)
    elif is_broken_off:
        st.html(
            '<p class="write-problem" role="alert">Indlæsningen blev afbrudt, før den var færdig, fordi '
            "der blev klikket et andet sted. Intet er ændret. Tryk igen, og vent, til den er færdig.</p>"
        )
    stopped: _Stopped | None = st.session_state.get(_STOPPED)
    if stopped is not None:
        _show_stopped(stopped)


def _want() -> None:
    st.session_state[_WANTED] = True
    st.session_state.pop(_STOPPED, None)


def _load(view: View) -> None:
    from dashboard.loader.report import RefreshReport
    from dashboard.store.locate import published_build

    doing = act()
    if doing is None:
        return
    report = RefreshReport()
    waiting = st.empty()
    st.session_state[_RUNNING] = True
    bar = waiting.progress(0.0, text="Læser kilderne …")
    try:
        # The choice that was made stands: with the examples or without.
        demo = published_build(view.settings.build_dir).demo
        loading.load(view.settings, bar, demo=demo, hold=True, who=doing.who, report=report)
    except DashboardError as error:
        del st.session_state[_RUNNING]
        waiting.empty()
        rejected = rejected_table(report.rejected[:_REJECTED_SHOWN])
        st.session_state[_STOPPED] = _Stopped(
            loading.what_stopped(view.settings, error), str(error), rejected
        )
        return
    del st.session_state[_RUNNING]
    changes = "den ændrer intet" if report.unchanged else "se nedenfor, hvad den ændrer"
    say(
        f"Indlæsningen er færdig og lagt til side. Intet er offentliggjort; {changes}.",
        is_done=True,
    )
    st.rerun()


def _show_stopped(stopped: _Stopped) -> None:
    st.html(
        f'<p class="write-problem" role="alert">{text_html(stopped.what)} Der er ikke lavet nogen '
        "indlæsning, og det, der er offentliggjort, er uændret. Ret fejlen, eller bed den, der driver "
        "systemet, om det.</p>"
    )
    if stopped.rejected.rows:
        st.html(stopped.rejected.html("Afviste rækker i indlæsningen, der blev standset", cards=True))
    with st.expander("Teknisk besked (på engelsk, til den, der driver systemet)"):
        st.code(stopped.technical, language=None, wrap_lines=True)
