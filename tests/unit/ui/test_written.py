"""Texts of the journal in HTML: characters only."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.written import byline, content_html, text_html
from tests.app.screen import tree
from tests.unit.analysis.journal_samples import ANNA, story, version
from tests.unit.samples import HOSTILE


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=200))
def test_a_text_is_its_characters_and_line_breaks(text: str) -> None:
    made = text_html(text)
    pieces = made.split("<br>")
    assert not set("<>*_`[]:$\"'") & set("".join(pieces))
    assert "\n".join(unescape(piece) for piece in pieces) == text


def test_hostile_texts_and_names_are_only_words() -> None:
    made = content_html(story(HOSTILE))
    assert [node.tag for node in tree(made).walk()] == ["root", "p"]
    assert HOSTILE in tree(made).text
    name = byline(version(story(), author=ANNA.model_copy(update={"name": "<b>Bo</b>"})))
    assert tree(name).text.startswith("Skrevet af <b>Bo</b>, ")
