"""The pins notice each way in which they can differ from pyproject.toml."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scripts.lock import DEVELOPMENT, ROOT, RUNTIME, current, wanted_files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("pyproject.toml", RUNTIME, DEVELOPMENT):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def change(path: Path, pattern: str, replacement: str) -> None:
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def drifted(project: Path) -> list[str]:
    return [name for name, text in wanted_files(project).items() if current(project / name) != text]


def test_the_pins_match(project: Path) -> None:
    assert drifted(project) == []


def test_a_package_that_is_declared_but_not_pinned(project: Path) -> None:
    change(project / "pyproject.toml", r'^  "rich', '  "toolz>=1.0,<2",\n  "rich')
    assert drifted(project) == [RUNTIME]


def test_a_pin_outside_the_declared_range(project: Path) -> None:
    change(project / RUNTIME, r"^rich==.*$", "rich==14.0.0")
    assert drifted(project) == [RUNTIME]


def test_a_pin_that_nothing_asks_for(project: Path) -> None:
    change(project / DEVELOPMENT, r"^ruff==", "tabulate==0.9.0\nruff==")
    assert drifted(project) == [DEVELOPMENT]
