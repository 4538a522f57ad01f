"""An empty journal of the test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.journal.store import Journal, open_journal


@pytest.fixture
def journal(journal_url: str) -> Iterator[Journal]:
    """An empty journal; on SQLite, then on PostgreSQL."""
    with open_journal(journal_url) as opened:
        yield opened
