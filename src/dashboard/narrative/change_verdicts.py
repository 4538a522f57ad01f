"""Changes of verdicts, criteria, official lists and rules in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.change_judged import side
from dashboard.analysis.change_kinds import (
    Change,
    CloseFigure,
    CriterionChange,
    ListChange,
    RulesChange,
    Score,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.criteria import State
from dashboard.narrative.change_words import Names, period

_VERDICT: Final = {
    "on": "opfylder nu betingelserne",
    "off": "opfylder ikke længere betingelserne",
    "unknown": "kan ikke længere afgøres",
}
_DECIDED: Final = {
    "on": "kan nu afgøres og opfylder betingelserne",
    "off": "kan nu afgøres og opfylder ikke betingelserne",
}
"""from unknown"""


def verdict(changes: Sequence[VerdictChange], names: Names) -> str:
    """`Motalavej opfylder ikke længere betingelserne: 2 af 5 kriterier, før 3 af 5.`"""
    first = changes[0]
    words = (_DECIDED if first.before.verdict == "unknown" else _VERDICT)[first.after.verdict]
    if len(changes) > 1:
        return f"{names.places(changes)} {words}."
    return f"{names.place(first)} {words}: {_score_change(first.before, first.after)}."


def criteria(changes: Sequence[CriterionChange], names: Names) -> str:
    """One criterion that crossed the line, or those of an area that became known, or unknown."""
    first = changes[0]
    if State.UNKNOWN not in {first.before, first.after}:
        return _crossed(first, names)
    is_known = first.after is not State.UNKNOWN
    several = len(changes) > 1
    what = f"{danish.count_word(len(changes))} kriterier" if several else names.indicator(first)
    text = f"{names.place(first)}: {what} kan {'nu' if is_known else 'ikke længere'} afgøres"
    if is_known and not several and first.new is not None and first.threshold is not None:
        where = _where(first.new.value, first.threshold)
        text += f": {names.figure(first, first.new)} ({period(first.new)}) er {where} grænsen på "
        text += names.limit(first, first.threshold)
    elif is_known:
        periods = sorted({danish.period(change.new.period) for change in changes if change.new})
        text += f" ({danish.enumerate_words(periods)})"
    return f"{text}. {_now(first)}"


def _crossed(change: CriterionChange, names: Names) -> str:
    """`Motalavej: uden for arbejde og uddannelse er nu under grænsen på 40 %: 39,3 % (2020), før 40,2 %.`"""
    subject = f"{names.place(change)}: {names.indicator(change)}"
    if change.new is None or change.threshold is None:
        return f"{subject} kan ikke længere afgøres."
    limit = names.limit(change, change.threshold)
    figure = f"{names.figure(change, change.new)} ({period(change.new)})"
    if change.old is not None:
        figure += f", før {names.figure(change, change.old)}"
    where = _where(change.new.value, change.threshold)
    return f"{subject} er nu {where} grænsen på {limit}: {figure}. {_now(change)}"


def _now(change: CriterionChange) -> str:
    same = "; dommen er den samme" if change.is_same_verdict else ""
    return f"Nu {change.score.met} af {change.score.of} kriterier opfyldt{_unknown(change.score)}{same}."


def close(change: CloseFigure, names: Names) -> str:
    """`Sydbyen: kun grundskole er 50,8 % (2020), tæt på grænsen på 50 % og stadig over den, før 50,9 %.`"""
    subject = f"{names.place(change)}: {names.indicator(change)}"
    if change.new is None:
        return f"{subject} ligger tæt på grænsen."
    where = _where(change.new.value, change.threshold)
    before = f", før {names.figure(change, change.old)}" if change.old else ""
    return (
        f"{subject} er {names.figure(change, change.new)} ({period(change.new)}){before}; "
        f"tæt på grænsen på {names.limit(change, change.threshold)}, stadig {where} den."
    )


def official(changes: Sequence[ListChange], names: Names) -> str:
    """`Listen hårde ghettoområder 1. december 2019: Motalavej og Ringparken står på den.`"""
    first = changes[0].official
    parts = []
    for on_list, words in ((True, "står på den"), (False, "står ikke på den")):
        those = [change for change in changes if change.official.on_list is on_list]
        if those:
            inferred = " (udledt)" if any(c.official.confidence == "inferred" for c in those) else ""
            parts.append(f"{names.places(those)} {words}{inferred}")
    date = danish.long_date(first.list_date)
    return f"Listen {first.list_name} {date}: {danish.enumerate_words(parts)}."


def rules(changes: Sequence[Change], names: Names) -> str:
    """The rules or the threshold, and what is judged otherwise by them."""
    judged = [change for change in changes if isinstance(change, CriterionChange)]
    for change in changes:
        if isinstance(change, RulesChange):
            return _ruleset(change, judged)
    thresholds = [change for change in changes if isinstance(change, ThresholdChange)]
    said = " ".join(_threshold(change, names) for change in thresholds)
    return f"{said} {_judged(judged)}" if judged else said


def _ruleset(change: RulesChange, judged: Sequence[CriterionChange]) -> str:
    since = danish.long_date(change.after.valid_from)
    new = change.after.short_name
    if not change.is_followed:
        same = "Kriterierne er de samme." if change.same_criteria else ""
        is_new = change.judged_by == change.after
        judged_by = "efter dem" if is_new else f"stadig efter {change.judged_by.short_name}"
        own = f"Her dømmes {judged_by}." if not same else ""
        return f"Nye regler for den officielle liste fra {since}: {new}. {same}{own}"
    before = f" i stedet for {change.before.short_name}" if change.before else ""
    start = f"Nye regler fra {since}: {new}{before}."
    if change.same_criteria:
        return f"{start} Kriterierne er de samme."
    return f"{start} {_judged(judged)}" if judged else start


def _judged(changes: Sequence[CriterionChange]) -> str:
    """How many criteria the same figures now answer otherwise, over the areas."""
    unknown = sum(side(change.after) is None for change in changes)
    met = sum(change.after is State.MET for change in changes)
    parts = [
        f"{danish.count_word(count)} {words}"
        for count, words in (
            (met, "opfyldt"),
            (len(changes) - met - unknown, "ikke opfyldt"),
            (unknown, "kan ikke længere afgøres"),
        )
        if count
    ]
    noun = "kriterium" if len(changes) == 1 else "kriterier"
    if len(parts) == 1:
        verb, state = (
            ("kan", "ikke længere afgøres")
            if unknown
            else ("er", "nu opfyldt" if met else "ikke længere opfyldt")
        )
        return f"Med de samme tal {verb} {danish.count_word(len(changes))} {noun} {state}."
    return (
        f"Med de samme tal dømmes {danish.count_word(len(changes))} {noun} nu anderledes: {', '.join(parts)}."
    )


def _threshold(change: ThresholdChange, names: Names) -> str:
    name = names.indicator(change)
    if change.after is None:
        before = f" (før {names.limit(change, change.before)})" if change.before is not None else ""
        return f"Grænsen for {name} er ikke kendt for den nye liste{before}."
    after = names.limit(change, change.after)
    if change.before is None:
        return f"Grænsen for {name} er nu kendt: {after}."
    return f"Grænsen for {name} er nu {after}, før {names.limit(change, change.before)}."


def _score_change(before: Score, after: Score) -> str:
    minimum = danish.number(after.min_residents)
    if (before.met, before.unknown, before.of) == (after.met, after.unknown, after.of):
        if after.residents is not None and before.residents != after.residents:
            return f"{danish.number(after.residents)} beboere, og der kræves {minimum}"
        return _score(after)
    return f"{_score(after)}, før {before.met} af {before.of}{_unknown(before)}"


def _score(score: Score) -> str:
    return f"{score.met} af {score.of} kriterier{_unknown(score)}"


def _unknown(score: Score) -> str:
    """What is not known is not "not met"."""
    if not score.unknown:
        return ""
    return f" ({score.unknown} {'ukendt' if score.unknown == 1 else 'ukendte'})"


def _where(value: float, threshold: float) -> str:
    if abs(value - threshold) < 1e-6:
        return "lige på"
    return "over" if value > threshold else "under"
