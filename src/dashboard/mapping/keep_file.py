"""A file into data/raw: under a safe name, whole or not at all, and never over another one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard.loader.safe_name import safe_name
from dashboard.mapping.errors import MappingError
from dashboard.store.files import sha256_of, sync_file, sync_folder


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where a file stands now. `undo` takes back what was done."""

    path: Path
    is_new: bool
    """False where the same file stood there before"""
    replaced: Path | None = None
    """where the file went that stood there"""

    def undo(self) -> None:
        if not self.is_new:
            return
        if self.replaced is not None:
            self.replaced.replace(self.path)
        else:
            self.path.unlink(missing_ok=True)


def place_of(data_dir: Path, folder: str, original: str) -> Path:
    """Where a file will stand below data/raw. Raises UnsafeFileError for a name that we do not read."""
    return data_dir / "raw" / folder / safe_name(original)


def keep_file(
    data_dir: Path, source: Path, target: Path, now: datetime, *, replace: bool = False
) -> KeptFile:
    """Copy a file to its place below data/raw.

    Args:
        data_dir: the data folder.
        source: the file.
        target: as `place_of` says.
        now: names the place of a file that is replaced.
        replace: move a file with other content to data/replaced, where it stays.

    Raises:
        MappingError: another file stands there, or it cannot be written.
    """
    name = target.relative_to(data_dir).as_posix()
    moved: Path | None = None
    try:
        if target.exists():
            if sha256_of(target) == sha256_of(source):
                return KeptFile(target, is_new=False)
            if not replace:
                raise MappingError("exists", name=name)
            moved = data_dir / "replaced" / f"{now:%Y%m%dT%H%M%S%f}" / target.name
            moved.parent.mkdir(parents=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        # Excel's lock files and hidden files are no figures: a refresh passes over this one.
        partial = target.with_name(f".{target.name}.partial")
        try:
            shutil.copyfile(source, partial)
            sync_file(partial)
            if moved is not None:
                target.replace(moved)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        sync_folder(target.parent)
    except FileNotFoundError as error:
        raise MappingError("gone", path=source) from error
    except OSError as error:
        raise MappingError("unwritable", path=name, detail=error.strerror or type(error).__name__) from error
    return KeptFile(target, is_new=True, replaced=moved)
