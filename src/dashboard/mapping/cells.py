"""What kind of thing a cell is, by its text alone."""

from __future__ import annotations

import re
from typing import Final

from dashboard.loader.cell_forms import our_period, serial_day, written_day

_NUMBER: Final = re.compile(
    r"-?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:[.,]\d+)?"
)
_MARKED: Final = re.compile(r"(?P<number>-?\d[\d.,]*?) ?(?P<mark>[*†‡¹²³]+|\d\)|[a-zA-Z]\)|,-)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OUR_PERIOD: Final = re.compile(r"(?:19|20)\d\d(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?")
_KNOWN_MARKS: Final = ("..", "-", "<5", "< 5")
_PERIOD_INSIDE: Final = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|\d{1,2}\. ?[a-z]{3,9} (?:19|20)\d\d|"
    r"(?:19|20)\d\d-Q[1-4]"
    r"|(?:19|20)\d\d ?[KQ][1-4]|[KQ][1-4] ?(?:19|20)\d\d"
    r"|[1-4]\.? ?(?:kvartal|kvt\.?|kv\.?) ?(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:M\d\d|-(?:0[1-9]|1[0-2])(?!\d))"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)"
)


def is_number(text: str) -> bool:
    """A number, also one with a percent sign or a footnote mark."""
    text = text.removesuffix("%").rstrip()
    return _NUMBER.fullmatch(text) is not None or _MARKED.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """A year, also one with a footnote mark."""
    match = _MARKED.fullmatch(text)
    return _YEAR.fullmatch(match["number"] if match else text) is not None


def is_figure(text: str) -> bool:
    """A number that is no year, or a mark that stands for one."""
    return (is_number(text) and not is_year(text)) or text in _KNOWN_MARKS


def is_known_mark(text: str) -> bool:
    """'..', '-', '<5': read as missing or hidden without being declared."""
    return text in _KNOWN_MARKS


def footnote_mark(text: str) -> str | None:
    """The mark at the end of a number, e.g. '*' or '1)'."""
    match = _MARKED.fullmatch(text)
    return match["mark"] if match else None


def without_mark(text: str) -> str:
    mark = footnote_mark(text)
    return text.removesuffix(mark).rstrip() if mark else text


def is_period(text: str) -> bool:
    """A period in any writing that a layout can declare, dates left out."""
    text = without_mark(text)
    return (
        _OUR_PERIOD.fullmatch(text) is not None
        or our_period(text, "statbank") != text
        or our_period(text, "danish") != text
    )


def is_day(text: str) -> bool:
    return written_day(text) is not None


def is_serial(text: str) -> bool:
    return serial_day(text) is not None


def period_inside(text: str) -> re.Match[str] | None:
    """The period that a column head names, if it names one."""
    found = list(_PERIOD_INSIDE.finditer(text))
    return found[0] if len(found) == 1 else None
