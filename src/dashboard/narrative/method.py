"""How figures are judged, in plain Danish: what a section is, and the five answers.

Levels and sizes come from the code that judges, so that text and code cannot drift apart; the measured rates
come from benchmarks/signals.py, and tests/unit/narrative/test_method.py holds them to a simulation.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt
from typing import Final

from dashboard import danish
from dashboard.analysis import chi_square, xmr
from dashboard.analysis.trend import RELEVANT_SHARE

QUARTERLY_EARLY: Final = (0.02, 0.03)
"""measured: a sign of any kind in a look at 12-36 quarters of 2-30 events, where nothing changed"""
QUARTERLY_CERTAIN_BELOW: Final = 0.01


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    """for links from other pages: `metode#tegn`"""
    title: str
    answer: str
    """plain text"""
    paragraphs: tuple[str, ...]
    """HTML"""


@dataclass(frozen=True, slots=True)
class Word:
    """One of the five answers."""

    strength: str
    says: str
    by_chance: str
    what_to_do: str


HEADLINE: Final = "Dommen følger reglerne. Tegnet siger, om en ændring er mere end et tilfælde."
LEAD: Final = (
    "De fleste tal her handler om få mennesker, og små tal svinger af sig selv. Siden forklarer, hvordan "
    "vi skelner udsving fra udvikling, hvor tit vi tager fejl, og hvad metoderne ikke kan svare på."
)


def level(statistic: float) -> float:
    """How often chance alone stays below a chi-square with one degree of freedom, 0-1."""
    return erf(sqrt(statistic / 2))


def questions() -> Section:
    return Section(
        "to-spoergsmaal",
        "To spørgsmål, der aldrig blandes",
        "Dommen siger, om tallet ligger på den forkerte side af lovens grænse. Tegnet siger, om tallet har "
        "ændret sig mere, end tilfældigheder plejer at give.",
        (
            "<p>Dommen er et spørgsmål om regler. Det offentliggjorte tal holdes op mod grænsen, og "
            f"{percent(40.1, 1)} er over {percent(40)}, også når forskellen kan være tilfældig. Statistik "
            "gør aldrig en dom mildere eller strengere.</p>",
            "<p>Tegnet er et spørgsmål om udvikling. Et område kan opfylde et kriterium uden at ændre sig, "
            "og det kan være på vej ned uden endnu at være under grænsen. Læs derfor begge dele.</p>",
        ),
    )


def signs() -> Section:
    return Section(
        "tegn",
        "Hvad ordene betyder",
        "Der er fem svar på, om et tal har ændret sig. Kun det første er sikkert.",
        (
            "<p>»Rent tilfælde« fortæller, hvor tit svaret kommer, selv om intet er ændret. Det er den "
            "pris, vi betaler for at opdage noget i tide.</p>",
        ),
    )


def words() -> tuple[Word, ...]:
    """The five answers, the surest first."""
    yearly_early = one_in(1 - level(chi_square.EARLY))
    yearly_certain = one_in(1 - level(chi_square.CERTAIN))
    low, high = (danish.number(100 * rate) for rate in QUARTERLY_EARLY)
    below = one_in(QUARTERLY_CERTAIN_BELOW)
    tenth = percent(100 * RELEVANT_SHARE)
    return (
        Word(
            "certain",
            f"Noget er ændret. Årstal prøves på niveauet {percent(100 * level(chi_square.CERTAIN), 1)}.",
            f"Årstal: {yearly_certain}. Kvartalstal: færre end {below}.",
            "Gå ud fra, at ændringen er der. Spørg, hvad der ligger bag.",
        ),
        Word(
            "early",
            f"Noget kan være ved at ske. Årstal prøves på niveauet {percent(100 * level(chi_square.EARLY))}.",
            f"Årstal: {yearly_early}. Kvartalstal: {low}-{high} ud af 100.",
            "Hold øje, og vurdér igen ved næste tal. Handl ikke på det alene.",
        ),
        Word(
            "none",
            f"Udsvingene er ikke større end normalt. En ændring på {tenth} af niveauet ville for årstal "
            "som regel være set.",
            "Kan ikke regnes ud: mindre ændringer kan være overset.",
            "Brug ikke tid på at forklare udsvinget. Det er ikke det samme som uændret.",
        ),
        Word(
            "undetectable",
            f"Serien er for lille: en ændring på {tenth} af niveauet ville let blive overset.",
            "Kan ikke regnes ud.",
            "Se på de fire områder samlet, og vent på flere tal.",
        ),
        Word(
            "level_only",
            f"Færre end {danish.count_word(chi_square.POINTS)} årstal eller {xmr.MIN_POINTS} kvartalstal, "
            "et brud, eller kilden giver ikke antallet bag tallet.",
            "Intet svar, ingen fejl.",
            "Læs, hvor højt tallet ligger. Sig intet om udviklingen.",
        ),
    )


def percent(value: float, decimals: int = 0) -> str:
    return danish.quantity(value, "percent", decimals)


def one_in(rate: float) -> str:
    return f"1 ud af {danish.number(round(1 / rate))}"
