"""The roles of the journal as they stand inside a Danish sentence."""

from __future__ import annotations

from typing import Final

from dashboard.journal.authors import Role

ROLE_WORD: Final = {
    Role.UDDANNELSE: "koordinatoren for uddannelse",
    Role.BESKAEFTIGELSE: "koordinatoren for beskæftigelse",
    Role.KRIMINALPRAEVENTION: "koordinatoren for den kriminalpræventive indsats",
    Role.FOREBYGGELSE_FORAELDREANSVAR: "koordinatoren for forebyggelse og forældreansvar",
    Role.TRIVSEL_DEMOKRATI_CIVILSAMFUND: "koordinatoren for trivsel, demokrati og civilsamfund",
    Role.POLITI: "politiet",
    Role.KOMPETENCECENTERCHEF: "kompetencecenterchefen",
    Role.BESTYRELSE: "bestyrelsen",
    Role.KOMMUNE: "kommunen",
}
