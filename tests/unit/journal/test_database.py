"""What the database itself holds to, and what is said where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from dashboard.journal import database
from dashboard.journal.database import make_engine, name_of, writing
from dashboard.journal.errors import JournalAddressError, JournalError, JournalUnavailableError
from dashboard.journal.store import Journal, open_journal
from dashboard.journal.table import VERSION
from dashboard.settings import Settings
from scripts.postgres import PostgresServer
from tests.unit.journal.samples import ANNA, NOW, decision, later, opened, rows, sqlite_address, story

APPEND_ONLY = (
    "UPDATE version SET content = '{}'",
    "UPDATE version SET author = 'x' WHERE version_id = 'nobody' OR true",
    "DELETE FROM version",
)
ON_SQLITE = (
    "INSERT OR REPLACE INTO version SELECT * FROM version",
    "REPLACE INTO version SELECT 'new', entry_id, kind, replaces, 'x', role, written_at, meeting_id, content,"
    " content_hash FROM version",
    "INSERT INTO version SELECT * FROM version WHERE true ON CONFLICT (version_id)"
    " DO UPDATE SET author = 'x'",
)


def test_the_database_refuses_to_change_or_delete(journal: Journal) -> None:
    first = journal.add(story(), ANNA, now=NOW)
    journal.correct(first.version_id, story("rettet"), ANNA, now=later(1))
    before = rows(journal)
    sqlite = journal.engine.dialect.name == "sqlite"
    for statement in (*APPEND_ONLY, *(ON_SQLITE if sqlite else ("TRUNCATE version",))):
        with (
            pytest.raises((DBAPIError, JournalError), match="append-only"),
            writing(journal.engine) as connection,
        ):
            connection.execute(text(statement))
        assert rows(journal) == before


@pytest.mark.parametrize(
    "change",
    [
        {"replaces": "unknown"},
        {"entry_id": "another"},
        {"kind": "decision"},
        {"author": None},
        {"version_id": None},
        {"replaces": None},
    ],
    ids=str,
)
def test_the_database_refuses_what_does_not_belong(journal: Journal, change: dict[str, object]) -> None:
    first = journal.add(story(), ANNA, now=NOW)
    journal.correct(first.version_id, story("rettet"), ANNA, now=later(1))
    newest = next(row for row in rows(journal) if row.replaces is not None)
    good = {**newest.model_dump(), "version_id": "new", "replaces": newest.version_id}
    with pytest.raises(IntegrityError), writing(journal.engine) as connection:
        connection.execute(VERSION.insert().values({**good, **change}))
    with writing(journal.engine) as connection:
        connection.execute(VERSION.insert().values(good))
    assert len(rows(journal)) == 3


def test_sqlite_is_on_disk_before_it_answers(tmp_path: Path) -> None:
    with opened(sqlite_address(tmp_path)) as journal, writing(journal.engine) as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "trusted_schema")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": database.BUSY_SECONDS * 1000,
        "trusted_schema": 0,
    }


def test_a_reader_does_not_wait_for_a_writer(journal: Journal) -> None:
    first = journal.add(decision(), ANNA, now=NOW)
    with writing(journal.engine) as connection:
        other = {**rows(journal)[0].model_dump(), "version_id": "x", "entry_id": "y"}
        connection.execute(VERSION.insert().values(other))
        assert journal.history(first.entry_id) == (first,)
        assert len(rows(journal)) == 1
    assert len(rows(journal)) == 2


@pytest.mark.parametrize(
    "address",
    [
        *("", "journal.sqlite", "mysql://u:hemmelig@h/d", "sqlite://", "sqlite:///:memory:", "duckdb:///x"),
        *("sqlite:///x.sqlite?mode=memory", "sqlite:///file:x?uri=true", "postgresql://u:hemmelig@h:port/d"),
    ],
)
def test_addresses_that_cannot_be_used(address: str) -> None:
    with pytest.raises(JournalAddressError) as caught:
        open_journal(address)
    assert "DASHBOARD_JOURNAL_URL takes" in caught.value.remedy
    assert "hemmelig" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_password_is_never_shown(scheme: str) -> None:
    with pytest.raises(JournalUnavailableError) as caught:
        open_journal(f"{scheme}://anna:hemmelig@127.0.0.1:1/journal")
    assert "anna:***@127.0.0.1:1/journal" in caught.value.problem
    assert "hemmelig" not in str(caught.value)
    assert "hemmelig" not in name_of(make_engine(f"{scheme}://anna:hemmelig@h/d"))


def test_a_wrong_password_or_database(postgres: PostgresServer) -> None:
    for address in (
        postgres.url("postgres").replace(postgres.password, "forkert"),
        postgres.url("no_such_database"),
    ):
        with pytest.raises(JournalUnavailableError) as caught:
            open_journal(address)
        assert postgres.password not in str(caught.value)


def test_a_database_that_cannot_hold_every_text(postgres: PostgresServer) -> None:
    import psycopg

    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE latin1 ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
        )
    with pytest.raises(JournalAddressError, match="LATIN1"):
        open_journal(postgres.url("latin1"))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "journal" / "journal.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"Dette er ikke en database. " * 100)
    before = file.read_bytes()
    with pytest.raises(JournalUnavailableError, match="not a database"):
        open_journal(sqlite_address(tmp_path))
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["50% af tallene", "a?b=c", "æøå %41 #1"])
def test_a_data_folder_of_any_name(tmp_path: Path, name: str) -> None:
    address = Settings(data_dir=tmp_path / name).journal_address
    with opened(address) as journal:
        journal.add(story(), ANNA, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / "journal" / "journal.sqlite").is_file()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(JournalUnavailableError, match="cannot be written"):
        open_journal(sqlite_address(tmp_path))


def test_a_writer_that_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with opened(sqlite_address(tmp_path)) as one, opened(sqlite_address(tmp_path)) as other:
        with writing(one.engine), pytest.raises(JournalUnavailableError, match="locked"):
            other.add(story("ikke skrevet"), ANNA, now=NOW)
        assert rows(one) == []
        other.add(story(), ANNA, now=NOW)


def test_no_error_of_the_database_shows_a_text(journal: Journal) -> None:
    with pytest.raises(IntegrityError) as caught, writing(journal.engine) as connection:
        connection.execute(VERSION.insert().values(version_id="x", content="en hemmelighed"))
    assert "hemmelighed" not in str(caught.value).split("\n")[0]
    assert "[SQL parameters hidden" in str(caught.value)
