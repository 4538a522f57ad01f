"""One area: its verdict, each criterion's road to the target year, other rules, and what people wrote."""

from __future__ import annotations

from dashboard import danish
from dashboard.analysis.picture import Row
from dashboard.analysis.road import Lane
from dashboard.analysis.standing import Standing
from dashboard.narrative import figures, lanes
from dashboard.narrative import road as words
from dashboard.narrative import status as verdicts
from dashboard.reports.content import drawings
from dashboard.reports.content.status import rule, single_year, when
from dashboard.reports.document import (
    Block,
    Card,
    Cards,
    Cell,
    Paragraph,
    Section,
    Table,
)
from dashboard.reports.gather import Material

FAN_LEGEND = (
    "Punkter: enkelte års tal (blege: eksempeltal). Sort linje: grænsen i kriteriet. Rude: målet. "
    "Stiplet linje og felt: hvis den lige linje gennem de seneste fem år fortsætter (95 %)."
)


def section(material: Material, row: Row) -> Section:
    area = row.geography
    standings = material.standings.get(area.geography_id, ())
    blocks: list[Block] = []
    if row.rests_on_demo:
        blocks.append(Paragraph(verdicts.EXAMPLE_NOTE, is_demo=True))
    official = figures.official(row.official, material.as_of.year)
    blocks.append(Paragraph(f"Den officielle liste: {danish.lower_first(official)}.", "quiet"))
    blocks.append(
        Cards(
            sentence=f"{area.name}: kriterierne og vejen til {material.road.target_year}",
            cards=tuple(_card(material, lane) for lane in material.road.of(area.geography_id)),
            columns=3,
            legend=FAN_LEGEND,
        )
    )
    blocks.append(_rules(standings))
    return Section(
        section_id=f"omraade-{area.geography_id}",
        title=area.name,
        sentence=words.area_headline(material.road, area.geography_id),
        blocks=tuple(blocks),
        sentence_is_demo=row.rests_on_demo,
        notes=(words.METHOD_NOTE,),
    )


def _card(material: Material, lane: Lane) -> Card:
    reading, indicator = lane.cell.reading, lane.column.indicator
    about = Cell(rule(lane.column), style="quiet")
    if reading is None:
        why = figures.MISSING_WORD[lane.cell.missing or "no_figure"]
        return Card(
            title=indicator.short_name,
            value="Ukendt",
            lines=(about, Cell(why), *single_year(lane.cell, lane.column)),
            drawing=drawings.of_lane(material.road, lane),
            words=(_target(material, lane),),
            is_demo=bool(lane.series.demo.any()),
        )
    away = lanes.distance(lane)
    missing = (Cell(figures.MISSING_WORD[lane.cell.missing]),) if lane.cell.missing else ()
    return Card(
        title=indicator.short_name,
        value=figures.value(reading, indicator),
        lines=(
            about,
            Cell(figures.STATE_WORD[lane.cell.state], state=lane.cell.state, style="strong"),
            Cell(", ".join(part for part in (when(reading), away) if part), is_demo=reading.is_demo),
            *single_year(lane.cell, lane.column),
            *missing,
        ),
        drawing=drawings.of_lane(material.road, lane),
        words=(
            Cell(
                lanes.margin_sentence(lane.margin),
                is_demo=reading.is_demo and lane.margin.persons is not None,
            ),
            Cell(lanes.pace_word(lane.pace), style="strong"),
            _target(material, lane),
            Cell(
                danish.sentence_case(lanes.trend_note(lane)), is_demo=bool(lane.trend and lane.trend.is_demo)
            ),
            *_ahead(material, lane),
        ),
        is_demo=reading.is_demo,
    )


def _target(material: Material, lane: Lane) -> Cell:
    year = material.road.target_year
    if lane.pace.target is None:
        return Cell(f"Mål {year}: ikke fastsat")
    text = f"Mål {year}: {figures.amount(lane.pace.target, lane.column.indicator)}"
    needed = lanes.needed(lane.pace, lane.column.indicator)
    return Cell(f"{text}, {needed}" if needed else text, is_demo=lane.cell.target_origin == "eksempel")


def _ahead(material: Material, lane: Lane) -> tuple[Cell, ...]:
    fit = lane.projection.fit
    text = lanes.projected(lane, material.road.target_year) or lanes.no_fan(lane)
    return (Cell(text, is_demo=bool(fit and fit.is_demo), style="quiet"),) if text else ()


def _rules(standings: tuple[Standing, ...]) -> Table:
    return Table(
        caption="Efter hvilke regler",
        heads=("Regler", "Kriterier", "Dom", "Hvad der skal til"),
        rows=tuple(
            (
                Cell(one.rules.short_name),
                Cell(danish.sentence_case(words.standing_score(one)), is_demo=one.verdict.rests_on_demo),
                Cell(verdicts.verdict_words(one.verdict), is_demo=one.verdict.rests_on_demo),
                Cell(words.standing_needs(one), is_demo=one.verdict.rests_on_demo, small=_nearest(one)),
            )
            for one in standings
        ),
        widths=(2.2, 2.2, 2.6, 4),
    )


def _nearest(one: Standing) -> str:
    """The criterion with the fewest persons, where it can be told in persons."""
    step = next((step for step in one.steps if step.margin.persons is not None), None)
    return f"Nærmest: {words.step(step.indicator, step.margin)}" if step else ""
