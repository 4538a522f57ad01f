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


def test_where_nothing_is_new_nothing_is_printed(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("refresh", "--no-demo") == 0
    capsys.readouterr()
    for words in (["--no-demo"], ["--unattended"], ["--no-demo", "--accept", "x"]):
        assert run("refresh", *words) == 0
        assert capsys.readouterr() == ("", "")
    assert run("refresh", "--no-demo", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["unchanged"], report["published"], report["build"]) == (True, False, None)
    assert (report["problem"], report["kept"]) == (None, 2)
    assert run("refresh", "--no-demo", "--hold") == 0
    assert "It says the same as the published one." in capsys.readouterr().out


def test_a_timer_keeps_the_choice_of_examples(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is published yet, the setting says; then the published build does."""

    def demo() -> bool:
        capsys.readouterr()
        assert run("status", "--json") == 0
        return bool(json.loads(capsys.readouterr().out)["demo"])

    monkeypatch.setenv("DASHBOARD_DEMO", "false")
    assert run("refresh", "--unattended") == 0
    assert demo() is False
    monkeypatch.setenv("DASHBOARD_DEMO", "true")
    folder.write("raw/figures.csv", HEAD + "\n" + ROWS.replace("31,6", "31,7"))
    assert run("refresh", "--unattended") == 0
    assert demo() is False
    assert run("refresh") == 0
    assert demo() is True
    folder.write("raw/figures.csv", HEAD + "\n" + ROWS)
    assert run("refresh", "--unattended") == 0
    assert demo() is True
    assert run("refresh", "--unattended", "--no-demo") == 0
    assert demo() is False


def test_a_failure_stands_in_the_log(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("raw/empty.csv", "")
    for _ in range(3):
        assert run("refresh", "--no-demo") == 1
    capsys.readouterr()
    assert run("log") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "failed, by kommandolinjen: " in line
    assert "empty.csv" in line
    assert run("log", "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["event"], entry["build_id"], entry["fault"]) == ("failed", "", "source_file")
    assert entry["concerns"] == ["empty.csv"]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["x"],
        ["refresh", "--x"],
        ["publish"],
        ["refresh", "--accept", " "],
        ["status", "x"],
    ],
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    assert "usage: dashboard" in capsys.readouterr().err
