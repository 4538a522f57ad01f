"""The calendar with what came out of each meeting."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.meeting_counts import meeting_counts
from dashboard.journal.contents import ActionState
from tests.unit import samples
from tests.unit.analysis.journal_samples import NOVEMBER, OCTOBER, action, decision, version


def test_each_meeting_has_its_numbers_the_newest_first() -> None:
    meetings = [
        samples.meeting(OCTOBER, date(2021, 10, 7), "koordinationsgruppe"),
        samples.meeting(NOVEMBER, date(2021, 11, 11), "koordinationsgruppe"),
    ]
    found = meeting_counts(
        meetings,
        [version(decision()), version(decision(meeting_id="bestyrelse-2018-01-01"))],
        [version(action()), version(action(state=ActionState.DONE)), version(action(meeting_id=NOVEMBER))],
    )
    assert [one.meeting.meeting_id for one in found] == [NOVEMBER, OCTOBER]
    assert [one[1:] for one in found] == [(1, 1, 1), (0, 2, 1)]
