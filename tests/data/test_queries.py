"""Every SQL file of the store: it runs, it answers its record, and it takes bound parameters only."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import duckdb
import pytest

from dashboard.store import questions, records
from dashboard.store.connection import sql
from dashboard.store.schema import create_macros, create_tables

NAMES = sorted(
    file.name.removesuffix(".sql")
    for file in files("dashboard.store").joinpath("sql", "queries").iterdir()
    if file.name.endswith(".sql")
)

BINDINGS: dict[str, Any] = {
    "as_of": date(2019, 12, 1),
    "ruleset_id": "udsat-2018",
    "geography_id": "ringparken",
    "indicator_id": "convicted",
    "row_limit": 10,
    "earlier": date(2019, 8, 22),
    "later": date(2019, 12, 1),
}

COLUMN_TYPES: dict[type, set[str]] = {
    str: {"VARCHAR"},
    int: {"BIGINT", "INTEGER", "TINYINT", "HUGEINT"},
    float: {"DOUBLE"},
    bool: {"BOOLEAN"},
    date: {"DATE"},
    datetime: {"TIMESTAMP"},
    list: {"VARCHAR[]", "DOUBLE[]", "INTEGER[]"},
}


class Asked(NamedTuple):
    """What a function of questions.py asks."""

    function: str
    query: str
    record: str
    parameters: frozenset[str]
    arguments: frozenset[str]


def _asked() -> list[Asked]:
    found = []
    for function in ast.parse(inspect.getsource(questions)).body:
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "records"):
                continue
            _, query, record, *bound = call.args
            assert isinstance(query, ast.Constant)
            assert isinstance(record, ast.Attribute)
            keys = bound[0].keys if bound and isinstance(bound[0], ast.Dict) else []
            found.append(
                Asked(
                    function.name,
                    str(query.value),
                    record.attr,
                    frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant)),
                    frozenset(argument.arg for argument in function.args.args[1:]),
                )
            )
    return found


ASKED = {asked.query: asked for asked in _asked()}


def code(name: str) -> str:
    """The SQL without its comments."""
    return re.sub(r"--[^\n]*", "", sql(name))


@pytest.fixture(scope="module")
def build() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty build: tables and macros only."""
    connection = duckdb.connect()
    create_tables(connection)
    create_macros(connection)
    yield connection
    connection.close()


def test_every_file_is_asked_by_one_function_and_every_function_has_its_file() -> None:
    assert sorted(asked.query for asked in _asked()) == NAMES
    functions = {name for name, member in vars(questions).items() if inspect.isfunction(member)}
    own = {name for name in functions if vars(questions)[name].__module__ == questions.__name__}
    assert {asked.function for asked in ASKED.values()} == own


def test_function_and_file_have_one_name() -> None:
    assert {asked.function: asked.query for asked in ASKED.values()} == {name: name for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_an_empty_build_and_answers_its_record(
    build: duckdb.DuckDBPyConnection, name: str
) -> None:
    bindings = {key: BINDINGS[key] for key in ASKED[name].parameters}
    cursor = build.execute(sql(name), bindings)
    columns = {column[0]: str(column[1]) for column in cursor.description or ()}
    hints = get_type_hints(getattr(records, ASKED[name].record))
    assert set(hints) <= set(columns)
    for field, hint in hints.items():
        kinds = get_args(hint) if get_origin(hint) is UnionType else (hint,)
        (kind,) = [get_origin(kind) or kind for kind in kinds if kind is not NoneType]
        assert columns[field] in COLUMN_TYPES[kind], field


@pytest.mark.parametrize("name", NAMES)
def test_it_is_asked_through_its_function(build: duckdb.DuckDBPyConnection, name: str) -> None:
    function = getattr(questions, ASKED[name].function)
    arguments = {key: BINDINGS[key] for key in ASKED[name].arguments}
    if name in {"programme", "build"}:  # these always have their one row
        build.execute(f'INSERT INTO "{name}" DEFAULT VALUES')
        assert function(build, **arguments)._fields
        build.execute(f'DELETE FROM "{name}"')
    elif name == "age_of_figures":
        assert function(build, **arguments) == (None, None, None, None, 0)
    else:
        assert function(build, **arguments) == ()


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_bound_and_nothing_else_comes_in(name: str) -> None:
    asked = ASKED[name]
    assert set(re.findall(r"\$(\w+)", code(name))) == asked.parameters == asked.arguments
    assert not re.search(r"[{}?%;]", code(name))


@pytest.mark.parametrize("name", NAMES)
def test_it_only_reads(name: str) -> None:
    assert code(name).split()[0].upper() in {"SELECT", "WITH", "FROM"}


def test_no_sql_is_put_together_in_python() -> None:
    source = inspect.getsource(questions)
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    assert "SELECT" not in source
