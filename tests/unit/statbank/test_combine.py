"""Cells become figures as declared; what is unknown in part is unknown as a whole."""

from __future__ import annotations

import json
from decimal import Decimal

from dashboard.catalog.statbank import StatbankIndicator, StatbankTable
from dashboard.statbank.combine import Observation, observations
from dashboard.statbank.parse import Cell, Cells, parse_cells
from dashboard.statbank.tableinfo import read_tableinfo
from tests.unit.statbank.service import (
    DECISIONS,
    DECISIONS_CSV,
    POPULATION,
    decisions_info,
    population_csv,
    population_info,
)


def population(**changed: str) -> Cells:
    info = read_tableinfo(json.dumps(population_info()).encode(), "FOLK1E")
    return parse_cells(population_csv(changed=changed.get("cells")).encode(), POPULATION, info, "CSV")  # type: ignore[arg-type]


def decisions() -> Cells:
    info = read_tableinfo(json.dumps(decisions_info()).encode(), "STRAF44")
    return parse_cells(DECISIONS_CSV.encode(), DECISIONS, info, "CSV")


def at(found: list[Observation], geography_id: str, period: str) -> Observation:
    (one,) = [x for x in found if (x.geography_id, x.period) == (geography_id, period)]
    return one


def test_a_share_of_the_first_quarters_with_its_counts() -> None:
    found = list(observations(POPULATION, population(), {}))
    assert {one.period for one in found} == {"2020", "2021"}
    first = at(found, "slagelse_kommune", "2020")
    assert (first.value, first.numerator, first.denominator) == ("10,00", "8000", "80000")
    assert first.status == "break"
    assert first.note == "Danmarks Statistik, FOLK1E; sammenligningstal, ikke kriteriet"
    assert at(found, "danmark", "2021").status is None


def test_a_part_that_is_unknown_makes_the_whole_unknown() -> None:
    found = list(observations(POPULATION, population(cells={"330;25;2020K1": ".."}), {}))  # type: ignore[arg-type]
    one = at(found, "slagelse_kommune", "2020")
    assert (one.value, one.numerator, one.denominator, one.status) == (None, None, None, "missing")
    assert at(found, "danmark", "2020").value == "10,00"
    # The series begins with the first figure that there is, so it is never joined to what came before.
    assert at(found, "slagelse_kommune", "2021").status == "break"
    assert at(found, "danmark", "2021").status is None


def test_nothing_is_divided_by_nobody() -> None:
    found = list(observations(POPULATION, population(cells={"330;TOT;2020K1": "0"}), {}))  # type: ignore[arg-type]
    assert at(found, "slagelse_kommune", "2020").status == "missing"


def test_a_rate_per_thousand_of_another_tables_population() -> None:
    found = list(observations(DECISIONS, decisions(), {"FOLK1E": (POPULATION, population())}))
    one = at(found, "slagelse_kommune", "2020")
    assert (one.value, one.numerator, one.denominator) == ("5,00", "400", "80000")
    assert at(found, "danmark", "2020").status == "missing"


def test_a_rate_without_that_years_population_is_missing() -> None:
    cells = Cells({("330", "2031", ()): Cell(Decimal(4), 2)}, ("2031",))
    found = list(observations(DECISIONS, cells, {"FOLK1E": (POPULATION, population())}))
    assert at(found, "slagelse_kommune", "2031").status == "missing"


def test_sums_and_delivered_cells() -> None:
    table = StatbankTable(
        table="X",
        variables={"A": ("1", "2")},
        area="OMRÅDE",
        areas={"330": "slagelse_kommune"},
        periods=("*",),
        indicators=(
            StatbankIndicator(indicator_id="residents", kind="count", numerator={"A": ("1", "2")}, note="n"),
            StatbankIndicator(indicator_id="employed", kind="delivered", numerator={"A": ("2",)}, note="n"),
        ),
    )
    cells = Cells(
        {("330", "2024M07", (code,)): Cell(Decimal(value), 5) for code, value in (("1", "2"), ("2", "70.5"))},
        ("2024M07",),
    )
    total, delivered = observations(table, cells, {})
    assert (total.value, total.numerator, total.period, total.line) == ("72,5", None, "2024-07", 5)
    assert delivered.value == "70,5"
