"""Why outlines could not be loaded, in Danish."""

from __future__ import annotations

import pytest

from dashboard.errors import OutlineError, OutlineFault, OutlinePart
from dashboard.narrative.outline_faults import outline_fault

PART = OutlinePart(
    feature=2, geography_id="ringparken", area="Ringparken/Schackenborgvænge", ring=1, position=1234
)


def test_where_and_what() -> None:
    error = OutlineError("x", "y", fault=OutlineFault.CROSSING, part=PART)
    assert outline_fault(error) == (
        "Filen med områdernes omrids, omraader.geojson (omridset af Ringparken/Schackenborgvænge, nr. 2, "
        "ring 1, punkt 1.234), kan ikke bruges. Omridsets linjer krydser hinanden, "
        "eller et hul ligger uden for sit omrids."
    )


@pytest.mark.parametrize("kind", OutlineFault)
def test_every_fault_has_words_and_no_brackets_without_a_place(kind: OutlineFault) -> None:
    said = outline_fault(OutlineError("x", "y", fault=kind, part=OutlinePart()))
    assert said.startswith("Filen med områdernes omrids, omraader.geojson, kan ikke bruges. ")
    assert said.count(".") >= 3
