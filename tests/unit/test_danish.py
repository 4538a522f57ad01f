"""Numbers, dates and periods as Danes write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard import danish


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, 1, "1.234,5"),
        (146626, 0, "146.626"),
        (31.6, 1, "31,6"),
        (42, 1, "42,0"),
        (0, 0, "0"),
        (-5.25, 1, "-5,3"),
        (1234567.891, 2, "1.234.567,89"),
    ],
)
def test_number(value: float, decimals: int, expected: str) -> None:
    assert danish.number(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(2.5, 0, "3"), (40.05, 1, "40,1"), (2.705, 2, "2,71"), (54.95, 1, "55,0"), (-2.5, 0, "-3")],
)
def test_a_half_goes_away_from_zero(value: float, decimals: int, expected: str) -> None:
    assert danish.number(value, decimals) == expected


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert danish.number(-0.04, 1) == "0,0"


def test_rounded_is_what_number_shows() -> None:
    for value in (2.705, 40.05, 54.95, 64.95, 2.675, 0.125, 1.005):
        assert danish.number(value, 2) == str(danish.rounded(value, 2)).replace(".", ",")


@pytest.mark.parametrize(
    ("unit", "decimals", "expected"),
    [
        ("percent", 1, "42,0\u00a0%"),
        ("per_1000", 1, "42,0\u00a0pr.\u00a01.000"),
        ("count", 0, "42"),
        ("kr", 0, "42\u00a0kr."),
    ],
)
def test_quantity_stays_on_one_line(unit: str, decimals: int, expected: str) -> None:
    assert danish.quantity(42, unit, decimals) == expected


def test_percent_differ_in_percentage_points() -> None:
    assert danish.difference(3.1, "percent", 1) == "3,1\u00a0procentpoint"
    assert danish.difference(12, "count") == "12"


@pytest.mark.parametrize("unit", ["percent", "per_1000", "count", "kr"])
def test_every_unit_has_a_name(unit: str) -> None:
    assert danish.unit_name(unit)


def test_long_time_is_danish_in_summer_and_winter() -> None:
    winter = datetime(2026, 11, 25, 13, 5, tzinfo=UTC)
    summer = datetime(2021, 6, 30, 22, 30, tzinfo=UTC)
    assert danish.long_time(winter) == "25. november 2026 kl.\u00a014.05"
    assert danish.long_time(summer) == "1. juli 2021 kl.\u00a000.30"


def test_long_date() -> None:
    assert danish.long_date(date(2021, 11, 25)) == "25. november 2021"
    assert danish.long_date(date(2019, 10, 3)) == "3. oktober 2019"


@pytest.mark.parametrize(
    ("text", "expected"), [("2015", "2015"), ("2015-Q3", "3. kvartal 2015"), ("2015-07", "juli 2015")]
)
def test_period(text: str, expected: str) -> None:
    assert danish.period(text) == expected
    assert danish.period_with_preposition(text) == f"i {expected}"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "ingen"), (1, "ét"), (4, "fire"), (10, "ti"), (11, "11"), (1200, "1.200")]
)
def test_count_word(count: int, expected: str) -> None:
    assert danish.count_word(count) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_enumerate_words(words: list[str], expected: str) -> None:
    assert danish.enumerate_words(words) == expected


def test_parts_that_have_their_own_og_are_told_apart() -> None:
    assert danish.listed(["a", "b", "c"]) == "a, b og c"
    assert danish.listed(["Motalavej", "Præstevangen og Parkvej", "Sydbyen"]) == (
        "Motalavej, Præstevangen og Parkvej samt Sydbyen"
    )
    assert danish.listed(["Præstevangen og Parkvej"]) == "Præstevangen og Parkvej"
    assert danish.listed([]) == ""


def test_sentence_case_leaves_the_rest() -> None:
    assert danish.sentence_case("ét af LBF's tal") == "Ét af LBF's tal"
    assert danish.sentence_case("") == ""
