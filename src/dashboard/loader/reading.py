"""All that is known of a file before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.sources import Source

_OTHER_MARK: Final = {".": ",", ",": ".", " ": ","}
"""mark between thousands -> the decimal mark that goes with it"""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a described file is read."""

    name: str
    """what people are shown"""
    source: Source
    layout: FileLayout
    percent_indicators: frozenset[str] = frozenset()
    """ids of indicators in percent, which 0.42 leaves open"""

    @property
    def decimal(self) -> str | None:
        """The decimal mark of the file, where it or its source declares how numbers are written."""
        return _OTHER_MARK.get(self.layout.thousands or "") or self.written_decimal

    @property
    def written_decimal(self) -> str | None:
        """The decimal mark that the source declares: numbers are handed on with it."""
        return self.source.decimal or _OTHER_MARK.get(self.source.thousands or "")
