"""Colours of the map: five steps of one hue for an indicator, and the three states of the list. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]

STEPS: Final[tuple[Colour, ...]] = (
    (222, 235, 240),
    (166, 201, 214),
    (104, 162, 186),
    (52, 117, 150),
    (20, 72, 106),
)
UNKNOWN: Final[Colour] = (200, 200, 200)
VERDICT: Final[dict[str, Colour]] = {"on": (168, 67, 28), "off": (31, 107, 117), "unknown": UNKNOWN}


@dataclass(frozen=True, slots=True)
class Scale:
    """Equal steps between the smallest and the largest value shown."""

    low: float
    high: float

    @property
    def edges(self) -> tuple[float, ...]:
        """The borders of the steps, ends included."""
        width = (self.high - self.low) / len(STEPS)
        return tuple(self.low + width * index for index in range(len(STEPS) + 1))

    def colour(self, value: float | None) -> Colour:
        if value is None:
            return UNKNOWN
        if self.high <= self.low:
            return STEPS[len(STEPS) // 2]
        step = int((value - self.low) / (self.high - self.low) * len(STEPS))
        return STEPS[min(max(step, 0), len(STEPS) - 1)]


def scale(values: Sequence[float]) -> Scale | None:
    """The scale for some values; None where there are none."""
    return Scale(min(values), max(values)) if values else None


def css(colour: Colour) -> str:
    return f"rgb({colour[0]},{colour[1]},{colour[2]})"
