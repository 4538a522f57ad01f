"""What a written text may hold, and the types of the fields that people fill in.

Texts are plain: `<b>` and `**` are stored as the characters they are, never as HTML or Markdown. Whoever
shows them must escape them. Refused are characters that nobody sees and that change what the next reader
sees, and what looks like personal data.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Final, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from dashboard.cpr import has_cpr
from dashboard.journal.errors import ContentRefusedError, Fault, Refusal

STORED: Final = {"stored": True}
"""Context of a validation of what is in the journal already: shape only, since rules may grow stricter."""

_LINE_END: Final = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_DIRECTION: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,99}")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BUILD_ID: Final = re.compile(r"\d{8}T\d{9}Z-[0-9a-f]{6}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_SPREAD_CPR: Final = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01])[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?\d\d[ ./-]?\d{4}(?!\d)"
)
_EMAIL: Final = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]{2}")
_PHONE: Final = re.compile(
    r"(?<![\d.,])(?:\d{8}|\d\d(?:[ -]\d\d){3}|(?!(?:19|20)\d\d (?:19|20)\d\d)\d{4} \d{4})(?!\d|[.,]\d)"
    r"|\+\d(?:[ -]?\d){7}"
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_CODES: Final = {refusal.value for refusal in Refusal}


class Checked(BaseModel):
    """A frozen model that refuses a faulty value with `ContentRefusedError`, all faults at once."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @model_validator(mode="wrap")
    @classmethod
    def _refuse(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        try:
            return handler(data)
        except ValidationError as error:
            faults = [_fault(detail) for detail in error.errors(include_input=False, include_url=False)]
            # The cause would show the refused text in a traceback.
            raise ContentRefusedError(cls.__name__, faults) from None


def _fault(detail: ErrorDetails) -> Fault:
    field = ".".join(str(part) for part in detail["loc"]) or "content"
    kind = "control_character" if detail["type"] == "string_unicode" else detail["type"]
    refusal = Refusal(kind) if kind in _CODES else Refusal.INVALID
    return Fault(field, refusal, detail.get("ctx", {}).get("limit"))


def _refused(refusal: Refusal, **context: Any) -> NoReturn:
    raise PydanticCustomError(refusal.value, "refused", context)


def _text(limit: int, *, lines: bool) -> AfterValidator:
    """A text of 1 to `limit` characters in NFC, without white space around it; one line where not `lines`."""

    def check(text: str, info: ValidationInfo) -> str:
        return text if info.context == STORED else _cleaned(text, limit, lines=lines)

    return AfterValidator(check)


def _cleaned(text: str, limit: int, *, lines: bool) -> str:
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character != "\n" for character in text):
        _refused(Refusal.CONTROL)
    if not _DIRECTION.isdisjoint(text):
        _refused(Refusal.DIRECTION)
    text = text.strip()
    if all(unicodedata.category(character) in {"Cf", "Zs", "Zl", "Zp", "Cc"} for character in text):
        _refused(Refusal.EMPTY)
    if len(text) > limit:
        _refused(Refusal.TOO_LONG, limit=limit)
    found = personal_data(text)
    if found is not None:
        _refused(found)
    return text


def personal_data(text: str) -> Refusal | None:
    """What in a text looks like a person's number or address: CPR, EMAIL, PHONE or nothing.

    It looks through invisible characters, wide or foreign digits, any kind of dash and spaces about it.
    """
    seen = (character for character in unicodedata.normalize("NFKC", text) if not _is_invisible(character))
    plain = re.sub(r" ?- ?", "-", re.sub(r"\s", " ", "".join(_as_typed(character) for character in seen)))
    if has_cpr(plain) or _SPREAD_CPR.search(plain):
        return Refusal.CPR
    if _EMAIL.search(plain):
        return Refusal.EMAIL
    return Refusal.PHONE if _PHONE.search(plain) else None


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Mn", "Me"}


def _as_typed(character: str) -> str:
    if unicodedata.category(character) == "Pd" or character == "\u2212":
        return "-"
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _id(text: str, info: ValidationInfo) -> str:
    if info.context != STORED and (has_cpr(text) or not _ID.fullmatch(text)):
        _refused(Refusal.ID)
    return text


def _uuid(text: str, info: ValidationInfo) -> str:
    if info.context != STORED and not _UUID.fullmatch(text):
        _refused(Refusal.ID)
    return text


def _of_shape(pattern: re.Pattern[str]) -> AfterValidator:
    """An id that a program makes: its letters and digits are no text, and no person's number either."""

    def check(text: str, info: ValidationInfo) -> str:
        if info.context != STORED and not pattern.fullmatch(text):
            _refused(Refusal.ID)
        return text

    return AfterValidator(check)


def _day(day: date, info: ValidationInfo) -> date:
    if info.context != STORED and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        _refused(Refusal.DATE)
    return day


TEXT_LIMIT: Final = 2_000
NOTE_LIMIT: Final = 500
NAME_LIMIT: Final = 80

LongText = Annotated[str, _text(TEXT_LIMIT, lines=True)]
Note = Annotated[str, _text(NOTE_LIMIT, lines=True)]
Name = Annotated[str, _text(NAME_LIMIT, lines=False)]
Id = Annotated[str, AfterValidator(_id)]
"""an id of the catalog; whether the catalog has it is for the caller to know"""
Uuid = Annotated[str, AfterValidator(_uuid)]
BuildId = Annotated[str, _of_shape(_BUILD_ID)]
Sha256 = Annotated[str, _of_shape(_SHA256)]
Day = Annotated[date, AfterValidator(_day)]
