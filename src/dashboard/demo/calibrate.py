"""Fit whole numbers to what is known: totals of the four areas, given points, shares that add up to 100."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from dashboard.demo.rounding import quotient, round_half_up, share_out
from dashboard.errors import CheckFailedError

HUNDRED = Decimal(100)


def numerator_near(value: float, denominator: int, scale: int, decimals: int) -> int:
    """The whole number whose rounded share is the value, else the nearest one."""
    near = round_half_up(value * denominator / scale)
    wanted = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals))
    for candidate in (near, near - 1, near + 1):
        if quotient(candidate, denominator, scale, decimals) == wanted:
            return candidate
    return near


def numerators_to_total(numerators: list[int], wanted: int) -> list[int]:
    """The same proportions, adding up to `wanted`."""
    return share_out(wanted, [float(n) for n in numerators])


def means_to_total(means: list[int], weights: list[int], wanted: int) -> list[int]:
    """Move all means by the same amount, so that their weighted mean rounds to `wanted`."""
    product_sum = sum(m * w for m, w in zip(means, weights, strict=True))
    moved = (2 * (wanted * sum(weights) - product_sum) + sum(weights)) // (2 * sum(weights))
    return [mean + moved for mean in means]


def _adds_up(parts: tuple[int, ...]) -> bool:
    whole = sum(parts)
    return sum((quotient(part, whole, 100, 1) for part in parts), Decimal(0)) == HUNDRED


def _neighbours(first: int, second: int, whole: int) -> list[tuple[int, tuple[int, int, int]]]:
    """Three parts of the whole near the given two whose rounded shares add up to 100.0, cheapest first."""
    found = []
    for i, j in product(range(-3, 4), repeat=2):
        parts = (first + i, second + j, whole - first - i - second - j)
        if min(parts) >= 0 and _adds_up(parts):
            found.append((abs(i) + abs(j), parts))
    return sorted(found)[:8]


def compositions(starts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Parts of each area that add up to 100.0 after rounding, and do so for the areas together.

    Args:
        starts: for each area the first part, the second part and the whole.

    Raises:
        CheckFailedError: where no such numbers lie near.
    """
    best: tuple[int, list[tuple[int, int, int]]] | None = None
    for choice in product(*(_neighbours(*start) for start in starts)):
        cost = sum(price for price, _ in choice)
        parts = [part for _, part in choice]
        if (best is None or cost < best[0]) and _adds_up(tuple(map(sum, zip(*parts, strict=True)))):
            best = (cost, parts)
    if best is None:
        raise CheckFailedError(
            f"No whole numbers near {starts} give shares that add up to 100.0.",
            "Change the points of the age groups in recipe.toml a little.",
        )
    return best[1]
