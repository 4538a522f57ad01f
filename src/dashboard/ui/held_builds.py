"""The held builds of the page Nye tal: what each would change, publishing and dropping it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.briefing.answers import Answers
from dashboard.briefing.build_difference import Comparison, compare
from dashboard.errors import DashboardError
from dashboard.journal.errors import ContentRefusedError
from dashboard.journal.plain_text import NOTE_LIMIT, Checked, Note
from dashboard.narrative import refusals
from dashboard.narrative.builds import build_name
from dashboard.store import history, publish
from dashboard.store.connection import open_build
from dashboard.store.lock import build_lock
from dashboard.store.log import Event
from dashboard.store.publish import BuildInfo
from dashboard.ui import author, build_difference, cached, journal, new_figures, refused
from dashboard.ui.frame import View
from dashboard.ui.new_figures import Desk
from dashboard.ui.written import text_html

_REASON: Final = "Begrundelse for at kassere"


class _Dropping(Checked):
    reason: Note


def section(desk: Desk) -> None:
    st.header("Indlæsninger, der venter", anchor=False)
    if not desk.held:
        st.html(
            '<p class="quiet">Der er ingen. Læg nye filer i mappen data/raw, og tryk »Indlæs nu, uden at '
            "offentliggøre«; så står indlæsningen her med det, den ændrer.</p>"
        )
        return
    for info in desk.held:
        _held(desk, info)


def _held(desk: Desk, info: BuildInfo) -> None:
    was = " (har været offentliggjort)" if desk.was_published(info.build_id) else ""
    if info.build_id in desk.unsure:
        was = " (fra før loggen: kan have været offentliggjort)"
    same = " (ændrer intet)" if desk.changes_nothing(info) else ""
    title = f"Indlæst {danish.long_time(datetime.fromisoformat(info.built_at))}{was}{same}"
    with st.expander(title, key=f"held_{info.build_id}", on_change="rerun") as folded:
        if not folded.open:
            return
        try:
            found = _compared(desk.view, info)
        except DashboardError:
            st.html(
                '<p class="write-problem" role="alert">Indlæsningen kan ikke læses: den er væk, ændret eller '
                "lavet af en anden udgave af programmet. Indlæs igen.</p>"
            )
        else:
            st.html(f'<p class="quiet">{text_html(_about(desk, info))}</p>')
            if desk.changes_nothing(info):
                st.html(
                    '<p class="write-note">Den ændrer intet: alt i den er det samme som i det, der vises nu, '
                    "også filerne.</p>"
                )
            build_difference.show(found, info)
            _publish(desk, info)
        if desk.waits(info.build_id):
            _drop(desk.view, info)


def _compared(view: View, info: BuildInfo) -> Comparison:
    """Made once for both builds and the view. Raises DashboardError where the held one cannot be read."""
    return view.remember(
        "comparison",
        info.build_id,
        info.sha256,
        journal.what_stands(view).stamp,
        make=lambda: _made(view, info),
    )


def _made(view: View, info: BuildInfo) -> Comparison:
    whole = publish.whole_build(view.settings.build_dir, info.build_id)
    # A connection of its own: the cache holds two, and must not let go of the published one for this.
    connection = open_build(view.settings.build_dir / Path(whole.file).name)
    try:
        return compare(
            cached.answers(view.build),
            Answers(info.build_id, connection),
            as_of=view.choice.as_of,
            ruleset_id=view.choice.ruleset.ruleset_id,
            said=journal.what_stands(view),
        )
    finally:
        connection.close()


def _about(desk: Desk, info: BuildInfo) -> str:
    built = next(
        (one for one in desk.entries if one.event is Event.BUILT and one.build_id == info.build_id), None
    )
    said = [f"{f'Lavet af {built.who}. ' if built else ''}Teknisk id: {info.build_id}."]
    if info.build_id < desk.view.build.build_id:
        said.append(
            "Den er ældre end den, der vises nu: offentliggør du den, går tallene tilbage til dengang."
        )
    if info.accepted:
        said.append(f"Rigtige tal måtte mangle, med begrundelsen: {info.accepted}.")
    return " ".join(said)


def _publish(desk: Desk, info: BuildInfo) -> None:
    st.button(
        "Offentliggør",
        key=f"publish_{info.build_id}",
        type="primary",
        disabled=author.chosen() is None,
        on_click=_do_publish,
        args=(desk.view, info.build_id),
    )


def _do_publish(view: View, build_id: str) -> None:
    doing = new_figures.act()
    if doing is None:
        return
    build_dir = view.settings.build_dir
    try:
        with build_lock(build_dir, view.settings.lock_timeout_seconds):
            publish.publish(build_dir, build_id, doing, instead_of=view.build.build_id)
    except DashboardError as error:
        new_figures.say(refused.words(error, "offentliggjort"), is_done=False)
    else:
        new_figures.say(
            f"{danish.sentence_case(build_name(build_id))} er offentliggjort og vises nu for alle.",
            is_done=True,
        )


def _drop(view: View, info: BuildInfo) -> None:
    key = f"drop_{info.build_id}"
    with st.form(f"{key}_form", border=False, enter_to_submit=False):
        st.text_area(_REASON, key=key, max_chars=NOTE_LIMIT, height=80)
        st.form_submit_button(
            "Kassér",
            disabled=author.chosen() is None,
            on_click=_do_drop,
            args=(view, info.build_id, key),
        )


def _do_drop(view: View, build_id: str, key: str) -> None:
    doing = new_figures.act()
    if doing is None:
        return
    build_dir = view.settings.build_dir
    try:
        reason = _Dropping.model_validate({"reason": st.session_state[key] or ""}).reason
        with build_lock(build_dir, view.settings.lock_timeout_seconds):
            history.drop(build_dir, build_id, doing, reason)
    except ContentRefusedError as refusal:
        new_figures.say(_refused(refusal), is_done=False)
    except DashboardError as error:
        new_figures.say(refused.words(error, "kasseret"), is_done=False)
    else:
        new_figures.say(f"{danish.sentence_case(build_name(build_id))} er kasseret.", is_done=True)


def _refused(refusal: ContentRefusedError) -> str:
    return " ".join(refusals.refusal(fault, _REASON) for fault in refusal.faults)
