"""`dashboard backup` and `restore`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from dashboard.settings import Settings

# SQLAlchemy and Alembic take a while to load: the other commands do without, so they are imported below.


def backup(arguments: argparse.Namespace) -> None:
    """Write the journal to a file; the app may go on writing meanwhile."""
    from dashboard.journal.backup import backup as write_backup
    from dashboard.journal.store import open_journal

    path = Path(arguments.file)
    with open_journal(Settings().journal_address, create=False) as journal:
        count = write_backup(journal, path, now=datetime.now(UTC))
    print(f"{path}: {_versions(count)} written and read back.")


def restore(arguments: argparse.Namespace) -> None:
    """Add to the journal what a backup has and it lacks; a journal that is not there is made."""
    from dashboard.journal.archive import read_archive
    from dashboard.journal.backup import restore as restore_backup
    from dashboard.journal.store import open_journal

    path = Path(arguments.file)
    read_archive(path)  # before a journal is made for a file that is none
    with open_journal(Settings().journal_address) as journal:
        done = restore_backup(journal, path)
    were = "was" if done.already_there == 1 else "were"
    print(
        f"{path}: {_versions(done.added)} added, {done.already_there} {were} there;"
        " all read back and compared."
    )


def _versions(count: int) -> str:
    return "1 version" if count == 1 else f"{count} versions"
