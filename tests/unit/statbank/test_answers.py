"""Stored answers: as they came, never overwritten, found again only when whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import SourceFileError
from dashboard.statbank.answers import (
    AnswerNotStoredError,
    Slip,
    read_answer,
    sha256_of,
    store_answer,
    stored_answers,
)

CONTENT, INFO = b"\xef\xbb\xbfA;B\r\n1;2\r\n", b'{"id": "X"}'
SLIP = Slip(
    table="X",
    question_id="q",
    url="http://x/data",
    body={"table": "X"},
    form="CSV",
    fetched_at="2021-11-25T12:00:00+00:00",
    bytes=len(CONTENT),
    sha256=sha256_of(CONTENT),
    info_sha256=sha256_of(INFO),
)
LATER = replace(SLIP, fetched_at="2021-12-01T12:00:00+00:00")


def test_an_answer_is_read_back_as_it_came(tmp_path: Path) -> None:
    stored = store_answer(tmp_path, SLIP, CONTENT, INFO)
    assert stored.path.read_bytes() == CONTENT
    assert stored_answers(tmp_path, "X") == [stored]
    assert read_answer(stored, "x") == (CONTENT, INFO)
    assert sorted(path.name for path in stored.path.parent.iterdir()) == [
        "20211125T120000000000Z.csv",
        "20211125T120000000000Z.json",
        "20211125T120000000000Z.tableinfo.json",
    ]


def test_a_new_answer_is_a_new_file_and_the_old_one_stays(tmp_path: Path) -> None:
    later = store_answer(tmp_path, LATER, CONTENT, INFO)
    first = store_answer(tmp_path, SLIP, CONTENT, INFO)
    assert stored_answers(tmp_path, "X") == [first, later]


def test_an_answer_of_the_same_moment_is_not_overwritten(tmp_path: Path) -> None:
    stored = store_answer(tmp_path, SLIP, CONTENT, INFO)
    with pytest.raises(AnswerNotStoredError, match="stored already"):
        store_answer(tmp_path, SLIP, b"other", INFO)
    assert read_answer(stored, "x") == (CONTENT, INFO)
    assert not list(stored.path.parent.glob(".*"))


def test_an_answer_without_its_slip_is_none(tmp_path: Path) -> None:
    store_answer(tmp_path, SLIP, CONTENT, INFO).path.with_suffix(".json").unlink()
    assert stored_answers(tmp_path, "X") == []


@pytest.mark.parametrize("suffix", [".csv", ".tableinfo.json"])
def test_a_file_that_was_changed_or_lost_is_told(tmp_path: Path, suffix: str) -> None:
    stored = store_answer(tmp_path, SLIP, CONTENT, INFO)
    file = stored.path.with_name(stored.path.stem + suffix)
    file.write_bytes(b"edited")
    with pytest.raises(SourceFileError, match=r"statbank/X/a\.csv are not those that came from StatBank"):
        read_answer(stored, "statbank/X/a.csv")
    file.unlink()
    with pytest.raises(SourceFileError, match="cannot be read"):
        read_answer(stored, "statbank/X/a.csv")


@pytest.mark.parametrize("text", ["{", "{}", "[]"])
def test_a_slip_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    store_answer(tmp_path, SLIP, CONTENT, INFO).path.with_suffix(".json").write_text(text, encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"statbank/X/20211125T120000000000Z\.json cannot be read"):
        stored_answers(tmp_path, "X")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "X").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(AnswerNotStoredError, match="cannot be written"):
        store_answer(tmp_path, SLIP, CONTENT, INFO)
