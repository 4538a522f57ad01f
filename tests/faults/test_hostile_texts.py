"""Texts that are no table of figures, or far too much of one: a clear error, soon, and nothing lost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dashboard.errors import DashboardError
from dashboard.loader.accounts import MOST_REJECTED
from tests.faults.conftest import HEAD, Published, sound_rows

SOUND = "\n".join([HEAD, *sound_rows()]) + "\n"
ROW = "motalavej;employed;2020;30,5;2021-01-01;"

HOSTILE: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "a line of 40 million letters": ("line of a million", lambda: SOUND + ROW + "x" * 40_000_000 + "\n"),
    "the same without an end": ("line of a million", lambda: SOUND + ROW + "x" * 40_000_000),
    "a line of 40 million cells": ("line of a million", lambda: SOUND + ";" * 40_000_000 + "\n"),
    "no line end at all": ("first line has more than", lambda: b"x" * 500_000),
    "a head of 100,000 columns": (
        "first line has more than",
        lambda: ";".join(f"k{n}" for n in range(100_000)) + "\n",
    ),
    "a quotation mark that is never closed": (
        "quotation marks|quoted cell",
        lambda: SOUND + ROW + '"aldrig lukket\n' + "".join(f"{row}\n" for row in sound_rows()) * 20,
    ),
    "eleven million blank lines": ("at most 10.000.000", lambda: SOUND + "\n" * 11_000_000),
    "a flood of faulty rows": (
        f"at most {MOST_REJECTED}",
        lambda: SOUND + "motalavej;employed;nu;30,5;2021-01-01;\n" * (MOST_REJECTED + 1),
    ),
    "a flood of short lines": ("cells too few or too many", lambda: SOUND + "motalavej;employed\n" * 200_000),
    "UTF-16 with its mark": ("UTF-16", lambda: SOUND.encode("utf-16")),
    "UTF-16 without it": ("bytes that no text has", lambda: SOUND.encode("utf-16-le")),
    "UTF-32": ("UTF-16|bytes that no text has", lambda: SOUND.encode("utf-32")),
    "a NUL in a cell": ("bytes that no text has", lambda: SOUND + ROW + "a\0b\n"),
    "an escape in a cell": ("bytes that no text has", lambda: SOUND + ROW + "a\x1b[31mb\n"),
    "half a character in UTF-8": ("mixes UTF-8", lambda: (SOUND + ROW).encode() + b"\xed\xa0\x80\n"),
    "a dash in UTF-8 and an ø in Windows-1252": (
        "mixes UTF-8",
        lambda: SOUND.replace("en bemærkning", "x").encode() + ROW.encode() + b"\xe2\x80\x93 \xf8\n",
    ),
    "bytes of neither": ("neither UTF-8 nor", lambda: SOUND.replace("æ", "ae").encode() + b"\x81\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_soon(published: Published, name: str) -> None:
    why, make = HOSTILE[name]
    published.write("figures.csv", make())
    begin = time.perf_counter()
    with pytest.raises(DashboardError, match=why) as error:
        published.refresh()
    assert time.perf_counter() - begin < 60
    assert "\n" not in error.value.problem
    published.must_be_untouched()


def test_blank_lines_and_line_ends_in_cells_are_counted(published: Published) -> None:
    published.write(
        "figures.csv", "\n\n".join([HEAD, *sound_rows()]).replace("en bemærkning", '"to\nlinjer"') + "\n\n\n"
    )
    report = published.refresh()
    assert (report.kept, len(report.rejected)) == (len(sound_rows()), 0)


@pytest.mark.parametrize("columns", [1000, 3000])
def test_a_thousand_more_columns_are_named_and_left_out(published: Published, columns: int) -> None:
    more = ";".join(f"k{number}" for number in range(columns))
    cells = ";".join(["12,5"] * columns)
    published.write("figures.csv", "\n".join([f"{HEAD};{more}", *(f"{row};{cells}" for row in sound_rows())]))
    report = published.refresh()
    assert (report.kept, len(report.rejected)) == (len(sound_rows()), 0)
    assert "k999" in (report.files[0].note or "")
