"""What is said beside a story."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import danish
from dashboard.analysis.stories import StoryNow

TITLE = "Historien bag kurven"
STALE = "ældre end tallene"


def headline(stories: Sequence[StoryNow]) -> str:
    """`Tre historier er skrevet; én er ældre end tallene`"""
    count, old = len(stories), sum(story.is_stale for story in stories)
    if count == 1:
        return f"Én historie er skrevet{', og den er ældre end tallene' if old else ''}"
    said = f"{danish.sentence_case(danish.count_word(count))} historier er skrevet"
    if not old:
        return said
    return f"{said}; {'én' if old == 1 else danish.count_word(old)} er ældre end tallene"


def stale(story: StoryNow) -> str | None:
    """That newer figures have come since it was written, and when; None where it is up to date."""
    if not story.is_stale or story.newest is None:
        return None
    until = danish.long_date(story.version.content.figures_until)
    newest = danish.long_date(story.newest)
    return (
        f"Teksten er skrevet om tal, der var offentliggjort til og med {until}. Siden er der kommet nye tal, "
        f"senest {newest}. Se efter, om den stadig holder."
    )
