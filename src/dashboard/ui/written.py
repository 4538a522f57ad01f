"""Texts of the journal as HTML: each character as it was typed, never as markup."""

from __future__ import annotations

from html import escape
from string import punctuation
from typing import Any, Final

from dashboard.journal.version import Version
from dashboard.narrative import written as words

# Also what Markdown reads: a piece of HTML may pass through st.markdown, where escaping `<` is not enough.
_AS_CHARACTERS: Final = str.maketrans({mark: f"&#{ord(mark)};" for mark in punctuation} | {"\n": "<br>"})


def text_html(text: str) -> str:
    """A text with its line breaks, ready to stand in HTML."""
    return text.translate(_AS_CHARACTERS)


def byline(version: Version[Any]) -> str:
    """`Skrevet af NAME, ROLE, 25. november 2026 kl. 14.05`, or `Rettet af`; ready to stand in HTML."""
    return text_html(words.byline(version))


def content_html(content: Any) -> str:
    """All that a version says: its text, then the other parts under their names."""
    found = []
    for name, text in words.parts(content):
        term = f'<span class="quiet">{escape(name)}:</span> ' if name else ""
        found.append(f'<p class="written">{term}{text_html(text)}</p>')
    return "".join(found)


def version_html(version: Version[Any]) -> str:
    """A version with who wrote it and when."""
    return f'{content_html(version.content)}<p class="byline">{byline(version)}</p>'
