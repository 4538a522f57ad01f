"""Status on one page: the verdict, and a gauge for each area and criterion."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell as Judged
from dashboard.analysis.picture import Column, Reading, Row
from dashboard.narrative import figures as words
from dashboard.narrative import status as verdicts
from dashboard.narrative import trends
from dashboard.reports import vectors
from dashboard.reports.content import drawings
from dashboard.reports.document import (
    Board,
    BoardCell,
    BoardHead,
    BoardRow,
    Cell,
    Legend,
    Mark,
    Paragraph,
    Section,
)
from dashboard.reports.gather import Material

_DOUBTFUL: Final = frozenset({"preliminary", "estimate", "break"})
_NO_VERDICT: Final = "Tal, men ingen dom: kriterierne gælder for hvert område for sig."
_STATE_MEANS: Final = (
    (State.MET, "kriteriet er opfyldt; det trækker mod listen"),
    (State.NEAR, "ikke opfyldt, men højst 5 % fra grænsen"),
    (State.CLEAR, "længere end 5 % fra grænsen, på den rigtige side"),
)
_MARK: Final = '<svg viewBox="0 0 18 18" xmlns="http://www.w3.org/2000/svg">{}</svg>'


def section(material: Material) -> Section:
    picture, target_year = material.picture, material.road.target_year
    counted = sum(column.criterion.role == "counted" for column in picture.columns)
    mandatory = next((c.indicator.name for c in picture.columns if c.criterion.role == "mandatory"), None)
    notes = [Paragraph(verdicts.rule(material.ruleset, counted, mandatory), "quiet")]
    if picture.rests_on_demo:
        notes.append(Paragraph(verdicts.EXAMPLE_NOTE, "body", is_demo=True))
    if picture.rests_on_old:
        notes.append(Paragraph(verdicts.OLD_NOTE))
    board = Board(
        caption="Kriterierne, område for område",
        heads=tuple(BoardHead(c.indicator.short_name, rule(c)) for c in picture.columns),
        rows=tuple(_row(row, material) for row in picture.rows),
    )
    return Section(
        section_id="status",
        title="Status",
        sentence=f"{verdicts.headline(picture)} {verdicts.goal(target_year)}",
        blocks=(*notes, board, Legend(_marks(target_year, has_examples=board.is_demo))),
        sentence_is_demo=picture.rests_on_demo,
        notes=tuple(_note(row) for row in picture.areas),
    )


def rule(column: Column) -> str:
    """`grænse: over 40 %, gns. af to år`"""
    years = column.criterion.averaging_years
    mean = f", gns. af {danish.count_word(years)} år" if years > 1 else ""
    mandatory = ", skal være opfyldt" if column.criterion.role == "mandatory" else ""
    return f"grænse: {words.limit(column)}{mean}{mandatory}"


def when(reading: Reading) -> str:
    """`gns. 2019–2020, gammelt tal`: the period with the marks that are no example's."""
    parts = [words.period(reading)]
    if reading.status == "proxy":
        parts.append("proxy")
    if reading.is_old:
        parts.append("gammelt tal")
    if reading.status in _DOUBTFUL:
        parts.append(words.STATUS_WORD[reading.status])
    return ", ".join(parts)


def single_year(cell: Judged, column: Column) -> tuple[Cell, ...]:
    """`2020 alene: 38,7 %`, where the rule's value is a mean or cannot be formed."""
    single = cell.single_year
    if single is None:
        return ()
    text = f"{danish.period(single.period)} alene: {words.value(single, column.indicator)}"
    return (Cell(text, is_demo=single.is_demo, style="quiet"),)


def _row(row: Row, material: Material) -> BoardRow:
    verdict = row.verdict
    cells = tuple(
        _cell(row, cell, column, material)
        for cell, column in zip(row.cells, material.picture.columns, strict=True)
    )
    if verdict is None:
        return BoardRow(row.geography.name, "", (Cell(_NO_VERDICT, style="quiet"),), cells, False)
    lines = [Cell(verdicts.verdict_words(verdict), style="strong")]
    if (note := verdicts.residents_note(row)) is not None:
        lines.append(Cell(note))
    lines.append(
        Cell(f"Den officielle liste: {words.official(row.official, material.as_of.year)}", style="quiet")
    )
    score = danish.sentence_case(verdicts.score(verdict))
    return BoardRow(row.geography.name, score, tuple(lines), cells, row.rests_on_demo)


def _cell(row: Row, cell: Judged, column: Column, material: Material) -> BoardCell:
    lines = [*_about(cell), *_surroundings(cell, column, material)]
    if cell.reading is None:
        return BoardCell("Ukendt", None, "", None, tuple(lines), is_demo=False)
    judged = row.verdict is not None
    return BoardCell(
        value=words.value(cell.reading, column.indicator),
        state=cell.state if judged else None,
        state_word=words.STATE_WORD[cell.state] if judged else "",
        drawing=drawings.of_cell(row.geography.name, cell, column, cell.reading, material.road.target_year),
        lines=tuple(lines),
        is_demo=cell.reading.is_demo,
    )


def _about(cell: Judged) -> list[Cell]:
    """The period and the trend of the figure, or why there is none."""
    missing = [Cell(words.MISSING_WORD[cell.missing])] if cell.missing else []
    if cell.reading is None:
        return missing or [Cell(words.MISSING_WORD["no_figure"])]
    lines = [Cell(when(cell.reading), is_demo=cell.reading.is_demo), *missing]
    if cell.trend is not None:
        text = f"{trends.mark(cell.trend)} {trends.short(cell.trend)}"
        is_strong = trends.is_signal(cell.trend)
        lines.append(Cell(text, is_demo=cell.trend.is_demo, style="strong" if is_strong else "plain"))
    return lines


def _surroundings(cell: Judged, column: Column, material: Material) -> list[Cell]:
    """The target, and proxies: never on the criterion's axis and never judged."""
    indicator, lines = column.indicator, []
    if (target := words.target(cell, indicator)) is not None:
        text = f"mål {material.road.target_year}: {target}"
        lines.append(Cell(text, is_demo=cell.target_origin == "eksempel", style="quiet"))
    elif cell.target_origin is not None:
        lines.append(Cell(f"mål {material.road.target_year}: ikke fastsat", style="quiet"))
    for proxy in cell.proxies:
        of = material.picture.indicators[proxy.indicator_id]
        text = f"{of.short_name}: {words.value(proxy, of)} ({danish.period(proxy.period)}), proxy"
        lines.append(Cell(text, is_demo=proxy.is_demo, style="quiet"))
    return lines


def _note(row: Row) -> str:
    said = verdicts.sentence(row.verdict) if row.verdict else _NO_VERDICT
    example = " (eksempeltal)" if row.rests_on_demo else ""
    return f"{row.geography.name}: {said}{example}."


def _marks(target_year: int, *, has_examples: bool) -> tuple[Mark, ...]:
    """What the marks mean, each drawn as in a gauge."""
    drawn = (
        ('<line x1="9" x2="9" y1="1" y2="17" stroke="#22262b" stroke-width="2"/>', "grænsen i kriteriet"),
        ('<polygon points="9,3.8 14.2,9 9,14.2 3.8,9" fill="#22262b"/>', f"mål {target_year}"),
        (
            '<polygon points="9,4.8 13.2,9 9,13.2 4.8,9" fill="#fff" stroke="#22262b" stroke-width="1.5"/>',
            "kursen: hvor en lige linje fra planens start til målet ville være nu",
        ),
        ('<polygon points="9,5 13,12.5 5,12.5" fill="#22262b" fill-opacity="0.6"/>', "Slagelse Kommune"),
    )
    pale = (
        (
            '<rect x="0" y="4" width="15" height="10" fill="#1f6b75" fill-opacity="0.38"/>'
            '<rect x="14" y="4" width="3" height="10" fill="#1f6b75"/>',
            "bleg søjle: eksempeltal",
        ),
    )
    return (
        *(Mark(text, state=state) for state, text in _STATE_MEANS),
        *(
            Mark(text, drawing=vectors.inline(_MARK.format(mark), text))
            for mark, text in (drawn + pale if has_examples else drawn)
        ),
    )
