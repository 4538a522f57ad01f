"""An area's lists in Danish words: what was published, what the figures say, and why the two may differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.list_history import Entry, History
from dashboard.analysis.running import Running, State
from dashboard.narrative import status as verdicts
from dashboard.store.records import ListStatus, OfficialStatus, Ruleset

NOT_NAMED: Final = "Ikke nævnt i de kilder, vi har"
NO_FIGURES: Final = "Ukendt: ingen tal kendt på dagen"
DIFFERS: Final = "afviger fra den officielle liste"
_STATE_WORD: Final = {"on": "ja", "off": "nej", "unknown": "kan ikke afgøres"}
_VERDICT_WORD: Final = {
    "on": "Opfylder betingelserne",
    "off": "Opfylder ikke betingelserne",
    "unknown": "Kan ikke afgøres",
}
LAND_FROM: Final = 2018
"""from this list on an area is the land that the housing associations owned in 2010"""


def official(row: OfficialStatus) -> str:
    """`På listen: ghettoområder`"""
    return f"{'På listen' if row.on_list else 'Ikke på listen'}: {row.list_name}"


def official_source(row: OfficialStatus) -> str:
    """`kilde: tv2east.dk`, and so where it is inferred."""
    inferred = " (udledt)" if row.confidence == "inferred" else ""
    return f"kilde: {row.source or 'ikke oplyst'}{inferred}"


def computed(verdict: ListStatus | None) -> str:
    """`Opfylder betingelserne, 3 af 5`; a verdict without any figure says that."""
    if verdict is None or verdict.unknown == verdict.of:
        return NO_FIGURES
    return f"{_VERDICT_WORD[verdict.verdict]}, {verdicts.score(verdict)}"


def is_computed_old(verdict: ListStatus | None, entry: Entry) -> bool:
    """Whether a figure behind the verdict was old on the list's own day."""
    return bool(verdict and verdict.oldest_year and is_old(str(verdict.oldest_year), entry.list_date))


def running_words(entry: Entry) -> tuple[str, ...]:
    """What the years running say on one list: officially and computed; empty where no rules ask for it."""
    rules, official_years, computed_years = (
        entry.running_rules,
        entry.running_official,
        entry.running_computed,
    )
    if rules is None or official_years is None or computed_years is None:
        return ()
    name = danish.sentence_case(rules.running_name or "")
    return (
        f"{name}, {danish.count_word(official_years.wanted)} år i træk.",
        f"Officielt: {_official_running(entry, official_years)}.",
        f"Beregnet: {_years(computed_years)}.",
    )


def _official_running(entry: Entry, found: Running) -> str:
    """A list of those areas says it itself; else the years on the lists before it do."""
    state: State = found.state if entry.running_stated == "unknown" else entry.running_stated
    how = f"{_run(found)} på listerne" if found.certain else _run(found)
    if entry.running_stated != "unknown":
        name = entry.running_rules.running_list_name if entry.running_rules else ""
        how = f"står {'' if state == 'on' else 'ikke '}på listen over {name}"
        if found.state == "on":
            how += f", {_run(found)} på listerne"
    return f"{_STATE_WORD[state]}, {how}"


def _years(found: Running) -> str:
    if len(found.unknown_years) == found.wanted:
        return f"{_STATE_WORD[found.state]}, ingen af årene er kendt"
    text = f"{_STATE_WORD[found.state]}, {_run(found)}"
    if found.unknown_years:
        years = danish.enumerate_words([str(year) for year in found.unknown_years])
        text += f"; {years} er ukendt" if len(found.unknown_years) == 1 else f"; {years} er ukendte"
    return text


def _run(found: Running) -> str:
    if found.certain == 0:
        return "listens eget år er ukendt" if found.at_least else "ikke på listen det år"
    at_least = "mindst " if found.at_least else ""
    return f"{at_least}{danish.count_word(found.certain)} år{' i træk' if found.certain > 1 else ''}"


def why_differs(history: History) -> str | None:
    """Said below a history in which the official list and the computed verdict disagree."""
    if not history.differing:
        return None
    years = danish.enumerate_words([str(entry.list_date.year) for entry in reversed(history.differing)])
    reasons = [
        "kilderne kan opgøre tallene på en anden måde end loven",
        "ministeriet kender tal, der ikke er hos os",
    ]
    if any(entry.computed and entry.computed.rests_on_demo for entry in history.differing):
        reasons.insert(0, "den beregnede status bygger på eksempeltal")
    if any(entry.list_date.year >= LAND_FROM for entry in history.differing):
        reasons.append(
            "et område er fra 2018 det sammenhængende areal, som boligorganisationerne ejede i 2010"
        )
    lists = "Listen" if len(history.differing) == 1 else "Listerne"
    return f"{lists} {years} afviger fra det beregnede. Det kan skyldes, at {_and(reasons)}."


def _and(reasons: Sequence[str]) -> str:
    return danish.enumerate_words([reasons[0], *(f"at {reason}" for reason in reasons[1:])])


def summary(history: History, rules: Ruleset) -> str:
    """One sentence on the newest list: what was published, and what the figures of its day say."""
    if not history.entries:
        return "Ingen liste var udkommet på datoen."
    newest = history.entries[0]
    when = danish.long_date(newest.list_date)
    said = "; ".join(danish.lower_first(official(row)) for row in newest.official)
    published = said or danish.lower_first(NOT_NAMED)
    verdict = danish.lower_first(computed(newest.computed))
    return f"Listen {when}: {published}. Beregnet efter {rules.short_name}: {verdict}."
