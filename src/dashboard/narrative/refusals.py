"""Why something was not written, in Danish: what is wrong, what is allowed, what to do.

No sentence repeats what was written: it may be what must not be kept.
"""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.journal.errors import Fault, Refusal

_SENTENCE: Final = {
    Refusal.MISSING: "er ikke udfyldt. Det skal det være, før der kan gemmes.",
    Refusal.EMPTY: "er tomt. Skriv mindst ét ord.",
    Refusal.TOO_LONG: "er for langt. Skriv det kortere.",
    Refusal.CONTROL: (
        "indeholder usynlige styretegn; kun almindelige tegn kan gemmes. "
        "Skriv teksten i stedet for at indsætte den."
    ),
    Refusal.DIRECTION: (
        "indeholder usynlige tegn, der vender skriftens retning; kun almindelige tegn kan gemmes. "
        "Skriv teksten i stedet for at indsætte den."
    ),
    Refusal.CPR: (
        "indeholder noget, der ligner et CPR-nummer; numre på personer må ikke gemmes. Slet nummeret."
    ),
    Refusal.EMAIL: (
        "indeholder noget, der ligner en e-mailadresse; den slags må ikke gemmes. Skriv rollen i stedet."
    ),
    Refusal.PHONE: (
        "indeholder noget, der ligner et telefonnummer; den slags må ikke gemmes. "
        "Slet det, og skriv store beløb med punktum, som 12.345.678."
    ),
    Refusal.ID: "har en værdi, som kataloget ikke kender. Vælg igen på listen.",
    Refusal.DATE: "skal være en dato fra 2000 til 2099. Vælg en anden dag.",
    Refusal.TWO_SUBJECTS: "kan være et tal eller en indsats, men ikke begge. Vælg én af dem.",
    Refusal.INVALID: "har en værdi, der ikke kan gemmes. Vælg eller skriv en anden.",
}

_PROBLEM: Final = {
    "address": "Journalens adresse er sat forkert op.",
    "missing": "Der er ingen journal endnu.",
    "unavailable": "Journalen svarer ikke lige nu.",
    "newer": "Journalen er skrevet af en nyere udgave af programmet.",
    "damaged": "Noget i journalen kan ikke læses.",
    "unknown_version": "Det, der skulle rettes eller henvises til, findes ikke i journalen.",
    "subject_changed": "Rettelsen handler om noget andet end det, den skulle rette.",
}
_RELOAD: Final = frozenset({"unknown_version", "subject_changed"})


def refusal(fault: Fault, field_name: str) -> str:
    """One refused field.

    Args:
        field_name: what the field is called on the page.
    """
    said = _SENTENCE[fault.refusal]
    if fault.refusal is Refusal.TOO_LONG and fault.limit is not None:
        said = f"er for langt: der er plads til {danish.number(fault.limit)} tegn. Skriv det kortere."
    return f"Feltet »{field_name}« {said}"


def not_shown(code: str) -> str:
    """Said on a page where what people have written cannot be shown; `code` is the error's."""
    return (
        f"{_problem(code)} Derfor kan historier, beslutninger og aftaler ikke vises her. "
        "Tallene er ikke berørt. Sig det til den, der driver systemet, hvis det bliver ved."
    )


def not_saved(code: str) -> str:
    """Said in a form whose text could not be kept."""
    remedy = (
        "Kopiér teksten, genindlæs siden, og prøv igen."
        if code in _RELOAD
        else "Din tekst står her endnu: prøv igen om lidt, og sig det til den, der driver systemet, "
        "hvis det bliver ved."
    )
    return f"Det er ikke gemt. {_problem(code)} {remedy}"


def not_opened(code: str) -> str:
    """Said in place of a form that needs to know what stands."""
    return f"{_problem(code)} Derfor kan der ikke skrives lige nu. Prøv igen om lidt."


def _problem(code: str) -> str:
    return _PROBLEM.get(code, "Journalen kan ikke bruges lige nu.")
