"""What goes on which slide: one message each, and no more than can be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard import danish
from dashboard.reports import office
from dashboard.reports.document import (
    Block,
    Board,
    Bullets,
    Card,
    Cards,
    Cell,
    Heading,
    Item,
    Legend,
    Paragraph,
    Section,
    Table,
)

WIDTH: Final = 13.333
"""of a slide; all lengths are in inches"""
MARGIN: Final = 0.6
TOP: Final = 1.62
"""where the content begins; above is the title"""
BOTTOM: Final = 6.95
TABLE_TEXT: Final = (16.0, 14.0, 12.0)
"""sizes of a table's text, in points: the largest with which it fits on one slide, else the smallest"""
_TABLE_ROOM: Final = BOTTOM - TOP - 0.6
"""for the rows below the head"""
_ITEMS: Final = 6
"""lines of a list on one slide"""
_CARDS: Final = 6
_POINTS_SECTION: Final = "talepunkter"


@dataclass(frozen=True, slots=True)
class Slide:
    """What one slide shows and says."""

    title: str
    content: Bullets | Table | Board | Cards | None
    notes: tuple[str, ...]
    title_is_demo: bool
    is_demo: bool
    of: str
    """the section that it belongs to"""
    legend: str = ""
    text_size: float = TABLE_TEXT[-1]
    """of a table: the same on all slides that it goes on to"""


def planned(section: Section) -> Iterator[Slide]:
    """The slides of a section: the first has the section's sentence as its title, the others their own."""
    if section.section_id == _POINTS_SECTION:
        yield from _points(section)
        return
    said, shown, notes = _sorted(section)
    if not shown:
        texts = Bullets(tuple(Item(one.text, is_demo=one.is_demo) for one in said))
        yield Slide(section.sentence, texts, notes, section.sentence_is_demo, section.is_demo, section.title)
        return
    for place, (heading, block) in enumerate(shown):
        own = heading if isinstance(block, Bullets) else _own_title(block)
        for number, part in enumerate(parts := list(_parts(block)), start=1):
            title = section.sentence if place == 0 else f"{section.title}: {danish.lower_first(own)}"
            of_all = f" ({number} af {len(parts)})" if len(parts) > 1 else ""
            is_demo = part.is_demo or (place == 0 and section.sentence_is_demo)
            yield Slide(
                f"{title}{of_all}",
                part,
                notes,
                title_is_demo=place == 0 and section.sentence_is_demo,
                is_demo=is_demo,
                of=section.title,
                legend=_legend(section) if isinstance(part, Board) else "",
                text_size=_text_size(block) if isinstance(block, Table) else TABLE_TEXT[-1],
            )


def _points(section: Section) -> Iterator[Slide]:
    """A talking point a slide: the sentence to be said is the title."""
    for block in section.blocks:
        for item in block.items if isinstance(block, Bullets) else ():
            facts = Bullets(tuple(Item(note) for note in item.notes))
            yield Slide(item.text, facts, item.notes, item.is_demo, item.is_demo, section.title)


def _sorted(
    section: Section,
) -> tuple[list[Paragraph], list[tuple[str, Bullets | Table | Board | Cards]], tuple[str, ...]]:
    """What is said, what is shown with the heading above it, and the notes of the whole section."""
    said: list[Paragraph] = []
    longer: list[str] = []
    shown: list[tuple[str, Bullets | Table | Board | Cards]] = []
    legends: list[str] = []
    heading = section.title
    for block in section.blocks:
        match block:
            case Paragraph():
                said.append(block)
            case Heading():
                heading = block.text
            case Legend():
                legends += [mark.text for mark in block.marks]
            case _:
                shown.append((heading, block))
                if isinstance(block, Cards):
                    legends += [block.legend] if block.legend else []
                    longer += [f"{card.title}: {_spoken(card)}" for card in block.cards]
    notes = (*(one.text for one in said), *longer, *section.notes, *legends)
    return said, shown, notes


def _spoken(card: Card) -> str:
    """All that is said of a card, with its example mark, for the notes."""
    cells = (Cell(card.value, is_demo=card.is_demo), *card.lines, *card.words)
    return "; ".join(f"{one.text} ({office.EXAMPLE_WORD})" if one.is_demo else one.text for one in cells)


def _legend(section: Section) -> str:
    """The meaning of the gauges' marks in one line; the states have their words on the slide."""
    return next(
        (
            "Lodret streg: grænsen. Rude: målet. Hul rude: kursen mod målet. Trekant under søjlen: kommunen. "
            + ("Bleg søjle: eksempeltal." if section.is_demo else "")
            for block in section.blocks
            if isinstance(block, Legend)
        ),
        "",
    )


def _own_title(block: Block) -> str:
    if isinstance(block, Cards):
        return block.sentence
    return block.caption if isinstance(block, Table | Board) else ""


def _parts(block: Bullets | Table | Board | Cards) -> Iterator[Bullets | Table | Board | Cards]:
    """As much of a block as one slide holds."""
    match block:
        case Bullets():
            slides_needed = -(-len(block.items) // _ITEMS) or 1
            each = -(-len(block.items) // slides_needed)
            for start in range(0, len(block.items), each):
                yield Bullets(block.items[start : start + each])
        case Table():
            for rows in _rows_that_fit(block):
                yield Table(block.caption, block.heads, rows, block.widths, block.numeric, block.note)
        case Cards():
            for start in range(0, len(block.cards), _CARDS):
                yield Cards(block.sentence, block.cards[start : start + _CARDS], block.columns, block.legend)
        case Board():
            for start in range(0, len(block.rows), 5):
                yield Board(block.caption, block.heads, block.rows[start : start + 5])


def _rows_that_fit(table: Table) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    room, size = _TABLE_ROOM, _text_size(table)
    found: list[tuple[Cell, ...]] = []
    used = 0.0
    for row in table.rows:
        height = _row_height(row, table.widths, size)
        if found and used + height > room:
            yield tuple(found)
            found, used = [], 0.0
        found.append(row)
        used += height
    yield tuple(found)


def _text_size(table: Table) -> float:
    for size in TABLE_TEXT:
        if sum(_row_height(row, table.widths, size) for row in table.rows) <= _TABLE_ROOM:
            return size
    return TABLE_TEXT[-1]


def _texts(cell: Cell, points: float) -> list[tuple[str, float]]:
    return [(cell.text, points), (cell.small, points - 2), *((one.text, points) for one in cell.more)]


def _row_height(row: Sequence[Cell], widths: Sequence[float], points: float) -> float:
    """In inches, estimated: a letter is not quite half as wide as it is high."""
    highest = 0.0
    for cell, part in zip(row, widths, strict=True):
        width = (WIDTH - 2 * MARGIN) * part / sum(widths) - 0.15
        height = 0.0
        for text, size in _texts(cell, points):
            letters = max(int(width * 72 / (size * 0.47)), 4)
            lines = sum(-(-max(len(line), 1) // letters) for line in text.split("\n")) if text else 0
            height += lines * size * 1.22 / 72
        highest = max(highest, height)
    return highest + 0.1
