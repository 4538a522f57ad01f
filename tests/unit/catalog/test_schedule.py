"""What a schedule may say, and what the sources of the repository say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.catalog.load import load_catalog
from dashboard.catalog.models import Frequency
from dashboard.catalog.schedule import Schedule
from tests.conftest import DATA_DIR

WHOLE = {
    "every": "quarter",
    "due_days": 60,
    "due_days_is_assumed": True,
    "releases": [{"period": "2021-Q1", "due_on": "2021-05-01"}],
    "absent": [{"period": "2020-Q2", "why": "lukket"}],
}


def test_a_whole_one() -> None:
    found = Schedule.model_validate(WHOLE)
    assert found.every is Frequency.QUARTER
    assert found.releases[0].due_on == date(2021, 5, 1)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"every": "week"}, "month"),
        ({"absent": [{"period": "2020", "why": "x"}]}, "'2020-Q1'"),
        ({"absent": [{"period": "2020-Q5", "why": "x"}]}, "'2020-Q5'"),
        ({"absent": [{"period": "2021-Q1", "why": "x"}]}, "more than once"),
        ({"due_days": None, "releases": [], "due_days_is_assumed": False}, "due_days"),
        ({"due_days": None}, "without due_days"),
        ({"due_days": -400}, "-366"),
        ({"due": 3}, "due"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Schedule.model_validate({**WHOLE, **changes})


def test_what_the_facts_say() -> None:
    """facts/sources.md: the list 1 December; the survey yearly, none in 2020; else guessed deadlines."""
    schedules = {
        key: source.schedule
        for key, source in load_catalog(DATA_DIR, demo=False).sources.items()
        if source.schedule
    }
    assert set(schedules) == {
        "boligministeriets_liste",
        "boligorganisationerne",
        "brandvaesen",
        "politi",
        "politiets_tryghedsundersoegelse",
    }
    ministry = schedules["boligministeriets_liste"]
    assert (ministry.every, ministry.due_days, ministry.due_days_is_assumed) == (Frequency.YEAR, -30, False)
    assert [one.period for one in schedules["politiets_tryghedsundersoegelse"].absent] == ["2020"]
    guessed = {key for key, one in schedules.items() if one.due_days_is_assumed}
    assert guessed == set(schedules) - {"boligministeriets_liste"}
    assert {key for key, one in schedules.items() if one.every_is_assumed} == {"boligorganisationerne"}
