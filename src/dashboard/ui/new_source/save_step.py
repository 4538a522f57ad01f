"""Step 6: whose file it is; then file and description are saved and the figures loaded, not published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.catalog.load import Catalog
from dashboard.catalog.sources import Source
from dashboard.errors import BuildMissingError, DashboardError
from dashboard.store.locate import published_build
from dashboard.ui import author, loading, menu, new_figures
from dashboard.ui.frame import View
from dashboard.ui.new_source import chosen_file, file_step
from dashboard.ui.new_source.select import select

if TYPE_CHECKING:
    from dashboard.mapping.save import Saved

_NEW: Final = ""
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose figures the file holds. `is_whole` where nothing is left to fill in."""

    source: Source
    is_new: bool
    is_whole: bool


def owner(key: str, catalog: Catalog) -> Owner:
    """The source, chosen or described."""
    st.header("6. Hvem kommer tallene fra?", anchor=False)
    own = {one.source_id: one.name for one in catalog.sources.values() if not one.statbank}
    names = {_NEW: "en ny kilde"} | own
    chosen = select("Kilde", names, _NEW, f"{key}_source", 420)
    if chosen:
        return Owner(catalog.sources[chosen], is_new=False, is_whole=True)
    with st.container(horizontal=True, gap="small", key="new_source_owner"):
        name = st.text_input("Kildens navn", key=f"{key}_name", max_chars=80, width=290)
        publisher = st.text_input("Hvem udgiver tallene", key=f"{key}_publisher", max_chars=80, width=290)
        what = st.text_input("Hvad indeholder den", key=f"{key}_what", max_chars=160, width=290)
        how = st.text_input("Hvordan kommer den", key=f"{key}_how", max_chars=160, width=290)
    is_whole = all(text.strip() for text in (name, publisher, what, how))
    if not is_whole:
        st.html('<p class="write-note">Udfyld de fire felter; de vises på siden Data og kilder.</p>')
    source_id = _free_id(name, catalog)
    source = Source(
        source_id=source_id,
        name=name.strip() or "ny kilde",
        publisher=publisher.strip() or "ikke oplyst",
        what=what.strip() or "ikke oplyst",
        how_it_comes=how.strip() or "ikke oplyst",
    )
    return Owner(source, is_new=True, is_whole=is_whole)


def button(view: View, *, is_ready: bool, save: Callable[[str], Saved]) -> None:
    """Save, load and go to Nye tal; where loading fails, everything is as before.

    Args:
        view: of the page.
        is_ready: whether there is something to save.
        save: given who does it; raises DashboardError.
    """
    if author.chosen() is None:
        st.html(
            '<p class="write-note">Vælg navn og rolle under »Skriver som« øverst, før du gemmer: det '
            "noteres, hvem der gør det.</p>"
        )
    pressed = st.button(
        "Gem, og indlæs uden at offentliggøre",
        key="new_source_save",
        type="primary",
        disabled=not is_ready or author.chosen() is None,
    )
    doing = new_figures.act()
    if not pressed or doing is None:
        return
    waiting = st.empty()
    bar = waiting.progress(0.0, text="Gemmer …")
    saved: Saved | None = None
    try:
        saved = save(doing.who)
        loading.load(view.settings, bar, demo=_with_examples(view), hold=True, who=doing.who)
    except DashboardError as error:
        waiting.empty()
        if saved is not None:
            saved.undo()
        file_step.refused(view.settings, error, "Intet er gemt, og intet er ændret. ")
        return
    chosen_file.forget(view.settings)
    new_figures.say(
        f"{saved.name} er gemt og indlæst. Intet er offentliggjort; se nedenfor, hvad det ændrer.",
        is_done=True,
    )
    st.switch_page(menu.page("nye_tal"))


def _with_examples(view: View) -> bool:
    try:
        return published_build(view.settings.build_dir).demo
    except BuildMissingError:
        return view.settings.demo


def _free_id(name: str, catalog: Catalog) -> str:
    """An id from the name, in the letters that ids have, and of no source that exists."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")[:40].strip("_")
    stem = plain if plain[:1].isalpha() else f"kilde_{plain}".rstrip("_")
    found, number = stem, 2
    while found in catalog.sources:
        found, number = f"{stem}_{number}", number + 1
    return found
