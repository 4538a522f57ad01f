"""A pack as slides: one message a slide, the sentence as its title, facts and sources in the notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard import danish
from dashboard.reports import office
from dashboard.reports.document import (
    Board,
    BoardRow,
    Bullets,
    Card,
    Cards,
    Cell,
    Document,
    Drawing,
    Table,
)
from dashboard.reports.slide_plan import BOTTOM, MARGIN, TOP, WIDTH, Slide, planned

_HEIGHT: Final = 7.5
_WIDE: Final = WIDTH - 2 * MARGIN
_TITLE_ONLY: Final = 5
"""the layout's place in python-pptx's own template"""
_SHORT: Final = 80
"""what is said of a drawing in more letters than this stands in the notes"""


def slides(document: Document) -> bytes:
    """The whole file; the same bytes for the same document."""
    return office.saved(_Writer(document).written(), document)


class _Writer:
    def __init__(self, document: Document) -> None:
        self._pack = document
        self._pictures = office.pictures(document)
        self._drawings = 0
        self._show: Any = Presentation()
        self._show.slide_width, self._show.slide_height = Inches(WIDTH), Inches(_HEIGHT)
        self._lay_out()
        office.describe(self._show.core_properties, document)

    def _lay_out(self) -> None:
        """The title's place is the layout's, so that every slide has the same; the other fields go."""
        layout = self._show.slide_layouts[_TITLE_ONLY]
        for holder in list(layout.placeholders):
            if holder.placeholder_format.idx == 0:
                holder.left, holder.top = Inches(MARGIN), Inches(0.42)
                holder.width, holder.height = Inches(_WIDE), Inches(1.12)
            else:
                holder._element.getparent().remove(holder._element)

    def written(self) -> Any:
        self._first()
        for section in self._pack.sections:
            for slide in planned(section):
                self._slide(slide)
        return self._show

    def _first(self) -> None:
        meta = self._pack.meta
        slide = self._new(
            Slide(self._pack.title, None, (), False, self._pack.is_demo, meta.programme), size=40
        )
        known = danish.long_date(meta.as_of)
        lines = [
            *meta.notes,
            f"Tallene er dem, der var kendt {known}. Regler: {meta.rules}.",
            f"Lavet {danish.long_date(meta.made_on)} af datagrundlag {meta.build_id}.",
        ]
        frame = self._frame(slide, MARGIN, 2.2, _WIDE, 3)
        for place, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(8)
            self._run(paragraph, line, size=18, colour=office.QUIET)
        self._notes(slide, ("Indhold: " + ", ".join(one.title for one in self._pack.sections) + ".",))

    def _slide(self, plan: Slide) -> None:
        slide = self._new(plan)
        match plan.content:
            case Bullets():
                self._bullets(slide, plan.content)
            case Table():
                self._table(slide, plan.content, plan.text_size)
            case Board():
                self._board(slide, plan.content, plan.legend)
            case Cards():
                self._cards(slide, plan.content)
        self._notes(slide, plan.notes)

    def _new(self, plan: Slide, *, size: float | None = None) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[_TITLE_ONLY])
        frame = slide.shapes.title.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = 0
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        length = len(plan.title)
        chosen = size or (28 if length <= 110 else 24 if length <= 160 else 20)
        self._run(paragraph, plan.title, size=chosen, bold=True)
        self._example(paragraph, is_demo=plan.title_is_demo, size=16)
        self._head_and_foot(slide, plan)
        return slide

    def _head_and_foot(self, slide: Any, plan: Slide) -> None:
        head = self._frame(slide, MARGIN, 0.14, 8, 0.28, name="Afsnit").paragraphs[0]
        self._run(head, plan.of, size=12, bold=True, colour=office.ACCENT)
        if plan.is_demo:
            mark = self._frame(slide, WIDTH - MARGIN - 4, 0.14, 4, 0.28, name="Eksempeltal").paragraphs[0]
            mark.alignment = PP_ALIGN.RIGHT
            self._run(mark, office.HAS_EXAMPLES, size=12, bold=True, colour=office.EXAMPLE)
        known = danish.long_date(self._pack.meta.as_of)
        foot = self._frame(slide, MARGIN, 7.08, 11, 0.28, name="Sidefod").paragraphs[0]
        text = f"{self._pack.title} · tal, som de var kendt {known} · datagrundlag {self._pack.meta.build_id}"
        self._run(foot, text, size=10, colour=office.QUIET)
        number = self._frame(slide, WIDTH - MARGIN - 1, 7.08, 1, 0.28, name="Sidetal").paragraphs[0]
        number.alignment = PP_ALIGN.RIGHT
        self._run(number, str(len(self._show.slides)), size=10, colour=office.QUIET)
        _turn_into_number(number)

    def _bullets(self, slide: Any, block: Bullets) -> None:
        frame = self._frame(slide, MARGIN, TOP + 0.1, _WIDE, BOTTOM - TOP)
        letters = sum(len(item.lead) + len(item.text) + sum(map(len, item.notes)) for item in block.items)
        size = 20 if letters <= 700 else 16 if letters <= 1300 else 13
        for place, item in enumerate(block.items):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(10)
            self._run(paragraph, "•  ", size=size, colour=office.ACCENT)
            if item.lead:
                self._run(paragraph, f"{item.lead}: ", size=size, bold=True)
            self._run(paragraph, item.text, size=size)
            self._example(paragraph, is_demo=item.is_demo, size=size - 3)
            if item.mark:
                self._run(paragraph, f"  {item.mark}", size=size - 6, colour=office.QUIET)
            for note in item.notes:
                below = frame.add_paragraph()
                below.space_after = Pt(8)
                self._run(below, note, size=max(size - 6, 11), colour=office.QUIET)

    def _table(self, slide: Any, block: Table, size: float) -> None:
        width = _WIDE
        shape = slide.shapes.add_table(
            len(block.rows) + 1,
            len(block.heads),
            Inches(MARGIN),
            Inches(TOP),
            Inches(width),
            Inches(0.4),
        )
        shape.name = office.clean(block.caption)
        _describe(shape, block.caption)
        table = shape.table
        _plain_style(table)
        for place, part in enumerate(block.widths):
            table.columns[place].width = Inches(width * part / sum(block.widths))
        for place, head in enumerate(block.heads):
            self._table_cell(
                table.cell(0, place), Cell(head, style="quiet"), size, right=place in block.numeric
            )
        for number, row in enumerate(block.rows, start=1):
            table.rows[number].height = Inches(0.3)
            for place, cell in enumerate(row):
                self._table_cell(table.cell(number, place), cell, size, right=place in block.numeric)
        if block.note:
            frame = self._frame(slide, MARGIN, 6.72, width, 0.3, name="Note")
            self._run(frame.paragraphs[0], block.note, size=10, colour=office.QUIET)

    def _table_cell(self, into: Any, cell: Cell, size: float, *, right: bool) -> None:
        into.margin_left = into.margin_right = Inches(0.05)
        into.margin_top = into.margin_bottom = Inches(0.025)
        into.fill.background()
        _line_below(into)
        paragraph = into.text_frame.paragraphs[0]
        self._cell(paragraph, cell, size=size)
        paragraphs = [paragraph]
        for line in cell.small.split("\n") if cell.small else ():
            below = into.text_frame.add_paragraph()
            self._run(below, line, size=size - 2, colour=office.QUIET)
            paragraphs.append(below)
        for one in paragraphs:
            one.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT

    def _board(self, slide: Any, block: Board, legend: str) -> None:
        first, width = 2.55, _WIDE
        column = (width - first) / max(len(block.heads), 1)
        for place, head in enumerate(block.heads):
            left = MARGIN + first + place * column
            frame = self._frame(slide, left, TOP - 0.1, column - 0.1, 0.6, name=head.name)
            self._run(frame.paragraphs[0], head.name, size=13, bold=True)
            self._run(frame.add_paragraph(), head.rule, size=10, colour=office.QUIET)
        height = (BOTTOM - TOP - 0.78) / max(len(block.rows), 4)
        if legend:
            frame = self._frame(slide, MARGIN, 6.82, width, 0.25, name="Tegnforklaring")
            self._run(frame.paragraphs[0], legend, size=10, colour=office.QUIET)
        for number, row in enumerate(block.rows):
            top = TOP + 0.6 + number * height
            self._line(slide, top - 0.03)
            self._board_place(slide, row, top, first)
            for place, cell in enumerate(row.cells):
                left = MARGIN + first + place * column
                frame = self._frame(slide, left, top, column - 0.1, 0.5, name=f"{row.name}, {place + 1}")
                paragraph = frame.paragraphs[0]
                self._run(paragraph, cell.value, size=18, bold=True)
                self._example(paragraph, is_demo=cell.is_demo, size=11)
                if cell.state is not None and cell.state_word:
                    text = f"{office.SHAPE[cell.state]} {cell.state_word}"
                    self._run(
                        frame.add_paragraph(), text, size=12, bold=True, colour=office.colour(cell.state)
                    )
                elif cell.drawing is None and cell.lines:
                    self._run(frame.add_paragraph(), cell.lines[0].text, size=10, colour=office.QUIET)
                if cell.drawing is not None:
                    self._draw(slide, cell.drawing, left, top + 0.56, column - 0.25)

    def _board_place(self, slide: Any, row: BoardRow, top: float, width: float) -> None:
        frame = self._frame(slide, MARGIN, top, width - 0.1, 0.8, name=row.name)
        self._run(frame.paragraphs[0], row.name, size=13, bold=True)
        below = frame.add_paragraph()
        if row.score:
            self._run(below, row.score, size=14)
            self._example(below, is_demo=row.score_is_demo, size=11)
        for line in row.lines[:1]:
            self._cell(below if not row.score else frame.add_paragraph(), line, size=11)

    def _cards(self, slide: Any, block: Cards) -> None:
        columns = max(min(block.columns, len(block.cards)), 1)
        rows = -(-len(block.cards) // columns)
        width = (_WIDE) / columns
        height = (BOTTOM - TOP) / rows
        for place, card in enumerate(block.cards):
            left = MARGIN + (place % columns) * width
            top = TOP + (place // columns) * height
            self._card(slide, card, (left, top, width - 0.25, height - 0.1))

    def _card(self, slide: Any, card: Card, box: tuple[float, float, float, float]) -> None:
        left, top, width, height = box
        frame = self._frame(slide, left, top, width, 0.6, name=card.title)
        paragraph = frame.paragraphs[0]
        self._run(paragraph, f"{card.title}  ", size=13, bold=True)
        self._run(paragraph, card.value, size=16, bold=True)
        self._example(paragraph, is_demo=card.is_demo, size=11)
        state = next((line for line in card.lines if line.state is not None), None)
        told = [state] if state else list(card.lines[-2:])
        told += [word for word in card.words[:1] if len(word.text) <= _SHORT]
        for line in told:
            self._cell(frame.add_paragraph(), line, size=11)
        if card.drawing is None:
            return
        letters = max(int(width * 72 / (11 * 0.48)), 10)
        lines = sum(-(-(len(line.text) + 5) // letters) for line in told)
        used = 0.33 + lines * 0.19
        room = height - used
        drawn = min(width, room * card.drawing.width / card.drawing.height)
        if room > 0.4:
            self._draw(slide, card.drawing, left, top + used, drawn)

    def _cell(self, paragraph: Any, cell: Cell, *, size: float) -> None:
        if cell.state is not None:
            shape = f"{office.SHAPE[cell.state]} "
            self._run(paragraph, shape, size=size, bold=True, colour=office.colour(cell.state))
        colour = office.QUIET if cell.style == "quiet" else None
        if cell.state is not None and cell.style == "strong":
            colour = office.colour(cell.state)
        self._run(paragraph, cell.text, size=size, bold=cell.style == "strong", colour=colour)
        self._example(paragraph, is_demo=cell.is_demo, size=size - 1)
        for one in cell.more:
            paragraph.add_line_break()
            self._cell(paragraph, one, size=size)

    def _example(self, paragraph: Any, *, is_demo: bool, size: float) -> None:
        if is_demo:
            text = f"{danish.NO_BREAK_SPACE}{office.EXAMPLE_WORD}"
            self._run(paragraph, text, size=size, bold=True, italic=True, colour=office.EXAMPLE)

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        size: float,
        bold: bool = False,
        italic: bool = False,
        colour: str | None = None,
    ) -> None:
        for number, line in enumerate(office.clean(text).split("\n")):
            if number:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            font = run.font
            font.size, font.bold, font.italic, font.name = Pt(size), bold, italic, office.FONT
            font.color.rgb = _rgb(colour or office.INK)
            run._r.get_or_add_rPr().set("lang", "da-DK")

    def _frame(
        self, slide: Any, left: float, top: float, width: float, height: float, *, name: str = "Tekst"
    ) -> Any:
        box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        box.name = office.clean(name)
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return frame

    def _line(self, slide: Any, top: float) -> None:
        line = slide.shapes.add_connector(1, Inches(MARGIN), Inches(top), Inches(WIDTH - MARGIN), Inches(top))
        line.line.color.rgb, line.line.width = _rgb(office.LINE), Pt(0.75)
        line.name = "Linje"
        style = line._element.find(qn("p:style"))  # the theme's would add a shadow
        if style is not None:
            line._element.remove(style)

    def _draw(self, slide: Any, drawing: Drawing, left: float, top: float, width: float) -> None:
        picture = io.BytesIO(self._pictures[drawing.svg])
        shape = slide.shapes.add_picture(picture, Inches(left), Inches(top), width=Inches(width))
        _describe(shape, drawing.alt)
        shape.name = "Tegning"
        blip = shape._element.find(f".//{qn('a:blip')}")
        self._drawings += 1
        office.add_vectors(blip, slide.part, drawing.svg, self._drawings, (Part, PackURI))

    def _notes(self, slide: Any, notes: Sequence[str]) -> None:
        meta = self._pack.meta
        about = (
            f"Datagrundlag {meta.build_id}, tal kendt {danish.long_date(meta.as_of)}, regler: {meta.rules}."
        )
        slide.notes_slide.notes_text_frame.text = office.clean("\n".join([*notes, *meta.notes, about]))
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", "da-DK")


def _rgb(colour: str) -> RGBColor:
    red, green, blue = bytes.fromhex(colour)
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _describe(shape: Any, text: str) -> None:
    """The text that stands for a picture or table where it is not seen."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", office.clean(text))


def _turn_into_number(paragraph: Any) -> None:
    """The run becomes the slide's own number, that follows when slides are moved."""
    run = paragraph.runs[0]._r
    field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    for child in list(run):
        field.append(child)
    run.getparent().replace(run, field)


def _plain_style(table: Any) -> None:
    """No banded colours: a line below each row is enough."""
    properties = table._tbl.tblPr
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _line_below(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(line.makeelement(qn("a:srgbClr"), {"val": office.LINE}))
    line.append(fill)
    properties.insert(0, line)
