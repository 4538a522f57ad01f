"""How long a refresh of many rows takes, as a ratio to a bare DuckDB read of the same files into a table.

    python benchmarks/refresh.py [--rows 5000000] [--rounds 3]

Both run in turn in one process, on files made for the purpose in a temporary folder.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.catalog.load import load_catalog
from dashboard.loader.refresh import refresh
from dashboard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
FILES = 4

# Unique by place, indicator, month and publication date; no numerators, so that any value may stand; every
# indicator that must add up to something is left out.
GENERATE = """
COPY (
  WITH place AS (SELECT list(x) AS ids FROM unnest($places) AS t(x)),
  measure AS (SELECT list(x) AS ids FROM unnest($indicators) AS t(x))
  SELECT
    place.ids[1 + i % len(place.ids)] AS geography_id,
    measure.ids[1 + (i // len(place.ids)) % len(measure.ids)] AS indicator_id,
    format('{}-{:02d}', 2000 + (i // (len(place.ids) * len(measure.ids))) % 20,
      1 + (i // (len(place.ids) * len(measure.ids) * 20)) % 12) AS period,
    replace(CAST(round(5 + hash(i) % 9400 / 100.0, 1) AS VARCHAR), '.', ',') AS value,
    '' AS numerator, CAST(700 + hash(i + 7) % 90000 AS VARCHAR) AS denominator, 'final' AS status,
    CAST(DATE '2020-06-01' + CAST(i // (len(place.ids) * len(measure.ids) * 240) AS INTEGER) AS VARCHAR)
      AS published_on,
    $source_id AS source_id, '' AS note
  FROM range($first, $last) AS t(i), place, measure
) TO '{path}' (DELIMITER ';', HEADER, QUOTE '')
"""


def make_files(data_dir: Path, rows: int) -> list[Path]:
    """Write the rows to a few files below data_dir/raw."""
    catalog = load_catalog(data_dir, demo=False)
    indicators = [
        one.indicator_id
        for one in catalog.indicators.values()
        if not one.additive and one.composition is None and one.value_type != "count"
    ]
    raw_dir = data_dir / "raw"
    shutil.rmtree(raw_dir)
    raw_dir.mkdir()
    paths = []
    for number in range(FILES):
        path = raw_dir / f"part_{number}.csv"
        duckdb.execute(
            GENERATE.replace("{path}", str(path)),
            {
                "places": list(catalog.geographies),
                "indicators": indicators,
                "source_id": next(iter(catalog.sources)),
                "first": rows * number // FILES,
                "last": rows * (number + 1) // FILES,
            },
        )
        paths.append(path)
    return paths


def bare_read(paths: list[Path], folder: Path) -> float:
    """Seconds for DuckDB alone to read the files into a table in a file."""
    target = folder / "bare.duckdb"
    target.unlink(missing_ok=True)
    begin = time.perf_counter()
    connection = duckdb.connect(str(target))
    connection.execute("CREATE TABLE bare AS SELECT * FROM read_csv(?)", [[str(path) for path in paths]])
    connection.close()
    return time.perf_counter() - begin


def news(data_dir: Path, number: int) -> None:
    """Another word in the catalog: what says the same as the published build would not be published."""
    source = data_dir / "sources" / "uoplyst.toml"
    source.write_text(
        source.read_text(encoding="utf-8").replace('name = "', f'name = "{number} ', 1), "utf-8"
    )


def our_refresh(data_dir: Path, rows: int) -> float:
    """Seconds for a whole refresh, published and with the sizes compared."""
    begin = time.perf_counter()
    report = refresh(Settings(data_dir=data_dir), now=datetime.now(UTC), demo=False)
    seconds = time.perf_counter() - begin
    if not report.published or report.kept != rows or report.rejected:
        raise SystemExit(f"The refresh kept {report.kept} of {rows} rows: the measurement means nothing.")
    return seconds


def silent_refresh(data_dir: Path) -> float:
    """Seconds for a refresh without news."""
    begin = time.perf_counter()
    report = refresh(Settings(data_dir=data_dir), now=datetime.now(UTC), demo=False)
    seconds = time.perf_counter() - begin
    if not report.unchanged:
        raise SystemExit("The same files gave another build.")
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        data_dir = folder / "data"
        shutil.copytree(ROOT / "data", data_dir, ignore=shutil.ignore_patterns("build"))
        paths = make_files(data_dir, arguments.rows)
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{platform.machine()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}")
        print(f"{arguments.rows} rows in {FILES} files, {size:.0f} MB")
        ratios = []
        for number in range(1, arguments.rounds + 1):
            bare = bare_read(paths, folder)
            news(data_dir, number)
            ours = our_refresh(data_dir, arguments.rows)
            ratios.append(ours / bare)
            print(f"round {number}: bare read {bare:.2f} s, refresh {ours:.2f} s, ratio {ratios[-1]:.2f}")
        print(f"without news: {silent_refresh(data_dir):.2f} s")
        print(f"median ratio {statistics.median(ratios):.2f} (goal: at most 3)")


if __name__ == "__main__":
    main()
