"""What stopped a refresh, and the last look, in Danish."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.narrative.load_failure import failure_words, look_words
from dashboard.store.log import Fault
from dashboard.store.look import Failure, Look, Outcome

NOW = datetime(2021, 11, 25, 5, 0, tzinfo=UTC)
WHEN = "Sidst set efter nye tal: 25. november 2021 kl. 06.00"


def words(outcome: Outcome, times: int = 1, failure: Failure | None = None) -> str:
    look = Look(NOW, "Bo", outcome, datetime(2021, 11, 20, 5, 0, tzinfo=UTC), times, failure)
    return look_words(look).replace("\u00a0", " ")


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_has_its_words(fault: Fault) -> None:
    assert failure_words(Failure(fault, "x")).endswith(".")


def test_file_and_line() -> None:
    one = Failure(Fault.SOURCE_FILE, "raw/a.csv, line 14: x", ("a.csv",))
    assert failure_words(one).endswith("Det gælder a.csv, linje 14.")
    own = Failure(Fault.CHECK, "a.csv, line 14", ("a.csv",), "Filen er for stor. Del den.")
    assert failure_words(own) == "Filen er for stor. Del den."
    two = Failure(Fault.CHECK, "a.csv, line 14, and b.csv", ("a.csv", "b.csv"))
    assert failure_words(two).endswith("Det gælder a.csv og b.csv.")


def test_nothing_new() -> None:
    assert words(Outcome.UNCHANGED, times=9) == f"{WHEN}, intet nyt."
    assert words(Outcome.PUBLISHED) == f"{WHEN}, nye tal, som blev offentliggjort."
    assert "offentliggøres ikke af sig selv" in words(Outcome.DECLINED)
    assert "lagt til side" in words(Outcome.HELD)


def test_a_failure_that_lasts() -> None:
    failure = Failure(Fault.CATALOG, "x")
    once = words(Outcome.FAILED, 1, failure)
    assert once.startswith(f"{WHEN}, men det mislykkedes. Kataloget")
    assert "i træk" not in once
    assert once.endswith("Det, der vises, er uændret.")
    assert "sket 6 gange i træk, første gang 20. november 2021 kl. 06.00" in words(Outcome.FAILED, 6, failure)
