"""The pages, in menu order, and the menu as links that keep the view."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

_FOLDER: Final = Path(__file__).resolve().parents[3] / "pages"
_PAGES: Final = (
    ("status.py", "Status", "status"),
    ("kort.py", "Kort", "kort"),
    ("indikatorer.py", "Indikatorer", "indikatorer"),
    ("vejen_til_2025.py", "Vejen til 2025", "vejen_til_2025"),
    ("indsatsomraader.py", "Indsatsområder", "indsatsomraader"),
    ("moeder.py", "Møder", "moeder"),
    ("talepunkter.py", "Talepunkter", "talepunkter"),
    ("nye_tal.py", "Nye tal", "nye_tal"),
    ("data_og_kilder.py", "Data og kilder", "data_og_kilder"),
    ("metode.py", "Metode", "metode"),
)
_BESIDE: Final = (("ny_kilde.py", "Ny kilde", "ny_kilde"),)
"""pages that another page leads to; they are not in the menu"""


def pages() -> list[Any]:
    """Streamlit's page objects; the first is the start page and answers at `/` alone."""
    return [
        st.Page(_FOLDER / file, title=title, url_path=path, default=index == 0)
        for index, (file, title, path) in enumerate((*_PAGES, *_BESIDE))
    ]


def page(path: str) -> Any:
    """The page of an address, for links and jumps."""
    return next(one for one in pages() if one.url_path == path)


def show(programme: str, view: Mapping[str, str]) -> None:
    """The programme's name and the menu. A link opened in a new tab shows the same view."""
    with st.container(horizontal=True, key="menu", gap="medium", vertical_alignment="center"):
        st.html(f'<span class="programme">{programme}</span>', width="content")
        for one in pages()[: len(_PAGES)]:
            st.page_link(one, query_params=dict(view))
