"""A focus area in Danish words: how many of its figures show a sign, and how far its milestones are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.matrix import MatrixRow
from dashboard.narrative import trends
from dashboard.store.records import Milestone

KIND_WORD: Final = {"permanent": "permanent", "temporary": "midlertidig", "cross_cutting": "tværgående"}
STATUS_WORD: Final = {
    "foreslaaet": "foreslået",
    "i_gang": "i gang",
    "afsluttet": "afsluttet",
    "sat_i_bero": "sat i bero",
}
NO_STATUS: Final = "ikke meldt"


def headline(rows: Sequence[MatrixRow]) -> str:
    """`To af fem tal viser tegn i den ønskede retning, ét væk fra det ønskede.`

    A figure counts once for each direction that it shows in any of the areas.
    """
    known = [row for row in rows if any(cell.is_known for cell in row.cells)]
    if not known:
        return "Ingen af indsatsområdets tal er kendt på datoen."
    better, worse = (
        sum(any(trends.towards(cell.trend, row.indicator) == way for cell in row.cells) for row in known)
        for way in ("better", "worse")
    )
    if len(known) == 1:
        return _of_one(better, worse)
    of_all = f"af {danish.count_word(len(known))} tal viser tegn"
    parts = []
    if better:
        parts.append(f"{danish.count_word(better)} {of_all} i den ønskede retning")
    if worse:
        parts.append(f"{danish.count_word(worse)} {'viser tegn' if better else of_all} væk fra det ønskede")
    if not parts:
        return (
            f"Intet {of_all.replace('viser tegn', 'viser')} en udvikling, der kan skelnes fra tilfældigheder."
        )
    return f"{danish.sentence_case('; '.join(parts))}."


def _of_one(better: int, worse: int) -> str:
    lead = "Det ene tal, der er kendt, viser"
    if better and worse:
        return f"{lead} tegn i den ønskede retning nogle steder og væk fra det ønskede andre steder."
    if better or worse:
        return f"{lead} tegn {'i den ønskede retning' if better else 'væk fra det ønskede'}."
    return f"{lead} ikke en udvikling, der kan skelnes fra tilfældigheder."


def milestone_state(milestone: Milestone, as_of: date) -> str:
    """`nået 12. juni 2018`, `ikke meldt nået; fristen var ...`, `frist 1. marts 2022`"""
    if milestone.done_on is not None and milestone.done_on <= as_of:
        return f"nået {danish.long_date(milestone.done_on)}"
    if milestone.due_on < as_of:
        return f"ikke meldt nået; fristen var {danish.long_date(milestone.due_on)}"
    return f"frist {danish.long_date(milestone.due_on)}"
