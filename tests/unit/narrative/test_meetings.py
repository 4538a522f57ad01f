"""The headline of a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.follow_up import OpenAction, OverdueState
from dashboard.narrative import meetings
from tests.unit.analysis.journal_samples import action, version


def open_actions(late: int, later: int) -> list[OpenAction]:
    states = [OverdueState.OVERDUE] * late + [OverdueState.LATER] * later
    return [OpenAction(version(action(due_on=date(2021, 11, 1))), state) for state in states]


@pytest.mark.parametrize(
    ("late", "later", "said"),
    [
        (0, 0, "Ingen aftaler fra tidligere møder er åbne"),
        (1, 0, "Én aftale er åben til mødet, og den er over tiden"),
        (0, 1, "Én aftale er åben til mødet, og den er ikke over tiden"),
        (1, 2, "Tre aftaler er åbne til mødet, én er over tiden"),
        (2, 3, "Fem aftaler er åbne til mødet, to er over tiden"),
        (2, 0, "To aftaler er åbne til mødet, alle er over tiden"),
        (0, 2, "To aftaler er åbne til mødet, ingen er over tiden"),
        (3, 9, "12 aftaler er åbne til mødet, tre er over tiden"),
    ],
)
def test_the_headline_says_what_is_open_and_what_is_late(late: int, later: int, said: str) -> None:
    assert meetings.headline(open_actions(late, later)) == said


def test_every_state_has_a_word_and_a_shape_of_its_own() -> None:
    assert len({meetings.MARK[state] for state in OverdueState}) == len(OverdueState)
    assert len({meetings.WORD[state] for state in OverdueState}) == len(OverdueState)
