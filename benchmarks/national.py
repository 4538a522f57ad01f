"""National scale: a refresh beside a bare DuckDB read and sort of its files, and the Status page's queries.

    python -m benchmarks.national [--rows 10000000] [--rounds 2]

The data are made for the purpose in a temporary folder (benchmarks/made/national.py). A measurement runs in
a process of its own, read and refresh in turn, with its peak memory:

- bare: CREATE TABLE ... AS SELECT * FROM read_csv(...) ORDER BY place, indicator, period, day of publication,
  into a database file, with DuckDB's own settings but for the limit of its memory;
- refresh: from the files to the published build;
- queries: each of the Status page's through dashboard.store.questions, rows made into records: first on a new
  connection to the build (cold), then again on the same one (warm, the median of several).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import duckdb

from benchmarks.made.national import make_data
from dashboard.loader.refresh import refresh
from dashboard.settings import Settings
from dashboard.store import questions
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build

ROOT: Final = Path(__file__).resolve().parent.parent
MEMORY_LIMIT: Final = "3GB"
"""for the bare read: what leaves a process below 4 GB"""
MOST_RATIO: Final = 2.5
MOST_GB: Final = 4.0
MOST_MS: Final = 50.0
AS_OF: Final = date(2020, 11, 25)
EARLIER: Final = date(2020, 5, 25)
RULES: Final = "sub-2014"
_REPEATS: Final = 5


def bare(data_dir: Path) -> dict[str, Any]:
    """DuckDB alone."""
    target = data_dir.parent / "bare.duckdb"
    target.unlink(missing_ok=True)
    begin = time.perf_counter()
    connection = duckdb.connect(str(target), config={"memory_limit": MEMORY_LIMIT})
    connection.execute(
        "CREATE TABLE bare AS SELECT * FROM read_csv(?)"
        " ORDER BY geography_id, indicator_id, period, published_on",
        [[str(path) for path in sorted((data_dir / "raw").glob("*.csv"))]],
    )
    connection.close()
    seconds = time.perf_counter() - begin
    target.unlink()
    return {"seconds": seconds}


def our_refresh(data_dir: Path) -> dict[str, Any]:
    """A whole refresh; the build before it goes, so that the disk does not fill."""
    begin = time.perf_counter()
    report = refresh(Settings(data_dir=data_dir, keep_builds=2), now=datetime.now(UTC), demo=False)
    return {
        "seconds": time.perf_counter() - begin,
        "kept": report.kept,
        "rejected": len(report.rejected),
        "hidden_to_protect": report.hidden_to_protect,
    }


def status_queries(data_dir: Path) -> dict[str, Any]:
    """Milliseconds of each query: rows, cold, warm."""
    path = published_build(data_dir / "build").path
    found: dict[str, Any] = {}
    for name, ask in QUERIES.items():
        connection = open_build(path)
        cold, rows = _timed(ask, connection)
        warm = [_timed(ask, connection)[0] for _ in range(_REPEATS)]
        connection.close()
        found[name] = {"rows": rows, "cold": cold, "warm": statistics.median(warm)}
    return {"queries": found}


def _timed(
    ask: Callable[[duckdb.DuckDBPyConnection], Any], connection: duckdb.DuckDBPyConnection
) -> tuple[float, int]:
    begin = time.perf_counter()
    answer = ask(connection)
    milliseconds = 1000 * (time.perf_counter() - begin)
    return milliseconds, len(answer)


def _macro(text: str, **values: Any) -> Callable[[duckdb.DuckDBPyConnection], Any]:
    """A question put to a macro directly, as an outside program does."""
    return lambda connection: connection.cursor().execute(text, values).fetchall()


QUERIES: Final[dict[str, Callable[[duckdb.DuckDBPyConnection], Any]]] = {
    "programme": lambda build: [questions.programme(build)],
    "meetings": questions.meetings,
    "rulesets": questions.rulesets,
    "criteria": questions.criteria,
    "geographies": questions.geographies,
    "indicators": questions.indicators,
    "targets": questions.targets,
    "baselines": questions.baselines,
    "focus_areas": questions.focus_areas,
    "initiatives": questions.initiatives,
    "milestones": questions.milestones,
    "official_status": lambda build: questions.official_status(build, AS_OF),
    "official_lists": lambda build: questions.official_lists(build, AS_OF),
    "age_of_figures": lambda build: [questions.age_of_figures(build, AS_OF)],
    "criterion_status": lambda build: questions.criterion_status(build, AS_OF, RULES),
    "list_status": lambda build: questions.list_status(build, AS_OF, RULES),
    "rule_values": lambda build: questions.rule_values(build, AS_OF, RULES),
    "latest_figures": lambda build: questions.latest_figures(build, AS_OF),
    "newest_period_rows": lambda build: questions.newest_period_rows(build, AS_OF),
    "trends": lambda build: questions.trends(build, AS_OF),
    "publications": lambda build: questions.publications(build, AS_OF),
    "figure_differences": lambda build: questions.figure_differences(build, EARLIER, AS_OF),
    "macro observation_as_of, one criterion": _macro(
        "SELECT * FROM observation_as_of($day) WHERE indicator_id = 'convicted' AND frequency = 'year'",
        day=AS_OF,
    ),
    "macro criterion_status": _macro("SELECT * FROM criterion_status($day, $rules)", day=AS_OF, rules=RULES),
    "macro list_status": _macro("SELECT * FROM list_status($day, $rules)", day=AS_OF, rules=RULES),
    "macro trend_as_of, one indicator": _macro(
        "SELECT * FROM trend_as_of($day) WHERE indicator_id = 'convicted'", day=AS_OF
    ),
}

MEASURES: Final = {"bare": bare, "refresh": our_refresh, "queries": status_queries}


def measured(name: str, data_dir: Path) -> dict[str, Any]:
    """One measurement in a process of its own, with the peak memory of that process in GB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.national", "--measure", name, "--data", str(data_dir)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _measure(name: str, data_dir: Path) -> None:
    found = MEASURES[name](data_dir)
    # Kilobytes on Linux.
    found["peak_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps(found))


def compare(data_dir: Path, rows: int, rounds: int) -> None:
    """Read and refresh in turn, then the queries; print what they took."""
    ratios, peaks, protecting = [], [], 0
    for number in range(1, rounds + 1):
        alone, ours = measured("bare", data_dir), measured("refresh", data_dir)
        if ours["kept"] != rows or ours["rejected"]:
            raise SystemExit(
                f"The refresh kept {ours['kept']} of {rows} rows: the measurement means nothing."
            )
        ratios.append(ours["seconds"] / alone["seconds"])
        peaks.append(ours["peak_gb"])
        protecting = ours["hidden_to_protect"]
        print(
            f"round {number}: bare read and sort {alone['seconds']:.1f} s, {alone['peak_gb']:.1f} GB;"
            f" refresh {ours['seconds']:.1f} s, {ours['peak_gb']:.1f} GB; ratio {ratios[-1]:.2f}",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f} (goal: at most {MOST_RATIO})")
    print(f"peak memory of a refresh {max(peaks):.1f} GB (goal: at most {MOST_GB:.0f})")
    print(f"{protecting} figures hidden to protect others")
    print(f"{'query':42}{'rows':>8}{'cold, ms':>10}{'warm, ms':>10}  (goal: at most {MOST_MS:.0f} each)")
    for name, one in measured("queries", data_dir)["queries"].items():
        late = "  above" if max(one["cold"], one["warm"]) > MOST_MS else ""
        print(f"{name:42}{one['rows']:>8}{one['cold']:>10.1f}{one['warm']:>10.1f}{late}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        _measure(arguments.measure, arguments.data)
        return
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {platform.python_version()}, DuckDB {duckdb.__version__}")
    with tempfile.TemporaryDirectory() as temporary:
        data_dir = Path(temporary) / "data"
        paths = make_data(ROOT / "data", data_dir, arguments.rows)
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{arguments.rows} rows in {len(paths)} files, {size:.0f} MB", flush=True)
        compare(data_dir, arguments.rows, arguments.rounds)


if __name__ == "__main__":
    main()
