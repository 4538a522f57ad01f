"""How hard the readers are tried, when a try counts as a hang, and how a sound file is spoilt.

By default few examples, always the same ones. `FUZZ_EXAMPLES=5000 python -m pytest tests/fuzz` tries new ones
each time; what fails is printed with `reproduce_failure`, to be kept as an `@example`.
"""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dashboard.errors import CatalogError, DashboardError

_ASKED = int(os.environ.get("FUZZ_EXAMPLES", "0"))
_HANGS_AFTER = 30
"""seconds; then the test fails"""
_DIES_AFTER = 120
"""seconds; where not even that helps, since C code runs: all threads are printed and the process ends"""

# What breaks parsers, whole or in part.
TOKENS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\r\n", b"\n\n", b'"', b'""', b"'",
    b";", b",", b"\t", b"<", b">", b"&", b"]]>", b"<!--", b"-1", b"1e999", b"NaN", b"9" * 400,
    b"99999999999999999999", b"{", b"[", b"}", b"]", b"null", b"true", b"=", b"#", b'"""', b"0x",
    b"\\u0000", b"\\ud800", b"\\", b"..", b"/", b"%s", b"{0}", b"[" * 2000, b'{"a":' * 2000, b"<a>" * 300,
    b" " * 3000, "æøå".encode(), "\u202e".encode(), "𝟙٣".encode(),
]  # fmt: skip


def effort(examples: int) -> settings:
    """Hypothesis settings: `examples` tries by default, a share of FUZZ_EXAMPLES where that is set."""
    return settings(
        max_examples=_ASKED or examples,
        derandomize=not _ASKED,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail where what stands inside does not end."""

    def hangs(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"did not end within {_HANGS_AFTER} s")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.setitimer(signal.ITIMER_REAL, _HANGS_AFTER)
    faulthandler.dump_traceback_later(_DIES_AFTER, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def tells(error: DashboardError) -> None:
    """Fail where an error lacks its remedy, or has more lines than one; the catalog may have several."""
    is_list = isinstance(error, CatalogError)
    if not error.remedy or ("\n" in error.problem and not is_list):
        raise AssertionError(f"an error that does not tell: {error!r}")


def ends(test: Callable[..., Any]) -> Callable[..., Any]:
    """`no_hang` around each try; put it directly above the function."""

    @wraps(test)
    def timed(*arguments: Any, **options: Any) -> Any:
        with no_hang():
            return test(*arguments, **options)

    return timed


@st.composite
def spoilt(draw: st.DrawFn, sound: bytes) -> bytes:
    """The sound bytes, with one to four places flipped, cut, doubled, overwritten, moved or filled."""
    content = sound
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(content)))
        end = min(len(content), begin + draw(st.sampled_from([0, 1, 2, 5, 20, 100, 1000])))
        middle = content[begin:end]
        match draw(st.sampled_from(["flip", "cut", "end", "double", "token", "move", "noise"])):
            case "flip":
                middle = bytes(one ^ (1 << draw(st.integers(0, 7))) for one in middle[:4]) + middle[4:]
            case "cut":
                middle = b""
            case "end":
                content, middle, end = content[:begin], b"", begin
            case "double":
                middle = middle * draw(st.integers(2, 5))
            case "token":
                middle = draw(st.sampled_from(TOKENS))
            case "move":
                other = draw(st.integers(0, len(content)))
                middle = content[other : other + max(1, end - begin)]
            case _:
                middle = draw(st.binary(max_size=12))
        content = content[:begin] + middle + content[end:]
    return content
