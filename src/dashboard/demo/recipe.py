"""The settings of the example series, read from recipe.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from dashboard.demo.periods import parts
from dashboard.errors import CatalogError

AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
COMBINED = "samlet"
BENCHMARKS = ("slagelse_kommune", "region_sjaelland", "danmark", "sub_gennemsnit")
GEOGRAPHIES = (*AREAS, COMBINED, *BENCHMARKS)

Points = dict[str, float]
"""period ('2015' or '2015-Q1') -> value at that period"""


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Calendar(Section):
    application: date
    year_2015: date
    yearly_month_day: tuple[int, int]
    population_month_day: tuple[int, int]
    survey_month_day: tuple[int, int]
    quarter_lag_days: int


class Published(Section):
    """Keys that data/raw holds, and that are therefore not written."""

    geography: str
    keys: dict[str, list[str]]


class Sale(Section):
    geography: str
    year: int
    note: str
    samlet_note: str
    samlet_series: list[str]


class Late(Section):
    """A figure first announced as delayed, given on known_on."""

    indicator: str
    period: str
    geographies: list[str]
    known_on: date
    note: str


class Total(Section):
    year: int
    value: float
    numerator: int | None = None


class Series(Section):
    """One indicator. Points are in the indicator's unit; wobble is the most that chance adds, same unit."""

    file: str
    kind: Literal[
        "yearly_count",
        "composition",
        "share",
        "rate",
        "ratio",
        "ratio_of_means",
        "mean",
        "survey",
        "quarterly_count",
        "quarterly_amount",
    ]
    areas: dict[str, Points] = {}
    benchmarks: dict[str, Points] = {}
    years: dict[str, dict[str, int]] = {}
    """yearly counts before the quarters begin"""
    group: str | None = None
    """what shares are taken of: a group of residents, or 'dwellings'"""
    calendar: Literal["standard", "population", "crime", "survey"] = "standard"
    status: Literal["final", "proxy"] = "final"
    decimals: int = 1
    wobble: float = 0.0
    noise: Literal["events", "stock"] = "stock"
    persons: bool = False
    """a count of persons: 1-4 are hidden"""
    season: list[float] = [1.0, 1.0, 1.0, 1.0]
    total: Total | None = None
    """what the four areas together must give in one year"""
    year_totals: dict[str, int] = {}
    fixed: dict[str, dict[str, tuple[int, int]]] = {}
    """area -> year -> numerator and denominator, given outright"""
    revised: list[int] = []
    revised_quarters: list[str] = []
    first_year: int | None = None
    last_year: int | None = None
    remainder_of: list[str] = []
    means: str | None = None
    mean_of: str | None = None
    cases: str | None = None

    @field_validator("areas", "benchmarks", "years", "fixed")
    @classmethod
    def known_names(cls, value: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
        for geography, points in value.items():
            if geography not in GEOGRAPHIES:
                raise ValueError(f"unknown geography {geography!r}; known: {', '.join(GEOGRAPHIES)}")
            for period in points:
                parts(period)
        return value


class Recipe(Section):
    seed: str
    first_year: int
    last_year: int
    first_quarter: str
    last_quarter: str
    files: list[str]
    calendar: Calendar
    published: list[Published]
    sale: Sale
    late: list[Late]
    groups: dict[str, dict[str, float]]
    """group -> area -> per cent of residents"""
    series: dict[str, Series]

    def is_published(self, geography: str, indicator: str, period: str) -> bool:
        return any(
            entry.geography == geography and period in entry.keys.get(indicator, [])
            for entry in self.published
        )


def read_recipe(path: Path) -> Recipe:
    """Read recipe.toml.

    Raises:
        CatalogError: where the file is missing, no TOML, or has a key or value that is not allowed.
    """
    try:
        return Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise CatalogError(
            f"The recipe of the example figures, {path}, cannot be used: {error}",
            "Correct the file; recipe.py lists the allowed keys.",
        ) from error
