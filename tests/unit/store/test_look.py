"""The last look for new figures, and what a person declined."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.errors import BuildMissingError, CatalogError, CheckFailedError, PublishError, SourceFileError
from dashboard.store.history import declined
from dashboard.store.locate import LOOK_NAME
from dashboard.store.log import Entry, Event, Fault
from dashboard.store.look import Failure, Outcome, failure_of, last_look, note_look
from dashboard.store.publish import remove_partials

NOW = datetime(2021, 11, 25, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FAILURE = Failure(Fault.CHECK, "x <b>æ</b>", ("æ.csv",), "Filen er for stor.")


def test_looks_in_a_row_are_counted(tmp_path: Path) -> None:
    assert last_look(tmp_path) is None
    note_look(tmp_path, NOW, "Bo", Outcome.UNCHANGED)
    noted = note_look(tmp_path, NOW + DAY, "Nanna", Outcome.UNCHANGED)
    assert noted == last_look(tmp_path)
    assert (noted.at, noted.who, noted.since, noted.times) == (NOW + DAY, "Nanna", NOW, 2)
    failed = note_look(tmp_path, NOW + 2 * DAY, "Bo", Outcome.FAILED, FAILURE)
    assert (failed.since, failed.times) == (NOW + 2 * DAY, 1)
    found = last_look(tmp_path)
    assert found is not None
    assert found.failure == FAILURE


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"at": "2021-11-25"}', '{"outcome": 1}', "null"])
def test_a_damaged_note_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / LOOK_NAME).write_text(content)
    assert last_look(tmp_path) is None
    assert note_look(tmp_path, NOW, "Bo", Outcome.UNCHANGED).times == 1


def test_it_is_no_left_over(tmp_path: Path) -> None:
    note_look(tmp_path, NOW, "Bo", Outcome.UNCHANGED)
    assert remove_partials(tmp_path) == ()
    assert last_look(tmp_path) is not None


def test_a_note_that_cannot_be_written_is_left_out(tmp_path: Path) -> None:
    assert note_look(tmp_path / "gone", NOW, "Bo", Outcome.UNCHANGED).times == 1
    assert last_look(tmp_path / "gone") is None


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (SourceFileError("p", "r"), Fault.SOURCE_FILE),
        (CheckFailedError("p", "r"), Fault.CHECK),
        (CatalogError("p", "r"), Fault.CATALOG),
        (PublishError("p", "r"), Fault.WRITE),
        (BuildMissingError("p", "r"), Fault.OTHER),
        (ZeroDivisionError("p"), Fault.PROGRAM),
    ],
)
def test_kinds_of_faults(tmp_path: Path, error: Exception, fault: Fault) -> None:
    assert failure_of(error, tmp_path).fault is fault


def test_the_files_that_it_is_about(tmp_path: Path) -> None:
    for name in ("raw/lbf/æ ø.csv", "raw/b.csv", "sources/politi.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    error = SourceFileError("raw/lbf/æ ø.csv, line 3, and sources/politi.toml", "r")
    assert failure_of(error, tmp_path).concerns == ("politi.toml", "æ ø.csv")


def test_the_name_of_a_build_that_never_was_makes_no_other_failure() -> None:
    one = Failure(Fault.WRITE, "The build 20211125T050000000Z-abcdef could not be written")
    other = Failure(Fault.WRITE, "The build 20211126T050000123Z-123456 could not be written")
    assert one.is_same_as(other)
    assert not one.is_same_as(None)
    assert not one.is_same_as(Failure(Fault.CHECK, other.problem))
    assert not Failure(Fault.CHECK, "1440 rows before, 1439 now").is_same_as(
        Failure(Fault.CHECK, "1440 rows before, 1400 now")
    )


def entry(event: Event, build_id: str, previous: str | None = None, content: str | None = None) -> Entry:
    return Entry(event, NOW, "Bo", build_id, previous, content=content)


def test_what_a_person_declined_stands_until_it_is_published() -> None:
    first = [entry(Event.BUILT, "a", content="A"), entry(Event.PUBLISHED, "a")]
    second = [*first, entry(Event.BUILT, "b", content="B"), entry(Event.PUBLISHED, "b", "a")]
    back = [*second, entry(Event.ROLLED_BACK, "a", "b")]
    assert declined(second) == frozenset()
    assert declined(back) == {"B"}
    again = [*back, entry(Event.BUILT, "c", content="B"), entry(Event.PUBLISHED, "c", "a")]
    assert declined(again) == frozenset()
    dropped = [*again, entry(Event.BUILT, "d", content="D"), entry(Event.DROPPED, "d")]
    assert declined(dropped) == {"D"}
    assert declined([*dropped, entry(Event.BUILT, "e", content="D")]) == {"D"}
    assert declined([entry(Event.BUILT, "a"), entry(Event.DROPPED, "a")]) == frozenset()
