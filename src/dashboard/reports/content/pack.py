"""The whole pack, section by section."""

from __future__ import annotations

from datetime import date

from dashboard.narrative.meetings import meeting_name
from dashboard.reports.content import (
    areas,
    decisions,
    focus_areas,
    news,
    sources,
    status,
    stories,
    talking_points,
)
from dashboard.reports.document import Document, Meta, Section
from dashboard.reports.gather import Material

_NOT_IN_CALENDAR = "Mødet står ikke i kalenderen; datoen er taget fra kommandoen."
_EXAMPLE_MEETING = "Mødet står i en eksempelkalender."
_EXAMPLES = "Tal mærket „eks.“ er opdigtede eksempler og siger intet om områderne."


def pack(material: Material, *, made_on: date) -> Document:
    """Put the pack together. Pure: the same material gives the same pack.

    Args:
        made_on: the day that stands on it.
    """
    sections = [status.section(material), news.section(material)]
    if material.points:
        sections.append(talking_points.section(material.points))
    sections += [areas.section(material, row) for row in material.picture.areas]
    if (written := stories.section(material)) is not None:
        sections.append(written)
    sections += _focus_areas(material)
    sections += [decisions.section(material), sources.section(material)]
    document = Document(
        title=f"Mødemappe: {meeting_name(material.meeting)}",
        meta=_meta(material, made_on, notes=()),
        sections=tuple(sections),
    )
    return Document(
        document.title, _meta(material, made_on, notes=_notes(material, document)), document.sections
    )


def _focus_areas(material: Material) -> list[Section]:
    """Each indicator is drawn once, in the first focus area that it belongs to and that has none yet."""
    found, drawn = [], set[str]()
    for focus_area in material.basis.focus_areas:
        own = [row.indicator.indicator_id for row in material.rows_of(focus_area)]
        here = tuple(one for one in own if one in material.portraits and one not in drawn)[:1]
        drawn |= {*here}
        found.append(focus_areas.section(material, focus_area, here))
    return found


def _notes(material: Material, document: Document) -> tuple[str, ...]:
    notes = [_EXAMPLES] if document.is_demo else []
    if material.meeting.is_demo:
        notes.append(_EXAMPLE_MEETING)
    if not material.is_in_calendar:
        notes.append(_NOT_IN_CALENDAR)
    return tuple(notes)


def _meta(material: Material, made_on: date, notes: tuple[str, ...]) -> Meta:
    return Meta(
        programme=material.basis.programme.short_name,
        meeting=meeting_name(material.meeting),
        as_of=material.as_of,
        rules=material.ruleset.name,
        build_id=material.build.build_id,
        made_on=made_on,
        has_demo_figures=material.build.demo,
        notes=notes,
    )
