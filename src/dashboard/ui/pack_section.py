"""The meeting pack on the page: made with progress, fetched, and made again from the list of those made."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.errors import PackError
from dashboard.journal.contents import Pack, PackFormat
from dashboard.journal.errors import JournalError, JournalMissingError
from dashboard.journal.version import Version
from dashboard.narrative import refusals
from dashboard.narrative.builds import build_name
from dashboard.store.publish import list_builds
from dashboard.store.records import Meeting
from dashboard.ui import author, clock, journal
from dashboard.ui.frame import View

NAMES: Final = {PackFormat.PDF: "PDF", PackFormat.DOCX: "Word", PackFormat.PPTX: "PowerPoint"}
MIME: Final = {
    PackFormat.PDF: "application/pdf",
    PackFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PackFormat.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_KEPT: Final = 3
"""files that a window keeps; the earliest goes first"""


@dataclass(frozen=True, slots=True)
class _Wanted:
    meeting_id: str
    format: PackFormat
    pack_id: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """A pack that this window has made."""

    wanted: _Wanted
    name: str
    content: bytes
    made_on: str


def section(view: View, meeting: Meeting) -> None:
    """Make the pack of the meeting in one of three formats, and the list of those that were made."""
    st.header("Mødemappe", anchor=False)
    st.html(
        '<p class="quiet">Status, nyt siden sidst, hvert område, hvert indsatsområde, det skrevne, kilder og '
        "metode, og de talepunkter, der er gemt. Mappen laves af det datagrundlag og de regler, siden viser, "
        "og kan laves magen til igen.</p>"
    )
    is_named = author.chosen() is not None
    if not is_named:
        st.html(
            '<p class="write-note">Vælg først navn og rolle under »Skriver som« øverst: det noteres, hvem '
            "der lavede mappen.</p>"
        )
    with st.container(horizontal=True, gap="small"):
        for wanted, name in NAMES.items():
            st.button(
                f"Lav {name}",
                key=f"pack_{wanted}",
                disabled=not is_named,
                on_click=_want,
                args=(_Wanted(meeting.meeting_id, wanted),),
            )
    _make_what_is_wanted(view, meeting)
    for file in _files():
        if file.wanted.meeting_id == meeting.meeting_id:
            _offer(file)
    _made_before(view, meeting)


def _want(wanted: _Wanted) -> None:
    st.session_state["pack_wanted"] = wanted


def _files() -> list[_File]:
    files: list[_File] = st.session_state.setdefault("pack_files", [])
    return files


def _make_what_is_wanted(view: View, meeting: Meeting) -> None:
    wanted: _Wanted | None = st.session_state.pop("pack_wanted", None)
    writer = author.chosen()
    if wanted is None or writer is None or wanted.meeting_id != meeting.meeting_id:
        return
    # Imported here: what draws and sets takes a while to load, and most visitors never need it.
    from dashboard.reports.make import Order, make, note_down, rendered

    order = Order(
        meeting.meeting_id,
        build_id=view.build.build_id,
        ruleset_id=view.choice.ruleset.ruleset_id,
        pack_id=wanted.pack_id,
    )
    with st.status("Samler tal og tekster …") as progress:
        try:
            written = journal.to_write(view)
            made = make(view.settings.build_dir, written, order, today=clock.today())
            progress.update(label="Tegner og sætter siderne …")
            content = rendered(made.document, wanted.format)
            progress.update(label="Noterer mappen …")
            note_down(written, made, wanted.format, writer, now=clock.now())
        except JournalError as problem:
            progress.update(label=refusals.not_saved(problem.code), state="error")
            return
        except PackError:
            progress.update(label=_NOT_THE_SAME if wanted.pack_id else _NOT_MADE, state="error")
            return
        progress.update(label="Mødemappen er klar.", state="complete")
    name = f"moedemappe_{meeting.meeting_id}.{wanted.format}"
    kept = [file for file in _files() if file.wanted != wanted]
    kept.append(_File(wanted, name, content, danish.long_date(made.note.made_on)))
    st.session_state["pack_files"] = kept[-_KEPT:]


_NOT_THE_SAME: Final = (
    "Mappen kan ikke laves magen til: programmet siger i dag noget andet ud fra de samme tal. Lav den som "
    "en ny."
)
_NOT_MADE: Final = (
    "Mappen kan ikke laves af det datagrundlag, siden viser. Genindlæs siden, og prøv igen; hjælper det "
    "ikke, så spørg den, der driver systemet."
)


def _offer(file: _File) -> None:
    again = " (magen til den tidligere)" if file.wanted.pack_id else ""
    st.download_button(
        f"Hent {NAMES[file.wanted.format]}{again}",
        file.content,
        file_name=file.name,
        mime=MIME[file.wanted.format],
        icon=":material/download:",
        key=f"pack_file_{file.wanted.format}_{file.wanted.pack_id}",
        type="primary",
        on_click="ignore",
    )


def _made_before(view: View, meeting: Meeting) -> None:
    """The packs that were made for the meeting; each can be made again, where its build is still here."""
    with st.expander("Mapper, der er lavet til mødet", key="packs_made", on_change="rerun") as folded:
        if not folded.open:
            return
        packs = _packs(view, meeting)
        if not packs:
            st.html('<p class="quiet">Der er ikke lavet nogen mappe til mødet endnu.</p>')
            return
        on_disk = {build.build_id for build in list_builds(view.settings.build_dir)}
        for version in packs:
            _pack(view, version, is_here=version.content.build_id in on_disk)


def _packs(view: View, meeting: Meeting) -> list[Version[Pack]]:
    try:
        found = journal.to_read(view).current(Pack, meeting_id=meeting.meeting_id)
    except JournalMissingError:
        return []
    except JournalError as problem:
        st.html(f'<p class="write-problem" role="alert">{escape(refusals.not_shown(problem.code))}</p>')
        return []
    return list(reversed(found))


def _pack(view: View, version: Version[Pack], *, is_here: bool) -> None:
    content = version.content
    rules = {one.ruleset_id: one.short_name for one in view.basis.rulesets}
    formats = danish.enumerate_words([NAMES[one] for one in content.formats])
    said = (
        f"{danish.sentence_case(danish.long_date(content.made_on))}: {formats}, efter reglerne "
        f"{rules.get(content.ruleset_id, content.ruleset_id)}, af {build_name(content.build_id)}."
    )
    st.html(f'<p class="written">{escape(said)}</p>')
    if not is_here:
        st.html(
            '<p class="quiet">Datagrundlaget ligger ikke længere på maskinen, så mappen kan ikke laves magen '
            "til. En sikkerhedskopi af det kan lægges tilbage.</p>"
        )
        return
    st.button(
        "Lav den magen til som PDF",
        key=f"pack_again_{version.entry_id}",
        on_click=_want,
        args=(_Wanted(content.meeting_id, PackFormat.PDF, version.entry_id),),
    )
