"""What is said where something is not written."""

from __future__ import annotations

import pytest

from dashboard.journal.errors import Fault, JournalError, Refusal
from dashboard.narrative import refusals


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_says_what_is_wrong_and_what_to_do(refusal: Refusal) -> None:
    said = refusals.refusal(Fault("text", refusal), "Historien")
    assert said.startswith("Feltet »Historien« ")
    assert said.endswith(".")
    assert len(said.split(". ")) >= 2


def test_the_limit_is_said_in_danish() -> None:
    said = refusals.refusal(Fault("text", Refusal.TOO_LONG, 2000), "Historien")
    assert said == "Feltet »Historien« er for langt: der er plads til 2.000 tegn. Skriv det kortere."


def codes() -> list[str]:
    return [kind.code for kind in JournalError.__subclasses__()]


@pytest.mark.parametrize("code", [*codes(), "journal", "something new"])
def test_every_error_has_its_sentences(code: str) -> None:
    assert refusals.not_saved(code).startswith("Det er ikke gemt. ")
    assert "kan historier, beslutninger og aftaler ikke vises" in refusals.not_shown(code)
    assert "kan der ikke skrives" in refusals.not_opened(code)
