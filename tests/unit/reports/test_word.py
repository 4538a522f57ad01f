"""The Word document read back."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from dashboard.reports.content import talking_points
from dashboard.reports.content.pack import pack
from dashboard.reports.document import Document
from dashboard.reports.gather import Material
from dashboard.reports.word import word
from tests.unit.reports.samples import HOSTILE, MADE_ON


@pytest.fixture(scope="module")
def opened(word_file: bytes) -> Any:
    return docx.Document(io.BytesIO(word_file))


def all_text(opened: Any) -> str:
    return "\n".join(node.text or "" for node in opened.element.body.iter(qn("w:t")))


def test_its_headings_are_the_sections(opened: Any, document: Document) -> None:
    found = [one.text for one in opened.paragraphs if one.style.name == "Heading 1"]
    assert found == [one.title for one in document.sections]
    leads = [one.text for one in opened.paragraphs if one.style.name == "Pack Lead"]
    assert [one.removesuffix("\u00a0eks.") for one in leads] == [one.sentence for one in document.sections]
    assert next(one for one in opened.paragraphs if one.style.name == "Title").text == document.title


def test_it_is_danish(opened: Any) -> None:
    language = opened.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "da-DK"
    assert opened.core_properties.language == "da-DK"
    assert opened.core_properties.title


def test_every_picture_has_a_text_and_its_vectors(opened: Any, word_file: bytes) -> None:
    pictures = list(opened.element.body.iter(qn("wp:docPr")))
    assert len(pictures) > 60
    assert all(len(one.get("descr", "")) > 4 for one in pictures)
    with zipfile.ZipFile(io.BytesIO(word_file)) as file:
        drawings = [name for name in file.namelist() if name.endswith(".svg")]
        assert len(drawings) == len(pictures)
        types = file.read("[Content_Types].xml").decode()
        assert "image/svg+xml" in types
        assert file.read(drawings[0]).startswith(b"<svg ")
        assert file.read("word/document.xml").count(b"svgBlip") == len(pictures)


def test_tables_repeat_their_heads_and_keep_their_rows_whole(opened: Any) -> None:
    named = [one for one in opened.tables if one._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(named) > 10
    for table in named:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    for table in opened.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_parts_stand_in_the_order_of_the_standard(opened: Any) -> None:
    """Word refuses a file where they do not."""
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook", "tblCaption", "tblDescription"]
    for table in opened.tables:
        names = [one.tag.partition("}")[2] for one in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)
    form = ["keepNext", "pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc"]
    names = [one.tag.partition("}")[2] for one in opened.styles["Pack Note"].element.pPr]
    assert names == sorted(names, key=form.index)


def test_a_table_of_contents_that_word_fills(opened: Any, document: Document) -> None:
    instructions = [one.text or "" for one in opened.element.body.iter(qn("w:instrText"))]
    assert any(one.startswith("TOC ") for one in instructions)
    anchors = {one.get(qn("w:anchor")) for one in opened.element.body.iter(qn("w:hyperlink"))}
    marks = {one.get(qn("w:name")) for one in opened.element.body.iter(qn("w:bookmarkStart"))}
    assert anchors == marks
    assert len(anchors) == len(document.sections)


def test_page_numbers_and_the_mark_of_examples(opened: Any, document: Document) -> None:
    pages = list(opened.sections)[1:]
    assert len(pages) == len(document.sections)
    for page, section in zip(pages, document.sections, strict=True):
        head = page.header.paragraphs[0].text
        assert ("eksempeltal, mærket" in head) == section.is_demo
        fields = [one.text for one in page.footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_hostile_text_is_only_text(opened: Any) -> None:
    assert all_text(opened).count(HOSTILE) == 2


def test_no_examples_no_mark(bare_document: Document) -> None:
    opened = docx.Document(io.BytesIO(word(bare_document)))
    assert "eks." not in all_text(opened)
    assert "eksempeltal" not in opened.sections[1].header.paragraphs[0].text


def test_the_same_document_gives_the_same_bytes(bare_document: Document) -> None:
    assert word(bare_document) == word(bare_document)


def test_points_alone_are_numbered_on_one_page_without_contents(material: Material) -> None:
    meta = pack(material, made_on=MADE_ON).meta
    opened = docx.Document(io.BytesIO(word(talking_points.document("Talepunkter", meta, material.points))))
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert "Indhold" not in texts
    numbered = [text for text in texts if text.startswith(("1: ", "2: "))]
    assert len(numbered) == 2
    assert all(note in numbered[0] for note in material.points[0].notes)
