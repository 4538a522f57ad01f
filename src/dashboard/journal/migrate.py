"""Bring a journal's tables to the newest revision, once, whoever comes first."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text

from dashboard.journal.database import (
    BUSY_SECONDS,
    name_of,
    reading,
    sqlite_file,
    use_write_ahead_log,
    writing,
)
from dashboard.journal.errors import (
    JournalAddressError,
    JournalMissingError,
    JournalNewerError,
    JournalUnavailableError,
)

REVISION_TABLE: Final = "journal_revision"
LOCATIONS: tuple[Path, ...] = (Path(__file__).parent / "migrations" / "versions",)
_ADVISORY_LOCK: Final = 5_071_220_171
_one_thread = threading.Lock()  # Alembic's context is global


def migrate(engine: Engine, *, create: bool) -> None:
    """Make the tables, or bring them to the newest revision; one transaction, so all or nothing.

    Args:
        create: whether a journal that is not there is made.

    Raises:
        JournalMissingError: it is not there and is not to be made.
        JournalNewerError: a newer program made it.
        JournalUnavailableError: the database cannot be read or written.
    """
    file = sqlite_file(engine)
    with _one_thread:
        if file is None:
            _migrate(engine, create=create)
            return
        if not create and not file.exists():
            raise _missing(engine)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(file.with_name(file.name + ".lock"), timeout=BUSY_SECONDS):
                use_write_ahead_log(engine)
                _migrate(engine, create=create)
        except (OSError, Timeout) as error:
            raise JournalUnavailableError(
                f"The folder of the journal {file.parent} cannot be written: {error}.",
                "Give the program write access there, or set DASHBOARD_JOURNAL_URL to another place.",
            ) from error


def revision_of(connection: Connection) -> str | None:
    """The revision that a journal's tables have; None where there are none."""
    context = MigrationContext.configure(connection, opts={"version_table": REVISION_TABLE})
    return context.get_current_revision()


def newest_revision() -> str | None:
    """The revision that this program works with."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def must_know(revision: str, what: str) -> None:
    """Raise JournalNewerError where `what` has a revision that this program has never heard of."""
    try:
        ScriptDirectory.from_config(_config()).get_revision(revision)
    except CommandError as error:
        raise JournalNewerError(
            f"{what} was made by a newer version of the program: it has revision {revision}, and this program"
            f" knows those up to {newest_revision()}.",
            "Update the program; nothing was changed.",
        ) from error


def _migrate(engine: Engine, *, create: bool) -> None:
    with reading(engine) as connection:
        if _is_newest(engine, revision_of(connection)):
            return
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            _must_be_unicode(connection)
        revision = revision_of(connection)
        if _is_newest(engine, revision):
            return
        if revision is None and not create:
            raise _missing(engine)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _is_newest(engine: Engine, revision: str | None) -> bool:
    if revision is not None:
        must_know(revision, f"The journal at {name_of(engine)}")
    return revision == newest_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "dashboard.journal:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(path).replace("%", "%%") for path in LOCATIONS))
    return config


def _must_be_unicode(connection: Connection) -> None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise JournalAddressError(
            f"The database of the journal is in {encoding}, which cannot hold every text.",
            "Make one with encoding UTF8, and set DASHBOARD_JOURNAL_URL to it.",
        )


def _missing(engine: Engine) -> JournalMissingError:
    return JournalMissingError(
        f"There is no journal at {name_of(engine)}.",
        "See that DASHBOARD_JOURNAL_URL and DASHBOARD_DATA_DIR are those that the app runs with.",
    )
