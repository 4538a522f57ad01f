"""List by list: what a list's name says and no more, and the verdicts of its own day beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.analysis.list_history import Entry, History, history, in_force, list_dates, questions
from dashboard.analysis.standing import criteria_left, standing
from dashboard.store.records import OfficialStatus
from tests.unit.samples import indicator, official, ruleset, status, verdict

OLD = ruleset(
    "sub-2010",
    list_label="områder på ghettolisten",
    list_name="ghettolisten",
    valid_from=date(2010, 10, 26),
    valid_to=date(2013, 12, 31),
)
SUB = ruleset("sub-2014", list_label="særligt udsatte boligområder")
UDSAT = ruleset(
    "udsat-2018",
    list_label="udsatte boligområder",
    valid_from=date(2018, 12, 1),
    valid_to=None,
)
GHETTO = ruleset(
    "ghetto-2018",
    list_label="ghettoområder",
    family="skaerpet",
    valid_from=date(2018, 12, 1),
    valid_to=None,
    running_name="hård ghetto",
    running_list_name="hårde ghettoområder",
    running_years=4,
    running_longer_years=5,
    running_longer_lists=[2018, 2019, 2020],
)
RULES = [OLD, SUB, UDSAT, GHETTO]
NAMES = {2012: "ghettolisten", 2018: "ghettoområder", 2019: "hårde ghettoområder"}


def listed(year: int, *, on_list: bool = True, name: str | None = None) -> OfficialStatus:
    month = 10 if year < 2014 else 12
    list_name = name or NAMES.get(year, "særligt udsatte boligområder")
    return official(list_date=date(year, month, 1), list_name=list_name, on_list=on_list)


def of(rows: list[OfficialStatus], verdicts: dict[tuple[int, str], str] | None = None) -> History:
    """Ringparken up to the list of 2019; verdicts by year and ruleset."""
    days = list_dates(date(2012, 10, 1), date(2019, 12, 1))
    answers: dict[tuple[date, str], Any] = {
        (day, rules): {"ringparken": verdict("ringparken", found)}
        for day in days
        for (year, rules), found in (verdicts or {}).items()
        if day.year == year
    }
    return history("ringparken", days, rulesets=RULES, chosen=SUB, official=rows, verdicts=answers)


def entry(found: History, year: int) -> Entry:
    return next(one for one in found.entries if one.list_date.year == year)


FIVE_YEARS = [listed(year) for year in range(2014, 2020)]


def test_lists_come_out_in_december_and_in_october_before_2014() -> None:
    days = list_dates(date(2012, 10, 1), date(2015, 11, 30))
    assert days == (date(2012, 10, 1), date(2013, 10, 1), date(2014, 12, 1))
    assert list_dates(date(2014, 12, 1), date(2014, 12, 1)) == (date(2014, 12, 1),)


def test_the_rules_of_the_day() -> None:
    assert in_force(RULES, date(2018, 11, 30), "hovedliste") == SUB
    assert in_force(RULES, date(2018, 12, 1), "hovedliste") == UDSAT
    assert in_force(RULES, date(2018, 11, 30), "skaerpet") is None
    assert in_force(RULES, date(2009, 1, 1), "hovedliste") is None


def test_what_is_asked_is_each_day_s_rules_and_the_chosen_ones() -> None:
    asked = questions([date(2017, 12, 1), date(2019, 12, 1)], RULES, SUB)
    assert asked == (
        (date(2017, 12, 1), "sub-2014"),
        (date(2019, 12, 1), "udsat-2018"),
        (date(2019, 12, 1), "ghetto-2018"),
        (date(2019, 12, 1), "sub-2014"),
    )


class TestOfficial:
    def test_five_years_running_on_the_list_of_2019(self) -> None:
        """The known answer of Ringparken and Motalavej: on every list of 2014-2019, so a hård ghetto."""
        found = entry(of(FIVE_YEARS), 2019)
        assert found.running_official is not None
        assert (found.running_official.state, found.running_official.wanted) == ("on", 5)
        assert found.running_official.certain == 6
        assert found.running_stated == "on"

    def test_without_one_year_it_is_open(self) -> None:
        rows = [row for row in FIVE_YEARS if row.list_date.year != 2016]
        found = entry(of(rows), 2019)
        assert found.running_official is not None
        assert (found.running_official.state, found.running_official.unknown_years) == ("unknown", (2016,))

    def test_a_list_that_names_it_says_it_besides(self) -> None:
        found = entry(of([listed(2019)]), 2019)
        assert found.running_stated == "on"
        assert found.running_official is not None
        assert found.running_official.state == "unknown"

    def test_off_the_hard_list_says_nothing_of_the_others(self) -> None:
        found = entry(of([listed(2019, on_list=False)]), 2019)
        assert (found.official_main, found.running_stated) == ("unknown", "off")

    def test_on_a_tightened_list_is_on_the_main_one(self) -> None:
        assert entry(of([listed(2018)]), 2018).official_main == "on"
        assert entry(of([listed(2018, on_list=False)]), 2018).official_main == "unknown"

    def test_another_list_says_nothing_of_this_one(self) -> None:
        assert entry(of([listed(2019, name="forebyggelsesområder")]), 2019).official_main == "unknown"

    def test_the_first_lists_had_a_name_of_their_own(self) -> None:
        found = of([listed(2012)])
        assert entry(found, 2012).official_main == "on"
        assert entry(found, 2013).official == ()
        assert entry(found, 2012).running_rules is None

    def test_no_source_names_it(self) -> None:
        assert all(not one.official and one.official_main == "unknown" for one in of([]).entries)


class TestComputed:
    def test_it_is_the_verdict_of_the_day_under_both_rules(self) -> None:
        found = entry(of([], {(2018, "udsat-2018"): "off", (2018, "sub-2014"): "on"}), 2018)
        assert found.computed is not None
        assert found.chosen is not None
        assert (found.computed.verdict, found.chosen.verdict) == ("off", "on")

    def test_no_verdict_is_no_guess(self) -> None:
        assert entry(of([]), 2016).computed is None

    def test_the_main_list_counts_before_there_was_a_tightened_one(self) -> None:
        known = {(year, "sub-2014"): "on" for year in range(2015, 2018)}
        known |= {(year, "ghetto-2018"): "on" for year in (2018, 2019)}
        found = entry(of([], known), 2019)
        assert found.running_computed is not None
        assert (found.running_computed.state, found.running_computed.certain) == ("on", 5)

    @pytest.mark.parametrize(("computed", "differs"), [("on", False), ("off", True), ("unknown", False)])
    def test_they_differ_only_where_both_are_known(self, computed: str, differs: bool) -> None:
        found = of([listed(2016)], {(2016, "sub-2014"): computed})
        assert entry(found, 2016).differs is differs
        assert len(found.differing) == differs


class TestStanding:
    def test_what_it_takes_to_leave(self) -> None:
        assert criteria_left(verdict(met=4, required=3), has_mandatory=False) == 2
        assert criteria_left(verdict(met=3, required=3), has_mandatory=False) == 1
        assert criteria_left(verdict(met=4, required=2), has_mandatory=True) == 1

    def test_what_it_takes_to_come_on(self) -> None:
        assert criteria_left(verdict(verdict="off", met=1, required=3), has_mandatory=False) == 2
        assert criteria_left(verdict(verdict="off", met=1, unknown=1, required=3), has_mandatory=False) == 1
        off = verdict(verdict="off", met=2, required=2, mandatory_met=False)
        assert criteria_left(off, has_mandatory=True) == 1

    def test_too_few_residents_and_unknown_verdicts_have_no_number(self) -> None:
        assert criteria_left(verdict(verdict="off", residents=900.0), has_mandatory=False) is None
        assert criteria_left(verdict(verdict="unknown"), has_mandatory=False) is None

    def test_an_unknown_number_of_residents_is_not_too_few(self) -> None:
        off = verdict(verdict="off", met=2, required=3, residents=None)
        assert criteria_left(off, has_mandatory=False) == 1

    def test_the_nearest_criterion_first(self) -> None:
        near = {"numerators": [41], "denominators": [100]}
        far = {"numerators": [60], "denominators": [100]}
        statuses = [
            status(indicator_id="a", **far),
            status(indicator_id="b"),
            status(indicator_id="c", **near),
            status(indicator_id="d", is_met=False, value=30.0),
        ]
        found = standing(SUB, verdict(), statuses, [indicator(one) for one in "abcd"])
        assert [step.indicator.indicator_id for step in found.steps] == ["c", "a", "b"]

    def test_a_counted_criterion_alone_is_no_way_off_where_more_are_met(self) -> None:
        statuses = [status(indicator_id="a"), status(indicator_id="b", role="mandatory")]
        found = standing(GHETTO, verdict(met=3, required=2), statuses, [indicator("a"), indicator("b")])
        assert [step.indicator.indicator_id for step in found.steps] == ["b"]
        assert found.criteria_left == 1
