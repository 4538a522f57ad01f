"""How often the signals are wrong, and how often they see a true change: `python -m benchmarks.signals`.

Series are drawn by chance with a known truth, and judged by the very code that judges the figures
(analysis/trend.py). A false alarm is a sign where nothing changed. "Early" counts every sign, the certain
ones too. Each judgement is one look at one series. The seed is fixed: the same code gives the same numbers.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.stats import binom, poisson

from dashboard.analysis import chi_square, intervals, xmr
from dashboard.analysis.series import Floats, Series
from dashboard.analysis.trend import Strength, trend

SEED: Final = 2017
SHARE: Final = 0.42
FALLEN: Final = 0.38
ADULTS: Final = (100, 500, 700, 800, 3400)
MEANS: Final = (2, 3, 5, 8, 13, 30)
LENGTHS: Final = (12, 24, 36)
BEFORE: Final = 20
AFTER: Final = (1, 4, 8)
"""quarters at half the level when the series is looked at"""


class Rates(NamedTuple):
    """Shares of the series that were judged, 0-1."""

    early: float
    """an early or a certain sign"""
    certain: float
    undetectable: float


def yearly(rng: np.random.Generator, shares: Sequence[float], adults: int, repetitions: int) -> Rates:
    """Judge shares of `adults` persons, each year drawn anew."""
    drawn = rng.binomial(adults, shares, size=(repetitions, len(shares))).astype(np.float64)
    periods = [str(2015 + year) for year in range(len(shares))]
    of_all = np.full(len(shares), float(adults))
    return rates(
        trend(series(periods, 100 * counted / of_all, counted, of_all), "share").strength for counted in drawn
    )


def periodic(rng: np.random.Generator, means: Sequence[float], repetitions: int) -> Rates:
    """Judge counts of independent events, one mean a quarter."""
    return rates(
        trend(series(quarters(len(means)), counts), "count").strength
        for counts in draw_counts(rng, means, repetitions)
    )


def single_signals(rng: np.random.Generator, means: Sequence[float], repetitions: int) -> dict[str, float]:
    """How often each of the signals is there, alone or with others."""
    found: Counter[str] = Counter()
    for counts in draw_counts(rng, means, repetitions):
        found.update({str(signal) for signal, _ in xmr.signals(counts, xmr.limits(counts))})
    return {str(signal): found[signal] / repetitions for signal in xmr.Signal}


def draw_counts(rng: np.random.Generator, means: Sequence[float], repetitions: int) -> NDArray[np.float64]:
    return rng.poisson(means, size=(repetitions, len(means))).astype(np.float64)


def series(
    periods: Sequence[str], values: Floats, counted: Floats | None = None, of_all: Floats | None = None
) -> Series:
    unknown = np.full(len(values), np.nan)
    no = np.zeros(len(values), dtype=np.bool_)
    return Series(
        periods,
        values,
        unknown if counted is None else counted,
        unknown if of_all is None else of_all,
        no,
        no,
    )


def quarters(count: int) -> list[str]:
    return [f"{2012 + number // 4}-Q{number % 4 + 1}" for number in range(count)]


def rates(strengths: Iterable[Strength]) -> Rates:
    found = Counter(strengths)
    total = found.total()
    certain, early = found[Strength.CERTAIN], found[Strength.EARLY]
    return Rates((certain + early) / total, certain / total, found[Strength.UNDETECTABLE] / total)


def detectable_at(share: float, adults: int) -> float:
    """The change over five years that the code calls detectable, as a proportion."""
    found = chi_square.detectable_change([share * adults] * 5, [adults] * 5, range(5))
    return found or 0.0


def coverage_of_shares(share: float, adults: int) -> float:
    """The chance that Wilson's interval holds the true share, exactly, by all counts that can be drawn."""
    return float(
        sum(
            binom.pmf(counted, adults, share)
            for counted in range(adults + 1)
            if binom.pmf(counted, adults, share) > 1e-12 and _holds(intervals.wilson(counted, adults), share)
        )
    )


def coverage_of_counts(mean: float) -> float:
    """As coverage_of_shares, for the interval of a count (exact below 10 events, Byar from 10)."""
    most = int(mean + 10 * mean**0.5 + 20)
    return float(
        sum(poisson.pmf(events, mean) for events in range(most) if _holds(intervals.poisson(events), mean))
    )


def _holds(interval: intervals.Interval, truth: float) -> bool:
    return interval.low <= truth <= interval.high


def yearly_table(rng: np.random.Generator, repetitions: int) -> Table:
    table = Table(
        "adults",
        "early",
        "certain",
        "undetectable",
        "42 -> 38 early",
        "42 -> 38 certain",
        "detectable",
        "seen early",
        title="Chi-square, five years of 42 %: false alarms, and a true fall over four years",
    )
    for adults in ADULTS:
        same = yearly(rng, [SHARE] * 5, adults, repetitions)
        fall = yearly(rng, np.linspace(SHARE, FALLEN, 5).tolist(), adults, repetitions)
        change = detectable_at(SHARE, adults)
        half = change / 2
        seen = yearly(rng, np.linspace(SHARE + half, SHARE - half, 5).tolist(), adults, repetitions)
        table.add_row(
            str(adults),
            percent(same.early),
            percent(same.certain),
            percent(same.undetectable, 0),
            percent(fall.early),
            percent(fall.certain),
            f"{100 * change:.1f} points",
            percent(seen.early, 0),
        )
    return table


def periodic_table(rng: np.random.Generator, repetitions: int) -> Table:
    table = Table(
        "mean a quarter",
        *(f"{count}: early, certain" for count in LENGTHS),
        title="XmR, counts of independent events: false alarms a look, by number of quarters",
    )
    for mean in MEANS:
        found = [periodic(rng, [mean] * count, repetitions) for count in LENGTHS]
        table.add_row(str(mean), *(f"{percent(one.early)} {percent(one.certain)}" for one in found))
    return table


def signals_table(rng: np.random.Generator, repetitions: int) -> Table:
    table = Table("mean a quarter", *xmr.Signal, title="XmR, 24 quarters: each signal without any change")
    for mean in MEANS:
        found = single_signals(rng, [mean] * 24, repetitions)
        table.add_row(str(mean), *(percent(found[signal], 2) for signal in xmr.Signal))
    return table


def halving_table(rng: np.random.Generator, repetitions: int) -> Table:
    table = Table(
        "mean a quarter",
        *(f"after {count}: early, certain" for count in AFTER),
        title=f"XmR, halved after {BEFORE} quarters: seen in a look so many quarters later",
    )
    for mean in MEANS:
        found = [periodic(rng, [mean] * BEFORE + [mean / 2] * count, repetitions) for count in AFTER]
        table.add_row(str(mean), *(f"{percent(one.early, 0)} {percent(one.certain, 0)}" for one in found))
    return table


def coverage_table() -> Table:
    table = Table("what", "holds the truth", title="95 % intervals, exactly")
    for share, adults in ((SHARE, 700), (0.03, 700), (0.614, 200), (0.03, 100)):
        table.add_row(f"Wilson, {100 * share:g} % of {adults}", percent(coverage_of_shares(share, adults)))
    for mean in (1, 3, 5, 9, 10, 13, 30, 177):
        table.add_row(f"exact below 10 events, else Byar; mean {mean}", percent(coverage_of_counts(mean)))
    return table


def percent(share: float, decimals: int = 1) -> str:
    return f"{100 * share:.{decimals}f} %"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repetitions", type=int, default=10_000, help="series a row")
    repetitions: int = parser.parse_args().repetitions
    rng = np.random.default_rng(SEED)
    console = Console(width=110)
    console.print(yearly_table(rng, repetitions))
    console.print(
        "To compare with: 42 -> 38 among 500-800 adults is certain in 5-11 % (facts/statistics.md)."
    )
    console.print(periodic_table(rng, repetitions))
    console.print(signals_table(rng, repetitions))
    console.print(halving_table(rng, repetitions))
    console.print(coverage_table())


if __name__ == "__main__":
    main()
