"""The log of the builds in Danish words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.narrative.builds import told_apart
from dashboard.store.log import PUBLICATIONS, Entry, Event

HEADS: Final = ("Hvornår", "Hvem", "Hvad", "Indlæsning", "I stedet for", "Begrundelse", "Filer")
_WHAT: Final = {
    Event.BUILT: "indlæst",
    Event.PUBLISHED: "offentliggjort",
    Event.DROPPED: "kasseret",
    Event.ROLLED_BACK: "rullet tilbage til",
}


def row(entry: Entry) -> tuple[str, ...]:
    """Under HEADS, with the builds' ids: for the file."""
    return (
        danish.long_time(entry.at),
        entry.who,
        _WHAT[entry.event],
        entry.build_id,
        entry.previous or "",
        entry.reason or "",
        danish.number(len(entry.files)) if entry.event is Event.BUILT else "",
    )


def shown_rows(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """Under HEADS, with builds by when they were loaded: for people."""
    names = told_apart(name for one in entries for name in (one.build_id, one.previous or "") if name)
    return [tuple(names.get(cell, cell) for cell in row(one)) for one in entries]


def publication_words(entries: Sequence[Entry], build_id: str) -> str:
    """`Offentliggjort 25. november 2026 kl. 14.05 af Nanna Holm, bestyrelsen.`"""
    last = next(
        (one for one in reversed(entries) if one.event in PUBLICATIONS and one.build_id == build_id), None
    )
    if last is None:
        return "Hvornår og af hvem den blev offentliggjort, står ikke i loggen."
    word = "Offentliggjort" if last.event is Event.PUBLISHED else "Vises igen efter tilbagerulning"
    return f"{word} {danish.long_time(last.at)} af {last.who}."
