"""95 % intervals of shares, rates and counts, against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import intervals


def test_wilson_as_published() -> None:
    low, high, method = intervals.wilson(294, 700)
    assert (round(100 * low, 1), round(100 * high, 1), method) == (38.4, 45.7, "wilson")
    # Newcombe 1998, two-sided intervals for the single proportion, method 3: 81 of 263 and 15 of 148.
    assert intervals.wilson(81, 263)[:2] == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert intervals.wilson(15, 148)[:2] == pytest.approx((0.0624, 0.1605), abs=5e-5)
    # The same paper's edges: none of 20, and 1 of 29.
    assert intervals.wilson(0, 20)[:2] == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert intervals.wilson(1, 29)[:2] == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_the_survey_of_200() -> None:
    # 61.4 % is rounded: 123 of 200 is the nearest whole number of persons.
    low, high, _ = intervals.wilson(0.614 * 200, 200)
    assert low == pytest.approx(0.546, abs=0.0015)
    assert high == pytest.approx(0.680, abs=0.0015)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0.0, 3.69), (1, 0.03, 5.57), (5, 1.62, 11.67), (9, 4.12, 17.08)]
)
def test_exact_poisson_as_published(events: int, low: float, high: float) -> None:
    found = intervals.poisson(events)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)
    assert found.method == "exact_poisson"


def test_byar_from_ten_events_on() -> None:
    assert intervals.poisson(9).method == "exact_poisson"
    assert intervals.poisson(10).method == "byar"
    # The exact limits of 100 events are 81.36 and 121.63: Byar is as good to a tenth.
    assert intervals.poisson(100)[:2] == pytest.approx((81.36, 121.63), abs=0.05)
    assert intervals.poisson(10)[:2] == pytest.approx(intervals.exact_poisson(10)[:2], abs=0.02)


def test_the_rate_of_the_application() -> None:
    found = intervals.of_figure("rate", 31.6, 177, 5593, events=False)
    assert found is not None
    assert (round(found.low, 1), round(found.high, 1), found.method) == (27.2, 36.7, "byar")


@pytest.mark.parametrize(
    ("value_type", "numerator", "events", "method"),
    [
        ("share", 294.0, False, "wilson"),
        ("rate", 294.0, False, "byar"),
        ("rate", 3.0, False, "exact_poisson"),
        ("share", None, False, None),
        ("rate", None, False, None),
        ("count", None, True, "byar"),
        ("count", None, False, None),  # a stock of persons is no chance event
        ("mean", 294.0, False, None),
        ("ratio", 294.0, False, None),
        ("amount", 294.0, True, None),
    ],
)
def test_what_has_an_interval(
    value_type: str, numerator: float | None, events: bool, method: str | None
) -> None:
    found = intervals.of_figure(value_type, 42.0, numerator, 700.0, events=events)
    assert (found and found.method) == method


def test_no_denominator_no_interval() -> None:
    assert intervals.of_figure("share", 42.0, 294.0, None, events=False) is None


def test_units() -> None:
    share = intervals.of_figure("share", 42.0, 294, 700, events=False)
    assert share is not None
    assert share[:2] == pytest.approx([100 * end for end in intervals.wilson(294, 700)[:2]])
    count = intervals.of_figure("count", 5, None, None, events=True)
    assert count == intervals.poisson(5)


@pytest.mark.parametrize(("successes", "trials"), [(-1, 10), (11, 10), (0, 0), (1, 0.5)])
def test_impossible_counts_are_refused(successes: float, trials: float) -> None:
    with pytest.raises(ValueError, match="wilson wants"):
        intervals.wilson(successes, trials)


def test_negative_events_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        intervals.poisson(-1)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_shares_interval_holds_its_estimate_and_stays_between_0_and_1(drawn: tuple[int, int]) -> None:
    counted, of_all = drawn
    low, high, _ = intervals.wilson(counted, of_all)
    # The ends of none and of all are 0 and 1 but for binary dust.
    assert -1e-12 <= low <= counted / of_all + 1e-12
    assert counted / of_all - 1e-12 <= high <= 1 + 1e-12


@given(st.integers(0, 5000))
def test_a_counts_interval_holds_it(events: int) -> None:
    low, high, _ = intervals.poisson(events)
    assert 0 <= low <= events < high


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(2, 50))
def test_more_persons_never_widen_a_share(drawn: tuple[int, int], times: int) -> None:
    counted, of_all = drawn
    few = intervals.wilson(counted, of_all)
    many = intervals.wilson(counted * times, of_all * times)
    assert many.high - many.low <= few.high - few.low + 1e-12


@given(st.integers(0, 500), st.integers(500, 20_000), st.integers(2, 50))
def test_more_events_never_widen_a_rate(events: int, residents: int, times: int) -> None:
    """Also over the step from exact to Byar."""
    few = intervals.of_figure("rate", 0.0, events, residents, events=False)
    many = intervals.of_figure("rate", 0.0, events * times, residents * times, events=False)
    assert few is not None
    assert many is not None
    assert many.high - many.low <= few.high - few.low + 1e-9


@given(st.integers(0, 500))
def test_more_events_move_both_ends_up(events: int) -> None:
    before, after = intervals.poisson(events), intervals.poisson(events + 1)
    assert after.low > before.low
    assert after.high > before.high


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_those_not_counted_have_the_mirrored_interval(drawn: tuple[int, int]) -> None:
    counted, of_all = drawn
    low, high, _ = intervals.wilson(counted, of_all)
    assert intervals.wilson(of_all - counted, of_all)[:2] == pytest.approx((1 - high, 1 - low), abs=1e-9)
