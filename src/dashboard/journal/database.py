"""The database behind the journal: SQLite in a file, or PostgreSQL by URL. Its errors in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from dashboard.journal.errors import JournalAddressError, JournalUnavailableError

BUSY_SECONDS: Final = 30
"""how long a writer waits for the others"""
_BEGIN: Final = "journal_begin"
_REMEDY: Final = (
    "DASHBOARD_JOURNAL_URL takes `sqlite`, `sqlite:///folder/file.sqlite` or"
    " `postgresql://user:password@host/database`."
)


def make_engine(address: str) -> Engine:
    """An engine for a journal's address; nothing is opened yet.

    Raises:
        JournalAddressError: it is no URL, or one of another database, or of SQLite in memory.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # The cause might show a part of the password.
        raise JournalAddressError("The address of the journal is not a URL.", _REMEDY) from None
    backend = "postgresql" if url.drivername == "postgres" else url.get_backend_name()
    if backend == "postgresql":
        return _postgresql(url)
    if backend == "sqlite":
        return _sqlite(url)
    raise JournalAddressError(f"The journal cannot be kept in {backend!r}.", _REMEDY)


def sqlite_file(engine: Engine) -> Path | None:
    """The file of a journal in SQLite; None for PostgreSQL."""
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return None
    return Path(engine.url.database)


def name_of(engine: Engine) -> str:
    """The address without its password, for messages."""
    return engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which all queries see one and the same state. Raises JournalUnavailableError."""
    options: dict[str, Any] = {_BEGIN: "BEGIN"}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with _connected(engine, options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is on disk when the block ends, and undone where it raises.

    On SQLite a writer queues before it reads: one that read first would be refused when it comes to write.

    Raises:
        JournalUnavailableError: the database cannot be written.
        sqlalchemy.exc.IntegrityError: a row breaks a rule of the table; the caller knows what that means.
    """
    with _connected(engine, {_BEGIN: "BEGIN IMMEDIATE"}) as connection:
        yield connection


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer of an SQLite file not wait for each other; the file remembers it.

    Not while another process does the same: the caller has a lock. Raises JournalUnavailableError.
    """
    with _connected(engine, {_BEGIN: None}) as connection:
        if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


@contextmanager
def _connected(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    with _in_our_words(engine), engine.connect() as connection:
        chosen = connection.execution_options(**options)
        with chosen.begin():
            yield chosen


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 10},
    )


def _sqlite(url: URL) -> Engine:
    if url.query or url.database in (None, "", ":memory:") or str(url.database).startswith("file:"):
        raise JournalAddressError(
            "The journal in SQLite needs the path of a file, and nothing else.", _REMEDY
        )
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"), hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """FULL has each commit on disk before it is acknowledged. No automatic BEGIN: we say which."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(_BEGIN)
    if statement:
        connection.exec_driver_sql(statement)


@contextmanager
def _in_our_words(engine: Engine) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeoutError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        # The first line only: what follows may quote the row.
        line = next(iter(str(reason).splitlines()), "no reason given")
        raise JournalUnavailableError(
            f"The journal at {name_of(engine)} does not answer: {line}.",
            "See that the database runs and may be written; look whether the text is there, then try again.",
        ) from error
