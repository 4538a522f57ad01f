"""What is asked for, and what an error names instead."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.briefing.answers import Basis, Memory
from dashboard.briefing.request import request
from dashboard.errors import BriefingError
from dashboard.journal.contents import Audience
from dashboard.store import records as r
from tests.unit import samples as s

MEETINGS = (
    *(
        s.meeting(f"bestyrelse-{year}-{month:02d}-24", date(year, month, 24))
        for year in (2018, 2019)
        for month in (2, 5, 8, 11)
    ),
    s.meeting("koordinationsgruppe-2019-10-03", date(2019, 10, 3), "koordinationsgruppe"),
)
RULES = (s.ruleset(), s.ruleset("udsat-2018", valid_from=date(2018, 12, 1), valid_to=None))


def basis(meetings: tuple[r.Meeting, ...] = MEETINGS) -> Basis:
    programme = r.Programme("x", "x", "x", 2017, 2021, 2025, 2014, "x", 15, 5, "x", 1, 1, "sub-2014", 80, [])
    return Basis(programme, meetings, RULES, (), (s.geography("sydbyen"),), (), (), {}, (), ())


def test_the_audience_is_the_meetings_body_and_the_rules_are_the_plans() -> None:
    asked = request(basis(), "koordinationsgruppe-2019-10-03", audience=None, area=None, rules=None)
    assert asked.audience is Audience.KOORDINATIONSGRUPPE
    assert asked.ruleset.ruleset_id == "sub-2014"
    assert not asked.follows_rules_in_force


def test_what_is_said_goes_before() -> None:
    asked = request(
        basis(), "bestyrelse-2019-02-24", audience="foelgegruppe", area="sydbyen", rules="gaeldende"
    )
    assert (asked.audience, asked.area) == (Audience.FOELGEGRUPPE, "sydbyen")
    assert asked.ruleset.ruleset_id == "udsat-2018"
    assert asked.follows_rules_in_force


@pytest.mark.parametrize(
    ("meeting_id", "near"),
    [
        ("bestyrelse-2019-09-30", ["bestyrelse-2019-05-24", "bestyrelse-2019-08-24",
                                   "koordinationsgruppe-2019-10-03", "bestyrelse-2019-11-24"]),
        ("bestyrelse-2019-5-24", ["bestyrelse-2019-05-24"]),
        ("bestyrelse-2019-99-99", ["bestyrelse-2019-"]),
        ("æøå", ["bestyrelse-2019-11-24"]),
    ],
)  # fmt: skip
def test_an_unknown_meeting_lists_those_near_it(meeting_id: str, near: list[str]) -> None:
    with pytest.raises(BriefingError) as caught:
        request(basis(), meeting_id, audience=None, area=None, rules=None)
    assert f"There is no meeting {meeting_id}." in caught.value.problem
    assert all(one in caught.value.remedy for one in near)
    assert caught.value.remedy.count("-20") <= 5


def test_a_calendar_without_meetings() -> None:
    with pytest.raises(BriefingError, match="calendar of the published build is empty"):
        request(basis(()), "bestyrelse-2019-02-24", audience=None, area=None, rules=None)


@pytest.mark.parametrize(
    ("audience", "area", "rules", "named"),
    [
        (None, "x", None, "sydbyen"),
        ("foelgegruppe", None, None, "--area"),
        (None, None, "x", "udsat-2018, gaeldende"),
    ],
)
def test_other_errors_name_what_there_is(
    audience: str | None, area: str | None, rules: str | None, named: str
) -> None:
    with pytest.raises(BriefingError) as caught:
        request(basis(), "bestyrelse-2019-02-24", audience=audience, area=area, rules=rules)
    assert named in caught.value.remedy


def test_a_memory_asks_once_for_each_choice() -> None:
    memory, asked = Memory(), []

    def make() -> int:
        asked.append(1)
        return len(asked)

    assert [memory("a", 1, make=make), memory("a", 1, make=make), memory("a", 2, make=make)] == [1, 1, 2]
