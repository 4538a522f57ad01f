"""What a document is: its hash, and its form as plain data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.analysis.criteria import State
from dashboard.reports.document import (
    Bullets,
    Card,
    Cards,
    Cell,
    Document,
    Drawing,
    Item,
    Meta,
    Paragraph,
    Section,
    Table,
    as_data,
)


def document(*blocks: Any, **meta: Any) -> Document:
    defaults: dict[str, Any] = {
        "programme": "En fælles indsats",
        "meeting": "Bestyrelsen 25. november 2021",
        "as_of": date(2021, 11, 25),
        "rules": "SUB",
        "build_id": "b",
        "made_on": date(2021, 11, 20),
        "has_demo_figures": False,
    }
    section = Section("status", "Status", "To af fire.", tuple(blocks))
    return Document("Mødemappe", Meta(**{**defaults, **meta}), (section,))


def test_the_hash_is_of_what_is_said_not_of_when_or_where_from() -> None:
    first = document(Paragraph("Tekst"))
    assert len(first.content_hash()) == 64
    assert document(Paragraph("Tekst"), made_on=date(2030, 1, 1), build_id="c").content_hash() == (
        first.content_hash()
    )
    assert document(Paragraph("Text")).content_hash() != first.content_hash()
    assert document(Paragraph("Tekst", is_demo=True)).content_hash() != first.content_hash()
    assert replace(first, title="En anden").content_hash() != first.content_hash()


def test_a_drawing_is_part_of_what_is_said() -> None:
    def with_svg(svg: str) -> str:
        card = Card("a", "1", (), Drawing(svg, "alt", 1, 1), (), is_demo=False)
        return document(Cards("b", (card,), 3)).content_hash()

    assert with_svg("<svg/>") != with_svg("<svg ></svg>")


def test_each_block_says_its_kind_and_whether_it_is_an_example() -> None:
    table = Table("Tal", ("a",), ((Cell("1", is_demo=True, state=State.MET),),), (1.0,))
    (section,) = as_data(document(table, Bullets((Item("b"),))))["sections"]
    assert [(one["kind"], one["is_demo"]) for one in section["blocks"]] == [
        ("table", True),
        ("bullets", False),
    ]
    assert section["blocks"][0]["rows"][0][0]["state"] == "met"
    assert section["is_demo"] is True


def test_a_further_line_of_a_cell_is_marked_by_itself() -> None:
    cell = Cell("Nået", more=(Cell("Aftale", is_demo=True),))
    assert Table("Milepæle", ("a",), ((cell,),), (1.0,)).is_demo
    assert not cell.is_demo


def test_an_example_anywhere_marks_the_whole() -> None:
    assert not document(Paragraph("a")).is_demo
    line = Card("a", "1", (), None, (Cell("b", is_demo=True),), is_demo=False)
    assert document(Cards("c", (line,), 1)).is_demo
