"""The kinds of points under the headings of an agenda, and the sentence that leads the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from dashboard import danish
from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points.audience import NAME
from dashboard.narrative.talking_points.point import Kind, Point

HEADING: Final[Mapping[Kind, str]] = {
    Kind.SUMMARY: "Status efter reglerne",
    Kind.IN_FORCE: "Status efter reglerne",
    Kind.VERDICT: "Status efter reglerne",
    Kind.UNKNOWN: "Det kan ikke afgøres",
    Kind.UNDECIDED: "Det kan ikke afgøres",
    Kind.NEW: "Nyt siden sidste møde",
    Kind.REVISED: "Nyt siden sidste møde",
    Kind.RULES: "Nyt siden sidste møde",
    Kind.LIST: "Nyt siden sidste møde",
    Kind.CERTAIN: "Tegn i tallene",
    Kind.EARLY: "Tegn i tallene",
    Kind.FADED: "Tegn i tallene",
    Kind.COMMON: "Nye tal uden tegn",
    Kind.LEVEL: "Nye tal uden tegn",
    Kind.DISCUSS: "Til drøftelse",
    Kind.DECIDE: "Til beslutning",
    Kind.MISSED: "Milepæle og aftaler",
    Kind.REACHED: "Milepæle og aftaler",
    Kind.OVERDUE: "Milepæle og aftaler",
    Kind.OPEN: "Milepæle og aftaler",
    Kind.OLD: "Gamle tal",
}


def by_heading(points: Sequence[Point]) -> list[tuple[str, tuple[Point, ...]]]:
    """The headings in the order of their most important point, each with its points in theirs."""
    order = list(dict.fromkeys(HEADING[point.kind] for point in points))
    ranked = sorted(points, key=lambda point: order.index(HEADING[point.kind]))
    return [(name, tuple(group)) for name, group in groupby(ranked, key=lambda point: HEADING[point.kind])]


def listener(audience: Audience, area: str | None) -> str:
    """`bestyrelsen`, `den lokale følgegruppe, Motalavej`"""
    return f"{NAME[audience]}, {area}" if area else NAME[audience]


def headline(chosen: int, of_all: int, listening: str, *, is_saved: bool, is_touched: bool) -> str:
    """What is ready: proposed, edited and not saved, or saved.

    Args:
        is_saved: whether just this stands in the journal.
        is_touched: whether it is another list than was proposed or saved.
    """
    if not of_all and not chosen:
        return f"Der er intet at foreslå til {listening}"
    number = danish.sentence_case(danish.count_word(chosen)) if chosen else "Ingen"
    word = "talepunkt" if chosen == 1 else "talepunkter"
    if is_saved:
        return f"{_one(number)} {word} til {listening} er gemt"
    if is_touched:
        return f"{_one(number)} {word} til {listening}; ændringerne er ikke gemt"
    return f"{_one(number)} {word} foreslået til {listening}"


def _one(number: str) -> str:
    return "Ét" if number == "Ét" else number
