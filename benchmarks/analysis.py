"""How long all judging of a refresh takes: `python -m benchmarks.analysis` (part of `make bench`).

Two refreshes are measured: of the project's own data, and of data made for the purpose, where every place has
24 indicators with 11 years and 40 quarters, each figure published anew on 40 dates. Within each the trend
states (loader/trends.py) and the hiding of further cells (loader/disclosure.py) are timed, and afterwards a
bare DuckDB read of the same rows.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import duckdb
from rich.console import Console
from rich.table import Table

from dashboard.catalog.load import load_catalog
from dashboard.loader import refresh as refreshing
from dashboard.settings import Settings
from dashboard.store.locate import published_build

ROOT: Final = Path(__file__).resolve().parent.parent
INDICATORS: Final = 24
YEARS: Final = range(2010, 2021)
QUARTERS: Final = tuple(f"{2011 + number // 4}-Q{number % 4 + 1}" for number in range(40))
DATES: Final = tuple(date(2021 + number // 12, 1 + number % 12, 2) for number in range(40))
GOAL_SECONDS: Final = 5.0
_LARGE: Final = 1000.0
"""so large a denominator that nothing is hidden"""


class Times(NamedTuple):
    """Seconds, and how much there was to do."""

    rows: int
    series: int
    states: int
    trends: float
    hiding: float
    refresh: float
    bare: float


def measure(data_dir: Path, *, demo: bool) -> Times:
    """One refresh of a data folder."""
    spent = {"write_trends": 0.0, "protect_hidden": 0.0}
    settings = Settings(data_dir=data_dir)
    with timed("write_trends", spent), timed("protect_hidden", spent):
        begin = time.perf_counter()
        refreshing.refresh(settings, now=datetime.now(UTC), demo=demo)
        whole = time.perf_counter() - begin
    with duckdb.connect(str(published_build(settings.build_dir).path), read_only=True) as connection:
        begin = time.perf_counter()
        rows = len(connection.execute("SELECT * FROM observation").fetchall())
        bare = time.perf_counter() - begin
        found = connection.execute(
            "SELECT count(DISTINCT (geography_id, indicator_id)), count(*) FROM trend"
        ).fetchone()
    series, states = found or (0, 0)
    return Times(rows, series, states, spent["write_trends"], spent["protect_hidden"], whole, bare)


@contextmanager
def timed(name: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the seconds of one of the refresh's steps to `spent`."""
    step: Callable[..., Any] = getattr(refreshing, name)

    def run(*arguments: Any) -> Any:
        begin = time.perf_counter()
        try:
            return step(*arguments)
        finally:
            spent[name] += time.perf_counter() - begin

    with patch.object(refreshing, name, run):
        yield


def make_figures(data_dir: Path) -> None:
    """Replace the figures of a data folder by the made ones."""
    catalog = load_catalog(data_dir, demo=False)
    indicators = [one for one in catalog.indicators.values() if one.composition is None][:INDICATORS]
    if len(indicators) < INDICATORS:
        raise SystemExit(
            f"The catalog has {len(indicators)} indicators to make figures of, not {INDICATORS}."
        )
    source = next(iter(catalog.sources))
    raw_dir = data_dir / "raw"
    shutil.rmtree(raw_dir)
    raw_dir.mkdir()
    lines = ["geography_id;indicator_id;period;value;numerator;denominator;status;published_on;source_id"]
    areas = sum(place.kind == "boligomraade" for place in catalog.geographies.values())
    for number, indicator in enumerate(indicators):
        for place in catalog.geographies.values():
            factor = areas if indicator.additive and place.kind == "samlet" else 1
            for at, period in enumerate((*(str(year) for year in YEARS), *QUARTERS)):
                for turn, day in enumerate(DATES):
                    count = factor * (300 + (7 * number + 13 * at + turn) % 97)
                    figure = {
                        "share": f"{100 * count / _LARGE:g};{count};{_LARGE:g}",
                        "rate": f"{1000 * count / _LARGE:g};{count};{_LARGE:g}",
                    }.get(indicator.value_type, f"{count};;").replace(".", ",")
                    lines.append(
                        f"{place.geography_id};{indicator.indicator_id};{period};{figure};final;{day};{source}"
                    )
    (raw_dir / "made.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds: int = parser.parse_args().rounds
    table = Table(
        "data",
        "rows",
        "series",
        "states",
        "trends, s",
        "hiding, s",
        "refresh, s",
        "bare read, s",
        "trends of a bare read",
        title="Judging in a refresh, medians",
    )
    worst = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for name, demo in (("the project's, with examples", True), (f"{INDICATORS} indicators, made", False)):
            data_dir = Path(temporary) / ("own" if demo else "made")
            shutil.copytree(ROOT / "data", data_dir, ignore=shutil.ignore_patterns("build"))
            if not demo:
                make_figures(data_dir)
            found = [measure(data_dir, demo=demo) for _ in range(rounds)]
            middle = Times(*(median(column) for column in zip(*found, strict=True)))
            worst = max(worst, middle.trends + middle.hiding)
            table.add_row(
                name,
                *(f"{count:,.0f}" for count in middle[:3]),
                *(f"{part:.2f}" for part in middle[3:]),
                f"{middle.trends / middle.bare:.1f} x",
            )
    console = Console(width=118)
    console.print(table)
    console.print(f"All judging takes at most {worst:.2f} s (goal: at most {GOAL_SECONDS:g} s).")


if __name__ == "__main__":
    main()
