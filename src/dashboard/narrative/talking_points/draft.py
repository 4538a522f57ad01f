"""What somebody chose and edited of the points of a meeting: changes of a list, and what is doubtful in it.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from dashboard.journal.contents import Audience, TalkingPoints
from dashboard.narrative.talking_points.causes import cause_words
from dashboard.narrative.talking_points.edits import edits
from dashboard.narrative.talking_points.point import Kind, Point

PROPOSED: Final = 7
"""as many as a meeting has time for"""
_NEVER_PROPOSED: Final = frozenset({Kind.UNDECIDED, Kind.LEVEL, Kind.COMMON})
"""they answer a question that somebody must ask first"""


@dataclass(frozen=True, slots=True)
class Item:
    """One chosen point. `original` is the sentence as generated; None for an own point."""

    point_id: str
    original: str | None
    text: str

    @property
    def is_own(self) -> bool:
        return self.original is None

    @property
    def is_edited(self) -> bool:
        return self.original is not None and self.text.strip() != self.original.strip()


Draft = tuple[Item, ...]


def proposed(points: Sequence[Point], most: int = PROPOSED) -> Draft:
    """The points that need attention first, one of each kind before a second of any."""
    wanted = [point for point in points if point.kind not in _NEVER_PROPOSED]
    seen: dict[Kind, int] = {}
    rounds: list[tuple[int, int, Point]] = []
    for place, point in enumerate(wanted):
        rounds.append((seen.get(point.kind, 0), place, point))
        seen[point.kind] = seen.get(point.kind, 0) + 1
    chosen = sorted(sorted(rounds, key=lambda one: one[:2])[:most], key=lambda one: one[1])
    return tuple(generated(point) for _, _, point in chosen)


def generated(point: Point) -> Item:
    return Item(point.point_id, point.text, point.text)


def own(point_id: str, text: str) -> Item:
    return Item(point_id, None, text)


def with_item(draft: Draft, item: Item) -> Draft:
    """The item last; one that is there already stays where it is."""
    return draft if any(one.point_id == item.point_id for one in draft) else (*draft, item)


def without(draft: Draft, point_id: str) -> Draft:
    return tuple(one for one in draft if one.point_id != point_id)


def moved(draft: Draft, point_id: str, step: int) -> Draft:
    """One place up (-1) or down (1); at the ends nothing changes."""
    place = next((index for index, one in enumerate(draft) if one.point_id == point_id), None)
    if place is None or not 0 <= place + step < len(draft):
        return draft
    items = list(draft)
    items.insert(place + step, items.pop(place))
    return tuple(items)


def edited(draft: Draft, point_id: str, text: str) -> Draft:
    return tuple(replace(one, text=text) if one.point_id == point_id else one for one in draft)


def renewed(draft: Draft, point: Point) -> Draft:
    """The item with the sentence that the figures give now."""
    return tuple(generated(point) if one.point_id == point.point_id else one for one in draft)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the reader must know of an item before it is said aloud."""

    by_hand: tuple[str, ...]
    """sentences about figures that no source stands behind"""
    causes: tuple[str, ...]
    """sentences about words that claim a cause"""
    newer: str | None
    """the sentence that the figures give now, where it is another than the one that was chosen"""
    is_gone: bool
    """whether the figures no longer give any sentence of that kind"""

    @property
    def are_none(self) -> bool:
        return not (self.by_hand or self.causes or self.newer or self.is_gone)


def doubts(item: Item, point: Point | None) -> Doubts:
    """What is doubtful about an item.

    Args:
        point: the point as the figures give it now; None where they give none.
    """
    changes = edits(item.original or "", item.text)
    quoted = point.quoted if point is not None else ()
    # No initiative of the plan has been evaluated, so no text can cite one that was.
    claims = cause_words(item.text, quoted=quoted) if item.is_own or item.is_edited else ()
    newer = point is not None and item.original is not None and point.text != item.original
    return Doubts(
        by_hand=changes.sentences() if changes.is_by_hand else (),
        causes=tuple(dict.fromkeys(claim.reason for claim in claims)),
        newer=point.text if newer and point is not None else None,
        is_gone=point is None and not item.is_own,
    )


def as_content(
    draft: Draft,
    *,
    meeting_id: str,
    audience: Audience,
    geography_id: str | None,
    build_id: str,
    ruleset_id: str,
) -> TalkingPoints:
    """The draft as the journal keeps it. Raises ContentRefusedError."""
    points: list[dict[str, Any]] = [
        {
            "point_id": one.point_id,
            "original": one.original,
            "text": one.text,
            "is_own": one.is_own,
            "order": place,
        }
        for place, one in enumerate(draft, start=1)
    ]
    return TalkingPoints.model_validate(
        {
            "meeting_id": meeting_id,
            "audience": audience,
            "geography_id": geography_id,
            "points": points,
            "build_id": build_id,
            "ruleset_id": ruleset_id,
        }
    )


def from_content(content: TalkingPoints) -> Draft:
    ordered = sorted(content.points, key=lambda point: point.order)
    return tuple(Item(point.point_id, point.original, point.text) for point in ordered)


def as_text(heading: str, draft: Draft, points: Mapping[str, Point]) -> str:
    """The points as plain text to paste elsewhere, each with its figures and sources below it."""
    parts = [heading]
    for place, item in enumerate(draft, start=1):
        lines = [f"{place}. {item.text.strip()}", *(f"   {line}" for line in sources(item, points))]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def sources(item: Item, points: Mapping[str, Point]) -> list[str]:
    """What stands behind an item, a line each; said where nothing does."""
    if item.is_own:
        return ["Eget punkt, skrevet af jer: ingen tal fra dashboardet står bag."]
    point = points.get(item.point_id)
    if point is None:
        return ["Tallene bag punktet findes ikke længere i dashboardet."]
    found = doubts(item, point)
    lines = [fact.note() for fact in point.facts]
    if item.is_edited:
        lines.append(f"Teksten er redigeret. Foreslået: {item.original}")
    return [*lines, *(f"Obs: {said}" for said in (*found.by_hand, *found.causes))]
