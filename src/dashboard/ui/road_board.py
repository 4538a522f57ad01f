"""The lanes of Vejen til 2025 as HTML: a band a criterion, a card an area; of one area a card a criterion.

Pure: a road in, text out. Everything that comes from data is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from dashboard import danish
from dashboard.analysis.picture import Column, Reading
from dashboard.analysis.road import Lane, Road
from dashboard.charts.fan import fan
from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import figures, lanes
from dashboard.ui.road_marks import marks
from dashboard.ui.status_board import STATE_SHAPE, tags
from dashboard.ui.tables import plain_link

Link = Callable[[str, str | None], str]
"""(indicator_id, geography_id or None) -> address of the indicator's page"""
_IN_A_ROW: Final = 4
"""cards that stand side by side at the drawing's natural width"""


def board(road: Road, link: Link) -> str:
    """All areas: one criterion after the other, so that the areas are compared along one axis.

    What the line says in numbers is folded here; it is open for one area.
    """
    bands = []
    for column in road.picture.columns:
        key = column.criterion.indicator_id
        cards = "".join(
            card(road, road.lanes[row.geography.geography_id, key], link, name=row.geography.short_name)
            for row in road.picture.areas
        )
        bands.append(f'<div class="band">{_band_head(road, column, link)}{cards}</div>')
    return f'<div class="road">{"".join(bands)}</div>'


def area_board(road: Road, geography_id: str, link: Link) -> str:
    """One area: a card a criterion, each with its criterion's name and threshold."""
    count = len(road.picture.columns)
    columns = count if count <= _IN_A_ROW else 3
    cards = "".join(
        card(
            road,
            lane,
            link,
            name=lane.column.indicator.short_name,
            rule=f"{_rule(lane.column)}{_derived_note(lane)}",
            is_open=True,
        )
        for lane in road.of(geography_id)
    )
    return f'<div class="road one" style="--columns:{columns}"><div class="band">{cards}</div></div>'


def _band_head(road: Road, column: Column, link: Link) -> str:
    key = column.criterion.indicator_id
    notes = {_derived_note(lane) for (_, indicator_id), lane in road.lanes.items() if indicator_id == key}
    note = "".join(sorted(notes))
    name = plain_link(link(key, None), column.indicator.name)
    return (
        f'<div class="band-head" role="heading" aria-level="2">{name} '
        f'<span class="quiet">{_rule(column)}{note}</span></div>'
    )


def _derived_note(lane: Lane) -> str:
    """What the catalog says of a target that is the law's and not the plan's own."""
    target = lane.target
    return f" · {escape(target.note)}" if target and target.note and target.origin == "afledt" else ""


def _rule(column: Column) -> str:
    years = column.criterion.averaging_years
    mean = f" · gns. af {danish.count_word(years)} år" if years > 1 else ""
    mandatory = " · skal være opfyldt" if column.criterion.role == "mandatory" else ""
    return f"grænse: {escape(figures.limit(column))}{mean}{mandatory}"


def card(road: Road, lane: Lane, link: Link, *, name: str, rule: str = "", is_open: bool = False) -> str:
    """One lane: now, the drawing, the margin, the pace, what the line would give.

    Name, value, drawing and words are four parts, so that those of neighbours stand level.
    """
    address = escape(link(lane.cell.indicator_id, lane.geography.geography_id))
    below = f'<span class="quiet">{rule}</span>' if rule else ""
    drawing = fan(marks(road, lane), lanes.description(lane, road.target_year)) if len(lane.series) else ""
    numbers = _line(lane) + _ahead(lane, road.target_year)
    # Why there is no line is said openly; what it says in numbers is folded where room is scarce.
    if lane.projection.fan and not is_open:
        numbers = f'<details class="more"><summary>Linjen i tal</summary>{numbers}</details>'
    who = f'<div class="who">{escape(name)} {below}</div>'
    if lane.cell.reading is None:
        unknown = _unknown(lane, address, road.target_year)
        return f'<div class="lane">{who}<div>{unknown}</div><div>{drawing}</div><div></div></div>'
    return (
        f'<div class="lane">{who}<div>{_now(lane, lane.cell.reading, address)}</div>'
        f"<div>{drawing}</div><div>{_margin(lane)}{_pace(lane, road.target_year)}{numbers}</div></div>"
    )


def _unknown(lane: Lane, address: str, target_year: int) -> str:
    """No rule's value: why, what would fill it, and the target all the same."""
    indicator = lane.column.indicator
    why = escape(figures.MISSING_WORD[lane.cell.missing or "no_figure"])
    source = f" Det kommer normalt fra {escape(indicator.source_name)}." if indicator.source_name else ""
    return (
        f'<p><a class="numeral" href="{address}" target="_self">Ukendt</a></p>'
        f'<p class="meta">{why}{source}</p><p class="meta">{_target(lane, target_year)}</p>'
    )


def _target(lane: Lane, target_year: int) -> str:
    """`Mål 2025: 40 %`; of a derived one that is not the chosen rules' threshold, where it is from."""
    wanted = lane.pace.target
    if wanted is None:
        return f"Mål {target_year}: ikke fastsat"
    text = f"Mål {target_year}: {figures.amount(wanted, lane.column.indicator)}"
    if lane.cell.target_origin == "afledt" and wanted != lane.cell.threshold:
        text += f", {figures.ORIGIN_WORD['afledt']}"
    return _marked(escape(text), is_demo=lane.cell.target_origin == "eksempel")


def _now(lane: Lane, reading: Reading, address: str) -> str:
    indicator = lane.column.indicator
    of = lane.cell.state
    state = (
        f'<span class="state {of}"><span aria-hidden="true">{STATE_SHAPE[of]}</span> '
        f"{figures.STATE_WORD[of]}</span>"
    )
    away = lanes.distance(lane)
    missing = f" {escape(figures.MISSING_WORD[lane.cell.missing])}" if lane.cell.missing else ""
    when = " ".join(part for part in (escape(figures.period(reading)), tags(reading)) if part)
    return (
        f'<p><a class="numeral" href="{address}" target="_self">'
        f"{escape(figures.value(reading, indicator))}</a> {state}</p>"
        f'<p class="meta">{when}{f", {escape(away)}" if away else ""}{missing}</p>'
    )


def _margin(lane: Lane) -> str:
    text = escape(lanes.margin_sentence(lane.margin))
    if lane.margin.persons is None:
        return f'<p class="meta">{text}</p>'
    is_demo = lane.cell.reading is not None and lane.cell.reading.is_demo
    return f'<p class="margin">{_marked(text, is_demo=is_demo)}</p>'


def _pace(lane: Lane, target_year: int) -> str:
    """The comparison in words with target and needed change, and the trend state that it rests on."""
    required = lanes.needed(lane.pace, lane.column.indicator)
    needed = f", {escape(required)}" if required else ""
    trend = danish.sentence_case(escape(lanes.trend_note(lane)))
    return (
        f'<p class="pace"><strong>{escape(lanes.pace_word(lane.pace))}</strong></p>'
        f'<p class="meta">{_target(lane, target_year)}{needed}</p><p class="meta">{trend}</p>'
    )


def _line(lane: Lane) -> str:
    """The fitted change: in small, since a series may not be able to tell it from chance."""
    text = lanes.found(lane.pace, lane.column.indicator)
    if text is None:
        return ""
    is_demo = lane.projection.fit.is_demo if lane.projection.fit else bool(lane.series.demo.any())
    return f'<p class="meta">{_marked(escape(danish.sentence_case(text)), is_demo=is_demo)}</p>'


def _ahead(lane: Lane, target_year: int) -> str:
    text = lanes.projected(lane, target_year)
    if text is None:
        reason = lanes.no_fan(lane)
        return f'<p class="meta">{escape(reason)}</p>' if reason else ""
    part = lanes.chance(lane)
    likely = f"; sandsynlighed for, at kriteriet ikke er opfyldt: {part}" if part else ""
    is_demo = lane.projection.fit is not None and lane.projection.fit.is_demo
    return f'<p class="meta">{_marked(escape(text + likely), is_demo=is_demo)}</p>'


def _marked(text: str, *, is_demo: bool) -> str:
    return f'{text}{NO_BREAK_SPACE}<span class="example">eks.</span>' if is_demo else text
