"""Why a described file is refused, and where: in English for the command line, in Danish for the pages."""

from __future__ import annotations

from typing import Final

from dashboard.errors import BilingualError, SourceFileError, Texts

_SAY_SO: Final = "in this file's [[files]] in data/sources"

REFUSALS: Final = {
    "no_sheet": Texts(
        "{name} has no sheet {wanted!r}; it has {found}.",
        "Correct sheet of this file in data/sources, or ask the supplier.",
        "{name} har intet ark »{wanted}«; det har {found}.",
        "Vælg et andet ark, eller spørg leverandøren.",
    ),
    "no_heads": Texts(
        "{name} has no column heads in row {row}.",
        "Correct header_row or sheet of this file in data/sources.",
        "{name} har ingen overskrifter i række {row}.",
        "Vælg en anden række til overskrifterne, eller et andet ark.",
    ),
    "repeated_head": Texts(
        "{name} has the column {heads} more than once.",
        "Rename one of them in the file, declare header_rows where the row above tells them apart,"
        " or ask the supplier.",
        "{name} har kolonnen »{heads}« mere end én gang.",
        "Tag rækken over med som overskrift, hvis den adskiller dem, eller ret filen.",
    ),
    "no_column": Texts(
        "{name} lacks the column {heads}; row {row} has {found}.",
        "Correct columns, header_row or sheet of this file in data/sources, or ask the supplier.",
        "{name} mangler kolonnen »{heads}«; række {row} har {found}.",
        "Ret beskrivelsen af filen, eller spørg leverandøren, om kolonnen har skiftet navn.",
    ),
    "no_field": Texts(
        "The layout of {name} does not say where {fields} comes from.",
        "Add it under columns, fixed or wide in data/sources.",
        "Det er ikke valgt, hvor {fields_da} står i {name}.",
        "Vælg en kolonne, eller skriv én værdi, der gælder hele filen.",
    ),
    "no_wide": Texts(
        "{name} has no column that fits the pattern {pattern!r}.",
        "Correct wide.pattern of this file in data/sources, or ask the supplier.",
        "{name} har ingen kolonne, der passer til mønstret »{pattern}«.",
        "Ret beskrivelsen af filen, eller spørg leverandøren, om overskrifterne er ændret.",
    ),
    "unknown_holds": Texts(
        "{name}: the head {head!r} of column {column} says that it holds {found!r}, which is not declared.",
        'Give it in codes.holds as "value", "numerator" or "denominator", or under ignored_columns.',
        "{name}: overskriften »{head}« i kolonne {column} siger »{found}«. Det er ikke valgt, hvad det er.",
        "Vælg, om det er værdien, tælleren eller nævneren, eller at kolonnen ikke bruges.",
    ),
    "merged_head": Texts(
        "{at}: the head {text!r} is merged over several columns, which it does not tell apart.",
        f"Say header_rows {_SAY_SO}, so that the row below tells them apart; or unmerge it in the file.",
        "{at_da}: overskriften »{text}« er flettet over flere kolonner, som den ikke skelner.",
        "Vælg flere overskriftsrækker, så rækken under skelner dem, eller ophæv fletningen i filen.",
    ),
    "merged_cells": Texts(
        "{at}: merged cells in the column {head!r}; it is not declared what the cells below"
        " or beside the first one mean.",
        f"Say fill_down {_SAY_SO} where they mean the same as the first; or unmerge them in the file.",
        "{at_da}: flettede celler i kolonnen »{head}«; det er ikke valgt, hvad de tomme betyder.",
        "Vælg, at tomme celler i kolonnen betyder det samme som cellen over, eller ophæv fletningen i filen.",
    ),
    "percent_format": Texts(
        "{at}: the number {value} is shown with a percent sign, and it is not declared whether"
        " {value} means {share} %.",
        f'Say percent = "fraction" {_SAY_SO} where 0,42 means 42 %.',
        "{at_da}: tallet {value} vises med procenttegn. Det er ikke valgt, om det betyder {share} %.",
        "Vælg, at 0,42 betyder 42 %, hvis det gør.",
    ),
    "percent_conflict": Texts(
        '{at}: the number {value} is shown as {share} %, but percent = "whole" is declared.',
        f'Say percent = "fraction" {_SAY_SO}, or correct the cell in the file.',
        "{at_da}: tallet {value} vises som {share} %, men det er valgt, at 42 betyder 42 %.",
        "Vælg, at 0,42 betyder 42 %, eller ret cellen i filen.",
    ),
    "percent_unclear": Texts(
        "{at}: {value} and every other figure of {indicator} is at most 1. It is not declared whether 0,42"
        " means 42 % or 0,42 %.",
        f'Say percent = "fraction" or percent = "whole" {_SAY_SO}.',
        "{at_da}: {value} og alle andre tal for {indicator} er højst 1. Det er ikke valgt, om 0,42"
        " betyder 42 % eller 0,42 %.",
        "Vælg, hvad der er rigtigt.",
    ),
    "serial": Texts(
        "{at}: {value} stands where a {what} should; it may be a day of Excel's calendar ({day}).",
        f"Say {{key}} {_SAY_SO}, or format the cell as a date.",
        "{at_da}: {value} står, hvor der skal være en {what_da}; det kan være en dag i Excels"
        " kalender ({day_da}).",
        "Vælg, at tallet er en dato, eller vis cellen som en dato i filen.",
    ),
    "hidden_rows": Texts(
        "{name}, row {row}: the table has hidden rows, {count} in all, and it is not declared whether they"
        " count.",
        f'Say hidden = "read" or hidden = "skip" {_SAY_SO}, or show the rows in the file.',
        "{name}, række {row}: tabellen har skjulte rækker, i alt {count}, og det er ikke valgt, om de skal"
        " med.",
        "Vælg, om skjulte rækker skal læses eller springes over, eller vis dem i filen.",
    ),
    "empty_table": Texts(
        "{name} has column heads but no rows.",
        "Fill it in, or remove it from the folder.",
        "{name} har overskrifter, men ingen rækker.",
        "Vælg en anden række til overskrifterne, eller et andet ark.",
    ),
    "too_large": Texts(
        "{name} has more than {most} cells with something in them, or lines, in {where}.",
        "Split it, or save it as the simple CSV of docs/contract.md, which may be larger.",
        "{name} har mere end {most} udfyldte celler eller linjer i {where}.",
        "Gem den som den enkle CSV-fil, der må være større, eller del den op.",
    ),
}


class LayoutRefusedError(BilingualError, SourceFileError):
    """The reader would have to guess. `cell` is the address, such as B14, where one cell is meant."""

    def __init__(self, kind: str, *, cell: str | None = None, **words: object) -> None:
        self.kind = kind
        self.cell = cell
        name = words.get("name")
        filled = {"at": f"{name}, cell {cell}", "at_da": f"{name}, celle {cell}", **words}
        super().__init__(REFUSALS[kind], filled)
