"""What stopped a refresh, and what came of the last look for new figures, in Danish words."""

from __future__ import annotations

import re
from typing import Final

from dashboard import danish
from dashboard.store.log import Fault
from dashboard.store.look import Failure, Look, Outcome

_WHAT: Final = {
    Fault.SOURCE_FILE: "En fil kan ikke læses, eller den er afvist i sin helhed.",
    Fault.CHECK: "Filerne kunne læses, men en kontrol af det hele standsede indlæsningen.",
    Fault.CATALOG: "Kataloget over områder, tal, regler eller kilder har en fejl.",
    Fault.WRITE: "Indlæsningen kunne ikke skrives: disken er fuld, eller mappen kan ikke skrives i.",
    Fault.OTHER: "Indlæsningen mislykkedes.",
    Fault.PROGRAM: "Programmet selv har en fejl. Giv beskeden videre til den, der driver systemet.",
}
_CAME: Final = {
    Outcome.PUBLISHED: "nye tal, som blev offentliggjort",
    Outcome.HELD: "en indlæsning, som blev lagt til side",
    Outcome.UNCHANGED: "intet nyt",
    Outcome.DECLINED: "filerne siger det samme som en indlæsning, der er kasseret eller rullet tilbage fra, "
    "og den offentliggøres ikke af sig selv",
}
_LINE: Final = re.compile(r"\bline (\d+)\b")


def failure_words(failure: Failure) -> str:
    """What kind of fault, and in which file and line, where the error says so."""
    if failure.problem_da is not None:
        return failure.problem_da
    what = _WHAT[failure.fault]
    if not failure.concerns:
        return what
    line = _LINE.search(failure.problem)
    where = f", linje {line[1]}" if line and len(failure.concerns) == 1 else ""
    return f"{what} Det gælder {danish.enumerate_words(failure.concerns)}{where}."


def look_words(look: Look) -> str:
    """`Sidst set efter nye tal: 26. november 2026 kl. 6.00, intet nyt.`"""
    when = f"Sidst set efter nye tal: {danish.long_time(look.at)}"
    if look.outcome is not Outcome.FAILED:
        return f"{when}, {_CAME[look.outcome]}."
    what = f" {failure_words(look.failure)}" if look.failure is not None else ""
    often = (
        f" Det er sket {danish.number(look.times)} gange i træk, første gang {danish.long_time(look.since)}."
        if look.times > 1
        else ""
    )
    return f"{when}, men det mislykkedes.{what}{often} Det, der vises, er uændret."
