"""Figures that were changed by hand: numbers, dates and years as Danes write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import danish
from dashboard.narrative.talking_points.edits import FigureKind, edits, figures


def changed(original: str, edited: str) -> list[tuple[str, str]]:
    return [(old.text, new.text) for old, new in edits(original, edited).changed]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("43,1 %", "43.1", "percent"),
        ("43,1\u00a0%", "43.1", "percent"),
        ("43,1%", "43.1", "percent"),
        ("43,1 pct.", "43.1", "percent"),
        ("43,10 procent", "43.1", "percent"),
        ("43.1 %", "43.1", "percent"),
        ("1,2 procentpoint", "1.2", "points"),
        ("-1,2 procentpoint", "-1.2", "points"),
        ("\u22121,2 procentpoint", "-1.2", "points"),
        ("1.234,5", "1234.5", None),
        ("1.234", "1234", None),
        ("12.345.678 kr.", "12345678", "kr"),
        ("146.626 kroner", "146626", "kr"),
        ("31,6 pr. 1.000", "31.6", "per_1000"),
        ("5.593 beboere", "5593", "persons"),
        ("2008 beboere", "2008", "persons"),
        ("12 personer", "12", "persons"),
        ("ét", "1", None),
        ("Tre", "3", None),
        ("0", "0", None),
    ],
)
def test_quantities(text: str, value: str, unit: str | None) -> None:
    (found,) = figures(f"Det er {text} nu.")
    assert (found.kind, found.value, found.unit) == (FigureKind.QUANTITY, value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25. november 2021", "2021-11-25"),
        ("25.11.2021", "2021-11-25"),
        ("25/11-21", "2021-11-25"),
        ("2021-11-25", "2021-11-25"),
        ("1. december", "12-01"),
        ("3. kvartal 2021", "2021-Q3"),
        ("november 2021", "2021-11"),
    ],
)
def test_dates(text: str, value: str) -> None:
    (found,) = figures(f"Set {text}, ja.")
    assert (found.kind, found.value) == (FigureKind.DATE, value)


def test_years_and_ranges() -> None:
    found = figures("SUB 2014-2018, 2016–2020 og 2021 (95 %: 35,3–42,2; -5,0 til 2,0)")
    assert [(one.kind, one.value) for one in found] == [
        *((FigureKind.YEAR, year) for year in ("2014", "2018", "2016", "2020", "2021")),
        *((FigureKind.QUANTITY, value) for value in ("95", "35.3", "42.2", "-5", "2")),
    ]


@pytest.mark.parametrize("text", ["tof, tien, firehjulet, femte", "ord uden tal", ""])
def test_words_that_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_changed_figure_is_paired_with_what_it_was() -> None:
    original = "Motalavej: 43,1 % i 2020, før 44,0 % i 2019."
    assert changed(original, "Motalavej: 42 % i 2020, før 44,0 % i 2019.") == [("43,1 %", "42 %")]
    assert changed(original, "Motalavej: 43,1 % i 2021, før 44,0 % i 2019.") == [("2020", "2021")]
    assert changed("To af de fire områder", "Tre af de fire områder") == [("To", "Tre")]
    assert changed("3. kvartal 2021", "2. kvartal 2021") == [("3. kvartal 2021", "2. kvartal 2021")]


def test_a_figure_rounded_by_hand_is_changed() -> None:
    assert changed("Det er 43,1 %.", "Det er 43 %.") == [("43,1 %", "43 %")]


@pytest.mark.parametrize(
    "edited",
    [
        "Før 44,0 % i 2019. Motalavej: 43,1 % i 2020",
        "Motalavej gik fra 44 pct. i 2019 til 43,10 procent i 2020",
    ],
)
def test_the_same_figures_otherwise_said_are_not_changed(edited: str) -> None:
    found = edits("Motalavej: 43,1 % i 2020, før 44,0 % i 2019.", edited)
    assert found.changed == found.added == found.removed == ()
    assert not found.is_by_hand


def test_added_and_left_out() -> None:
    found = edits("Det er 43,1 % i 2020.", "Det er gået godt, siger 12 personer.")
    assert found.changed == ((figures("43,1 %")[0], figures("12 personer")[0]),)
    assert [one.text for one in found.removed] == ["2020"]
    added = edits("Intet tal.", "Nu 12 %.")
    assert added.is_by_hand
    assert added.sentences() == ("„12 %“ er skrevet i hånden og har ingen kilde.",)
    assert edits("Det er 43,1 %.", "Det er 42 %.").sentences() == ("„43,1 %“ er rettet i hånden til „42 %“.",)
    assert not edits("Det er 43,1 %.", "Det er gået godt.").is_by_hand


@settings(deadline=None)
@given(st.floats(-1e7, 1e7), st.integers(0, 2), st.sampled_from(["percent", "count", "kr"]))
def test_what_we_write_is_read_back(value: float, decimals: int, unit: str) -> None:
    text = f"Tallet: {danish.quantity(value, unit, decimals)}."
    found = figures(text)
    if unit != "count" or found[0].kind is FigureKind.QUANTITY:
        assert float(found[0].value) == pytest.approx(float(danish.rounded(value, decimals)))
    assert len(found) == 1


@settings(deadline=None)
@given(st.text())
def test_a_text_is_never_an_edit_of_itself(text: str) -> None:
    found = edits(text, text)
    assert (found.changed, found.added, found.removed) == ((), (), ())
