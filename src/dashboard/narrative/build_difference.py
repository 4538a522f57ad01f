"""What a held build would change, in Danish: a headline, then rows for tables.

It takes the findings, never a build; names of places and indicators come with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.build_difference import (
    BuildDifference,
    CriterionDifference,
    FigureDifference,
    FigureKind,
    ListDifference,
    TrendDifference,
    VerdictDifference,
)
from dashboard.narrative import places, trends
from dashboard.narrative.figures import STATUS_WORD
from dashboard.narrative.status import score
from dashboard.store.records import (
    CriterionStatus,
    Geography,
    Indicator,
    KnownFigure,
    ListStatus,
    OfficialStatus,
    Ruleset,
)

FIGURE_HEADS: Final = ("Tal", "Sted", "Før", "Nu", "Periode", "Offentliggjort", "Kilde")
VERDICT_HEADS: Final = ("Område", "Regler", "Før", "Nu")
CRITERION_HEADS: Final = ("Område", "Kriterium", "Før", "Nu", "Regler")
"""old and new value stand early: a phone shows four columns"""
TREND_HEADS: Final = ("Tal", "Sted", "Før", "Nu")
LIST_HEADS: Final = ("Område", "Liste", "Før", "Nu")
_VERDICT: Final = {
    "on": "opfylder betingelserne",
    "off": "opfylder ikke betingelserne",
    "unknown": "kan ikke afgøres",
}
_MET: Final = {True: "opfyldt", False: "ikke opfyldt", None: "kan ikke afgøres"}
_KIND_WORD: Final = {
    FigureKind.NEW: ("nyt", "nye"),
    FigureKind.REVISED: ("rettet", "rettede"),
    FigureKind.RESTATED: ("med ny dato, kilde eller status", "med ny dato, kilde eller status"),
    FigureKind.VANISHED: ("forsvundet", "forsvundne"),
}
_ORDER: Final = (FigureKind.NEW, FigureKind.REVISED, FigureKind.VANISHED, FigureKind.RESTATED)


@dataclass(frozen=True, slots=True)
class Names:
    geographies: Mapping[str, Geography]
    indicators: Mapping[str, Indicator]
    rulesets: Sequence[Ruleset]
    """the chosen ones first"""

    def place(self, geography_id: str) -> str:
        found = self.geographies.get(geography_id)
        return places.name(found) if found else geography_id

    def indicator(self, indicator_id: str) -> str:
        found = self.indicators.get(indicator_id)
        return found.name if found else indicator_id

    def rules(self, ruleset_id: str) -> str:
        return next((one.short_name for one in self.rulesets if one.ruleset_id == ruleset_id), ruleset_id)


def headline(difference: BuildDifference, names: Names) -> str:
    """`23 nye tal, 4 rettede; én dom ville blive en anden`"""
    return f"{_figures(difference)}; {_verdicts(difference, names)}"


def _figures(difference: BuildDifference) -> str:
    counts = Counter(one.kind for one in difference.figures)
    said: list[str] = []
    for kind in _ORDER:
        count = counts[kind]
        if not count:
            continue
        one, more = _KIND_WORD[kind]
        if said:
            said.append(f"{danish.number(count)} {one if count == 1 else more}")
        elif kind is FigureKind.RESTATED:
            said.append(f"{danish.number(count)} tal {one}")
        else:
            said.append(f"{danish.number(count)} {one if count == 1 else more} tal")
    return ", ".join(said) or "Ingen tal er ændret"


def _verdicts(difference: BuildDifference, names: Names) -> str:
    counts = Counter(one.ruleset_id for one in difference.verdicts if one.is_another_verdict)
    chosen = names.rulesets[0].ruleset_id
    said = []
    for ruleset_id, count in counts.items():
        text = "én dom ville blive en anden" if count == 1 else f"{_common(count)} domme ville blive andre"
        said.append(text if ruleset_id == chosen else f"{text} efter reglerne {names.rules(ruleset_id)}")
    return danish.enumerate_words(said) or "ingen domme ville blive andre"


def _common(count: int) -> str:
    return danish.count_word(count)


def later(difference: BuildDifference, as_of: date) -> str | None:
    """That figures published after the date change nothing on it; None where there are none."""
    count = sum(one.is_later for one in difference.figures)
    if not count:
        return None
    day = danish.long_date(as_of)
    if count == len(difference.figures):
        which = "Tallet er" if count == 1 else "Alle ændringerne i tal er"
    else:
        which = f"{danish.sentence_case(_common(count))} af ændringerne i tal er"
    return (
        f"{which} offentliggjort efter {day} og ses først på senere datoer: domme, tegn og talepunkter "
        f"nedenfor er set fra {day} og rummer dem ikke."
    )


def examples(*, before: bool, after: bool) -> str | None:
    """That one of the builds has example figures and the other not."""
    if before == after:
        return None
    if after:
        return "Indlæsningen har eksempeltal med. Det, der er offentliggjort, er uden."
    return "Indlæsningen er uden eksempeltal. Det, der er offentliggjort, har dem med."


def figure_row(one: FigureDifference, names: Names) -> tuple[str, ...]:
    """Under FIGURE_HEADS."""
    figure = one.figure
    mean = f", gns. af {figure.averaged_years} år" if figure.averaged_years > 1 else ""
    when = danish.long_date(figure.published_on)
    return (
        names.indicator(figure.indicator_id),
        names.place(figure.geography_id),
        _value(one.before, names, "fandtes ikke"),
        _value(one.after, names, "findes ikke længere"),
        f"{danish.period(figure.period)}{mean}",
        f"{when}, efter sidens dato" if one.is_later else when,
        figure.source_name or "ikke oplyst",
    )


def _value(figure: KnownFigure | None, names: Names, nothing: str) -> str:
    if figure is None:
        return nothing
    indicator = names.indicators.get(figure.indicator_id)
    if figure.value is None:
        text = STATUS_WORD.get(figure.status, figure.status)
    elif indicator is None:
        text = danish.number(figure.value, figure.value_decimals or 0)
    else:
        text = danish.quantity(figure.value, indicator.unit, figure.value_decimals or 0)
    return f"{text} (eksempel)" if figure.is_demo else text


def verdict_row(one: VerdictDifference, names: Names) -> tuple[str, ...]:
    return (
        names.place(one.geography_id),
        names.rules(one.ruleset_id),
        _judged(one.before),
        _judged(one.after),
    )


def _judged(status: ListStatus | None) -> str:
    if status is None:
        return "dømmes ikke"
    example = " (hviler på eksempeltal)" if status.rests_on_demo else ""
    return f"{_VERDICT[status.verdict]}, kriterier: {score(status)}{example}"


def criterion_row(one: CriterionDifference, names: Names) -> tuple[str, ...]:
    return (
        names.place(one.geography_id),
        names.indicator(one.indicator_id),
        _criterion(one.before, names),
        _criterion(one.after, names),
        names.rules(one.ruleset_id),
    )


def _criterion(status: CriterionStatus | None, names: Names) -> str:
    if status is None:
        return "bruges ikke"
    indicator = names.indicators.get(status.indicator_id)
    if status.value is None or indicator is None:
        return _MET[status.is_met]
    value = danish.quantity(status.value, indicator.unit, status.value_decimals or 0)
    example = " (eksempel)" if status.is_demo else ""
    return f"{_MET[status.is_met]}, {value}{example}"


def trend_row(one: TrendDifference, names: Names) -> tuple[str, ...]:
    return (
        names.indicator(one.indicator_id),
        names.place(one.geography_id),
        trends.short(one.before),
        trends.short(one.after),
    )


def list_row(one: ListDifference, names: Names) -> tuple[str, ...]:
    found = one.after or one.before
    if found is None:
        raise ValueError("a difference of nothing")
    return (
        names.place(found.geography_id),
        f"{found.list_name}, {danish.long_date(found.list_date)}",
        _listed(one.before),
        _listed(one.after),
    )


def _listed(status: OfficialStatus | None) -> str:
    if status is None:
        return "ikke oplyst"
    return "på listen" if status.on_list else "ikke på listen"


def by_source(figures: Sequence[FigureDifference]) -> list[tuple[str, list[FigureDifference]]]:
    """The figures by the name of their source, the source with most first."""
    found: dict[str, list[FigureDifference]] = {}
    for one in figures:
        found.setdefault(one.figure.source_name or "Kilde ikke oplyst", []).append(one)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
