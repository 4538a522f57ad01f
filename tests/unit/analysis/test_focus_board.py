"""A focus area's rows: apart by what they measure, on axes that can be compared, and their signs."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.focus_board import focus_board, signs
from dashboard.analysis.matrix import Group, MatrixCell, MatrixRow
from dashboard.store import records as r
from tests.unit.samples import figure, geography, indicator, target, trend_state

SUM = geography("samlet", name="De fire boligområder samlet", kind="samlet")


def cell(place: r.Geography, value: float | None = 10.0, **fields: Any) -> MatrixCell:
    shown = None if value is None else figure(place.geography_id, value=value)
    defaults: dict[str, Any] = {
        "figure": shown,
        "judged": None,
        "trend": None,
        "target": None,
        "is_old": False,
    }
    return MatrixCell(place, **{**defaults, **fields})


def row(*cells: MatrixCell, **fields: Any) -> MatrixRow:
    about = indicator(**{"focus_area_ids": ["uddannelse"], **fields})
    return MatrixRow(about, None, cells, Group.REST)


def test_core_and_contributing_are_apart_and_strangers_are_left_out() -> None:
    rows = [
        row(cell(geography()), indicator_id="slow"),
        row(cell(geography()), indicator_id="fast", contributing=True),
        row(cell(geography()), indicator_id="other", focus_area_ids=["beskaeftigelse"]),
        row(cell(geography()), indicator_id="none", focus_area_ids=None),
    ]
    found = focus_board(rows, "uddannelse", {})
    assert [one.indicator.indicator_id for one in found.core] == ["slow"]
    assert [one.indicator.indicator_id for one in found.contributing] == ["fast"]


def test_rows_without_any_figure_stand_last() -> None:
    rows = [
        row(cell(geography(), None), indicator_id="empty"),
        row(cell(geography()), indicator_id="known"),
    ]
    found = focus_board(rows, "uddannelse", {})
    assert [one.indicator.indicator_id for one in found.core] == ["known", "empty"]
    assert found.core[1].cells[0].value is None


def test_shares_have_one_axis_that_holds_target_and_municipality() -> None:
    municipality = {"outside_work_education": figure("slagelse_kommune", value=58.0)}
    goal = target(value=30.0)
    found = focus_board(
        [row(cell(geography(), 20.0, target=goal), cell(SUM, 25.0))], "uddannelse", municipality
    )
    ends = {one.axis_end for one in found.core[0].cells}
    assert len(ends) == 1
    assert ends.pop() >= 58.0
    assert not found.core[0].sum_has_own_axis


def test_a_sum_does_not_set_the_areas_axis_and_stands_beside_no_municipality() -> None:
    municipality = {"outside_work_education": figure("slagelse_kommune", value=5000.0)}
    found = focus_board(
        [row(cell(geography(), 20.0), cell(SUM, 400.0), additive=True)], "uddannelse", municipality
    )
    area, together = found.core[0].cells
    assert area.axis_end < 50
    assert together.axis_end >= 400
    assert area.municipality is None
    assert found.core[0].sum_has_own_axis


def test_an_example_target_is_known_as_one() -> None:
    found = focus_board(
        [row(cell(geography(), target=target(origin="eksempel")), cell(SUM, target=target()))],
        "uddannelse",
        {},
    )
    assert [one.target_is_demo for one in found.core[0].cells] == [True, False]


def test_the_same_sign_in_two_areas_is_told_once_and_certain_ones_first() -> None:
    early = trend_state(strength="early", direction="down")
    certain = trend_state(strength="certain", direction="up", is_demo=True)
    rows = [
        row(
            cell(geography("motalavej"), trend=early),
            cell(geography("sydbyen"), trend=early),
            cell(SUM, trend=early),
        ),
        row(cell(geography("motalavej"), trend=certain), indicator_id="other"),
        row(cell(geography("motalavej"), trend=trend_state(strength="none", direction="none"))),
    ]
    found = signs(focus_board(rows, "uddannelse", {}).rows)
    assert [(one.trend.strength, [p.geography_id for p in one.places], one.is_demo) for one in found] == [
        ("certain", ["motalavej"], True),
        ("early", ["motalavej", "sydbyen"], False),
    ]


def test_a_sign_that_only_the_sum_has_is_told_of_the_sum() -> None:
    rows = [row(cell(geography(), trend=trend_state(strength="none")), cell(SUM, trend=trend_state()))]
    found = signs(focus_board(rows, "uddannelse", {}).rows)
    assert [p.geography_id for p in found[0].places] == ["samlet"]
