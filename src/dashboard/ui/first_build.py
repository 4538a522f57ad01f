"""What is shown where no build can be read: a new one is made here, with progress, or help is given."""

from __future__ import annotations

import streamlit as st

from dashboard.errors import BuildMissingError, BuildOutdatedError, DashboardError, RefreshBusyError
from dashboard.settings import Settings
from dashboard.store.locate import POINTER_NAME
from dashboard.store.log import THE_APP
from dashboard.ui import loading


def show(settings: Settings, missing: BuildMissingError) -> None:
    """Make the first build and start over; where that is not possible, say what is wrong and what to do."""
    is_outdated = isinstance(missing, BuildOutdatedError)
    if (settings.build_dir / POINTER_NAME).exists() and not is_outdated:
        _help(
            "Datagrundlaget kan ikke åbnes",
            "Der er offentliggjort tal, men filen med dem mangler eller er beskadiget.",
            "Bed den, der driver systemet, om at køre `dashboard rollback` eller `dashboard refresh`.",
            missing,
        )
        return
    waiting = st.empty()
    with waiting.container():
        st.title("Gør tallene klar til den nye version" if is_outdated else "Gør tallene klar første gang")
        st.write("Det tager normalt under et minut. Siden åbner af sig selv, når tallene er klar.")
        bar = st.progress(0.0, text="Læser kilderne …")

    try:
        # An update of the program keeps the choice that was made: with the examples or without.
        demo = missing.demo if isinstance(missing, BuildOutdatedError) else settings.demo
        loading.load(settings, bar, demo=demo, hold=False, who=THE_APP)
    except RefreshBusyError as busy:
        waiting.empty()
        _help(
            "En anden er i gang med at gøre tallene klar",
            "Vent et øjeblik, og genindlæs siden.",
            "Bliver det ved, så bed den, der driver systemet, om at køre `dashboard status`.",
            busy,
        )
        return
    except DashboardError as error:
        waiting.empty()
        _help(
            "Tallene kunne ikke gøres klar",
            "En af kilderne har en fejl, så der er ikke offentliggjort noget.",
            "Ret det, der står nedenfor, eller bed den, der driver systemet, om det. Genindlæs så siden.",
            error,
        )
        return
    st.rerun()


def _help(title: str, what: str, remedy: str, error: DashboardError) -> None:
    st.title(title)
    st.write(what)
    st.write(remedy)
    with st.expander("Teknisk besked (på engelsk, til den, der driver systemet)"):
        st.code(str(error), language=None, wrap_lines=True)
