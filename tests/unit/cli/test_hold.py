"""The commands around a held build: compare, drop, log and who did it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.unit.loader.conftest import HEAD, DataFolder

ROWS = "motalavej;employed;2014;31,6\nringparken;employed;2015;40,0\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.write("raw/figures.csv", HEAD + "\n" + ROWS)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(made.data_dir))
    return made


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    capsys.readouterr()
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)


def hold(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> str:
    folder.write("raw/figures.csv", HEAD + "\n" + ROWS.replace("31,6", "38,1") + "sydbyen;employed;2015;x\n")
    folder.write("raw/more.csv", HEAD + "\nsydbyen;employed;2015;45,0\n")
    held = answer(capsys, "refresh", "--no-demo", "--hold", "--json", "--by", "Nanna Holm")
    assert isinstance(held, dict)
    return str(held["build"]["build_id"])


def test_compare(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--no-demo"]) == 0
    held = hold(folder, capsys)
    found = answer(capsys, "compare", held, "--json")
    assert isinstance(found, dict)
    assert [(one["geography_id"], one["before"], one["after"]) for one in found["new"]] == [
        ("sydbyen", None, 45.0)
    ]
    assert [(one["before"], one["after"]) for one in found["revised"]] == [(31.6, 38.1)]
    assert (found["vanished"], found["verdicts"], found["meeting_id"]) == ([], [], None)
    assert [(row["line"], row["is_new"]) for row in found["rejected_rows"]] == [(4, True)]
    assert main(["compare", held]) == 0
    printed = capsys.readouterr().out
    assert "motalavej employed 2014: 31.6 -> 38.1" in printed
    assert "no verdict changes" in printed


def test_compare_with_what_is_not_there(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "x"]) == 1
    assert main(["refresh", "--no-demo"]) == 0
    status = answer(capsys, "status", "--json")
    assert isinstance(status, dict)
    assert main(["compare", status["build_id"]]) == 1
    assert "is the published one" in capsys.readouterr().err
    assert main(["compare", "x"]) == 1
    assert "dashboard builds" in capsys.readouterr().err


def test_who_when_and_which_files(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "log", "--json") == []
    assert main(["refresh", "--no-demo"]) == 0
    held = hold(folder, capsys)
    assert main(["publish", held, "--by", "Nanna Holm"]) == 0
    assert main(["rollback", "--reason", "tabel 7"]) == 0
    entries = answer(capsys, "log", "--json")
    assert isinstance(entries, list)
    assert [(one["event"], one["who"], one["reason"]) for one in entries] == [
        ("built", "kommandolinjen", None),
        ("published", "kommandolinjen", None),
        ("built", "Nanna Holm", None),
        ("published", "Nanna Holm", None),
        ("rolled_back", "kommandolinjen", "tabel 7"),
    ]
    assert [(one["name"], one["rows"], len(one["sha256"])) for one in entries[2]["files"]] == [
        ("raw/figures.csv", 3, 64),
        ("raw/more.csv", 1, 64),
    ]
    assert main(["log"]) == 0
    printed = capsys.readouterr().out
    assert "raw/more.csv: 1 rows" in printed
    assert "by Nanna Holm" in printed


def test_drop(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--no-demo"]) == 0
    held = hold(folder, capsys)
    with pytest.raises(SystemExit):
        main(["drop", held])
    with pytest.raises(SystemExit):
        main(["drop", held, "--reason", " "])
    assert main(["drop", held, "--reason", "tabel 7", "--by", "Nanna Holm"]) == 0
    assert f"Build {held} is dropped." in capsys.readouterr().out
    assert main(["drop", held, "--reason", "tabel 7"]) == 1
    assert main(["publish", held]) == 1
    status = answer(capsys, "status", "--json")
    assert isinstance(status, dict)
    assert main(["drop", status["build_id"], "--reason", "x"]) == 1
    assert "never dropped" in capsys.readouterr().err
