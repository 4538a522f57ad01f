"""A figure, its state and its surroundings in Danish words."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell, Column, Reading
from dashboard.narrative import trends
from dashboard.store.records import Indicator, OfficialStatus

STATE_WORD: Final = {
    State.MET: "Opfyldt",
    State.NEAR: "Tæt på",
    State.CLEAR: "Ikke opfyldt",
    State.UNKNOWN: "Kan ikke afgøres",
}

ORIGIN_WORD: Final = {
    "afledt": "afledt af SUB-kriteriet",
    "bestyrelsen": "fastsat af bestyrelsen",
    "ikke_fastsat": "ikke fastsat",
    "eksempel": "eksempel, ikke besluttet",
}

STATUS_WORD: Final = {
    "final": "endelig",
    "preliminary": "foreløbig",
    "estimate": "skøn",
    "proxy": "proxy",
    "missing": "mangler",
    "not_applicable": "ikke relevant",
    "suppressed": "skjult af hensyn til få personer",
    "delayed": "forsinket",
    "break": "brud i serien",
}

MISSING_WORD: Final = {
    "no_figure": "Intet tal kendt på datoen. Kommer, når kilden har leveret.",
    "mean_incomplete": "Reglen kræver et gennemsnit af flere år; vi har ikke alle årene.",
    "threshold_unknown": "Landstallet bag grænsen er ikke kendt for denne liste.",
    "suppressed": "Skjult af hensyn til få personer, her eller i et andet område.",
    "delayed": "Tallet er forsinket fra kilden.",
    "not_applicable": "Opgøres ikke for området.",
}

_OPERATOR_WORD: Final = {">": "over", ">=": "mindst", "<": "under"}


def value(reading: Reading, indicator: Indicator) -> str:
    """`43,1 %`"""
    return danish.quantity(reading.value, indicator.unit, reading.decimals)


def marked_value(reading: Reading, indicator: Indicator) -> str:
    """`12,6 % (eksempel)`, for plain text."""
    text = value(reading, indicator)
    return f"{text} (eksempel)" if reading.is_demo else text


def period(reading: Reading) -> str:
    """`2020`, `gns. 2019-2020`, or `2019, offentliggjort som gennemsnit`."""
    if reading.first_year is not None:
        return f"gns. {reading.first_year}–{danish.period(reading.period)}"
    if reading.is_published_mean:
        return f"{danish.period(reading.period)}, gns. som offentliggjort"
    return danish.period(reading.period)


def published(reading: Reading) -> str:
    """`offentliggjort 1. oktober 2021`, and so that an assumed date says so."""
    text = f"offentliggjort {danish.long_date(reading.published_on)}"
    return f"{text} (dato antaget)" if reading.published_assumed else text


def limit(column: Column) -> str:
    """`over 40 %`; where the law gives a multiple of a national share, that."""
    criterion = column.criterion
    word = _OPERATOR_WORD[criterion.operator]
    if column.threshold is not None:
        return f"{word} {danish.quantity(column.threshold, criterion.unit, _places(column.threshold))}"
    if criterion.national_multiple is not None:
        times = danish.number(criterion.national_multiple, _places(criterion.national_multiple))
        return f"{word} {times} gange landstallet (ikke kendt for denne liste)"
    return "ikke kendt"


def target(cell: Cell, indicator: Indicator) -> str | None:
    """`38 %`, with as many decimals as it was set with."""
    if cell.target is None:
        return None
    return amount(cell.target, indicator)


def amount(number: float, indicator: Indicator) -> str:
    """A number of the catalog with its unit, with as many decimals as it is written with."""
    return danish.quantity(number, indicator.unit, _places(number))


def course(cell: Cell, indicator: Indicator) -> str | None:
    if cell.course is None:
        return None
    return danish.quantity(cell.course, indicator.unit, max(indicator.decimals, 1))


def trend(cell: Cell) -> str:
    """`tegn på fald (2016–2020)`, with its mark where it is made from examples; for plain text."""
    if cell.trend is None:
        return ""
    example = ", eksempel" if cell.trend.is_demo else ""
    return f"{trends.short(cell.trend)} ({trends.span(cell.trend)}{example})"


def description(place: str, cell: Cell, column: Column, target_year: int) -> str:
    """The gauge's whole meaning as text, for those who do not see it."""
    indicator = column.indicator
    parts = [f"{place}, {danish.lower_first(indicator.name)}:"]
    if cell.reading is None:
        parts.append(MISSING_WORD.get(cell.missing or "no_figure", MISSING_WORD["no_figure"]))
    else:
        example = ", eksempeltal" if cell.reading.is_demo else ""
        parts.append(f"{value(cell.reading, indicator)} ({period(cell.reading)}{example}).")
    parts.append(f"Grænse: {limit(column)}.")
    if cell.reading is not None and cell.state is not State.UNKNOWN:
        parts.append(f"Kriteriet: {STATE_WORD[cell.state].lower()}.")
    if cell.trend is not None:
        parts.append(f"Udvikling: {trend(cell)}.")
    if (wanted := target(cell, indicator)) is not None:
        origin = ORIGIN_WORD.get(cell.target_origin or "", "")
        parts.append(f"Mål {target_year}: {wanted} ({origin}).")
    if (line := course(cell, indicator)) is not None:
        parts.append(f"Kursen mod målet er nu {line}.")
    if cell.municipality is not None:
        parts.append(f"Slagelse Kommune: {marked_value(cell.municipality, indicator)}.")
    return " ".join(parts)


def official(status: OfficialStatus | None, as_of_year: int) -> str:
    """What the latest official list says of an area, never without its name and date."""
    if status is None:
        return "Ikke nævnt på nogen liste i de kilder, vi har"
    where = "På listen" if status.on_list else "Ikke på listen"
    text = f"{where} {status.list_name} {danish.long_date(status.list_date)}"
    if status.confidence == "inferred":
        text += " (udledt)"
    if as_of_year - status.list_date.year > 1:
        text += "; nyere lister er ikke i vores kilder"
    return text


def _places(number: float) -> int:
    """How many decimals a catalog number is written with, at most two."""
    for places in (0, 1):
        if abs(number - round(number, places)) < 1e-9:
            return places
    return 2
