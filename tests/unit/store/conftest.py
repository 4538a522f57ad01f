"""A build in memory, its rows made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from dashboard.store.schema import count_figures, create_macros, create_tables

AREA = "ringparken"


class HandMade:
    """A build in memory. Every method adds rows, with defaults for what a test is not about."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._filled: set[str] = set()

    def insert(self, table: str, **columns: Any) -> None:
        self._filled.add(table)
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(columns.values()))

    def empty(self) -> None:
        """Take the rows away again. A transaction would not do: questions ask on cursors of their own."""
        for table in self._filled:
            self.connection.execute(f'DELETE FROM "{table}"')

    def geography(self, geography_id: str = AREA, kind: str = "boligomraade", order: int = 1) -> None:
        self.insert("geography", geography_id=geography_id, name=geography_id, kind=kind, sort_order=order)

    def ruleset(self, ruleset_id: str = "rules", required: int = 2, min_residents: int = 1000) -> None:
        self.insert(
            "ruleset",
            ruleset_id=ruleset_id,
            valid_from=date(2014, 1, 1),
            min_residents=min_residents,
            required=required,
        )

    def criterion(self, indicator_id: str = "a", ruleset_id: str = "rules", **columns: Any) -> None:
        defaults: dict[str, Any] = {
            "operator": ">",
            "threshold": 40.0,
            "averaging_years": 1,
            "national_multiple": None,
            "role": "counted",
            "sort_order": 1,
        }
        self.insert("criterion", ruleset_id=ruleset_id, indicator_id=indicator_id, **{**defaults, **columns})

    def yearly_threshold(self, list_year: int, threshold: float, **columns: Any) -> None:
        defaults = {"indicator_id": "convicted", "national_multiple": 3.0, "used": True}
        self.insert("yearly_threshold", list_year=list_year, threshold=threshold, **{**defaults, **columns})

    def observe(
        self,
        period: int | str = 2015,
        value: float | None = 50.0,
        indicator_id: str = "a",
        geography_id: str = AREA,
        **columns: Any,
    ) -> None:
        """One figure; a year's is published on 1 October of the next year unless told otherwise."""
        year, _, quarter = str(period).partition("-Q")
        month = 3 * int(quarter) if quarter else 12
        defaults: dict[str, Any] = {
            "status": "final" if value is not None else "missing",
            "source_id": "kilde",
            "published_on": date(int(year) + 1, 10, 1),
            "is_demo": False,
            "period_start": date(int(year), month - 2 if quarter else 1, 1),
            "period_end": date(int(year), month, 28),
            "frequency": "quarter" if quarter else "year",
            "averaged_years": 1,
            "value_decimals": 1,
            "published_assumed": False,
        }
        self.insert(
            "observation",
            geography_id=geography_id,
            indicator_id=indicator_id,
            period=str(period),
            value=value,
            **{**defaults, **columns},
        )

    def count_figures(self) -> None:
        """What the loader does after the last figure."""
        self._filled.add("figure_count")
        count_figures(self.connection)

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        cursor = self.connection.execute(sql, list(values))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def as_of(self, day: date) -> list[dict[str, Any]]:
        return self.rows("SELECT * FROM observation_as_of(?) ORDER BY ALL", day)

    def criteria(self, day: date, ruleset_id: str = "rules") -> list[dict[str, Any]]:
        return self.rows("SELECT * FROM criterion_status(?, ?)", day, ruleset_id)

    def criterion_of(self, day: date, indicator_id: str = "a", ruleset_id: str = "rules") -> dict[str, Any]:
        (row,) = [row for row in self.criteria(day, ruleset_id) if row["indicator_id"] == indicator_id]
        return row

    def verdict(self, day: date, ruleset_id: str = "rules", geography_id: str = AREA) -> dict[str, Any]:
        (row,) = [
            row
            for row in self.rows("SELECT * FROM list_status(?, ?)", day, ruleset_id)
            if row["geography_id"] == geography_id
        ]
        return row


@pytest.fixture(scope="session")
def empty_build() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables and macros of a build, in memory, without rows. Shared: nobody may leave a row behind."""
    connection = duckdb.connect()
    create_tables(connection)
    create_macros(connection)
    yield connection
    connection.close()


@pytest.fixture
def build(empty_build: duckdb.DuckDBPyConnection) -> Iterator[HandMade]:
    made = HandMade(empty_build)
    yield made
    made.empty()
