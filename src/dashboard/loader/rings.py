"""Whether rings are sound: exact, on a grid of whole numbers. Pure.

A ring is an array (n, 2) of grid steps, its last position the same as its first. One step is 1e-8 degree,
about a millimetre: products of differences fit 64 bits up to 20 degrees across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.int64]
_STEPS_PER_DEGREE: Final = 1e8


class Meeting(NamedTuple):
    """Two edges that meet where they must not: the index of the position that each begins at."""

    first: int
    second: int


def to_grid(points: Sequence[tuple[float, float]], origin: tuple[float, float]) -> Ring:
    """Positions in degrees as grid steps from an origin; (n, 2)."""
    return np.rint((np.asarray(points, dtype=float) - origin) * _STEPS_PER_DEGREE).astype(np.int64)


def without_repeats(ring: Ring) -> NDArray[np.bool_]:
    """Which positions to keep, so that none is the same as the one before it; (n,)."""
    return np.concatenate([[True], np.any(ring[1:] != ring[:-1], axis=1)])


def doubled_area(ring: Ring) -> int:
    """Twice the area in square steps; positive where the ring runs counterclockwise."""
    # Python's whole numbers: the sum of many products may pass 64 bits.
    steps = (ring - ring[0]).tolist()
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(steps))


def meets_itself(ring: Ring) -> Meeting | None:
    """Where a ring crosses or touches itself, or turns back on itself; None where it is simple.

    Args:
        ring: without repeated positions.
    """
    count = len(ring) - 1
    steps = np.diff(ring, axis=0)
    onward = np.roll(steps, -1, axis=0)
    back = (_cross(steps, onward) == 0) & (np.sum(np.sign(steps) * np.sign(onward), axis=1) < 0)
    if back.any():
        turn = int(np.argmax(back))
        return Meeting(turn, (turn + 1) % count)
    for edge, others in _near(ring[:-1], ring[1:]):
        apart = (np.abs(others - edge) > 1) & (np.abs(others - edge) < count - 1)
        distant = others[apart]
        sides, opposite = _sides(ring[:-1], ring[1:], edge, distant)
        found = distant[(sides <= 0) & (opposite <= 0)]
        if found.size:
            other = int(found.min())
            return Meeting(min(edge, other), max(edge, other))
    return None


def cross(one: Ring, other: Ring) -> int | None:
    """The index of the first position of `one` whose edge truly crosses `other`; touching is no crossing."""
    if not _boxes_overlap(one, other):
        return None
    begins, ends = np.concatenate([one[:-1], other[:-1]]), np.concatenate([one[1:], other[1:]])
    border = len(one) - 1
    crossed = []
    for edge, others in _near(begins, ends):
        foreign = others[(others < border) != (edge < border)]
        sides, opposite = _sides(begins, ends, edge, foreign)
        found = foreign[(sides < 0) & (opposite < 0)]
        if found.size:
            crossed.append(edge if edge < border else int(found.min()))
    return min(crossed) if crossed else None


class Position(NamedTuple):
    """How one ring lies to another: whether any of it is strictly inside, and strictly outside."""

    inside: bool
    outside: bool


def lies(one: Ring, other: Ring) -> Position:
    """How `one` lies to the ring `other`, judged by its positions and the middles of its edges."""
    if not _boxes_overlap(one, other):
        return Position(inside=False, outside=True)
    twice = 2 * other
    low, high = np.minimum(twice[:-1, 1], twice[1:, 1]), np.maximum(twice[:-1, 1], twice[1:, 1])
    inside = outside = False
    for point in np.concatenate([2 * one[:-1], one[:-1] + one[1:]]):
        beside = np.flatnonzero((low <= point[1]) & (point[1] <= high))
        where = _where(point, twice[beside], twice[beside + 1])
        inside, outside = inside or where > 0, outside or where < 0
        if inside and outside:
            break
    return Position(inside, outside)


def _where(point: NDArray[np.int64], begins: Ring, ends: Ring) -> int:
    """1 inside a ring, 0 on it, -1 outside; of its edges those at the point's height are enough."""
    side = _cross(ends - begins, point - begins)
    low, high = np.minimum(begins, ends), np.maximum(begins, ends)
    if np.any((side == 0) & np.all((low <= point) & (point <= high), axis=1)):
        return 0
    upward = (begins[:, 1] <= point[1]) & (ends[:, 1] > point[1]) & (side > 0)
    downward = (begins[:, 1] > point[1]) & (ends[:, 1] <= point[1]) & (side < 0)
    return 1 if int(upward.sum()) - int(downward.sum()) else -1


def _near(begins: Ring, ends: Ring) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each edge with the edges after it in sweep order whose boxes overlap its own."""
    low, high = np.minimum(begins, ends), np.maximum(begins, ends)
    # Sweep along the axis on which edges are short against the whole: fewer candidates each.
    sizes = (high - low).sum(axis=0) / np.maximum(high.max(axis=0) - low.min(axis=0), 1)
    axis = int(np.argmin(sizes))
    order = np.argsort(low[:, axis], kind="stable")
    starts, across_low, across_high = low[order, axis], low[order, 1 - axis], high[order, 1 - axis]
    stops = np.searchsorted(starts, high[order, axis], side="right")
    for rank, edge in enumerate(order):
        stop = int(stops[rank])
        if stop <= rank + 1:
            continue
        near = (across_low[rank + 1 : stop] <= across_high[rank]) & (
            across_high[rank + 1 : stop] >= across_low[rank]
        )
        if near.any():
            yield int(edge), order[rank + 1 : stop][near]


def _sides(
    begins: Ring, ends: Ring, edge: int, others: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each other edge: -1 where its ends lie on two sides of `edge`, 0 on it, 1 on one; the reverse."""
    a, b = begins[edge], ends[edge]
    c, d = begins[others], ends[others]
    own = np.sign(_cross(b - a, c - a)) * np.sign(_cross(b - a, d - a))
    theirs = np.sign(_cross(d - c, a - c)) * np.sign(_cross(d - c, b - c))
    return own, theirs


def _cross(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    product: NDArray[np.int64] = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return product


def _boxes_overlap(one: Ring, other: Ring) -> bool:
    return bool(np.all((one.min(axis=0) <= other.max(axis=0)) & (other.min(axis=0) <= one.max(axis=0))))
