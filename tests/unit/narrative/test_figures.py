"""A figure, its state and its surroundings in Danish words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.criteria import State
from dashboard.narrative import figures as words
from tests.unit import samples as s

SPACE = "\u00a0"


def plain(text: str) -> str:
    return text.replace(SPACE, " ")


def test_value_has_the_readings_decimals() -> None:
    assert plain(words.value(s.reading(43.0, decimals=1), s.indicator())) == "43,0 %"
    assert plain(words.value(s.reading(42.0, decimals=0), s.indicator())) == "42 %"
    assert plain(words.value(s.reading(146626.0, decimals=0), s.indicator(unit="kr"))) == "146.626 kr."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "2015"),
        ({"first_year": 2014}, "gns. 2014–2015"),
        ({"is_published_mean": True}, "2015, gns. som offentliggjort"),
        ({"period": "2015-Q3"}, "3. kvartal 2015"),
    ],
)
def test_period(fields: dict[str, object], expected: str) -> None:
    assert words.period(s.reading(**fields)) == expected


def test_an_assumed_date_says_so() -> None:
    assert words.published(s.reading()) == "offentliggjort 1. september 2016"
    assert words.published(s.reading(published_assumed=True)).endswith("(dato antaget)")


@pytest.mark.parametrize(
    ("operator", "threshold", "expected"),
    [
        (">", 40.0, "over 40 %"),
        (">=", 2.03, "mindst 2,03 %"),
        (">", 2.7, "over 2,7 %"),
        ("<", 55.0, "under 55 %"),
    ],
)
def test_limit(operator: str, threshold: float, expected: str) -> None:
    column = s.column(criterion=s.criterion(operator=operator), threshold=threshold)
    assert plain(words.limit(column)) == expected


def test_an_unknown_limit_is_given_as_the_law_gives_it() -> None:
    criterion = s.criterion(operator=">=", threshold=None, national_multiple=3.0)
    text = words.limit(s.column(criterion=criterion, threshold=None))
    assert text == "mindst 3 gange landstallet (ikke kendt for denne liste)"
    assert words.limit(s.column(criterion=s.criterion(threshold=None), threshold=None)) == "ikke kendt"


def test_target_and_course() -> None:
    assert words.target(s.cell(), s.indicator()) is None
    assert words.course(s.cell(), s.indicator()) is None
    assert plain(words.target(s.cell(target=38.5), s.indicator()) or "") == "38,5 %"
    assert plain(words.target(s.cell(target=0.0), s.indicator()) or "") == "0 %"
    assert plain(words.course(s.cell(course=44.25), s.indicator()) or "") == "44,3 %"


class TestDescription:
    def said(self, cell: object = None, **column: object) -> str:
        shown = s.cell() if cell is None else cell
        return plain(words.description("Motalavej", shown, s.column(**column), 2025))  # type: ignore[arg-type]

    def test_it_says_all_that_the_gauge_shows(self) -> None:
        text = self.said(
            s.cell(
                target=38.0,
                target_origin="eksempel",
                course=41.5,
                municipality=s.reading(14.0, decimals=0),
            )
        )
        for part in (
            "Motalavej",
            "43,1 % (2015)",
            "Grænse: over 40 %",
            "Kriteriet: opfyldt",
            "Mål 2025: 38 % (eksempel, ikke besluttet)",
            "nu 41,5 %",
            "Slagelse Kommune: 14 %",
        ):
            assert part in text

    def test_an_example_says_so(self) -> None:
        assert "eksempeltal" in self.said(s.cell(reading=s.reading(is_demo=True)))
        assert "eksempel" not in self.said()

    @pytest.mark.parametrize("why", sorted(words.MISSING_WORD))
    def test_what_is_missing_says_why_and_is_not_judged(self, why: str) -> None:
        text = self.said(s.unknown_cell(why))
        assert words.MISSING_WORD[why] in text
        assert "Kriteriet:" not in text

    def test_without_a_threshold_nothing_is_judged(self) -> None:
        cell = s.cell(state=State.UNKNOWN, margin=None, threshold=None, missing="threshold_unknown")
        criterion = s.criterion(threshold=None, national_multiple=3.0)
        text = self.said(cell, criterion=criterion, threshold=None)
        assert "43,1 %" in text
        assert "ikke kendt" in text
        assert "Kriteriet:" not in text


class TestOfficial:
    def test_never_without_name_and_date(self) -> None:
        text = words.official(s.official(), 2020)
        assert text == "På listen hårde ghettoområder 1. december 2019"

    def test_off_the_list(self) -> None:
        assert words.official(s.official(on_list=False), 2020).startswith("Ikke på listen")

    def test_no_source_is_not_the_same_as_off(self) -> None:
        assert "Ikke nævnt" in words.official(None, 2020)

    def test_inferred_and_old(self) -> None:
        text = words.official(s.official(confidence="inferred", list_date=date(2016, 12, 1)), 2021)
        assert "(udledt)" in text
        assert "nyere lister er ikke i vores kilder" in text


def test_every_state_and_status_has_its_word() -> None:
    assert set(words.STATE_WORD) == set(State)
    assert len(set(words.STATE_WORD.values())) == len(State)
    statuses = {"final", "preliminary", "estimate", "proxy", "missing", "not_applicable", "suppressed"}
    assert statuses | {"delayed", "break"} == set(words.STATUS_WORD)
    assert set(words.ORIGIN_WORD) == {"afledt", "bestyrelsen", "ikke_fastsat", "eksempel"}
