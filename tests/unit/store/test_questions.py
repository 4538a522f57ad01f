"""What the questions answer, on rows made by hand; the macros behind them have tests of their own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dashboard.store import questions

DAY = date(2019, 12, 1)


def official(build: Any, list_date: date, geography_id: str = "ringparken", **columns: Any) -> None:
    defaults = {"list_name": "liste", "on_list": True, "source": "kilde", "confidence": "found in text"}
    build.insert("official_list", geography_id=geography_id, list_date=list_date, **{**defaults, **columns})


class TestOfficialLists:
    def test_the_latest_list_known_on_the_date(self, build: Any) -> None:
        for year in (2017, 2019, 2018):
            official(build, date(year, 12, 1), list_name=f"liste {year}")
        (status,) = questions.official_status(build.connection, date(2019, 11, 30))
        assert status.list_name == "liste 2018"
        (status,) = questions.official_status(build.connection, DAY)
        assert status.list_name == "liste 2019"

    def test_an_area_that_no_source_names_is_absent(self, build: Any) -> None:
        official(build, date(2019, 12, 1))
        assert [s.geography_id for s in questions.official_status(build.connection, DAY)] == ["ringparken"]
        assert questions.official_status(build.connection, date(2000, 1, 1)) == ()

    def test_the_history_of_one_area_newest_first(self, build: Any) -> None:
        for year in (2017, 2019, 2018, 2020):
            official(build, date(year, 12, 1))
        official(build, date(2018, 12, 1), "motalavej")
        history = questions.official_history(build.connection, DAY, "ringparken")
        assert [status.list_date.year for status in history] == [2019, 2018, 2017]


class TestFigures:
    def test_the_newest_value_of_each_place_and_indicator(self, build: Any) -> None:
        build.observe(2014, 1.0)
        build.observe(2015, 2.0)
        build.observe(2015, 3.0, geography_id="motalavej")
        build.observe(2016, 9.0, indicator_id="b")
        figures = questions.latest_figures(build.connection, DAY)
        assert {(f.geography_id, f.indicator_id): f.value for f in figures} == {
            ("ringparken", "a"): 2.0,
            ("motalavej", "a"): 3.0,
            ("ringparken", "b"): 9.0,
        }

    def test_a_missing_value_is_not_newest_but_says_why(self, build: Any) -> None:
        build.observe(2014, 1.0)
        build.observe(2015, None, status="suppressed")
        (figure,) = questions.latest_figures(build.connection, DAY)
        assert figure.period == "2014"
        (row,) = questions.newest_period_rows(build.connection, DAY)
        assert (row.period, row.value, row.status) == ("2015", None, "suppressed")

    def test_nothing_published_later(self, build: Any) -> None:
        build.observe(2018, 1.0, published_on=date(2019, 12, 2))
        build.count_figures()
        assert questions.latest_figures(build.connection, DAY) == ()
        assert questions.newest_period_rows(build.connection, DAY) == ()
        assert questions.age_of_figures(build.connection, DAY).figures == 0

    def test_a_series_newest_first_with_its_names(self, build: Any) -> None:
        build.geography()
        build.insert("source", source_id="kilde", name="Danmarks Statistik")
        for period in (2014, 2016, 2015):
            build.observe(period, float(period))
        build.observe(2017, 1.0, "other")
        series = questions.series(build.connection, DAY, "a")
        assert [row.period for row in series] == ["2016", "2015", "2014"]
        assert {(row.geography, row.source_name) for row in series} == {("ringparken", "Danmarks Statistik")}

    def test_a_source_that_nobody_described_hides_no_figure(self, build: Any) -> None:
        build.geography()
        build.observe(2015, 1.0, source_id="ukendt")
        (row,) = questions.series(build.connection, DAY, "a")
        assert (row.source_id, row.source_name) == ("ukendt", None)

    def test_the_age_of_the_figures(self, build: Any) -> None:
        build.observe(2014, 1.0)
        build.observe(2016, 1.0, published_on=date(2017, 10, 1), published_assumed=True)
        build.observe("2017-Q1", 1.0, published_on=date(2017, 5, 1), is_demo=True)
        build.observe(2018, None, published_on=date(2019, 10, 1))
        build.count_figures()
        age = questions.age_of_figures(build.connection, DAY)
        assert (age.newest_year, age.newest_publication) == ("2016", date(2017, 10, 1))
        assert (age.publication_assumed, age.any_demo, age.figures) == (True, True, 3)


def test_criteria_and_verdicts_come_in_the_catalogs_order(build: Any) -> None:
    build.ruleset()
    for order, area in enumerate(("motalavej", "ringparken", "sydbyen")):
        build.geography(area, order=order)
    build.criterion("z", sort_order=1)
    build.criterion("a", sort_order=2)
    statuses = questions.criterion_status(build.connection, DAY, "rules")
    assert [s.indicator_id for s in statuses] == ["z", "a"] * 3
    assert [s.geography_id for s in statuses[::2]] == ["motalavej", "ringparken", "sydbyen"]
    verdicts = questions.list_status(build.connection, DAY, "rules")
    assert [v.geography_id for v in verdicts] == ["motalavej", "ringparken", "sydbyen"]


def test_rejected_rows_are_limited(build: Any) -> None:
    for line in range(5):
        build.insert("rejected_row", file="a.csv", line=line, reason="bad", reason_da="forkert")
    assert [row.line for row in questions.rejected_rows(build.connection, 3)] == [0, 1, 2]
    assert len(questions.rejected_rows(build.connection)) == 5


def test_a_goal_without_indicators_has_none(build: Any) -> None:
    build.insert("goal", goal_id="g1", kind="vision", text="Godt liv", sort_order=2)
    build.insert("goal", goal_id="g2", kind="vision", text="Arbejde", sort_order=1)
    build.insert("goal_indicator", goal_id="g2", indicator_id="employed")
    build.insert("indicator", indicator_id="employed", name="I arbejde", sort_order=1)
    goals = questions.goals(build.connection)
    assert [(goal.goal_id, goal.indicators) for goal in goals] == [("g2", ["I arbejde"]), ("g1", None)]


def test_the_build_says_what_it_is(build: Any) -> None:
    build.insert("build", build_id="b1", built_at=datetime(2021, 1, 1, 12, 0), demo=False)  # noqa: DTZ001 (UTC)
    info = questions.build(build.connection)
    assert (info.build_id, info.built_at.hour, info.demo) == ("b1", 12, False)


class TestDeliveries:
    def source(self, build: Any, source_id: str = "kilde", **columns: Any) -> None:
        defaults = {"name": source_id, "is_described": True, "rows": 5, "demo_rows": 0}
        build.insert("source", source_id=source_id, **{**defaults, **columns})

    def test_real_figures_known_on_the_date_and_no_others(self, build: Any) -> None:
        self.source(build)
        build.insert("schedule", source_id="kilde", every="year", due_days=3, due_days_is_assumed=True)
        build.observe(2015)
        build.observe(2016, published_assumed=True)
        build.observe(2017, is_demo=True)
        build.observe(2018, value=None)
        build.observe(2018, value=None, status="delayed", geography_id="x")
        build.observe(2019)
        (found,) = questions.deliveries(build.connection, DAY)
        assert (found.latest_period, found.covered_until) == ("2016", date(2016, 12, 28))
        assert (found.published_on, found.published_assumed) == (date(2017, 10, 1), True)
        assert (found.every, found.due_days, found.due_days_is_assumed) == ("year", 3, True)
        (before,) = questions.deliveries(build.connection, date(2016, 9, 30))
        assert (before.latest_period, before.covered_until) == (None, None)

    def test_what_is_hidden_has_been_delivered(self, build: Any) -> None:
        self.source(build)
        build.observe(2016, value=None, status="suppressed")
        (found,) = questions.deliveries(build.connection, DAY)
        assert found.latest_period == "2016"

    def test_examples_stand_where_the_indicators_own_source_is_to_deliver(self, build: Any) -> None:
        self.source(build)
        self.source(build, "eksempeldata", rows=1, demo_rows=1)
        self.source(build, "nævnt", rows=0, is_described=False)
        build.insert("indicator", indicator_id="a", source_id="kilde")
        build.observe(2016, source_id="eksempeldata", is_demo=True)
        (found,) = questions.deliveries(build.connection, DAY)
        assert (found.source_id, found.latest_period, found.has_examples) == ("kilde", None, True)
        (before,) = questions.deliveries(build.connection, date(2017, 9, 30))
        assert before.has_examples is False

    def test_releases(self, build: Any) -> None:
        build.insert("release", source_id="kilde", period="2020", why="x")
        build.insert("release", source_id="kilde", period="2021", due_on=DAY)
        assert [(one.period, one.due_on, one.why) for one in questions.releases(build.connection)] == [
            ("2020", None, "x"),
            ("2021", DAY, None),
        ]
