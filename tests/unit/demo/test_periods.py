"""Years and quarters."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.demo.periods import last_day, parts, position, quarters


def test_parts_and_position() -> None:
    assert parts("2015") == (2015, 0)
    assert parts("2015-Q3") == (2015, 3)
    assert position("2015-Q3") == 2015.5


@pytest.mark.parametrize("text", ["15", "2015-Q5", "2015-Q", "2015-07", "2015-"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        parts(text)


def test_quarters_include_both_ends() -> None:
    assert quarters("2015-Q3", "2016-Q1") == ["2015-Q3", "2015-Q4", "2016-Q1"]


def test_last_day() -> None:
    assert last_day("2016-Q1") == date(2016, 3, 31)
    assert last_day("2016-Q4") == last_day("2016") == date(2016, 12, 31)
