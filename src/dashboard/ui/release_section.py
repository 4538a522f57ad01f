"""When each source's next figures are due, and what has not come: a part of the page Data og kilder."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.analysis import release
from dashboard.narrative import release as said
from dashboard.ui import cached
from dashboard.ui.frame import View
from dashboard.ui.tables import Table, download


def section(view: View) -> None:
    st.header("Hvornår kommer de næste tal", anchor=False)
    standings = cached.standings(view.build, view.choice.as_of)
    late = release.late(standings)
    if late:
        items = "".join(f"<li>{escape(said.late_sentence(one))}</li>" for one in late)
        st.html(f"<p>Disse tal mangler:</p><ul>{items}</ul>")
    else:
        st.html("<p>Ingen kilde er bagud med tal efter det, der er kendt om, hvornår de kommer.</p>")
    content = Table(said.HEADS, tuple(said.row(one) for one in standings))
    st.html(content.html("Hvornår kommer de næste tal", cards=True))
    st.html(f'<p class="quiet">{escape(said.explanation(view.choice.as_of))}</p>')
    # A file leaves the page: it must say by itself where examples stand in.
    examples = ("ja" if one.source.has_examples else "nej" for one in standings)
    rows = tuple((*row, example) for row, example in zip(content.rows, examples, strict=True))
    download(
        Table((*said.HEADS, "Eksempeltal"), rows), "naeste_tal.csv", "Hent, hvornår tallene kommer, som CSV"
    )
