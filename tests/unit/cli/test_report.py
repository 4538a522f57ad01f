"""`dashboard report` and `dashboard packs`: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.unit.loader.conftest import HEAD, DataFolder

MEETING = "bestyrelse-2021-11-25"
START = {"pdf": b"%PDF-", "docx": b"PK", "pptx": b"PK"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.write("raw/figures.csv", f"{HEAD}\nmotalavej;employed;2019;31,6\n")
    made.refresh(demo=True)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(made.data_dir))
    monkeypatch.delenv("DASHBOARD_JOURNAL_URL", raising=False)
    return made


def report(path: Path, *words: str, wanted: str = "pdf", meeting: str = MEETING) -> int:
    return main(["report", meeting, "--format", wanted, "--output", str(path), *words])


def test_each_format_is_written_and_the_pack_noted_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wanted, start in START.items():
        path = tmp_path / f"mappe.{wanted}"
        assert report(path, wanted=wanted) == 0
        assert path.read_bytes().startswith(start)
        assert f"{path}: Mødemappe: Bestyrelsen 25. november 2021, from build" in capsys.readouterr().out
    assert main(["packs", "--json"]) == 0
    (pack,) = json.loads(capsys.readouterr().out)
    assert pack["meeting_id"] == MEETING
    assert pack["formats"] == ["pdf", "docx", "pptx"]
    assert main(["packs"]) == 0
    assert f"{pack['pack_id']}  {MEETING}, sub-2014, pdf, docx, pptx" in capsys.readouterr().out
    assert report(tmp_path / "igen.pdf", "--pack", pack["pack_id"]) == 0
    assert (tmp_path / "igen.pdf").read_bytes() == (tmp_path / "mappe.pdf").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--build", "x"), "The build 'x' is not on disk"),
        (("--rules", "x"), "There is no ruleset 'x'"),
        (("--pack", "x"), "No pack 'x' was made"),
    ],
)
def test_what_cannot_be_made_ends_with_1_and_writes_nothing(
    words: tuple[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path / "x.pdf", *words) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "What to do:" in error
    assert not (tmp_path / "x.pdf").exists()


def test_an_unknown_meeting_and_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path / "x.pdf", meeting="bestyrelse-2021-11-26") == 1
    assert "There is no meeting 'bestyrelse-2021-11-26'" in capsys.readouterr().err
    assert report(tmp_path / "no" / "x.pdf") == 1
    assert "could not be written" in capsys.readouterr().err
    assert main(["packs"]) == 0
    assert capsys.readouterr().out == ""


def test_without_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "empty"))
    assert report(tmp_path / "x.pdf") == 1
    assert "dashboard refresh" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--format", "odt"), ()])
def test_wrong_usage_ends_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", MEETING, "--output", str(tmp_path / "x"), *words])
    assert ended.value.code == 2
