"""Years running, three-valued."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.running import State, running, wanted_years
from tests.unit.samples import ruleset

GHETTO = ruleset("ghetto-2018", running_years=4, running_longer_years=5, running_longer_lists=[2018, 2019])


def test_the_rules_ask_for_more_on_some_lists() -> None:
    assert [wanted_years(GHETTO, year) for year in (2018, 2019, 2020)] == [5, 5, 4]
    assert wanted_years(ruleset(), 2018) is None


def test_on_all_years() -> None:
    found = running(dict.fromkeys(range(2014, 2020), "on"), 2019, 5)
    assert (found.state, found.certain, found.at_least, found.unknown_years) == ("on", 6, True, ())


def test_an_unknown_year_in_between_leaves_it_open() -> None:
    known: dict[int, State] = {2019: "on", 2018: "on", 2017: "unknown", 2016: "on", 2015: "on"}
    found = running(known, 2019, 5)
    assert (found.state, found.certain, found.at_least, found.unknown_years) == ("unknown", 2, True, (2017,))


def test_a_year_off_decides_whatever_is_unknown() -> None:
    found = running({2019: "unknown", 2018: "on", 2017: "off"}, 2019, 4)
    assert (found.state, found.certain, found.unknown_years) == ("off", 0, ())
    assert running({2019: "on", 2018: "off"}, 2019, 4).at_least is False


def test_years_before_those_that_are_asked_for_do_not_matter() -> None:
    known: dict[int, State] = {2019: "on", 2018: "on", 2017: "off"}
    assert running(known, 2019, 2).state == "on"


statuses = st.dictionaries(st.integers(2010, 2024), st.sampled_from(["on", "off", "unknown"]))


@given(statuses, st.integers(1, 6))
def test_finding_out_a_year_never_turns_a_settled_answer(known: dict[int, State], wanted: int) -> None:
    before = running(known, 2024, wanted)
    for year in range(2010, 2025):
        if known.get(year, "unknown") == "unknown":
            for told in ("on", "off"):
                after = running({**known, year: told}, 2024, wanted)  # type: ignore[dict-item]
                assert before.state in {"unknown", after.state}


@given(statuses, st.integers(1, 6))
def test_on_is_as_many_certain_years(known: dict[int, State], wanted: int) -> None:
    found = running(known, 2024, wanted)
    assert (found.state == "on") == (found.certain >= wanted)


@pytest.mark.parametrize("year", [2016, 2020])
def test_a_list_that_nobody_knows_of(year: int) -> None:
    found = running({}, year, 4)
    assert (found.state, found.certain, len(found.unknown_years)) == ("unknown", 0, 4)
