"""Writing, correcting, taking back and reading, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import (
    Action,
    ActionState,
    Decision,
    InitiativeStatus,
    MilestoneDone,
    Pack,
    Story,
    TalkingPoints,
    Written,
)
from dashboard.journal.errors import (
    ContentRefusedError,
    EditConflictError,
    SubjectChangedError,
    UnknownVersionError,
)
from dashboard.journal.store import Journal, new_entry_id, open_journal
from tests.unit.journal.samples import (
    ANNA,
    BO,
    MEETING,
    NOW,
    action,
    decision,
    done,
    later,
    one_of_each,
    rows,
    status,
    story,
)


def test_each_kind_is_kept_with_who_when_and_where(journal: Journal, journal_url: str) -> None:
    written = [journal.add(content, ANNA, now=NOW, meeting_id=MEETING) for content in one_of_each()]
    for version in written:
        assert (version.author, version.written_at, version.meeting_id) == (ANNA, NOW, MEETING)
        assert version.replaces is None
    with open_journal(journal_url) as again:
        for model, version in zip(
            (Story, Decision, Action, InitiativeStatus, MilestoneDone, TalkingPoints, Pack),
            written,
            strict=True,
        ):
            assert again.current(model) == (version,)
            assert again.version(version.version_id) == version
            assert again.latest(version.entry_id) == version
            assert again.history(version.entry_id) == (version,)
    assert all(row.content_hash == row.right_hash() for row in rows(journal))


def test_a_correction_is_a_new_version(journal: Journal) -> None:
    first = journal.add(story("først"), ANNA, now=NOW)
    second = journal.correct(first.version_id, story("rettet"), BO, now=later(1))
    third = journal.correct(second.version_id, story("rettet igen"), ANNA, now=later(2))
    assert second.replaces == first.version_id
    assert second.entry_id == first.entry_id
    assert journal.history(first.entry_id) == (first, second, third)
    assert journal.current(Story) == (third,)
    assert journal.version(first.version_id).content.text == "først"


def test_the_second_of_two_editors_is_told_and_sees_both(journal: Journal) -> None:
    read_by_both = journal.add(story(), ANNA, now=NOW)
    by_anna = journal.correct(read_by_both.version_id, story("Annas"), ANNA, now=later(1))
    with pytest.raises(
        EditConflictError, match=r"Anna Holm \(koordinator_uddannelse\) wrote first"
    ) as caught:
        journal.correct(read_by_both.version_id, story("Bos"), BO, now=later(2))
    assert caught.value.current == by_anna
    assert caught.value.yours == story("Bos")
    assert caught.value.code == "conflict"
    assert journal.history(read_by_both.entry_id) == (read_by_both, by_anna)

    by_bo = journal.correct(caught.value.current.version_id, story("begges"), BO, now=later(3))
    assert journal.current(Story) == (by_bo,)


def test_the_second_of_two_first_writers_is_told(journal: Journal) -> None:
    for content, other in ((story(), story("Bos")), (status(), status("Bos")), (done(), done("Bos"))):
        first = journal.add(content, ANNA, now=NOW)
        with pytest.raises(EditConflictError) as caught:
            journal.add(other, BO, now=later(1))
        assert caught.value.current == first
    journal.add(story(geography_id="sydbyen"), BO, now=later(1))
    assert len(journal.current(Story)) == 2


def test_sending_the_same_twice_writes_once(journal: Journal) -> None:
    form = new_entry_id()
    first = journal.add(decision(), ANNA, now=NOW, entry_id=form)
    assert journal.add(decision(), ANNA, now=later(1), entry_id=form) == first
    second = journal.correct(first.version_id, decision("rettet"), ANNA, now=later(1))
    assert journal.correct(first.version_id, decision("rettet"), ANNA, now=later(2)) == second
    with pytest.raises(EditConflictError):
        journal.correct(first.version_id, decision("rettet"), BO, now=later(2))
    assert journal.history(form) == (first, second)


def test_decisions_and_actions_may_be_many(journal: Journal) -> None:
    made = journal.add(decision(), ANNA, now=NOW)
    journal.add(decision(), ANNA, now=NOW)
    todo = journal.add(action(decision_entry_id=made.entry_id), ANNA, now=NOW)
    journal.add(action("noget andet"), ANNA, now=later(1))
    assert len(journal.current(Decision)) == 2
    finished = todo.content.model_copy(update={"state": ActionState.DONE})
    journal.correct(todo.version_id, finished, BO, now=later(2))
    assert [one.content.text for one in journal.current(Action, state=ActionState.OPEN)] == ["noget andet"]
    assert len(journal.current(Action, owner_role=Role.POLITI, initiative_id="fritidsjob")) == 2
    assert journal.current(Action, owner_role=Role.KOMMUNE) == ()


def test_an_action_names_a_decision_that_is_there(journal: Journal) -> None:
    no_decision = journal.add(story(), ANNA, now=NOW)
    for entry_id in (new_entry_id(), no_decision.entry_id):
        with pytest.raises(UnknownVersionError, match="no decision"):
            journal.add(action(decision_entry_id=entry_id), ANNA, now=NOW)
    assert journal.current(Action) == ()


def test_taking_back_and_bringing_back(journal: Journal) -> None:
    first = journal.add(done(), ANNA, now=NOW)
    with pytest.raises(ContentRefusedError):
        journal.withdraw(first.version_id, " ", ANNA, now=later(1))
    gone = journal.withdraw(first.version_id, "Aftalerne faldt til jorden.", BO, now=later(1))
    assert journal.current(MilestoneDone) == ()
    assert journal.current(MilestoneDone, withdrawn=True) == (gone,)
    assert gone.is_withdrawn
    assert gone.content.withdrawn == "Aftalerne faldt til jorden."
    with pytest.raises(EditConflictError):
        journal.add(done("ny"), ANNA, now=later(2))
    back = journal.correct(gone.version_id, done("nu er de der"), ANNA, now=later(3))
    assert journal.current(MilestoneDone) == (back,)
    assert journal.history(first.entry_id) == (first, gone, back)


def test_what_stood_at_a_moment(journal: Journal) -> None:
    first = journal.add(story("først"), ANNA, now=later(1))
    second = journal.correct(first.version_id, story("siden"), ANNA, now=later(3))
    gone = journal.withdraw(second.version_id, "forkert", ANNA, now=later(5))
    assert journal.as_of(NOW, Story) == ()
    assert journal.as_of(later(1), Story) == (first,)
    assert journal.as_of(later(2.99), Story) == (first,)
    assert journal.as_of(later(3), Story, geography_id="motalavej") == (second,)
    assert journal.as_of(later(3), Story, geography_id="sydbyen") == ()
    assert journal.as_of(later(5), Story) == ()
    assert journal.as_of(later(9), Story, withdrawn=True) == (gone,)


def test_a_clock_that_was_set_back_does_not_turn_the_history_round(journal: Journal) -> None:
    first = journal.add(story("først"), ANNA, now=later(10))
    second = journal.correct(first.version_id, story("siden"), ANNA, now=NOW)
    assert second.written_at == first.written_at
    assert journal.as_of(later(10), Story) == (second,)
    assert journal.as_of(later(9), Story) == ()


def test_times_are_kept_to_the_microsecond_in_utc(journal: Journal) -> None:
    summer = datetime(2021, 6, 1, 0, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    version = journal.add(story(), ANNA, now=summer)
    assert journal.latest(version.entry_id).written_at == summer
    assert journal.latest(version.entry_id).written_at.isoformat() == "2021-05-31T22:30:00.123456+00:00"
    naive = summer.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        journal.add(decision(), ANNA, now=naive)
    with pytest.raises(ValueError, match="zone"):
        journal.as_of(naive, Story)


@pytest.mark.parametrize("other", [story(geography_id="sydbyen"), decision(), status()])
def test_a_correction_is_about_the_same(journal: Journal, other: Written) -> None:
    first = journal.add(story(), ANNA, now=NOW)
    with pytest.raises(SubjectChangedError):
        journal.correct(first.version_id, other, ANNA, now=later(1))
    assert journal.history(first.entry_id) == (first,)


def test_what_is_not_there(journal: Journal) -> None:
    for ask in (journal.version, journal.latest, journal.history):
        with pytest.raises(UnknownVersionError):
            ask(new_entry_id())
    with pytest.raises(UnknownVersionError):
        journal.correct(new_entry_id(), story(), ANNA, now=NOW)
    with pytest.raises(TypeError, match="Story has no field owner_role"):
        journal.current(Story, owner_role=Role.POLITI)


def test_a_copy_with_changes_is_checked_too(journal: Journal) -> None:
    slipped = story().model_copy(update={"text": "010190-1234"})
    with pytest.raises(ContentRefusedError):
        journal.add(slipped, ANNA, now=NOW)
    first = journal.add(story(), ANNA, now=NOW)
    with pytest.raises(ContentRefusedError):
        journal.correct(first.version_id, slipped, ANNA, now=NOW)
    with pytest.raises(ContentRefusedError):
        journal.add(decision(), ANNA, now=NOW, meeting_id="Et møde")
    assert len(rows(journal)) == 1


def test_an_author_is_who_they_were_when_they_wrote(journal: Journal) -> None:
    first = journal.add(story(), Author(name="Anna Holm", role=Role.POLITI), now=NOW)
    second = journal.correct(first.version_id, story("x"), ANNA, now=later(1))
    assert [one.author.role for one in journal.history(first.entry_id)] == [Role.POLITI, Role.UDDANNELSE]
    assert second.author.role is Role.UDDANNELSE


def test_the_count_tells_each_state_from_the_one_before(journal: Journal) -> None:
    assert journal.count() == 0
    first = journal.add(story(), ANNA, now=NOW)
    assert journal.count() == 1
    second = journal.correct(first.version_id, story("rettet"), BO, now=later(1))
    assert journal.count() == 2
    journal.withdraw(second.version_id, "forkert", ANNA, now=later(2))
    assert journal.count() == 3
    with pytest.raises(EditConflictError):
        journal.correct(first.version_id, story("for sent"), BO, now=later(3))
    assert journal.count() == 3


def test_all_versions_of_a_kind_stand_in_the_order_of_their_chains(journal: Journal) -> None:
    first = journal.add(story("først"), ANNA, now=NOW)
    elsewhere = journal.add(story("et andet sted", "sydbyen"), BO, now=later(1))
    journal.add(decision(), ANNA, now=NOW)
    # Four at one and the same time: only the chain knows their order.
    chain = [first]
    for text in ("to", "tre", "fire", "fem"):
        chain.append(journal.correct(chain[-1].version_id, story(text), ANNA, now=later(2)))
    gone = journal.withdraw(chain[-1].version_id, "forkert", BO, now=later(2))
    assert journal.versions(Story) == (*chain, gone, elsewhere)
    assert journal.versions(Action) == ()
    for entry_id in (first.entry_id, elsewhere.entry_id):
        found = tuple(one for one in journal.versions(Story) if one.entry_id == entry_id)
        assert found == journal.history(entry_id)
