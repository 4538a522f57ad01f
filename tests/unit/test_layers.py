"""What import-linter does not see: pages and app.py, and habits that the source must not have."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "dashboard"
ASKS_THE_CLOCK = {"ui", "cli", "cli.py", "__main__.py"}
SQL = re.compile(r"^\s*(select|insert|update|delete|create|drop|alter|copy|attach|with)\s", re.IGNORECASE)


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from (f"{base}.{alias.name}" for alias in node.names)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", modules(ROOT / "pages"), ids=relative)
def test_a_page_imports_only_the_ui_layer_and_the_standard_library(page: Path) -> None:
    strangers = {
        name
        for name in imported(page)
        if not name.startswith("dashboard.ui") and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert not strangers


def test_the_application_imports_only_streamlit_and_our_middleware() -> None:
    roots = {name.split(".")[0] for name in imported(ROOT / "app.py")}
    ours = {name for name in imported(ROOT / "app.py") if name.startswith("dashboard")}
    assert roots <= {"__future__", "streamlit", "starlette", "dashboard"}
    assert all(name.startswith("dashboard.ui.") for name in ours)


@pytest.mark.parametrize("module", modules(SOURCE), ids=relative)
def test_only_the_ui_layer_imports_streamlit(module: Path) -> None:
    if module.relative_to(SOURCE).parts[0] != "ui":
        assert not [name for name in imported(module) if name.split(".")[0] == "streamlit"]


@pytest.mark.parametrize("module", modules(SOURCE), ids=relative)
def test_no_sql_is_put_together_in_python(module: Path) -> None:
    found = []
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0] if node.values else None
            if isinstance(first, ast.Constant) and SQL.match(str(first.value)):
                found.append(node.lineno)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            left = node.left
            if isinstance(left, ast.Constant) and isinstance(left.value, str) and SQL.match(left.value):
                found.append(node.lineno)
    assert not found, f"{relative(module)}: SQL belongs in a .sql file with bound parameters, lines {found}"


@pytest.mark.parametrize("module", modules(SOURCE), ids=relative)
def test_only_the_edges_ask_the_clock(module: Path) -> None:
    if module.relative_to(SOURCE).parts[0] in ASKS_THE_CLOCK:
        return
    asked = [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in {"today", "utcnow"}
            or (
                node.func.attr == "now"
                and ast.unparse(node.func.value).split(".")[-1] in {"datetime", "date"}
            )
        )
    ]
    assert not asked, f"{relative(module)}: the time is a parameter here, lines {asked}"


@pytest.mark.parametrize("module", modules(SOURCE), ids=relative)
def test_only_the_client_of_statbank_goes_out_on_the_network(module: Path) -> None:
    if module.relative_to(SOURCE).as_posix() == "statbank/client.py":
        return
    assert not [name for name in imported(module) if name.split(".")[0] in {"httpx", "requests", "aiohttp"}]
    assert not [name for name in imported(module) if name.startswith(("urllib.request", "http.client"))]


@pytest.mark.parametrize("module", modules(SOURCE), ids=relative)
def test_no_check_rests_on_assert(module: Path) -> None:
    assert not [node.lineno for node in ast.walk(tree(module)) if isinstance(node, ast.Assert)]
