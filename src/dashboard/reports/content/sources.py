"""Where the figures come from and how they are judged."""

from __future__ import annotations

from dashboard import danish
from dashboard.narrative import method, method_limits
from dashboard.narrative import sources as words
from dashboard.narrative.trends import STRENGTH_WORD
from dashboard.reports.document import Block, Bullets, Cell, Heading, Item, Paragraph, Section, Table
from dashboard.reports.gather import Material
from dashboard.store.records import Indicator, Source


def section(material: Material) -> Section:
    counted = _as_known(material)
    sources = [source for source in counted if source.rows]
    empty = [source.name for source in counted if not source.rows and not source.demo_rows]
    blocks: list[Block] = []
    if sources:
        blocks.append(
            Table(
                "Kilder",
                ("Kilde", "Udgiver", "Nyeste periode", "Senest offentliggjort", "Tal i mappen"),
                tuple(_source(one) for one in sources),
                (4, 3, 2, 2.4, 1.4),
                numeric=(4,),
            )
        )
    if empty:
        blocks.append(
            Paragraph(f"Ingen af de nyeste tal kommer fra {danish.enumerate_words(empty)}.", "quiet")
        )
    blocks += [
        Heading("Sådan læses tallene"),
        Paragraph(method.HEADLINE),
        Table(
            "Hvad ordene om udvikling betyder",
            ("Svar", "Det betyder", "Ved et rent tilfælde", "Hvad I kan gøre"),
            tuple(
                (
                    Cell(danish.sentence_case(STRENGTH_WORD[word.strength]), style="strong"),
                    Cell(word.says),
                    Cell(word.by_chance),
                    Cell(word.what_to_do),
                )
                for word in method.words()
            ),
            (2, 4, 3, 3.4),
        ),
        Bullets(tuple(Item(one.answer, lead=one.title) for one in method_limits.LIMITS)),
        Heading("Hvor ansøgningen afviger fra loven"),
        Bullets(tuple(Item(text) for text in material.basis.programme.differences)),
        Table(
            "Tallene i mødemappen",
            ("Tal", "Hvad det viser", "Kilde", "Forbehold"),
            tuple(
                _definition(row.indicator)
                for row in material.rows
                if any(cell.is_known for cell in row.cells) and (row.column or row.indicator.focus_area_names)
            ),
            (2.2, 4, 1.8, 4.8),
        ),
    ]
    return Section(
        section_id="kilder",
        title="Kilder og metode",
        sentence=f"De nyeste tal: {words.headline(counted)}.",
        blocks=tuple(block for block in blocks if not (isinstance(block, Table) and not block.rows)),
    )


def _as_known(material: Material) -> list[Source]:
    """The sources with what the pack can show of them: the newest figure of each place and indicator on the
    date, nothing published later. What was rejected is the whole build's."""
    found = []
    for source in material.sources:
        figures = [one for one in material.figures if one.source_id == source.source_id]
        found.append(
            source._replace(
                rows=len(figures),
                demo_rows=sum(one.is_demo for one in figures),
                latest_period=max((one.period for one in figures), default=None),
                published_on=max((one.published_on for one in figures), default=None),
            )
        )
    return found


def _source(source: Source) -> tuple[Cell, ...]:
    return (
        Cell(source.name, is_demo=bool(source.demo_rows)),
        Cell(source.publisher or "ikke beskrevet"),
        Cell(danish.period(source.latest_period) if source.latest_period else "ingen tal endnu"),
        Cell(danish.long_date(source.published_on) if source.published_on else ""),
        Cell(danish.number(source.rows)),
    )


def _definition(indicator: Indicator) -> tuple[Cell, ...]:
    return (
        Cell(indicator.name, style="strong"),
        Cell(indicator.producer_says, small=indicator.population),
        Cell(indicator.source_name or "ikke beskrevet"),
        Cell(" ".join(indicator.caveats) or "ingen", style="plain" if indicator.caveats else "quiet"),
    )
