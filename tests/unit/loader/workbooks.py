"""Workbooks taken apart and put together again with something wrong in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "workbooks"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
MANIFEST = "[Content_Types].xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sound_parts() -> dict[str, bytes]:
    """Those of a plain long table, as LibreOffice writes it."""
    return parts_of((FIXTURES / "lang_tabel.xlsx").read_bytes())


def with_sheet(*replaced: tuple[str, str]) -> bytes:
    """The plain workbook, with texts of its sheet's XML replaced."""
    parts = sound_parts()
    xml = parts[SHEET].decode()
    for before, after in replaced:
        if before not in xml:
            raise ValueError(f"{before!r} is not in the sheet")
        xml = xml.replace(before, after, 1)
    return packed(parts | {SHEET: xml.encode()})
