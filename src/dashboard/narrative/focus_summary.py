"""A focus area in one sentence: how many of its figures show a sign."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import danish
from dashboard.analysis.matrix import MatrixRow
from dashboard.narrative import trends


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
