"""One focus area: its figures in all areas, one of them drawn, its initiatives and milestones."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.effort import MilestoneNow
from dashboard.analysis.matrix import MatrixCell, MatrixRow
from dashboard.analysis.portrait import Panel, Portrait
from dashboard.narrative import effort, figures, focus_summary, trends
from dashboard.narrative import matrix as values
from dashboard.narrative import portrait as words
from dashboard.narrative.sources import what_would_fill
from dashboard.reports.content import drawings
from dashboard.reports.document import Block, Card, Cards, Cell, Drawing, Paragraph, Section, Table
from dashboard.reports.gather import Material
from dashboard.store.records import FocusArea

_ONLY_SIGNS: Final = (
    "Kun tegn på udvikling er nævnt. De øvrige tals udsving kan ikke skelnes fra tilfældigheder, eller kun "
    "niveauet kan vises. Trekant, rude og cirkel: kriteriet er opfyldt, tæt på eller ikke opfyldt."
)


def section(material: Material, focus_area: FocusArea, drawn: tuple[str, ...]) -> Section:
    """The section of one focus area.

    Args:
        drawn: the indicators whose curves are shown here.
    """
    rows = material.rows_of(focus_area)
    blocks: list[Block] = [
        Paragraph(f"{focus_area.aim} Ansvarlig: {danish.lower_first(focus_area.coordinator)}.", "quiet")
    ]
    if rows:
        blocks.append(_figures(rows))
    blocks += [_curves(material.portraits[one]) for one in drawn]
    blocks += _initiatives(material, focus_area)
    return Section(
        section_id=f"indsatsomraade-{focus_area.focus_area_id}",
        title=focus_area.name,
        sentence=focus_summary.headline(rows),
        blocks=tuple(blocks),
        sentence_is_demo=any(cell.trend and cell.trend.is_demo for row in rows for cell in row.cells),
        notes=tuple(f"{row.indicator.name}: {row.indicator.question}" for row in rows),
    )


def _figures(rows: tuple[MatrixRow, ...]) -> Table:
    places = [cell.geography.short_name for cell in rows[0].cells]
    return Table(
        caption="Tallene, område for område",
        heads=("Tal", *places),
        rows=tuple((_name(row), *(_figure(cell, row) for cell in row.cells)) for row in rows),
        widths=(2.4, *[1.6] * len(places)),
        numeric=tuple(range(1, len(places) + 1)),
        note=_ONLY_SIGNS,
    )


def _name(row: MatrixRow) -> Cell:
    return Cell(
        row.indicator.name, small="proxy: bruges i stedet for et kriterium" if row.indicator.proxy_for else ""
    )


def _figure(cell: MatrixCell, row: MatrixRow) -> Cell:
    if not cell.is_known:
        return Cell("ukendt", style="quiet")
    marks = [values.period(cell)]
    if cell.is_old:
        marks.append("gammelt tal")
    if cell.figure is not None and cell.figure.status not in {"final", "proxy"}:
        marks.append(figures.STATUS_WORD[cell.figure.status])
    small = ", ".join(marks)
    if cell.trend is not None and trends.is_signal(cell.trend):
        small += f"\n{trends.mark(cell.trend)} {trends.short(cell.trend)}"
    state = cell.judged.state if cell.judged and cell.judged.reading and row.column else None
    return Cell(values.value(cell, row.indicator), is_demo=values.is_demo(cell), state=state, small=small)


def _curves(portrait: Portrait) -> Cards:
    return Cards(
        sentence=words.headline(portrait),
        cards=tuple(
            _card(portrait, panel, drawing)
            for panel, drawing in zip(portrait.panels, drawings.of_panels(portrait), strict=True)
        ),
        columns=3,
        legend=_legend(portrait),
    )


def _card(portrait: Portrait, panel: Panel, drawing: Drawing | None) -> Card:
    newest, indicator = panel.newest, portrait.indicator
    if newest is None:
        gap = panel.gaps[-1] if panel.gaps else None
        why = figures.STATUS_WORD[gap.status] if gap else "intet tal kendt på datoen"
        return Card(
            title=panel.geography.name,
            value="Ukendt",
            lines=(Cell(danish.sentence_case(why)),),
            drawing=None,
            words=(Cell(what_would_fill(indicator), style="quiet"),),
            is_demo=False,
        )
    details = [danish.period(newest.period), words.interval(newest, indicator), words.persons(newest)]
    if is_old(newest.period, portrait.as_of):
        details.append("gammelt tal")
    if newest.status not in {"final", "proxy"}:
        details.append(figures.STATUS_WORD[newest.status])
    return Card(
        title=panel.geography.name,
        value=words.value(newest, indicator),
        lines=(
            Cell(" · ".join(one for one in details if one), is_demo=newest.is_demo),
            Cell(
                f"{trends.mark(panel.trend)} {trends.short(panel.trend)}",
                style="strong" if panel.trend and trends.is_signal(panel.trend) else "quiet",
                is_demo=bool(panel.trend and panel.trend.is_demo),
            ),
        ),
        drawing=drawing,
        words=tuple(_said(portrait, panel)),
        is_demo=newest.is_demo or any(point.is_demo for point in panel.points),
    )


def _said(portrait: Portrait, panel: Panel) -> list[Cell]:
    lines = [
        Cell(
            trends.sentence(panel.trend, portrait.indicator),
            is_demo=bool(panel.trend and panel.trend.is_demo),
        )
    ]
    hidden = [danish.period(gap.period) for gap in panel.gaps if gap.status == "suppressed"]
    if hidden:
        lines.append(Cell(f"Skjult af hensyn til få personer: {danish.enumerate_words(hidden)}."))
    return lines


def _legend(portrait: Portrait) -> str:
    """What this indicator's curves show besides themselves."""
    limits = any(panel.trend and panel.trend.method == "xmr" for panel in portrait.panels)
    points = [point for panel in portrait.panels for point in panel.points]
    parts = []
    if limits:
        parts.append("Blåt felt: det, serien normalt svinger inden for")
    elif any(point.interval for point in points):
        parts.append("Blåt felt: 95 % usikkerhed om hvert tal")
    if any(point.is_demo for point in points):
        parts.append("Hult punkt: eksempeltal")
    if any(panel.target and panel.target.value is not None for panel in portrait.panels):
        parts.append("Sort rude ved kanten: målet")
    if (municipality := words.municipality(portrait)) is not None:
        parts.append(danish.sentence_case(municipality))
    drawn = [event for event in portrait.events if event.day is not None]
    if drawn:
        parts.append("Prikket linje: " + "; ".join(f"{event.number} {event.name}" for event in drawn))
    return f"{'. '.join(parts)}." if parts else ""


def _initiatives(material: Material, focus_area: FocusArea) -> list[Block]:
    own = [now for now in material.initiatives if now.initiative.focus_area_id == focus_area.focus_area_id]
    if not own:
        return []
    names = {place.geography_id: place.short_name for place in material.basis.geographies}
    rows = []
    for now in own:
        one = now.initiative
        where = danish.enumerate_words([names[place] for place in one.geography_ids]) or "alle områder"
        assumed = ", skøn" if one.kind_is_assumed else ""
        note = now.word.content.note if now.word else None
        rows.append(
            (
                Cell(one.name, small=f"{effort.KIND_WORD[one.kind]}{assumed}, {where}"),
                Cell(
                    effort.STATUS_WORD[now.status],
                    small=f"{effort.since(now)}. {note}" if note else effort.since(now),
                    is_demo=now.is_demo,
                ),
                _milestones(
                    [m for m in material.milestones if m.milestone.initiative_id == one.initiative_id]
                ),
            )
        )
    return [Table("Indsatser og milepæle", ("Indsats", "Status", "Milepæle"), tuple(rows), (3, 2, 5))]


def _milestones(milestones: list[MilestoneNow]) -> Cell:
    if not milestones:
        return Cell("ingen sat", style="quiet")
    first, *more = (_milestone(one) for one in milestones)
    return replace(first, more=tuple(more))


def _milestone(one: MilestoneNow) -> Cell:
    text = f"{one.milestone.name}: {effort.REACHED_WORD[one.reached]}; {effort.milestone_when(one)}"
    evidence = one.word.content.evidence if one.word else ""
    return Cell(f"{text} ({evidence})" if evidence else text, is_demo=one.is_demo)
