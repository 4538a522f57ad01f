"""Numbers, dates and periods as Danes write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

NO_BREAK_SPACE: Final = "\u00a0"
_LOCALE: Final = "da_DK"
_ZONE: Final = ZoneInfo("Europe/Copenhagen")
_WORDS: Final = ("ingen", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
_UNIT_SUFFIX: Final = {"percent": "%", "per_1000": "pr. 1.000", "count": "", "kr": "kr."}
_UNIT_NAME: Final = {"percent": "procent", "per_1000": "pr. 1.000 beboere", "count": "antal", "kr": "kroner"}


def rounded(value: float, decimals: int = 0) -> Decimal:
    """The value that `number` shows: a half goes away from zero, as in school, and zero has no sign."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def number(value: float, decimals: int = 0) -> str:
    """`1234.5, 1` -> `1.234,5`. Always exactly `decimals` decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(rounded(value, decimals), format=pattern, locale=_LOCALE)


def quantity(value: float, unit: str, decimals: int = 0) -> str:
    """A value with its unit, kept on one line: `42 %`, `31,6 pr. 1.000`, `146.626 kr.`, `5.593`."""
    suffix = _UNIT_SUFFIX[unit].replace(" ", NO_BREAK_SPACE)
    text = number(value, decimals)
    return f"{text}{NO_BREAK_SPACE}{suffix}" if suffix else text


def unit_name(unit: str) -> str:
    """The unit in words, for tables and downloads."""
    return _UNIT_NAME[unit]


def difference(value: float, unit: str, decimals: int = 0) -> str:
    """A distance in the unit's own words: percent differ in percentage points."""
    if unit == "percent":
        return f"{number(value, decimals)}{NO_BREAK_SPACE}procentpoint"
    return quantity(value, unit, decimals)


def long_date(day: date) -> str:
    """`25. november 2021`"""
    return format_date(day, format="d. MMMM y", locale=_LOCALE)


def local_time(moment: datetime) -> datetime:
    """A moment as the clocks in Denmark show it."""
    return moment.astimezone(_ZONE)


def long_time(moment: datetime) -> str:
    """A moment with its zone as `25. november 2021 kl. 14.05`, by Danish clocks."""
    there = local_time(moment)
    return f"{long_date(there.date())} kl.{NO_BREAK_SPACE}{there:%H.%M}"


def period(text: str) -> str:
    """`2015` -> `2015`, `2015-Q3` -> `3. kvartal 2015`, `2015-07` -> `juli 2015`."""
    year, _, part = text.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return f"{part[1:]}. kvartal {year}"
    return format_date(date(int(year), int(part), 1), format="MMMM y", locale=_LOCALE)


def period_with_preposition(text: str) -> str:
    """`i 2015`, `i 3. kvartal 2015`, `i juli 2015`."""
    return f"i {period(text)}"


def count_word(count: int) -> str:
    """Small numbers in words, as a sentence wants them (neuter: ét område)."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else number(count)


def enumerate_words(words: Sequence[str]) -> str:
    """`a, b og c`"""
    if not words:
        return ""
    *head, last = words
    return f"{', '.join(head)} og {last}" if head else last


def listed(words: Sequence[str]) -> str:
    """`a, b og c`; where a part has its own `og`, `a, b og c samt d`: it is clear what belongs together."""
    if not any(" og " in word for word in words):
        return enumerate_words(words)
    *head, last = words
    return f"{', '.join(head)} samt {last}" if head else last


def lower_first(text: str) -> str:
    """A name inside a sentence; one that begins with an abbreviation stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence_case(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
