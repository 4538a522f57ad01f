"""What lies in a folder that anybody may put files into: the files that can be read, and what is none."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.loader.scan import unreadable
from dashboard.loader.unsafe_file import UnsafeFileError

_HIDDEN: Final = (".", "~$")
"""also the lock file that Excel puts beside an open workbook"""
_UNSEEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True)
class Found:
    files: tuple[Path, ...]
    """in the order of their names"""
    no_files: tuple[str, ...]
    """names of pipes, devices and the like, which would never end"""


def files_below(folder: Path, shown_below: Path) -> Found:
    """Every file below a folder; hidden files and folders are left out.

    Args:
        folder: it need not exist.
        shown_below: names are told from here on.

    Raises:
        UnsafeFileError: a link leads out of the folder, or a name cannot be shown.
        SourceFileError: a folder cannot be looked into.
    """
    files: list[Path] = []
    others: list[str] = []
    root = folder.resolve()
    if not folder.is_dir():
        return Found((), ())

    def failed(error: OSError) -> None:
        name = _name(Path(error.filename), shown_below)
        raise unreadable(name, error.strerror or type(error).__name__) from error

    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [one for one in folders if not one.startswith(_HIDDEN)]
        for name in sorted([*names, *folders]):
            path = Path(parent, name)
            if name.startswith(_HIDDEN):
                continue
            if path.is_symlink() and not _leads_to_a_file_inside(path, root):
                raise UnsafeFileError("outside", name=_name(path, shown_below))
            if any(unicodedata.category(letter) in _UNSEEN for letter in name):
                raise UnsafeFileError("bad_name", name=_name(path, shown_below))
            if path.is_file():
                files.append(path)
            elif name in names:
                others.append(_name(path, shown_below))
    return Found(tuple(sorted(files)), tuple(sorted(others)))


def _leads_to_a_file_inside(path: Path, root: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(root)


def _name(path: Path, shown_below: Path) -> str:
    """The path as it can be shown on a line; the file system allows more."""
    name = path.relative_to(shown_below).as_posix()
    is_plain = not any(unicodedata.category(letter) in _UNSEEN for letter in name)
    return name if is_plain else ascii(name)
