"""Texts of a sheet compared with what the catalog calls things."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from dashboard.catalog.models import Geography, GeographyKind, Indicator, Unit

_ALIKE: Final = 0.84
"""similarity from which two names are taken for the same with a slip of the pen"""
_ENOUGH: Final = 0.45
"""agreement from which a text is taken for an indicator's name"""
_SHORT_FORMS: Final = {"gns": "gennemsnitlig", "pct": "procent"}
_UNIT_WORDS: Final = {
    Unit.PERCENT: ("andel", "pct", "procent", "%"),
    Unit.PER_1000: ("pr. 1.000", "pr. 1000", "promille", "rate"),
    Unit.COUNT: ("antal", "stk"),
    Unit.KR: ("kr.", " kr", "beløb", "udgift"),
}
_SMALL_WORDS: Final = frozenset(
    {"og", "i", "af", "for", "med", "til", "på", "pr", "under", "uden", "eller", "en"}
)
_TOTALS: Final = ("i alt", "ialt", "total", "totalt", "sum", "gennemsnit", "gns", "hovedtotal", "alle")
_CODES: Final = {"330": GeographyKind.MUNICIPALITY, "000": GeographyKind.COUNTRY, "085": GeographyKind.REGION}
"""how Statistics Denmark numbers the municipality, the country and the region"""
_CODED: Final = re.compile(r"(330|000|085)(?!\d)")
_KINDS: Final = (
    (
        re.compile(r"\b(de )?(fire|4) (bolig)?områder|\bområder(ne)? (samlet|i alt|under ét)"),
        GeographyKind.COMBINED,
    ),
    (
        re.compile(r"^(alle |alle fire |)(områder|samlet|helhedsplanen)$|boligområder(ne)? samlet"),
        GeographyKind.COMBINED,
    ),
    (re.compile(r"\bkommunen?\b"), GeographyKind.MUNICIPALITY),
    (re.compile(r"^(hele )?landet$|^hele danmark$"), GeographyKind.COUNTRY),
    (re.compile(r"\bregionen?\b"), GeographyKind.REGION),
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was taken for. Only an exact one is sure; any other is for a person to look at."""

    found_id: str
    is_sure: bool


def plain(text: str) -> str:
    """Small letters and single spaces, without what stands in brackets and without punctuation."""
    text = unicodedata.normalize("NFC", text).casefold().replace("&", " og ")
    text = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(re.findall(r"[\w]+", text))


def words_of(text: str) -> frozenset[str]:
    found = (_SHORT_FORMS.get(word, word) for word in plain(text).split())
    return frozenset(found) - _SMALL_WORDS


def is_total(text: str) -> bool:
    """Whether a row called so adds others up."""
    found = plain(text)
    return (
        found in _TOTALS
        or found.endswith(" total")
        or any(found.startswith(f"{one} ") for one in _TOTALS[:5])
    )


def match_place(text: str, places: Mapping[str, Geography]) -> Match | None:
    """The place that a cell names: surely by its id or name, perhaps by a part or a similar spelling."""
    said = plain(text)
    if not said:
        return None
    for place in places.values():
        if said in {plain(place.geography_id), plain(place.name), plain(place.short_name)}:
            return Match(place.geography_id, is_sure=True)
        if text.strip() == place.geography_id:
            return Match(place.geography_id, is_sure=True)
    kind = _CODES.get(text.strip()[:3]) if _CODED.match(text.strip()) else _kind(said)
    if kind is not None:
        of_kind = [one for one in places.values() if one.kind is kind]
        return Match(of_kind[0].geography_id, is_sure=text.strip() in _CODES) if of_kind else None
    parts = {
        part: place.geography_id
        for place in places.values()
        if place.kind is GeographyKind.AREA
        for part in _parts(place.name)
    }
    close = said.replace(" ", "")
    contained = {
        found
        for part, found in parts.items()
        if part.replace(" ", "") in close or (close in part.replace(" ", "") and len(close) > 4)
    }
    if len(contained) == 1:
        return Match(contained.pop(), is_sure=False)
    names = {plain(place.name): place.geography_id for place in places.values()} | parts
    return _alike(said, names)


def _kind(said: str) -> GeographyKind | None:
    return next((kind for pattern, kind in _KINDS if pattern.search(said)), None)


def places_of(texts: Iterable[str], places: Mapping[str, Geography]) -> dict[str, str]:
    """Text -> place, without the texts that name none.

    Where several texts seem to name one place, only those that surely do count: departments of an area must
    not be taken for the area.
    """
    found = {text: match for text in texts if (match := match_place(text, places))}
    often = Counter(match.found_id for match in found.values())
    return {
        text: match.found_id for text, match in found.items() if match.is_sure or often[match.found_id] == 1
    }


def match_indicator(text: str, indicators: Mapping[str, Indicator]) -> Match | None:
    """The indicator that a text names: surely by its id or name, perhaps by most of the name's words."""
    said = plain(text)
    if not said:
        return None
    for one in indicators.values():
        if text.strip() == one.indicator_id or said in {plain(one.name), plain(one.short_name)}:
            return Match(one.indicator_id, is_sure=True)
    spoken = words_of(text)
    scores = {
        one.indicator_id: max(_agreement(spoken, words_of(name)) for name in (one.name, one.short_name))
        for one in indicators.values()
    }
    best = max(scores, key=lambda one: scores[one], default=None)
    if best is None or scores[best] < _ENOUGH or list(scores.values()).count(scores[best]) > 1:
        return None
    return Match(best, is_sure=False) if _may_be(text, indicators[best].unit) else None


def says_unit(text: str, unit: Unit) -> bool:
    """Whether a text names a unit, e.g. 'pct.'."""
    return any(word in text.casefold() for word in _UNIT_WORDS[unit])


def _may_be(text: str, unit: Unit) -> bool:
    """A text that names another unit alone is of another indicator."""
    others = any(says_unit(text, one) for one in _UNIT_WORDS if one is not unit)
    return says_unit(text, unit) or not others


def one_of(text: str, wanted: Iterable[str]) -> bool:
    """Whether one of the wanted words stands in the text, alone or as its beginning."""
    said = plain(text).split()
    return any(word == one or (len(one) > 4 and word.startswith(one)) for word in said for one in wanted)


def _parts(name: str) -> Sequence[str]:
    """'Ringparken/Schackenborgvænge' -> both of them."""
    return [plain(part) for part in re.split(r"/| og ", name) if len(part.strip()) > 4]


def _agreement(spoken: frozenset[str], name: frozenset[str]) -> float:
    """How much two sets of words have in common, 0-1, whatever their endings; the name's weigh more."""
    if not name or not spoken:
        return 0.0
    named = sum(any(_same(word, one) for word in spoken) for one in name) / len(name)
    said = sum(any(_same(word, one) for one in name) for word in spoken) / len(spoken)
    return 0.75 * named + 0.25 * said


def _same(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) > 5 and word[:6] == other[:6])


def _alike(said: str, names: Mapping[str, str]) -> Match | None:
    best = max(names, key=lambda one: SequenceMatcher(None, said, one).ratio(), default=None)
    if best is None or SequenceMatcher(None, said, best).ratio() < _ALIKE:
        return None
    return Match(names[best], is_sure=False)
