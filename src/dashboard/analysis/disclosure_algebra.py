"""What can be worked out from everything that is known to add up: linear algebra on the unknown cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_TOLERANCE: Final = 1e-8
_SEED: Final = 20
"""of the unknown weights: a build must come out the same each time"""


class Cell(NamedTuple):
    """A figure in all its publications."""

    geography_id: str
    indicator_id: str
    period: str
    averaged_years: int = 1


class Kind(Enum):
    """Where the coefficients of a constraint come from."""

    EXACT = auto()
    """persons, kroner, or shares of one whole"""
    MEAN_OF_SHARES = auto()
    """in persons, each year counts by its own denominator"""
    SUM_OF_MEANS = auto()
    """areas against `samlet`: exact where means are of persons, no equation of its own where of shares"""


@dataclass(frozen=True)
class Constraint:
    """Cells whose sum, each times its coefficient, everybody knows: 0, or 100 for shares of a whole."""

    cells: tuple[Cell, ...]
    coefficients: tuple[float, ...]
    kind: Kind = Kind.EXACT


@dataclass(frozen=True)
class _Block:
    """Unknown cells that hang together: matrix[i, j] is the coefficient of cells[j] in numbers[i]."""

    cells: tuple[Cell, ...]
    numbers: tuple[int, ...]
    matrix: NDArray[np.float64]
    kinds: tuple[Kind, ...]


def disclosed(
    touched: Iterable[Cell],
    hidden: Collection[Cell],
    shown: Collection[Cell],
    constraints: Sequence[Constraint],
) -> list[list[int]]:
    """The ways in which a hidden cell can be worked out, at most one for each block of connected cells.

    A cell is worked out where its unit vector lies in the space of the constraints' rows, restricted to the
    cells that are not shown. It is asked twice, since a published mean may be of persons or of yearly shares:
    with the coefficients as they are, and with weights as arbitrary as denominators. What is safe where all
    years weigh the same may not be where they do not, and the other way round.

    Args:
        touched: hidden cells; only blocks with one of them are looked at.
        hidden: cells that must not be worked out.
        shown: cells whose figures everybody has; all others are unknown.
        constraints: what adds up.

    Returns:
        For each way the numbers of the constraints that it takes together.
    """
    ways = []
    for block in _blocks(frozenset(touched), hidden, shown, constraints):
        way = _way(block, block.matrix, hidden)
        if way is None and Kind.MEAN_OF_SHARES in block.kinds:
            way = _way(block, _with_weights(block), hidden)
        if way is not None:
            ways.append(way)
    return ways


def _way(block: _Block, matrix: NDArray[np.float64], hidden: Collection[Cell]) -> list[int] | None:
    """The constraints that together give the block's first hidden cell that can be worked out."""
    _, sizes, directions = np.linalg.svd(matrix, full_matrices=True)
    rank = int((sizes > _TOLERANCE * sizes[0]).sum())
    # A cell that is the same in all solutions does not move along any direction of the null space.
    moves = np.linalg.norm(directions[rank:], axis=0)
    for column, cell in enumerate(block.cells):
        if moves[column] < _TOLERANCE and cell in hidden:
            unit = np.zeros(len(block.cells))
            unit[column] = 1.0
            taken = np.linalg.lstsq(matrix.T, unit)[0]
            return [block.numbers[row] for row in np.flatnonzero(np.abs(taken) > _TOLERANCE)]
    return None


def _with_weights(block: _Block) -> NDArray[np.float64]:
    """The matrix where means are of yearly shares: a denominator for each place, period and span of years."""
    groups = sorted({(cell.geography_id, cell.period, cell.averaged_years) for cell in block.cells})
    weights = dict(
        zip(groups, np.random.default_rng(_SEED).uniform(0.5, 2.0, len(groups)).tolist(), strict=True)
    )
    row = np.array([weights[cell.geography_id, cell.period, cell.averaged_years] for cell in block.cells])
    factors = {
        Kind.EXACT: np.ones(len(row)),
        Kind.MEAN_OF_SHARES: row,
        Kind.SUM_OF_MEANS: np.zeros(len(row)),
    }
    weighted: NDArray[np.float64] = block.matrix * np.array([factors[kind] for kind in block.kinds])
    return weighted


def _blocks(
    touched: frozenset[Cell],
    hidden: Collection[Cell],
    shown: Collection[Cell],
    constraints: Sequence[Constraint],
) -> Iterator[_Block]:
    """The unknown cells in connected blocks, of those with a touched cell."""
    unknown = {
        number: cells
        for number, constraint in enumerate(constraints)
        if (cells := [cell for cell in constraint.cells if cell not in shown])
    }
    _drop_useless(unknown, hidden)
    for numbers in _connected(unknown):
        cells = sorted({cell for number in numbers for cell in unknown[number]})
        if touched.isdisjoint(cells):
            continue
        place = {cell: column for column, cell in enumerate(cells)}
        matrix = np.zeros((len(numbers), len(cells)))
        for row, number in enumerate(numbers):
            constraint = constraints[number]
            for cell, coefficient in zip(constraint.cells, constraint.coefficients, strict=True):
                if cell in place:
                    matrix[row, place[cell]] = coefficient
        kinds = tuple(constraints[number].kind for number in numbers)
        yield _Block(tuple(cells), tuple(numbers), matrix, kinds)


def _drop_useless(unknown: dict[int, list[Cell]], hidden: Collection[Cell]) -> None:
    """Drop, again and again, each constraint with an unknown cell of no interest that no other one has.

    No combination that leaves such a cell out can use the constraint. It keeps blocks small where whole
    columns were never delivered.
    """
    of_cell: dict[Cell, set[int]] = {}
    for number, cells in unknown.items():
        for cell in cells:
            of_cell.setdefault(cell, set()).add(number)
    waiting = [cell for cell in of_cell if cell not in hidden]
    while waiting:
        cell = waiting.pop()
        if len(of_cell[cell]) == 1:
            number = of_cell[cell].pop()
            for other in unknown.pop(number):
                of_cell[other].discard(number)
                if other not in hidden:
                    waiting.append(other)


def _connected(unknown: dict[int, list[Cell]]) -> Iterator[list[int]]:
    """Numbers of constraints that share unknown cells, directly or by way of others."""
    of_cell: dict[Cell, list[int]] = {}
    for number, cells in unknown.items():
        for cell in cells:
            of_cell.setdefault(cell, []).append(number)
    left = dict.fromkeys(unknown)
    while left:
        first = next(iter(left))
        del left[first]
        found, waiting = [first], [first]
        while waiting:
            for cell in unknown[waiting.pop()]:
                for number in of_cell[cell]:
                    if number in left:
                        del left[number]
                        found.append(number)
                        waiting.append(number)
        yield sorted(found)
