"""The upright axis of a series: round ends around what is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

_ZERO_BELOW: Final = 0.35
"""an axis whose lowest value is below this share of its highest begins at 0"""


def axis_around(values: Sequence[float]) -> tuple[float, float]:
    """From a round number below the values to one above; from 0 where 0 is near, 0 to 1 without values."""
    if not values:
        return 0.0, 1.0
    lowest, highest = min(values), max(values)
    if 0 <= lowest < _ZERO_BELOW * highest:
        lowest = 0.0
    step = _round_step((highest - lowest) or abs(highest) or 1.0)
    room = (highest - lowest) / 20
    lowest, highest = lowest - room if lowest > room else lowest, highest + room
    low = math.floor(lowest / step) * step
    high = math.ceil(highest / step) * step
    return low, high if high > low else low + step


def _round_step(span: float) -> float:
    """A tick's distance: 1, 2 or 5 times a power of 10, four to nine in the span."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(step * power for step in (1, 2, 5, 10) if span / (step * power) <= 9)
