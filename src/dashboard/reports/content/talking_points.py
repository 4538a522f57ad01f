"""The talking points that somebody chose for the meeting, each with its figures and sources as notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.draft import Draft
from dashboard.narrative.talking_points.point import Point
from dashboard.reports.document import Bullets, Document, Item, Meta, Section


@dataclass(frozen=True, slots=True)
class Chosen:
    """A point as it is to be said. `notes`: what stands behind it, and what is doubtful."""

    text: str
    is_demo: bool
    notes: tuple[str, ...]


def chosen(draft: Draft, points: Mapping[str, Point]) -> tuple[Chosen, ...]:
    """The points of a draft, in their order.

    Args:
        points: as the figures give them, by point_id.
    """
    return tuple(
        Chosen(
            item.text,
            is_demo=item.point_id in points and points[item.point_id].is_demo,
            notes=tuple(drafts.sources(item, points)),
        )
        for item in draft
    )


def section(points: Sequence[Chosen]) -> Section:
    items = tuple(Item(point.text, is_demo=point.is_demo, notes=point.notes) for point in points)
    return Section(
        section_id="talepunkter",
        title="Talepunkter",
        sentence="Talepunkter til mødet",
        blocks=(Bullets(items),),
        notes=tuple(note for item in items for note in item.notes),
    )


def document(title: str, meta: Meta, points: Sequence[Chosen]) -> Document:
    """The points alone, numbered, for further editing."""
    told = section(points)
    items = tuple(
        Item(point.text, lead=str(place), is_demo=point.is_demo, notes=point.notes)
        for place, point in enumerate(points, start=1)
    )
    return Document(title=title, meta=meta, sections=(replace(told, blocks=(Bullets(items),)),))
