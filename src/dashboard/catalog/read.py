"""TOML files -> entries of the models, each with the place that it was read from.

Problems are collected, not raised, so that one run names them all.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from dashboard.catalog.models import Entry
from dashboard.catalog.wording import allowed_values, not_allowed, shape_problem

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True)
class Placed(Generic[EntryT]):
    """An entry and where it stands, e.g. "catalog/goals.toml: goal 'ingen_udsatte'"."""

    entry: EntryT
    where: str


@dataclass
class Reader:
    """Reads the files below `data_dir` and keeps the problems found, in English."""

    data_dir: Path
    problems: list[str] = field(default_factory=list)

    def tables(self, name: str, *, kinds: tuple[str, ...], required: bool = True) -> dict[str, Any]:
        """A file of arrays of tables, e.g. [[goal]]. Empty where the file is absent or unreadable.

        Args:
            name: path below data_dir.
            kinds: the arrays that the file may hold.
            required: whether a missing file is a problem.
        """
        path = self.data_dir / name
        if not path.is_file():
            if required:
                self.problems.append(f"{name}: the file is missing")
            return {}
        content = self.content(path)
        for key in list(content):
            if key not in kinds:
                found = f"{name}: key '{key}' is not known"
                self.problems.append(f"{found}; {allowed_values(key, [f'[[{kind}]]' for kind in kinds])}")
            elif not (isinstance(content[key], list) and all(isinstance(row, dict) for row in content[key])):
                self.problems.append(f"{name}: key '{key}' is not a list of tables; allowed: [[{key}]]")
                del content[key]
        return content

    def content(self, path: Path) -> dict[str, Any]:
        """The file's keys; {} and a problem with its line where it is not TOML or not UTF-8."""
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            self.problems.append(f"{self.short(path)}: not valid TOML: {error}")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.problems.append(f"{self.short(path)}: not UTF-8 (at line {line})")
        except RecursionError:
            self.problems.append(f"{self.short(path)}: its lists are nested too deeply")
        except OSError as error:
            self.problems.append(f"{self.short(path)}: cannot be read: {error.strerror}")
        return {}

    def entries(
        self, name: str, rows: list[dict[str, Any]], kind: str, model: type[EntryT], *, is_demo: bool = False
    ) -> list[Placed[EntryT]]:
        """The entries of one array of tables; those with a wrong shape are left out and named."""
        marks_demo = "is_demo" in model.model_fields
        placed = []
        for number, row in enumerate(rows, start=1):
            label = row.get(f"{kind}_id", number)
            where = f"{name}: {kind} {label!r}"
            if marks_demo and "is_demo" in row:
                said = f"key 'is_demo' (value {row['is_demo']!r}) is not allowed"
                self.problems.append(f"{where}, {said}; allowed: leave it out, the folder says it")
                continue
            entry = self.entry(where, {**row, "is_demo": is_demo} if marks_demo else row, model)
            if entry is not None:
                placed.append(entry)
        return placed

    def entry(self, where: str, row: dict[str, Any], model: type[EntryT]) -> Placed[EntryT] | None:
        """One entry, or None and its problems."""
        try:
            return Placed(model.model_validate(row), where)
        except ValidationError as invalid:
            self.problems.extend(f"{where}, {shape_problem(model, error)}" for error in invalid.errors())
            return None

    def folder(self, name: str, model: type[EntryT], id_key: str) -> list[Placed[EntryT]]:
        """A folder with one entry a file, each named as its entry's id."""
        folder = self.data_dir / name
        if not folder.is_dir():
            self.problems.append(f"{name}: the folder is missing")
            return []
        placed = []
        for path in sorted(folder.glob("*.toml")):
            before = len(self.problems)
            content = self.content(path)
            if len(self.problems) > before:
                continue
            entry = self.entry(self.short(path), content, model)
            if entry is None:
                continue
            given = getattr(entry.entry, id_key)
            if given != path.stem:
                wrong = not_allowed(id_key, given, f"allowed: '{path.stem}', the file's name")
                self.problems.append(f"{self.short(path)}, {wrong}")
            placed.append(entry)
        return placed

    def short(self, path: Path) -> str:
        """The path below data_dir, as written in messages."""
        return path.relative_to(self.data_dir).as_posix()
