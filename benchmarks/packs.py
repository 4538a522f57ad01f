"""How long a meeting pack takes, as a ratio to its charts alone: `python -m benchmarks.packs`.

In one process and in turn: all drawings of the pack (series by Altair and vl-convert, gauges and fans), and
the whole pack to the bytes of a file, from asking the build and the journal on. Then the command itself, with
the start of Python in it. Examples included; the board's meeting on 25 November 2021.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Final

from rich.console import Console
from rich.table import Table

from dashboard.journal.contents import PackFormat
from dashboard.journal.store import Journal, open_journal
from dashboard.loader.refresh import refresh
from dashboard.reports.content import drawings
from dashboard.reports.gather import Material, Writings, gather
from dashboard.reports.make import Order, build_path, make, rendered
from dashboard.settings import Settings
from dashboard.store.connection import open_build

ROOT: Final = Path(__file__).resolve().parent.parent
MEETING: Final = "bestyrelse-2021-11-25"
GOAL_SECONDS: Final = 5.0
GOAL_RATIO: Final = 3.0


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def draw_all(material: Material) -> int:
    """Every drawing of the pack; how many there are."""
    count = 0
    for row in material.picture.rows:
        for cell, column in zip(row.cells, material.picture.columns, strict=True):
            if cell.reading is not None:
                drawings.of_cell(row.geography.name, cell, column, cell.reading, material.road.target_year)
                count += 1
    for lane in material.road.lanes.values():
        count += drawings.of_lane(material.road, lane) is not None
    for portrait in material.portraits.values():
        count += sum(one is not None for one in drawings.of_panels(portrait))
    return count


def whole(build_dir: Path, journal: Journal, wanted: PackFormat) -> bytes:
    made = make(build_dir, journal, Order(MEETING), today=date(2021, 11, 20))
    return rendered(made.document, wanted)


def command(data_dir: Path, wanted: PackFormat, folder: Path) -> None:
    words = ["report", MEETING, "--format", wanted, "--output", str(folder / f"pack.{wanted}")]
    subprocess.run(
        [sys.executable, "-m", "dashboard", *words],
        env={**os.environ, "DASHBOARD_DATA_DIR": str(data_dir)},
        check=True,
        capture_output=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = range(parser.parse_args().rounds)
    with tempfile.TemporaryDirectory() as temporary:
        data_dir = Path(temporary) / "data"
        shutil.copytree(ROOT / "data", data_dir, ignore=shutil.ignore_patterns("build", "journal"))
        settings = Settings(data_dir=data_dir)
        refresh(settings, now=datetime.now(UTC), demo=True)
        connection = open_build(build_path(settings.build_dir, None))
        material = gather(connection, MEETING, ruleset_id=None, writings=Writings())
        connection.close()
        count = draw_all(material)  # the first drawing starts vl-convert
        table = Table(title=f"A meeting pack, {count} drawings, medians of {len(rounds)} rounds")
        for head in (
            "format",
            "charts alone",
            "whole pack",
            "ratio (goal 3)",
            "the command (goal 5 s)",
            "kB",
        ):
            table.add_column(head, justify="right")
        with open_journal(settings.journal_address) as journal:
            for wanted in PackFormat:
                size = len(whole(settings.build_dir, journal, wanted))
                charts, packs = [], []
                for _ in rounds:
                    charts.append(timed(lambda: draw_all(material)))
                    packs.append(timed(lambda of=wanted: whole(settings.build_dir, journal, of)))  # type: ignore[misc]
                ratio = median(pack / chart for pack, chart in zip(packs, charts, strict=True))
                seconds = median(
                    timed(lambda of=wanted: command(data_dir, of, Path(temporary)))  # type: ignore[misc]
                    for _ in rounds
                )
                table.add_row(
                    wanted.value,
                    f"{median(charts):.2f} s",
                    f"{median(packs):.2f} s",
                    f"{ratio:.2f}{'' if ratio <= GOAL_RATIO else ' !'}",
                    f"{seconds:.2f} s{'' if seconds <= GOAL_SECONDS else ' !'}",
                    f"{size / 1000:.0f}",
                )
        Console().print(table)


if __name__ == "__main__":
    main()
