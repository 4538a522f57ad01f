"""Rounding in whole numbers only, so that every platform writes the same digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def round_half_up(value: float) -> int:
    return int(Decimal(repr(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def quotient(numerator: int, denominator: int, scale: int, decimals: int) -> Decimal:
    """scale * numerator / denominator, half rounded up to so many decimals (scale 100 gives per cent)."""
    units = (2 * scale * 10**decimals * numerator + denominator) // (2 * denominator)
    return Decimal(units).scaleb(-decimals)


def fixed(value: float, decimals: int) -> Decimal:
    """A computed value, half rounded up to so many decimals."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def danish(value: Decimal | int) -> str:
    """Plain digits with a decimal comma and no thousands separator."""
    return format(Decimal(value), "f").replace(".", ",")


def share_out(total: int, weights: list[float]) -> list[int]:
    """Whole numbers adding up to total, in proportion to the weights (largest remainders first).

    Raises ValueError where no weight is above zero.
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("nothing to share out by: all weights are zero")
    exact = [total * weight / whole for weight in weights]
    result = [int(part) for part in exact]
    order = sorted(range(len(weights)), key=lambda i: (result[i] - exact[i], i))
    for index in order[: total - sum(result)]:
        result[index] += 1
    return result
