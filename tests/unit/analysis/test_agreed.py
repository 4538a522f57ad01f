"""What belongs to a subject, open before closed, the most urgent and the latest first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from dashboard.analysis.agreed import Subject, agreed
from dashboard.analysis.follow_up import OverdueState
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version

MEETING = "koordinationsgruppe-2021-10-07"
DAY = date(2021, 11, 11)
TODAY = date(2026, 11, 25)
JOBS = Subject(indicator_ids=frozenset({"leisure_jobs"}), initiative_ids=frozenset({"fritidsjob"}))


def written(content: Any, number: int = 0) -> Version[Any]:
    moment = datetime(2021, 10, 7, tzinfo=UTC) + timedelta(minutes=number)
    author = Author(name="Ane", role=Role.POLITI)
    return Version(f"v{number}", f"e{number}", None, author, moment, MEETING, content)


def action(due_on: date = date(2021, 12, 1), **fields: Any) -> Action:
    given = {"owner_role": Role.POLITI, **fields}
    return Action(meeting_id=MEETING, text="Gør det.", due_on=due_on, **given)


def decision(**fields: Any) -> Decision:
    return Decision(meeting_id=MEETING, text="Vi gør det.", **fields)


def test_by_indicator_by_initiative_or_by_owner() -> None:
    assert JOBS.has(decision(indicator_id="leisure_jobs"))
    assert JOBS.has(action(initiative_id="fritidsjob", geography_id="sydbyen"))
    assert not JOBS.has(decision(indicator_id="arson"))
    assert not JOBS.has(decision())
    assert Subject(owner=Role.POLITI).has(action())
    assert not Subject(owner=Role.POLITI).has(decision()), "a decision has no owner"


def test_nothing_in_particular_belongs_to_no_subject_without_an_owner() -> None:
    assert not Subject().has(action())


def test_open_ones_by_their_day_with_how_late_they_are() -> None:
    later = written(action(initiative_id="fritidsjob"), 1)
    late = written(action(date(2021, 11, 1), indicator_id="leisure_jobs"), 2)
    found = agreed(JOBS, [], [later, late], DAY, TODAY)
    assert [(one.version, one.state) for one in found.open] == [
        (late, OverdueState.OVERDUE),
        (later, OverdueState.LATER),
    ]


def test_the_latest_decision_and_the_latest_closed_action_first() -> None:
    decisions = [written(decision(initiative_id="fritidsjob"), number) for number in (1, 2)]
    closed = [
        written(action(initiative_id="fritidsjob", state=state), number)
        for number, state in enumerate((ActionState.DONE, ActionState.DROPPED), 3)
    ]
    found = agreed(JOBS, decisions, closed, DAY, TODAY)
    assert found.decisions == (decisions[1], decisions[0])
    assert found.closed == (closed[1], closed[0])
    assert not found.open
    assert not found.is_empty


def test_nothing_at_all() -> None:
    assert agreed(JOBS, [written(decision())], [written(action())], DAY, TODAY).is_empty
