"""The calendar of publications."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.demo.publication import published_on
from dashboard.demo.recipe import read_recipe
from dashboard.errors import CatalogError

RECIPE = Path(__file__).parents[3] / "data" / "demo" / "recipe.toml"


@pytest.mark.parametrize(
    ("kind", "period", "day"),
    [
        ("standard", "2014", date(2016, 9, 1)),
        ("standard", "2015", date(2017, 6, 1)),
        ("standard", "2016", date(2017, 10, 1)),
        ("crime", "2015", date(2016, 9, 1)),
        ("population", "2016", date(2016, 9, 1)),
        ("population", "2020", date(2020, 10, 1)),
        ("survey", "2018", date(2019, 6, 1)),
        ("standard", "2021-Q3", date(2021, 11, 2)),
    ],
)
def test_published_on(kind: str, period: str, day: date) -> None:
    assert published_on(read_recipe(RECIPE).calendar, kind, period) == day


def test_a_recipe_with_a_misspelt_key_names_it(tmp_path: Path) -> None:
    wrong = tmp_path / "recipe.toml"
    wrong.write_text(RECIPE.read_text(encoding="utf-8").replace("first_quarter", "frist_quarter"), "utf-8")
    with pytest.raises(CatalogError, match="frist_quarter"):
        read_recipe(wrong)
