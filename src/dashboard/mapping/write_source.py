"""A description into data/sources: a new file, or one more [[files]] in a file that stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.sources import Source
from dashboard.mapping.errors import MappingError
from dashboard.store.files import sync_folder


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """A file of data/sources. `undo` puts back what stood there."""

    path: Path
    before: bytes | None
    """None where there was no such file"""

    def undo(self) -> None:
        if self.before is None:
            self.path.unlink(missing_ok=True)
        else:
            _write(self.path, self.before)


def add_source(sources_dir: Path, source: Source, remark: str) -> WrittenSource:
    """Write a new source with its layouts.

    Args:
        sources_dir: data/sources.
        source: without a file of its own yet.
        remark: who described it and when; a comment in the file.

    Raises:
        MappingError: there is one of that id, or the file cannot be written.
    """
    path = sources_dir / f"{source.source_id}.toml"
    if path.exists():
        raise MappingError("source_exists", source_id=source.source_id)
    _write(path, source_text(source, remark).encode())
    return WrittenSource(path, None)


def add_layout(sources_dir: Path, source_id: str, layout: FileLayout, remark: str) -> WrittenSource:
    """Add a layout to a source; everything else in its file stays, comments too.

    Raises:
        MappingError: the file cannot take it, or cannot be written.
    """
    path = sources_dir / f"{source_id}.toml"
    before = path.read_bytes()
    document = tomlkit.parse(before.decode())
    files = document.get("files")
    if files is not None and not isinstance(files, AoT):
        raise MappingError("inline_files", path=path.name)
    if files is None:
        document.append("files", tomlkit.aot())
        files = document["files"]
    files.append(_table(layout, remark))
    _write(path, tomlkit.dumps(document).encode())
    return WrittenSource(path, before)


def source_text(source: Source, remark: str) -> str:
    """A source as the TOML of its file."""
    document = tomlkit.document()
    for key, value in _plain(source).items():
        if key not in {"files", "statbank"}:
            document.add(key, value)
    files = tomlkit.aot()
    for layout in source.files:
        files.append(_table(layout, remark))
    document.append("files", files)
    return tomlkit.dumps(document)


def _table(layout: FileLayout, remark: str) -> Any:
    table = tomlkit.table()
    table.add(tomlkit.comment(" ".join(remark.split())))
    for key, value in _plain(layout).items():
        if isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values()):
            nested = tomlkit.table(is_super_table=True)
            for name, inner in value.items():
                nested.add(name, _inline(inner) if isinstance(inner, Mapping) else inner)
            table.add(key, nested)
        else:
            table.add(key, _inline(value) if isinstance(value, Mapping) else _items(value))
    return table


def _items(value: Any) -> Any:
    if isinstance(value, str) and "\\" in value and "'" not in value:
        # A pattern: without doubled backslashes it can be read.
        return tomlkit.string(value, literal=True)
    if not isinstance(value, list):
        return value
    array = tomlkit.array()
    for one in value:
        array.append(_inline(one) if isinstance(one, Mapping) else one)
    return array


def _inline(content: Mapping[str, Any]) -> Any:
    table = tomlkit.inline_table()
    for key, value in content.items():
        table.add(key, _inline(value) if isinstance(value, Mapping) else _items(value))
    return table


def _plain(entry: Source | FileLayout) -> dict[str, Any]:
    """What is said of an entry: what has its default value is left out, `pattern` and `format` never."""
    return entry.model_dump(mode="json", exclude_defaults=True, exclude_none=True)


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        detail = error.strerror or type(error).__name__
        raise MappingError("unwritable", path=path.name, detail=detail) from error
