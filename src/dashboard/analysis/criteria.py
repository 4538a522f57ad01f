"""The three states of a criterion, and the axis it is drawn on."""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

NEAR_SHARE: Final = 0.05
"""A value on the right side of the line is called close to it within this share of the threshold."""


class State(StrEnum):
    MET = "met"
    """the legal fact: the criterion is met"""
    NEAR = "near"
    """not met, but within NEAR_SHARE of the threshold"""
    CLEAR = "clear"
    UNKNOWN = "unknown"


def state(is_met: bool | None, margin: float | None, threshold: float | None) -> State:
    """The state of one criterion.

    Args:
        is_met: None where value or threshold is unknown.
        margin: distance to the threshold in the indicator's unit, positive on the criterion's side.
        threshold: in the indicator's unit.
    """
    if is_met is None or margin is None or threshold is None:
        return State.UNKNOWN
    if is_met:
        return State.MET
    return State.NEAR if -margin <= NEAR_SHARE * abs(threshold) else State.CLEAR


def axis_end(values: Iterable[float | None]) -> float:
    """The end of an axis that starts at 0: it holds all values with some room (5 %), in half steps of a power
    of 10: 0.55, 4.5, 60, 150."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest <= 0:
        return 1.0
    room = largest * 1.05
    step = 10.0 ** math.floor(math.log10(room)) / 2
    return float(math.ceil(room / step) * step)
