"""A build called by when it was loaded: its id means nothing to people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from dashboard import danish

_MOMENT: Final = re.compile(r"(\d{8}T\d{6})\d{3}Z-")


def build_name(build_id: str) -> str:
    """`indlæsningen fra 26. november 2026 kl. 02.41`"""
    return f"indlæsningen {_loaded(build_id)}"


def told_apart(build_ids: Iterable[str]) -> dict[str, str]:
    """id -> `fra 26. november 2026 kl. 02.41`; with seconds where several are of one minute."""
    ids = set(build_ids)
    at = Counter(_loaded(one) for one in ids)
    return {one: _loaded(one, seconds=at[_loaded(one)] > 1) for one in ids}


def _loaded(build_id: str, *, seconds: bool = False) -> str:
    """Danish time; the id itself where it holds none."""
    found = _MOMENT.match(build_id)
    if found is None:
        return build_id
    try:
        moment = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return build_id
    return f"fra {danish.long_time(moment)}" + (f".{moment.second:02}" if seconds else "")
