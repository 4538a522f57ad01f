"""Whole numbers fitted to known totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.demo.calibrate import compositions, means_to_total, numerator_near, numerators_to_total
from dashboard.demo.rounding import quotient
from dashboard.errors import CheckFailedError


def test_numerator_near_meets_the_value_after_rounding() -> None:
    for tenths in range(400, 420):
        value = tenths / 10
        assert quotient(numerator_near(value, 1225, 100, 1), 1225, 100, 1) == Decimal(tenths).scaleb(-1)


def test_numerators_keep_their_proportions() -> None:
    fitted = numerators_to_total([80, 44, 27, 26], 177)
    assert fitted == [80, 44, 27, 26]
    assert sum(numerators_to_total([80, 44, 27, 26], 200)) == 200


def test_means_move_together_to_the_weighted_total() -> None:
    moved = means_to_total([138_700, 139_400, 157_000, 158_200], [955, 1517, 825, 862], 146_626)
    assert quotient(
        sum(m * w for m, w in zip(moved, [955, 1517, 825, 862], strict=True)), 4159, 1, 0
    ) == Decimal(146_626)


def test_compositions_add_up_in_each_area_and_together() -> None:
    starts = [(541, 434, 1298), (888, 696, 2071), (404, 345, 1096), (412, 367, 1128)]
    found = compositions(starts)
    for parts in (*found, tuple(map(sum, zip(*found, strict=True)))):
        assert sum(quotient(part, sum(parts), 100, 1) for part in parts) == 100
    assert [sum(parts) for parts in found] == [1298, 2071, 1096, 1128]


def test_compositions_say_so_when_there_is_no_answer() -> None:
    with pytest.raises(CheckFailedError, match=r"100\.0"):
        compositions([(300, 300, 7)])
