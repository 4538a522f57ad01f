"""Each indicator of the catalog as a sentence, and the places with their prepositions."""

from __future__ import annotations

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.narrative import places
from dashboard.narrative.talking_points.phrases import PHRASE, phrase
from tests.conftest import DATA_DIR
from tests.unit import samples as s
from tests.unit.narrative.talking_points import samples as t


def test_every_indicator_of_the_catalog_has_its_phrase_and_no_other_has() -> None:
    assert set(PHRASE) == set(load_catalog(DATA_DIR, demo=False).indicators)


@pytest.mark.parametrize(
    ("indicator_id", "unit", "value", "decimals", "text"),
    [
        ("feeling_safe", "percent", 75.8, 1, "følte 75,8 % af de adspurgte beboere sig trygge"),
        (
            "criminal_decisions",
            "per_1000",
            31.6,
            1,
            "var der 31,6 kriminalretlige afgørelser pr. 1.000 beboere",
        ),
        ("vandalism_cost", "kr", 61250.0, 0, "kostede det 61.250 kr. at udbedre hærværk"),
        ("vacant_dwellings", "count", 8.0, 0, "stod 8 boliger ledige"),
        ("vacant_dwellings", "count", 1.0, 0, "stod 1 bolig ledig"),
        ("arson", "count", 0.0, 0, "var der 0 påsatte brande"),
        ("waiting_list", "count", 1234.0, 0, "stod 1.234 husstande på venteliste"),
    ],
)
def test_a_figure_as_it_is_said(indicator_id: str, unit: str, value: float, decimals: int, text: str) -> None:
    assert phrase(s.indicator(indicator_id, unit=unit), value, decimals).replace("\u00a0", " ") == text


def test_an_indicator_that_is_new_still_has_its_name() -> None:
    assert phrase(s.indicator("x", name="Nye tal"), 3.0, 1).replace("\u00a0", " ") == "nye tal: 3,0 %"


def test_places_as_they_are_said() -> None:
    assert [places.where(place) for place in t.PLACES] == [
        "på Motalavej",
        "i Ringparken",
        "i Præstevangen og på Parkvej",
        "i Sydbyen",
        "i de fire områder samlet",
    ]
    assert places.names(t.PLACES[1:]) == (
        "Ringparken, Præstevangen og Parkvej, Sydbyen samt de fire områder samlet"
    )
    assert places.wheres(t.PLACES[:2]) == "på Motalavej og i Ringparken"
