"""What is said of a row that is not kept, in English for the command line and in Danish for the page.

`{value}` is the cell, `{detail}` what it should have agreed with, `{whole}` and `{decimal}` the two readings.
"""

from __future__ import annotations

from typing import Final, NamedTuple

_STATUSES: Final = "final, preliminary, estimate, proxy, missing, not_applicable, suppressed, delayed, break"


class FaultText(NamedTuple):
    code: str
    reason: str
    reason_da: str


FAULT_TEXTS: Final = (
    FaultText("empty", "is empty, but must be given", "er tom, men skal være udfyldt"),
    FaultText(
        "geography",
        "unknown place; the allowed ones are {geographies}",
        "ukendt sted; de tilladte er {geographies}",
    ),
    FaultText(
        "indicator",
        "unknown indicator; the allowed ones are the files of data/catalog/indicators",
        "ukendt indikator; de tilladte er filerne i data/catalog/indicators",
    ),
    FaultText(
        "period",
        "not a period; write 2015, 2015-Q3 or 2015-07, in 1900-2099",
        "er ikke en periode; skriv 2015, 2015-Q3 eller 2015-07, inden for 1900-2099",
    ),
    FaultText(
        "two_readings",
        "can be read as {whole} and as {decimal}; write it without the point or with more or fewer decimals,"
        " or let its source declare its separators",
        "kan læses både som {whole} og som {decimal}; skriv tallet uden punktum eller med et andet antal"
        " decimaler, eller angiv kildens skilletegn i data/sources",
    ),
    FaultText(
        "none",
        "not a number; write 31,6 or 31.6 or 1.234,5, and leave it empty where it is missing",
        "er ikke et tal; skriv 31,6 eller 31.6 eller 1.234,5, og lad cellen være tom, hvis tallet mangler",
    ),
    FaultText(
        "status",
        f"unknown status; the allowed ones are {_STATUSES}",
        f"ukendt status; de tilladte er {_STATUSES}",
    ),
    FaultText("date", "not a date; write 2021-11-25", "er ikke en dato; skriv 2021-11-25"),
    FaultText(
        "early",
        "published before its period begins on {detail}",
        "udgivet, før perioden begynder den {detail}",
    ),
    FaultText(
        "source",
        "not a source id; use a to z, digits and _",
        "er ikke et kilde-id; brug a til z, cifre og _",
    ),
    FaultText(
        "unit",
        "the indicator is measured in {detail}",
        "indikatoren måles i {detail}",
    ),
    FaultText(
        "averaged",
        "not a number of years; write a whole number from 1 to 10",
        "er ikke et antal år; skriv et helt tal fra 1 til 10",
    ),
    FaultText("boolean", "must be true or false", "skal være true eller false"),
    FaultText(
        "confidence",
        "unknown; the allowed ones are found in text, inferred, from memory",
        "ukendt; de tilladte er found in text, inferred, from memory",
    ),
    FaultText(
        "no_figure",
        "says that there is no figure, but a value is given",
        "siger, at der ikke er noget tal, men der står en værdi",
    ),
    FaultText("denominator", "must be above zero", "skal være over nul"),
    FaultText("negative", "cannot be negative", "kan ikke være negativ"),
    FaultText(
        "above",
        "is above the denominator {detail}, but a share is at most all of it",
        "er større end nævneren {detail}, men en andel kan højst være det hele",
    ),
    FaultText(
        "disagrees",
        "does not agree with numerator and denominator, which give {detail}",
        "passer ikke med tæller og nævner, som giver {detail}",
    ),
)

_STRAY_QUOTE: Final = (
    "a quotation mark opens or closes in the wrong place",
    "et anførselstegn står et forkert sted",
)
BROKEN_LINE: Final = {
    "MISSING COLUMNS": ("the line has too few cells", "linjen har for få celler"),
    "TOO MANY COLUMNS": ("the line has too many cells", "linjen har for mange celler"),
    "UNQUOTED VALUE": _STRAY_QUOTE,
    # Said of text behind a stray quotation mark; the file's encoding was checked before.
    "INVALID ENCODING": _STRAY_QUOTE,
}
"""DuckDB's name of what is wrong with a line -> what is said of it, in English and in Danish"""
