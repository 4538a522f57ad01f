"""The picture behind Status and Kort: what is shown of each place and criterion, and why where it is not."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.criteria import State
from dashboard.analysis.overview import overview
from dashboard.analysis.picture import Cell
from dashboard.store import records as r
from tests.unit import samples as s


def the_cell(**fields: object) -> Cell:
    return overview(s.facts(**fields)).areas[0].cells[0]


def test_a_figure_over_the_line() -> None:
    cell = the_cell()
    assert cell.reading is not None
    assert (cell.reading.value, cell.reading.decimals, cell.reading.period) == (43.1, 1, "2015")
    assert cell.state is State.MET
    assert cell.margin == 3.1
    assert cell.missing is None
    assert cell.reading.first_year is None


def test_no_more_decimals_than_the_source_has_nor_than_the_catalog_allows() -> None:
    coarse = the_cell(statuses=[s.status(value=42.0, value_decimals=0)])
    fine = the_cell(statuses=[s.status(value=43.1234, value_decimals=4)])
    untold = the_cell(statuses=[s.status(value_decimals=None)])
    assert [c.reading.decimals for c in (coarse, fine, untold) if c.reading] == [0, 1, 1]


def mean(value: float, operator: str, threshold: float, *, is_met: bool, decimals: int) -> r.CriterionStatus:
    return s.status(
        value=value,
        operator=operator,
        threshold=threshold,
        is_met=is_met,
        margin=0.01,
        averaging_years=2,
        basis="mean_of_years",
        first_year=2014,
        value_decimals=decimals,
    )


@pytest.mark.parametrize(
    ("value", "operator", "threshold", "is_met", "decimals", "shown"),
    [
        (40.05, ">", 40.0, True, 1, 1),  # shown as 40,1
        (40.04, ">", 40.0, True, 1, 2),  # 40,0 would deny it
        (40.0, ">", 40.0, False, 1, 1),
        (39.96, ">", 40.0, False, 1, 1),  # 40,0 is not over 40
        (39.96, ">=", 40.0, False, 1, 2),  # 40,0 would be at least 40
        (54.95, "<", 55.0, True, 1, 2),  # 55,0 would deny it
        (55.04, "<", 55.0, False, 1, 1),
        (2.705, ">", 2.7, True, 2, 2),  # shown as 2,71: a half goes up on the screen too
        (45.5, ">", 40.0, True, 0, 0),
    ],
)
def test_a_mean_that_rounds_to_the_line_gets_the_decimals_that_tell(
    *, value: float, operator: str, threshold: float, is_met: bool, decimals: int, shown: int
) -> None:
    status = mean(value, operator, threshold, is_met=is_met, decimals=decimals)
    cell = the_cell(statuses=[status], indicators=[s.indicator(decimals=2)])
    assert cell.reading is not None
    assert cell.reading.decimals == shown
    assert cell.reading.first_year == 2014


def test_a_figure_as_published_is_never_given_more_decimals() -> None:
    cell = the_cell(statuses=[s.status(value=40.0, is_met=False, margin=0.0, value_decimals=0)])
    assert cell.reading is not None
    assert cell.reading.decimals == 0


def test_a_published_mean_is_called_one() -> None:
    cell = the_cell(statuses=[s.status(averaging_years=2, basis="published")])
    assert cell.reading is not None
    assert cell.reading.is_published_mean
    assert cell.reading.first_year is None


class TestMissing:
    def test_nothing_known(self) -> None:
        cell = the_cell(statuses=[s.unknown_status()], figures=[])
        assert cell.reading is None
        assert cell.state is State.UNKNOWN
        assert cell.missing == "no_figure"

    def test_a_year_of_the_mean_is_missing(self) -> None:
        status = s.unknown_status(averaging_years=2, latest_value=43.1, latest_status="final")
        cell = the_cell(statuses=[status])
        assert cell.missing == "mean_incomplete"
        assert cell.single_year is not None
        assert cell.single_year.value == 43.1

    def test_only_a_proxy_is_there(self) -> None:
        cell = the_cell(statuses=[s.unknown_status(latest_value=63.0, latest_status="proxy")], figures=[])
        assert cell.missing == "no_figure"

    @pytest.mark.parametrize("why", ["suppressed", "delayed", "not_applicable"])
    def test_the_newest_row_says_why(self, why: str) -> None:
        cell = the_cell(statuses=[s.unknown_status()], figures=[], newest=[s.newest_row(status=why)])
        assert cell.missing == why

    def test_the_threshold_of_the_list_is_not_known(self) -> None:
        status = s.status(threshold=None, is_met=None, margin=None)
        cell = the_cell(statuses=[status])
        assert cell.reading is not None
        assert cell.state is State.UNKNOWN
        assert cell.missing == "threshold_unknown"

    def test_all_unknown_still_makes_a_picture(self) -> None:
        picture = overview(
            s.facts(
                criteria=[s.criterion(threshold=None, national_multiple=3.0)],
                statuses=[s.unknown_status(threshold=None)],
                verdicts=[s.verdict(verdict="unknown", met=0, unknown=1, of=1, residents=None)],
                figures=[],
            )
        )
        assert picture.columns[0].axis_end == 1.0
        assert picture.columns[0].threshold is None


class TestTarget:
    def test_no_target(self) -> None:
        cell = the_cell()
        assert (cell.target, cell.target_origin, cell.target_is_set) == (None, None, False)

    def test_a_target_without_a_number(self) -> None:
        cell = the_cell(targets=[s.target(value=None, origin="ikke_fastsat")])
        assert (cell.target, cell.target_origin, cell.target_is_set) == (None, "ikke_fastsat", False)
        assert cell.course is None

    def test_another_year_is_not_this_target(self) -> None:
        assert the_cell(targets=[s.target(target_year=2021)]).target is None

    def test_the_course_starts_at_the_baselines_rule_value(self) -> None:
        baseline = r.RuleValue("motalavej", "outside_work_education", 2014, 51.0, 1, False)
        other = r.RuleValue("motalavej", "outside_work_education", 2015, 99.0, 1, False)
        cell = the_cell(as_of=date(2014, 12, 31), targets=[s.target()], rule_values=[other, baseline])
        assert cell.course == 51.0

    def test_an_indicator_may_have_its_own_baseline_year(self) -> None:
        values = [
            r.RuleValue("motalavej", "outside_work_education", year, value, 1, False)
            for year, value in ((2014, 51.0), (2015, 48.0))
        ]
        cell = the_cell(
            as_of=date(2015, 12, 31),
            targets=[s.target()],
            rule_values=values,
            baseline_years={"outside_work_education": 2015},
        )
        assert cell.course == 48.0

    def test_after_the_target_year_the_course_is_the_target(self) -> None:
        baseline = r.RuleValue("motalavej", "outside_work_education", 2014, 51.0, 1, False)
        cell = the_cell(as_of=date(2030, 1, 1), targets=[s.target()], rule_values=[baseline])
        assert cell.course == 40.0

    def test_without_a_baseline_there_is_no_course(self) -> None:
        assert the_cell(targets=[s.target()]).course is None

    @pytest.mark.parametrize(("operator", "baseline"), [(">", 39.0), ("<", 41.0)])
    def test_where_the_baseline_was_good_already_there_is_no_course(
        self, operator: str, baseline: float
    ) -> None:
        cell = the_cell(
            criteria=[s.criterion(operator=operator)],
            targets=[s.target()],
            rule_values=[r.RuleValue("motalavej", "outside_work_education", 2014, baseline, 1, False)],
        )
        assert cell.course is None


class TestSurroundings:
    def test_a_mean_has_its_newest_single_year_beside_it(self) -> None:
        cell = the_cell(statuses=[mean(42.0, ">", 40.0, is_met=True, decimals=1)])
        assert cell.single_year is not None
        assert cell.single_year.period == "2015"

    def test_a_single_year_is_not_said_twice(self) -> None:
        assert the_cell().single_year is None

    def test_a_published_mean_is_no_single_year(self) -> None:
        cell = the_cell(statuses=[s.unknown_status()], figures=[s.figure(averaged_years=2)])
        assert cell.single_year is None

    def test_the_municipality(self) -> None:
        cell = the_cell(figures=[s.figure(), s.figure("slagelse_kommune", value=14.0)])
        assert cell.municipality is not None
        assert cell.municipality.value == 14.0

    def test_proxies_stand_in_for_what_is_missing(self) -> None:
        proxy = s.indicator("proxy", proxy_for="outside_work_education")
        figures = [s.figure(indicator_id="proxy", value=31.6, status="proxy")]
        missing = the_cell(indicators=[s.indicator(), proxy], statuses=[s.unknown_status()], figures=figures)
        assert [p.value for p in missing.proxies] == [31.6]
        assert missing.reading is None
        assert missing.state is State.UNKNOWN

    def test_a_real_figure_needs_no_proxy(self) -> None:
        proxy = s.indicator("proxy", proxy_for="outside_work_education")
        figures = [s.figure(indicator_id="proxy", value=31.6, status="proxy")]
        assert the_cell(indicators=[s.indicator(), proxy], figures=figures).proxies == ()

    def test_a_real_proxy_stands_beside_an_example_but_an_example_does_not(self) -> None:
        proxy = s.indicator("proxy", proxy_for="outside_work_education")

        def proxies(*, is_demo: bool) -> int:
            shown = s.figure(indicator_id="proxy", status="proxy", is_demo=is_demo)
            return len(
                the_cell(
                    indicators=[s.indicator(), proxy], statuses=[s.status(is_demo=True)], figures=[shown]
                ).proxies
            )

        assert proxies(is_demo=False) == 1
        assert proxies(is_demo=True) == 0


class TestWhole:
    def test_one_axis_for_all_places_and_marks(self) -> None:
        picture = overview(
            s.facts(
                geographies=[s.geography(area) for area in s.AREAS],
                statuses=[s.status(area, value=10.0 * n) for n, area in enumerate(s.AREAS)],
                verdicts=[s.verdict(area) for area in s.AREAS],
                figures=[s.figure("slagelse_kommune", value=77.0)],
            )
        )
        assert [row.geography.geography_id for row in picture.areas] == list(s.AREAS)
        assert picture.columns[0].axis_end == 85.0
        assert picture.columns[0].threshold == 40.0

    def test_the_four_together_have_values_but_no_verdict(self) -> None:
        picture = overview(
            s.facts(
                geographies=[s.geography(), s.geography("samlet", kind="samlet")],
                figures=[s.figure("samlet", value=42.0, value_decimals=0)],
                targets=[s.target("samlet")],
            )
        )
        assert picture.combined is not None
        (cell,) = picture.combined.cells
        assert picture.combined.verdict is None
        assert cell.reading is not None
        assert cell.reading.value == 42.0
        assert cell.state is State.UNKNOWN
        assert cell.margin is None
        assert cell.threshold == 40.0
        assert cell.target is None
        assert picture.rows[-1] is picture.combined

    def test_the_four_together_without_a_figure_say_so(self) -> None:
        picture = overview(s.facts(geographies=[s.geography(), s.geography("samlet", kind="samlet")]))
        assert picture.combined is not None
        assert picture.combined.cells[0].missing == "no_figure"

    def test_benchmarks_are_no_rows(self) -> None:
        places = [s.geography(), s.geography("danmark", kind="land")]
        assert [row.geography.geography_id for row in overview(s.facts(geographies=places)).rows] == [
            "motalavej"
        ]

    def test_criteria_of_other_rules_are_left_out(self) -> None:
        other = s.criterion("non_western", ruleset_id="sub-2010")
        assert len(overview(s.facts(criteria=[other, s.criterion()])).columns) == 1

    def test_the_same_facts_give_the_same_picture(self) -> None:
        assert overview(s.facts()) == overview(s.facts())
