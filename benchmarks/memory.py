"""Peak memory of a refresh of large and of hostile files, each in a process of its own.

    python -m benchmarks.memory [--rows 5000000] [--columns 1000]

The database may take DASHBOARD_MEMORY_GB; on top come Python and whatever is held of a file as a whole.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from benchmarks import refresh as large
from dashboard.errors import DashboardError
from dashboard.loader.refresh import refresh
from dashboard.settings import Settings

SOURCE = """
source_id = "prove"
name = "Prøve"
publisher = "Prøve"
what = "Prøve"
how_it_comes = "Prøve"

[[files]]
pattern = "*.{form}"
format = "{form}"
columns = {{ geography_id = "Område", period = "År", value = "Tal" }}
fixed = {{ indicator_id = "employed" }}
"""


def many_rows(data_dir: Path, rows: int, _columns: int) -> None:
    large.make_files(data_dir, rows)


def many_columns(data_dir: Path, _rows: int, columns: int) -> None:
    more = ";".join(f"k{number}" for number in range(columns))
    cells = ";".join(["12,5"] * columns)
    with (data_dir / "raw" / "wide.csv").open("w", encoding="utf-8") as stream:
        stream.write(f"geography_id;indicator_id;period;value;published_on;{more}\n")
        for number in range(100_000):
            day = f"20{21 + number // 3600:02d}-{1 + number // 300 % 12:02d}-{1 + number // 12 % 25:02d}"
            stream.write(f"motalavej;employed;2019-{1 + number % 12:02d};30,5;{day};{cells}\n")


def described_columns(data_dir: Path, _rows: int, columns: int) -> None:
    shutil.rmtree(data_dir / "raw")
    (data_dir / "raw").mkdir()
    (data_dir / "sources" / "prove.toml").write_text(SOURCE.format(form="csv"), encoding="utf-8")
    more = ";".join(f"k{number}" for number in range(columns))
    cells = ";".join(["12,5"] * columns)
    with (data_dir / "raw" / "wide.csv").open("w", encoding="utf-8") as stream:
        stream.write(f"Område;År;Tal;{more}\n")
        for _ in range(100_000):
            stream.write(f"motalavej;2019;30,5;{cells}\n")


def wide_workbook(data_dir: Path, _rows: int, columns: int) -> None:
    (data_dir / "sources" / "prove.toml").write_text(SOURCE.format(form="xlsx"), encoding="utf-8")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tal")
    sheet.append(["Område", "År", "Tal", *(f"k{number}" for number in range(columns))])
    for _ in range(4_000):
        sheet.append(["motalavej", 2019, 30.5, *([12.5] * columns)])
    book.save(data_dir / "raw" / "wide.xlsx")


CASES: dict[str, Callable[[Path, int, int], None]] = {
    "a simple CSV of many rows": many_rows,
    "a simple CSV of many columns, 100,000 rows": many_columns,
    "a described CSV of many columns, 100,000 rows": described_columns,
    "a workbook of many columns, 4,000 rows": wide_workbook,
}


def measured(data_dir: Path) -> str:
    """Refresh in this process: the most memory it had, how long it took and what came of it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    try:
        report = refresh(Settings(data_dir=data_dir), now=datetime.now(UTC), demo=False)
        outcome = f"{report.kept} kept, {len(report.rejected)} rejected"
    except DashboardError as error:
        outcome = f"refused: {error.problem[:90]}"
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{peak / 1024:.0f} MB (imports {before / 1024:.0f}), {seconds:.1f} s, {outcome}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--columns", type=int, default=1000)
    parser.add_argument(
        "--measure", type=Path, help="refresh this data folder and say what it took, nothing else"
    )
    arguments = parser.parse_args()
    if arguments.measure:
        print(measured(arguments.measure))
        return
    for name, make in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            data_dir = Path(temporary) / "data"
            shutil.copytree(large.ROOT / "data", data_dir, ignore=shutil.ignore_patterns("build", "journal"))
            make(data_dir, arguments.rows, arguments.columns)
            size = sum(path.stat().st_size for path in (data_dir / "raw").iterdir()) / 1e6
            for memory_gb in ("4", "1"):
                done = subprocess.run(
                    [sys.executable, "-m", "benchmarks.memory", "--measure", str(data_dir)],
                    env={**os.environ, "DASHBOARD_MEMORY_GB": memory_gb},
                    capture_output=True,
                    text=True,
                    check=True,
                )
                shutil.rmtree(data_dir / "build", ignore_errors=True)
                what = f"{name}, {size:.0f} MB, DASHBOARD_MEMORY_GB={memory_gb}"
                print(f"{what}: {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
