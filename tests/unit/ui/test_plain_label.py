from __future__ import annotations

import pytest

from dashboard.ui.plain_label import plain_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Motalavej, Korsør", "Motalavej, Korsør"),
        ("[x](javascript:y)", "\\[x\\]\\(javascript\\:y\\)"),
        ("![](http://x)", "\\!\\[\\]\\(http\\://x\\)"),
        (":red[x] $1$ *a* <b> &amp;", "\\:red\\[x\\] \\$1\\$ \\*a\\* \\<b\\> \\&amp;"),
        ("1. januar\n# 2", "1\\. januar \\# 2"),
        ("a_b", "a\\_\u200bb"),
    ],
)
def test_marks_are_shown_as_they_are(text: str, label: str) -> None:
    assert plain_label(text) == label
