"""Text that somebody else wrote, in the title or label of a widget, where Streamlit reads Markdown."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-!|:$~.&])")
_BREAKS_AFTER: Final = re.compile(r"(\\_)(?=\w)")


def plain_label(text: str) -> str:
    """The text on one line, its marks shown as they are; a long name may break after an underscore."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _BREAKS_AFTER.sub("\\1\u200b", escaped)
