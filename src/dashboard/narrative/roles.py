"""The roles of those who write and of those who own an action, in Danish."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.journal.authors import Role

NAME: Final = {
    Role.UDDANNELSE: "koordinator for uddannelse",
    Role.BESKAEFTIGELSE: "koordinator for beskæftigelse",
    Role.KRIMINALPRAEVENTION: "koordinator for den kriminalpræventive indsats",
    Role.FOREBYGGELSE_FORAELDREANSVAR: "koordinator for forebyggelse og forældreansvar",
    Role.TRIVSEL_DEMOKRATI_CIVILSAMFUND: "koordinator for trivsel, demokrati og civilsamfund",
    Role.POLITI: "politiet",
    Role.KOMPETENCECENTERCHEF: "kompetencecenterchefen",
    Role.BESTYRELSE: "bestyrelsen",
    Role.KOMMUNE: "kommunen",
}
"""as it stands after a person's name, and in a list of choices"""

_COORDINATOR: Final = "koordinator "


def owner(role: Role) -> str:
    """The role as the one who owns an action, inside a sentence: `koordinatoren for uddannelse`."""
    name = NAME[role]
    return f"koordinatoren {name.removeprefix(_COORDINATOR)}" if name.startswith(_COORDINATOR) else name


def owner_heading(role: Role) -> str:
    """The same as a heading: `Koordinatoren for uddannelse`, `Politiet`."""
    return danish.sentence_case(owner(role))
