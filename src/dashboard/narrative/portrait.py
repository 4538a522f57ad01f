"""One indicator in Danish sentences: each place's newest figure, its latest change, what the whole says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.comparison import Comparison
from dashboard.analysis.portrait import Panel, Point, Portrait, before, change_between, parted
from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import figures, trends
from dashboard.narrative.places import wheres
from dashboard.store.records import Geography, Indicator, Target

METHOD_WORD: Final = {
    "wilson": "Wilson",
    "byar": "Byar",
    "exact_poisson": "eksakt Poisson",
    "newcombe": "Newcombe",
}
WITHIN: Final = "Ændringen ligger inden for det, tilfældigheder normalt giver"
BEYOND: Final = "Ændringen er større end det, tilfældigheder normalt giver"


def headline(portrait: Portrait) -> str:
    """What the four areas together say: who shows a sign, or that nobody does."""
    name = portrait.indicator.name
    areas = [panel for panel in portrait.panels if panel.geography.kind == "boligomraade"] or list(
        portrait.panels
    )
    known = [panel for panel in areas if panel.newest is not None]
    if not known:
        return f"{name}: intet tal kendt på datoen"
    signs: dict[str, list[Geography]] = {}
    for panel in known:
        if panel.trend is not None and trends.is_signal(panel.trend):
            signs.setdefault(trends.short(panel.trend), []).append(panel.geography)
    if not signs:
        return f"{name}: {_no_sign(known)}"
    parts = [f"{sign} {wheres(found)}" for sign, found in signs.items()]
    rest = len(known) - sum(len(found) for found in signs.values())
    tail = "; ellers intet, der kan skelnes fra tilfældigheder" if rest else ""
    return f"{name}: {danish.enumerate_words(parts)}{tail}"


def _no_sign(known: Sequence[Panel]) -> str:
    strengths = {panel.trend.strength for panel in known if panel.trend is not None}
    if strengths <= {"level_only"}:
        return "kun niveauet kan vises, ikke en udvikling"
    where = f"i {known[0].geography.short_name}" if len(known) == 1 else "i noget af områderne"
    if "none" not in strengths:
        return "udviklingen kan ikke afgøres endnu"
    return f"ingen sikker ændring {where}"


def value(point: Point, indicator: Indicator) -> str:
    """`38,7 %`"""
    return danish.quantity(point.value, indicator.unit, point.decimals)


def interval(point: Point, indicator: Indicator) -> str | None:
    """`95 %: 35,3–42,2`, with as many decimals as the figure; None where chance cannot be worked out."""
    if point.interval is None:
        return None
    decimals = max(point.decimals, 1) if indicator.unit != "count" else 0
    low, high = (danish.number(end, decimals) for end in point.interval[:2])
    return f"95{NO_BREAK_SPACE}%: {low}–{high}"


def persons(point: Point) -> str | None:
    """`300 af 775`, whom the indicator counts; None where the source does not give it."""
    if point.numerator is None or point.denominator is None:
        return None
    return f"{danish.number(point.numerator)} af {danish.number(point.denominator)}"


def tooltip(point: Point, indicator: Indicator) -> str:
    """Everything that a point tells, in one line."""
    parts = [f"{danish.period(point.period)}: {value(point, indicator)}"]
    if (band := interval(point, indicator)) is not None:
        parts.append(f"({band})")
    if (counted := persons(point)) is not None:
        parts.append(f", {counted}")
    if point.status not in {"final", "proxy"}:
        parts.append(f", {figures.STATUS_WORD[point.status]}")
    if point.is_demo:
        parts.append(", eksempel")
    return " ".join(parts).replace(" ,", ",")


def latest_change(panel: Panel, indicator: Indicator) -> str | None:
    """The newest figure against the same a year before, and whether chance alone gives such a change."""
    if panel.newest is None or (earlier := before(panel.points, panel.newest)) is None:
        return None
    return change(panel, earlier, panel.newest, indicator)


def change(panel: Panel, earlier: Point, later: Point, indicator: Indicator) -> str:
    """`Fra 31 i 2014 til 15 i 2015: 52 % færre. ...`, to be read aloud; both figures are the panel's."""
    moved = (
        f"Fra {value(earlier, indicator)} {danish.period_with_preposition(earlier.period)} til "
        f"{value(later, indicator)} {danish.period_with_preposition(later.period)}"
    )
    found = change_between(earlier, later, indicator)
    size = _size(earlier, later, indicator)
    is_parted = parted((*panel.points, *panel.yearly), earlier, later)
    return f"{moved}{size}. {_verdict(found, indicator, is_parted=is_parted)}"


def _size(earlier: Point, later: Point, indicator: Indicator) -> str:
    difference = later.value - earlier.value
    if difference == 0:
        return ": uændret"
    decimals = max(earlier.decimals, later.decimals)
    if indicator.unit == "percent":
        sign = "+" if difference > 0 else "-"
        return f": {sign}{danish.difference(abs(difference), indicator.unit, decimals)}"
    if earlier.value == 0:
        return ""
    percent = danish.number(abs(100 * difference / earlier.value))
    return f": {percent} % {_more_or_less(difference, indicator)}"


def _more_or_less(difference: float, indicator: Indicator) -> str:
    if indicator.unit == "count":
        return "flere" if difference > 0 else "færre"
    return "højere" if difference > 0 else "lavere"


def _verdict(found: Comparison | None, indicator: Indicator, *, is_parted: bool) -> str:
    if is_parted:
        return "Der er brud i serien mellem de to tal, så de kan ikke sammenlignes."
    if found is None:
        return "Om ændringen er mere end tilfældig, kan ikke regnes ud: " + why_not(indicator)
    verdict = BEYOND if found.is_beyond_chance else WITHIN
    return f"{verdict} ({evidence(found)}). To tal viser ikke en udvikling."


def why_not(indicator: Indicator) -> str:
    """Why chance cannot be worked out."""
    if indicator.value_type in {"share", "rate"}:
        return "kilden giver ikke antallet bag tallene."
    return "tallet er ikke et antal hændelser eller en andel af personer."


def evidence(found: Comparison) -> str:
    """`95 %: -5,0 til 2,0 procentpoint; Newcombe`, `p = 0,026; eksakt Poisson`"""
    if found.p_value is None:
        low, high = danish.number(found.low, 1), danish.number(found.high, 1)
        return f"95{NO_BREAK_SPACE}%: {low} til {high} procentpoint; {METHOD_WORD[found.method]}"
    p_value = (
        "p under 0,001"
        if found.p_value < 0.001
        else f"p = {danish.number(found.p_value, 3 if found.p_value < 0.1 else 2)}"
    )
    return f"{p_value}; {METHOD_WORD[found.method]}"


def spoken(portrait: Portrait, panel: Panel) -> str:
    """A panel's whole meaning for those who do not see it."""
    indicator = portrait.indicator
    newest = panel.newest
    if newest is None:
        return f"{panel.geography.name}: intet tal kendt på datoen."
    first = panel.points[0]
    parts = [f"{panel.geography.name}: {tooltip(newest, indicator)}."]
    if first is not newest:
        parts.append(f"Serien begynder med {tooltip(first, indicator)}.")
    parts.append(trends.sentence(panel.trend, indicator))
    if panel.threshold is not None:
        limit = danish.quantity(panel.threshold, indicator.unit, places(panel.threshold))
        parts.append(f"Grænsen er {limit}.")
    return " ".join(parts)


def municipality(portrait: Portrait) -> str | None:
    """Where the municipality is drawn, or its newest figure where it lies outside the axis."""
    panel = next((one for one in portrait.benchmarks if one.geography.kind == "kommune"), None)
    if panel is None or panel.newest is None:
        return None
    newest = panel.newest
    if any(one.low <= newest.value <= one.high for one in portrait.panels):
        return f"stiplet grå linje: {panel.geography.name}"
    example = " (eksempel)" if newest.is_demo else ""
    return (
        f"{panel.geography.name} ligger uden for figurerne: {value(newest, portrait.indicator)} "
        f"{danish.period_with_preposition(newest.period)}{example}"
    )


def target_note(target: Target) -> str:
    return " (eksempel, ikke besluttet)" if target.origin == "eksempel" else ""


def places(number: float) -> int:
    """How many decimals a catalog number is written with, at most two."""
    return next((count for count in (0, 1) if abs(number - round(number, count)) < 1e-9), 2)
