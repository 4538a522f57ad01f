"""Whether a new build says the same as the published one: by a digest of all that a reader can see in it.

Seen by nobody, and left out: the build's id, its time, and the reason for letting figures go missing, which
tells of the step from one build to the next. All else counts, the checksums of the files too.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

import duckdb
from duckdb import ColumnExpression, DuckDBPyConnection

from dashboard.errors import DashboardError, PublishError
from dashboard.loader.queries import sql
from dashboard.store import publish as store
from dashboard.store.locate import usable_build
from dashboard.store.schema import schema_id

_UNSEEN: Final = {"build": ("build_id", "built_at", "accepted")}
"""table -> columns that do not count"""


def content_digest(connection: DuckDBPyConnection) -> str:
    """A digest of a full build, whatever the order of its rows; 64 hexadecimal characters.

    It changes with the shape of the builds and with the version of DuckDB, whose hashes it is made of.
    """
    tables = sorted(
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables()"
            " WHERE database_name = current_database() AND NOT temporary"
        ).fetchall()
    )
    seen = [[schema_id(), duckdb.__version__], *([name, *_row_hashes(connection, name)] for name in tables)]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def says_the_same(build_dir: Path, content: str) -> bool:
    """Whether the published build has this digest, can be asked and is whole: any other is to be replaced."""
    try:
        published_id = usable_build(build_dir).build_id
        known = {info.build_id: info.content for info in store.list_builds(build_dir)}
        if known.get(published_id) != content:
            return False
        store.whole_build(build_dir, published_id)
    except (DashboardError, OSError):
        return False
    return True


def _row_hashes(connection: DuckDBPyConnection, table: str) -> tuple[int, str]:
    relation = connection.table(table)
    unseen = _UNSEEN.get(table, ())
    seen = [ColumnExpression(name) for name in relation.columns if name not in unseen]
    found = relation.select(*seen).query("compared", sql("row_hashes"))
    if found is None:
        raise PublishError(f"The table {table} gave no digest.", "This is a fault of the program: report it.")
    ((rows, hashes),) = found.fetchall()
    return int(rows), str(hashes)
