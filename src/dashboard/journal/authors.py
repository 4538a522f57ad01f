"""Who writes: a name and a role from a fixed list."""

from __future__ import annotations

from enum import StrEnum

from dashboard.journal.plain_text import Checked, Id, Name


class Role(StrEnum):
    """What somebody writes as, and who an action belongs to. Names may be added, never removed or renamed."""

    UDDANNELSE = "koordinator_uddannelse"
    BESKAEFTIGELSE = "koordinator_beskaeftigelse"
    KRIMINALPRAEVENTION = "koordinator_kriminalpraevention"
    FOREBYGGELSE_FORAELDREANSVAR = "koordinator_forebyggelse_foraeldreansvar"
    TRIVSEL_DEMOKRATI_CIVILSAMFUND = "koordinator_trivsel_demokrati_civilsamfund"
    POLITI = "politi"
    KOMPETENCECENTERCHEF = "kompetencecenterchef"
    BESTYRELSE = "bestyrelse"
    KOMMUNE = "kommune"


class Author(Checked):
    """The one who writes. Nobody checks yet that they are who they say."""

    name: Name
    role: Role


class Occasion(Checked):
    """Where it was written: at or for a meeting, or at none."""

    meeting_id: Id | None = None
