"""Stories beside the figures they are about: which curve each stands at, and whether it has grown stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.journal.contents import Story
from dashboard.journal.version import Version

Series = tuple[str, str]
"""geography_id, indicator_id"""


@dataclass(frozen=True, slots=True)
class StoryNow:
    """A story and the newest publication of its series; None where the series has no figure on the date."""

    version: Version[Story]
    newest: date | None

    @property
    def is_stale(self) -> bool:
        """Whether a figure came, or was revised, after those that the writer saw."""
        return self.newest is not None and self.newest > self.version.content.figures_until


def stories_now(
    versions: Iterable[Version[Story]], publications: Mapping[Series, date]
) -> dict[Series, StoryNow]:
    """The stories by series.

    Args:
        versions: those that stand on the date, at most one a series.
        publications: each series' newest publication until the date.
    """
    found = {}
    for version in versions:
        series = version.content.geography_id, version.content.indicator_id
        found[series] = StoryNow(version, publications.get(series))
    return found
