"""`dashboard new-source` as it is run: look, draft, try, save."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli.parser import parse
from dashboard.errors import DashboardError
from dashboard.mapping.errors import MappingError
from tests.unit.loader.conftest import DataFolder

ROWS = "Område;År;Beboere\nMotalavej;2020;1449\nMOTALAVEJ;2021;ca. 9\nNordbyen;2020;5\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def place(folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(folder.data_dir))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tal.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def run(*words: str) -> None:
    arguments = parse(["new-source", *words])
    arguments.run(arguments)


def test_look_draft_try_and_save(place: Path, folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    run("tal.csv", "--id", "huset")
    said = capsys.readouterr().out
    assert "    1 Område         År             Beboere" in said
    assert "1 rows would be loaded, 2 rejected" in said
    assert "Rejected: line 4, geography_id 'Nordbyen'" in said
    draft = place / "tal.toml"
    text = draft.read_text(encoding="utf-8")
    assert "# Names of no place: Nordbyen." in text

    with pytest.raises(MappingError, match="does not say yet who publishes"):
        run("tal.csv", "--save")
    draft.write_text(text.replace('"skal udfyldes"', '"Huset"'), encoding="utf-8")
    run("tal.csv", "--save", "--by", "Nanna")
    assert "Saved as data/raw/huset/tal.csv" in capsys.readouterr().out
    assert "af Nanna" in (folder.data_dir / "sources" / "huset.toml").read_text(encoding="utf-8")
    folder.refresh()
    assert folder.rows("SELECT geography_id, value FROM observation") == [("motalavej", 1449.0)]


def test_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("tal.csv", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kept"], len(answer["rejected_rows"]), answer["saved"]) == (1, 2, None)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("not = [toml", "not valid TOML"),
        ('source_id = "huset"', "key 'name' is missing"),
        (
            'source_id="huset"\nname="a"\npublisher="a"\nwhat="a"\nhow_it_comes="a"\n',
            "a draft has one",
        ),
    ],
)
def test_a_draft_that_cannot_be_used(place: Path, draft: str, said: str) -> None:
    (place / "tal.toml").write_text(draft, encoding="utf-8")
    with pytest.raises(DashboardError, match=said):
        run("tal.csv")


def test_a_file_that_is_not_there(place: Path) -> None:
    with pytest.raises(MappingError, match="not there any more"):
        run("nowhere.csv")


def test_a_file_without_a_table(place: Path) -> None:
    (place / "tom.csv").write_text("Læs;vejledningen\n", encoding="utf-8")
    with pytest.raises(MappingError, match="no row of heads with figures"):
        run("tom.csv")
    assert not (place / "tom.toml").exists()
