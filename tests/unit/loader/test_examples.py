"""Example figures beside real ones, and the rest of what a build holds."""

from __future__ import annotations

from tests.unit.loader.conftest import HEAD, DataFolder

TABLES = (
    *("build", "geography", "place", "indicator", "indicator_focus_area", "source", "source_file", "ruleset"),
    *("criterion", "yearly_threshold", "target", "goal", "goal_indicator", "focus_area", "initiative"),
    *("milestone", "body", "staffing", "meeting", "programme", "baseline", "series_size"),
)


def test_a_real_figure_replaces_the_example(folder: DataFolder) -> None:
    folder.write(
        "raw/real.csv",
        f"{HEAD};averaged_years\nmotalavej;employed;2014;31,6;1\nmotalavej;employed;2015;31;2\n",
    )
    folder.write(
        "demo/example.csv",
        f"{HEAD};source_id\nmotalavej;employed;2014;40,0;eksempeldata\nmotalavej;employed;2015;41,0;eksempeldata\n",
    )
    report = folder.refresh(demo=True)
    assert folder.rows("SELECT period, value, is_demo FROM observation ORDER BY period, is_demo") == [
        ("2014", 31.6, False),
        ("2015", 31.0, False),
        ("2015", 41.0, True),
    ]
    example = report.files[1]
    assert (example.file, example.rows_read, example.kept, example.left_out) == ("demo/example.csv", 2, 1, 1)
    assert example.note == "1 eksempelrække er udeladt, fordi der findes rigtige tal."
    assert folder.rows("""SELECT "rows", demo_rows FROM source WHERE source_id = 'eksempeldata'""") == [
        (1, 1)
    ]


def test_without_examples_their_files_are_not_read(folder: DataFolder) -> None:
    folder.write("raw/real.csv", f"{HEAD}\nmotalavej;employed;2014;31,6\n")
    folder.write("demo/example.csv", "spoilt")
    folder.refresh()
    assert folder.value("SELECT count(*) FROM observation WHERE is_demo") == 0
    assert folder.value("SELECT demo FROM build") is False


def test_examples_may_shrink_without_a_word(folder: DataFolder) -> None:
    folder.write("raw/real.csv", f"{HEAD}\nmotalavej;employed;2014;31,6\n")
    folder.write("demo/example.csv", f"{HEAD}\nmotalavej;employed;2015;31,6\nmotalavej;employed;2016;31,6\n")
    folder.refresh(demo=True)
    folder.refresh(demo=False)
    assert folder.value("SELECT count(*) FROM observation") == 1


def test_a_build_holds_the_whole_catalog(folder: DataFolder) -> None:
    folder.write("raw/real.csv", f"{HEAD}\nmotalavej;employed;2014;31,6\n")
    folder.refresh(demo=True)
    filled = {table: folder.value(f"SELECT count(*) FROM {table}") for table in TABLES}
    assert all(filled.values()), filled
    assert filled["geography"] == 9
    assert filled["baseline"] == filled["indicator"]
    assert folder.rows("SELECT verdict FROM list_status(DATE '2020-01-01', 'udsat-2018')")


def test_nothing_temporary_is_left(folder: DataFolder) -> None:
    folder.write("raw/real.csv", f"{HEAD};note\nmotalavej;employed;2014;31,6;æ\n".encode("cp1252"))
    folder.write("build/20200101T000000Z-abcdef.duckdb.partial", "left by a killed refresh")
    folder.write("build/20200101T000000Z-abcdef.duckdb.partial.wal", "left by a killed refresh")
    folder.write("build/20200101T000000Z-abcdef.duckdb.partial.work/copy.csv", "left by a killed refresh")
    folder.write("build/20200101T000000Z-abcdef.json", "{}")
    report = folder.refresh()
    assert report.build is not None
    assert folder.builds == [
        f"{report.build.build_id}.duckdb",
        f"{report.build.build_id}.json",
        "last_look.json",
        "log.jsonl",
        "published.json",
        "refresh.lock",
    ]
    assert folder.rows("SELECT count(*) FROM duckdb_types() WHERE NOT internal") == [(0,)]
