"""The table `version`, to which can only be added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# INSERT OR REPLACE deletes without asking the trigger on DELETE; the one on INSERT refuses it before that.
_SQLITE = (
    """
    CREATE TRIGGER version_no_update BEFORE UPDATE ON version
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER version_no_delete BEFORE DELETE ON version
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER version_no_replace BEFORE INSERT ON version
    WHEN EXISTS (
      SELECT 1 FROM version
      WHERE version_id = NEW.version_id OR replaces = NEW.replaces
        OR (NEW.replaces IS NULL AND replaces IS NULL AND entry_id = NEW.entry_id)
    )
    BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: the journal is append-only'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE FUNCTION version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
    """,
    """
    CREATE TRIGGER version_no_change BEFORE UPDATE OR DELETE ON version
    FOR EACH ROW EXECUTE FUNCTION version_is_append_only()
    """,
    """
    CREATE TRIGGER version_no_truncate BEFORE TRUNCATE ON version
    FOR EACH STATEMENT EXECUTE FUNCTION version_is_append_only()
    """,
)


def upgrade() -> None:
    """Versions in a chain per entry: one first, each replaced at most once, by its own entry and kind."""
    op.create_table(
        "version",
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", name="version_key"),
        sa.UniqueConstraint("replaces", name="version_replaced_once"),
        sa.UniqueConstraint("version_id", "entry_id", "kind", name="version_of_entry"),
        sa.ForeignKeyConstraint(
            ["replaces", "entry_id", "kind"],
            ["version.version_id", "version.entry_id", "version.kind"],
            name="version_replaces_its_own",
        ),
    )
    op.create_index(
        "version_first_of_entry",
        "version",
        ["entry_id"],
        unique=True,
        sqlite_where=sa.text("replaces IS NULL"),
        postgresql_where=sa.text("replaces IS NULL"),
    )
    op.create_index("version_entry", "version", ["entry_id"])
    statements = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for statement in statements:
        op.execute(statement)
