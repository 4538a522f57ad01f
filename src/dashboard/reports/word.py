"""A pack as a Word document: real headings and styles, repeated table heads, alternative texts, Danish."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.reports import office
from dashboard.reports import word_parts as parts
from dashboard.reports.document import (
    Block,
    Board,
    BoardCell,
    BoardRow,
    Bullets,
    Card,
    Cards,
    Cell,
    Document,
    Drawing,
    Heading,
    Legend,
    Paragraph,
    Section,
    Table,
)

_WIDTH_MM: Final = 172.0
_SMALL: Final = 7.5
_STAYS_WHOLE: Final = 5
"""a table of so many rows is not split, so that no row of it stands alone on the next page"""
_SHARES_A_PAGE: Final = frozenset({"nyt"})


def word(document: Document) -> bytes:
    """The whole file; the same bytes for the same document."""
    return office.saved(_Writer(document).written(), document)


class _Writer:
    def __init__(self, document: Document) -> None:
        self._pack = document
        self._pictures = office.pictures(document)
        self._word: Any = docx.Document()
        self._bookmarks = self._drawings = 0
        parts.set_styles(self._word)
        self._style_ids = {style.name: style.style_id for style in self._word.styles}
        office.describe(self._word.core_properties, document)

    def written(self) -> Any:
        self._first_page()
        for section in self._pack.sections:
            self._section(section)
        return self._word

    @property
    def _is_short(self) -> bool:
        """One section alone needs neither a page of its own before it nor a table of contents."""
        return len(self._pack.sections) == 1

    def _first_page(self) -> None:
        meta = self._pack.meta
        page = self._word.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(19)
        page.top_margin, page.bottom_margin = Mm(22), Mm(18)
        self._head_and_foot(page, has_examples=self._pack.is_demo)
        self._text(self._paragraph(self._word, "Subtitle"), meta.programme)
        self._text(self._paragraph(self._word, "Title"), self._pack.title)
        for note in meta.notes:
            self._text(self._paragraph(self._word, "Pack Note"), note)
        if not self._is_short:
            self._text(self._paragraph(self._word, "Contents Heading"), "Indhold")
            self._contents()
        about = (
            f"Tallene er dem, der var kendt {danish.long_date(meta.as_of)}. Regler: {meta.rules}. "
            f"Lavet {danish.long_date(meta.made_on)} af datagrundlag {meta.build_id}."
        )
        if not self._is_short:
            about += (
                " Laves mappen igen af det samme datagrundlag, siger den det samme, også når tal siden er "
                "rettet."
            )
        self._text(self._paragraph(self._word, "Pack Small"), about)

    def _contents(self) -> None:
        """A table of contents that Word fills with page numbers; until then the names, as links."""
        first = self._paragraph(self._word, "Contents Entry")
        parts.add_field_part(first, "begin")
        parts.add_instruction(first, 'TOC \\o "1-1" \\h \\z \\u')
        parts.add_field_part(first, "separate")
        paragraph = first
        for place, section in enumerate(self._pack.sections):
            paragraph = first if place == 0 else self._paragraph(self._word, "Contents Entry")
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _anchor(section))
            run = OxmlElement("w:r")
            text = OxmlElement("w:t")
            text.text = office.clean(section.title)
            run.append(text)
            link.append(run)
            paragraph._p.append(link)
        parts.add_field_part(paragraph, "end")

    def _head_and_foot(self, page: Any, *, has_examples: bool) -> None:
        page.header.is_linked_to_previous = page.footer.is_linked_to_previous = False
        head = page.header.paragraphs[0]
        head.style = self._word.styles["Header"]
        right = Mm(_WIDTH_MM)
        parts.only_tab(head, right)
        self._text(head, f"{self._pack.meta.programme} · {self._pack.title}")
        if has_examples:
            self._run(head, f"\t{office.HAS_EXAMPLES}", bold=True, colour=office.EXAMPLE)
        foot = page.footer.paragraphs[0]
        foot.style = self._word.styles["Footer"]
        parts.only_tab(foot, right)
        known = danish.long_date(self._pack.meta.as_of)
        self._text(foot, f"Tal, som de var kendt {known} · datagrundlag {self._pack.meta.build_id}\tSide ")
        parts.add_field(foot, "PAGE")
        self._text(foot, " af ")
        parts.add_field(foot, "NUMPAGES")

    def _section(self, section: Section) -> None:
        """A section begins a page, whose head says whether it has examples; the news follows the status."""
        shares = self._is_short or section.section_id in _SHARES_A_PAGE
        kind = WD_SECTION.CONTINUOUS if shares else WD_SECTION.NEW_PAGE
        page = self._word.add_section(kind)
        self._head_and_foot(page, has_examples=section.is_demo)
        heading = self._paragraph(self._word, "Heading 1")
        self._text(heading, section.title)
        self._bookmarks += 1
        parts.add_bookmark(heading, _anchor(section), self._bookmarks)
        if shares:
            heading.paragraph_format.space_before = Pt(14)
        lead = self._paragraph(self._word, "Pack Lead")
        self._text(lead, section.sentence, is_demo=section.sentence_is_demo)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                style = "Pack Note" if block.is_demo else "Pack Small" if block.style == "quiet" else "Normal"
                self._text(self._paragraph(self._word, style), block.text)
            case Heading():
                self._text(self._paragraph(self._word, "Heading 2"), block.text)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Board():
                self._board(block)
            case Cards():
                self._cards(block)
            case Legend():
                self._legend(block)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            paragraph = self._paragraph(self._word, "List Bullet")
            if item.lead:
                self._run(paragraph, f"{item.lead}: ", bold=True)
            self._text(paragraph, item.text, is_demo=item.is_demo)
            if item.mark:
                self._run(paragraph, f"  {item.mark}", size=_SMALL + 0.5, colour=office.QUIET)
            for note in item.notes:
                paragraph.add_run().add_break()
                self._run(paragraph, note, size=_SMALL, colour=office.QUIET)

    def _table(self, block: Table) -> None:
        self._text(self._paragraph(self._word, "Heading 2"), block.caption)
        if block.note:
            note = self._paragraph(self._word, "Pack Small")
            note.paragraph_format.keep_with_next = True
            self._text(note, block.note)
        table = self._new_table(len(block.rows) + 1, block.widths, block.caption, lines=True)
        for place, head in enumerate(block.heads):
            self._run(self._first(table.cell(0, place)), head, bold=True, size=8, colour=office.QUIET)
        parts.repeat_on_each_page(table.rows[0])
        for number, row in enumerate(block.rows, start=1):
            for place, cell in enumerate(row):
                self._cell(self._first(table.cell(number, place)), cell, size=8.5)
        for number, row in enumerate(table.rows):
            parts.keep_whole(row)
            for place in block.numeric:
                for paragraph in row.cells[place].paragraphs:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if len(block.rows) <= _STAYS_WHOLE and number < len(block.rows):
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _board(self, block: Board) -> None:
        widths = (1.3, *(1.0 for _ in block.heads))
        table = self._new_table(len(block.rows) + 1, widths, block.caption, lines=True)
        self._run(self._first(table.cell(0, 0)), "Område", bold=True, size=8.5)
        for place, head in enumerate(block.heads, start=1):
            paragraph = self._first(table.cell(0, place))
            self._run(paragraph, head.name, bold=True, size=8.5)
            paragraph.add_run().add_break()
            self._run(paragraph, head.rule, size=_SMALL, colour=office.QUIET)
        parts.repeat_on_each_page(table.rows[0])
        parts.keep_whole(table.rows[0])
        drawn = _WIDTH_MM / sum(widths) - 3
        for number, row in enumerate(block.rows, start=1):
            self._place(table.cell(number, 0), row)
            for place, cell in enumerate(row.cells, start=1):
                self._board_cell(table.cell(number, place), cell, drawn)
            parts.keep_whole(table.rows[number])

    def _place(self, cell: Any, row: BoardRow) -> None:
        paragraph = self._first(cell)
        self._run(paragraph, row.name, bold=True, size=10)
        if row.score:
            paragraph.add_run().add_break()
            self._run(paragraph, row.score, size=11)
            self._example(paragraph, is_demo=row.score_is_demo)
        for line in row.lines:
            self._cell(self._paragraph(cell, "Pack Cell"), line, size=8)

    def _board_cell(self, into: Any, cell: BoardCell, width_mm: float) -> None:
        paragraph = self._first(into)
        self._run(paragraph, cell.value, bold=True, size=13)
        self._example(paragraph, is_demo=cell.is_demo)
        if cell.state is not None and cell.state_word:
            paragraph.add_run().add_break()
            self._state(paragraph, cell.state, cell.state_word)
        if cell.drawing is not None:
            self._draw(self._paragraph(into, "Pack Cell"), cell.drawing, width_mm)
        for line in cell.lines:
            self._cell(self._paragraph(into, "Pack Cell"), line, size=_SMALL)

    def _cards(self, block: Cards) -> None:
        self._text(self._paragraph(self._word, "Heading 2"), block.sentence)
        if block.legend:
            legend = self._paragraph(self._word, "Pack Small")
            legend.paragraph_format.keep_with_next = True
            self._text(legend, block.legend)
        rows = -(-len(block.cards) // block.columns)
        table = self._new_table(rows, [1.0] * block.columns, block.sentence, lines=False)
        for place, card in enumerate(block.cards):
            cell = table.cell(place // block.columns, place % block.columns)
            self._card(cell, card, _WIDTH_MM / block.columns - 5)
        for row in table.rows:
            parts.keep_whole(row)

    def _card(self, into: Any, card: Card, width_mm: float) -> None:
        paragraph = self._first(into)
        self._run(paragraph, card.title, bold=True, size=9.5)
        paragraph.add_run().add_break()
        self._run(paragraph, card.value, bold=True, size=14)
        self._example(paragraph, is_demo=card.is_demo)
        for line in card.lines:
            self._cell(self._paragraph(into, "Pack Cell"), line, size=8)
        if card.drawing is not None:
            self._draw(self._paragraph(into, "Pack Cell"), card.drawing, width_mm)
        for line in card.words:
            self._cell(self._paragraph(into, "Pack Cell"), line, size=8)

    def _legend(self, block: Legend) -> None:
        paragraph = self._paragraph(self._word, "Pack Small")
        for place, mark in enumerate(block.marks):
            if place:
                self._run(paragraph, "    ")
            if mark.state is not None:
                self._run(paragraph, f"{office.SHAPE[mark.state]} ", colour=office.colour(mark.state))
            elif mark.drawing is not None:
                self._draw(paragraph, mark.drawing, 3)
                self._run(paragraph, " ")
            self._run(paragraph, mark.text)

    def _cell(self, paragraph: Any, cell: Cell, *, size: float) -> None:
        if cell.state is not None and cell.style == "strong":
            self._state(paragraph, cell.state, cell.text)
        else:
            if cell.state is not None:
                shape = f"{office.SHAPE[cell.state]}{danish.NO_BREAK_SPACE}"
                self._run(paragraph, shape, size=size, colour=office.colour(cell.state))
            colour = office.QUIET if cell.style == "quiet" else None
            self._run(paragraph, cell.text, size=size, bold=cell.style == "strong", colour=colour)
        self._example(paragraph, is_demo=cell.is_demo)
        if cell.small:
            paragraph.add_run().add_break()
            self._run(paragraph, cell.small, size=_SMALL, colour=office.QUIET)
        for one in cell.more:
            paragraph.add_run().add_break()
            self._cell(paragraph, one, size=size)

    def _state(self, paragraph: Any, state: State, word: str) -> None:
        text = f"{office.SHAPE[state]}{danish.NO_BREAK_SPACE}{word}"
        self._run(paragraph, text, size=8.5, bold=True, colour=office.colour(state))

    def _text(self, paragraph: Any, text: str, *, is_demo: bool = False) -> None:
        self._run(paragraph, text)
        self._example(paragraph, is_demo=is_demo)

    def _example(self, paragraph: Any, *, is_demo: bool) -> None:
        if is_demo:
            text = f"{danish.NO_BREAK_SPACE}{office.EXAMPLE_WORD}"
            self._run(paragraph, text, bold=True, italic=True, size=8, colour=office.EXAMPLE)

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        size: float | None = None,
        bold: bool | None = None,
        italic: bool | None = None,
        colour: str | None = None,
    ) -> None:
        run = paragraph.add_run(office.clean(text))
        run.bold, run.italic = bold, italic
        if size is not None:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = RGBColor.from_string(colour)

    def _draw(self, paragraph: Any, drawing: Drawing, width_mm: float) -> None:
        picture = io.BytesIO(self._pictures[drawing.svg])
        shape = paragraph.add_run().add_picture(picture, width=Mm(width_mm))
        shape._inline.docPr.set("descr", office.clean(drawing.alt))
        blip = shape._inline.find(f".//{qn('a:blip')}")
        self._drawings += 1
        office.add_vectors(blip, self._word.part, drawing.svg, self._drawings, (Part, PackURI))

    def _first(self, cell: Any) -> Any:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._style_ids["Pack Cell"]
        return paragraph

    def _paragraph(self, container: Any, style: str) -> Any:
        """A new paragraph of a style. Looking a style up by its name each time takes half of all."""
        paragraph = container.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        return paragraph

    def _new_table(self, rows: int, widths: Sequence[float], caption: str, *, lines: bool) -> Any:
        table = self._word.add_table(rows=rows, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        for column, part in zip(table.columns, widths, strict=True):
            width = Mm(_WIDTH_MM * part / sum(widths))
            column.width = width
            for cell in column.cells:
                cell.width = width
        properties = table._tbl.tblPr
        if lines:
            parts.add_row_lines(table)
        for name in ("w:tblCaption", "w:tblDescription"):
            element = OxmlElement(name)
            element.set(qn("w:val"), office.clean(caption))
            properties.append(element)
        return table


def _anchor(section: Section) -> str:
    return f"_{section.section_id}".replace("-", "_")[:40]
