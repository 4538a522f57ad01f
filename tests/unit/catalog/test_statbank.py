"""Declarations of StatBank tables: mistakes are named with file, table, key, value and what is allowed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.errors import CatalogError

REPOSITORY_DATA = Path(__file__).parents[3] / "data"
FILE = "sources/danmarks_statistik.toml"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the repository's catalog to make mistakes in."""
    for folder in ("catalog", "sources"):
        shutil.copytree(REPOSITORY_DATA / folder, tmp_path / folder)
    return tmp_path


MISTAKES = {
    "misspelt key": ("first_quarter_is_year = true", "first_quarter = true", ["'statbank.1.first_quarter'"]),
    "table in small letters": (
        'table = "FOLK1E"',
        'table = "folk1e"',
        ["'statbank.1.table'", "'folk1e'", "capital letters A-Z"],
    ),
    "no period": ('begins_series = "2015"', 'begins_series = "2015K1"', ["'2015K1'", "as 2015, 2015-Q3"]),
    "empty list of codes": ('"KØN" = ["TOT"], ALDER = ["IALT"]', '"KØN" = [], ALDER = ["IALT"]', ["KØN"]),
    "unknown place": (
        '"330" = "slagelse_kommune"',
        '"330" = "slagelse"',
        ["'areas'", "'slagelse'", "FOLK1E"],
    ),
    "unknown indicator": (
        'indicator_id = "employed"',
        'indicator_id = "employment"',
        ["'indicators.indicator_id'", "'employment'", "did you mean 'employed'", "RAS200"],
    ),
    "indicator given twice": (
        'indicator_id = "employed"\nkind = "delivered"',
        'indicator_id = "non_western"\nkind = "delivered"',
        ["'indicators.indicator_id'", "FOLK1E gives it already"],
    ),
    "share of a count": (
        'indicator_id = "residents"\nkind = "count"',
        'indicator_id = "residents"\nkind = "rate"\ndenominator = { HERKOMST = ["TOT"] }',
        ["'indicators.kind'", "'rate'", "allowed: count or delivered, as residents is a count"],
    ),
    "a criterion that no benchmark has": (
        'indicator_id = "employed"',
        'indicator_id = "income_share_of_region"',
        ["'indicators.kind'", "allowed: none, as income_share_of_region is a ratio"],
    ),
    "share without denominator": (
        'denominator = { HERKOMST = ["TOT"] }',
        "",
        ["a denominator, as kind is 'share'"],
    ),
    "count with denominator": (
        'kind = "count"\n',
        'kind = "count"\ndenominator = { HERKOMST = ["TOT"] }\n',
        ["no denominator, as kind is 'count'"],
    ),
    "code that is not asked for": (
        'numerator = { HERKOMST = ["25", "35"] }',
        'numerator = { HERKOMST = ["24", "35"] }',
        ["codes that HERKOMST asks for (TOT, 25, 35), not 24"],
    ),
    "variable that is not asked for": (
        'numerator = { HERKOMST = ["25", "35"] }',
        'numerator = { IELAND = ["25"] }',
        ["a variable of FOLK1E (KØN, ALDER, HERKOMST), not IELAND"],
    ),
    "codes left open": (
        'numerator = { HERKOMST = ["TOT"] }',
        "",
        ["codes of HERKOMST too, as it asks for more than one"],
    ),
    "several cells delivered": (
        'BEREGNING = ["BFK"]',
        'BEREGNING = ["BFK", "EFK"]',
        ["codes of BEREGNING too"],
    ),
    "area among the variables": (
        'variables = { BEREGNING = ["BFK"]',
        'variables = { "OMRÅDE" = ["330"], BEREGNING = ["BFK"]',
        ["area and time under their own keys only"],
    ),
    "neither shown nor not": ("not_shown = ", "# not_shown = ", ["either indicators, or not_shown"]),
    "the same table twice": (
        'table = "STRAF11"',
        'table = "STRAF44"',
        ["'statbank.table'", "each table once"],
    ),
    "denominator of no table": (
        'indicator_id = "employed"\nkind = "delivered"',
        'indicator_id = "criminal_decisions"\nkind = "rate"\ndenominator = { A = ["1"] }\n'
        'denominator_table = "FOLK1A"',
        ["'indicators.denominator_table'", "'FOLK1A'", "did you mean 'FOLK1E'"],
    ),
    "denominator the other table does not ask for": (
        'indicator_id = "employed"\nkind = "delivered"',
        'indicator_id = "criminal_decisions"\nkind = "rate"\ndenominator = { HERKOMST = ["10"] }\n'
        'denominator_table = "FOLK1E"',
        ["'indicators.denominator'", "codes that HERKOMST asks for (TOT, 25, 35), not 10"],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(data_dir: Path, old: str, new: str, said: list[str]) -> None:
    path = data_dir / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as raised:
        load_catalog(data_dir, demo=False)
    assert FILE in raised.value.problem
    assert "pydantic" not in raised.value.problem
    assert "Value error" not in raised.value.problem
    for words in said:
        assert words in raised.value.problem
