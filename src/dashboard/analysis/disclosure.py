"""Which further cells must be hidden, so that no hidden one can be worked out from those that are shown.

A cell stands for all publications of a figure. What one publication hides, another must not show: a total
of one date less the parts of another would be close enough. It is also why whole cells are enough to look
at. An equation between publications becomes one between cells when all publications of a cell are set
equal; so where no equation between cells gives a cell, none between publications does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dashboard.analysis.disclosure_algebra import Cell, Constraint, disclosed

_SMALLEST_PROTECTOR: Final = 5


class CellState(NamedTuple):
    """What the publications of a cell tell."""

    is_hidden: bool
    """in some publication"""
    is_shown: bool
    """in some publication"""
    smallest: float | None = None
    """count of persons in those that show it: numerator, complement, or the count itself"""


def cells_to_hide(
    states: Mapping[Cell, CellState], constraints: Sequence[Constraint], areas: Collection[str]
) -> frozenset[Cell]:
    """The cells to hide besides those that are hidden already.

    First each constraint with one hidden and otherwise shown cells gets a second hidden one, until none is
    left; that is quick and decides well. Then linear algebra looks at all constraints together, and what it
    can still work out gets more hidden beside it.

    Args:
        states: the cells of the build. A cell that is not among them, or neither hidden nor shown, is
            unknown to everybody, and protects as a hidden one does.
        constraints: what is known to add up. They may name cells that are not in the build.
        areas: geography_ids of the areas; other places (`samlet`, benchmarks) are hidden last.
    """
    masking = _Masking(states, constraints, frozenset(areas))
    primary = frozenset(masking.hidden)
    if not primary:
        return frozenset()
    masking.close(range(len(constraints)))
    new = set(masking.hidden)
    while new:
        before = set(masking.hidden)
        for numbers in disclosed(new, masking.hidden, masking.shown, constraints):
            masking.hide_one_of(numbers)
        new = masking.hidden - before
    return frozenset(masking.hidden) - primary


class _Masking:
    """What is hidden and shown so far."""

    def __init__(
        self, states: Mapping[Cell, CellState], constraints: Sequence[Constraint], areas: frozenset[str]
    ) -> None:
        self._states = states
        self._constraints = constraints
        self._areas = areas
        self.hidden = {cell for cell, state in states.items() if state.is_hidden}
        self.shown = {cell for cell, state in states.items() if state.is_shown} - self.hidden
        self._of_cell: dict[Cell, list[int]] = {}
        self._unknown: list[int] = []
        for number, constraint in enumerate(constraints):
            self._unknown.append(sum(cell not in self.shown for cell in constraint.cells))
            for cell in constraint.cells:
                self._of_cell.setdefault(cell, []).append(number)

    def close(self, numbers: Iterable[int]) -> None:
        """Hide a second cell wherever one stands alone, starting with these constraints."""
        waiting = deque(numbers)
        while waiting:
            number = waiting.popleft()
            if self._is_open(number):
                cell = self._cheapest(self._constraints[number].cells)
                if cell is not None:
                    waiting.extend(self._hide(cell))

    def hide_one_of(self, numbers: Iterable[int]) -> None:
        """Hide the cheapest shown cell of these constraints, and what it makes necessary."""
        cell = self._cheapest({cell for number in numbers for cell in self._constraints[number].cells})
        if cell is not None:
            self.close(self._hide(cell))

    def _is_open(self, number: int) -> bool:
        """Whether the constraint gives a hidden cell back: it is the only one that is not shown."""
        return self._unknown[number] == 1 and not self.hidden.isdisjoint(self._constraints[number].cells)

    def _hide(self, cell: Cell) -> list[int]:
        self.shown.remove(cell)
        self.hidden.add(cell)
        touched = self._of_cell.get(cell, [])
        for number in touched:
            self._unknown[number] += 1
        return touched

    def _cheapest(self, cells: Iterable[Cell]) -> Cell | None:
        return min((cell for cell in cells if cell in self.shown), key=self._cost, default=None)

    def _cost(self, cell: Cell) -> tuple[bool, bool, bool, bool, int, bool, float, Cell]:
        """What hiding a shown cell costs; the first difference decides.

        1. A published mean stays longest, although hiding years instead spreads further where a mean comes
           out every year. The mean is the legal figure and already public: hiding it here would take it from
           the board and protect nobody, since a single year and the mean still give the other year.
        2. `samlet` and the benchmarks stay as long as an area will do: they are what areas are measured by.
           A year stays before its quarters.
        3. A 0 protects badly, since whoever knows that nobody is there knows which of the two is small.
        4. What opens the fewest other constraints, and closes the most, spreads least.
        5. The smallest count says least where it is shown, and misleads least where it is not.
        """
        smallest = self._states[cell].smallest
        unknown = [self._unknown[number] for number in self._of_cell.get(cell, [])]
        closed = sum(self._is_open(number) for number in self._of_cell.get(cell, []))
        return (
            cell.averaged_years > 1,
            cell.geography_id not in self._areas,
            "-" not in cell.period,
            smallest is not None and smallest < _SMALLEST_PROTECTOR,
            unknown.count(0) - closed,
            smallest is None,
            smallest or 0.0,
            cell,
        )
