"""What is due and what is missing, in Danish."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.release import late, standing
from dashboard.narrative.release import HEADS, explanation, frame_words, late_sentence, row
from dashboard.store.records import Delivery, Release

LIST = Delivery(
    "liste", "Listen", "year", False, -30, False, "2019", date(2019, 12, 31), date(2019, 12, 1), False, False
)
SURVEY = LIST._replace(source_id="tryghed", name="Undersøgelsen", due_days=181, due_days_is_assumed=True)


def plain(*texts: str) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def test_the_frame_is_short_and_says_what_is_a_guess() -> None:
    day = date(2023, 1, 1)
    certain, guessed = standing(LIST, [], day), standing(SURVEY, [], day)
    assert frame_words(late([])) == ""
    assert frame_words(late([certain])) == "Ventede tal fra én kilde mangler"
    assert frame_words(late([guessed])) == "Ventede tal fra én kilde mangler (antaget frist)"
    assert frame_words(late([certain, guessed])) == "Ventede tal fra to kilder mangler"


def test_one_that_is_late() -> None:
    found = standing(LIST, [], date(2021, 11, 25))
    assert late_sentence(found) == "Listen: tal for 2020 skulle være kommet 1. december 2020."
    assert row(found) == (
        "Listen",
        "mangler siden 1. december 2020: tal for 2020",
        "2019, udgivet 1. december 2019",
        "2021: 1. december 2021.",
        "hvert år",
    )
    many = standing(SURVEY, [], date(2026, 11, 26))
    assert late_sentence(many) == (
        "Undersøgelsen: tal for 2020 til 2025 skulle være kommet, de første 30. juni 2021 (antaget frist)."
    )
    assert row(many)[1] == "mangler siden 30. juni 2021 (antaget frist): tal for 2020 til 2025"


def test_one_that_is_not() -> None:
    gap = Release("tryghed", "2020", None, "der var ingen undersøgelse i 2020")
    found = row(standing(SURVEY._replace(published_assumed=True), [gap], date(2021, 11, 25)))
    assert found[1:4] == (
        "intet mangler",
        "2019, udgivet 1. december 2019 (dato antaget)",
        "2021: 30. juni 2022 (antaget frist). 2020 kommer ikke: der var ingen undersøgelse i 2020.",
    )
    assert row(standing(LIST, [], date(2020, 12, 2)))[1] == "ventes nu"


def test_examples_are_said_to_be_examples() -> None:
    never = LIST._replace(
        every="quarter", every_is_assumed=True, latest_period=None, covered_until=None, published_on=None
    )
    day = date(2021, 11, 25)
    assert row(standing(never, [], day)) == (
        "Listen",
        "intet tal endnu",
        "ingen",
        "ikke kendt",
        "hvert kvartal (antaget)",
    )
    assert row(standing(never._replace(has_examples=True), [], day))[1].startswith("kun eksempeltal vises")
    unscheduled = row(standing(LIST._replace(every=None), [], day))
    assert unscheduled[-1] == "ikke kendt"
    assert unscheduled[1] == "ingen fast tid kendt"
    assert len(unscheduled) == len(HEADS)


def test_from_where_it_is_seen() -> None:
    assert plain(explanation(date(2021, 11, 25)))[0].startswith("Set fra 25. november 2021")
