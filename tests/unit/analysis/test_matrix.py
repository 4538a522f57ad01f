"""All indicators compared: which row stands where, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.analysis.criteria import State
from dashboard.analysis.matrix import Facts, Group, MatrixRow, matrix
from tests.unit import samples as s

DAY = date(2016, 11, 24)
OTHER = s.indicator("arson", name="Påsatte brande", unit="count", value_type="count")


def rows(**fields: Any) -> dict[str, MatrixRow]:
    defaults: dict[str, Any] = {
        "as_of": DAY,
        "picture": s.picture(s.row(cells=(s.cell(state=State.CLEAR, margin=-5.0),))),
        "indicators": [s.indicator(), OTHER],
        "places": [s.geography()],
        "figures": [s.figure(), s.figure(indicator_id="arson", value=15.0)],
        "trends": [],
        "targets": {},
    }
    return {row.indicator.indicator_id: row for row in matrix(Facts(**{**defaults, **fields}))}


def test_a_criterion_that_is_met_comes_first() -> None:
    met = s.picture(s.row(cells=(s.cell(state=State.MET),)))
    wrong = [s.trend_state(indicator_id="arson", direction="up")]
    found = rows(picture=met, trends=wrong, indicators=[OTHER, s.indicator()])
    assert list(found) == ["outside_work_education", "arson"]
    assert [row.group for row in found.values()] == [Group.LINE, Group.WRONG_WAY]


def test_a_sign_is_wrong_or_right_by_the_indicators_own_direction() -> None:
    falling = [s.trend_state(indicator_id="arson", direction="down", strength="certain")]
    assert rows(trends=falling)["arson"].group is Group.RIGHT_WAY
    higher_is_better = OTHER._replace(polarity="higher")
    assert rows(trends=falling, indicators=[higher_is_better])["arson"].group is Group.WRONG_WAY
    neutral = OTHER._replace(polarity="neutral")
    assert rows(trends=falling, indicators=[neutral])["arson"].group is Group.REST


def test_no_sign_is_neither() -> None:
    for strength in ("none", "undetectable", "level_only"):
        state = s.trend_state(indicator_id="arson", direction="none", strength=strength)
        assert rows(trends=[state])["arson"].group is Group.REST


def test_close_to_the_line_unknown_or_old_is_to_be_watched() -> None:
    for cell in (s.cell(state=State.NEAR, margin=-0.5), s.unknown_cell()):
        assert rows(picture=s.picture(s.row(cells=(cell,))))["outside_work_education"].group is Group.WATCH
    clear = s.picture(s.row(cells=(s.cell(state=State.CLEAR, margin=-5.0),)))
    assert rows(picture=clear)["outside_work_education"].group is Group.REST
    old = rows(picture=clear, as_of=date(2021, 11, 25))["outside_work_education"]
    assert old.group is Group.WATCH
    assert [cell.is_old for cell in old.cells] == [True]


def test_what_is_no_criterion_is_not_watched_for_its_age() -> None:
    assert rows(as_of=date(2021, 11, 25))["arson"].group is Group.REST


def test_within_a_group_those_that_concern_most_places_come_first() -> None:
    places = [s.geography(area) for area in s.AREAS]
    third = s.indicator("moving_out")
    trends = [
        s.trend_state("motalavej", "arson", direction="up"),
        s.trend_state("motalavej", "moving_out", direction="up"),
        s.trend_state("sydbyen", "moving_out", direction="up"),
    ]
    found = rows(places=places, indicators=[OTHER, third], trends=trends)
    assert list(found) == ["moving_out", "arson"]


def test_a_place_without_any_figure_is_not_known() -> None:
    nothing = rows(figures=[], picture=s.picture(s.row(cells=(s.unknown_cell(),))))
    assert not any(cell.is_known for row in nothing.values() for cell in row.cells)
