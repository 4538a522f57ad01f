"""Sources, definitions and rules in Danish words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from dashboard import danish
from dashboard.narrative import figures
from dashboard.store.records import Criterion, Goal, Indicator, Ruleset, Source, Target, YearlyThreshold

FREQUENCY_WORD: Final = {"year": "hvert år", "quarter": "hvert kvartal", "month": "hver måned"}
POLARITY_WORD: Final = {
    "lower": "lavere er bedre",
    "higher": "højere er bedre",
    "neutral": "hverken højere eller lavere er bedre i sig selv",
}
DISCLOSURE_WORD: Final = {
    "none": "vises altid; tallet handler ikke om enkelte personer",
    "small_counts": "skjules, hvor tallet bygger på 1-4 personer",
}
CONFIDENCE_WORD: Final = {
    "found in text": "fundet i teksten",
    "inferred": "udledt",
    "from memory": "efter hukommelsen",
}
_OPERATOR_WORD: Final = {">": "over", ">=": "mindst", "<": "under"}


def headline(sources: Sequence[Source]) -> str:
    """How much is real, how much is an example, and how much was rejected, in one sentence."""
    real = sum(source.rows - source.demo_rows for source in sources)
    demo = sum(source.demo_rows for source in sources)
    rejected = sum(source.rejected for source in sources)
    examples = f" og {danish.number(demo)} eksempeltal" if demo else ""
    left_out = (
        "ingen rækker er afvist"
        if not rejected
        else f"{danish.number(rejected)} {'række' if rejected == 1 else 'rækker'} er afvist"
    )
    return f"{danish.number(real)} offentliggjorte tal{examples}; {left_out}"


def goals_html(
    goals: Sequence[Goal], target_year: int, measure: Callable[[str, str], str] | None = None
) -> str:
    """The goals in words, each with what measures it and what does not.

    Args:
        measure: (indicator_id, its name) -> HTML, e.g. a link with the target; without it the bare name.
    """
    parts = [
        "<p>Kun ét mål har et tal i ansøgningen: ingen af områderne på listen. De øvrige er ikke fastsat, "
        "før bestyrelsen gør det.</p>"
    ]
    for kind, title in (
        ("boligstrategi", f"Boligstrategiens mål for {target_year}"),
        ("vision", "Visionens punkter"),
    ):
        items = "".join(f"<li>{_goal(goal, measure)}</li>" for goal in goals if goal.kind == kind)
        parts.append(f"<p><strong>{title}</strong></p><ul>{items}</ul>")
    return "".join(parts)


def _goal(goal: Goal, measure: Callable[[str, str], str] | None) -> str:
    names = [danish.lower_first(name) for name in goal.indicators or ()]
    if measure is not None:
        keys = goal.indicator_ids or ()
        items = "".join(f"<li>{measure(key, name)}</li>" for key, name in zip(keys, names, strict=True))
        listed = f'<span class="quiet">Måles ved:</span><ul>{items}</ul>' if items else ""
        return f'{escape(goal.text)} {listed}<span class="quiet">{escape(goal.not_measured or "")}</span>'
    measured = f"Måles ved {danish.enumerate_words(names)}." if names else ""
    return (
        f'{escape(goal.text)} <span class="quiet">{escape(measured)} {escape(goal.not_measured or "")}</span>'
    )


def target_words(targets: Sequence[Target], indicator: Indicator, target_year: int) -> str:
    """`mål 2025: 50 %, afledt af SUB-kriteriet`, `mål ikke fastsat`; where the places differ, from-to.

    Args:
        targets: the indicator's, of all places, for the target year.
    """
    set_ones = [target for target in targets if target.value is not None]
    values = sorted({target.value for target in targets if target.value is not None})
    if not values:
        return "mål ikke fastsat" if targets else "intet mål"
    amount = figures.amount(values[-1], indicator)
    if len(values) > 1:
        decimals = 0 if float(values[0]).is_integer() else 1
        amount = f"{danish.number(values[0], decimals)}–{amount}"
    somewhere = ", kun fastsat nogle steder" if len(set_ones) < len(targets) else ""
    origins = {target.origin for target in set_ones}
    origin = f", {figures.ORIGIN_WORD[origins.pop()]}" if len(origins) == 1 else ""
    return f"mål {target_year}: {amount}{somewhere}{origin}"


def what_would_fill(indicator: Indicator) -> str:
    where = f" Det kommer normalt fra {indicator.source_name}." if indicator.source_name else ""
    return f"Det vises, når kilden har leveret det, og det er indlæst.{where}"


def limit(criterion: Criterion) -> str:
    """`over 40 %`, or the multiple of the national share that the law gives."""
    word = _OPERATOR_WORD[criterion.operator]
    if criterion.threshold is not None:
        decimals = 0 if float(criterion.threshold).is_integer() else 1
        return f"{word} {danish.quantity(criterion.threshold, criterion.unit, decimals)}"
    return f"{word} {danish.number(criterion.national_multiple or 0)} gange landsandelen"


def ruleset_html(
    ruleset: Ruleset, criteria: Sequence[Criterion], thresholds: Sequence[YearlyThreshold]
) -> str:
    """One ruleset: when it holds, what it takes, its criteria, and the yearly thresholds that are known."""
    until = danish.long_date(ruleset.valid_to) if ruleset.valid_to else "nu"
    counted = sum(criterion.role == "counted" for criterion in criteria)
    rows = "".join(
        f"<tr><td>{escape(c.name)}</td><td>{escape(limit(c))}</td><td>{escape(c.population)}</td>"
        f"<td>{_mean(c)}</td><td>{'tæller med' if c.role == 'counted' else 'skal være opfyldt'}</td></tr>"
        for c in criteria
    )
    note = f"<p>{escape(ruleset.note)}</p>" if ruleset.note else ""
    return (
        f"<p>Gælder fra {danish.long_date(ruleset.valid_from)} til {until}. "
        f"Mindst {ruleset.required} af {counted} kriterier og "
        f"mindst {danish.number(ruleset.min_residents)} beboere.</p>"
        '<div class="table-box"><table class="figures"><thead><tr><th scope="col">Kriterium</th>'
        '<th scope="col">Grænse</th><th scope="col">Hvem</th><th scope="col">Gennemsnit</th>'
        f'<th scope="col">Rolle</th></tr></thead><tbody>{rows}</tbody></table></div>{note}'
        f"{_yearly(criteria, thresholds)}"
        f'<p class="quiet">Kilde: {escape(ruleset.source)} ({CONFIDENCE_WORD[ruleset.confidence]}).</p>'
    )


def _mean(criterion: Criterion) -> str:
    years = criterion.averaging_years
    return "enkelt år" if years == 1 else f"gennemsnit af {danish.count_word(years)} år"


def _yearly(criteria: Sequence[Criterion], thresholds: Sequence[YearlyThreshold]) -> str:
    multiples = {c.indicator_id: c.national_multiple for c in criteria if c.threshold is None}
    known = [t for t in thresholds if multiples.get(t.indicator_id) == t.national_multiple]
    if not multiples:
        return ""
    if not known:
        return (
            "<p>Landsandelen bag grænsen er ikke kendt for noget år; kriteriet kan derfor ikke afgøres.</p>"
        )
    items = "".join(
        f"<li>Listen {t.list_year}: {danish.number(t.threshold, 2)} % ({escape(t.source)}, "
        f"{CONFIDENCE_WORD[t.confidence]}){'' if t.used else '; bruges ikke, men er nævnt et sted'}</li>"
        for t in known
    )
    return f"<p>Kendte grænser; for andre år kan kriteriet ikke afgøres:</p><ul>{items}</ul>"
