"""Roles, bylines and contents in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.journal.authors import Role
from dashboard.journal.contents import ActionState, InitiativeState, InitiativeStatus, MilestoneDone
from dashboard.narrative import roles, written
from tests.unit.analysis.journal_samples import action, corrected, decision, story, version

TIME = "25. november 2026 kl.\u00a013.00"


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_names(role: Role) -> None:
    assert roles.NAME[role]
    assert roles.owner_heading(role)[0].isupper()
    assert "_" not in roles.NAME[role]


def test_a_coordinator_as_owner_is_definite() -> None:
    assert roles.owner(Role.UDDANNELSE) == "koordinatoren for uddannelse"
    assert roles.owner_heading(Role.POLITI) == "Politiet"


def test_bylines_say_what_was_done() -> None:
    first = version(story())
    assert written.byline(first) == f"Skrevet af Anna Holm, koordinator for uddannelse, {TIME}"
    assert written.byline(corrected(first)).startswith("Rettet af Anna Holm, ")
    assert written.byline(corrected(first, story().taken_back("forkert"))).startswith("Trukket tilbage af ")


def test_all_of_a_content_is_told() -> None:
    assert written.parts(story("Lygter.")) == (("", "Lygter."),)
    assert written.parts(decision("Ja.").taken_back("forkert")) == (
        ("", "Ja."),
        ("Trukket tilbage, fordi", "forkert"),
    )
    assert written.parts(action("Ring.", state=ActionState.DONE)) == (
        ("", "Ring."),
        ("Ansvarlig", "politiet"),
        ("Frist", "1. november 2021"),
        ("Tilstand", "udført"),
    )
    reached = MilestoneDone(milestone_id="x", done_on=date(2021, 11, 1), evidence="Underskrevet.")
    assert written.parts(reached) == (("Nået", "1. november 2021"), ("Dokumentation", "Underskrevet."))
    status = InitiativeStatus(initiative_id="x", status=InitiativeState.SAT_I_BERO)
    assert written.parts(status) == (("Status", "sat i bero"),)
