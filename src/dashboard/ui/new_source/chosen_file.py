"""The file that the visitor has chosen, where it lies and what stands in it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import uuid4

import streamlit as st

from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.loader.raw_sheet import RawFile

_KEPT: Final = "new_source_file"
_FOLDER: Final = "new_source_folder"
_DAY_SECONDS: Final = 86_400


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """An uploaded file, kept outside what is served, or one that lies in data/raw already."""

    path: Path
    name: str
    is_upload: bool
    raw: RawFile

    @property
    def key(self) -> str:
        """Begins the keys of this file's fields: another file has fields of its own."""
        return f"ny_{self.raw.sha256[:12]}"

    @property
    def format(self) -> Literal["csv", "xlsx"]:
        return "csv" if self.path.suffix.lower() == ".csv" else "xlsx"


def from_upload(settings: Settings, name: str, content: bytes) -> ChosenFile:
    """Keep what was uploaded and read it. Raises DashboardError where it cannot be read."""
    from dashboard.loader.safe_name import safe_name

    digest = sha256(content).hexdigest()
    kept: ChosenFile | None = st.session_state.get(_KEPT)
    if kept is not None and kept.is_upload and (kept.raw.sha256, kept.name) == (digest, name):
        return kept
    folder = _own_folder(settings)
    path = folder / digest / safe_name(name)
    if not path.exists():
        _remove_old(folder.parent)
        shutil.rmtree(folder, ignore_errors=True)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    chosen = ChosenFile(path, name, is_upload=True, raw=_read(settings, path, name))
    st.session_state[_KEPT] = chosen
    return chosen


def from_folder(settings: Settings, path: Path) -> ChosenFile:
    """Read a file of data/raw. Raises DashboardError where it cannot be read."""
    name = path.relative_to(settings.data_dir).as_posix()
    kept: ChosenFile | None = st.session_state.get(_KEPT)
    raw = _read(settings, path, name) if kept is None or kept.path != path else kept.raw
    chosen = ChosenFile(path, path.name, is_upload=False, raw=raw)
    st.session_state[_KEPT] = chosen
    return chosen


def forget(settings: Settings) -> None:
    """The visitor is done with the file: what was uploaded is removed."""
    if st.session_state.pop(_KEPT, None) is not None or _FOLDER in st.session_state:
        shutil.rmtree(_own_folder(settings), ignore_errors=True)


def remembered(of: str, *what: object, make: Any) -> Any:
    """Made once for these values, within this visitor's session; only the newest is kept."""
    kept: Mapping[str, Any] | None = st.session_state.get(f"new_source_made_{of}")
    if kept is None or kept["what"] != what:
        kept = {"what": what, "made": make()}
        st.session_state[f"new_source_made_{of}"] = kept
    return kept["made"]


def _own_folder(settings: Settings) -> Path:
    """This visitor's folder of uploads. Its name is settled first: any later line may be broken off."""
    name: str = st.session_state.setdefault(_FOLDER, uuid4().hex)
    return settings.data_dir / "uploads" / name


def _read(settings: Settings, path: Path, name: str) -> RawFile:
    # Imported here: the loader costs start-up time, and most visitors never need it.
    from dashboard.loader.limits import refuse_large_file
    from dashboard.loader.read_text import read_text
    from dashboard.loader.read_workbook import read_workbook

    refuse_large_file(path, name, settings.max_file_mb)
    if path.suffix.lower() == ".csv":
        return read_text(path, name)
    return read_workbook(path, name, decimal=",")


def _remove_old(folder: Path) -> None:
    """What a visitor left who closed the browser."""
    for left in folder.glob("*"):
        if time.time() - left.stat().st_mtime > _DAY_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
