"""One indicator in sentences: the change that is read aloud, the headline, the words of a point."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.analysis.portrait import Panel, Portrait, portrait
from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import portrait as words
from dashboard.store import records as r
from tests.unit import samples as s

ARSON = s.indicator("arson", name="Påsatte brande", unit="count", value_type="count", decimals=0, events=True)


def picture(*figures: r.SinglePeriod, **fields: Any) -> Portrait:
    return portrait(s.portrait_facts(*figures, **{"shown": ("motalavej", "sydbyen"), **fields}))


def first(found: Portrait) -> Panel:
    return found.panels[0]


def change(indicator: r.Indicator, *figures: r.SinglePeriod) -> str:
    said = words.latest_change(first(picture(*figures, indicator=indicator)), indicator)
    assert said is not None
    return said.replace(NO_BREAK_SPACE, " ")


class TestChange:
    def test_arson_says_how_sure_it_is(self) -> None:
        assert change(ARSON, s.single_period("2014", 31), s.single_period("2015", 15)) == (
            "Fra 31 i 2014 til 15 i 2015: 52 % færre. Ændringen er større end det, tilfældigheder normalt "
            "giver (p = 0,026; eksakt Poisson). To tal viser ikke en udvikling."
        )

    def test_crime_up_thirty_per_cent_may_be_chance(self) -> None:
        rate = s.indicator("criminal_decisions", unit="per_1000", value_type="rate")
        said = change(
            rate,
            s.single_period("2014", 23.1, numerator=30, denominator=1300),
            s.single_period("2015", 30.0, numerator=39, denominator=1300),
        )
        assert said.startswith("Fra 23,1 pr. 1.000 i 2014 til 30,0 pr. 1.000 i 2015: 30 % højere. ")
        assert "ligger inden for det, tilfældigheder normalt giver (p = 0,34; eksakt Poisson)" in said

    def test_shares_are_told_in_percentage_points_with_their_interval(self) -> None:
        assert change(
            s.indicator(),
            s.single_period("2014", 42.0, numerator=294, denominator=700),
            s.single_period("2015", 40.0, numerator=280, denominator=700),
        ) == (
            "Fra 42,0 % i 2014 til 40,0 % i 2015: -2,0 procentpoint. Ændringen ligger inden for det, "
            "tilfældigheder normalt giver (95 %: -7,1 til 3,1 procentpoint; Newcombe). To tal viser ikke en "
            "udvikling."
        )

    def test_over_a_break_nothing_is_compared(self) -> None:
        said = change(s.indicator(), s.single_period("2014"), s.single_period("2015", 40.0, status="break"))
        assert "brud i serien" in said
        assert "tilfældig" not in said

    def test_without_counts_it_says_why_nothing_is_judged(self) -> None:
        said = change(s.indicator(), s.single_period("2014", 42.0), s.single_period("2015", 40.0))
        assert said.endswith("kan ikke regnes ud: kilden giver ikke antallet bag tallene.")

    def test_from_none_no_percentage_is_made(self) -> None:
        said = change(ARSON, s.single_period("2014", 0), s.single_period("2015", 3))
        assert said.startswith("Fra 0 i 2014 til 3 i 2015. ")
        assert "%" not in said.split(".")[0]

    def test_unchanged(self) -> None:
        assert ": uændret." in change(ARSON, s.single_period("2014", 4), s.single_period("2015", 4))

    def test_a_break_in_a_quarter_between_the_two_parts_them_as_well(self) -> None:
        quarters = [("2019-Q3", 30), ("2020-Q1", 25), ("2020-Q3", 20)]
        figures = [
            s.single_period(
                period, value, status="break" if period == "2020-Q1" else "final", frequency="quarter"
            )
            for period, value in quarters
        ]
        said = change(ARSON, *figures)
        assert said.startswith("Fra 30 i 3. kvartal 2019 til 20 i 3. kvartal 2020")
        assert "Der er brud i serien mellem de to tal" in said

    def test_a_single_figure_has_no_change(self) -> None:
        assert words.latest_change(first(picture(s.single_period())), s.indicator()) is None


class TestHeadline:
    def test_names_the_places_with_a_sign(self) -> None:
        states = {"motalavej": s.trend_state()}
        found = picture(s.single_period(), s.single_period(geography_id="sydbyen"), trends=states)
        assert words.headline(found) == (
            "Uden for arbejde og uddannelse: tegn på fald på Motalavej; ellers intet, der kan skelnes fra "
            "tilfældigheder"
        )

    @pytest.mark.parametrize(
        ("strength", "expected"),
        [
            ("none", "ingen sikker ændring i noget af områderne"),
            ("undetectable", "udviklingen kan ikke afgøres endnu"),
            ("level_only", "kun niveauet kan vises, ikke en udvikling"),
        ],
    )
    def test_without_a_sign_it_says_what_can_be_said(self, strength: str, expected: str) -> None:
        states = {
            area: s.trend_state(area, direction="none", strength=strength)
            for area in ("motalavej", "sydbyen")
        }
        found = picture(s.single_period(), s.single_period(geography_id="sydbyen"), trends=states)
        assert words.headline(found) == f"Uden for arbejde og uddannelse: {expected}"

    def test_nothing_known(self) -> None:
        assert words.headline(picture()) == "Uden for arbejde og uddannelse: intet tal kendt på datoen"


def test_a_point_tells_all_that_it_is() -> None:
    point = first(picture(s.single_period(value=42.0, numerator=294, denominator=700, is_demo=True))).points[
        0
    ]
    said = words.tooltip(point, s.indicator()).replace(NO_BREAK_SPACE, " ")
    assert said == "2015: 42,0 % (95 %: 38,4–45,7), 294 af 700, eksempel"


def test_the_municipality_is_named_where_it_is_not_drawn() -> None:
    near = picture(s.single_period(), s.single_period(value=43.0, geography_id="slagelse_kommune"))
    assert words.municipality(near) == "stiplet grå linje: Slagelse Kommune"
    far = picture(s.single_period(), s.single_period(value=12.0, geography_id="slagelse_kommune"))
    said = words.municipality(far)
    assert said is not None
    assert said.replace(NO_BREAK_SPACE, " ") == "Slagelse Kommune ligger uden for figurerne: 12,0 % i 2015"
    assert words.municipality(picture(s.single_period())) is None


def test_spoken_tells_the_newest_the_course_and_the_line() -> None:
    found = picture(s.single_period("2014", 44.0), s.single_period("2015", 43.1), threshold=40.0)
    said = words.spoken(found, first(found)).replace(NO_BREAK_SPACE, " ")
    assert said.startswith("Motalavej: 2015: 43,1 %.")
    assert "Serien begynder med 2014: 44,0 %." in said
    assert said.endswith("Grænsen er 40 %.")
