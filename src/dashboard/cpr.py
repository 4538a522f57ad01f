"""What a CPR number looks like: one rule for source files and for what people write."""

from __future__ import annotations

import re
from typing import Final

_CPR: Final = re.compile(
    r"(?:^|[^0-9.,]|(?:^|[^0-9])[.,])"
    r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}(?:$|[^0-9])"
)


def has_cpr(text: str) -> bool:
    """Whether a text holds something like a CPR number: a valid ddmmyy and four digits.

    Digits behind a decimal mark are none: 0,2105263158 is a share.
    """
    return len(text) >= 10 and _CPR.search(text) is not None
