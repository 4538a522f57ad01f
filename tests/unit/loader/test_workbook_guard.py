"""A workbook that is not what it says, or would cost more than any table, is refused before it is opened."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import DashboardError, SourceFileError
from dashboard.loader.unsafe_file import UnsafeFileError
from dashboard.loader.workbook_guard import reading_workbook, refuse_unsafe_workbook
from tests.unit.loader.conftest import DataFolder
from tests.unit.loader.test_layouts import describe
from tests.unit.loader.workbooks import (
    FIXTURES,
    MANIFEST,
    SHEET,
    TEXTS,
    packed,
    sound_parts,
    with_sheet,
)

LETTERS = "abcdefghij"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {letter} "{(chr(38) + before + ";") * 10}">' for before, letter in pairwise(LETTERS))
    + "]>"
)
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
FIRST_ROW = '<row r="2" '
LAST_ROW_END = "</row></sheetData>"


def refused(tmp_path: Path, content: bytes) -> UnsafeFileError:
    path = tmp_path / "tal.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnsafeFileError) as error:
        refuse_unsafe_workbook(path, "raw/tal.xlsx")
    assert "raw/tal.xlsx" in error.value.problem
    assert "raw/tal.xlsx" in error.value.problem_da
    assert error.value.remedy_da
    return error.value


def with_parts(**extra: bytes) -> bytes:
    names = {"macro": "xl/vbaProject.bin", "up": "../evil.xml", "root": "/etc/cron.d/x", "slash": "xl\\a.xml"}
    return packed(sound_parts() | {names.get(key, key): content for key, content in extra.items()})


def laughing(part: str) -> bytes:
    parts = sound_parts()
    head, declared, body = parts[part].decode().partition("?>")
    return packed(parts | {part: f"{head}{declared}{LAUGHS}{body}".replace("Beboere", "&j;").encode()})


def as_utf16(part: str) -> bytes:
    """The entities once more, where a search for bytes would not see them."""
    parts = sound_parts()
    body = parts[part].decode().partition("?>")[2]
    return packed(parts | {part: f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}{body}'.encode("utf-16")})


def lying_size(factor: int) -> bytes:
    """The zip's directory says that the sheet unpacks to less than it does."""
    content = bytearray(packed(sound_parts() | {SHEET: b"<a>" + b" " * 2_000_000 + b"</a>"}))
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        (size,) = struct.unpack_from("<I", content, place + 24)
        if size > 1_000_000:
            struct.pack_into("<I", content, place + 24, size // factor)
        place += 4
    return bytes(content)


def encrypted() -> bytes:
    content = bytearray(packed(sound_parts()))
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in [*sound_parts().items(), (SHEET.upper(), b"<a/>")]:
            archive.writestr(name, content)
    return stream.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an OLE file": ("locked", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000),
    "encrypted entries": ("locked", encrypted),
    "not a zip": ("not_workbook", lambda: b"geography_id;indicator_id\n"),
    "half a zip": ("not_workbook", lambda: packed(sound_parts())[:3000]),
    "a zip of something else": ("strange", lambda: packed({"tal.csv": b"a;b"})),
    "an open document": ("strange", lambda: packed({"mimetype": b"x", "content.xml": b"<a/>"})),
    "a Word document": (
        "strange",
        lambda: packed({MANIFEST: b"<Types/>", "word/document.xml": b"<a/>"}),
    ),
    "no manifest": ("not_workbook", lambda: packed({"xl/workbook.xml": b"<a/>"})),
    "a manifest of nothing": ("not_workbook", lambda: packed({MANIFEST: b"<Types/>"})),
    "macros": ("macros", lambda: with_parts(macro=b"x")),
    "macro sheets": ("macros", lambda: with_parts(**{"xl/macrosheets/sheet1.xml": b"<a/>"})),
    "a macro type": (
        "macros",
        lambda: packed(sound_parts() | {MANIFEST: sound_parts()[MANIFEST].replace(PLAIN_TYPE, MACRO_TYPE)}),
    ),
    "a path upwards": ("strange", lambda: with_parts(up=b"<a/>")),
    "an absolute path": ("strange", lambda: with_parts(root=b"<a/>")),
    "a backslash": ("strange", lambda: with_parts(slash=b"<a/>")),
    "two parts of one name": ("strange", twice),
    "bzip2": ("strange", lambda: packed(sound_parts(), zipfile.ZIP_BZIP2)),
    "too many parts": ("strange", lambda: with_parts(**{f"xl/p{n}.xml": b"<a/>" for n in range(5001)})),
    "a zip bomb": ("unpacks_too_large", lambda: with_parts(**{"xl/b.xml": b"\0" * 60_000_000})),
    "a bomb in many parts": (
        "unpacks_too_large",
        lambda: with_parts(**{f"xl/b{n}.png": b"\1" * 4_900_000 for n in range(110)}),
    ),
    "a size that lies": ("not_workbook", lambda: lying_size(2)),
    "a size that lies a lot": ("not_workbook", lambda: lying_size(1000)),
    "entities in texts": ("strange", lambda: laughing(TEXTS)),
    "entities in the sheet": ("strange", lambda: laughing(SHEET)),
    "entities in the manifest": ("strange", lambda: laughing(MANIFEST)),
    "entities in UTF-16": ("strange", lambda: as_utf16(TEXTS)),
    "entities in a part with another suffix": (
        "strange",
        lambda: with_parts(**{"xl/media/image1.png": f"\n {LAUGHS}<sst>&j;</sst>".encode()}),
    ),
    "an external entity": (
        "strange",
        lambda: with_parts(
            **{"xl/a.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}
        ),
    ),
    "deep elements": ("strange", lambda: with_parts(**{"xl/a.xml": b"<a>" * 101 + b"</a>" * 101})),
    "a text without end": (
        "too_many_cells",
        lambda: with_parts(**{"xl/a.xml": b"<a>" + b"\xc3\xa5\x61\x62" * 1_220_000}),
    ),
    "a tag without end": ("too_many_cells", lambda: with_parts(**{"xl/a.xml": b"<a " + b"b" * 4_900_000})),
    "a row beyond Excel's last": ("strange", lambda: with_sheet((FIRST_ROW, '<row r="1048577" '))),
    "a billion rows": ("strange", lambda: with_sheet((FIRST_ROW, '<row r="1000000000" '))),
    "rows out of order": ("strange", lambda: with_sheet(('<row r="3" ', '<row r="2" '))),
    "cells out of order": ("strange", lambda: with_sheet(('r="C2"', 'r="A2"'))),
    "a cell of another row": ("strange", lambda: with_sheet(('r="C2"', 'r="C3"'))),
    "a column beyond Excel's last": ("strange", lambda: with_sheet(('r="C2"', 'r="XFE2"'))),
    "a cell without a place": ("not_workbook", lambda: with_sheet(('r="C2"', 'r="nowhere"'))),
    "columns without end": (
        "strange",
        lambda: with_sheet(("<sheetData>", '<cols><col min="1" max="2000000000"/></cols><sheetData>')),
    ),
    "a long formula": (
        "too_many_cells",
        lambda: with_sheet(("<v>1301</v>", f"<f>{'1+' * 5000}1</f><v>1301</v>")),
    ),
    "a long formula shared by many": (
        "too_many_cells",
        lambda: with_sheet(
            ("<v>1301</v>", f'<f t="shared" ref="C2:C9" si="0">{"1+" * 4000}1</f>'),
            (
                LAST_ROW_END,
                "</row>"
                + "".join(
                    f'<row r="{n}"><c r="C{n}"><f t="shared" si="0"/></c></row>' for n in range(10, 2600)
                )
                + "</sheetData>",
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_workbooks_are_refused_cheaply(tmp_path: Path, name: str) -> None:
    kind, make = HOSTILE[name]
    content = make()
    begin = time.perf_counter()
    tracemalloc.start()
    try:
        error = refused(tmp_path, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert error.kind == kind
    assert peak < 20_000_000
    assert time.perf_counter() - begin < 20


def test_workbooks_of_libreoffice_and_openpyxl_pass(tmp_path: Path) -> None:
    for path in sorted(FIXTURES.glob("*.xlsx")):
        refuse_unsafe_workbook(path, path.name)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Område", "År", "=1+1", None, 0.5])
    sheet.merge_cells("A3:C4")
    sheet["E9"] = "langt nede"
    book.create_sheet("Tom")
    book.save(tmp_path / "tal.xlsx")
    refuse_unsafe_workbook(tmp_path / "tal.xlsx", "tal.xlsx")


def test_a_sheet_that_claims_to_be_as_large_as_excel_allows_costs_nothing(folder: DataFolder) -> None:
    describe(
        folder,
        """
        pattern = "tal.xlsx"
        format = "xlsx"
        columns = { geography_id = "Område", period = "År", value = "Beboere" }
        fixed = { indicator_id = "residents" }
        codes.geography_id = { "Motalavej" = "motalavej", "Sydbyen" = "sydbyen", \
"Ringparken/Schackenborgvænge" = "ringparken", "Præstevangen og Parkvej" = "praestevangen_parkvej" }
        """,
    )
    begin = time.perf_counter()
    folder.write("raw/tal.xlsx", with_sheet(('<dimension ref="A1:C9"/>', '<dimension ref="A1:XFD1048576"/>')))
    report = folder.refresh()
    assert (report.kept, len(report.rejected)) == (8, 0)
    assert time.perf_counter() - begin < 20
    folder.write("raw/tal.xlsx", with_sheet(('<dimension ref="A1:C9"/>', '<dimension ref="A1"/>')))
    assert folder.refresh().kept == 8


def test_whatever_openpyxl_says_of_a_damaged_workbook_is_one_error() -> None:
    with (
        pytest.raises(SourceFileError, match=r"raw/tal\.xlsx is no Excel workbook"),
        reading_workbook("raw/tal.xlsx"),
    ):
        raise TypeError("__init__() got an unexpected keyword argument")
    with pytest.raises(DashboardError, match="mine"), reading_workbook("raw/tal.xlsx"):
        raise DashboardError("mine", "remedy")
    with pytest.raises(MemoryError), reading_workbook("raw/tal.xlsx"):
        raise MemoryError


def test_a_folder_or_nothing_in_place_of_a_workbook(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(SourceFileError, match="cannot be read"):
            refuse_unsafe_workbook(path, "raw/tal.xlsx")
