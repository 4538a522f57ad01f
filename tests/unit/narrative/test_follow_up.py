"""Decisions and actions in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.journal.authors import Role
from dashboard.journal.contents import Action, ActionState
from dashboard.narrative import follow_up

DAY = date(2021, 11, 25)


def action(due_on: date = date(2021, 12, 1), state: ActionState = ActionState.OPEN) -> Action:
    return Action(
        meeting_id="bestyrelse-2021-11-25", text="x", owner_role=Role.POLITI, due_on=due_on, state=state
    )


LATE = action(date(2021, 11, 24))
ON_THE_DAY = action(DAY)
DONE = action(date(2021, 1, 1), ActionState.DONE)


@pytest.mark.parametrize(
    ("decisions", "actions", "said"),
    [
        (0, [], follow_up.NOTHING),
        (2, [], "Ingen aftaler er åbne."),
        (0, [DONE], "Ingen aftaler er åbne."),
        (0, [ON_THE_DAY], "Én aftale er åben; ingen er over fristen."),
        (0, [LATE], "Én aftale er åben og over fristen."),
        (0, [LATE, ON_THE_DAY, DONE], "To aftaler er åbne; én af dem er over fristen."),
        (0, [LATE, LATE, ON_THE_DAY], "Tre aftaler er åbne; to af dem er over fristen."),
        (0, [action()] * 12, "12 aftaler er åbne; ingen er over fristen."),
    ],
)
def test_headline(decisions: int, actions: list[Action], said: str) -> None:
    assert follow_up.headline(decisions, actions, DAY) == said
