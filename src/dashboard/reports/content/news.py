"""What is new since the body's previous meeting: the same lines as on the screen."""

from __future__ import annotations

from dashboard.narrative import changes as words
from dashboard.narrative.change_words import Names
from dashboard.narrative.meetings import meeting_name
from dashboard.reports.document import Bullets, Item, Section
from dashboard.reports.gather import Material


def section(material: Material) -> Section:
    compared = material.compared.meeting
    since = f"Nyt siden {meeting_name(compared)}" if compared else "Nyt de seneste 12 måneder"
    return Section(
        section_id="nyt",
        title="Nyt siden sidste møde",
        sentence=since if material.news else words.FIRST_MEETING,
        blocks=(Bullets(_items(material)),) if material.news else (),
    )


def _items(material: Material) -> tuple[Item, ...]:
    found = material.news
    if found is None:
        return ()
    names = Names(
        geographies={place.geography_id: place for place in material.basis.geographies},
        indicators={indicator.indicator_id: indicator for indicator in material.basis.indicators},
    )
    items = [
        Item(words.sentence(line, names), mark=words.cause(line), is_demo=line.is_demo)
        for line in found.lines
    ]
    if found.rest is not None:
        is_demo = 0 < found.rest.new + found.rest.revised == found.rest.examples
        items.append(Item(words.rest(found.rest, is_alone=not found.lines), is_demo=is_demo))
    return tuple(items) or (Item(words.nothing_new(material.newest_publication)),)
