"""The command line: what it prints and how it ends."""

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


def run(*words: str) -> int:
    return main(words)


def test_the_life_of_a_folder(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status") == 1
    assert "dashboard refresh" in capsys.readouterr().err

    assert run("refresh", "--no-demo") == 0
    printed = capsys.readouterr()
    assert "2 rows kept, 0 rejected" in printed.out
    assert "Publishing it: 1/1" in printed.err

    assert run("status", "--json") == 0
    status = json.loads(capsys.readouterr().out)
    assert status["demo"] is False
    assert Path(status["path"]).is_absolute()
    assert Path(status["path"]).is_file()
    source = {
        "source_id": "uoplyst",
        "rows": 2,
        "rejected": 0,
        "latest_period": "2015",
        "published_on": "2016-01-01",
    }
    assert source in status["sources"]

    assert run("status") == 0
    assert "uoplyst: 2 rows" in capsys.readouterr().out

    assert run("refresh", "--no-demo", "--hold", "--json") == 0
    printed = capsys.readouterr()
    held = json.loads(printed.out)
    assert held["published"] is False
    assert printed.err == ""
    held_id = held["build"]["build_id"]

    assert run("builds") == 0
    first_line, second_line = capsys.readouterr().out.splitlines()
    assert first_line.startswith(status["build_id"])
    assert first_line.endswith("published")
    assert second_line.startswith(held_id)
    assert not second_line.endswith("published")

    assert run("rollback") == 1
    assert run("publish", held_id) == 0
    assert run("publish", "x") == 1
    assert run("rollback") == 0
    capsys.readouterr()
    assert run("status", "--json") == 0
    assert json.loads(capsys.readouterr().out)["build_id"] == status["build_id"]


def test_a_refresh_that_fails_tells_why_and_which_rows(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write("raw/figures.csv", HEAD + "\n" + ROWS.replace("motalavej", "x").replace("ringparken", "y"))
    assert run("refresh", "--no-demo") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2 of 2 rows" in printed.err
    assert "Rejected: raw/figures.csv, line 2, geography_id 'x': unknown place" in printed.err

    assert run("refresh", "--no-demo", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["published"] is False
    assert "2 of 2 rows" in report["problem"]
    assert [(row["line"], row["value"]) for row in report["rejected_rows"]] == [(2, "x"), (3, "y")]


@pytest.mark.parametrize(
    "words", [[], ["x"], ["refresh", "--x"], ["publish"], ["refresh", "--accept", " "], ["status", "x"]]
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    assert "usage: dashboard" in capsys.readouterr().err
