"""Why a new source or file could not be kept: in English for the command line, in Danish for the page."""

from __future__ import annotations

from typing import Final

from dashboard.errors import BilingualError, Texts

_TEXTS: Final = {
    "exists": Texts(
        "data/{name} exists already, with other content.",
        "Give the file another name, or say that it replaces the old one (--replace); the old one is kept"
        " in data/replaced.",
        "Der ligger allerede en fil {name} med et andet indhold.",
        "Giv filen et andet navn, eller vælg, at den erstatter den gamle. Den gamle gemmes i data/replaced.",
    ),
    "source_exists": Texts(
        "There is a source {source_id!r} already.",
        "Choose another id, or add the file to that source.",
        "Der findes allerede en kilde med kort navn {source_id}.",
        "Vælg et andet kort navn, eller føj filen til den kilde.",
    ),
    "claimed": Texts(
        "data/{name} would also be read by a description of {source_id} ({pattern}).",
        "Give the file another name or folder, or add the file to that source as it is described.",
        "{name} ville også blive læst efter en beskrivelse, der hører til {source_id} ({pattern}).",
        "Giv filen et andet navn, eller føj den til den kilde, som den allerede er beskrevet i.",
    ),
    "not_matched": Texts(
        "data/{name} does not fit {pattern!r}, so the source would not read it.",
        "Rename the file so that it fits.",
        "Filens navn {name} passer ikke til kildens mønster {pattern}, så den ville ikke blive læst.",
        "Omdøb filen, så den passer.",
    ),
    "inline_files": Texts(
        "{path} holds its layouts as files = [...], to which nothing can be added.",
        "Write them as [[files]] tables.",
        "Kildens fil {path} er skrevet på en måde, som intet kan føjes til.",
        "Bed den, der driver systemet, om at rette den.",
    ),
    "invalid": Texts(
        "The description was not saved, since the catalog would not be valid with it:\n{detail}",
        "Correct what it says, and save again.",
        "Beskrivelsen er ikke gemt, for kataloget ville ikke være gyldigt med den.",
        "Se den tekniske besked, eller bed den, der driver systemet, om hjælp.",
    ),
    "unwritable": Texts(
        "{path} could not be written: {detail}.",
        "Free some space, or let the program write there; nothing is changed.",
        "Filen kunne ikke skrives: {detail}.",
        "Disken er fuld, eller programmet må ikke skrive i mappen. Intet er ændret.",
    ),
    "gone": Texts(
        "{path} is not there any more.",
        "Choose the file again.",
        "Filen er der ikke længere.",
        "Vælg filen igen.",
    ),
    "no_such_sheet": Texts(
        "{name} has no sheet {sheet!r}; it has {found}.",
        "Choose one of them with --sheet.",
        "{name} har intet ark »{sheet}«; det har {found}.",
        "Vælg et af dem.",
    ),
    "placeholder": Texts(
        "{path} does not say yet who publishes the figures.",
        "Fill in name, publisher, what and how_it_comes, in Danish: the page Data og kilder shows them.",
        "Det er ikke udfyldt, hvem der udgiver tallene.",
        "Udfyld de fire felter om kilden.",
    ),
    "nothing": Texts(
        "Nothing of {name} would be loaded.",
        "Correct the draft: it names what is rejected, and why.",
        "Intet i {name} ville blive indlæst.",
        "Se, hvad der bliver afvist, og ret valgene.",
    ),
    "no_table": Texts(
        "{name} has no table in {sheet!r}: no row of heads with figures below it was found.",
        "Choose another sheet, or say header_row yourself.",
        "Der er ikke fundet nogen tabel i {sheet_da}: ingen række overskrifter med tal under.",
        "Vælg et andet ark, eller vælg selv rækken med overskrifter.",
    ),
}


class MappingError(BilingualError):
    """A new source or file cannot be kept; nothing was changed."""

    def __init__(self, kind: str, **words: object) -> None:
        self.kind = kind
        super().__init__(_TEXTS[kind], words)
