"""The slides read back."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.reports.document import Document
from dashboard.reports.gather import Material
from dashboard.reports.slides import slides
from tests.unit.reports.samples import HOSTILE


@pytest.fixture(scope="module")
def show(slides_file: bytes) -> Any:
    return Presentation(io.BytesIO(slides_file))


def title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def text(slide: Any) -> str:
    parts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            parts += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(parts)


def test_each_section_begins_with_its_sentence(show: Any, document: Document) -> None:
    titles = [title(slide).removesuffix("\u00a0eks.") for slide in show.slides]
    assert titles[0] == document.title
    for section in document.sections:
        if section.section_id != "talepunkter":
            assert any(one.startswith(section.sentence.rstrip()) for one in titles), section.sentence


def test_each_talking_point_is_a_slide_with_its_facts_in_the_notes(show: Any, material: Material) -> None:
    by_title = {title(slide).removesuffix("\u00a0eks."): slide for slide in show.slides}
    assert len(material.points) == 2
    for point in material.points:
        notes = by_title[point.text].notes_slide.notes_text_frame.text
        assert point.notes[0] in notes


def test_every_slide_has_a_title_and_notes(show: Any) -> None:
    for slide in show.slides:
        assert title(slide).strip()
        assert "Datagrundlag" in slide.notes_slide.notes_text_frame.text or slide is show.slides[0]


def test_every_picture_and_table_has_a_text(show: Any, slides_file: bytes) -> None:
    pictures = 0
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.shape_type == 13 or shape.has_table:
                pictures += shape.shape_type == 13
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr", "")) > 2
    assert pictures > 60
    with zipfile.ZipFile(io.BytesIO(slides_file)) as file:
        assert sum(name.endswith(".svg") for name in file.namelist()) == pictures


def test_all_text_is_danish(show: Any) -> None:
    for slide in show.slides:
        runs = list(slide._element.iter(qn("a:rPr")))
        assert runs
        assert all(run.get("lang") == "da-DK" for run in runs)
    assert show.core_properties.language == "da-DK"


def test_nothing_stands_outside_its_slide(show: Any) -> None:
    for number, slide in enumerate(show.slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0, number
            assert shape.left + shape.width <= show.slide_width, (number, shape.name)
            if not shape.has_table:
                assert shape.top + shape.height <= show.slide_height, (number, shape.name)


def test_a_slide_with_an_example_says_so(show: Any) -> None:
    marked = [slide for slide in show.slides if "\u00a0eks." in text(slide)]
    assert len(marked) > 15
    assert all("Her er eksempeltal" in text(slide) for slide in marked)


def test_hostile_text_is_only_text(show: Any) -> None:
    assert sum(HOSTILE in text(slide) for slide in show.slides) >= 2


def test_no_examples_no_mark(bare_document: Document) -> None:
    show = Presentation(io.BytesIO(slides(bare_document)))
    assert not any("eks." in text(slide) for slide in show.slides)


def test_the_same_document_gives_the_same_bytes(bare_document: Document) -> None:
    assert slides(bare_document) == slides(bare_document)
