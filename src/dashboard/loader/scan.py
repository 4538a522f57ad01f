"""One pass over a file's bytes: what it is, and whether it is text at all."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from dashboard.errors import SourceFileError

_CHUNK: Final = 8 * 1024 * 1024
_LONG_LINE: Final = 1 << 20
_LF: Final = 10
_SPACE: Final = 32
_CONTROL: Final = bytes(code for code in range(32) if code not in (9, 10, 13))
_UTF8_SIGN: Final = re.compile(
    rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]"
)
"""letters, dashes and quotation marks in UTF-8, and its halves of characters, which are never sound"""
_NOT_CP1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_OUTER_SPACES: Final = tuple(
    pair for mark in (b";", b",", b"\t", b'"', b"\n", b"\r") for pair in (mark + b" ", b" " + mark)
)
_SAVE_AGAIN: Final = (
    "Ask for the file again, or open it and save it as CSV UTF-8; then run `dashboard refresh`."
)

Encoding = Literal["utf-8", "cp1252"]


@dataclass(frozen=True)
class FileScan:
    """What the bytes of a file say of it."""

    bytes: int
    sha256: str
    encoding: Encoding
    lines: int
    """physical lines, the last one counted also where it has no line end"""
    ends_with_newline: bool
    mixed_newlines: bool
    """line ends of more than one kind, or the lone CR of old Macs"""
    has_outer_spaces: bool
    """whether a space stands beside a delimiter, a quotation mark or a line end"""


def hash_file(path: Path, name: str) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file that is not text.

    Raises:
        SourceFileError: it cannot be read, or is empty.
    """
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(name, str(error)) from error
    if size == 0:
        raise _empty(name)
    return size, digest.hexdigest()


def scan_text(path: Path, name: str, encoding: Encoding | None = None) -> FileScan:
    """Read a text file once, 8 MB at a time.

    Args:
        encoding: the one that the source declares; found out where it is None.

    Raises:
        SourceFileError: the file cannot be read, is empty, or is not text in UTF-8 or Windows-1252.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = newlines = returns = pairs = 0
    is_utf8 = encoding != "cp1252"
    has_outer_spaces = False
    first, last = b"", b"\n"
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                first = first or chunk[:4]
                digest.update(chunk)
                if is_utf8 and not (chunk.isascii() and not decoder.getstate()[0]):
                    is_utf8 = _decodes(decoder, chunk)
                size += len(chunk)
                codes = np.frombuffer(chunk, dtype=np.uint8)
                chunk_newlines = int(np.count_nonzero(codes == _LF))
                chunk_returns = chunk.count(b"\r")
                newlines += chunk_newlines
                controls = int(np.count_nonzero(codes < _SPACE)) - chunk_newlines - chunk_returns
                if controls > 0:
                    _refuse_binary(chunk, first, name)
                if chunk_returns or last == b"\r":
                    returns += chunk_returns
                    pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
                _refuse_long_line(chunk, name)
                has_outer_spaces = has_outer_spaces or _has_outer_spaces(chunk, last)
                last = chunk[-1:]
    except OSError as error:
        raise unreadable(name, str(error)) from error
    if size == 0:
        raise _empty(name)
    is_utf8 = is_utf8 and not decoder.getstate()[0]
    if not is_utf8:
        if encoding == "utf-8":
            raise unreadable(name, "it is not UTF-8, as its source declares")
        _refuse_garbled(path, name)
    lone_returns = returns - pairs
    ends = last in (b"\n", b"\r")
    return FileScan(
        bytes=size,
        sha256=digest.hexdigest(),
        encoding="utf-8" if is_utf8 else "cp1252",
        lines=newlines + lone_returns + (0 if ends else 1),
        ends_with_newline=ends,
        mixed_newlines=lone_returns > 0 or (pairs > 0 and newlines > pairs),
        has_outer_spaces=has_outer_spaces or last == b" ",
    )


def unreadable(name: str, why: str) -> SourceFileError:
    return SourceFileError(f"{name} cannot be read: {why}.", _SAVE_AGAIN)


def _empty(name: str) -> SourceFileError:
    return SourceFileError(f"{name} is empty.", "Ask for the file again, or remove it from the folder.")


def _refuse_long_line(chunk: bytes, name: str) -> None:
    """Raise where a megabyte has no line end: DuckDB passes over lines that do not fit into its buffer."""
    for begin in range(0, len(chunk) - _LONG_LINE + 1, _LONG_LINE):
        end = begin + _LONG_LINE
        if chunk.find(b"\n", begin, end) < 0 and chunk.find(b"\r", begin, end) < 0:
            raise unreadable(name, "it has a line of a million characters or more")


def _has_outer_spaces(chunk: bytes, before: bytes) -> bool:
    if b" " not in chunk and before != b" ":
        return False
    seam = before + chunk[:1]
    return any(pair in chunk or pair == seam for pair in _OUTER_SPACES)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(chunk: bytes, first: bytes, name: str) -> None:
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise unreadable(name, "it is UTF-16 text")
    if len(chunk.translate(None, _CONTROL)) != len(chunk):
        raise unreadable(name, "it holds bytes that no text has; it is damaged or not a CSV file")


def _refuse_garbled(path: Path, name: str) -> None:
    """Raise where bytes that are not UTF-8 are not plausible Windows-1252 either."""
    line, before, is_mixed = 1, b"", False
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            # Together with the last two bytes of the chunk before, which may begin a sign.
            is_mixed = is_mixed or _UTF8_SIGN.search(before + chunk) is not None
            bad = _NOT_CP1252.search(chunk)
            if bad is not None:
                line += chunk.count(b"\n", 0, bad.start())
                raise unreadable(name, f"line {line} is neither UTF-8 nor Windows-1252")
            line += chunk.count(b"\n")
            before = chunk[-2:]
    if is_mixed:
        raise unreadable(name, "it mixes UTF-8 and Windows-1252, or some of its bytes are damaged")
