"""The example figures in data/demo: repeatable, and in agreement with what is published.

Read with the plain csv module, as somebody from outside would.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.demo.__main__ import main
from dashboard.demo.recipe import AREAS, BENCHMARKS, COMBINED, GEOGRAPHIES

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "data" / "demo"
YEARS = [str(year) for year in range(2010, 2021)]
HEADER = "geography_id;indicator_id;period;value;numerator;denominator;status;published_on;source_id;note"
STATUSES = {"final", "preliminary", "proxy", "delayed", "suppressed", "break"}
ADDITIVE = [
    "residents", "dwellings", "waiting_list", "arson", "vandalism_cases", "vandalism_cost",
    "vacant_dwellings", "company_placements", "leisure_jobs", "parent_network_members", "family_guidance",
    "active_volunteers",
]  # fmt: skip
PERSONS = [
    "company_placements",
    "leisure_jobs",
    "parent_network_members",
    "family_guidance",
    "active_volunteers",
]
AGES = ("age_0_24", "age_25_49", "age_50_plus")
TWO_YEAR_MEANS = ("outside_work_education", "convicted")

Row = dict[str, str]
Final = Callable[[str, str, str], Row]


def number(text: str) -> float:
    return float(text.replace(",", "."))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    found: list[Row] = []
    for path in sorted(DEMO.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found.extend(csv.DictReader(file, delimiter=";"))
    return found


@pytest.fixture(scope="module")
def final(rows: list[Row]) -> Final:
    """The last published row of a figure; of a figure that only data/raw has, that row."""
    latest: dict[tuple[str, str, str], Row] = {}
    for row in sorted([*rows], key=lambda r: r["published_on"]):
        latest[row["indicator_id"], row["geography_id"], row["period"]] = row
    for path in sorted((ROOT / "data" / "raw").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                if row.get("indicator_id") and row.get("averaged_years", "1") in ("", "1"):
                    latest[row["indicator_id"], row["geography_id"], row["period"]] = row
    return lambda indicator, geography, period: latest[indicator, geography, period]


def value(final: Final, indicator: str, geography: str, period: str) -> float:
    return number(final(indicator, geography, period)["value"])


def ruled(final: Final, indicator: str, area: str, year: int) -> float:
    """The value that sub-2014 judges: a mean of two single years, or the year's own."""
    if indicator in TWO_YEAR_MEANS:
        return sum(value(final, indicator, area, str(y)) for y in (year - 1, year)) / 2
    return value(final, indicator, area, str(year))


def sub_2014_met(final: Final, area: str, year: int) -> int:
    return (
        (ruled(final, "non_western", area, year) > 50)
        + (ruled(final, "outside_work_education", area, year) > 40)
        + (ruled(final, "convicted", area, year) > 2.7)
        + (ruled(final, "basic_schooling_only", area, year) > 50)
        + (ruled(final, "income_share_of_region", area, year) < 55)
    )


# --- The files -----------------------------------------


def test_the_program_writes_the_same_bytes_again(tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path), "--recipe", str(DEMO / "recipe.toml")]) == 0
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    kept = {path.name: path.read_bytes() for path in DEMO.glob("*.csv")}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_files_are_plain() -> None:
    for path in DEMO.glob("*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert content.decode("utf-8").splitlines()[0] == HEADER


def test_ids_and_statuses(rows: list[Row]) -> None:
    assert {row["geography_id"] for row in rows} == set(GEOGRAPHIES)
    assert {row["status"] for row in rows} == STATUSES
    assert {row["source_id"] for row in rows} == {"eksempeldata"}
    indicators = {path.stem for path in (ROOT / "data" / "catalog" / "indicators").glob("*.toml")}
    assert {row["indicator_id"] for row in rows} == indicators


def test_no_figure_is_published_twice_on_a_day(rows: list[Row]) -> None:
    keys = [(r["indicator_id"], r["geography_id"], r["period"], r["published_on"]) for r in rows]
    assert len(keys) == len(set(keys))


def test_no_figure_is_published_before_its_period_ends_except_population_counts(rows: list[Row]) -> None:
    ends = {"Q1": "-03-31", "Q2": "-06-30", "Q3": "-09-30", "Q4": "-12-31"}
    for row in rows:
        if row["indicator_id"] not in ("residents", "dwellings"):
            year, _, quarter = row["period"].partition("-")
            assert row["published_on"] > year + ends.get(quarter, "-12-31"), row


def test_where_data_raw_has_the_figure_no_example_is_written(rows: list[Row]) -> None:
    real = set()
    for path in (ROOT / "data" / "raw").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                if row.get("indicator_id") and row.get("averaged_years", "1") in ("", "1"):
                    real.add((row["indicator_id"], row["geography_id"], row["period"]))
    assert real
    assert real.isdisjoint({(r["indicator_id"], r["geography_id"], r["period"]) for r in rows})


# --- Numerators, denominators, sums -----------------------------------------


def test_values_agree_with_their_parts(rows: list[Row]) -> None:
    checked = 0
    for row in rows:
        if row["numerator"]:
            scale = 1000 if row["indicator_id"] == "criminal_decisions" else 100
            decimals = len(row["value"].partition(",")[2])
            exact = scale * int(row["numerator"]) / int(row["denominator"])
            assert abs(number(row["value"]) - exact) <= 0.5 * 10**-decimals + 1e-9, row
            checked += 1
    assert checked > 700


def test_areas_and_combined_have_parts(rows: list[Row]) -> None:
    without = {
        "feeling_safe",
        "mean_income",
        "income_share_of_region",
        "income_share_of_municipality",
        *ADDITIVE,
    }
    for row in rows:
        if (
            row["geography_id"] not in BENCHMARKS
            and row["indicator_id"] not in without
            and row["status"] not in ("delayed", "suppressed")
        ):
            assert row["numerator"], row


def test_sums_of_areas_in_each_publication(rows: list[Row]) -> None:
    """Values of additive counts and numerators and denominators of shares, publication by publication."""
    groups: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        groups[row["indicator_id"], row["period"], row["published_on"]][row["geography_id"]] = row
    checked = 0
    for (indicator, _, _), places in groups.items():
        area_rows = [places[area] for area in AREAS if area in places]
        hidden = any(row["status"] in ("delayed", "suppressed") for row in area_rows)
        if COMBINED not in places or len(area_rows) < 4 or hidden:
            continue
        fields = ["value"] if indicator in ADDITIVE else ["numerator", "denominator"]
        for field in fields:
            if places[COMBINED][field]:
                assert sum(int(row[field]) for row in area_rows) == int(places[COMBINED][field]), places
                checked += 1
    assert checked > 500


def test_ages_add_up_to_100_everywhere(final: Final) -> None:
    for place in GEOGRAPHIES:
        for year in YEARS:
            tenths = sum(round(10 * value(final, age, place, year)) for age in AGES)
            assert tenths == 1000, (place, year)


def test_areas_are_younger_than_the_municipality(final: Final) -> None:
    for year in YEARS:
        for area in (*AREAS, COMBINED):
            assert value(final, "age_0_24", area, year) > value(final, "age_0_24", "slagelse_kommune", year)
            assert value(final, "age_50_plus", area, year) < value(
                final, "age_50_plus", "slagelse_kommune", year
            )


def test_small_counts_are_hidden(rows: list[Row]) -> None:
    for row in rows:
        if row["numerator"]:
            assert int(row["numerator"]) >= 5, row
            assert int(row["denominator"]) - int(row["numerator"]) >= 5, row
        if row["indicator_id"] in PERSONS and row["value"].isdigit():
            assert int(row["value"]) >= 5, row
    hidden = [row for row in rows if row["status"] == "suppressed"]
    assert {row["value"] for row in hidden} == {"<5", ".."}
    by_figure: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in hidden:
        by_figure[row["indicator_id"], row["period"], row["published_on"]] += 1
    assert min(by_figure.values()) >= 2, "one hidden area could be had back from the total"


# --- Agreement with the application -----------------------------------------


@pytest.mark.parametrize(
    ("indicator", "year", "scale", "total"),
    [
        ("outside_work_education", "2014", 100, 42.0),
        ("basic_schooling_only", "2014", 100, 56.0),
        ("non_western", "2014", 100, 44.0),
        ("employed", "2014", 100, 37.2),
        ("young_immigrant_background", "2014", 100, 21.8),
        ("moving_out", "2014", 100, 21.0),
        ("criminal_decisions", "2015", 1000, 31.6),
    ],
)
def test_areas_give_the_applications_totals(
    final: Final, indicator: str, year: str, scale: int, total: float
) -> None:
    areas = [final(indicator, area, year) for area in AREAS]
    numerator = sum(int(row["numerator"]) for row in areas)
    denominator = sum(int(row["denominator"]) for row in areas)
    assert round(scale * numerator / denominator, 1) == total
    if indicator == "criminal_decisions":
        assert (numerator, denominator) == (177, 5593)


def test_mean_income(final: Final) -> None:
    areas = [final("mean_income", area, "2014") for area in AREAS]
    weights = [int(row["denominator"]) for row in areas]
    weighed = sum(int(row["value"]) * weight for row, weight in zip(areas, weights, strict=True)) / sum(
        weights
    )
    assert round(weighed) == 146626
    municipality = value(final, "mean_income", "slagelse_kommune", "2014")
    assert round(100 * weighed / municipality) == 63


@pytest.mark.parametrize(
    ("indicator", "year", "total"),
    [("arson", "2015", 15), ("vandalism_cases", "2015", 123), ("vandalism_cost", "2015", 228968)],
)
def test_quarters_give_the_applications_year(final: Final, indicator: str, year: str, total: int) -> None:
    found = sum(value(final, indicator, area, f"{year}-Q{q}") for area in AREAS for q in range(1, 5))
    assert found == total


def test_yearly_arson(final: Final) -> None:
    assert sum(value(final, "arson", area, "2014") for area in AREAS) == 31
    for year in YEARS[5:]:
        for area in AREAS:
            quarters = sum(value(final, "arson", area, f"{year}-Q{q}") for q in range(1, 5))
            assert value(final, "arson", area, year) == quarters


def test_residents_and_dwellings(final: Final) -> None:
    assert sum(value(final, "residents", area, "2016") for area in AREAS) == 5593
    assert sum(value(final, "dwellings", area, "2016") for area in AREAS) == 2653
    assert (
        value(final, "residents", "ringparken", "2016")
        > value(final, "residents", "ringparken", "2019")
        == 2008
    )
    for year in YEARS:
        assert all(value(final, "residents", area, year) > 1000 for area in AREAS)
        assert value(final, "dwellings", "ringparken", year) == (732 if year == "2020" else 868)
    for year in ("2016", "2019"):
        combined = value(final, "residents", COMBINED, year)
        assert sum(value(final, "residents", area, year) for area in AREAS) == combined


def test_all_four_exceed_the_first_two_criteria(final: Final) -> None:
    for area in AREAS:
        assert value(final, "outside_work_education", area, "2013") > 40
        assert value(final, "outside_work_education", area, "2014") > 40
        assert value(final, "basic_schooling_only", area, "2014") > 50


def test_non_western_origin_varies_widely(final: Final) -> None:
    for year in YEARS:
        assert value(final, "non_western", "ringparken", year) > 50
        assert 51 <= value(final, "non_western", "motalavej", year) <= 53
        assert 27 <= value(final, "non_western", "sydbyen", year) <= 30
        assert 17 <= value(final, "non_western", "praestevangen_parkvej", year) <= 23


def test_municipality_of_2014_is_the_applications(final: Final) -> None:
    wanted = {"outside_work_education": 14, "basic_schooling_only": 26, "non_western": 8, "employed": 70.3}
    for indicator, expected in wanted.items():
        near = [value(final, indicator, "slagelse_kommune", year) for year in ("2013", "2014", "2015")]
        assert near[1] == expected
        assert all(abs(v - expected) < 1.2 for v in near)


# --- The lists and the story -----------------------------------------


def test_sub_2014_by_area(final: Final) -> None:
    for year in range(2014, 2021):
        assert sub_2014_met(final, "ringparken", year) >= 3, year
        assert sub_2014_met(final, "motalavej", year) >= 3, year
        for area in ("sydbyen", "praestevangen_parkvej"):
            assert sub_2014_met(final, area, year) in ((2,) if year == 2014 else (1, 2)), (area, year)


def test_ringparken_2019_is_the_lists(final: Final) -> None:
    assert round(ruled(final, "outside_work_education", "ringparken", 2019), 1) == 41.2
    assert round(ruled(final, "convicted", "ringparken", 2019), 2) == 2.07
    for indicator, published in (
        ("non_western", 57.0),
        ("basic_schooling_only", 70.2),
        ("income_share_of_region", 57.7),
    ):
        assert value(final, indicator, "ringparken", "2019") == published
        for year in ("2018", "2020"):
            assert abs(value(final, indicator, "ringparken", year) - published) < 2.5


def test_motalavejs_convicted(final: Final) -> None:
    assert 2.9 <= ruled(final, "convicted", "motalavej", 2014) <= 3.1
    assert 2.05 <= ruled(final, "convicted", "motalavej", 2019) <= 2.15


def test_all_three_states_are_seen_in_2020(final: Final) -> None:
    """40 per cent outside work and education: over it, within 5 % of it, clearly below it."""
    found = {area: ruled(final, "outside_work_education", area, 2020) for area in AREAS}
    assert found["ringparken"] > 40
    assert 38 <= found["motalavej"] <= 40
    assert found["sydbyen"] < 38
    assert value(final, "outside_work_education", "praestevangen_parkvej", "2020") > value(
        final, "outside_work_education", "praestevangen_parkvej", "2014"
    ), "one gets worse"


def test_the_safety_survey(rows: list[Row], final: Final) -> None:
    assert not [r for r in rows if r["indicator_id"] == "feeling_safe" and r["period"] >= "2020"]
    for area in ("motalavej", "ringparken", "sydbyen"):
        assert value(final, "feeling_safe", area, "2019") > value(final, "feeling_safe", area, "2016")


# --- Delays, revisions, the break -----------------------------------------


def test_delayed_figures_come_later(rows: list[Row]) -> None:
    delayed = [row for row in rows if row["status"] == "delayed"]
    assert delayed
    for row in delayed:
        assert row["value"] == ".."
        later = [
            other
            for other in rows
            if all(other[k] == row[k] for k in ("indicator_id", "geography_id", "period"))
            and other["published_on"] > row["published_on"]
        ]
        assert later
        assert later[-1]["value"] != ".."


def test_revisions_are_new_rows(rows: list[Row], final: Final) -> None:
    preliminary = [row for row in rows if row["status"] == "preliminary"]
    assert len(preliminary) > 30
    changed = 0
    for row in preliminary:
        last = final(row["indicator_id"], row["geography_id"], row["period"])
        assert last["status"] in ("final", "proxy")
        assert last["published_on"] > row["published_on"]
        changed += last["value"] != row["value"]
    assert changed > 0.7 * len(preliminary)


def test_the_break_is_ringparken_in_2020(rows: list[Row]) -> None:
    breaks = [row for row in rows if row["status"] == "break"]
    assert {row["period"] for row in breaks} == {"2020", "2020-Q1"}
    assert {r["indicator_id"] for r in breaks if r["geography_id"] == COMBINED} == {"residents", "dwellings"}
    assert {r["geography_id"] for r in breaks} == {"ringparken", COMBINED}
    assert all("Schackenborgvænge" in row["note"] for row in breaks)
    for row in rows:
        if row["geography_id"] == "ringparken" and row["period"] in ("2020", "2020-Q1"):
            assert row["status"] in ("break", "delayed", "suppressed", "preliminary"), row


def test_readme_is_there() -> None:
    assert "recipe.toml" in (DEMO / "README.md").read_text(encoding="utf-8")
