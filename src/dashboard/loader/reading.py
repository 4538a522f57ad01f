"""All that is known of a file before it is opened."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.sources import Source


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
        """The decimal mark that the source declares."""
        if self.source.decimal is not None:
            return self.source.decimal
        return {".": ",", ",": "."}.get(self.source.thousands or "")
