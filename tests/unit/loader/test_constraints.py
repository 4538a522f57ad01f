"""What adds up: each equation once, whichever of its cells the build has."""

from __future__ import annotations

import random

from dashboard.analysis.disclosure_algebra import Cell
from dashboard.catalog.load import load_catalog
from dashboard.loader.constraints import Structure, constraints_between
from tests.unit.loader.conftest import DATA_DIR

YEARS = ("2014", "2015")
PERIODS = (
    *YEARS,
    *(f"{year}-Q{number}" for year in YEARS for number in range(1, 5)),
    *(f"{year}-{number:02d}" for year in YEARS for number in range(1, 13)),
)


def test_together_the_cells_have_the_equations_that_each_has_alone() -> None:
    catalog = load_catalog(DATA_DIR, demo=False)
    structure = Structure.of(catalog)
    dice = random.Random(25)
    cells = {
        Cell(
            dice.choice(list(catalog.geographies)),
            dice.choice(list(catalog.indicators)),
            dice.choice(PERIODS),
            dice.choice((1, 1, 1, 2)),
        )
        for _ in range(1500)
    }
    together = constraints_between(cells, structure)
    alone = {one for cell in cells for one in constraints_between([cell], structure)}
    assert set(together) == alone
    assert len(together) == len(alone)
    assert len(alone) < sum(len(constraints_between([cell], structure)) for cell in cells)
