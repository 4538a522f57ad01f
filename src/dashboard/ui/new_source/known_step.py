"""A file that needs no description: it fits one that exists, or is the simple CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.catalog.load import Catalog
from dashboard.ui import clock
from dashboard.ui.frame import View
from dashboard.ui.new_source import chosen_file, save_step
from dashboard.ui.new_source.chosen_file import ChosenFile
from dashboard.ui.plain_label import plain_label

if TYPE_CHECKING:
    from dashboard.mapping.known import Known
    from dashboard.mapping.save import Saved

_ANEW: Final = -1


def show(view: View, chosen: ChosenFile, catalog: Catalog) -> bool:
    """Offer to load the file as it is; whether that was taken, so that nothing need be described."""
    from dashboard.mapping.known import fitting, is_simple

    # Looked at once: it reads the whole file.
    simple = chosen_file.remembered(
        "simple", chosen.raw.sha256, chosen.name, make=lambda: is_simple(chosen.path, chosen.name)
    )
    if simple:
        st.header("2. Filen er den enkle CSV-fil", anchor=False)
        st.html('<p class="quiet">Den kan indlæses, som den er; den skal ikke beskrives.</p>')
        _load(view, chosen, None)
        return True
    found = chosen_file.remembered(
        "known",
        chosen.raw.sha256,
        tuple(catalog.sources.values()),
        make=lambda: fitting(chosen.raw, chosen.name, catalog.sources.values()),
    )
    if not found or not chosen.is_upload:
        return False
    names = {
        place: plain_label(f"ja: {one.source.name} ({one.layout.pattern})") for place, one in enumerate(found)
    }
    picked = st.radio(
        "Filen ser ud som en, der er beskrevet før. Er det den samme slags?",
        [*names, _ANEW],
        format_func=lambda place: names.get(place, "nej, beskriv den på ny"),
        key=f"{chosen.key}_known",
    )
    if picked == _ANEW:
        return False
    _load(view, chosen, found[picked])
    return True


def _load(view: View, chosen: ChosenFile, known: Known | None) -> None:
    from dashboard.mapping.save import folder_of, save_file

    replaces = st.checkbox(
        "Findes der en fil med samme navn, så erstat den (den gamle gemmes i data/replaced)",
        key=f"{chosen.key}_replace",
    )
    folder = "" if known is None else folder_of(known.layout.pattern) or known.source.source_id

    def save(_who: str) -> Saved:
        return save_file(
            view.settings.data_dir,
            folder,
            None if known is None else known.layout.pattern,
            chosen.path,
            name=chosen.name,
            now=clock.now(),
            replace=replaces,
        )

    save_step.button(view, is_ready=True, save=save)
