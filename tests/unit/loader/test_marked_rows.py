"""What is written beside a figure to spare questions its row never changes an answer."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest

from dashboard.store.connection import sql
from dashboard.store.locate import published_build
from tests.unit.loader.conftest import DataFolder

HEAD = "geography_id;indicator_id;period;value;published_on;averaged_years;status;source_id\n"
PLACES = ("motalavej", "sydbyen", "slagelse_kommune")
INDICATORS = ("income_share_of_region", "mean_income", "feeling_safe")
PERIODS = ("2015", "2016", "2017", "2016-Q1", "2016-Q2", "2016-03", "2016-04", "2016-12")
DAYS = [date(year, month, 2) for year in range(2018, 2021) for month in (1, 5, 9)]
ASKED = ("latest_figures", "newest_period_rows", "observation_list")
MACROS = (
    "SELECT * FROM observation_as_of($as_of)",
    "SELECT * FROM criterion_status($as_of, 'sub-2014')",
    "SELECT * FROM rule_value_as_of($as_of, 'sub-2010')",
    "SELECT * FROM list_status($as_of, 'sub-2014')",
)
AGE = """
    SELECT max(period) FILTER (frequency = 'year'), max(published_on),
      arg_max(published_assumed, published_on), bool_or(is_demo), count(*)
    FROM observation_as_of($as_of) WHERE value IS NOT NULL
"""


def files(seed: int, spans: tuple[int, ...]) -> tuple[str, str]:
    """Real figures and examples, revised, withdrawn and given anew, as single years and as means."""
    dice = np.random.default_rng(seed)
    lines: tuple[list[str], list[str]] = [], []
    for place, indicator, period in itertools.product(PLACES, INDICATORS, PERIODS):
        for years in spans if "-" not in period else (1,):
            of_demo = lines[int(dice.random() < 0.3)]
            for day in dice.choice(len(DAYS), dice.integers(0, 4), replace=False):
                is_gone = dice.random() < 0.25
                value, status = ("", "missing") if is_gone else (str(dice.integers(10, 90)), "final")
                of_demo.append(
                    f"{place};{indicator};{period};{value};{DAYS[day]};{years};{status};kommunen\n"
                )
    return HEAD + "".join(lines[0]), HEAD + "".join(lines[1])


def built(folder: DataFolder, seed: int, spans: tuple[int, ...]) -> Path:
    real, demo = files(seed, spans)
    folder.write("raw/figures.csv", real)
    folder.write("demo/figures.csv", demo)
    folder.refresh(demo=True)
    return published_build(folder.settings.build_dir).path


def answers(build: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
    """What the build says on each day, without the marks themselves."""
    found = []
    for day in DAYS:
        for text in [*(sql(name) for name in ASKED), *MACROS]:
            cursor = build.execute(text, {"as_of": day})
            names = [column[0] for column in cursor.description or ()]
            kept = [n for n, name in enumerate(names) if name not in {"superseded_on", "outdated_on"}]
            found.append(sorted((tuple(row[n] for n in kept) for row in cursor.fetchall()), key=str))
    for earlier, later in itertools.pairwise(DAYS):
        cursor = build.execute(sql("figure_differences"), {"earlier": earlier, "later": later})
        found.append(sorted(cursor.fetchall(), key=str))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_without_the_marks_the_answers_are_the_same(folder: DataFolder, tmp_path: Path, seed: int) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(built(folder, seed, (1, 2)).read_bytes())
    build = duckdb.connect(str(copy))
    marked = answers(build)
    ((superseded, outdated),) = build.execute(
        "SELECT count(superseded_on), count(outdated_on) FROM observation"
    ).fetchall()
    assert 0 < superseded < outdated
    build.execute("UPDATE observation SET superseded_on = NULL, outdated_on = NULL")
    assert answers(build) == marked
    build.close()


def test_the_age_is_that_of_the_figures_that_are_known(folder: DataFolder) -> None:
    with duckdb.connect(str(built(folder, 1, (1,))), read_only=True) as build:
        for day in DAYS:
            age = build.execute(sql("age_of_figures"), {"as_of": day}).fetchall()
            # Whether the day is assumed is one of several figures' where they share it; here it never is.
            assert age == build.execute(AGE, {"as_of": day}).fetchall()
