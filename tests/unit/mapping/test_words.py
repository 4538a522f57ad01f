from __future__ import annotations

import pytest

from dashboard.mapping.table_texts import Names
from dashboard.mapping.words import is_total, match_indicator, match_place, places_of


@pytest.mark.parametrize(
    ("text", "place", "is_sure"),
    [
        ("motalavej", "motalavej", True),
        ("Motalavej", "motalavej", True),
        ("MOTALAVEJ (Korsør)", "motalavej", True),
        ("Afd. 3 - Motalavej", "motalavej", False),
        ("Ringparken/Schackenborgvænge", "ringparken", True),
        ("Schackenborgvænge", "ringparken", False),
        ("Ringparken & Schackenborgvænge", "ringparken", False),
        ("Syd-byen", "sydbyen", False),
        ("Præstevangen og Parkvej", "praestevangen_parkvej", True),
        ("Prestevangen og Parkvej", "praestevangen_parkvej", False),
        ("330", "slagelse_kommune", True),
        ("330 Slagelse", "slagelse_kommune", False),
        ("Slagelse (kommunen som helhed)", None, False),
        ("Kommunen i alt", "slagelse_kommune", False),
        ("Region Sjælland", "region_sjaelland", True),
        ("Hele landet", "danmark", False),
        ("De 4 områder under ét", "samlet", False),
        ("Boligområderne samlet", "samlet", False),
        ("Nordbyen", None, False),
        ("", None, False),
        ("Vej", None, False),
    ],
)
def test_places(names: Names, text: str, place: str | None, is_sure: bool) -> None:
    match = match_place(text, names.places)
    assert (match.found_id if match else None) == place
    assert (match.is_sure if match else False) == is_sure


def test_departments_are_not_taken_for_their_area(names: Names) -> None:
    texts = ["Motalavej etape 1", "Motalavej etape 2", "Sydbyen etape 1", "Ringparken", "Schackenborgvænge"]
    assert places_of(texts, names.places) == {"Sydbyen etape 1": "sydbyen", "Ringparken": "ringparken"}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("employed", "employed"),
        ("Beboere", "residents"),
        ("Voksne uden for arbejde og uddannelse", "outside_work_education"),
        ("Gns. bruttoindkomst pr. person (1.000 kr.)", "mean_income"),
        ("Indkomst i pct. af noget andet", None),
        ("Vejret", None),
        ("", None),
    ],
)
def test_indicators(names: Names, text: str, indicator: str | None) -> None:
    match = match_indicator(text, names.indicators)
    assert (match.found_id if match else None) == indicator


def test_every_place_and_indicator_is_found_by_its_own_name(names: Names) -> None:
    for place in names.places.values():
        match = match_place(place.name, names.places)
        assert match is not None
        assert (match.found_id, match.is_sure) == (place.geography_id, True)
    for one in names.indicators.values():
        match = match_indicator(one.name, names.indicators)
        assert match is not None
        assert (match.found_id, match.is_sure) == (one.indicator_id, True)


@pytest.mark.parametrize("text", ["I alt", "ialt", "Total", "Motalavej Total", "I alt alle", "Gennemsnit"])
def test_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Motalavej", "Kommunen i alt", "Alle fire områder", ""])
def test_no_totals(text: str) -> None:
    assert not is_total(text)
