"""The macros that outside programs rely on, on rows made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

DAY = date(2020, 11, 1)


class TestObservationAsOf:
    def test_a_figure_is_seen_from_the_day_it_is_published(self, build: Any) -> None:
        build.observe(2015, 50.0, published_on=date(2016, 9, 1))
        assert build.as_of(date(2016, 8, 31)) == []
        assert len(build.as_of(date(2016, 9, 1))) == 1

    def test_a_revision_is_not_seen_before_its_publication(self, build: Any) -> None:
        build.observe(2015, 50.0, published_on=date(2016, 10, 1))
        build.observe(2015, 48.0, published_on=date(2017, 10, 1))
        assert [row["value"] for row in build.as_of(date(2017, 9, 30))] == [50.0]
        assert [row["value"] for row in build.as_of(date(2017, 10, 1))] == [48.0]

    def test_a_real_figure_stands_before_an_example_published_later(self, build: Any) -> None:
        build.observe(2015, 50.0, published_on=date(2016, 10, 1))
        build.observe(2015, 48.0, published_on=date(2018, 10, 1), is_demo=True)
        assert [row["value"] for row in build.as_of(DAY)] == [50.0]

    def test_an_example_is_seen_until_the_real_figure_comes(self, build: Any) -> None:
        build.observe(2015, 48.0, published_on=date(2016, 10, 1), is_demo=True)
        build.observe(2015, 50.0, published_on=date(2018, 10, 1))
        assert build.as_of(date(2017, 1, 1))[0]["is_demo"]
        assert not build.as_of(DAY)[0]["is_demo"]

    def test_one_row_per_geography_indicator_and_period(self, build: Any) -> None:
        for geography_id in ("motalavej", "ringparken"):
            for indicator_id in ("a", "b"):
                for period in (2014, 2015, "2015-Q3"):
                    build.observe(period, 1.0, indicator_id, geography_id)
                    build.observe(period, 2.0, indicator_id, geography_id, published_on=date(2019, 1, 1))
        rows = build.as_of(DAY)
        assert len(rows) == 12
        assert {row["value"] for row in rows} == {2.0}

    def test_a_withdrawn_value_is_known_to_be_missing(self, build: Any) -> None:
        build.observe(2015, 50.0, published_on=date(2016, 10, 1))
        build.observe(2015, None, published_on=date(2017, 10, 1), status="suppressed")
        assert [(row["value"], row["status"]) for row in build.as_of(DAY)] == [(None, "suppressed")]


class TestRuleValue:
    @pytest.fixture(autouse=True)
    def _place(self, build: Any) -> None:
        build.geography()
        build.ruleset()

    def value(self, build: Any, years: int, day: date = DAY) -> Any:
        build.criterion(averaging_years=years)
        return build.criterion_of(day)["value"]

    def test_single_years_are_averaged(self, build: Any) -> None:
        build.observe(2014, 42.0)
        build.observe(2015, 39.0)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert row["value"] == 40.5
        assert (row["first_year"], row["data_year"], row["basis"]) == (2014, 2015, "mean_of_years")

    def test_the_counts_of_the_years_stand_in_their_order(self, build: Any) -> None:
        build.observe(2015, 39.0, numerator=390, denominator=1000)
        build.observe(2014, 42.0, numerator=378, denominator=900)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["numerators"], row["denominators"]) == ([378.0, 390.0], [900.0, 1000.0])
        assert (row["numerator"], row["denominator"]) == (768.0, 1900.0)

    def test_a_year_without_counts_keeps_its_place(self, build: Any) -> None:
        build.observe(2014, 42.0)
        build.observe(2015, 39.0, numerator=390, denominator=1000)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["numerators"], row["denominators"]) == ([None, 390.0], [None, 1000.0])

    def test_a_published_figure_has_its_own_counts(self, build: Any) -> None:
        build.observe(2015, 39.0, numerator=390, denominator=1000)
        build.criterion()
        row = build.criterion_of(DAY)
        assert (row["numerators"], row["denominators"]) == ([390.0], [1000.0])

    def test_a_published_mean_is_not_averaged_again(self, build: Any) -> None:
        build.observe(2014, 30.0, averaged_years=2)
        build.observe(2015, 42.0, averaged_years=2)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["value"], row["basis"]) == (42.0, "published")

    def test_a_published_mean_stands_before_one_that_we_make(self, build: Any) -> None:
        build.observe(2014, 42.0)
        build.observe(2015, 39.0)
        build.observe(2015, 41.0, averaged_years=2)
        assert self.value(build, 2) == 41.0

    def test_a_real_mean_of_years_stands_before_a_published_example(self, build: Any) -> None:
        build.observe(2014, 42.0)
        build.observe(2015, 39.0)
        build.observe(2015, 35.0, averaged_years=2, is_demo=True)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["value"], row["is_demo"]) == (40.5, False)

    def test_a_mean_of_other_years_than_the_rules_is_not_used(self, build: Any) -> None:
        build.observe(2015, 42.0, averaged_years=2)
        assert self.value(build, 4) is None

    def test_a_published_mean_is_no_single_year(self, build: Any) -> None:
        build.observe(2014, 42.0)
        build.observe(2015, 44.0, averaged_years=2)
        assert self.value(build, 1) == 42.0

    def test_a_mean_with_a_missing_year_is_unknown(self, build: Any) -> None:
        build.observe(2013, 42.0)
        build.observe(2015, 42.0)
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["value"], row["is_met"], row["margin"]) == (None, None, None)
        assert (row["latest_value"], row["latest_period"]) == (42.0, "2015")

    def test_a_year_without_a_value_breaks_the_mean(self, build: Any) -> None:
        build.observe(2014, None, status="suppressed")
        build.observe(2015, 42.0)
        assert self.value(build, 2) is None

    def test_the_mean_of_four_years_of_the_rules_of_2010(self, build: Any) -> None:
        for year, value in ((2011, 38.0), (2012, 40.0), (2013, 42.0), (2014, 48.0), (2010, 90.0)):
            build.observe(year, value)
        assert self.value(build, 4) == 42.0

    def test_a_year_not_yet_published_is_in_no_mean(self, build: Any) -> None:
        build.observe(2013, 44.0)
        build.observe(2014, 42.0)
        build.observe(2015, 20.0, published_on=date(2016, 10, 1))
        build.criterion(averaging_years=2)
        assert build.criterion_of(date(2016, 9, 30))["value"] == 43.0
        assert build.criterion_of(date(2016, 10, 1))["value"] == 31.0

    def test_a_proxy_is_never_a_rule_value(self, build: Any) -> None:
        build.observe(2015, 63.0, status="proxy")
        build.criterion()
        row = build.criterion_of(DAY)
        assert (row["value"], row["is_met"]) == (None, None)
        assert (row["latest_value"], row["latest_status"]) == (63.0, "proxy")

    @pytest.mark.parametrize("proxy_year", [2014, 2015])
    def test_a_proxy_is_no_part_of_a_mean(self, build: Any, proxy_year: int) -> None:
        for year in (2014, 2015):
            build.observe(year, 63.0, status="proxy" if year == proxy_year else "final")
        assert self.value(build, 2) is None

    def test_a_mean_with_one_example_year_is_an_example(self, build: Any) -> None:
        build.observe(2014, 42.0, is_demo=True)
        build.observe(2015, 42.0)
        build.criterion(averaging_years=2)
        assert build.criterion_of(DAY)["is_demo"] is True

    def test_a_mean_takes_the_finest_decimals_and_the_latest_date(self, build: Any) -> None:
        build.observe(2014, 42.0, value_decimals=0, published_on=date(2018, 1, 1))
        build.observe(2015, 42.25, value_decimals=2, published_on=date(2017, 1, 1))
        build.criterion(averaging_years=2)
        row = build.criterion_of(DAY)
        assert (row["value_decimals"], row["published_on"]) == (2, date(2018, 1, 1))

    def test_a_quarter_is_no_year(self, build: Any) -> None:
        build.observe("2015-Q3", 63.0)
        assert self.value(build, 1) is None

    def test_the_newest_year_counts(self, build: Any) -> None:
        build.observe(2014, 50.0)
        build.observe(2015, 30.0)
        build.criterion()
        row = build.criterion_of(DAY)
        assert (row["value"], row["is_met"]) == (30.0, False)


class TestCriterionStatus:
    @pytest.fixture(autouse=True)
    def _place(self, build: Any) -> None:
        build.geography()
        build.ruleset()

    @pytest.mark.parametrize(
        ("operator", "value", "is_met", "margin"),
        [
            (">", 40.0, False, 0.0),
            (">=", 40.0, True, 0.0),
            ("<", 40.0, False, 0.0),
            (">", 43.1, True, 3.1),
            (">", 38.0, False, -2.0),
            ("<", 38.0, True, 2.0),
            ("<", 43.1, False, -3.1),
            (">", 0.0, False, -40.0),
        ],
    )
    def test_margin_is_positive_on_the_criterions_side(
        self, build: Any, operator: str, value: float, is_met: bool, margin: float
    ) -> None:
        build.criterion(operator=operator)
        build.observe(2015, value)
        row = build.criterion_of(DAY)
        assert (row["is_met"], row["margin"]) == (is_met, margin)

    def test_a_mean_that_is_the_threshold_but_for_binary_dust_is_not_over_it(self, build: Any) -> None:
        build.criterion(threshold=0.3, averaging_years=2)
        build.observe(2014, 0.1 + 0.2)
        build.observe(2015, 0.3)
        assert build.criterion_of(DAY)["is_met"] is False

    def test_no_figure_is_neither_met_nor_unmet(self, build: Any) -> None:
        build.criterion()
        row = build.criterion_of(DAY)
        assert (row["value"], row["is_met"], row["margin"], row["threshold"]) == (None, None, None, 40.0)

    def test_only_areas_are_judged(self, build: Any) -> None:
        build.criterion()
        for order, kind in enumerate(("samlet", "kommune", "region", "land", "sub_gennemsnit"), start=2):
            build.geography(kind, kind, order)
            build.observe(2015, 50.0, geography_id=kind)
        assert [row["geography_id"] for row in build.criteria(DAY)] == ["ringparken"]
        judged = build.rows("SELECT geography_id FROM list_status(?, 'rules')", DAY)
        assert judged == [{"geography_id": "ringparken"}]

    def test_only_the_rulesets_own_criteria(self, build: Any) -> None:
        build.ruleset("other")
        build.criterion("a")
        build.criterion("b", "other")
        assert [row["indicator_id"] for row in build.criteria(DAY)] == ["a"]
        assert build.criteria(DAY, "unknown") == []

    def test_the_columns_of_the_contract_come_first(self, build: Any) -> None:
        columns = build.rows("DESCRIBE SELECT * FROM criterion_status(DATE '2020-01-01', 'rules')")
        assert [column["column_name"] for column in columns][:6] == [
            "geography_id",
            "indicator_id",
            "value",
            "threshold",
            "is_met",
            "margin",
        ]

    @pytest.mark.parametrize(
        "call",
        [
            "criterion_status('2020-11-01', 'rules')",
            "criterion_status(as_of := DATE '2020-11-01', ruleset_id := 'rules')",
            "list_status(as_of := DATE '2020-11-01', ruleset_id := 'rules')",
            "observation_as_of(as_of := DATE '2020-11-01')",
            "observation_as_of(TIMESTAMP '2020-11-01 12:00')",
        ],
    )
    def test_the_parameters_of_the_contract(self, build: Any, call: str) -> None:
        build.criterion()
        build.observe(2015, 50.0)
        assert len(build.rows(f"SELECT * FROM {call}")) == 1


class TestYearlyThreshold:
    @pytest.fixture(autouse=True)
    def _rules(self, build: Any) -> None:
        build.geography()
        build.ruleset(required=1)
        build.criterion("convicted", operator=">=", threshold=None, national_multiple=3.0)
        build.observe(2017, 2.05, "convicted")
        build.yearly_threshold(2019, 2.03)
        build.yearly_threshold(2019, 1.98, used=False)
        build.yearly_threshold(2019, 1.35, national_multiple=2.0)

    @pytest.mark.parametrize("day", [date(2019, 12, 1), date(2020, 6, 1), date(2020, 11, 30)])
    def test_the_list_in_force_gives_the_threshold(self, build: Any, day: date) -> None:
        row = build.criterion_of(day, "convicted")
        assert (row["threshold"], row["is_met"]) == (2.03, True)

    @pytest.mark.parametrize("day", [date(2019, 11, 30), date(2020, 12, 1)])
    def test_a_list_without_a_figure_is_never_judged(self, build: Any, day: date) -> None:
        row = build.criterion_of(day, "convicted")
        assert (row["value"], row["threshold"], row["is_met"], row["margin"]) == (2.05, None, None, None)
        build.observe(2017, 2000.0, "residents")
        assert build.verdict(day)["unknown"] == 1
        assert build.verdict(day)["verdict"] == "unknown"

    def test_at_the_threshold_it_is_met(self, build: Any) -> None:
        build.observe(2018, 2.03, "convicted")
        assert build.criterion_of(date(2020, 1, 1), "convicted")["is_met"] is True


class TestListStatus:
    """Two of three counted criteria a, b, c, each over 40."""

    def judge(self, build: Any, values: str, residents: float | None = 2000.0, **mandatory: Any) -> Any:
        """`values`: one sign a criterion, + met, - not met, ? unknown."""
        build.geography()
        build.ruleset(required=2)
        for order, (indicator_id, sign) in enumerate(zip("abc", values, strict=True)):
            build.criterion(indicator_id, sort_order=order)
            if sign != "?":
                build.observe(2015, 50.0 if sign == "+" else 30.0, indicator_id)
        if residents is not None:
            build.observe(2016, residents, "residents", published_on=date(2016, 9, 1))
        if mandatory:
            build.criterion("must", role="mandatory", sort_order=9)
            if mandatory["must"] is not None:
                build.observe(2015, mandatory["must"], "must")
        return build.verdict(DAY)

    @pytest.mark.parametrize(
        ("values", "met", "unknown", "verdict"),
        [
            ("+++", 3, 0, "on"),
            ("++-", 2, 0, "on"),
            ("++?", 2, 1, "on"),
            ("+--", 1, 0, "off"),
            ("+-?", 1, 1, "unknown"),
            ("+??", 1, 2, "unknown"),
            ("--?", 0, 1, "off"),
            ("---", 0, 0, "off"),
            ("???", 0, 3, "unknown"),
        ],
    )
    def test_what_is_unknown_matters_only_where_it_could_change_the_verdict(
        self, build: Any, values: str, met: int, unknown: int, verdict: str
    ) -> None:
        row = self.judge(build, values)
        assert (row["met"], row["unknown"], row["verdict"]) == (met, unknown, verdict)
        assert (row["required"], row["of"], row["residents"]) == (2, 3, 2000.0)

    def test_it_says_whether_it_rests_on_examples_and_how_old_it_is(self, build: Any) -> None:
        row = self.judge(build, "++-")
        assert (row["rests_on_demo"], row["oldest_year"]) == (False, 2015)
        build.criterion("d", sort_order=8)
        build.observe(2012, 50.0, "d", is_demo=True)
        row = build.verdict(DAY)
        assert (row["rests_on_demo"], row["oldest_year"]) == (True, 2012)

    def test_example_residents_make_it_an_example(self, build: Any) -> None:
        self.judge(build, "++-", residents=None)
        build.observe(2016, 2000.0, "residents", is_demo=True)
        assert build.verdict(DAY)["rests_on_demo"] is True

    @pytest.mark.parametrize(
        ("residents", "values", "verdict"),
        [
            (1000.0, "+++", "on"),
            (999.0, "+++", "off"),
            (999.0, "???", "off"),
            (None, "+++", "unknown"),
            (None, "---", "off"),
        ],
    )
    def test_fewer_than_1000_residents_is_off_and_an_unknown_number_never_on(
        self, build: Any, residents: float | None, values: str, verdict: str
    ) -> None:
        assert self.judge(build, values, residents)["verdict"] == verdict

    @pytest.mark.parametrize(
        ("must", "values", "mandatory_met", "verdict"),
        [
            (57.0, "++-", True, "on"),
            (40.0, "+++", False, "off"),
            (None, "+++", None, "unknown"),
            (None, "+--", None, "off"),
            (30.0, "???", False, "off"),
            (57.0, "+-?", True, "unknown"),
        ],
    )
    def test_a_mandatory_criterion_must_hold_besides(
        self, build: Any, must: float | None, values: str, mandatory_met: bool | None, verdict: str
    ) -> None:
        row = self.judge(build, values, must=must)
        assert (row["mandatory_met"], row["verdict"], row["of"]) == (mandatory_met, verdict, 3)

    def test_the_newest_number_of_residents_known_on_the_date(self, build: Any) -> None:
        build.observe(2019, 900.0, "residents", published_on=date(2020, 10, 1))
        assert self.judge(build, "+++")["verdict"] == "off"
        assert build.verdict(date(2020, 9, 30))["verdict"] == "on"

    def test_the_columns_of_the_contract_come_first(self, build: Any) -> None:
        columns = build.rows("DESCRIBE SELECT * FROM list_status(DATE '2020-01-01', 'rules')")
        assert [column["column_name"] for column in columns][:7] == [
            "geography_id",
            "met",
            "unknown",
            "required",
            "of",
            "residents",
            "verdict",
        ]


class TestRingparken2019:
    """The case with a known answer: the ministry's list of 1 December 2019."""

    @pytest.fixture(autouse=True)
    def _the_list(self, build: Any) -> None:
        published = {"published_on": date(2019, 12, 1)}
        build.geography()
        build.observe(2019, 2008.0, "residents", **published)
        build.observe(2019, 41.2, "outside", averaged_years=2, **published)
        build.observe(2019, 57.0, "non_western", **published)
        build.observe(2019, 2.07, "convicted", averaged_years=2, value_decimals=2, **published)
        build.observe(2019, 70.2, "schooling", **published)
        build.observe(2019, 57.7, "income", **published)
        build.yearly_threshold(2019, 2.03)
        build.yearly_threshold(2019, 1.98, used=False)
        for rules in ("udsat-2018", "ghetto-2018"):
            build.ruleset(rules, required=2)
            build.criterion("outside", rules, averaging_years=2)
            build.criterion(
                "convicted", rules, operator=">=", threshold=None, national_multiple=3.0, averaging_years=2
            )
            build.criterion("schooling", rules, threshold=60.0)
            build.criterion("income", rules, operator="<", threshold=55.0)
        build.criterion("non_western", "ghetto-2018", threshold=50.0, role="mandatory")

    def test_three_of_four_are_met_and_income_is_not(self, build: Any) -> None:
        rows = {row["indicator_id"]: row for row in build.criteria(date(2019, 12, 1), "udsat-2018")}
        assert {key: row["is_met"] for key, row in rows.items()} == {
            "outside": True,
            "convicted": True,
            "schooling": True,
            "income": False,
        }
        assert rows["income"]["margin"] == pytest.approx(-2.7)
        assert rows["convicted"]["margin"] == pytest.approx(0.04)

    @pytest.mark.parametrize("rules", ["udsat-2018", "ghetto-2018"])
    def test_it_is_on_both_lists(self, build: Any, rules: str) -> None:
        row = build.verdict(date(2019, 12, 1), rules)
        assert (row["met"], row["unknown"], row["of"], row["required"]) == (3, 0, 4, 2)
        assert (row["verdict"], row["residents"]) == ("on", 2008.0)

    def test_the_day_before_nothing_was_known(self, build: Any) -> None:
        row = build.verdict(date(2019, 11, 30), "udsat-2018")
        assert (row["met"], row["unknown"], row["residents"], row["verdict"]) == (0, 4, None, "unknown")

    def test_a_year_later_the_threshold_is_not_known_but_the_verdict_stands(self, build: Any) -> None:
        row = build.verdict(date(2020, 12, 1), "udsat-2018")
        assert (row["met"], row["unknown"], row["verdict"]) == (2, 1, "on")
