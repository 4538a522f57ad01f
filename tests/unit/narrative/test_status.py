"""The sentence that leads Status, and the verdict of each area."""

from __future__ import annotations

import pytest

from dashboard.narrative import status as words
from tests.unit import samples as s


def headline(*verdicts: str) -> str:
    return words.headline(
        s.picture(
            *(s.row(f"area{n}", verdict=s.verdict(f"area{n}", verdict)) for n, verdict in enumerate(verdicts))
        )
    )


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (("on", "on", "off", "off"), "To af de fire områder opfylder betingelserne"),
        (("on", "off", "off", "off"), "Ét af de fire områder opfylder betingelserne"),
        (("on", "on", "on", "on"), "Alle fire områder opfylder betingelserne"),
        (("off", "off", "off", "off"), "Ingen af de fire områder opfylder betingelserne"),
        (("unknown",) * 4, "Det kan ikke afgøres, om de fire områder opfylder betingelserne"),
        (("on",), "Området opfylder betingelserne"),
        (("off",), "Området opfylder ikke betingelserne"),
        (("unknown",), "Det kan ikke afgøres, om området opfylder betingelserne"),
    ],
)
def test_headline(verdicts: tuple[str, ...], expected: str) -> None:
    assert headline(*verdicts) == f"{expected} for at være særligt udsatte boligområder."


def test_the_undecided_are_neither_on_nor_off() -> None:
    text = headline("on", "off", "unknown", "unknown")
    assert text.startswith("Ét af de fire områder")
    assert text.endswith("; for to kan det ikke afgøres.")


def test_none_is_not_said_of_those_that_cannot_be_decided() -> None:
    text = headline("off", "off", "off", "unknown")
    assert text.startswith("Ingen af de områder, der kan afgøres, opfylder betingelserne")
    assert text.endswith("; for ét kan det ikke afgøres.")


def test_the_goal() -> None:
    assert words.goal(2025) == "Målet for 2025 er ingen."


def test_the_rule() -> None:
    text = words.rule(s.ruleset(), 5, None)
    assert "mindst 3 af 5 kriterier" in text
    assert "mindst 1.000 beboere" in text
    assert "desuden" not in text
    assert "desuden" in words.rule(s.ruleset(), 4, "Ikke-vestlig oprindelse")


@pytest.mark.parametrize(
    ("met", "unknown", "of", "expected"),
    [
        (4, 0, 5, "4 af 5"),
        (0, 0, 5, "0 af 5"),
        (2, 1, 4, "2 af 4 (1 ukendt)"),
        (1, 2, 4, "1 af 4 (2 ukendte)"),
        (0, 5, 5, "ukendt"),
    ],
)
def test_score(met: int, unknown: int, of: int, expected: str) -> None:
    assert words.score(s.verdict(met=met, unknown=unknown, of=of)) == expected


def test_none_known_is_not_none_met() -> None:
    nothing_known = words.score_in_words(s.verdict(met=0, unknown=5, of=5))
    assert nothing_known == "ingen af de fem kriterier kan afgøres"
    assert words.score_in_words(s.verdict(met=0, unknown=0, of=5)) == "0 af 5 kriterier opfyldt"


def test_score_and_verdict_in_one_sentence() -> None:
    assert words.sentence(s.verdict()) == "4 af 5 kriterier opfyldt. Opfylder betingelserne"
    nothing_known = words.sentence(s.verdict(verdict="unknown", met=0, unknown=5))
    assert nothing_known.startswith("Ingen af de fem kriterier kan afgøres. Kan ikke afgøres")


@pytest.mark.parametrize(
    ("verdict", "unknown", "expected"),
    [
        ("on", 0, "Opfylder betingelserne"),
        ("off", 0, "Opfylder ikke betingelserne"),
        ("unknown", 1, "Kan ikke afgøres (ét kriterium uafklaret)"),
        ("on", 2, "Opfylder betingelserne (to kriterier uafklarede)"),
    ],
)
def test_verdict_words(verdict: str, unknown: int, expected: str) -> None:
    assert words.verdict_words(s.verdict(verdict=verdict, unknown=unknown)) == expected


@pytest.mark.parametrize(
    ("residents", "note"),
    [
        (None, "Beboertallet er ikke kendt."),
        (999.0, "Under 1.000 beboere: kommer ikke på listen."),
        (1000.0, None),
        (1800.0, None),
    ],
)
def test_residents_are_spoken_of_only_where_they_decide(residents: float | None, note: str | None) -> None:
    assert words.residents_note(s.row(verdict=s.verdict(residents=residents))) == note


def test_the_four_together_have_no_residents_note() -> None:
    assert words.residents_note(s.combined_row()) is None
