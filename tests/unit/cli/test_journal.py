"""`dashboard backup` and `dashboard restore`: what they print and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.journal.contents import Decision
from dashboard.journal.store import open_journal
from dashboard.settings import Settings
from tests.unit.journal.samples import ANNA, NOW, decision


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.zip"


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DASHBOARD_JOURNAL_URL", raising=False)


def test_backup_and_restore(
    file: Path, journal_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_journal(Settings().journal_address) as journal:
        journal.add(decision(), ANNA, now=NOW)
        assert main(["backup", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 1 version written and read back.\n"

    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", journal_url)
    assert main(["restore", str(file)]) == 0
    assert "1 version added, 0 were there; all read back and compared" in capsys.readouterr().out
    assert main(["restore", str(file)]) == 0
    assert "0 versions added, 1 was there" in capsys.readouterr().out
    with open_journal(journal_url) as journal:
        assert [one.content for one in journal.current(Decision)] == [decision()]


def test_what_cannot_be_done_ends_with_1_and_says_why(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(file)]) == 1
    assert "There is no journal at sqlite:///" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()

    assert main(["restore", str(file)]) == 1
    assert "There is no file" in capsys.readouterr().err
    file.write_text("hej", encoding="utf-8")
    assert main(["restore", str(file)]) == 1
    assert "is not a backup of the journal" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()

    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", "postgresql://anna:hemmelig@127.0.0.1:1/journal")
    assert main(["backup", str(file)]) == 1
    printed = capsys.readouterr()
    assert "does not answer" in printed.err
    assert "hemmelig" not in printed.err + printed.out


@pytest.mark.parametrize("words", [["backup"], ["restore"], ["backup", "a", "b"]])
def test_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2


def test_where_the_journal_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "data" / "journal" / "journal.sqlite"
    for given in (None, "", "sqlite"):
        if given is not None:
            monkeypatch.setenv("DASHBOARD_JOURNAL_URL", given)
        assert Settings().journal_address == f"sqlite:///{file.as_posix()}"
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", "postgresql://anna:hemmelig@h/d")
    assert Settings().journal_address == "postgresql://anna:hemmelig@h/d"
    assert "hemmelig" not in repr(Settings())
