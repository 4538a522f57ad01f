"""Many series judged at once say what each says alone, to the last bit."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import looks, trend_many
from dashboard.analysis.looks import ManyPublications
from dashboard.analysis.trend import Trend
from dashboard.analysis.trend_history import Publications, history

EPOCH = date(1970, 1, 1).toordinal()
FIRST = {"year": 2000, "quarter": 2000 * 4, "month": 2000 * 12}
VALUE_TYPES = ("share", "rate", "count", "ratio", "amount", "mean")


def name(period: int, frequency: str) -> str:
    if frequency == "year":
        return str(period)
    if frequency == "quarter":
        return f"{period // 4}-Q{period % 4 + 1}"
    return f"{period // 12}-{period % 12 + 1:02d}"


def made(seed: int, frequency: str, series: int, periods: int) -> ManyPublications:
    """Series with revisions, withdrawals, gaps and breaks; flat, rising, falling or in waves."""
    dice = np.random.default_rng(seed)
    rows: list[tuple[Any, ...]] = []
    for number in range(series):
        level, noise = dice.uniform(0.5, 60), dice.choice([0.0, 0.3, 5.0])
        slope, wave = dice.choice([0.0, 0.0, 0.8, -0.8]), dice.choice([0.0, 20.0])
        absent, hidden, broken = dice.choice([0, 0.1, 0.4]), dice.choice([0, 0.1]), dice.choice([0, 0.05])
        is_whole = dice.random() < 0.5
        for period in range(periods):
            if dice.random() < absent:
                continue
            days = {period * 30 + int(extra) for extra in dice.integers(20, 200, dice.integers(1, 4))}
            for day in days:
                expected = level + slope * period + wave * (1 + np.sin(period / 3))
                value = max(expected + noise * dice.standard_normal(), 0.0)
                value = round(value) if is_whole else value
                is_gone = dice.random() < hidden
                denominator = float(dice.integers(20, 4000))
                counted = round(value * denominator / 100)
                has_counts = not is_gone and dice.random() > 0.01
                rows.append(
                    (
                        number,
                        day,
                        FIRST[frequency] + period,
                        np.nan if is_gone else value,
                        counted if has_counts else np.nan,
                        denominator if has_counts else np.nan,
                        dice.random() < broken,
                        dice.random() < 0.1,
                    )
                )
    rows.sort(key=lambda row: row[:2])
    kinds = (np.int64, np.int64, np.int64, np.float64, np.float64, np.float64, np.bool_, np.bool_)
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    return ManyPublications(
        *(np.array(column, dtype=kind) for column, kind in zip(columns, kinds, strict=True))
    )


def one_by_one(many: ManyPublications, value_type: str, frequency: str) -> list[tuple[int, date, Trend]]:
    found = []
    for number in np.unique(many.series):
        rows = many.series == number
        periods, place = np.unique(many.period[rows], return_inverse=True)
        alone = Publications(
            many.published[rows],
            place,
            many.values[rows],
            many.numerators[rows],
            many.denominators[rows],
            many.breaks[rows],
            many.demo[rows],
        )
        names = np.array([name(period, frequency) for period in periods], dtype=object)
        found += [(int(number), day, state) for day, state in history(names, alone, value_type)]
    return found


def at_once(many: ManyPublications, value_type: str, frequency: str) -> list[tuple[int, date, Trend]]:
    def word(words: tuple[str, ...], code: int) -> Any:
        return None if code == trend_many.NONE else words[code]

    def known(number: float) -> float | None:
        return None if np.isnan(number) else float(number)

    return [
        (
            int(s.series[i]),
            date.fromordinal(EPOCH + int(s.known_from[i])),
            Trend(
                direction=word(trend_many.DIRECTIONS, s.direction[i]),
                strength=word(trend_many.STRENGTHS, s.strength[i]),
                method=word(trend_many.METHODS, s.method[i]),
                first_period=name(int(s.first_period[i]), frequency),
                last_period=name(int(s.last_period[i]), frequency),
                points=int(s.points[i]),
                is_demo=bool(s.is_demo[i]),
                reason=word(trend_many.REASONS, s.reason[i]),
                signal=word(trend_many.SIGNALS, s.signal[i]),
                statistic=known(s.statistic[i]),
                slope=known(s.slope[i]),
                detectable=known(s.detectable[i]),
                mean=known(s.mean[i]),
                lower=known(s.lower[i]),
                upper=known(s.upper[i]),
            ),
        )
        for s in trend_many.histories(many, value_type, frequency)
        for i in range(len(s.series))
    ]


@settings(deadline=None)  # one by one is slow on a busy machine
@given(
    seed=st.integers(0, 2**32 - 1),
    frequency=st.sampled_from(sorted(FIRST)),
    value_type=st.sampled_from(VALUE_TYPES),
    series=st.integers(1, 5),
    periods=st.integers(1, 45),
)
def test_all_at_once_as_one_by_one(
    seed: int, frequency: str, value_type: str, series: int, periods: int
) -> None:
    many = made(seed, frequency, series, periods)
    if len(many.series):
        assert at_once(many, value_type, frequency) == one_by_one(many, value_type, frequency)


@pytest.mark.parametrize("frequency", sorted(FIRST))
def test_every_way_that_a_state_comes_about_is_compared(frequency: str) -> None:
    """Else the comparison above would say little."""
    seen: set[tuple[str, str, str | None, str | None]] = set()
    for seed in range(40):
        for value_type in ("share", "count"):
            states = one_by_one(made(seed, frequency, 5, 30), value_type, frequency)
            seen |= {(one.strength, one.direction, one.reason, one.signal) for _, _, one in states}
    reasons = {reason for _, _, reason, _ in seen}
    assert {strength for strength, _, _, _ in seen} == set(trend_many.STRENGTHS)
    assert {direction for _, direction, _, _ in seen} == set(trend_many.DIRECTIONS)
    if frequency == "year":
        assert reasons == {None, *trend_many.REASONS}
    else:
        assert {signal for _, _, _, signal in seen} == {None, *trend_many.SIGNALS}
        assert {"too_few", "break", "gaps"} <= reasons


def test_series_taken_in_several_parts_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    many = made(7, "quarter", 5, 30)
    whole = at_once(many, "count", "quarter")
    monkeypatch.setattr(looks, "_CELLS_AT_ONCE", 100)
    assert len(list(looks.looks(many))) > 1
    assert at_once(many, "count", "quarter") == whole


def test_where_no_figure_has_a_value_there_is_no_state() -> None:
    many = made(3, "year", 2, 8)
    many.values[:] = np.nan
    assert at_once(many, "share", "year") == []
