"""Rows that were not taken in, as a table: where each stands, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dashboard import danish
from dashboard.ui.tables import Table

_HEADS = ("Fil", "Hvor", "Kolonne", "Værdi", "Hvorfor")


class Rejected(Protocol):
    """A rejected row of a build, or of a load that was stopped."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column_name(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...
    @property
    def reason_da(self) -> str: ...
    @property
    def cell(self) -> str | None: ...


def rejected_table(rows: Sequence[Rejected], **more: Sequence[str]) -> Table:
    """One line a row; `more` adds columns by their heads, each with a text for every row."""
    added = list(zip(*more.values(), strict=True)) if more else [()] * len(rows)
    return Table(
        (*_HEADS, *more),
        tuple(
            (
                row.file,
                f"linje {danish.number(row.line)}" if row.cell is None else f"celle {row.cell}",
                row.column_name or "",
                row.value or "",
                row.reason_da,
                *texts,
            )
            for row, texts in zip(rows, added, strict=True)
        ),
    )
