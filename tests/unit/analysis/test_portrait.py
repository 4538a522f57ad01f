"""One indicator as it is drawn: its points, its axis, its events, and whether two figures differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.portrait import Panel, Point, Portrait, before, change_between, portrait
from dashboard.store import records as r
from tests.unit import samples as s


def only(picture: Portrait) -> Panel:
    (panel,) = picture.panels
    return panel


def points(*figures: r.SinglePeriod, **fields: Any) -> tuple[Point, ...]:
    return only(portrait(s.portrait_facts(*figures, **fields))).points


def test_a_share_with_counts_has_its_interval_in_per_cent() -> None:
    (point,) = points(s.single_period(value=42.0, numerator=294, denominator=700))
    assert point.interval is not None
    assert point.interval.low == pytest.approx(38.4, abs=0.05)
    assert point.interval.high == pytest.approx(45.7, abs=0.05)


def test_without_counts_there_is_no_interval() -> None:
    (point,) = points(s.single_period(value=42.0))
    assert point.interval is None


def test_a_rate_is_told_per_thousand() -> None:
    rate = s.indicator("criminal_decisions", unit="per_1000", value_type="rate")
    (point,) = points(s.single_period(value=31.6, numerator=177, denominator=5593), indicator=rate)
    assert point.interval is not None
    assert point.interval[:2] == pytest.approx((27.2, 36.7), abs=0.05)


@pytest.mark.parametrize(("is_events", "has_interval"), [(True, True), (False, False)])
def test_only_counts_of_events_have_chance(is_events: bool, has_interval: bool) -> None:
    count = s.indicator("arson", unit="count", value_type="count", decimals=0, events=is_events)
    (point,) = points(s.single_period(value=15), indicator=count)
    assert (point.interval is not None) == has_interval


def test_the_indicators_own_frequency_is_drawn_and_its_years_stand_beside() -> None:
    quarterly = s.indicator("arson", unit="count", value_type="count", frequency="quarter")
    figures = [s.single_period("2014", 31), s.single_period("2015", 15), s.single_period("2015-Q4", 5)]
    panel = only(portrait(s.portrait_facts(*figures, indicator=quarterly)))
    assert [point.period for point in panel.points] == ["2015-Q4"]
    assert [point.period for point in panel.yearly] == ["2014", "2015"]


def test_a_frequency_that_the_source_does_not_deliver_gives_way() -> None:
    quarterly = s.indicator("arson", unit="count", value_type="count", frequency="quarter")
    panel = only(portrait(s.portrait_facts(s.single_period("2014", 31), indicator=quarterly)))
    assert [point.period for point in panel.points] == ["2014"]


def test_a_hidden_period_is_a_gap_with_its_reason_and_never_a_point() -> None:
    panel = only(
        portrait(
            s.portrait_facts(s.single_period("2014"), s.single_period("2015", None, status="suppressed"))
        )
    )
    assert [point.period for point in panel.points] == ["2014"]
    assert [(gap.period, gap.status) for gap in panel.gaps] == [("2015", "suppressed")]


def test_a_break_in_a_hidden_year_begins_with_the_next_point() -> None:
    figures = [
        s.single_period("2018"),
        s.single_period("2019", None, status="suppressed", is_break=True),
        s.single_period("2020"),
    ]
    assert [(point.period, point.is_break) for point in points(*figures)] == [("2018", False), ("2020", True)]


def test_the_threshold_holds_for_the_areas_and_not_for_the_four_together() -> None:
    picture = portrait(s.portrait_facts(shown=("motalavej", "samlet"), threshold=40.0))
    assert [panel.threshold for panel in picture.panels] == [40.0, None]


class TestAxis:
    def test_all_panels_share_it_and_it_holds_all_that_is_drawn(self) -> None:
        picture = portrait(
            s.portrait_facts(
                s.single_period(value=42.0, numerator=294, denominator=700),
                s.single_period(value=36.0, geography_id="sydbyen"),
                shown=("motalavej", "sydbyen"),
                threshold=50.0,
            )
        )
        axes = {(panel.low, panel.high) for panel in picture.panels}
        assert len(axes) == 1
        ((low, high),) = axes
        assert low <= 36.0
        assert high >= 50.0

    def test_it_begins_at_zero_where_zero_is_near(self) -> None:
        panel = only(portrait(s.portrait_facts(s.single_period("2014", 3.0), s.single_period("2015", 12.0))))
        assert panel.low == 0.0

    def test_a_municipality_far_away_does_not_flatten_the_series(self) -> None:
        picture = portrait(
            s.portrait_facts(
                s.single_period(value=42.0), s.single_period(value=12.0, geography_id="slagelse_kommune")
            )
        )
        assert only(picture).low > 12.0
        assert [panel.geography.kind for panel in picture.benchmarks] == ["kommune"]

    def test_of_counts_that_add_up_the_four_together_have_their_own(self) -> None:
        figures = [s.single_period(value=5), s.single_period(value=60, geography_id="samlet")]
        count = s.indicator(unit="count", value_type="count", additive=True)
        picture = portrait(s.portrait_facts(*figures, indicator=count, shown=("motalavej", "samlet")))
        area, together = picture.panels
        assert picture.sum_has_own_axis
        assert area.high < 60 <= together.high

    @given(st.lists(st.floats(0.1, 1e6), min_size=1, max_size=8))
    def test_it_holds_every_value_whatever_they_are(self, values: list[float]) -> None:
        figures = [s.single_period(str(2010 + index), value) for index, value in enumerate(values)]
        panel = only(portrait(s.portrait_facts(*figures)))
        assert panel.low <= min(values)
        assert panel.high >= max(values)
        assert panel.high > panel.low


class TestEvents:
    def test_changes_of_the_law_are_named_where_the_indicator_is_a_criterion(self) -> None:
        rules = [s.ruleset("udsat-2018", valid_from=date(2018, 12, 1), short_name="Udsat 2018-2021")]
        figures = [s.single_period("2016"), s.single_period("2020")]
        without = portrait(s.portrait_facts(*figures, rulesets=rules))
        assert without.events == ()
        picture = portrait(
            s.portrait_facts(*figures, rulesets=rules, criterion=s.criterion(), threshold=40.0)
        )
        (event,) = picture.events
        assert event.day == date(2018, 12, 1)
        assert "Udsat 2018-2021" in event.name

    def test_an_event_of_another_area_is_left_out(self) -> None:
        assert portrait(s.portrait_facts(s.single_period(), events=[s.event()])).events == ()
        picture = portrait(s.portrait_facts(s.single_period(), shown=("ringparken",), events=[s.event()]))
        assert [event.name for event in picture.events] == ["Solgt"]

    def test_an_event_after_the_date_is_not_known_yet(self) -> None:
        later = s.event(geography_ids=[], year=2022)
        assert portrait(s.portrait_facts(s.single_period(), events=[later])).events == ()

    def test_an_event_without_a_year_is_told_and_not_drawn(self) -> None:
        unknown = s.event(geography_ids=[], year=None, when_da="årene kendes ikke")
        (event,) = portrait(s.portrait_facts(s.single_period(), events=[unknown])).events
        assert event.day is None
        assert event.when == "årene kendes ikke"


class TestDifference:
    def pair(
        self, indicator: r.Indicator, first: dict[str, Any], second: dict[str, Any]
    ) -> tuple[Point, ...]:
        return points(
            s.single_period("2014", **first), s.single_period("2015", **second), indicator=indicator
        )

    def test_arson_from_31_to_15(self) -> None:
        arson = s.indicator("arson", unit="count", value_type="count", events=True)
        found = change_between(*self.pair(arson, {"value": 31}, {"value": 15}), arson)
        assert found is not None
        assert found.p_value == pytest.approx(0.026, abs=0.0005)
        assert found.is_beyond_chance

    def test_a_stock_has_no_chance_to_be_judged(self) -> None:
        stock = s.indicator("residents", unit="count", value_type="count")
        assert change_between(*self.pair(stock, {"value": 31}, {"value": 15}), stock) is None

    @pytest.mark.parametrize("missing", ["numerator", "denominator"])
    def test_a_share_without_counts_cannot_be_judged(self, missing: str) -> None:
        full = {"value": 42.0, "numerator": 294, "denominator": 700}
        share = s.indicator()
        assert change_between(*self.pair(share, full, full), share) is not None
        assert change_between(*self.pair(share, {**full, missing: None}, full), share) is None
        assert change_between(*self.pair(share, full, {**full, missing: None}), share) is None

    def test_a_ratio_of_means_cannot_be_judged(self) -> None:
        full = {"value": 57.0, "numerator": 294, "denominator": 700}
        ratio = s.indicator(value_type="ratio")
        assert change_between(*self.pair(ratio, full, full), ratio) is None


class TestBefore:
    def test_a_year_is_compared_with_the_year_before(self) -> None:
        series = points(*(s.single_period(str(year)) for year in (2013, 2014, 2015)))
        assert before(series, series[-1]) == series[1]

    def test_a_quarter_is_compared_with_the_same_quarter_a_year_ago(self) -> None:
        names = ["2014-Q3", "2014-Q4", "2015-Q1", "2015-Q2", "2015-Q3"]
        series = points(
            *(s.single_period(name) for name in names), indicator=s.indicator(frequency="quarter")
        )
        found = before(series, series[-1])
        assert found is not None
        assert found.period == "2014-Q3"

    def test_where_that_one_is_not_known_with_the_one_before(self) -> None:
        series = points(s.single_period("2012"), s.single_period("2015"))
        assert before(series, series[-1]) == series[0]
        assert before(series, series[0]) is None


def test_the_same_facts_give_the_same_picture() -> None:
    one = s.portrait_facts(s.single_period(), s.single_period("2016", 41.0))
    assert portrait(one) == portrait(replace(one))
