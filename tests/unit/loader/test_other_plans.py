"""An area of another plan is loaded and judged, and changes nothing of what the pages ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.catalog.load import load_catalog
from dashboard.errors import CatalogError
from dashboard.store import questions
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from tests.conftest import copy_of_data, publish

DAYS = (date(2019, 12, 1), date(2021, 11, 25), date(2023, 11, 24))
RULES = "sub-2014"
PLACE = "et_andet_omraade"
AREA = f"""
[[geography]]
geography_id = "{PLACE}"
name = "Et andet område"
short_name = "Et andet"
kind = "boligomraade"
municipality = "En anden kommune"
"""
FIGURES = f"""geography_id;indicator_id;period;value;numerator;denominator;published_on
{PLACE};residents;2020;2100;;;2023-11-20
{PLACE};residents;2019;2000;;;2020-11-20
{PLACE};dwellings;2020;900;;;2023-11-20
{PLACE};outside_work_education;2019;45,0;450;1000;2020-11-20
{PLACE};outside_work_education;2020;44,0;440;1000;2021-11-20
{PLACE};outside_work_education;2021;43,0;430;1000;2023-11-20
{PLACE};non_western;2020;61,0;1281;2100;2021-11-20
{PLACE};convicted;2020;0,2;4;2000;2021-11-20
"""
LISTED = f"""geography_id,list_date,list_name,on_list,national_areas_on_list,source,confidence
{PLACE},2019-12-01,ghettolisten,true,28,prøve,inferred
"""
QUESTIONS: dict[str, Callable[[duckdb.DuckDBPyConnection, date], Any]] = {
    "geographies": lambda build, _: questions.geographies(build),
    "outlines": lambda build, _: questions.outlines(build),
    "criterion_status": lambda build, day: questions.criterion_status(build, day, RULES),
    "list_status": lambda build, day: questions.list_status(build, day, RULES),
    "official_status": questions.official_status,
    "official_lists": questions.official_lists,
    "rule_values": lambda build, day: questions.rule_values(build, day, RULES),
    "latest_figures": questions.latest_figures,
    "newest_period_rows": questions.newest_period_rows,
    "publications": questions.publications,
    "age_of_figures": lambda build, day: [questions.age_of_figures(build, day)],
    "trends": questions.trends,
    "figure_differences": lambda build, day: questions.figure_differences(build, date(2019, 1, 1), day),
    "observation_list": questions.observation_list,
    "series": lambda build, day: questions.series(build, day, "outside_work_education"),
    "single_periods": lambda build, day: questions.single_periods(build, day, "outside_work_education"),
}


@pytest.fixture(scope="module")
def with_another(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    data_dir = copy_of_data(tmp_path_factory.mktemp("another") / "data")
    with (data_dir / "catalog" / "geographies.toml").open("a", encoding="utf-8") as stream:
        stream.write(AREA)
    (data_dir / "raw" / "et_andet.csv").write_text(FIGURES, encoding="utf-8")
    (data_dir / "raw" / "andres_liste.csv").write_text(LISTED, encoding="utf-8")
    build = open_build(published_build(publish(data_dir) / "build").path)
    yield build
    build.close()


@pytest.fixture(scope="module")
def alone(built_data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    build = open_build(published_build(built_data_dir / "build").path)
    yield build
    build.close()


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("day", DAYS)
def test_the_pages_are_told_the_same(
    alone: duckdb.DuckDBPyConnection, with_another: duckdb.DuckDBPyConnection, name: str, day: date
) -> None:
    expected, told = QUESTIONS[name](alone, day), QUESTIONS[name](with_another, day)
    # Some questions give no order, and places after each other may be numbered otherwise.
    assert sorted(map(repr, told)) == sorted(map(repr, expected))
    assert name == "outlines" or told


def test_it_is_loaded_and_judged(with_another: duckdb.DuckDBPyConnection) -> None:
    def rows(text: str) -> list[Any]:
        return with_another.execute(text, {"place": PLACE}).fetchall()

    assert rows("SELECT count(*) FROM observation WHERE geography_id = $place") == [(8,)]
    assert rows("SELECT count(*) FROM official_list WHERE geography_id = $place") == [(1,)]
    judged = rows(
        "SELECT indicator_id, value, is_met FROM criterion_status(DATE '2021-11-25', 'sub-2014')"
        " WHERE geography_id = $place AND value IS NOT NULL ORDER BY ALL"
    )
    assert [(indicator, met) for indicator, _, met in judged] == [
        ("non_western", True),
        ("outside_work_education", True),
    ]
    assert rows(
        "SELECT met, residents FROM list_status(DATE '2021-11-25', 'sub-2014') WHERE geography_id = $place"
    ) == [(2, 2000.0)]
    assert rows("SELECT count(*) > 0 FROM trend_as_of(DATE '2023-11-24') WHERE geography_id = $place") == [
        (True,)
    ]


def test_the_small_counts_of_others_are_hidden_too(with_another: duckdb.DuckDBPyConnection) -> None:
    found = with_another.execute(
        "SELECT status, value, numerator FROM observation WHERE geography_id = $place"
        " AND indicator_id = 'convicted'",
        {"place": PLACE},
    ).fetchall()
    assert found == [("suppressed", None, None)]


def test_the_programmes_figures_come_first(with_another: duckdb.DuckDBPyConnection) -> None:
    (first, last) = with_another.execute(
        "SELECT min(rowid) FILTER (NOT in_programme), max(rowid) FILTER (in_programme) FROM observation"
    ).fetchall()[0]
    assert first > last


def test_only_areas_belong_to_other_plans(unbuilt_data_dir: Path) -> None:
    with (unbuilt_data_dir / "catalog" / "geographies.toml").open("a", encoding="utf-8") as stream:
        stream.write(AREA.replace('"boligomraade"', '"kommune"'))
    with pytest.raises(CatalogError, match="municipality is for areas of other plans only") as caught:
        load_catalog(unbuilt_data_dir, demo=False)
    assert "geographies.toml" in str(caught.value)
