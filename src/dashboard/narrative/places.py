"""The places as they are said aloud: `på Motalavej`, `i Præstevangen og på Parkvej`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.store.records import Geography

_NAME: Final = {
    "praestevangen_parkvej": "Præstevangen og Parkvej",
    "samlet": "De fire områder samlet",
}
_WHERE: Final = {
    "motalavej": "på Motalavej",
    "praestevangen_parkvej": "i Præstevangen og på Parkvej",
    "samlet": "i de fire områder samlet",
}


def name(place: Geography) -> str:
    """`Ringparken`; never an abbreviation, which cannot be read aloud."""
    return _NAME.get(place.geography_id, place.short_name)


def where(place: Geography) -> str:
    """With its preposition, inside a sentence: `i Ringparken`."""
    return _WHERE.get(place.geography_id, f"i {place.short_name}")


def names(places: Sequence[Geography]) -> str:
    """`Motalavej og de fire områder samlet`, inside a sentence."""
    return danish.listed([inside(place) for place in places])


def inside(place: Geography) -> str:
    text = name(place)
    return danish.lower_first(text) if text.startswith("De ") else text


def wheres(places: Sequence[Geography]) -> str:
    """`på Motalavej og i Sydbyen`"""
    return danish.listed([where(place) for place in places])


def spoken(places: Sequence[Geography]) -> dict[str, Geography]:
    """The places by id, with the spoken name for the short one."""
    return {place.geography_id: place._replace(short_name=name(place)) for place in places}
