"""How many persons it takes: known answers by hand, and that so many really flip the verdict."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.margin import Margin, Reason, margin, to_flip
from tests.unit.samples import status, unknown_status


def of(numerators: list[Any], denominators: list[Any], **fields: Any) -> Margin:
    """The margin of a share whose value and verdict follow from its counts."""
    threshold, operator = fields.pop("threshold", 40.0), fields.pop("operator", ">")
    shares = [100 * n / d for n, d in zip(numerators, denominators, strict=True)]
    value = sum(shares) / len(shares)
    is_met = {">": value > threshold, ">=": value >= threshold, "<": value < threshold}[operator]
    defaults = {
        "value": value,
        "threshold": threshold,
        "operator": operator,
        "is_met": is_met,
        "averaging_years": len(shares),
        "basis": "mean_of_years" if len(shares) > 1 else "published",
        "numerators": numerators,
        "denominators": denominators,
    }
    return margin(status(**{**defaults, **fields}), "share")


class TestKnownAnswers:
    def test_a_single_year_above_the_line(self) -> None:
        found = of([308], [496], threshold=50.0)
        assert (found.persons, found.fewer, found.makes_met, found.years) == (60, True, False, 1)

    def test_a_mean_of_two_years_below_the_line(self) -> None:
        """39.80 and 38.71 %: six persons more in each year give 40.57 and 39.48, together 40.02."""
        found = of([310, 300], [779, 775])
        assert (found.persons, found.fewer, found.makes_met, found.years) == (6, False, True, 2)

    def test_years_of_different_size_count_alike(self) -> None:
        """50 % of 100 and 40 % of 1,000 are 45 %; ten fewer in each give 40 and 39, together 39.5."""
        assert of([50, 400], [100, 1000]).persons == 10
        assert of([50, 400], [100, 1000], threshold=44.0).persons == 2

    @pytest.mark.parametrize(
        ("operator", "numerator", "persons", "fewer"),
        [
            (">", 41, 1, True),  # at 40 of 100 `>` is not met
            (">", 40, 1, False),
            (">=", 40, 1, True),  # at 40 of 100 `>=` is met
            (">=", 39, 1, False),
            ("<", 39, 1, False),  # at 40 of 100 `<` is not met
            ("<", 40, 1, True),
            (">", 45, 5, True),
            (">=", 45, 6, True),
            ("<", 35, 5, False),
        ],
    )
    def test_the_operator_decides_at_the_line(
        self, operator: str, numerator: int, persons: int, fewer: bool
    ) -> None:
        found = of([numerator], [100], operator=operator)
        assert (found.persons, found.fewer) == (persons, fewer)

    def test_its_inputs_and_method_are_told(self) -> None:
        found = of([41, 42], [100, 100])
        assert (found.numerators, found.denominators) == ((41, 42), (100, 100))
        assert found.method


class TestNoAnswer:
    def test_no_value(self) -> None:
        assert margin(unknown_status(threshold=40.0), "share").reason is Reason.NO_VALUE

    def test_no_threshold(self) -> None:
        unknown = status(threshold=None, is_met=None, margin=None)
        assert margin(unknown, "share").reason is Reason.NO_THRESHOLD

    def test_a_ratio_of_incomes(self) -> None:
        assert margin(status(), "ratio").reason is Reason.NOT_PERSONS

    def test_a_published_mean(self) -> None:
        mean = status(averaging_years=2, basis="published")
        assert margin(mean, "share").reason is Reason.PUBLISHED_MEAN

    @pytest.mark.parametrize(
        ("numerators", "denominators"),
        [(None, None), ([None], [None]), ([400], [None]), ([None], [900])],
    )
    def test_no_counts(self, numerators: Any, denominators: Any) -> None:
        found = margin(status(numerators=numerators, denominators=denominators), "share")
        assert (found.persons, found.reason) == (None, Reason.NO_COUNTS)

    def test_one_of_two_years_without_counts(self) -> None:
        mean = status(
            averaging_years=2, basis="mean_of_years", numerators=[400, None], denominators=[900, None]
        )
        assert margin(mean, "share").reason is Reason.NO_COUNTS

    def test_counts_and_rounded_figure_on_different_sides(self) -> None:
        """1,201 of 3,000 are 40.03 %, which the source writes as 40.0."""
        rounded = status(value=40.0, is_met=False, numerators=[1201], denominators=[3000])
        assert margin(rounded, "share").reason is Reason.ROUNDING

    def test_more_persons_than_a_year_has(self) -> None:
        found = of([5, 95], [100, 100])
        assert (found.persons, found.reason) == (None, Reason.OUT_OF_REACH)


counts = st.integers(1, 5000).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d)))


@given(
    st.lists(counts, min_size=1, max_size=4),
    st.sampled_from([">", ">=", "<"]),
    st.decimals(1, 99, places=2).map(Fraction),
)
def test_so_many_persons_flip_it_and_one_fewer_does_not(
    years: list[tuple[int, int]], operator: str, percent: Fraction
) -> None:
    threshold = percent / 100

    def is_met(change: int) -> bool:
        value = sum((Fraction(n + change, d) for n, d in years), Fraction(0)) / len(years)
        return {">": value > threshold, ">=": value >= threshold, "<": value < threshold}[operator]

    now = is_met(0)
    persons = to_flip([n for n, _ in years], [d for _, d in years], threshold, operator, is_met=now)
    assert persons is not None
    assert persons >= 1
    way = 1 if (operator == "<") == now else -1
    assert is_met(way * persons) is not now
    assert is_met(way * (persons - 1)) is now
