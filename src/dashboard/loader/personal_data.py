"""Files about named persons are refused whole, and what gave them away is never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dashboard.cpr import has_cpr
from dashboard.errors import SourceFileError

__all__ = ["has_cpr", "is_personal_head", "refuse_personal_heads", "refused"]

_DANISH_NAMES: Final = ("navn", "navne", "fornavn", "fornavne", "efternavn", "mellemnavn", "fuldtnavn")
_WHOSE_NAMES: Final = ("fuldenavn", "personnavn", "beboernavn", "lejernavn", "borgernavn")
_ENGLISH_NAMES: Final = ("name", "names", "firstname", "lastname", "surname", "fullname")
_NUMBERS: Final = ("personnr", "personnummer", "ssn")
_BIRTH: Final = ("fødselsdato", "foedselsdato", "fødselsdag", "foedselsdag", "birthdate", "dateofbirth")
_ADDRESSES: Final = ("adresse", "adr", "address", "email", "mail", "mailadresse", "emailadresse")
_PHONES: Final = ("telefon", "telefonnr", "telefonnummer", "tlf", "mobil", "mobilnr", "mobilnummer", "phone")
_HEADS: Final = frozenset(
    (*_DANISH_NAMES, *_WHOSE_NAMES, *_ENGLISH_NAMES, *_NUMBERS, *_BIRTH, *_ADDRESSES, *_PHONES)
)


def is_personal_head(head: str) -> bool:
    """Whether a column head promises names, CPR numbers, addresses or the like."""
    letters = re.sub(r"[^a-zæøå]", "", head.lower())
    return letters in _HEADS or letters.startswith("cpr")


def refuse_personal_heads(name: str, heads: Iterable[str]) -> None:
    """Raise SourceFileError where a head is personal, or itself looks like a CPR number."""
    for number, head in enumerate(heads, start=1):
        if has_cpr(head):
            raise refused(name, f"the head of column {number} looks like a CPR number")
        if is_personal_head(head):
            raise refused(name, f"column {number} is called {head.strip()!r}")


def refused(name: str, why: str) -> SourceFileError:
    """The error for a file with personal data; `why` must not repeat the data itself."""
    return SourceFileError(
        f"{name} is refused as a whole, because it seems to hold personal data: {why}.",
        "Remove the file from the folder now, and ask the supplier for one that holds counts only.",
    )
