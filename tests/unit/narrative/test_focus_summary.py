"""A focus area in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.matrix import Group, MatrixCell, MatrixRow
from dashboard.narrative import focus_summary
from dashboard.store.records import Figure, TrendState
from tests.unit import samples as s

DAY = date(2021, 11, 25)


def trend(direction: str, strength: str = "early") -> TrendState:
    nothing = dict.fromkeys(TrendState._fields)
    fields = {
        **nothing,
        "geography_id": "motalavej",
        "direction": direction,
        "strength": strength,
        "is_demo": False,
    }
    return TrendState(**fields)  # type: ignore[arg-type]


def row(*directions: str, polarity: str = "lower", is_known: bool = True) -> MatrixRow:
    figure = Figure(
        "motalavej", "employed", "2020", 1.0, None, None, "final", "x", DAY, False, 1, 1, False, None
    )
    cells = tuple(
        MatrixCell(
            geography=s.geography(),
            figure=figure if is_known else None,
            judged=None,
            trend=trend(one) if one in {"up", "down"} else trend("none", one),
            target=None,
            is_old=False,
        )
        for one in directions
    )
    return MatrixRow(s.indicator(polarity=polarity), None, cells, Group.REST)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Ingen af indsatsområdets tal er kendt på datoen."),
        ([row("none", is_known=False)], "Ingen af indsatsområdets tal er kendt på datoen."),
        (
            [row("none"), row("undetectable")],
            "Intet af to tal viser en udvikling, der kan skelnes fra tilfældigheder.",
        ),
        ([row("down"), row("none")], "Ét af to tal viser tegn i den ønskede retning."),
        ([row("up"), row("none")], "Ét af to tal viser tegn væk fra det ønskede."),
        (
            [row("down", "up"), row("down"), row("none")],
            "To af tre tal viser tegn i den ønskede retning; ét viser tegn væk fra det ønskede.",
        ),
        (
            [row("down", polarity="neutral")],
            "Det ene tal, der er kendt, viser ikke en udvikling, der kan skelnes fra tilfældigheder.",
        ),
        ([row("down")], "Det ene tal, der er kendt, viser tegn i den ønskede retning."),
        ([row("up")], "Det ene tal, der er kendt, viser tegn væk fra det ønskede."),
        (
            [row("up", "down")],
            "Det ene tal, der er kendt, viser tegn i den ønskede retning nogle steder og væk fra det ønskede "
            "andre steder.",
        ),
    ],
)
def test_headline(rows: list[MatrixRow], said: str) -> None:
    assert focus_summary.headline(rows) == said
