"""Files that are refused before they are read: why, in English for the log and in Danish for pages."""

from __future__ import annotations

from typing import Final

from dashboard.errors import BilingualError, SourceFileError, Texts

_SAVE_AS: Final = (
    "Open it in Excel, save it as an Excel workbook (.xlsx) without macros and password, and try again."
)
_SAVE_AS_DA: Final = (
    "Åbn den i Excel, gem den som Excel-projektmappe (.xlsx) uden makroer og adgangskode, og prøv igen."
)
_CLEAN: Final = (
    "Copy the table into a new workbook, save that, and try again; or ask the supplier for the file again."
)
_CLEAN_DA: Final = (
    "Kopiér tabellen over i en ny projektmappe, gem den, og prøv igen; eller bed leverandøren om filen på ny."
)
_SMALLER: Final = "Split it, or save the table as the simple CSV of docs/contract.md, which may be larger."
_SMALLER_DA: Final = "Del den op, eller gem tabellen som den enkle CSV-fil, der må være større."

_REFUSALS: Final = {
    "suffix": Texts(
        "{name} cannot be read here: its name ends in {suffix}, and only .csv and .xlsx are read.",
        "Save it from Excel as an Excel workbook (.xlsx) or as CSV UTF-8 (.csv), and choose that file.",
        "{name} kan ikke læses her: navnet ender på {suffix}, og kun .csv og .xlsx kan læses.",
        "Gem den fra Excel som Excel-projektmappe (.xlsx) eller som CSV UTF-8 (.csv), og vælg den fil.",
    ),
    "too_large": Texts(
        "{name} is {size} MB; at most {most} MB are read.",
        "Split it, or remove what is no figure; DASHBOARD_MAX_FILE_MB sets the limit.",
        "{name} fylder {size} MB; der kan højst læses {most} MB.",
        "Del den op, eller fjern det, der ikke er tal.",
    ),
    "too_many_lines": Texts(
        "{name} has {lines} lines; at most {most} are read.",
        "Split it, or leave out what is not needed; DASHBOARD_MAX_ROWS sets the limit.",
        "{name} har {lines} linjer; der kan højst læses {most}.",
        "Del den op, eller udelad det, der ikke skal bruges.",
    ),
    "bad_name": Texts(
        "A file is called {name}, with characters in its name that cannot be shown or written down.",
        "Rename it, with letters, digits, - and _ only.",
        "En fil hedder {name}, med tegn i navnet, der ikke kan vises eller skrives ned.",
        "Giv den et navn med bogstaver, tal, - og _.",
    ),
    "outside": Texts(
        "{name} is a link that leads out of its folder, or to nothing.",
        "Put the file itself there, or remove the link.",
        "{name} er en henvisning, der peger ud af mappen eller på ingenting.",
        "Læg selve filen i mappen, eller fjern henvisningen.",
    ),
    "locked": Texts(
        "{name} is protected by a password, or is an Excel file of before 2007.",
        _SAVE_AS,
        "{name} er beskyttet med en adgangskode, eller er en Excel-fil fra før 2007.",
        _SAVE_AS_DA,
    ),
    "not_workbook": Texts(
        "{name} is no Excel workbook (.xlsx), or is damaged: {detail}.",
        _SAVE_AS,
        "{name} er ikke en Excel-projektmappe (.xlsx), eller den er beskadiget.",
        _SAVE_AS_DA,
    ),
    "macros": Texts(
        "{name} holds macros ({detail}), whatever its name says.",
        _SAVE_AS,
        "{name} indeholder makroer.",
        _SAVE_AS_DA,
    ),
    "unpacks_too_large": Texts(
        "{name} unpacks to more than {most} MB, or more than any table would: {detail}.",
        _SMALLER,
        "{name} fylder mere, end der kan læses, når den pakkes ud.",
        _SMALLER_DA,
    ),
    "too_many_cells": Texts(
        "{name} has too much in it to be read as a workbook: {detail}.",
        _SMALLER,
        "{name} indeholder for meget til at kunne læses som projektmappe.",
        _SMALLER_DA,
    ),
    "strange": Texts(
        "{name} holds what no spreadsheet program writes: {detail}.",
        _CLEAN,
        "{name} indeholder noget, som intet regneark skriver, og bliver derfor ikke læst.",
        _CLEAN_DA,
    ),
}


class UnsafeFileError(BilingualError, SourceFileError):
    """A file is too large, or not what its name says. `problem_da`, `remedy_da`: for pages, not escaped."""

    def __init__(self, kind: str, **words: object) -> None:
        self.kind = kind
        super().__init__(_REFUSALS[kind], words)
