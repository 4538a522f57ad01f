"""What people wrote behind the curves, area by area; what is older than the figures says so."""

from __future__ import annotations

from dashboard.analysis.stories import StoryNow, stories_now
from dashboard.narrative import stories as words
from dashboard.narrative.written import byline
from dashboard.reports.document import Block, Bullets, Heading, Item, Section
from dashboard.reports.gather import Material


def section(material: Material) -> Section | None:
    """None where nobody wrote anything."""
    found = stories_now(material.writings.stories, material.publications)
    if not found:
        return None
    names = {one.indicator_id: one.name for one in material.basis.indicators}
    blocks: list[Block] = []
    for place in material.basis.geographies:
        own = [
            (names.get(one, one), story)
            for (where, one), story in found.items()
            if where == place.geography_id
        ]
        if own:
            blocks += [Heading(place.name), Bullets(tuple(_item(name, story) for name, story in own))]
    return Section(
        section_id="historier",
        title="Historierne bag kurverne",
        sentence=words.headline(list(found.values())),
        blocks=tuple(blocks),
    )


def _item(name: str, story: StoryNow) -> Item:
    stale = words.stale(story)
    notes = (f"{byline(story.version)}.", *([stale] if stale else []))
    return Item(story.version.content.text, lead=name, notes=notes)
