"""How a file writes periods, dates and marks -> how we write them; what is not understood stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from dashboard.catalog.layout import PeriodStyle

_STATBANK: Final = re.compile(r"(\d{4})(?:(K)([1-4])|(M)(\d{2}))?")
_YEAR: Final = re.compile(r"\d{4}")
_DANISH_QUARTER: Final = re.compile(
    r"([1-4])\.? ?(?:kvartal|kvt\.?|kv\.?) ?(\d{4})"
    r"|(\d{4})[ -]?[KQkq]([1-4])"
    r"|[KQkq]([1-4])[ -]?(\d{4})"
)
_DANISH_MONTH: Final = re.compile(r"([a-zæøå]{3,9})\.?[ -]?(\d{4}|\d{2})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_NAMES: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d])")
_DANISH_DATE: Final = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_SPOKEN_DATE: Final = re.compile(r"(\d{1,2})\. ?([a-zæøå]{3,9})\.? (\d{4})")
_SLASHED_MONTH: Final = re.compile(r"(0?[1-9]|1[0-2])[/.](\d{4})")
_SERIAL: Final = re.compile(r"\d{5}")
_EARLIEST_SERIAL: Final = 20_000
"""4 October 1954; before it, a number of five digits is more likely a count"""
_LATEST_SERIAL: Final = 73_050
"""31 December 2099"""
_PLAIN: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_TWO_READINGS: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def our_period(text: str, style: PeriodStyle, calendar: Literal[1900, 1904] = 1900) -> str:
    """A period in our writing (2015, 2015-Q3, 2015-07), or the text as it stands."""
    match style:
        case "statbank":
            return _from_statbank(text)
        case "danish":
            return _from_danish(text)
        case "date_year" | "date_quarter" | "date_month":
            day = read_day(text, calendar)
            return text if day is None else _period_of(day, style)
        case _:
            return text


def joined_period(year: str, quarter: str | None, month: str | None) -> str:
    """A period whose parts stand in columns of their own; the month may be a name."""
    year = year.removesuffix(".0")
    if quarter:
        found = re.search(r"[1-4]", quarter)
        return f"{year}-Q{found.group()}" if found else f"{year} {quarter}"
    if month:
        number = _month_number(month.lower().rstrip(".")) or (int(month) if month.isdecimal() else 0)
        return f"{year}-{number:02d}" if 1 <= number <= 12 else f"{year} {month}"
    return year


def read_day(text: str, calendar: Literal[1900, 1904] = 1900) -> date | None:
    """A date as 2021-11-25, 25-11-2021, 25.11.2021, or as a number of Excel's calendar."""
    return written_day(text) or serial_day(text, calendar)


def written_day(text: str) -> date | None:
    """A date as 2021-11-25, or as Danes write it: 25-11-2021, 25.11.2021, 25/11/2021, 25. november 2021."""
    try:
        if match := _ISO_DATE.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DANISH_DATE.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _SPOKEN_DATE.fullmatch(text.lower()):
            return date(int(match[3]), _month_number(match[2]) or 0, int(match[1]))
    except ValueError:
        return None
    return None


def serial_day(text: str, calendar: Literal[1900, 1904] = 1900) -> date | None:
    """The day that a number of Excel's calendar stands for; None where it is not one of 1955-2099."""
    if _SERIAL.fullmatch(text) is None or not _EARLIEST_SERIAL <= int(text) <= _LATEST_SERIAL:
        return None
    # Excel counts a 29 February 1900 that never was; the numbers allowed here are all behind it.
    begin = date(1899, 12, 30) if calendar == 1900 else date(1904, 1, 1)
    return begin + timedelta(days=int(text))


def without_marks(text: str, marks: Iterable[str]) -> str:
    """A number without the footnote marks at its end."""
    for mark in marks:
        if text.endswith(mark) and len(text) > len(mark):
            return text.removesuffix(mark).rstrip()
    return text


def without_thousands(text: str, thousands: str, decimal: str) -> str | None:
    """A number written with these marks as digits and a decimal point; None for any other text."""
    between, point = re.escape(thousands), re.escape(decimal)
    if re.fullmatch(rf"-?(\d+|\d{{1,3}}({between}\d{{3}})+)({point}\d+)?", text) is None:
        return None
    return text.replace(thousands, "").replace(decimal, ".")


def plain_number(text: str, decimal: str | None) -> Decimal | None:
    """A number without thousands marks; None for any other text, and for one that can be read in two ways.

    Args:
        text: the cell.
        decimal: the mark that its source declares; without it comma and point both are decimal marks.
    """
    if _PLAIN.fullmatch(text) is None:
        return None
    if decimal is None and _TWO_READINGS.fullmatch(text):
        return None
    if decimal is not None and ("," if decimal == "." else ".") in text:
        return None
    return Decimal(text.replace(",", "."))


def as_percent(number: Decimal, decimal: str | None) -> str:
    """0.42 -> 42, exactly, written with the decimal mark of the source."""
    return format((number * 100).normalize(), "f").replace(".", decimal or ",")


def _from_statbank(text: str) -> str:
    match = _STATBANK.fullmatch(text)
    if match is None:
        return text
    year, quarter_mark, quarter, _, month = match.groups()
    if quarter_mark:
        return f"{year}-Q{quarter}"
    return f"{year}-{month}" if month else year


def _from_danish(text: str) -> str:
    if _YEAR.fullmatch(text):
        return text
    if match := _DANISH_QUARTER.fullmatch(text):
        parts = match.groups()
        quarter, year = next(
            pair for pair in ((parts[0], parts[1]), (parts[3], parts[2]), (parts[4], parts[5])) if pair[0]
        )
        return f"{year}-Q{quarter}"
    if match := _SLASHED_MONTH.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _DANISH_MONTH.fullmatch(text.lower()):
        month = _month_number(match[1])
        year = match[2] if len(match[2]) == 4 else f"20{match[2]}"
        if month:
            return f"{year}-{month:02d}"
    return text


def _month_number(name: str) -> int | None:
    if name in _MONTH_NAMES:
        return _MONTH_NAMES.index(name) + 1
    if name == "sept":
        return 9
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def _period_of(day: date, style: PeriodStyle) -> str:
    if style == "date_year":
        return f"{day.year:04d}"
    if style == "date_quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}-{day.month:02d}"
