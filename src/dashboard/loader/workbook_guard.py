"""A workbook is looked through before openpyxl sees it: what it is, how large, and whether it holds together.

A .xlsx is a zip of XML. A small one can unpack to gigabytes, claim a billion rows or define entities that
grow without end, and openpyxl believes what it reads. So every part is first streamed once through expat, in
bounded memory, with the limits of Excel itself and a few of ours.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.errors import DashboardError
from dashboard.loader.scan import unreadable
from dashboard.loader.unsafe_file import UnsafeFileError

MOST_UNPACKED_BYTES: Final = 500_000_000
MOST_ELEMENTS: Final = 12_000_000
"""of all parts together; a filled cell is two to four of them, an empty one with a style is one"""
_MOST_OBJECTS: Final = 500_000
"""elements of a part that is no sheet and no table of texts: openpyxl holds it in memory as a whole"""
_MOST_GAP: Final = 4_000_000
"""bytes from one tag to the next; Excel allows 32,767 characters in a cell"""
_MOST_RATIO: Final = 300
"""unpacked to packed, for parts above `_ANY_RATIO_BYTES`; a sheet of one number only reaches about 100"""
_ANY_RATIO_BYTES: Final = 5_000_000
_MOST_ENTRIES: Final = 5_000
_MOST_NAME: Final = 255
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_MOST_DEPTH: Final = 100
_MOST_MERGED: Final = 100_000
_MOST_FORMULA: Final = 8_192
"""characters, as in Excel"""
_MOST_COPIED: Final = 20_000_000
"""characters of formulas that are shared by many cells, once for each: openpyxl works each out"""
_CHUNK: Final = 1 << 18

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFEST: Final = "[content_types].xml"
_FOLDERS: Final = ("xl/", "_rels/", "docprops/", "customxml/", "docmetadata/", "customui/", "[trash]/")
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def refuse_unsafe_workbook(path: Path, name: str) -> None:
    """Raise where a file is no plain .xlsx workbook, or one that would cost more than any table.

    Args:
        path: the file.
        name: what people are shown.

    Raises:
        UnsafeFileError: it is refused; nothing was read into memory.
        SourceFileError: it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(len(_OLE)) == _OLE:
                raise UnsafeFileError("locked", name=name)
        with ZipFile(path) as archive:
            elements = 0
            for entry in _entries(archive, name):
                elements += _Part(archive, entry, name, elements).look_through()
    except OSError as error:
        raise unreadable(name, error.strerror or type(error).__name__) from error
    except DashboardError:
        raise
    except (
        BadZipFile,
        EOFError,
        LookupError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        expat.ExpatError,
        zlib.error,
    ) as error:
        raise UnsafeFileError("not_workbook", name=name, detail=_said(error)) from error


@contextmanager
def reading_workbook(name: str) -> Iterator[None]:
    """Turn whatever openpyxl raises on a damaged workbook into a SourceFileError.

    Sound XML with other elements or attributes than expected comes out of openpyxl as TypeError, IndexError,
    AttributeError and others; none of them says more than that the workbook is damaged.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: drop-down lists, conditional formats, impossible dates.
            warnings.simplefilter("ignore")
            yield
    except (DashboardError, MemoryError):
        raise
    except Exception as error:
        raise UnsafeFileError("not_workbook", name=name, detail=_said(error)) from error


def _said(error: Exception) -> str:
    return type(error).__name__


def _entries(archive: ZipFile, name: str) -> list[ZipInfo]:
    """The parts of the package, judged by the zip's own directory; nothing is unpacked yet."""
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise UnsafeFileError("strange", name=name, detail=f"{len(entries)} parts")
    seen: set[str] = set()
    total = 0
    for entry in entries:
        part = entry.filename.lower()
        _refuse_name(entry, name)
        if part in seen:
            raise UnsafeFileError("strange", name=name, detail="two parts of one name")
        seen.add(part)
        if entry.flag_bits & 0x1:
            raise UnsafeFileError("locked", name=name)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnsafeFileError("strange", name=name, detail=f"compression {entry.compress_type}")
        if part.endswith("vbaproject.bin") or part.startswith("xl/macrosheets/"):
            raise UnsafeFileError("macros", name=name, detail="vbaProject or macro sheets")
        total += entry.file_size
        crowded = entry.file_size > max(_ANY_RATIO_BYTES, _MOST_RATIO * entry.compress_size)
        if total > MOST_UNPACKED_BYTES or crowded:
            detail = f"{entry.file_size} bytes of {entry.compress_size}"
            raise UnsafeFileError(
                "unpacks_too_large", name=name, most=MOST_UNPACKED_BYTES // 1_000_000, detail=detail
            )
    if _MANIFEST not in seen:
        raise UnsafeFileError("not_workbook", name=name, detail="a zip file without [Content_Types].xml")
    return entries


def _refuse_name(entry: ZipInfo, name: str) -> None:
    """Nothing is ever unpacked to disk; a name that would leave the folder shows that somebody meant harm."""
    # As it stands in the zip: Python has cut it off at a NUL.
    part = entry.orig_filename
    is_odd = "\\" in part or ":" in part or not part.isprintable() or len(part) > _MOST_NAME
    if is_odd or part.startswith("/") or ".." in part.split("/"):
        raise UnsafeFileError("strange", name=name, detail="a part with a path outside the workbook")
    if not part.lower().startswith((_MANIFEST, *_FOLDERS)):
        raise UnsafeFileError("strange", name=name, detail="parts that belong to no workbook")


class _Part:
    """One XML part, streamed through expat; only counts are kept."""

    def __init__(self, archive: ZipFile, entry: ZipInfo, name: str, elements_before: int) -> None:
        self._archive = archive
        self._entry = entry
        self._name = name
        self._is_manifest = entry.filename.lower() == _MANIFEST
        self._depth = 0
        self._elements = 0
        self._most = min(_MOST_OBJECTS, MOST_ELEMENTS - elements_before)
        self._most_of_sheet = MOST_ELEMENTS - elements_before
        self._tag_at = 0
        self._row = 0
        self._column = 0
        self._merged = 0
        self._is_sheet = False
        self._formula: list[str] | None = None
        self._shared: dict[str, int] = {}
        self._shared_id: str | None = None
        self._copied = 0
        self._types: set[str] = set()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.buffer_text = True
        self._parser = parser

    def look_through(self) -> int:
        """The number of its elements. Raises UnsafeFileError, and what zipfile and expat raise on damage."""
        part = self._entry.filename.lower()
        size = 0
        is_xml = part.endswith((".xml", ".rels"))
        with self._archive.open(self._entry) as stream:
            while chunk := stream.read(_CHUNK):
                is_xml = is_xml or (size == 0 and _may_be_xml(chunk))
                size += len(chunk)
                # Of a picture, say, only the checksum: as a sheet it would be refused at its first byte.
                if is_xml:
                    self._parser.Parse(chunk, False)
                    self._refuse_gap(size)
        if is_xml:
            self._parser.Parse(b"", True)
        if self._is_manifest:
            self._judge_types()
        return self._elements

    def _refuse(self, kind: str, detail: str) -> UnsafeFileError:
        return UnsafeFileError(kind, name=self._name, detail=detail)

    def _doctype(self, *_: object) -> None:
        # Before any entity is expanded. OOXML forbids a DTD, and no spreadsheet program writes one.
        raise self._refuse("strange", "a document type with entities")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise self._refuse("strange", f"elements more than {_MOST_DEPTH} deep")
        local = tag.rpartition(" ")[2]
        if self._depth == 1:
            self._is_sheet = local == "worksheet"
            if local in ("worksheet", "sst"):
                self._most = self._most_of_sheet
        if self._is_sheet:
            self._in_sheet(local, attributes)
        elif self._is_manifest:
            self._types.add(attributes.get("ContentType", "").lower())
        self._elements += 1
        if self._elements > self._most:
            raise self._refuse("too_many_cells", f"more than {self._most} elements in a part of it")
        at = self._parser.CurrentByteIndex
        self._refuse_gap(at)
        self._tag_at = at

    def _refuse_gap(self, place: int) -> None:
        """Raise where a tag, a text or a comment is longer than any cell."""
        if place - self._tag_at > _MOST_GAP:
            raise self._refuse("too_many_cells", "one text of millions of characters")

    def _in_sheet(self, local: str, attributes: dict[str, str]) -> None:
        match local:
            case "c":
                self._cell(attributes.get("r"))
            case "row":
                self._next_row(attributes.get("r"))
            case "f":
                self._formula = []
                self._parser.CharacterDataHandler = self._formula.append
                self._shared_id = attributes.get("si") if attributes.get("t") == "shared" else None
            case "col":
                if not 1 <= int(attributes["min"]) <= int(attributes["max"]) <= _MOST_COLUMNS:
                    raise self._refuse("strange", "columns beyond Excel's last one")
            case "mergeCell":
                self._merged += 1
                corners = [_place(corner) for corner in attributes["ref"].split(":")]
                if self._merged > _MOST_MERGED or len(corners) > 2:
                    raise self._refuse("too_many_cells", "too many merged cells")
            case _:
                pass

    def _next_row(self, given: str | None) -> None:
        row = self._row + 1 if given is None else int(given)
        if not self._row < row <= _MOST_ROWS:
            # openpyxl would fill up to it, or leave it out without a word.
            raise self._refuse("strange", f"row {row} after row {self._row}")
        self._row, self._column = row, 0

    def _cell(self, given: str | None) -> None:
        row, column = (self._row, self._column + 1) if given is None else _place(given)
        if row != self._row or not self._column < column <= _MOST_COLUMNS:
            raise self._refuse("strange", f"a cell out of order in row {self._row}")
        self._column = column

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._formula is None:
            return
        length = sum(map(len, self._formula))
        self._formula = None
        self._parser.CharacterDataHandler = None
        if self._shared_id is not None:
            self._copied += self._shared.setdefault(self._shared_id, length)
        if length > _MOST_FORMULA or self._copied > _MOST_COPIED:
            raise self._refuse("too_many_cells", "formulas longer than Excel allows")

    def _judge_types(self) -> None:
        if any("macro" in one or "vbaproject" in one for one in self._types):
            raise self._refuse("macros", "it says so itself")
        if _XLSX not in self._types:
            raise self._refuse("not_workbook", "a zip file of another kind")


def _may_be_xml(start: bytes) -> bool:
    """Whether a parser would find an element here; also in UTF-16, and after spaces and a byte order mark."""
    return start.translate(None, b" \t\r\n\0\xef\xbb\xbf\xfe\xff").startswith(b"<")


def _place(reference: str) -> tuple[int, int]:
    """Row and column of `B14`, from 1. Raises ValueError."""
    match = _ADDRESS.fullmatch(reference)
    if match is None:
        raise ValueError("a cell without a place")
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column
