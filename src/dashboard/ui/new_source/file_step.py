"""Step 1: the file, uploaded or from data/raw; and what it is refused for."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.catalog.load import Catalog, load_catalog
from dashboard.errors import DashboardError
from dashboard.settings import Settings
from dashboard.ui import loading
from dashboard.ui.new_source import chosen_file
from dashboard.ui.new_source.chosen_file import ChosenFile
from dashboard.ui.plain_label import plain_label
from dashboard.ui.written import text_html

UPLOAD_KEY: Final = "new_source_upload"
_NOTHING: Final = ""


def lead(chosen: ChosenFile | None) -> None:
    if chosen is None:
        st.title("Læg en fil med nye tal ind")
    else:
        st.title(f"Ny fil: {plain_label(chosen.name)}")
    st.html(
        '<p class="lead-sub">Vælg filen, og fortæl, hvad der står i den. Intet gemmes, før du trykker på '
        "knappen nederst, og intet bliver offentliggjort her: tallene lægges til side, så de kan ses "
        "efter på siden Nye tal.</p>"
    )


def catalog(settings: Settings) -> Catalog:
    """Areas, indicators and sources as their files say now."""
    stamp = tuple(
        (path.as_posix(), path.stat().st_mtime_ns)
        for folder in (settings.catalog_dir, settings.sources_dir)
        for path in sorted(folder.rglob("*.toml"))
    )
    made: Catalog = chosen_file.remembered(
        "catalog", stamp, make=lambda: load_catalog(settings.data_dir, demo=False)
    )
    return made


def choose(settings: Settings, known: Catalog) -> ChosenFile | None:
    """The file that is chosen; None, and why, where there is none or it cannot be read."""
    st.header("1. Vælg filen", anchor=False)
    uploaded = st.file_uploader(
        "En Excel-projektmappe (.xlsx) eller en CSV-fil", type=["xlsx", "csv"], key=UPLOAD_KEY
    )
    lying = _lying(settings, known)
    path: Path | None = None
    if lying and uploaded is None:
        names = {_NOTHING: "ingen"} | {
            one.as_posix(): one.relative_to(settings.data_dir).as_posix() for one in lying
        }
        picked = st.selectbox(
            "Eller en fil, der ligger i mappen data/raw, og som ingen har beskrevet",
            list(names),
            format_func=names.__getitem__,
            key="new_source_lying",
        )
        path = Path(picked) if picked else None
    try:
        if uploaded is not None:
            return chosen_file.from_upload(settings, uploaded.name, uploaded.getvalue())
        if path is not None:
            return chosen_file.from_folder(settings, path)
    except DashboardError as error:
        refused(settings, error)
        return None
    chosen_file.forget(settings)
    return None


def refused(settings: Settings, error: DashboardError, begin: str = "") -> None:
    """Why something was refused, in Danish, with the English message folded away."""
    st.html(
        f'<p class="write-problem" role="alert">{escape(begin)}'
        f"{text_html(loading.what_stopped(settings, error))}</p>"
    )
    with st.expander("Teknisk besked (på engelsk, til den, der driver systemet)"):
        st.code(str(error), language=None, wrap_lines=True)


def _lying(settings: Settings, known: Catalog) -> tuple[Path, ...]:
    """Looked for again only where a file or a source has changed: it reads them."""
    from dashboard.mapping.known import undescribed

    stamp = tuple(
        (path.as_posix(), path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(settings.raw_dir.rglob("*"))
        if path.is_file()
    )
    found: tuple[Path, ...] = chosen_file.remembered(
        "lying",
        stamp,
        tuple(known.sources.values()),
        make=lambda: undescribed(settings.data_dir, known.sources),
    )
    return found
