"""The loader's SQL, from its files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sql(name: str) -> str:
    """The text of `loader/sql/<name>.sql`."""
    return files("dashboard.loader").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
