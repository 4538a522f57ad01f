"""What goes on which slide."""

from __future__ import annotations

from dashboard.reports.document import (
    Board,
    Bullets,
    Card,
    Cards,
    Cell,
    Heading,
    Item,
    Paragraph,
    Section,
    Table,
)
from dashboard.reports.slide_plan import TABLE_TEXT, planned


def section(*blocks: object, section_id: str = "x") -> Section:
    return Section(section_id, "Afsnit", "Sådan er det.", tuple(blocks), notes=("En note",))  # type: ignore[arg-type]


def table(rows: int, text: str = "tekst") -> Table:
    return Table("Tal", ("a", "b"), tuple((Cell(f"{n}"), Cell(text)) for n in range(rows)), (1, 3))


def test_a_section_of_texts_is_one_slide() -> None:
    (only,) = planned(section(Paragraph("Første."), Paragraph("Anden.")))
    assert only.title == "Sådan er det."
    assert isinstance(only.content, Bullets)
    assert [item.text for item in only.content.items] == ["Første.", "Anden."]


def test_what_is_said_beside_what_is_shown_goes_to_the_notes() -> None:
    (only,) = planned(section(Paragraph("Til den, der taler."), table(2)))
    assert only.notes == ("Til den, der taler.", "En note")


def test_the_first_slide_has_the_sentence_and_the_others_their_own() -> None:
    card = Card("Motalavej", "31 %", (Cell("2020"),), None, (Cell("Tyder på fald."),), is_demo=True)
    first, second, third = planned(
        section(table(2), Cards("Ledighed: fald", (card,), 3), Heading("Historier"), Bullets((Item("a"),)))
    )
    assert (first.title, second.title, third.title) == (
        "Sådan er det.",
        "Afsnit: ledighed: fald",
        "Afsnit: historier",
    )
    assert (first.is_demo, second.is_demo, third.is_demo) == (False, True, False)
    assert "Motalavej: 31 % (eks.); 2020; Tyder på fald." in second.notes


def test_a_long_table_goes_on_with_the_same_size_and_loses_no_row() -> None:
    slides = list(planned(section(table(40, "et ord og et til " * 12))))
    assert len(slides) > 3
    assert slides[0].title == f"Sådan er det. (1 af {len(slides)})"
    assert {slide.text_size for slide in slides} == {TABLE_TEXT[-1]}
    rows = [row for slide in slides for row in slide.content.rows if isinstance(slide.content, Table)]
    assert [row[0].text for row in rows] == [f"{n}" for n in range(40)]


def test_a_short_table_is_large() -> None:
    (only,) = planned(section(table(3)))
    assert only.text_size == TABLE_TEXT[0]


def test_a_row_higher_than_a_slide_stands_alone() -> None:
    slides = list(planned(section(table(2, "ord " * 2000))))
    assert len(slides) == 2


def test_lists_are_shared_out_evenly() -> None:
    slides = list(planned(section(Bullets(tuple(Item(f"{n}") for n in range(7))))))
    assert [len(slide.content.items) for slide in slides if isinstance(slide.content, Bullets)] == [4, 3]


def test_a_board_of_nothing_and_a_section_of_nothing() -> None:
    assert list(planned(section(Board("Kriterier", (), ())))) == []
    (only,) = planned(section())
    assert only.content == Bullets(())
