"""The table `version` as queries see it; `migrations/versions` makes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Dialect,
    MetaData,
    Select,
    Table,
    Text,
    TypeDecorator,
    and_,
    not_,
    select,
)

from dashboard.journal.version import Row


class UtcTime(TypeDecorator[datetime]):
    """A time in UTC: `timestamptz` on PostgreSQL; on SQLite, which knows no zones, the text of it in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = MetaData()
VERSION = Table(
    "version",
    METADATA,
    Column("version_id", Text, primary_key=True),
    Column("entry_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("replaces", Text),
    Column("author", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("written_at", UtcTime, nullable=False),
    Column("meeting_id", Text),
    Column("content", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
)


def standing(moment: datetime | None) -> Select[Any]:
    """The versions that nothing replaces, or that nothing had replaced at a moment; earliest first."""
    if moment is not None and moment.tzinfo is None:
        raise ValueError("the moment needs its zone")
    later = VERSION.alias("later")
    replaced = later.c.replaces == VERSION.c.version_id
    query = select(VERSION).order_by(VERSION.c.written_at, VERSION.c.version_id)
    if moment is None:
        return query.where(not_(select(1).where(replaced).exists()))
    replaced_by_then = and_(replaced, later.c.written_at <= moment)
    return query.where(VERSION.c.written_at <= moment, not_(select(1).where(replaced_by_then).exists()))


def holds_entry(connection: Connection, entry_id: str, kind: str) -> bool:
    """Whether there is an entry of that id and kind."""
    wanted = and_(VERSION.c.entry_id == entry_id, VERSION.c.kind == kind)
    return connection.execute(select(VERSION.c.version_id).where(wanted)).first() is not None


def row_of(record: Any) -> Row:
    """The record of a query over all columns as our own type."""
    return Row.model_validate(dict(record._mapping))
