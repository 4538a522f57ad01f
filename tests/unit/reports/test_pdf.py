"""The PDF read back: what a reader, a screen reader and a search find in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from dashboard.errors import PackError
from dashboard.reports import pdf as module
from dashboard.reports.document import Document, Paragraph
from dashboard.reports.pdf import pdf
from tests.unit.reports.samples import HOSTILE


@pytest.fixture(scope="module")
def reader(pdf_file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_file))


@pytest.fixture(scope="module")
def pages(reader: PdfReader) -> list[str]:
    return [plain(page.extract_text()) for page in reader.pages]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u2060", "").replace("\u00ad", ""))


def elements(node: Any) -> Iterator[DictionaryObject]:
    """Every structure element of a PDF."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from elements(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.fixture(scope="module")
def tree(reader: PdfReader) -> list[DictionaryObject]:
    root: Any = reader.root_object["/StructTreeRoot"]
    return list(elements(root["/K"]))


def kinds(tree: list[DictionaryObject], kind: str) -> list[DictionaryObject]:
    return [one for one in tree if one["/S"] == kind]


def test_it_says_that_it_is_tagged_danish_and_pdf_ua(reader: PdfReader, document: Document) -> None:
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower().startswith("da")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", metadata)


def test_every_drawing_has_a_text(tree: list[DictionaryObject]) -> None:
    figures = kinds(tree, "/Figure")
    assert len(figures) > 60
    assert all(len(str(one.get("/Alt", ""))) > 4 for one in figures)


def test_headings_are_in_order_and_tables_have_heads(
    tree: list[DictionaryObject], document: Document
) -> None:
    assert len(kinds(tree, "/H1")) >= len(document.sections)
    levels = [int(str(one["/S"])[2]) for one in tree if re.fullmatch(r"/H\d", str(one["/S"]))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(kinds(tree, "/Table")) > 10
    assert len(kinds(tree, "/TH")) > 40
    assert kinds(tree, "/TOC")


def test_its_contents_and_bookmarks(reader: PdfReader, pages: list[str], document: Document) -> None:
    assert "Indhold" in pages[0]
    marks = [str(one["/Title"]) for one in reader.outline if not isinstance(one, list)]
    for section in document.sections:
        assert section.title in pages[0]
        assert section.title in marks


def test_pages_are_numbered_and_none_is_empty(pages: list[str]) -> None:
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in text
        assert len(text) > 300, f"page {number}"


def test_a_page_with_an_example_says_so_at_its_top(pages: list[str]) -> None:
    marked = [text for text in pages if re.search(r"\d[^.]{0,9} eks\.", text)]
    assert len(marked) > 10
    for text in marked:
        assert "Siden har eksempeltal, mærket" in text
    plain_pages = [text for text in pages if "Siden har eksempeltal" not in text]
    assert all(" eks. " not in text for text in plain_pages)


def test_without_examples_no_page_says_so(bare_document: Document) -> None:
    reader = PdfReader(io.BytesIO(pdf(bare_document)))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "eksempeltal, mærket" not in text
    assert "Intet tal kendt" in plain(text)


def test_status_stands_on_one_page(pages: list[str]) -> None:
    assert [all(area in text for area in ("Motalavej", "Sydbyen", "De fire")) for text in pages[1:2]] == [
        True
    ]
    assert "kursen: hvor en lige linje" in pages[1]


def test_hostile_text_is_only_text(pages: list[str], reader: PdfReader) -> None:
    whole = re.sub(r"\s", "", "".join(pages))
    assert whole.count(re.sub(r"\s", "", HOSTILE)) == 2
    links = [
        annotation.get_object().get("/A", {}).get("/URI")
        for page in reader.pages
        for annotation in page.get("/Annots") or ()
    ]
    assert not [one for one in links if one]


def test_no_font_of_the_machine_is_in_it(reader: PdfReader) -> None:
    fonts = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        fonts |= {str(one.get_object()["/BaseFont"]) for one in resources.get("/Font", {}).values()}
    # The arrows and the circle are not in it: typst brings a font of its own for them.
    assert all("SourceSansPro" in name or "LibertinusSerif" in name for name in fonts), fonts


def test_the_same_document_gives_the_same_bytes(bare_document: Document) -> None:
    assert pdf(bare_document) == pdf(bare_document)


def test_a_template_that_fails_is_an_error_of_ours(
    bare_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_input", lambda _: {})
    with pytest.raises(PackError, match="could not be set"):
        pdf(bare_document)


def test_a_long_word_and_many_lines_are_set(bare_document: Document) -> None:
    first, *rest = bare_document.sections
    long = replace(first, blocks=(*first.blocks, Paragraph("Speciallægepraksisplanlægning" * 40)))
    many = replace(first, section_id="x", blocks=tuple(Paragraph(f"Linje {n}") for n in range(200)))
    reader = PdfReader(io.BytesIO(pdf(replace(bare_document, sections=(long, many, *rest)))))
    assert "Linje 199" in " ".join(page.extract_text() for page in reader.pages)
