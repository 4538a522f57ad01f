"""Text that somebody else wrote, in the title or label of a widget, where Streamlit reads Markdown.

A label is also the name that a screen reader says, and there a backslash stands as it is: it is written only
where nothing else helps. An invisible word joiner parts all other marks, also those that Streamlit replaces
after it has read Markdown (`:smile:`, `->`, addresses), which know no backslash.
"""

from __future__ import annotations

import re
from typing import Final

_JOINER: Final = "\u2060"
_BREAK: Final = "\u200b"
_PAIRED: Final = re.compile(r"[\\`*~$\[\]]|(?<!\w)_++|_++(?![^\W_])")
_PARTED: Final = re.compile(
    r"^(?=[#+\->=|]|\d+[.)](?:\s|$))|(?<=<)(?=[A-Za-z/?!])|(?<=&)(?=[#A-Za-z])"
    r"|(?<=:)(?=[\w:+/-])|(?<=[<>~-])(?=[=>-])|(?<=www)(?=\.)|(?=@)",
    re.IGNORECASE,
)
_INSIDE_A_NAME: Final = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")


def plain_label(text: str) -> str:
    """The text on one line, its marks shown as they are; a long name may break after an underscore."""
    line = _PARTED.sub(_JOINER, " ".join(text.split()))
    line = _PAIRED.sub(lambda marks: "".join(f"\\{mark}" for mark in marks[0]), line)
    return _INSIDE_A_NAME.sub(lambda marks: marks[0] + _BREAK, line)
