"""What StatBank says of a table: its variables, their codes, and when it was updated."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.catalog.statbank import StatbankTable, is_selector
from dashboard.statbank.errors import BadAnswerError, CodeGoneError
from dashboard.statbank.question import Format

CodesUsed = Mapping[str, tuple[str, ...]]
"""variable -> codes"""


@dataclass(frozen=True)
class Variable:
    code: str
    text: str
    can_be_left_out: bool
    values: Mapping[str, str]
    """code -> label"""


@dataclass(frozen=True)
class TableInfo:
    table: str
    variables: Mapping[str, Variable]
    updated: date | None


def read_tableinfo(content: bytes, table: str) -> TableInfo:
    """The answer to tableinfo.

    Raises:
        BadAnswerError: it is no JSON of the known shape, or of another table.
    """
    try:
        told: dict[str, Any] = json.loads(content.decode("utf-8-sig"))
        variables = {str(one["id"]): _variable(one) for one in told["variables"]}
        name = str(told["id"])
        updated = told.get("updated")
        day = date.fromisoformat(str(updated)[:10]) if updated else None
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadAnswerError(
            table, f"its tableinfo cannot be read ({type(error).__name__}: {error}); JSON was expected"
        ) from error
    if name.upper() != table:
        raise BadAnswerError(table, f"tableinfo of {name} came, {table} was asked for")
    return TableInfo(table, variables, day)


def _variable(one: Mapping[str, Any]) -> Variable:
    values = {str(value["id"]): str(value["text"]) for value in one["values"]}
    return Variable(str(one["id"]), str(one["text"]), bool(one.get("elimination", False)), values)


def check_declaration(
    declared: StatbankTable, info: TableInfo, form: Format, used: Sequence[CodesUsed] = ()
) -> None:
    """Compare what is declared with what the table has, before it is asked for.

    Args:
        used: the codes that indicators take, which a selector such as `*` does not name.

    Raises:
        CodeGoneError: a variable or code does not exist; the valid ones are named.
        BadAnswerError: a variable must be declared, but is not.
    """
    asked = {declared.area: tuple(declared.areas), **declared.variables, declared.time: declared.periods}
    gone = [code for code in asked if code not in info.variables]
    if gone:
        raise CodeGoneError(info.table, "variable", gone, info.variables)
    for code, values in [*asked.items(), *(pair for one in used for pair in one.items())]:
        known = info.variables[code].values
        missing = [value for value in values if not is_selector(value) and value not in known]
        if missing:
            named = [f"{value} ({label})" for value, label in known.items()]
            raise CodeGoneError(info.table, f"variable {code}", missing, named)
    for variable in info.variables.values():
        if variable.code in asked or (variable.can_be_left_out and form == "CSV"):
            continue
        why = "it cannot be left out" if form == "CSV" else "an answer that is streamed (BULK) needs them all"
        named_values = ", ".join(f"{value} ({label})" for value, label in list(variable.values.items())[:10])
        raise BadAnswerError(
            info.table, f"variable {variable.code} is not declared, and {why}; its codes are {named_values}"
        )
