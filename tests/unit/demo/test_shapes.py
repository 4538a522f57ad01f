"""Lines between points, and chance from a seed."""

from __future__ import annotations

from dashboard.demo.periods import quarters, years
from dashboard.demo.shapes import chance, events, level, stock, wobbled

POINTS = {"2010": 10.0, "2014": 20.0}


def test_level_is_straight_between_points_and_flat_outside() -> None:
    assert [level(POINTS, y) for y in ("2009", "2010", "2012", "2014", "2020")] == [10, 10, 15, 20, 20]


def test_chance_repeats_and_differs_by_name() -> None:
    assert chance("s", "a").random() == chance("s", "a").random()
    assert chance("s", "a").random() != chance("s", "b").random()


def test_wobble_leaves_points_alone_and_keeps_within_its_bound() -> None:
    values = wobbled(POINTS, years(2010, 2014), 0.5, chance("s", "a"))
    assert values["2010"] == 10.0
    assert values["2014"] == 20.0
    assert 0 < abs(values["2012"] - 15.0) <= 0.5


def test_events_vary_about_their_level() -> None:
    periods = quarters("2000-Q1", "2099-Q4")
    counts = events({"2000-Q1": 4.0}, periods, [1.0, 1.0, 1.0, 1.0], chance("s", "events"))
    assert 3.7 < sum(counts.values()) / len(counts) < 4.3
    assert len(set(counts.values())) > 5


def test_stock_is_never_negative() -> None:
    counts = stock({"2000-Q1": 0.0}, quarters("2000-Q1", "2009-Q4"), 5.0, chance("s", "stock"))
    assert min(counts.values()) == 0
