"""The log of the builds in Danish words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from dashboard import danish
from dashboard.narrative.builds import told_apart
from dashboard.narrative.load_failure import failure_words
from dashboard.store.log import PUBLICATIONS, Entry, Event, Fault
from dashboard.store.look import Failure

HEADS: Final = ("Hvornår", "Hvem", "Hvad", "Indlæsning", "I stedet for", "Begrundelse", "Filer")
_WHAT: Final = {
    Event.BUILT: "indlæst",
    Event.PUBLISHED: "offentliggjort",
    Event.DROPPED: "kasseret",
    Event.ROLLED_BACK: "rullet tilbage til",
    Event.PRUNED: "fjernet for at give plads",
    Event.FAILED: "mislykkedes",
}


def rows(newest_first: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """Under HEADS. Failures in a row are one, the newest: they must not hide what else was done."""
    found: list[tuple[str, ...]] = []
    for is_failure, group in groupby(newest_first, key=lambda one: one.event is Event.FAILED):
        entries = tuple(group)
        found += [row(entries[0], times=len(entries))] if is_failure else [row(one) for one in entries]
    return tuple(found)


def row(entry: Entry, times: int = 1) -> tuple[str, ...]:
    """Under HEADS.

    Args:
        times: how many entries it stands for.
    """
    often = f", den nyeste af {danish.number(times)} fejl" if times > 1 else ""
    return (
        danish.long_time(entry.at),
        entry.who,
        f"{_WHAT[entry.event]}{often}",
        entry.build_id,
        entry.previous or "",
        _failure_words(entry) if entry.event is Event.FAILED else entry.reason or "",
        danish.number(len(entry.files)) if entry.event is Event.BUILT else "",
    )


def shown_rows(newest_first: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """Under HEADS, with builds by when they were loaded: for people."""
    names = told_apart(name for one in newest_first for name in (one.build_id, one.previous or "") if name)
    return tuple(tuple(names.get(cell, cell) for cell in one) for one in rows(newest_first))


def _failure_words(entry: Entry) -> str:
    return failure_words(
        Failure(entry.fault or Fault.OTHER, entry.reason or "", entry.concerns, entry.problem_da)
    )


def publication_words(entries: Sequence[Entry], build_id: str) -> str:
    """`Offentliggjort 25. november 2026 kl. 14.05 af Nanna Holm, bestyrelsen.`"""
    last = next(
        (one for one in reversed(entries) if one.event in PUBLICATIONS and one.build_id == build_id), None
    )
    if last is None:
        return "Hvornår og af hvem den blev offentliggjort, står ikke i loggen."
    word = "Offentliggjort" if last.event is Event.PUBLISHED else "Vises igen efter tilbagerulning"
    return f"{word} {danish.long_time(last.at)} af {last.who}."
