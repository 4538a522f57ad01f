"""Whatever lies in the folder: read, noted or refused with its remedy; never a crash, never a wait."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DashboardError, SourceFileError
from tests.unit.loader.conftest import HEAD, DataFolder
from tests.unit.loader.test_layouts import describe

ROWS = f"{HEAD}\nmotalavej;employed;2019;30\n"
OTHER_ROWS = f"{HEAD}\nsydbyen;employed;2019;31\n"
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names, links or pipes")


def refused(folder: DataFolder) -> DashboardError:
    with pytest.raises(DashboardError) as error:
        folder.refresh()
    assert "\n" not in error.value.problem
    assert error.value.problem.isprintable()
    return error.value


@unix
@pytest.mark.parametrize(
    "name",
    [
        "tal[1].csv", "t*l.csv", "t?l.csv", "{a,b}.csv", "-rf.csv", "--help.csv", "it's \"so\".csv",
        "$(id);&|.csv",
        "%2e%2e.csv", "<b>x</b>.csv", "[red]x[/].csv",
        "a" * 251 + ".csv", "å.csv", unicodedata.normalize("NFD", "å.csv"),
        "tal\u00a0pdf.csv", "数.csv", "back\\slash.csv",
    ],
)  # fmt: skip
def test_a_file_with_an_odd_name_is_read_and_no_other_in_its_place(folder: DataFolder, name: str) -> None:
    folder.write(f"raw/{name}", ROWS)
    folder.write("raw/tal1.csv", OTHER_ROWS)
    folder.refresh()
    assert folder.rows("SELECT geography_id, value FROM observation ORDER BY ALL") == [
        ("motalavej", 30.0),
        ("sydbyen", 31.0),
    ]
    assert {file for (file,) in folder.rows("SELECT file FROM source_file")} == {
        f"raw/{name}",
        "raw/tal1.csv",
    }


@unix
@pytest.mark.parametrize("name", [b"a\nb.csv", b"a\x1b[31mb.csv", b"a\xffb.csv", "a\u202eb.csv".encode()])
def test_a_name_that_cannot_be_shown_is_refused(folder: DataFolder, name: bytes) -> None:
    folder.write("raw/tal.csv", ROWS)
    Path(os.fsdecode(os.fsencode(folder.data_dir / "raw") + b"/" + name)).write_text(ROWS)
    error = refused(folder)
    assert "characters in its name" in error.problem
    assert "Rename it" in error.remedy


@unix
def test_links_out_of_the_folder_and_to_nothing_are_refused(folder: DataFolder, tmp_path: Path) -> None:
    folder.write("raw/tal.csv", ROWS)
    outside = tmp_path / "secret.csv"
    outside.write_text(OTHER_ROWS)
    (tmp_path / "other").mkdir()
    link = folder.data_dir / "raw" / "link.csv"
    for target in (outside, tmp_path / "none.csv", tmp_path / "other", link, Path("/dev/zero")):
        link.symlink_to(target)
        assert "raw/link.csv is a link that leads out of its folder" in refused(folder).problem
        link.unlink()
    folder.write("raw/.store/tal.csv", OTHER_ROWS)
    link.symlink_to(folder.data_dir / "raw" / ".store" / "tal.csv")
    folder.refresh()
    assert folder.value("SELECT count(*) FROM observation") == 2


@unix
def test_the_folder_itself_may_be_a_link(folder: DataFolder, tmp_path: Path) -> None:
    folder.write("raw/tal.csv", ROWS)
    (folder.data_dir / "raw").rename(tmp_path / "share")
    (folder.data_dir / "raw").symlink_to(tmp_path / "share")
    assert folder.refresh().kept == 1


@unix
def test_pipes_and_folders_that_look_like_files(folder: DataFolder) -> None:
    folder.write("raw/tal.csv", ROWS)
    os.mkfifo(folder.data_dir / "raw" / "pipe.csv")
    folder.write("raw/folder.csv/inner.csv", OTHER_ROWS)
    (folder.data_dir / "raw" / "empty.xlsx").mkdir()
    report = folder.refresh()
    assert report.kept == 2
    assert report.ignored == ["raw/pipe.csv"]


def test_a_file_that_may_not_be_read(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("raw/tal.csv", ROWS)
    original = Path.open

    def guarded(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name == "tal.csv":
            raise PermissionError(13, "Permission denied")
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", guarded)
    assert "raw/tal.csv cannot be read" in refused(folder).problem


def test_a_folder_that_may_not_be_looked_into(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("raw/lbf/tal.csv", ROWS)
    original = os.scandir

    def guarded(path: Any = ".") -> Any:
        if str(path).endswith("lbf"):
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert "raw/lbf cannot be read: Permission denied" in refused(folder).problem


@pytest.mark.parametrize(
    "pattern", ["../sources/*.toml", "/etc/*", "a**b", "lbf/../../x.csv", "**/../..", "C:/x.csv"]
)
def test_a_pattern_that_leads_out_of_the_folder(folder: DataFolder, pattern: str) -> None:
    describe(
        folder,
        f"pattern = '{pattern}'\nformat = 'csv'\ncolumns = {{ value = 'a' }}",
    )
    folder.write("raw/tal.csv", ROWS)
    try:
        report = folder.refresh()
    except DashboardError as error:
        assert "pattern" in str(error)  # noqa: PT017 - either is right: refused, or of no effect
    else:
        assert report.kept == 1


def test_a_pattern_in_danish_fits_a_name_from_a_mac(folder: DataFolder) -> None:
    describe(
        folder,
        "pattern = 'år.csv'\nformat = 'csv'\n"
        "columns = { geography_id = 'Område', value = 'Tal', period = 'År' }\n"
        "fixed = { indicator_id = 'employed' }",
    )
    folder.write(f"raw/{unicodedata.normalize('NFD', 'år.csv')}", "Område;År;Tal\nmotalavej;2019;30\n")
    assert folder.refresh().kept == 1


def test_a_file_larger_than_is_allowed(folder: DataFolder) -> None:
    folder.settings = folder.settings.model_copy(update={"max_file_mb": 1})
    path = folder.write("raw/tal.csv", ROWS)
    with path.open("ab") as stream:
        stream.truncate(3_000_000)
    error = refused(folder)
    assert error.problem == "raw/tal.csv is 3 MB; at most 1 MB are read."
    assert "DASHBOARD_MAX_FILE_MB" in error.remedy


def test_more_lines_than_are_allowed(folder: DataFolder) -> None:
    folder.settings = folder.settings.model_copy(update={"max_rows": 2})
    folder.write("raw/tal.csv", ROWS)
    assert folder.refresh().kept == 1
    folder.write("raw/tal.csv", ROWS + "motalavej;employed;2018;30\n")
    with pytest.raises(SourceFileError, match=r"raw/tal\.csv has 3 lines; at most 2 are read"):
        folder.refresh()
