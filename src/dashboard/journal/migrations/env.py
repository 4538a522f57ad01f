"""What Alembic runs for each migration: on the connection and in the transaction that it is given."""

from __future__ import annotations

from alembic import context

from dashboard.journal.migrate import REVISION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=REVISION_TABLE)
with context.begin_transaction():
    context.run_migrations()
