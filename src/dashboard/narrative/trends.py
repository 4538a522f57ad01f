"""A trend state in Danish words: a mark, two or three words for a gauge, and a sentence to be read aloud.

The grammar is that of facts/statistics.md: a signal says how sure it is, and no signal is never "no change".
"""

from __future__ import annotations

import math
from typing import Final

from dashboard import danish
from dashboard.store.records import Indicator, TrendState

STRENGTH_WORD: Final = {
    "certain": "statistisk sikker",
    "early": "tidligt tegn",
    "none": "ingen sikker ændring",
    "undetectable": "kan ikke afgøres endnu",
    "level_only": "kun niveau",
}
_MARK: Final = {"none": "→", "undetectable": "?", "level_only": "–"}
_SHORT: Final = {
    ("certain", "up"): "sikker stigning",
    ("certain", "down"): "sikkert fald",
    ("early", "up"): "tegn på stigning",
    ("early", "down"): "tegn på fald",
}
_SIGNAL: Final = {
    "far_outside": "Det nyeste tal ligger langt uden for det, serien normalt svinger inden for.",
    "outside": "Det nyeste tal ligger uden for det, serien normalt svinger inden for.",
    "rising_or_falling": "De seneste syv tal er gået samme vej hver gang.",
    "one_side": "De seneste syv tal ligger alle på samme side af seriens gennemsnit.",
    "outer_third": "To af de seneste tre tal ligger yderst i det, serien normalt svinger inden for.",
}
_REASON: Final = {
    "too_few": "Der er for få tal til at bedømme en udvikling; kun niveauet kan vises.",
    "break": (
        "Efter bruddet i serien er der for få tal til at bedømme en udvikling. Tal før bruddet kan ikke "
        "sammenlignes med tal efter."
    ),
    "gaps": "Der mangler for mange tal i rækken til at bedømme en udvikling; kun niveauet kan vises.",
    "no_chance": (
        "Tallet er ikke en andel af personer eller et antal hændelser pr. beboer, så tilfældighedens andel "
        "kan ikke regnes ud; kun niveauet kan vises."
    ),
    "no_counts": (
        "Kilden giver ikke antallet bag tallet, så tilfældighedens andel kan ikke regnes ud; kun niveauet "
        "kan vises."
    ),
}


def mark(state: TrendState | None) -> str:
    """One character beside the words: `↘`, `↗`, `→`, `?` or `–`."""
    if state is None:
        return "–"
    if is_signal(state):
        return "↗" if state.direction == "up" else "↘"
    return _MARK[state.strength]


def short(state: TrendState | None) -> str:
    """`tegn på fald`; whether that is wanted is for `towards` to say."""
    if state is None:
        return "intet tal"
    if is_signal(state):
        return _SHORT[state.strength, state.direction]
    return STRENGTH_WORD[state.strength]


def is_signal(state: TrendState) -> bool:
    """Whether the series says more than chance does: a certain or an early sign."""
    return state.strength in {"certain", "early"}


def towards(state: TrendState | None, indicator: Indicator) -> str | None:
    """`better` or `worse` by the indicator's own direction; None without a signal or a direction."""
    if state is None or not is_signal(state) or indicator.polarity == "neutral":
        return None
    return "better" if (state.direction == "up") == (indicator.polarity == "higher") else "worse"


def towards_words(state: TrendState | None, indicator: Indicator) -> str:
    """`i den ønskede retning`, or nothing."""
    return {"better": "i den ønskede retning", "worse": "væk fra det ønskede"}.get(
        towards(state, indicator) or "", ""
    )


def span(state: TrendState) -> str:
    """The periods that the state rests on: `2016–2020`, `1. kvartal 2015 – 3. kvartal 2021`, `2020`."""
    if state.first_period == state.last_period:
        return danish.period(state.last_period)
    dash = "–" if state.last_period.isdigit() else " – "
    return f"{danish.period(state.first_period)}{dash}{danish.period(state.last_period)}"


def sentence(state: TrendState | None, indicator: Indicator) -> str:
    """What can be said of the course, in one or two sentences."""
    if state is None:
        return "Der er intet tal at bedømme en udvikling ud fra."
    if state.strength == "level_only":
        return _REASON[state.reason or "too_few"]
    if state.strength == "certain":
        verdict = f"Statistisk {'sikker stigning' if state.direction == 'up' else 'sikkert fald'}"
        return f"{verdict}{_direction_note(state, indicator)} ({span(state)}). {_evidence(state, indicator)}"
    if state.strength == "early":
        move = "stigning" if state.direction == "up" else "fald"
        return (
            f"Tyder på {move}{_direction_note(state, indicator)} ({span(state)}); ikke statistisk sikkert. "
            f"{_evidence(state, indicator)} Vurdér igen, når {next_period(state.last_period)} foreligger."
        )
    if state.strength == "undetectable":
        return f"Kan ikke afgøres endnu ({span(state)}). {_too_small(state, indicator)}"
    return f"Ingen sikker ændring ({span(state)}). {_common_variation(state, indicator)}"


def detectable(state: TrendState, indicator: Indicator) -> str | None:
    """`kun ændringer over ca. 6 procentpoint (2016–2020) ville kunne ses`, where that can be worked out."""
    if state.method == "xmr" and state.lower is not None and state.upper is not None:
        low, high = _limits(state.lower, state.upper, indicator)
        below = f"under {low} eller " if state.lower > 0 else ""
        return f"et enkelt tal skal {below}over {high} for at skille sig ud"
    if state.detectable is None:
        return None
    change = danish.difference(state.detectable, indicator.unit, _decimals_of_change(state.detectable))
    return f"kun ændringer over ca. {change} ({span(state)}) ville kunne ses"


def next_period(period: str) -> str:
    """The period after: `2021`, `4. kvartal 2021`, `januar 2022`."""
    year, _, part = period.partition("-")
    if not part:
        return str(int(year) + 1)
    last = 4 if part.startswith("Q") else 12
    number = int(part.removeprefix("Q")) + 1
    following, number = (int(year) + 1, 1) if number > last else (int(year), number)
    return danish.period(f"{following}-Q{number}" if last == 4 else f"{following}-{number:02d}")


def _direction_note(state: TrendState, indicator: Indicator) -> str:
    words = towards_words(state, indicator)
    return f", {words}" if words else ""


def _evidence(state: TrendState, indicator: Indicator) -> str:
    if state.method == "xmr":
        return _SIGNAL[state.signal or "outside"]
    if state.slope is None:
        return ""
    size = abs(state.slope)
    change = danish.difference(size, indicator.unit, _decimals_of_change(size))
    return f"I gennemsnit {change} {'mere' if state.slope > 0 else 'mindre'} om året."


def _too_small(state: TrendState, indicator: Indicator) -> str:
    if state.method == "xmr":
        return "Tallene er for små til, at udsving kan skelnes fra tilfældigheder."
    seen = detectable(state, indicator)
    tail = f"; {seen}" if seen else ""
    return f"Serien er for kort eller for lille til at afgøre udviklingen{tail}."


def _common_variation(state: TrendState, indicator: Indicator) -> str:
    seen = detectable(state, indicator)
    if state.method == "xmr":
        return f"Udsvingene ligger inden for det, tilfældigheder normalt giver{f'; {seen}' if seen else ''}."
    return f"Det er ikke det samme som uændret{f': {seen}' if seen else ''}."


def _limits(lower: float, upper: float, indicator: Indicator) -> tuple[str, str]:
    """Of a count the last whole numbers inside, so that "under" and "over" are right for whole numbers."""
    if indicator.unit == "count":
        lower, upper = math.ceil(lower), math.floor(upper)
    decimals = 0 if indicator.unit in {"count", "kr"} else max(indicator.decimals, 1)
    return danish.quantity(lower, indicator.unit, decimals), danish.quantity(upper, indicator.unit, decimals)


def _decimals_of_change(change: float) -> int:
    """Two telling digits are enough for a change that is itself uncertain."""
    return 0 if change >= 10 else 1 if change >= 0.095 else 2
