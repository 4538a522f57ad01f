"""Hides, beside the small counts, what would give them back, before anything is written to the build."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.analysis.disclosure import CellState, cells_to_hide
from dashboard.analysis.disclosure_algebra import Cell
from dashboard.catalog.load import Catalog
from dashboard.loader.constraints import Structure, constraints_between
from dashboard.loader.queries import sql


def protect_hidden(connection: DuckDBPyConnection, catalog: Catalog) -> int:
    """Hide in the view `kept` what no reader may have; all hidden rows look alike afterwards.

    A figure that is hidden in one of its publications is hidden in all of them.

    Returns:
        How many figures (place, indicator, period, years averaged) are hidden only to protect others.
    """
    connection.execute(sql("hidden_block"))
    states = _states(connection)
    hidden = [cell for cell, state in states.items() if state.is_hidden]
    if not hidden:
        return 0
    structure = Structure.of(catalog)
    further = cells_to_hide(states, constraints_between(states.keys(), structure), structure.areas)
    columns = zip(*sorted([*hidden, *further]), strict=True)
    names = ("geographies", "indicators", "periods", "averaged_years")
    connection.execute(sql("hide"), {name: list(column) for name, column in zip(names, columns, strict=True)})
    return len(further)


def _states(connection: DuckDBPyConnection) -> dict[Cell, CellState]:
    """The cells of the blocks in which something is hidden."""
    rows = connection.execute(sql("cell_states")).fetchall()
    return {Cell._make(row[:4]): CellState._make(row[4:]) for row in rows}
