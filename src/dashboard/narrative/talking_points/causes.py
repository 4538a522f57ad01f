"""Words that say why something happened. The figures cannot tell that, so an edited text may not either.

Only where a text cites an initiative that was evaluated may it speak of causes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

REASON: Final = (
    "„{}“ siger, at noget er årsag til noget andet. Det kan tallene ikke vise, og teksten henviser ikke til "
    "en evalueret indsats. Skriv, hvad der er sket, eller stil det som et spørgsmål."
)

_BETWEEN: Final = r"(?:\w+ ){0,2}"
"""a word or two that may stand inside: `førte efter alt at dømme til` is far, `førte nok til` is near"""
_INITIATIVE: Final = (
    r"(?:indsats|projekt|tiltag|aktivitet|forløb|arbejde|samarbejde|helhedsplan|initiativ|fritidsjob)\w*"
)
_SURVEY: Final = r"\w*(?:undersøgelse|måling|optælling|opgørelse|afstemning)"
"""what has a result without being a cause: `resultatet af tryghedsundersøgelsen`"""
_PATTERNS: Final = (
    r"fordi",
    r"eftersom",
    r"takket være",
    r"i kraft af",
    r"ved hjælp af",
    r"på grund af",
    r"(?:pga|p\.\s?g\.\s?a)\b\.?",
    r"(?:(?:ad|af) den |af samme )grund",
    r"grund(?:en|ene) (?:til|er|var)",
    r"årsag(?:en|er|erne)? (?:til|er|var)",
    r"(?:har|havde|ligger|lå) til grund for",
    r"forårsag(?:e|er|ede|et|es)",
    r"skyld(?:es|tes)",
    r"(?:er|var|har|havde|bærer) (?:\w+ )?skyld(?:en)? (?:i|for)",
    r"som (?:en )?(?:direkte )?(?:følge|konsekvens|effekt|virkning) (?:heraf|deraf|af)",
    r"(?:følgen|konsekvensen|effekten|virkningen|frugten|frugt|udslag|udslaget) af",
    r"(?:en|den) (?:direkte )?(?:følge|konsekvens|effekt|virkning) af",
    rf"(?:resultat|resultatet|resultater|resultaterne) af(?! (?:\w+ )?{_SURVEY})",
    r"resulter(?:e|er|ede|et) " + _BETWEEN + r"i",
    r"(?:fører|førte|føre|ført) " + _BETWEEN + r"til",
    r"medfør(?:e|er|te|t|es)",
    r"bevirk(?:e|er|ede|et|es)",
    r"foranledig(?:e|er|ede|et|es)",
    r"afstedkom(?:me|mer|met|mes)?",
    r"udløs(?:er|te|t|es|e|tes)",
    r"skab(?:er|te|t|es|tes) af",
    r"tilskriv(?:es|er|e)|tilskrev(?:et|es)?",
    r"bund(?:er|ede|et) (?:\w+ )?i",
    r"(?:bidrag(?:er|e|et)|bidrog) " + _BETWEEN + r"til",
    r"(?:har|havde|haft|have|får|fik|fået) (?:\w+ ){0,2}(?:effekt|virkning på)",
    rf"{_INITIATIVE} (?:har |havde )?(?:\w+ )?virke(?:r|t|de)(?! som| til)",
    r"(?:får|fik|fået) " + r"(?:\w+ ){1,4}til at (?:falde|stige|vende|vokse|gå)",
    r"derfor (?:falder|faldt|faldet|stiger|steg|steget|vokser|voksede|vokset)",
    r"(?:falder|faldt|stiger|steg|vokser|voksede) derfor",
)
_CAUSE: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(pattern.replace(' ', chr(92) + 's+') for pattern in _PATTERNS)})(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CauseWord:
    """A word that claims a cause, and where it stands in the text."""

    word: str
    start: int
    end: int
    reason: str
    """in Danish, for the one who wrote it"""


def cause_words(
    text: str, *, cites_evaluated: bool = False, quoted: Sequence[str] = ()
) -> tuple[CauseWord, ...]:
    """The words of a text that claim a cause, in order; empty where it may stand.

    Args:
        cites_evaluated: whether the text cites an initiative that was evaluated: then causes are allowed.
        quoted: parts that repeat word for word what somebody wrote elsewhere, as a point's `quoted`.
    """
    if cites_evaluated:
        return ()
    seen, places = _as_read(text)
    for quote in quoted:
        hidden, _ = _as_read(f"„{quote}“")
        seen = seen.replace(hidden, " " * len(hidden))
    found = []
    for match in _CAUSE.finditer(seen):
        start, end = places[match.start()], places[match.end() - 1] + 1
        word = " ".join(match[0].split())
        found.append(CauseWord(word, start, end, REASON.format(word)))
    return tuple(found)


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text without characters that nobody sees, accents composed; and where each one stood."""
    read: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        if unicodedata.combining(character) and read:
            read[-1] = unicodedata.normalize("NFC", read[-1] + character)[:1]
            continue
        read.append(character)
        places.append(index)
    return "".join(read), places
