"""The dictionary of Streamlit's own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit

from dashboard.ui.danish import PATTERNS, WORDS, page_script

FRONT_END = Path(streamlit.__file__).parent / "static" / "static" / "js"


@pytest.fixture(scope="module")
def front_end() -> str:
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in FRONT_END.glob("*.js"))


@pytest.mark.parametrize(
    "word", ["Running...", "Connection error", "Download as CSV", "Fullscreen", "Search", "Select..."]
)
def test_the_words_that_every_visitor_may_meet_are_still_streamlits(front_end: str, word: str) -> None:
    assert f"`{word}`" in front_end
    assert word in WORDS


def test_every_pattern_is_a_regular_expression_with_its_groups() -> None:
    for source, danish in PATTERNS:
        groups = {int(number) for number in re.findall(r"\$(\d)", danish)}
        assert groups <= set(range(1, re.compile(source).groups + 1)), source


def test_the_script_has_the_words_and_cannot_end_its_element() -> None:
    script = page_script()
    assert '["Running...","Arbejder …"]' in script
    assert "__WORDS__" not in script
    assert "__PATTERNS__" not in script
    assert "</" not in script
