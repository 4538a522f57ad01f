"""Texts of a sheet compared with what the catalog calls things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from dashboard.catalog.models import Geography, GeographyKind, Indicator

_ALIKE: Final = 0.84
"""similarity from which two names are taken for the same with a slip of the pen"""
_SMALL_WORDS: Final = frozenset(
    {"og", "i", "af", "for", "med", "til", "på", "pr", "under", "uden", "eller", "en"}
)
_TOTALS: Final = ("i alt", "ialt", "total", "totalt", "sum", "gennemsnit", "gns", "hovedtotal", "alle")
_CODES: Final = {"330": GeographyKind.MUNICIPALITY, "000": GeographyKind.COUNTRY, "085": GeographyKind.REGION}
"""how Statistics Denmark numbers the municipality, the country and the region"""
_KIND_WORDS: Final = {
    "kommunen": GeographyKind.MUNICIPALITY,
    "kommune": GeographyKind.MUNICIPALITY,
    "hele landet": GeographyKind.COUNTRY,
    "landet": GeographyKind.COUNTRY,
    "regionen": GeographyKind.REGION,
    "samlet": GeographyKind.COMBINED,
    "de fire områder": GeographyKind.COMBINED,
    "helhedsplanen": GeographyKind.COMBINED,
}


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
    return frozenset(plain(text).split()) - _SMALL_WORDS


def is_total(text: str) -> bool:
    """Whether a row called so adds others up."""
    found = plain(text)
    return found in _TOTALS or any(found.startswith(f"{one} ") for one in _TOTALS[:5])


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
    kind = _CODES.get(text.strip()) or _KIND_WORDS.get(said)
    if kind is not None:
        of_kind = [one for one in places.values() if one.kind is kind]
        return Match(of_kind[0].geography_id, is_sure=text.strip() in _CODES) if of_kind else None
    parts = {
        part: place.geography_id
        for place in places.values()
        if place.kind is GeographyKind.AREA
        for part in _parts(place.name)
    }
    contained = {found for part, found in parts.items() if part in said or (said in part and len(said) > 4)}
    if len(contained) == 1:
        return Match(contained.pop(), is_sure=False)
    names = {plain(place.name): place.geography_id for place in places.values()} | parts
    return _alike(said, names)


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
        one.indicator_id: max(_shared(spoken, words_of(name)) for name in (one.name, one.short_name))
        for one in indicators.values()
    }
    best = max(scores, key=lambda one: scores[one], default=None)
    if best is None or scores[best] < 0.5 or list(scores.values()).count(scores[best]) > 1:
        return None
    return Match(best, is_sure=False)


def one_of(text: str, wanted: Iterable[str]) -> bool:
    """Whether one of the wanted words stands in the text, alone or as its beginning."""
    said = plain(text).split()
    return any(word == one or (len(one) > 4 and word.startswith(one)) for word in said for one in wanted)


def _parts(name: str) -> Sequence[str]:
    """'Ringparken/Schackenborgvænge' -> both of them."""
    return [plain(part) for part in re.split(r"/| og ", name) if len(part.strip()) > 4]


def _shared(spoken: frozenset[str], name: frozenset[str]) -> float:
    """Share of the name's words that were spoken, the same ending or not."""
    if not name:
        return 0.0
    hits = sum(
        any(word == one or (min(len(word), len(one)) > 5 and word[:6] == one[:6]) for word in spoken)
        for one in name
    )
    return hits / len(name)


def _alike(said: str, names: Mapping[str, str]) -> Match | None:
    best = max(names, key=lambda one: SequenceMatcher(None, said, one).ratio(), default=None)
    if best is None or SequenceMatcher(None, said, best).ratio() < _ALIKE:
        return None
    return Match(names[best], is_sure=False)
