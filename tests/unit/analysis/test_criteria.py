"""The states of a criterion, and the axis it is drawn on."""

from __future__ import annotations

import pytest

from dashboard.analysis.criteria import State, axis_end, state


@pytest.mark.parametrize(
    ("is_met", "margin", "expected"),
    [
        (True, 0.1, State.MET),
        (True, 0.0, State.MET),  # ">=" at equality
        (False, 0.0, State.NEAR),  # ">" at equality
        (False, -2.0, State.NEAR),  # 5 % of 40
        (False, -2.1, State.CLEAR),
        (False, -40.0, State.CLEAR),
    ],
)
def test_state(is_met: bool, margin: float, expected: State) -> None:
    assert state(is_met, margin, 40.0) is expected


@pytest.mark.parametrize(
    ("is_met", "margin", "threshold"), [(None, None, 40.0), (None, 3.0, None), (True, 3.0, None)]
)
def test_what_is_not_known_is_never_met_nor_clear(
    is_met: bool | None, margin: float | None, threshold: float | None
) -> None:
    assert state(is_met, margin, threshold) is State.UNKNOWN


@pytest.mark.parametrize(
    ("values", "end"),
    [([], 1.0), ([None], 1.0), ([0.0], 1.0), ([-3.0], 1.0), ([43.1, 40.0, None], 50.0), ([57.0], 60.0)],
)
def test_axis_end(values: list[float | None], end: float) -> None:
    assert axis_end(values) == end


@pytest.mark.parametrize("largest", [0.0004, 0.95, 1.0, 2.7, 9.6, 40.0, 99.9, 100.0, 146626.0, 5e6])
def test_the_axis_holds_its_largest_value_with_room_but_not_too_much(largest: float) -> None:
    assert largest * 1.04 < axis_end([largest, None, largest / 2]) <= largest * 2
