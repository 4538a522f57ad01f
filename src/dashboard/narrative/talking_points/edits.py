"""Which figures somebody changed by hand: what is edited against what was generated.

Figures are read as Danes write them. Dates, quarters and years are told apart from quantities, and a small
number may be a word: `tre` is `3`. Moving a sentence changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

_WORDS: Final = {
    "ingen": 0, "nul": 0, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_MONTHS: Final = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
_MONTH: Final = f"(?:{'|'.join(_MONTHS)})"
_SPACE: Final = r"[ \u00a0\u202f]*"
_YEAR: Final = r"(?:19|20)\d\d"
_UNITS: Final = {
    "percent": r"%|pct\.?|procent(?!point)",
    "points": r"procentpoint|pct\.?-point|%-point",
    "per_1000": r"pr\.?" + _SPACE + r"1\.?000",
    "kr": r"kr\.?|kroner",
    "persons": r"person(?:er)?|beboere?|mennesker",
}
_UNIT: Final = "|".join(f"(?P<{name}>{pattern})" for name, pattern in sorted(_UNITS.items(), reverse=True))
_FIGURE: Final = re.compile(
    rf"""
    (?P<date>\b\d{{1,2}}\.{_SPACE}{_MONTH}{_SPACE}(?:{_YEAR})?
      |\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})\b
      |\b[1-4]\.{_SPACE}kvartal(?:{_SPACE}{_YEAR})?|\b{_MONTH}{_SPACE}{_YEAR}\b)
    |(?P<number>(?P<sign>(?<![\w%.,)])[-+\u2212\u2013]{_SPACE})?
      (?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?))
      (?:{_SPACE}(?:{_UNIT})(?!\w))?
    |\b(?P<word>{"|".join(_WORDS)})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


class FigureKind(StrEnum):
    QUANTITY = "quantity"
    DATE = "date"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text. Two are the same where kind, value and unit are."""

    kind: FigureKind
    value: str
    """normalised: `1234.5`, `2021-11-25`, `2021-Q3`, `2021-11`"""
    unit: str | None
    text: str
    """as written"""

    @property
    def meaning(self) -> tuple[FigureKind, str, str | None]:
        return self.kind, self.value, self.unit


@dataclass(frozen=True, slots=True)
class Edits:
    """What happened to the figures of a text."""

    changed: tuple[tuple[Figure, Figure], ...]
    """before and after: of the same kind and unit, in the order of the text"""
    added: tuple[Figure, ...]
    """figures that no source stands behind"""
    removed: tuple[Figure, ...]

    @property
    def is_by_hand(self) -> bool:
        """Whether the edited text has a figure that was not generated."""
        return bool(self.changed or self.added)

    def sentences(self) -> tuple[str, ...]:
        """What to tell the reader, in Danish: `„43,1 %“ er rettet i hånden til „42 %“.`"""
        return (
            *(f"„{old.text}“ er rettet i hånden til „{new.text}“." for old, new in self.changed),
            *(f"„{new.text}“ er skrevet i hånden og har ingen kilde." for new in self.added),
        )


def edits(original: str, edited: str) -> Edits:
    """The figures of a generated text that an edited one changed, added or left out."""
    before, after = figures(original), figures(edited)
    gone = _without(before, after)
    new = _without(after, before)
    changed: list[tuple[Figure, Figure]] = []
    for old in list(gone):
        match = next((one for one in new if (one.kind, one.unit) == (old.kind, old.unit)), None) or next(
            (one for one in new if one.kind is old.kind), None
        )
        if match is not None:
            changed.append((old, match))
            gone.remove(old)
            new.remove(match)
    return Edits(tuple(changed), tuple(new), tuple(gone))


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    return tuple(_figure(match) for match in _FIGURE.finditer(text))


def _without(those: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """What is left of the first when each of the others has taken one of its own kind away."""
    left = Counter(figure.meaning for figure in others)
    found = []
    for figure in those:
        if left[figure.meaning]:
            left[figure.meaning] -= 1
        else:
            found.append(figure)
    return found


def _figure(match: re.Match[str]) -> Figure:
    text = " ".join(match[0].split())
    if match["date"]:
        return Figure(FigureKind.DATE, _date(match["date"]), None, text)
    if match["word"]:
        return Figure(FigureKind.QUANTITY, str(_WORDS[match["word"].lower()]), None, text)
    unit = next((name for name in _UNITS if match[name]), None)
    if unit is None and re.fullmatch(_YEAR, match["number"]):
        return Figure(FigureKind.YEAR, match["number"], None, text)
    return Figure(FigureKind.QUANTITY, _number(match["number"]), unit, text)


def _number(text: str) -> str:
    """`1.234,5` -> `1234.5`; `43.1`, as in English, is the same as `43,1`."""
    plain = re.sub(r"[\s\u00a0\u202f+]", "", text).replace("\u2212", "-").replace("\u2013", "-")
    if "," in plain or re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "").replace(",", ".")
    value = Decimal(plain).normalize()
    return f"{value + 0:f}"


def _date(text: str) -> str:
    """`25. november 2021`, `25.11.2021` and `2021-11-25` are the same day."""
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    lower = text.lower()
    if "kvartal" in lower:
        quarter, *year = numbers
        return "-".join([*(str(one) for one in year), f"Q{quarter}"])
    month = next((number for number, name in enumerate(_MONTHS, start=1) if name in lower), None)
    if month is not None:
        year = [number for number in numbers if number > 31]
        days = [number for number in numbers if number <= 31]
        return "-".join([*(str(one) for one in year), f"{month:02d}", *(f"{day:02d}" for day in days)])
    if numbers[0] > 31:
        return "-".join(f"{number:02d}" for number in numbers)
    day, month, year_number = numbers
    return f"{year_number if year_number > 99 else 2000 + year_number}-{month:02d}-{day:02d}"
