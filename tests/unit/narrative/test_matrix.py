"""The comparison in words: distances to the line, to a target, and the headline."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.analysis.criteria import State
from dashboard.analysis.matrix import Facts, MatrixRow, matrix
from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import matrix as words
from tests.unit import samples as s

OTHER = s.indicator("arson", unit="count", value_type="count", decimals=0)


def rows(**fields: Any) -> tuple[MatrixRow, ...]:
    defaults: dict[str, Any] = {
        "as_of": date(2016, 11, 24),
        "picture": s.picture(),
        "indicators": [s.indicator()],
        "places": [s.geography()],
        "figures": [s.figure()],
        "trends": [],
        "targets": {},
    }
    return matrix(Facts(**{**defaults, **fields}))


def distance(**fields: Any) -> str:
    (row,) = rows(**fields)
    return words.distance(row.cells[0], row).replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize(
    ("operator", "margin", "expected"),
    [
        (">", 3.1, "3,1 procentpoint over grænsen"),
        (">", -0.7, "0,7 procentpoint under grænsen"),
        ("<", 2.0, "2,0 procentpoint under grænsen"),
        ("<", -4.8, "4,8 procentpoint over grænsen"),
        (">", 0.0, "på grænsen"),
        (">", 0.04, "0,04 procentpoint over grænsen"),
    ],
)
def test_the_distance_to_the_line_says_on_which_side(operator: str, margin: float, expected: str) -> None:
    cell = s.cell(margin=margin, state=State.MET if margin > 0 else State.NEAR)
    picture = s.picture(s.row(cells=(cell,)), columns=(s.column(criterion=s.criterion(operator=operator)),))
    assert distance(picture=picture) == expected


def test_an_unknown_criterion_has_no_distance() -> None:
    assert distance(picture=s.picture(s.row(cells=(s.unknown_cell(),)))) == ""


@pytest.mark.parametrize(
    ("polarity", "value", "expected"),
    [
        ("lower", 20.0, "5 fra målet for 2025 (eks.)"),
        ("lower", 15.0, "målet for 2025 er nået (eks.)"),
        ("higher", 10.0, "5 fra målet for 2025 (eks.)"),
        ("higher", 16.0, "målet for 2025 er nået (eks.)"),
        ("neutral", 20.0, ""),
    ],
)
def test_the_distance_to_a_target(polarity: str, value: float, expected: str) -> None:
    target = s.target(indicator_id="arson", value=15.0, origin="eksempel")
    said = distance(
        indicators=[OTHER._replace(polarity=polarity)],
        figures=[s.figure(indicator_id="arson", value=value, value_decimals=0)],
        targets={("motalavej", "arson"): target},
    )
    assert said == expected


def test_headline() -> None:
    assert words.headline(rows()) == (
        "Ét af ét kriterier er opfyldt et eller flere steder; intet tal viser tegn på at gå den forkerte vej"
    )
    wrong = [s.trend_state(indicator_id="arson", direction="up")]
    both = rows(indicators=[s.indicator(), OTHER], trends=wrong, figures=[s.figure(indicator_id="arson")])
    assert words.headline(both).endswith("ét tal viser tegn på at gå den forkerte vej")
    nothing = rows(figures=[], picture=s.picture(s.row(cells=(s.unknown_cell(),))))
    assert words.headline(nothing) == "Intet tal er kendt på datoen"
