"""Small counts are hidden, and so is what would give one back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.demo.cells import Cell, Cells, put
from dashboard.demo.disclosure import hidden
from dashboard.demo.recipe import AREAS, Recipe, read_recipe
from dashboard.demo.rounding import quotient

RECIPE = Path(__file__).parents[3] / "data" / "demo" / "recipe.toml"


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return read_recipe(RECIPE)


def shares(numerators: list[int], denominator: int = 20) -> Cells:
    cells: Cells = {}
    for area, numerator in zip(AREAS, numerators, strict=True):
        value = quotient(numerator, denominator, 100, 1)
        put(cells, Cell("not_education_ready", area, "2019", value, numerator, denominator))
    return cells


@pytest.mark.parametrize(
    ("numerators", "expected"),
    [
        ([8, 9, 7, 6], {}),
        ([8, 9, 7, 4], {"sydbyen": True, "praestevangen_parkvej": False}),
        ([8, 3, 7, 4], {"ringparken": True, "sydbyen": True}),
        ([17, 9, 8, 6], {"motalavej": True, "sydbyen": False}),
    ],
    ids=["none small", "one small hides the next", "two protect each other", "a small complement"],
)
def test_hidden(recipe: Recipe, numerators: list[int], expected: dict[str, bool]) -> None:
    assert hidden(shares(numerators), recipe, "not_education_ready", "2019") == expected


def test_cases_are_not_persons(recipe: Recipe) -> None:
    assert hidden({}, recipe, "arson", "2019") == {}
