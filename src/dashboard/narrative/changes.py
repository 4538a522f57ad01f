"""Each change since the last meeting as one short sentence, with its figure and period.

The grammar is that of facts/statistics.md: a sign says how sure it is, and nothing is said to be because of
anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from dashboard import danish
from dashboard.analysis.change_kinds import (
    AgedFigure,
    Cause,
    Change,
    CloseFigure,
    CriterionChange,
    FigureChange,
    ListChange,
    MissedMilestone,
    RulesChange,
    SignalChange,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.change_lines import Line, Rest
from dashboard.analysis.change_signals import is_signal, is_weaker
from dashboard.narrative import change_verdicts as verdicts
from dashboard.narrative import trends
from dashboard.narrative.change_words import Names
from dashboard.store.records import TrendState

Kind = TypeVar("Kind", bound=Change)

CAUSE_WORD: Final = {
    Cause.NEW: "nyt tal",
    Cause.REVISED: "rettet tal",
    Cause.RULES: "nye regler",
    Cause.LIST: "ny officiel liste",
    Cause.SIGNAL: "nyt tegn",
    Cause.MILESTONE: "milepæl",
    Cause.AGE: "gammelt tal",
}
FIRST_MEETING: Final = "Første møde i kalenderen: der er ikke noget tidligere at sammenligne med."


def cause(line: Line) -> str:
    """What happened, in two words: `nyt tal`."""
    first = line.first
    if isinstance(first, SignalChange) and not is_signal(first.after):
        return "tegn væk"
    if isinstance(first, SignalChange) and is_weaker(first.before, first.after):
        return "svagere tegn"
    if isinstance(first, ThresholdChange) or (isinstance(first, VerdictChange) and first.by_threshold):
        return "ny grænse"
    return CAUSE_WORD[first.cause]


def sentence(line: Line, names: Names) -> str:
    """One sentence, seldom two, with its full stop."""
    first = line.first
    text = ""
    match first:
        case VerdictChange():
            text = verdicts.verdict(_all(line, VerdictChange), names)
        case RulesChange() | ThresholdChange() | CriterionChange(cause=Cause.RULES):
            text = verdicts.rules(line.changes, names)
        case CriterionChange():
            text = verdicts.criteria(_all(line, CriterionChange), names)
        case CloseFigure():
            text = verdicts.close(first, names)
        case ListChange():
            text = verdicts.official(_all(line, ListChange), names)
        case SignalChange():
            text = _signal(_all(line, SignalChange), names)
        case FigureChange():
            text = _revised(line.changes, names)
        case MissedMilestone():
            due = danish.long_date(first.milestone.due_on)
            text = f"Milepælen „{first.milestone.name}“ skulle være nået {due}, men er ikke meldt nået."
        case AgedFigure():
            text = _aged(_all(line, AgedFigure), names)
    return text


def rest(found: Rest, *, is_alone: bool) -> str:
    """`I øvrigt 34 nye tal, 3 rettede tal og 2 ændrede tegn; ingen af dem ændrer en dom.`"""
    kinds = [type(line.first) for line in found.left]
    close, signals, missed, aged, other = (
        sum(issubclass(kind, wanted) for kind in kinds)
        for wanted in (CloseFigure, SignalChange, MissedMilestone, AgedFigure, _OTHERS)
    )
    revised = found.revised + sum(
        len(line.changes) for line in found.left if isinstance(line.first, FigureChange)
    )
    new = [f"{part}{_of_them(found, close)}" for part in _counted(found.new, "nyt tal", "nye tal")]
    parts = [
        *new,
        *_counted(revised, "rettet tal", "rettede tal"),
        *_counted(signals, "ændret tegn", "ændrede tegn"),
        *_counted(missed, "milepæl, der ikke er nået", "milepæle, der ikke er nået"),
        *_counted(aged, "melding om gamle tal", "meldinger om gamle tal"),
        *_counted(other, "anden ændring", "andre ændringer"),
    ]
    text = danish.sentence_case(f"{'' if is_alone else 'I øvrigt '}{danish.enumerate_words(parts)}")
    if other:
        return f"{text}."
    is_one = found.new + revised + signals + missed + aged == 1
    return f"{text}; {'det ændrer ingen dom' if is_one else 'ingen af dem ændrer en dom'}."


def _of_them(found: Rest, close: int) -> str:
    """What is worth knowing of the new figures that are only counted."""
    is_mixed = 0 < found.examples < found.new + found.revised
    notes = [f"{danish.number(found.examples)} eksempeltal"] if is_mixed else []
    notes += [f"{danish.number(close)} tæt på en grænse"] if close else []
    return f" (heraf {danish.enumerate_words(notes)})" if notes else ""


def nothing_new(newest_publication: date | None) -> str:
    if newest_publication is None:
        return "Intet nyt: ingen tal var kendt."
    return f"Intet nyt. Senest offentliggjort {danish.long_date(newest_publication)}."


def _signal(changes: Sequence[SignalChange], names: Names) -> str:
    """`Sydbyen: tegn på fald i ledige boliger (3 i 3. kvartal 2021); ikke statistisk sikkert.`"""
    first = changes[0]
    places, subject = danish.sentence_case(names.places(changes)), names.indicator(first)
    before, after = first.before, first.after
    if after is None or not is_signal(after):
        return f"{places}: {_gone(before, after, subject)}."
    text = f"{places}: {trends.short(after)} i {subject}{_newest(changes, names)}"
    if before is not None and is_signal(before):
        text += f", før {trends.short(before)}"
    if wish := trends.towards_words(after, names.of(first)):
        text += f", {wish}"
    return f"{text}; ikke statistisk sikkert." if after.strength == "early" else f"{text}."


def _newest(changes: Sequence[SignalChange], names: Names) -> str:
    """The newest figures behind a sign, where all of them are of one period."""
    known = [(change, change.new) for change in changes if change.new is not None]
    if len(known) < len(changes) or len({point.period for _, point in known}) > 1:
        return ""
    values = danish.enumerate_words([names.figure(change, point) for change, point in known])
    return f" ({values} {danish.period_with_preposition(known[0][1].period)})"


def _gone(before: TrendState | None, after: TrendState | None, subject: str) -> str:
    sign = trends.short(before)
    if after is not None and after.strength == "level_only":
        why = "efter bruddet i serien" if after.reason == "break" else "med de tal, der er nu"
        return f"{sign} i {subject} kan ikke længere bedømmes {why}"
    return f"{sign} i {subject} ses ikke længere"


def _revised(changes: Sequence[Change], names: Names) -> str:
    """`Motalavej: uden for arbejde og uddannelse 2017 er rettet fra 41,5 % til 41,0 %.`"""
    most = changes[0]
    point = most.new or most.old
    subject = f"{names.indicator(most)} {danish.period(point.period) if point else ''}"
    if most.new is None or most.old is None:
        before = f", før {names.figure(most, most.old)}" if most.old else ""
        how = f"er trukket tilbage{before}"
    else:
        how = f"er rettet fra {names.figure(most, most.old)} til {names.figure(most, most.new)}"
    if len(changes) == 1:
        return f"{names.place(most)}: {subject} {how}."
    where = danish.count_word(len(changes))
    return (
        f"{names.place(most)}: {subject} {how}; også rettet i {_others(len(changes) - 1)}." if where else ""
    )


def _others(count: int) -> str:
    return "ét andet område" if count == 1 else f"{danish.count_word(count)} andre områder"


def _aged(changes: Sequence[AgedFigure], names: Names) -> str:
    """`Ringparken: fem kriterier har intet tal nyere end 2019, og de næste skulle være kommet.`"""
    places = danish.sentence_case(names.places(changes))
    newest = danish.period(max((change.new.period for change in changes if change.new), default="1900"))
    several = len(changes) > 1
    what = f"{danish.count_word(len(changes))} kriterier" if several else names.indicator(changes[0])
    if changes[0].is_old:
        return f"{places}: {what} bygger nu på tal, der er over tre år gamle ({newest})."
    return f"{places}: {what} har intet tal nyere end {newest}, og det næste skulle være kommet."


def _counted(count: int, one: str, many: str) -> list[str]:
    return [f"{danish.number(count)} {one if count == 1 else many}"] if count else []


_OTHERS: Final = (VerdictChange, CriterionChange, ListChange, RulesChange, ThresholdChange)
"""what may change a verdict"""


def _all(line: Line, kind: type[Kind]) -> list[Kind]:
    return [change for change in line.changes if isinstance(change, kind)]
