"""What Word and PowerPoint share: text that XML can hold, vectors, and files that time does not change."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from dashboard.analysis.criteria import State
from dashboard.charts.gauge import COLOURS
from dashboard.reports import vectors
from dashboard.reports.document import Document, drawings_of

FONT: Final = "Calibri"
"""stands in every Office; the PDF's own font does not"""
INK: Final = "22262B"
QUIET: Final = "565B61"
LINE: Final = "D9D4C9"
ACCENT: Final = "1D4E89"
EXAMPLE: Final = "7A3E00"
EXAMPLE_WORD: Final = "eks."
HAS_EXAMPLES: Final = "Her er eksempeltal, mærket „eks.“"
SHAPE: Final = {State.MET: "▲", State.NEAR: "◆", State.CLEAR: "●", State.UNKNOWN: "–"}

_PIXELS_A_UNIT: Final = 2.0
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOT_XML: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def colour(state: State) -> str:
    """A state's colour as RRGGBB."""
    return COLOURS[state].removeprefix("#").upper()


def add_vectors(blip: Any, part: Any, svg: str, number: int, library: tuple[Any, Any]) -> None:
    """Put the drawing itself beside its picture: Office since 2016 shows the vectors.

    Args:
        blip: the picture's `a:blip`.
        part: the document's or slide's part that holds it.
        number: the drawing's own in its file.
        library: `Part` and `PackURI` of the library that writes it, python-docx's or python-pptx's.
    """
    part_class, pack_uri = library
    folder = "/word/media" if "word" in str(part.partname) else "/ppt/media"
    name = pack_uri(f"{folder}/drawing{number}.svg")
    drawing = _svg_part(part_class, name, part.package, svg.encode())
    relation = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    extensions = etree.SubElement(blip, f"{{{_A}}}extLst")
    extension = etree.SubElement(extensions, f"{{{_A}}}ext", uri=_SVG_EXTENSION)
    svg_blip = etree.SubElement(extension, f"{{{_SVG_NAMESPACE}}}svgBlip", nsmap={"asvg": _SVG_NAMESPACE})
    svg_blip.set(f"{{{_R}}}embed", relation)


def _svg_part(part_class: Any, name: Any, package: Any, blob: bytes) -> Any:
    """python-docx and python-pptx take the same arguments in another order."""
    if part_class.__module__.startswith("docx"):
        return part_class(name, "image/svg+xml", blob, package)
    return part_class(name, "image/svg+xml", package, blob)


def describe(properties: Any, document: Document) -> None:
    """Who made the file, when, and of which build: the core properties of python-docx and python-pptx."""
    meta = document.meta
    properties.title = clean(document.title)
    properties.author = properties.last_modified_by = clean(meta.programme)
    properties.language = "da-DK"
    properties.comments = f"Datagrundlag {meta.build_id}"
    properties.created = properties.modified = moment(meta.made_on)


def pictures(document: Document) -> dict[str, bytes]:
    """Each drawing of a document as PNG, by its SVG: what an old Office shows instead."""
    return vectors.pictures(drawings_of(document), scale=_PIXELS_A_UNIT)


def saved(file: Any, document: Document) -> bytes:
    """The whole file of python-docx or python-pptx; the same bytes for the same document."""
    out = io.BytesIO()
    file.save(out)
    return settled(out.getvalue(), document.meta.made_on)


def moment(made_on: date) -> datetime:
    """When a file says that it was made: noon of the day, since the hour would make each file another."""
    return datetime.combine(made_on, time(12))


def settled(content: bytes, made_on: date) -> bytes:
    """The same zip file with its entries dated by the day and in order: the same document, the same bytes."""
    day = moment(made_on).replace(tzinfo=UTC)
    stamp = (day.year, day.month, day.day, day.hour, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in _ordered(source.namelist()):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _ordered(names: list[str]) -> list[str]:
    """The list of content types first: some readers look for it there."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
