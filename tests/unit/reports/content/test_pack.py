"""What a pack says: marks, hidden figures, what people wrote, and what happens where little is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.journal.contents import PackFormat
from dashboard.reports.content.pack import pack
from dashboard.reports.document import Board, Cards, Document, Section, Table, as_data
from dashboard.reports.gather import Material, Writings
from dashboard.reports.make import rendered
from tests.unit.loader.conftest import HEAD, DataFolder
from tests.unit.reports import samples as s
from tests.unit.reports.conftest import gathered

AREAS = ("Motalavej", "Ringparken/Schackenborgvænge", "Præstevangen og Parkvej", "Sydbyen")


def texts(part: Any) -> Iterator[str]:
    """Every text that is read, without drawings."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in {"svg", "kind", "section_id", "style", "state"}:
                yield from texts(value)
    elif isinstance(part, list):
        for one in part:
            yield from texts(one)
    elif isinstance(part, str):
        yield part


def said(of: Document | Section) -> str:
    return "\n".join(texts(as_data(of)))


def section(document: Document, section_id: str) -> Section:
    return next(one for one in document.sections if one.section_id == section_id)


def test_the_sections_and_their_order(document: Document) -> None:
    titles = [one.title for one in document.sections]
    assert titles[:3] == ["Status", "Nyt siden sidste møde", "Talepunkter"]
    assert tuple(titles[3:7]) == AREAS
    assert titles[7] == "Historierne bag kurverne"
    assert titles[8:13] == [
        "Uddannelse",
        "Beskæftigelse",
        "Kriminalpræventiv indsats",
        "Forebyggelse og forældreansvar",
        "Trivsel, demokrati og civilsamfund",
    ]
    assert titles[13:] == ["Beslutninger og aftaler", "Kilder og metode"]


def test_every_section_leads_with_a_sentence_of_its_own(document: Document) -> None:
    sentences = [one.sentence for one in document.sections]
    assert all(sentences)
    assert len(set(sentences)) == len(sentences)


def test_the_pack_says_which_it_is(document: Document, material: Material) -> None:
    assert document.title == "Mødemappe: Bestyrelsen 25. november 2021"
    assert document.meta.build_id == material.build.build_id
    assert document.meta.made_on == s.MADE_ON
    assert any("eks." in note for note in document.meta.notes)
    assert any("eksempelkalender" in note for note in document.meta.notes)


def test_every_section_with_examples_says_so(document: Document, bare_document: Document) -> None:
    marked = {one.section_id for one in document.sections if one.is_demo}
    assert {"status", "omraade-motalavej", "indsatsomraade-uddannelse", "talepunkter"} <= marked
    assert not any(one.is_demo for one in bare_document.sections)
    assert "eks." not in " ".join(bare_document.meta.notes)


def test_each_example_figure_carries_its_mark(document: Document, material: Material) -> None:
    board = next(one for one in section(document, "status").blocks if isinstance(one, Board))
    for row, of in zip(board.rows, material.picture.rows, strict=True):
        assert row.score_is_demo == (of.verdict is not None and of.rests_on_demo)
        for cell, judged in zip(row.cells, of.cells, strict=True):
            assert cell.is_demo == bool(judged.reading and judged.reading.is_demo)
    for focus_area in material.basis.focus_areas:
        part = section(document, f"indsatsomraade-{focus_area.focus_area_id}")
        table = next(one for one in part.blocks if isinstance(one, Table))
        for cells, row in zip(table.rows, material.rows_of(focus_area), strict=True):
            known = [bool(cell.figure and cell.figure.is_demo) for cell in row.cells]
            assert [cell.is_demo for cell in cells[1:]] == known


def test_what_people_wrote_stands_as_they_wrote_it(document: Document) -> None:
    follow_up = section(document, "beslutninger")
    assert follow_up.sentence == "To aftaler er åbne; én af dem er over fristen."
    assert s.HOSTILE in said(follow_up)
    assert "Koordinatoren for beskæftigelse" in said(follow_up)
    assert "åben, over fristen" in said(follow_up)
    assert "Det er for tidligt at sige hvorfor." in said(section(document, "historier"))
    work = said(section(document, "indsatsomraade-beskaeftigelse"))
    assert "Startet i maj." in work
    assert "Aftalen er underskrevet." in work


def test_a_talking_point_keeps_its_facts_as_notes(document: Document) -> None:
    points = section(document, "talepunkter")
    assert s.HOSTILE in said(points)
    assert any(note.startswith("Opfyldte kriterier, Motalavej") for note in points.notes)
    assert "Eget punkt, skrevet af jer: ingen tal fra dashboardet står bag." in points.notes
    assert points.is_demo


def test_without_talking_points_there_is_no_such_section(bare_document: Document) -> None:
    assert "Talepunkter" not in [one.title for one in bare_document.sections]


def test_where_little_is_known_every_place_says_why(bare_document: Document) -> None:
    status = said(section(bare_document, "status"))
    assert "Intet tal kendt på datoen" in status
    assert "Mødet står ikke i kalenderen" in " ".join(bare_document.meta.notes)
    assert section(bare_document, "beslutninger").sentence.startswith("Der er ikke skrevet")
    assert section(bare_document, "nyt").sentence == "Nyt de seneste 12 måneder"
    for one in bare_document.sections:
        assert one.blocks, one.section_id


def only(material: Material, area: str) -> Material:
    """The same meeting, had the plan one area."""
    return replace(
        material,
        picture=replace(
            material.picture,
            areas=tuple(row for row in material.picture.areas if row.geography.geography_id == area),
            combined=None,
        ),
        rows=tuple(
            replace(row, cells=tuple(cell for cell in row.cells if cell.geography.geography_id == area))
            for row in material.rows
        ),
        portraits={
            key: replace(
                one, panels=tuple(panel for panel in one.panels if panel.geography.geography_id == area)
            )
            for key, one in material.portraits.items()
        },
    )


def test_one_area_only(material: Material, no_charts: None) -> None:
    document = pack(only(material, "sydbyen"), made_on=s.MADE_ON)
    titles = [one.title for one in document.sections]
    assert "Sydbyen" in titles
    assert not {"Motalavej", "Ringparken/Schackenborgvænge"} & set(titles)
    for wanted in PackFormat:
        assert len(rendered(document, wanted)) > 20_000


def test_every_drawing_has_its_meaning_as_text(document: Document) -> None:
    drawn = [one for one in walk(as_data(document)) if one.get("kind") == "drawing"]
    assert len(drawn) > 60
    assert all(len(one["alt"]) > 4 and one["width"] > 0 and one["height"] > 0 for one in drawn)


def walk(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for one in part:
            yield from walk(one)


def test_no_language_but_danish_and_no_code_words(document: Document, bare_document: Document) -> None:
    words = set(re.findall(r"[a-zæøåA-ZÆØÅ_]+", said(document) + said(bare_document).replace(s.HOSTILE, "")))
    foreign = {"None", "True", "False", "nan", "the", "and", "of", "unknown", "suppressed", "undetectable"}
    assert not words & foreign
    assert not {word for word in words if re.fullmatch(r"[a-z]+_[a-z_]+", word)}


def test_the_sections_of_a_meeting_without_the_combined_place(material: Material, no_charts: None) -> None:
    """One place fewer is no reason to fail."""
    picture = replace(material.picture, combined=None)
    document = pack(replace(material, picture=picture), made_on=s.MADE_ON)
    board = next(one for one in section(document, "status").blocks if isinstance(one, Board))
    assert len(board.rows) == 4


@pytest.fixture
def hidden(tmp_path: Path) -> Material:
    """A share of 3 persons of 777, and forty quarters, of an area."""
    folder = DataFolder(tmp_path / "data")
    quarters = [(2010 + number // 4, number % 4 + 1) for number in range(40)]
    rows = [
        HEAD + ";numerator;denominator;published_on",
        "motalavej;young_on_benefits;2019;10,0;70;700;2020-06-01",
        "motalavej;young_on_benefits;2020;0,386;3;777;2021-06-01",
        *(f"sydbyen;company_placements;{year}-Q{part};{20 + part};;;" for year, part in quarters),
    ]
    folder.write("raw/figures.csv", "\n".join(rows) + "\n")
    folder.refresh()
    return gathered(folder.data_dir, Writings())


def test_what_is_hidden_stays_hidden(hidden: Material) -> None:
    document = pack(hidden, made_on=s.MADE_ON)
    everything = json.dumps(as_data(document), ensure_ascii=False)
    assert "Skjult af hensyn til få personer: 2020." in everything
    assert "777" not in said(document)
    assert "0,4 %" not in said(document)
    assert "0.386" not in everything


def test_forty_points_are_one_drawing(hidden: Material) -> None:
    document = pack(hidden, made_on=s.MADE_ON)
    cards = [one for part in document.sections for one in part.blocks if isinstance(one, Cards)]
    placements = next(one for one in cards if one.sentence.startswith("Virksomhedspraktik"))
    drawing = next(card.drawing for card in placements.cards if card.title == "Sydbyen")
    assert drawing is not None
    assert drawing.width < 300
