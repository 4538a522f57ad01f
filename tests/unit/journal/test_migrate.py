"""An old journal opens after migration, a newer one is refused, and many may come at once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from dashboard.journal import migrate
from dashboard.journal.contents import Action, Decision, MilestoneDone, Story
from dashboard.journal.database import reading
from dashboard.journal.errors import JournalMissingError, JournalNewerError, JournalUnavailableError
from dashboard.journal.migrate import newest_revision, revision_of
from dashboard.journal.store import Journal, open_journal
from scripts.postgres import PostgresServer
from tests.unit.journal.samples import ANNA, NOW, decision, opened, rows, sqlite_address, story

HERE = Path(__file__).parent


@contextmanager
def newer_program() -> Iterator[None]:
    """The program as it may be one day, with a further revision."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(migrate, "LOCATIONS", (*migrate.LOCATIONS, HERE / "made_up_revision"))
        yield


def tables(journal: Journal) -> set[str]:
    return set(inspect(journal.engine).get_table_names())


def test_a_journal_of_the_first_revision_opens(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    with closing(sqlite3.connect(tmp_path / "journal" / "journal.sqlite")) as old:
        old.executescript((HERE / "journal_0001.sql").read_text(encoding="utf-8"))
    with opened(sqlite_address(tmp_path)) as journal:
        with reading(journal.engine) as connection:
            assert revision_of(connection) == newest_revision()
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        (now,) = journal.current(Story)
        assert now.content.text == "Rettet: **flere** <b>end</b> 'før'"
        assert journal.history(now.entry_id)[0].content == story()
        (todo,) = journal.current(Action)
        assert todo.content.decision_entry_id == journal.current(Decision)[0].entry_id
        assert journal.current(MilestoneDone) == ()
        assert all(row.content_hash == row.right_hash() for row in rows(journal))
        journal.correct(now.version_id, story("ny"), ANNA, now=NOW)
        assert len(rows(journal)) == 8


def test_an_older_journal_is_brought_up_to_date(journal_url: str) -> None:
    with open_journal(journal_url) as journal:
        journal.add(story(), ANNA, now=NOW)
        before = rows(journal)
        assert "made_up" not in tables(journal)
    with newer_program():
        for _ in range(2):
            with open_journal(journal_url, create=False) as journal:
                assert rows(journal) == before
                with reading(journal.engine) as connection:
                    assert revision_of(connection) == newest_revision() == "9999"
                    assert connection.execute(text("SELECT count(*) FROM made_up")).scalar() == 1


def test_a_migration_that_fails_changes_nothing(journal_url: str) -> None:
    with open_journal(journal_url) as journal:
        for _ in range(13):
            journal.add(decision(), ANNA, now=NOW)
        before = rows(journal)
        with newer_program(), pytest.raises(JournalUnavailableError, match="this_fails_half_way"):
            open_journal(journal_url)
        assert "made_up" not in tables(journal)
    with open_journal(journal_url) as again:
        assert rows(again) == before
        again.add(story(), ANNA, now=NOW)


def test_a_journal_of_a_newer_program_is_refused(journal_url: str) -> None:
    with newer_program(), open_journal(journal_url) as journal:
        journal.add(story(), ANNA, now=NOW)
    with pytest.raises(JournalNewerError) as caught:
        open_journal(journal_url)
    assert "has revision 9999" in caught.value.problem
    assert "up to 0001" in caught.value.problem
    assert caught.value.code == "newer"


def test_only_who_may_make_a_journal_makes_one(tmp_path: Path, postgres: PostgresServer) -> None:
    for address in (sqlite_address(tmp_path), postgres.new_database()):
        with pytest.raises(JournalMissingError, match="There is no journal"):
            open_journal(address, create=False)
    assert list(tmp_path.iterdir()) == []


def test_many_may_open_a_new_journal_at_once(journal_url: str) -> None:
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            with open_journal(journal_url) as journal:
                journal.add(decision(f"nr. {number}"), ANNA, now=NOW)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_journal(journal_url) as journal:
        assert len(journal.current(Decision)) == 8


def test_the_program_knows_its_own_revisions() -> None:
    files = sorted((HERE.parents[2] / "src/dashboard/journal/migrations/versions").glob("r*.py"))
    assert [path.name.split("_")[0] for path in files][-1] == f"r{newest_revision()}"
