"""What a pack consists of, before it is set in any format: sections of blocks, all immutable plain text.

Texts are plain characters, whatever they look like: each format sets them as data, never as its own markup.
`is_demo` says that something shows or rests on an invented example; each format marks it where it stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from dashboard.analysis.criteria import State


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing. `width` and `height` are in its own units: they give its shape, not its size."""

    svg: str
    alt: str
    """its whole meaning as text"""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Literal["lead", "body", "quiet"] = "body"
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's own; it stays with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list. `mark` says in two words what kind of line it is."""

    text: str
    mark: str = ""
    lead: str = ""
    """what the line is about, set before it"""
    is_demo: bool = False
    notes: tuple[str, ...] = ()
    """figures, sources and tests behind it, for the small print and the speaker"""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Item, ...]

    @property
    def is_demo(self) -> bool:
        return any(item.is_demo for item in self.items)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, or a line of a card."""

    text: str
    is_demo: bool = False
    style: Literal["plain", "strong", "quiet"] = "plain"
    state: State | None = None
    """one of the three states (or unknown): shown with its shape and colour beside the word"""
    small: str = ""
    """below the text, in small: the period of a figure, what a state rests on"""
    more: tuple[Cell, ...] = ()
    """further lines, each with its own mark"""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    """of the columns, as parts of each other"""
    numeric: tuple[int, ...] = ()
    """columns whose content stands to the right"""
    note: str = ""
    """between the caption and the table, in small"""

    @property
    def is_demo(self) -> bool:
        cells = [one for row in self.rows for cell in row for one in (cell, *cell.more)]
        return any(cell.is_demo for cell in cells)


@dataclass(frozen=True, slots=True)
class BoardHead:
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One criterion in one place: the numeral with its state, its gauge, the small print."""

    value: str
    state: State | None
    state_word: str
    drawing: Drawing | None
    lines: tuple[Cell, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    name: str
    score: str
    lines: tuple[Cell, ...]
    cells: tuple[BoardCell, ...]
    score_is_demo: bool

    @property
    def is_demo(self) -> bool:
        return self.score_is_demo or any(
            cell.is_demo or any(line.is_demo for line in cell.lines) for cell in self.cells
        )


@dataclass(frozen=True, slots=True)
class Board:
    """One row a place, one column a criterion."""

    caption: str
    heads: tuple[BoardHead, ...]
    rows: tuple[BoardRow, ...]

    @property
    def is_demo(self) -> bool:
        return any(row.is_demo for row in self.rows)


@dataclass(frozen=True, slots=True)
class Card:
    """A drawing with the figure that it is about above, and what can be said of it below."""

    title: str
    value: str
    lines: tuple[Cell, ...]
    drawing: Drawing | None
    words: tuple[Cell, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side. `sentence` is what they show together."""

    sentence: str
    cards: tuple[Card, ...]
    columns: int
    legend: str = ""

    @property
    def is_demo(self) -> bool:
        return any(
            card.is_demo or any(cell.is_demo for cell in (*card.lines, *card.words)) for card in self.cards
        )


@dataclass(frozen=True, slots=True)
class Mark:
    text: str
    state: State | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks of the drawings mean."""

    marks: tuple[Mark, ...]


Block = Paragraph | Heading | Bullets | Table | Board | Cards | Legend


@dataclass(frozen=True, slots=True)
class Section:
    """`title` stands in the table of contents, `sentence` says what is so and leads the section."""

    section_id: str
    title: str
    sentence: str
    blocks: tuple[Block, ...]
    sentence_is_demo: bool = False
    notes: tuple[str, ...] = ()
    """the section's facts and sources, for the one who presents it"""

    @property
    def is_demo(self) -> bool:
        return self.sentence_is_demo or any(getattr(block, "is_demo", False) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Meta:
    """Which pack this is: enough to make it again."""

    programme: str
    meeting: str
    """`Bestyrelsen 25. november 2021`"""
    as_of: date
    """what was published later is not in it"""
    rules: str
    build_id: str
    made_on: date
    has_demo_figures: bool
    notes: tuple[str, ...] = ()
    """what holds for the whole pack"""


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    meta: Meta
    sections: tuple[Section, ...]

    @property
    def is_demo(self) -> bool:
        return any(section.is_demo for section in self.sections)

    def content_hash(self) -> str:
        """SHA-256 in hexadecimal over all that the pack says, not over when or from which build it was made.

        The same for every format, and the same again where the same figures and texts are put together anew.
        """
        content = json.dumps(as_data([self.title, *self.sections]), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


def drawings_of(document: Document) -> Iterator[Drawing]:
    """Every drawing of a document."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Board():
                    found = [cell.drawing for row in block.rows for cell in row.cells]
                case Cards():
                    found = [card.drawing for card in block.cards]
                case Legend():
                    found = [mark.drawing for mark in block.marks]
                case _:
                    found = []
            yield from (one for one in found if one is not None)


def as_data(part: Any) -> Any:
    """A document or a part of it as lists and dicts; each block says what `kind` it is, and its `is_demo`."""
    if is_dataclass(part) and not isinstance(part, type):
        found = {field.name: as_data(getattr(part, field.name)) for field in fields(part)}
        demo = getattr(part, "is_demo", None)
        return {"kind": type(part).__name__.lower(), **found, **({} if demo is None else {"is_demo": demo})}
    if isinstance(part, list | tuple):
        return [as_data(one) for one in part]
    if isinstance(part, State):
        return part.value
    return part.isoformat() if isinstance(part, date) else part
