"""The geometry of rings: known figures, and against plain arithmetic on ones made at random."""

from __future__ import annotations

import math
import random
import time
from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.loader import rings
from dashboard.loader.rings import Ring


def closed(*points: tuple[int, int]) -> Ring:
    return np.array([*points, points[0]], dtype=np.int64)


SQUARE = closed((0, 0), (10, 0), (10, 10), (0, 10))
BOW = closed((0, 0), (10, 10), (10, 0), (0, 10))
TINY = closed((4, 4), (6, 4), (6, 6), (4, 6))

points = st.tuples(st.integers(0, 6), st.integers(0, 6))


def test_simple_rings() -> None:
    for ring in (SQUARE, SQUARE[::-1], closed((0, 0), (5, 0), (2, 7))):
        assert rings.meets_itself(ring) is None
    straight_on = closed((0, 0), (5, 0), (10, 0), (10, 10))
    assert rings.meets_itself(straight_on) is None


def test_rings_that_meet_themselves() -> None:
    assert rings.meets_itself(BOW) == (0, 2)
    touching = closed((0, 0), (10, 0), (10, 10), (5, 0), (0, 10))
    assert rings.meets_itself(touching) is not None
    spike = closed((0, 0), (10, 0), (20, 0), (10, 0), (10, 10))
    assert rings.meets_itself(spike) is not None
    flat = closed((0, 0), (10, 0), (20, 0))
    assert rings.meets_itself(flat) is not None


def test_area_and_direction() -> None:
    assert rings.doubled_area(SQUARE) == 200
    assert rings.doubled_area(SQUARE[::-1]) == -200


def test_one_ring_to_another() -> None:
    assert rings.lies(TINY, SQUARE) == (True, False)
    assert rings.lies(SQUARE, TINY) == (False, True)
    assert rings.lies(SQUARE, SQUARE) == (False, False)
    beside = SQUARE + np.array([10, 0])
    assert rings.lies(beside, SQUARE) == (False, True)
    assert rings.cross(beside, SQUARE) is None
    assert rings.cross(SQUARE + np.array([5, 5]), SQUARE) is not None
    assert rings.cross(TINY, SQUARE) is None


def test_a_chord_across_a_notch_lies_outside() -> None:
    notched = closed((0, 0), (10, 0), (10, 10), (5, 2), (0, 10))
    triangle = closed((0, 10), (5, 2), (10, 10))
    assert rings.lies(triangle, notched).outside


def _meet(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]) -> bool:
    """Whether two edges have a point in common, by solving for it."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    det = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if det:
        along = Fraction((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx), det)
        across = Fraction((cx - ax) * (by - ay) - (cy - ay) * (bx - ax), det)
        return 0 <= along <= 1 and 0 <= across <= 1
    if (bx - ax) * (cy - ay) != (by - ay) * (cx - ax):
        return False
    return max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d))


@given(st.lists(points, min_size=3, max_size=9))
def test_meeting_is_what_plain_arithmetic_says(corners: list[tuple[int, int]]) -> None:
    ring = closed(*corners)
    ring = ring[rings.without_repeats(ring)]
    if len(ring) < 4:
        return
    edges = list(pairwise([(int(x), int(y)) for x, y in ring]))
    count = len(edges)
    expected = False
    for first in range(count):
        for second in range(first + 1, count):
            if second == first + 1 or (first == 0 and second == count - 1):
                one, other = (edges[first], edges[second]) if second == first + 1 else (edges[-1], edges[0])
                (ax, ay), (bx, by) = one
                (cx, cy), (dx, dy) = other
                steps = (bx - ax, by - ay), (dx - cx, dy - cy)
                is_flat = steps[0][0] * steps[1][1] == steps[0][1] * steps[1][0]
                back = steps[0][0] * steps[1][0] + steps[0][1] * steps[1][1] < 0
                expected = expected or (is_flat and back)
            else:
                expected = expected or _meet(*edges[first], *edges[second])
    assert (rings.meets_itself(ring) is not None) == expected


@given(points, st.lists(st.integers(1, 6), min_size=5, max_size=5))
def test_lies_is_what_the_shape_says(at: tuple[int, int], heights: list[int]) -> None:
    """Against a row of columns, where inside is plain to see."""
    top = [(x, height) for index, height in enumerate(heights) for x in (index, index + 1)]
    columns = closed((0, 0), (5, 0), *top[::-1])
    columns = columns[rings.without_repeats(columns)]
    x, y = at[0] * 10 + 5, at[1] * 10 + 5
    dot = closed((x - 1, y - 1), (x + 1, y - 1), (x, y + 1))
    inside = at[0] < 5 and at[1] < heights[at[0]]
    assert rings.lies(dot, columns * 10) == (inside, not inside)


def _wild(count: int) -> Ring:
    """A star-shaped ring of many corners, simple by its making."""
    rng = random.Random(7)
    corners = []
    for number in range(count):
        angle, radius = 2 * math.pi * number / count, rng.randrange(500_000, 1_000_000)
        corners.append((round(radius * math.cos(angle)), round(radius * math.sin(angle))))
    ring = closed(*corners)
    return ring[rings.without_repeats(ring)]


def test_many_corners_take_no_seconds() -> None:
    ring = _wild(5_000)
    begun = time.process_time()
    assert rings.meets_itself(ring) is None
    crossed = ring.copy()
    crossed[[1000, 3000]] = crossed[[3000, 1000]]
    assert rings.meets_itself(crossed) is not None
    assert rings.lies(ring, ring * 2) == (True, False)
    assert time.process_time() - begun < 5  # of the processor: others may share the machine
