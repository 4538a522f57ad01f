"""The actions that a meeting opens with."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.follow_up import FollowUp, follow_up, overdue_state
from dashboard.journal.authors import Role
from dashboard.journal.contents import ActionState
from dashboard.journal.version import Version
from tests.unit import samples
from tests.unit.analysis.journal_samples import BOARD, NOVEMBER, OCTOBER, action, corrected, decision, version

MEETINGS = [
    samples.meeting(OCTOBER, date(2021, 10, 7), "koordinationsgruppe"),
    samples.meeting(NOVEMBER, date(2021, 11, 11), "koordinationsgruppe"),
    samples.meeting(BOARD, date(2021, 11, 25)),
]
TODAY = date(2026, 11, 25)


def at(meeting_id: str, *actions: Version[object], today: date = TODAY) -> FollowUp:
    meeting = next(one for one in MEETINGS if one.meeting_id == meeting_id)
    return follow_up(meeting, MEETINGS, (), actions, today)  # type: ignore[arg-type]


def texts(found: FollowUp) -> list[str]:
    return [one.version.content.text for one in found.open_actions]


@pytest.mark.parametrize(
    ("due", "today", "state"),
    [
        ("2021-11-10", "2026-11-25", "over_tiden"),
        ("2021-11-11", "2026-11-25", "senere"),
        ("2021-11-12", "2026-11-25", "senere"),
        ("2021-11-01", "2021-11-02", "over_tiden"),
        ("2021-11-02", "2021-11-02", "inden_moedet"),
        ("2021-11-10", "2021-11-02", "inden_moedet"),
        ("2021-11-11", "2021-11-02", "senere"),
    ],
)
def test_late_is_before_the_meeting_and_before_today(due: str, today: str, state: str) -> None:
    meeting_day = date(2021, 11, 11)
    assert overdue_state(date.fromisoformat(due), meeting_day, date.fromisoformat(today)) == state


def test_the_next_meeting_opens_with_what_the_last_one_agreed() -> None:
    agreed = version(action())
    assert texts(at(NOVEMBER, agreed)) == ["Indkald til møde."]
    assert at(OCTOBER, agreed).own == ()
    assert at(OCTOBER, agreed).agreed == (agreed,)


def test_actions_of_the_other_body_are_kept_apart() -> None:
    found = at(BOARD, version(action()))
    assert found.own == ()
    assert [group.role for group in found.others] == [Role.POLITI]


def test_actions_of_a_meeting_that_is_gone_from_the_calendar_do_not_vanish() -> None:
    found = at(NOVEMBER, version(action(meeting_id="koordinationsgruppe-2018-01-01")))
    assert found.own == ()
    assert len(found.others) == 1


def test_owners_stand_in_their_order_late_ones_first_then_by_day() -> None:
    found = at(
        NOVEMBER,
        version(action("senest", due_on=date(2022, 3, 1))),
        version(action("snart", due_on=date(2021, 12, 1))),
        version(action("for sent", due_on=date(2021, 11, 1))),
        version(action("skolen", owner_role=Role.UDDANNELSE, due_on=date(2022, 1, 1))),
    )
    assert [group.role for group in found.own] == [Role.UDDANNELSE, Role.POLITI]
    assert texts(found) == ["skolen", "for sent", "snart", "senest"]


def test_what_was_closed_for_this_meeting_is_told_once() -> None:
    agreed = version(action())
    finished = corrected(agreed, action(state=ActionState.DONE), meeting_id=NOVEMBER)
    found = at(NOVEMBER, finished)
    assert found.own == ()
    assert found.closed == (finished,)
    assert at(BOARD, finished).closed == ()


def test_an_action_of_this_meeting_stands_with_the_meeting_whatever_its_state() -> None:
    finished = version(action(meeting_id=NOVEMBER, state=ActionState.DONE))
    found = at(NOVEMBER, finished)
    assert found.agreed == (finished,)
    assert found.closed == ()


def test_decisions_are_those_of_the_meeting() -> None:
    here, elsewhere = version(decision()), version(decision(meeting_id=OCTOBER))
    assert follow_up(MEETINGS[1], MEETINGS, (here, elsewhere), (), TODAY).decisions == (here,)


@given(
    st.lists(
        st.builds(
            lambda meeting_id, state, role, due: version(
                action(meeting_id=meeting_id, state=state, owner_role=role, due_on=due)
            ),
            st.sampled_from([OCTOBER, NOVEMBER, BOARD]),
            st.sampled_from(ActionState),
            st.sampled_from(Role),
            st.dates(date(2021, 1, 1), date(2022, 12, 31)),
        ),
        max_size=12,
    ),
    st.dates(date(2021, 1, 1), date(2022, 12, 31)),
)
def test_no_open_action_is_lost_or_told_twice(actions: list[Version[object]], today: date) -> None:
    found = at(NOVEMBER, *actions, today=today)
    told = [one.version for group in (*found.own, *found.others) for one in group.actions]
    told += [one for one in found.agreed if one.content.state is ActionState.OPEN]
    expected = [one for one in actions if one.content.state is ActionState.OPEN]  # type: ignore[attr-defined]
    assert sorted(one.version_id for one in told) == sorted(one.version_id for one in expected)
