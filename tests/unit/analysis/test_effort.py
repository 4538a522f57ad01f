"""What stood on a date: the catalog's word, the journal's later one, examples below both."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dashboard.analysis.effort import (
    InitiativeNow,
    Reached,
    balance,
    focus_areas_now,
    initiatives_now,
    milestones_now,
)
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import InitiativeState, InitiativeStatus, MilestoneDone
from dashboard.journal.version import Version
from dashboard.store import records as r
from tests.unit.samples import focus_area, initiative, milestone

AS_OF = date(2019, 11, 25)


def written(content: Any) -> Version[Any]:
    return Version(
        version_id="v",
        entry_id="e",
        replaces=None,
        author=Author(name="Ane", role=Role.UDDANNELSE),
        written_at=datetime(2026, 11, 25, tzinfo=UTC),
        meeting_id="bestyrelse-2019-11-25",
        content=content,
    )


def word(status: str = "afsluttet") -> Version[InitiativeStatus]:
    return written(InitiativeStatus(initiative_id="sproglig_indsats", status=InitiativeState(status)))


def said(status: str, since: date, *, is_demo: bool = False) -> r.InitiativeStatus:
    return r.InitiativeStatus("sproglig_indsats", status, since, is_demo)


def now(
    statuses: list[r.InitiativeStatus],
    journal: Version[InitiativeStatus] | None = None,
    day: date = AS_OF,
) -> InitiativeNow:
    words = {} if journal is None else {"sproglig_indsats": journal}
    return initiatives_now([initiative()], statuses, words, {"v": day}, AS_OF)[0]


def test_without_a_word_it_is_as_suggested_and_no_example() -> None:
    found = now([])
    assert (found.status, found.since, found.is_demo, found.word) == ("foreslaaet", None, False, None)


def test_the_latest_word_until_the_date_stands() -> None:
    later = said("afsluttet", date(2019, 11, 26))
    found = now([said("i_gang", date(2018, 1, 1)), said("sat_i_bero", AS_OF), later])
    assert (found.status, found.since) == ("sat_i_bero", AS_OF)


def test_an_example_says_so() -> None:
    assert now([said("i_gang", date(2018, 1, 1), is_demo=True)]).is_demo


def test_the_journals_later_word_wins_and_is_no_example() -> None:
    found = now([said("i_gang", date(2018, 1, 1), is_demo=True)], word())
    assert (found.status, found.since, found.is_demo) == ("afsluttet", AS_OF, False)
    assert found.word is not None


def test_a_real_word_of_the_catalog_that_is_later_stands() -> None:
    found = now([said("sat_i_bero", date(2019, 6, 1))], word(), day=date(2019, 5, 1))
    assert (found.status, found.word) == ("sat_i_bero", None)


def test_no_example_stands_over_what_somebody_wrote() -> None:
    found = now([said("sat_i_bero", date(2019, 6, 1), is_demo=True)], word(), day=date(2019, 5, 1))
    assert found.status == "afsluttet"


@pytest.mark.parametrize(
    ("due_on", "done_on", "reached"),
    [
        (date(2019, 6, 30), date(2019, 6, 30), Reached.ON_TIME),
        (date(2019, 6, 30), date(2019, 7, 1), Reached.LATE),
        (date(2019, 6, 30), None, Reached.MISSED),
        (AS_OF, None, Reached.AHEAD),  # the day itself is not over
        (date(2020, 6, 30), None, Reached.AHEAD),
        (date(2020, 6, 30), date(2019, 1, 1), Reached.ON_TIME),
        (date(2019, 6, 30), date(2019, 11, 26), Reached.MISSED),  # reached later than what is seen
    ],
)
def test_how_a_milestone_stands(due_on: date, done_on: date | None, reached: Reached) -> None:
    found = milestones_now([milestone(due_on=due_on, done_on=done_on)], {}, AS_OF)[0]
    assert found.reached is reached


def test_what_is_not_reached_yet_has_no_day() -> None:
    found = milestones_now([milestone(done_on=date(2020, 1, 1))], {}, AS_OF)[0]
    assert found.milestone.done_on is None


def test_the_journal_says_that_a_milestone_is_reached() -> None:
    done = MilestoneDone(milestone_id="lokale_hold", done_on=date(2019, 6, 1), evidence="Holdlister.")
    found = milestones_now([milestone(is_demo=True)], {"lokale_hold": written(done)}, AS_OF)[0]
    assert found.reached is Reached.ON_TIME
    assert found.is_demo, "the milestone itself is still an example"


def test_a_focus_area_has_its_own_initiatives_and_milestones() -> None:
    listed = [initiative(), initiative("fritidsjob", focus_area_id="beskaeftigelse")]
    initiatives = initiatives_now(listed, [], {}, {}, AS_OF)
    milestones = milestones_now([milestone(), milestone("job", initiative_id="fritidsjob")], {}, AS_OF)
    areas = focus_areas_now([focus_area(), focus_area("beskaeftigelse")], initiatives, milestones)
    assert [[one.initiative.initiative_id for one in area.initiatives] for area in areas] == [
        ["sproglig_indsats"],
        ["fritidsjob"],
    ]
    assert [one.milestone.milestone_id for one in areas[1].reached(Reached.MISSED)] == ["job"]
    assert not areas[0].rests_on_demo


def test_the_balance_counts_each_kind_and_what_is_assumed() -> None:
    found = balance(
        [
            initiative("a"),
            initiative("b", kind_is_assumed=False),
            initiative("c", kind="temporary"),
            initiative("d", kind="cross_cutting", kind_is_assumed=False),
        ],
        80,
    )
    assert (found.permanent, found.temporary, found.cross_cutting, found.assumed) == (2, 1, 1, 2)
    assert found.permanent_percent == 50
    assert balance([], 80).permanent_percent is None
