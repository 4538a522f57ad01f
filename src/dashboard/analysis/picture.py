"""What a status picture consists of: readings, cells, columns and rows, all immutable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.criteria import State
from dashboard.store import records as r


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it may be shown: never more decimals than its source has."""

    indicator_id: str
    value: float
    decimals: int
    period: str
    """the catalog's period, e.g. 2015; for a mean of years, that of its last year"""
    first_year: int | None
    """first year of a mean that we made; None for a figure as published"""
    is_published_mean: bool
    is_demo: bool
    is_old: bool
    status: str
    published_on: date
    published_assumed: bool
    source_id: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One place and criterion."""

    indicator_id: str
    reading: Reading | None
    state: State
    margin: float | None
    threshold: float | None
    target: float | None
    target_origin: str | None
    target_is_set: bool
    """False where a target exists without a number"""
    course: float | None
    course_is_demo: bool
    """whether its baseline or its target is an example"""
    municipality: Reading | None
    single_year: Reading | None
    """the newest single year, where the rule's value is a mean or cannot be formed"""
    proxies: tuple[Reading, ...]
    missing: str | None
    """why nothing is judged: 'no_figure', 'mean_incomplete', 'threshold_unknown', 'suppressed', 'delayed'"""
    trend: r.TrendState | None
    """of the single periods, never of the rule's overlapping means"""


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion, with the axis that all places share."""

    criterion: r.Criterion
    indicator: r.Indicator
    threshold: float | None
    axis_end: float


@dataclass(frozen=True, slots=True)
class Row:
    geography: r.Geography
    cells: tuple[Cell, ...]
    verdict: r.ListStatus | None
    """None for samlet: the criteria hold for single areas"""
    official: r.OfficialStatus | None

    @property
    def rests_on_demo(self) -> bool:
        """Whether the verdict is made from any example figure."""
        demo_residents = bool(self.verdict and self.verdict.residents_is_demo)
        return demo_residents or any(cell.reading.is_demo for cell in self.cells if cell.reading)


@dataclass(frozen=True, slots=True)
class Overview:
    as_of: date
    ruleset: r.Ruleset
    columns: tuple[Column, ...]
    areas: tuple[Row, ...]
    combined: Row | None
    indicators: dict[str, r.Indicator]

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.areas if self.combined is None else (*self.areas, self.combined)

    @property
    def rests_on_demo(self) -> bool:
        """Whether any area's verdict is made from an example figure."""
        return any(row.rests_on_demo for row in self.areas)

    @property
    def has_example_targets(self) -> bool:
        """Whether any target shown is an example."""
        return any(cell.target_origin == "eksempel" for row in self.areas for cell in row.cells)

    @property
    def rests_on_old(self) -> bool:
        """Whether any area's verdict is made from an old figure."""
        return any(cell.reading.is_old for row in self.areas for cell in row.cells if cell.reading)
