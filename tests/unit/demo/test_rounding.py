"""Rounding in whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.demo.rounding import danish, quotient, round_half_up, share_out


@pytest.mark.parametrize(
    ("numerator", "denominator", "scale", "decimals", "expected"),
    [(177, 5593, 1000, 1, "31.6"), (1, 8, 100, 1, "12.5"), (1, 1000, 100, 0, "0"), (1, 200, 100, 0, "1")],
)
def test_quotient_rounds_half_up(
    numerator: int, denominator: int, scale: int, decimals: int, expected: str
) -> None:
    assert quotient(numerator, denominator, scale, decimals) == Decimal(expected)


def test_round_half_up_does_not_go_to_even() -> None:
    assert [round_half_up(v) for v in (0.5, 1.5, 2.5, 2.49)] == [1, 2, 3, 2]


def test_share_out_gives_the_whole_total_to_the_largest_remainders() -> None:
    assert share_out(10, [1.0, 1.0, 1.0]) == [4, 3, 3]
    assert share_out(15, [0.0, 2.0, 1.0]) == [0, 10, 5]


def test_share_out_refuses_weights_of_nothing() -> None:
    with pytest.raises(ValueError, match="weights"):
        share_out(3, [0.0, 0.0])


def test_danish_has_a_comma_and_no_thousands_separator() -> None:
    assert danish(Decimal("146626")) == "146626"
    assert danish(Decimal("41.0")) == "41,0"
