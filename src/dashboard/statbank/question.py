"""A declaration -> the bodies that are sent, and an identity that is the same for the same question."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from dashboard.catalog.statbank import StatbankTable

Format = Literal["CSV", "BULK"]


def info_body(table: StatbankTable) -> dict[str, Any]:
    return {"table": table.table, "format": "JSON", "lang": "da"}


def data_body(table: StatbankTable, form: Format) -> dict[str, Any]:
    """The body of a question for data; BULK streams, beyond the limit on cells."""
    asked = {table.area: tuple(table.areas), **table.variables, table.time: table.periods}
    return {
        "table": table.table,
        "format": form,
        "lang": "da",
        "valuePresentation": "Code",
        "variables": [{"code": code, "values": list(values)} for code, values in asked.items()],
    }


def question_id(table: StatbankTable) -> str:
    """SHA-256 of what is asked, whatever the format: answers to another question are not mixed in."""
    asked = {**data_body(table, "CSV"), "format": None}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
