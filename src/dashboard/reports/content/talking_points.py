"""The talking points that somebody chose for the meeting, each with its figures and sources as notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dashboard.reports.document import Bullets, Item, Section


class Fact(Protocol):
    """A figure behind a point."""

    def note(self) -> str:
        """The figure with its source and test, in one line."""


class Point(Protocol):
    """A sentence to be said at the meeting."""

    @property
    def text(self) -> str: ...
    @property
    def is_demo(self) -> bool: ...
    @property
    def facts(self) -> Sequence[Fact]: ...


def section(points: Sequence[Point]) -> Section:
    items = tuple(
        Item(point.text, is_demo=point.is_demo, notes=tuple(fact.note() for fact in point.facts))
        for point in points
    )
    return Section(
        section_id="talepunkter",
        title="Talepunkter",
        sentence="Talepunkter til mødet",
        blocks=(Bullets(items),),
        notes=tuple(note for item in items for note in item.notes),
    )
