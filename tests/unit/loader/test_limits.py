from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.errors import CatalogError
from dashboard.loader.limits import MOST_INDICATORS, MOST_PLACES, refuse_large_catalog
from tests.unit.loader.conftest import DATA_DIR


def test_a_catalog_fits_the_number_that_figures_are_sorted_by() -> None:
    catalog = load_catalog(DATA_DIR, demo=False)
    place, indicator = next(iter(catalog.geographies.values())), next(iter(catalog.indicators.values()))
    places = {str(number): place for number in range(MOST_PLACES)}
    indicators = {str(number): indicator for number in range(MOST_INDICATORS)}
    refuse_large_catalog(replace(catalog, geographies=places, indicators=indicators))
    with pytest.raises(CatalogError, match="65536 places; a build holds at most 65535"):
        refuse_large_catalog(replace(catalog, geographies=places | {"x": place}))
    with pytest.raises(CatalogError, match="1024 indicators"):
        refuse_large_catalog(replace(catalog, indicators=indicators | {"x": indicator}))
