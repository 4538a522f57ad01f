"""The name under which an uploaded file is kept: the uploader's own, as far as it can do no harm."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dashboard.loader.unsafe_file import UnsafeFileError

KEPT_SUFFIXES: Final = (".csv", ".xlsx")
MOST_NAME_BYTES: Final = 120
"""in UTF-8, the suffix counted: file systems allow 255, and a refresh puts more before and behind"""

_OTHERS: Final = re.compile(r"[^\w .,()+=-]+")
_SPACES: Final = re.compile(r"\s+")
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?![^. ])")
_WITHOUT_NAME: Final = "fil"


def safe_name(original: str) -> str:
    """A name for a file in a folder of ours, made of the one that it came with.

    It has no separators, control characters or direction marks, begins with a letter or a digit, is none of
    the names that Windows keeps for itself, is in NFC, is at most `MOST_NAME_BYTES` long, and ends in one of
    `KEPT_SUFFIXES`. Danish letters stay. A safe name is not changed again. Two originals may give one name:
    the caller decides what then happens.

    Args:
        original: as the browser gave it; it may hold a whole path.

    Raises:
        UnsafeFileError: the suffix is not one that we read.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", original))[-1]
    stem, suffix = _split(last.rstrip(" .\t\r\n\0"))
    if suffix not in KEPT_SUFFIXES:
        raise UnsafeFileError("suffix", name=_shown(last), suffix=_shown(suffix))
    kept = _bounded(_cleaned(stem), MOST_NAME_BYTES - len(suffix))
    return f"{kept}{suffix}"


def _split(name: str) -> tuple[str, str]:
    stem, dot, end = name.rpartition(".")
    return (stem, f".{end.lower()}") if dot else (name, "")


def _cleaned(stem: str) -> str:
    # Letters, digits and a little punctuation: `\w` leaves out control and format characters and surrogates.
    plain = _SPACES.sub(" ", _OTHERS.sub("_", _SPACES.sub(" ", stem)))
    plain = _trimmed(unicodedata.normalize("NFC", plain))
    # Windows looks at what stands before the first full stop.
    return f"{_WITHOUT_NAME}_{plain}" if _RESERVED.match(plain) else plain or _WITHOUT_NAME


def _trimmed(stem: str) -> str:
    """Without what is neither letter nor digit in front, and without spaces and full stops behind."""
    return re.sub(r"^[\W_]+", "", stem).rstrip(" .")


def _bounded(stem: str, most_bytes: int) -> str:
    cut = stem.encode()[:most_bytes].decode(errors="ignore")
    return _trimmed(cut) or _WITHOUT_NAME


def _shown(text: str) -> str:
    """For a message: on one line, short, nothing invisible."""
    return repr(text if len(text) <= 80 else f"{text[:80]}…")
