"""What a picture says of itself: what its verdicts rest on."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from dashboard.analysis.picture import Row
from tests.unit import samples as s

EXAMPLE = s.cell(reading=s.reading(is_demo=True))


@pytest.mark.parametrize(
    ("row", "rests"),
    [
        (s.row(), False),
        (s.row(cells=(s.cell(), EXAMPLE)), True),
        (s.row(verdict=s.verdict(residents_is_demo=True)), True),
        (s.row(cells=(s.unknown_cell(),), verdict=s.verdict(residents_is_demo=None)), False),
        (s.row(cells=(s.cell(municipality=s.reading(is_demo=True)),)), False),
    ],
)
def test_a_verdict_rests_on_what_it_is_made_from(row: Row, rests: bool) -> None:
    assert row.rests_on_demo is rests
    assert s.picture(s.row(), row).rests_on_demo is rests


def test_the_four_together_decide_no_verdict() -> None:
    assert not s.picture(combined=s.combined_row(EXAMPLE)).rests_on_demo


def test_a_verdict_may_rest_on_old_figures() -> None:
    assert not s.picture().rests_on_old
    assert s.picture(s.row(cells=(s.cell(reading=s.reading(is_old=True)),))).rests_on_old
    assert not s.picture(s.row(cells=(s.unknown_cell(),))).rests_on_old


def test_the_four_together_come_last() -> None:
    combined = s.combined_row()
    assert s.picture(s.row(), combined=combined).rows[-1] is combined
    assert len(s.picture().rows) == 1


def test_a_picture_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        s.picture().combined = s.combined_row()  # type: ignore[misc]
