"""The time, asked in one place: the day is the Danish one, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dashboard import danish


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return danish.local_time(now()).date()
