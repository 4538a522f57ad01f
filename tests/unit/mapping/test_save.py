"""A description and its file stand together, or nothing is changed; and nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalog.layout import FileLayout, SkippedRows, Wide
from dashboard.catalog.load import load_catalog
from dashboard.catalog.sources import Source
from dashboard.loader.read_workbook import read_workbook
from dashboard.loader.unsafe_file import UnsafeFileError
from dashboard.mapping.errors import MappingError
from dashboard.mapping.keep_file import keep_file, place_of
from dashboard.mapping.known import fitting, is_simple, undescribed
from dashboard.mapping.save import Saved, save_file, save_layout, suggest_pattern
from dashboard.mapping.write_source import source_text
from tests.unit.loader.conftest import DataFolder
from tests.unit.mapping.conftest import NOW, SOURCE, Book

FULL = FileLayout(
    pattern="huset/*.xlsx",
    format="xlsx",
    sheet="Ark \"1\" 'x'",
    header_row=3,
    header_rows=2,
    heads_fill_right=True,
    columns={"geography_id": "Område", "note": "Bemærkning\nlinje 2"},
    fixed={"indicator_id": "employed"},
    wide=Wide(field="period", pattern=r"(?P<period>20\d\d) / (?P<holds>Antal|Pct\.|don't)"),
    fill_down=("Område",),
    skip_rows=(SkippedRows(column="Område", values=("I alt", "# total")),),
    ends_before=r"^(\*|Kilde)",
    hidden="skip",
    ignored_columns=("Farve",),
    codes={"geography_id": {"Motalavej (Korsør)": "motalavej"}, "holds": {"Pct.": "value"}},
    percent="fraction",
    scale=1000.0,
    missing=("i.o.",),
    suppressed=("x",),
    footnote_marks=("1)",),
    thousands=".",
)
ROWS = [["Område", "År", "Beboere"], ["motalavej", 2020, 1449]]
LAYOUT = FileLayout(
    pattern="huset/*.xlsx",
    format="xlsx",
    sheet="Ark1",
    columns={"geography_id": "Område", "period": "År", "value": "Beboere"},
    fixed={"indicator_id": "residents"},
)


def state(folder: DataFolder) -> dict[str, bytes]:
    return {
        path.relative_to(folder.data_dir).as_posix(): path.read_bytes()
        for path in sorted(folder.data_dir.rglob("*"))
        if path.is_file() and "build" not in path.parts
    }


def save(folder: DataFolder, file: Path, source: Source = SOURCE, layout: FileLayout = LAYOUT) -> Saved:
    return save_layout(folder.data_dir, source, layout, file, name=file.name, who="Nanna", now=NOW)


def test_everything_that_can_be_declared_survives_the_file(folder: DataFolder) -> None:
    folder.write("sources/huset.toml", source_text(SOURCE.model_copy(update={"files": (FULL,)}), "Nanna"))
    (read,) = load_catalog(folder.data_dir, demo=False).sources["huset"].files
    assert read == FULL
    # Every key that a layout has is said above, so that none is forgotten in the writing.
    defaults = {"delimiter", "encoding", "section_field", "period_style", "dates"}
    assert FileLayout.model_fields.keys() - FULL.model_dump(exclude_defaults=True).keys() == defaults


def test_a_new_source_with_its_file_is_loaded(folder: DataFolder, book: Book) -> None:
    saved = save(folder, book(ROWS, name="Tal 2020.xlsx"))
    assert saved.name == "raw/huset/Tal 2020.xlsx"
    assert "# Beskrevet 2021-11-24 af Nanna" in (folder.data_dir / "sources" / "huset.toml").read_text(
        "utf-8"
    )
    folder.refresh()
    assert folder.rows("SELECT geography_id, period, value, source_id FROM observation") == [
        ("motalavej", "2020", 1449.0, "huset")
    ]
    before = state(folder)
    saved.undo()
    assert state(folder).keys() == before.keys() - {"raw/huset/Tal 2020.xlsx", "sources/huset.toml"}


def test_a_layout_is_added_and_the_rest_of_the_source_stays(folder: DataFolder, book: Book) -> None:
    old = (folder.data_dir / "sources" / "danmarks_statistik.toml").read_text("utf-8")
    source = load_catalog(folder.data_dir, demo=False).sources["danmarks_statistik"]
    assert source.statbank
    layout = LAYOUT.model_copy(update={"pattern": "danmarks_statistik/*.xlsx"})
    saved = save(folder, book(ROWS), source, layout)
    new = (folder.data_dir / "sources" / "danmarks_statistik.toml").read_text("utf-8")
    assert set(old.splitlines()) <= set(new.splitlines())
    read = load_catalog(folder.data_dir, demo=False).sources["danmarks_statistik"]
    assert read == source.model_copy(update={"files": (layout,)})
    saved.undo()
    assert (folder.data_dir / "sources" / "danmarks_statistik.toml").read_text("utf-8") == old


def test_another_sheet_of_the_same_workbook(folder: DataFolder, book: Book) -> None:
    path = book(ROWS)
    save(folder, path)
    source = load_catalog(folder.data_dir, demo=False).sources["huset"]
    assert suggest_pattern(source, path.name, is_for_one_file=False) == "huset/*.xlsx"
    save(folder, path, source, LAYOUT.model_copy(update={"sheet": "Ark2"}))
    source = load_catalog(folder.data_dir, demo=False).sources["huset"]
    assert [one.sheet for one in source.files] == ["Ark1", "Ark2"]
    with pytest.raises(MappingError, match="would also be read by a description of huset"):
        save(folder, path, source, LAYOUT)


@pytest.mark.parametrize(
    ("layout", "kind"),
    [
        (LAYOUT.model_copy(update={"pattern": "andet/*.xlsx"}), "not_matched"),
        (LAYOUT.model_copy(update={"fixed": {"indicator_id": "findes_ikke"}}), "invalid"),
    ],
)
def test_what_cannot_stand_changes_nothing(
    folder: DataFolder, book: Book, layout: FileLayout, kind: str
) -> None:
    before = state(folder)
    with pytest.raises(MappingError) as caught:
        save(folder, book(ROWS), layout=layout)
    assert caught.value.kind == kind
    assert state(folder) == before


def test_a_source_is_never_written_over(folder: DataFolder, book: Book) -> None:
    folder.write("sources/huset.toml", "not = [valid")
    before = state(folder)
    with pytest.raises(Exception, match=r"huset\.toml"):
        save(folder, book(ROWS))
    assert state(folder) == before


def test_files_are_never_written_over(folder: DataFolder, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("en", encoding="utf-8")
    second.write_text("to", encoding="utf-8")
    target = place_of(folder.data_dir, "huset", "../../tal.CSV")
    assert target == folder.data_dir / "raw" / "huset" / "tal.csv"
    assert keep_file(folder.data_dir, first, target, NOW).is_new
    assert not keep_file(folder.data_dir, first, target, NOW).is_new
    with pytest.raises(MappingError, match="exists already, with other content"):
        keep_file(folder.data_dir, second, target, NOW)
    assert target.read_text("utf-8") == "en"
    kept = keep_file(folder.data_dir, second, target, NOW, replace=True)
    assert target.read_text("utf-8") == "to"
    assert kept.replaced is not None
    assert kept.replaced.read_text("utf-8") == "en"
    assert kept.replaced.is_relative_to(folder.data_dir / "replaced")
    kept.undo()
    assert target.read_text("utf-8") == "en"


def test_a_name_that_is_not_read_is_refused(folder: DataFolder) -> None:
    with pytest.raises(UnsafeFileError):
        place_of(folder.data_dir, "huset", "tal.exe")


def test_a_simple_csv_needs_no_description(folder: DataFolder, tmp_path: Path) -> None:
    path = tmp_path / "nye tal.csv"
    path.write_text("geography_id;indicator_id;period;value\nsydbyen;residents;2021;1095\n", encoding="utf-8")
    assert is_simple(path, path.name)
    saved = save_file(folder.data_dir, "", None, path, name=path.name, now=NOW, replace=False)
    assert saved.name == "raw/nye tal.csv"
    folder.refresh()
    assert folder.value("SELECT value FROM observation") == 1095


def test_known_and_undescribed_files(folder: DataFolder, book: Book, tmp_path: Path) -> None:
    path = book(ROWS)
    raw = read_workbook(path, path.name, decimal=",")
    sources = load_catalog(folder.data_dir, demo=False).sources
    assert fitting(raw, path.name, sources.values()) == ()
    save(folder, path)
    sources = load_catalog(folder.data_dir, demo=False).sources
    assert [known.source.source_id for known in fitting(raw, path.name, sources.values())] == ["huset"]
    odd = folder.write("raw/andet/x.csv", "Område;2020\nMotalavej;9\n")
    folder.write("raw/simple.csv", "geography_id;indicator_id;period;value\nsydbyen;residents;2021;1095\n")
    folder.write("raw/.hidden.csv", "x")
    assert undescribed(folder.data_dir, sources) == (odd,)


@pytest.mark.parametrize(
    ("name", "is_for_one_file", "pattern"),
    [
        ("Tal 2020.xlsx", False, "huset/*.xlsx"),
        ("Tal [2020].xlsx", True, "huset/Tal _2020_.xlsx"),
        ("tal.csv", True, "huset/tal.csv"),
    ],
)
def test_patterns(name: str, is_for_one_file: bool, pattern: str) -> None:
    assert suggest_pattern(SOURCE, name, is_for_one_file=is_for_one_file) == pattern
