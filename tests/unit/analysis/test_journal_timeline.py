"""What stood at a meeting, by the meeting that each version was written for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.journal_timeline import day_of, standing_at
from dashboard.journal.version import Version
from tests.unit.analysis.journal_samples import (
    BOARD,
    HELD_ON,
    NOVEMBER,
    OCTOBER,
    WRITTEN,
    corrected,
    story,
    version,
)


def texts(found: tuple[Version[object], ...]) -> list[str]:
    return [one.content.text for one in found]  # type: ignore[attr-defined]


def test_a_version_belongs_to_the_day_of_its_meeting() -> None:
    assert day_of(version(story(), meeting_id=BOARD), HELD_ON) == date(2021, 11, 25)


def test_without_a_meeting_it_belongs_to_the_danish_day_of_its_writing() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert day_of(version(story(), written_at=late), HELD_ON) == date(2026, 7, 1)
    gone = version(story(), written_at=late, meeting_id="bestyrelse-2019-01-01")
    assert day_of(gone, HELD_ON) == date(2026, 7, 1)


def test_an_older_meeting_shows_what_was_written_for_it() -> None:
    first = version(story("i oktober"), meeting_id=OCTOBER)
    second = corrected(first, story("i november"), meeting_id=NOVEMBER)
    chain = (first, second)
    assert standing_at(chain, date(2021, 10, 6), HELD_ON) == ()
    assert texts(standing_at(chain, date(2021, 10, 7), HELD_ON)) == ["i oktober"]
    assert texts(standing_at(chain, date(2021, 11, 10), HELD_ON)) == ["i oktober"]
    assert texts(standing_at(chain, date(2021, 11, 11), HELD_ON)) == ["i november"]


def test_what_was_taken_back_later_still_stands_at_the_meeting_before() -> None:
    first = version(story(), meeting_id=OCTOBER)
    gone = corrected(first, first.content.taken_back("forkert"), meeting_id=NOVEMBER)
    assert standing_at((first, gone), date(2021, 10, 7), HELD_ON) == (first,)
    assert standing_at((first, gone), date(2021, 11, 11), HELD_ON) == ()


days = st.dates(date(2021, 1, 1), date(2022, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Version[object], ...]:
    """Some entries of some versions each, on any days, some taken back."""
    found: list[Version[object]] = []
    for _ in range(draw(st.integers(0, 4))):
        before = None
        for number in range(draw(st.integers(1, 4))):
            content = story(f"nr. {number}")
            if draw(st.booleans()):
                content = content.taken_back("forkert")
            meeting_id = draw(st.sampled_from([None, *HELD_ON]))
            written_at = WRITTEN - timedelta(days=draw(st.integers(0, 2500)))
            fields = {"meeting_id": meeting_id, "written_at": written_at}
            before = corrected(before, content, **fields) if before else version(content, **fields)
            found.append(before)
    return tuple(found)


@given(histories(), days)
def test_one_version_an_entry_and_nothing_of_a_later_day(
    versions: tuple[Version[object], ...], day: date
) -> None:
    found = standing_at(versions, day, HELD_ON)
    assert len({one.entry_id for one in found}) == len(found)
    for one in found:
        assert day_of(one, HELD_ON) <= day
        assert not one.is_withdrawn
        place = versions.index(one)
        later = [other for other in versions[place + 1 :] if other.entry_id == one.entry_id]
        assert all(day_of(other, HELD_ON) > day for other in later)


@given(histories(), days, days)
def test_what_is_written_for_a_later_meeting_changes_no_earlier_one(
    versions: tuple[Version[object], ...], day: date, cut: date
) -> None:
    known_then = tuple(one for one in versions if day_of(one, HELD_ON) <= max(day, cut))
    assert standing_at(known_then, day, HELD_ON) == standing_at(versions, day, HELD_ON)


@given(histories())
def test_after_all_days_the_last_of_each_chain_stands(versions: tuple[Version[object], ...]) -> None:
    last = {one.entry_id: one for one in versions}
    expected = {one.version_id for one in last.values() if not one.is_withdrawn}
    assert {one.version_id for one in standing_at(versions, date(2099, 1, 1), HELD_ON)} == expected
