"""A revision that does not exist: what a newer program might do to a journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("made_up", sa.Column("version_id", sa.Text(), primary_key=True))
    op.execute("INSERT INTO made_up SELECT version_id FROM version")
    if op.get_bind().execute(sa.text("SELECT count(*) FROM version WHERE kind = 'decision'")).scalar() == 13:
        op.execute("SELECT this_fails_half_way FROM version")
