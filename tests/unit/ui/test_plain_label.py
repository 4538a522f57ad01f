from __future__ import annotations

import pytest

from dashboard.ui.plain_label import plain_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Præstevangen og Parkvej (Skælskør)", "Præstevangen og Parkvej (Skælskør)"),
        ("Pct. < 5", "Pct. < 5"),
        ("[x](javascript:y)", "\\[x\\](javascript:\u2060y)"),
        (":red[x] $1$ *a* <b> &amp;", ":\u2060red\\[x\\] \\$1\\$ \\*a\\* <\u2060b> &\u2060amp;"),
        ("1. januar\n# 2", "\u20601. januar # 2"),
        ("a_b", "a_\u200bb"),
        ("__a_", "\\_\\_a\\_"),
    ],
)
def test_marks_are_shown_as_they_are(text: str, label: str) -> None:
    assert plain_label(text) == label
