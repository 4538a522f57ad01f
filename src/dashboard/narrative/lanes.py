"""One area and criterion on the road to the target year, in Danish words: margin, pace, projection."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.analysis import projection as projections
from dashboard.analysis.margin import Margin, Reason
from dashboard.analysis.pace import Comparison, Pace
from dashboard.analysis.road import Lane
from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import figures
from dashboard.narrative.trends import short
from dashboard.store.records import Indicator

MARGIN_REASON: Final = {
    Reason.NO_VALUE: "Kan ikke regnes om til personer: der er intet tal at regne fra.",
    Reason.NO_THRESHOLD: "Kan ikke regnes om til personer: grænsen er ikke kendt for denne liste.",
    Reason.NOT_PERSONS: "Kan ikke regnes om til personer: tallet er et forhold mellem to indkomster.",
    Reason.PUBLISHED_MEAN: (
        "Kan ikke regnes om til personer: kilden har offentliggjort gennemsnittet, ikke antallene bag det."
    ),
    Reason.NO_COUNTS: "Kan ikke regnes om til personer: kilden giver ikke antal personer.",
    Reason.ROUNDING: "Grænsen ligger inden for tallets afrunding: under 1 person afgør det.",
    Reason.OUT_OF_REACH: "Kan ikke flytte sig over grænsen, med så få personer som ét af årene har.",
}

PACE_WORD: Final = {
    Comparison.REACHED: "Målet er nået",
    Comparison.FAST_ENOUGH: "Hurtigt nok",
    Comparison.TOO_SLOW: "For langsomt",
    Comparison.WRONG_WAY: "Væk fra målet",
    Comparison.CANNOT_TELL: "Kan ikke afgøres endnu",
    Comparison.NO_TARGET: "Mål ikke fastsat",
    Comparison.NO_VALUE: "Ukendt",
    Comparison.PAST: "Målåret er gået",
}

FAN_REASON: Final = {
    projections.Reason.NO_POINTS: "Ingen fremskrivning: der er ingen tal for enkelte år.",
    projections.Reason.TOO_FEW: "Ingen fremskrivning: der er under fem års tal at regne på.",
    projections.Reason.BREAK: (
        "Ingen fremskrivning: efter bruddet i serien er der under fem års tal at regne på."
    ),
    projections.Reason.GAPS: "Ingen fremskrivning: der mangler for mange år mellem tallene.",
    projections.Reason.NO_COUNTS: (
        "Ingen fremskrivning: kilden giver ikke antal personer, så usikkerheden kan ikke regnes ud."
    ),
    projections.Reason.PAST: "Ingen fremskrivning: målåret er nået.",
}


def persons(count: int, *, fewer: bool) -> str:
    """`1 person færre`, `12 personer flere`"""
    noun = "person" if count == 1 else "personer"
    return f"{danish.number(count)}{NO_BREAK_SPACE}{noun} {'færre' if fewer else 'flere'}"


def margin_persons(margin: Margin) -> str | None:
    """`6 personer færre i hvert af de to år`; None where there is no number."""
    if margin.persons is None:
        return None
    text = persons(margin.persons, fewer=margin.fewer)
    if margin.years > 1:
        text += f" i hvert af de {danish.count_word(margin.years)} år"
    return text


def margin_sentence(margin: Margin) -> str:
    """`12 personer færre, så er kriteriet ikke opfyldt.`, or why it cannot be told."""
    text = margin_persons(margin)
    if text is None:
        return MARGIN_REASON[margin.reason or Reason.NO_COUNTS]
    return f"{text}, så er kriteriet {'opfyldt' if margin.makes_met else 'ikke opfyldt'}."


def distance(lane: Lane) -> str | None:
    """`1,6 procentpoint over grænsen`; None where value or threshold is not known."""
    cell = lane.cell
    if cell.margin is None or cell.reading is None or cell.threshold is None:
        return None
    difference = cell.reading.value - cell.threshold
    decimals = cell.reading.decimals
    if danish.rounded(difference, decimals) == 0 and abs(difference) > 1e-9:
        decimals += 1
    if abs(difference) <= 1e-9:
        return "præcis på grænsen"
    side = "over" if difference > 0 else "under"
    return f"{danish.difference(abs(difference), lane.column.indicator.unit, decimals)} {side} grænsen"


def pace_word(pace: Pace) -> str:
    """How the found pace compares with the needed one, in two to five words."""
    word = PACE_WORD[pace.comparison]
    if pace.comparison is Comparison.FAST_ENOUGH and not pace.is_sure:
        return "Ser hurtigt nok ud, men usikkert"
    if pace.comparison is Comparison.TOO_SLOW and not pace.is_sure:
        return "Ser for langsomt ud, men usikkert"
    return word


def needed(pace: Pace, indicator: Indicator) -> str | None:
    """`kræver -0,3 procentpoint om året`"""
    if pace.needed is None:
        return None
    return f"kræver{NO_BREAK_SPACE}{change(pace.needed, indicator)} om året"


def found(pace: Pace, indicator: Indicator) -> str | None:
    """`den lige linje: -0,7 procentpoint om året (95 %: -1,9 til 0,5)`; without counts no interval."""
    if pace.found is None:
        return None
    text = f"{change(pace.found, indicator)} om året"
    if pace.low is None or pace.high is None:
        return f"fra første til sidste år: {text}, uden usikkerhed"
    decimals = _decimals(max(abs(pace.low), abs(pace.high)))
    low, high = danish.number(pace.low, decimals), danish.number(pace.high, decimals)
    return f"den lige linje: {text} (95{NO_BREAK_SPACE}%: {low} til {high})"


def change(value: float, indicator: Indicator) -> str:
    """`-0,3 procentpoint`, `+0,1 procentpoint`, `0 procentpoint`"""
    decimals = _decimals(value)
    text = danish.difference(abs(value), indicator.unit, decimals)
    shown = danish.rounded(value, decimals)
    return text if shown == 0 else f"{'-' if shown < 0 else '+'}{text}"


def trend_note(lane: Lane) -> str:
    """The trend state that stands beside every pace: `udvikling: ingen sikker ændring`."""
    if lane.trend is None:
        return "udvikling: ingen tal for enkelte år"
    return f"udvikling: {short(lane.trend)}"


def projected(lane: Lane, target_year: int) -> str | None:
    """`2025, hvis linjen fortsætter: 36 % (95 %: 29–43)`"""
    if not lane.projection.fan:
        return None
    band = lane.projection.fan[-1]
    unit = lane.column.indicator.unit
    decimals = 0 if band.high - band.low >= 8 else 1
    low, high = danish.number(band.low, decimals), danish.number(band.high, decimals)
    centre = danish.quantity(band.centre, unit, decimals)
    return f"{target_year}, hvis linjen fortsætter: {centre} (95{NO_BREAK_SPACE}%: {low}–{high})"


def chance(lane: Lane) -> str | None:
    """How likely it is that the criterion is not met then: `ca. 75 %`, rounded to what can be meant by it."""
    found_chance = lane.projection.chance
    return None if found_chance is None else rough_percent(found_chance)


def rough_percent(part: float) -> str:
    """`ca. 75 %`, `under 5 %`, `over 95 %`: in steps of five, never 0 or 100."""
    percent = 100 * part
    if percent < 5:
        return f"under 5{NO_BREAK_SPACE}%"
    if percent > 95:
        return f"over 95{NO_BREAK_SPACE}%"
    return f"ca. {danish.number(5 * round(percent / 5))}{NO_BREAK_SPACE}%"


def no_fan(lane: Lane) -> str | None:
    return FAN_REASON[lane.projection.reason] if lane.projection.reason else None


def description(lane: Lane, target_year: int) -> str:
    """The drawing's whole meaning as text."""
    indicator, cell = lane.column.indicator, lane.cell
    parts = [f"{lane.geography.name}, {danish.lower_first(indicator.name)} frem mod {target_year}:"]
    if len(lane.series):
        decimals = max(indicator.decimals, 1)
        first, last = (
            f"{danish.quantity(float(lane.series.values[place]), indicator.unit, decimals)} i "
            f"{lane.series.periods[place]}"
            for place in (0, -1)
        )
        example = " (eksempeltal)" if bool(lane.series.demo.any()) else ""
        parts.append(f"enkelte år fra {first} til {last}{example}.")
    else:
        parts.append("ingen tal for enkelte år.")
    parts.append(f"Grænse: {figures.limit(lane.column)}.")
    if lane.pace.target is not None:
        origin = figures.ORIGIN_WORD.get(cell.target_origin or "", "")
        parts.append(f"Mål {target_year}: {figures.amount(lane.pace.target, indicator)} ({origin}).")
    ahead = projected(lane, target_year)
    parts.append(f"{ahead}." if ahead else no_fan(lane) or "")
    return " ".join(part for part in parts if part)


def _decimals(value: float) -> int:
    """Two telling digits are enough for a change that is itself uncertain."""
    size = abs(value)
    return 0 if size >= 10 else 1 if size >= 0.095 else 2
