"""Parts of a Word document that python-docx has no words for: styles, fields, bookmarks, a table's lines."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dashboard.reports import office

_AFTER_SHADE: Final = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
_AFTER_BORDERS: Final = (
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
)  # fmt: skip


def only_tab(paragraph: Any, place: Any) -> None:
    """One stop at the right edge, in place of the style's two."""
    stops = paragraph.paragraph_format.tab_stops
    for style_stop in list(paragraph.style.paragraph_format.tab_stops):
        stops.add_tab_stop(style_stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(place, WD_TAB_ALIGNMENT.RIGHT)


def set_styles(document: Any) -> None:
    styles = document.styles
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "da-DK")
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)
    _style(styles["Normal"], size=10, after=5)
    styles["Normal"].paragraph_format.line_spacing = 1.0
    _style(styles["Title"], size=24, bold=True, after=8)
    _style(styles["Subtitle"], size=12, bold=True, colour=office.ACCENT, before=30, after=4)
    _style(styles["Heading 1"], size=10.5, bold=True, colour=office.ACCENT, before=0, after=2, follows=True)
    _style(styles["Heading 2"], size=11.5, bold=True, before=12, after=4, follows=True)
    _style(styles["List Bullet"], size=10, after=5)
    _style(styles["Header"], size=8, colour=office.QUIET)
    _style(styles["Footer"], size=8, colour=office.QUIET)
    for name, fields in (
        ("Pack Lead", {"size": 16, "bold": True, "after": 8, "follows": True}),
        ("Pack Note", {"size": 10, "after": 5, "before": 2}),
        ("Pack Small", {"size": 8.5, "colour": office.QUIET, "after": 5}),
        ("Pack Cell", {"size": 8.5, "after": 0}),
        ("Contents Heading", {"size": 10.5, "bold": True, "colour": office.ACCENT, "before": 14, "after": 4}),
        ("Contents Entry", {"size": 10, "after": 3}),
    ):
        made = styles.add_style(name, 1)
        made.base_style = styles["Normal"]
        _style(made, **fields)
    shade = OxmlElement("w:shd")
    for attribute, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FBF1E4")):
        shade.set(qn(attribute), value)
    # Word refuses a file whose parts stand in another order than the standard's.
    styles["Pack Note"].element.get_or_add_pPr().insert_element_before(shade, *_AFTER_SHADE)


def _style(
    style: Any,
    *,
    size: float,
    bold: bool = False,
    colour: str = office.INK,
    before: float = 0,
    after: float = 0,
    follows: bool = False,
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = office.FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), office.FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), follows
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.get_or_add_pPr().remove(borders)


def add_row_lines(table: Any) -> None:
    """A thin line below each row, and no others."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for attribute, value in (
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "0"),
            ("w:color", office.LINE),
        ):
            line.set(qn(attribute), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, *_AFTER_BORDERS)


def repeat_on_each_page(row: Any) -> None:
    """The head stands again on each page that the table goes on to."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)


def keep_whole(row: Any) -> None:
    whole = OxmlElement("w:cantSplit")
    whole.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().insert(0, whole)


def add_field(paragraph: Any, instruction: str) -> None:
    add_field_part(paragraph, "begin")
    add_instruction(paragraph, instruction)
    add_field_part(paragraph, "separate")
    paragraph.add_run("1")
    add_field_part(paragraph, "end")


def add_field_part(paragraph: Any, kind: str) -> None:
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(part)


def add_instruction(paragraph: Any, text: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = text
    paragraph.add_run()._r.append(instruction)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)
