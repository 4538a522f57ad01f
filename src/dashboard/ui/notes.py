"""The story behind a curve, shown where its figure stands; whether newer figures have come since."""

from __future__ import annotations

from html import escape

from dashboard.analysis.stories import Series, StoryNow, stories_now
from dashboard.narrative import stories as words
from dashboard.ui import address, cached, journal
from dashboard.ui.frame import View
from dashboard.ui.tables import plain_link
from dashboard.ui.written import byline, text_html

STALE_TAG = f'<span class="tag">{words.STALE}</span>'


def stories(view: View) -> dict[Series, StoryNow]:
    """The stories that stand on the view's date, by place and indicator."""
    standing = journal.what_stands(view)
    return view.remember(
        "stories",
        standing.stamp,
        make=lambda: stories_now(standing.stories, cached.publications(view.build, view.choice.as_of)),
    )


def note_html(story: StoryNow, title: str | None = None) -> str:
    """The text with who wrote it; a stale one says so above itself.

    Args:
        title: HTML of what it is about, where that is not plain from its place.
    """
    stale = words.stale(story)
    warned = f'<p class="stale">{STALE_TAG} {escape(stale)}</p>' if stale else ""
    head = f'<p class="note-head">{title or words.TITLE}</p>'
    text = text_html(story.version.content.text)
    return (
        f'<aside class="note">{head}{warned}<p class="written">{text}</p>'
        f'<p class="byline">{byline(story.version)}</p></aside>'
    )


def marker_of(view: View, found: dict[Series, StoryNow], indicator_id: str, place_id: str) -> str:
    """A link beside a figure to the story behind it; nothing where nobody wrote one."""
    story = found.get((place_id, indicator_id))
    if story is None:
        return ""
    content = story.version.content
    stale = f" {STALE_TAG}" if story.is_stale else ""
    link = plain_link(_where(view, content.indicator_id, content.geography_id), words.TITLE)
    return f'<p class="meta">{link}{stale}</p>'


def listed(view: View, found: dict[Series, StoryNow]) -> str:
    """Stories under what they are about, in the catalog's order of figures and places."""
    places = {place.geography_id: place for place in view.basis.geographies}
    indicators = {indicator.indicator_id: indicator for indicator in view.basis.indicators}
    notes = []
    for indicator_id, indicator in indicators.items():
        for place_id, place in places.items():
            if (story := found.get((place_id, indicator_id))) is not None:
                link = plain_link(_where(view, indicator_id, place_id), f"{indicator.name}, {place.name}")
                notes.append(note_html(story, link))
    return "".join(notes)


def _where(view: View, indicator_id: str, place_id: str) -> str:
    areas = {place.geography_id for place in view.basis.geographies if place.kind == "boligomraade"}
    area = place_id if place_id in areas else None
    return address.link("indikatorer", view.choice, indikator=indicator_id, omraade=area)
