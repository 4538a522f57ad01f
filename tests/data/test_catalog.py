"""The catalog's content: one test an entry, and what facts/ and the application say typed in again."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.catalog.load import load_catalog
from dashboard.catalog.models import Frequency, Polarity, Unit, ValueType
from dashboard.catalog.sources import Source
from dashboard.catalog.statbank import StatbankTable

DATA = Path(__file__).parents[2] / "data"
CATALOG = load_catalog(DATA, demo=True)
AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
ENGLISH = re.compile(r"\b(the|of|and|with|years?|share|residents|which|assumed)\b", re.IGNORECASE)


def assert_danish(*texts: str) -> None:
    for text in texts:
        assert text.strip() == text
        assert text
        assert not ENGLISH.search(text), text
        assert "  " not in text


# Places


def test_geographies_in_order() -> None:
    assert {g.geography_id: g.kind.value for g in CATALOG.geographies.values()} == {
        **dict.fromkeys(AREAS, "boligomraade"),
        "samlet": "samlet",
        "slagelse_kommune": "kommune",
        "region_sjaelland": "region",
        "danmark": "land",
        "sub_gennemsnit": "sub_gennemsnit",
    }
    assert list(CATALOG.geographies)[:5] == [*AREAS, "samlet"]


@pytest.mark.parametrize("geography_id", CATALOG.geographies)
def test_geography(geography_id: str) -> None:
    geography = CATALOG.geographies[geography_id]
    assert_danish(geography.name, geography.short_name, geography.note or "ingen")
    assert len(geography.short_name) <= 16


def test_what_is_known_only_as_counts() -> None:
    programme = CATALOG.programme
    assert (programme.departments, programme.associations) == (15, 5)
    assert (programme.dwellings, programme.residents) == (2653, 5593)
    assert (programme.period_from, programme.period_to, programme.target_year) == (2017, 2021, 2025)
    assert "antal" in programme.departments_note
    assert programme.default_ruleset_id == "sub-2014"
    assert programme.baseline_year == 2014
    assert programme.baseline_year_by_indicator["convicted"] == 2015
    assert programme.baseline_year_by_indicator["criminal_decisions"] == 2015
    assert_danish(*programme.differences)


# Indicators

INDICATORS = [
    "outside_work_education",
    "non_western",
    "convicted",
    "basic_schooling_only",
    "income_share_of_region",
    "criminal_decisions",
    "income_share_of_municipality",
    "mean_income",
    "employed",
    "young_on_benefits",
    "youth_education",
    "not_education_ready",
    "company_placements",
    "leisure_jobs",
    "feeling_safe",
    "arson",
    "vandalism_cases",
    "vandalism_cost",
    "moving_out",
    "waiting_list",
    "vacant_dwellings",
    "parent_network_members",
    "family_guidance",
    "active_volunteers",
    "residents",
    "dwellings",
    "age_0_24",
    "age_25_49",
    "age_50_plus",
    "young_immigrant_background",
]
QUARTERLY = {
    "company_placements",
    "leisure_jobs",
    "arson",
    "vandalism_cases",
    "vandalism_cost",
    "vacant_dwellings",
    "parent_network_members",
    "family_guidance",
    "active_volunteers",
}
UNITS = {
    ValueType.SHARE: {Unit.PERCENT},
    ValueType.RATIO: {Unit.PERCENT},
    ValueType.RATE: {Unit.PER_1000},
    ValueType.COUNT: {Unit.COUNT},
    ValueType.AMOUNT: {Unit.KR},
    ValueType.MEAN: {Unit.KR},
}


def test_indicators_in_order() -> None:
    assert list(CATALOG.indicators) == INDICATORS


@pytest.mark.parametrize("indicator_id", CATALOG.indicators)
def test_indicator(indicator_id: str) -> None:
    indicator = CATALOG.indicators[indicator_id]
    assert_danish(
        indicator.name,
        indicator.short_name,
        indicator.question,
        indicator.population,
        indicator.producer_says,
        indicator.processing,
        *indicator.caveats,
    )
    assert len(indicator.short_name) <= 24
    assert indicator.question.endswith("?")
    assert indicator.unit in UNITS[indicator.value_type]
    if indicator.unit in {Unit.COUNT, Unit.KR}:
        assert indicator.decimals == 0
    else:
        assert indicator.decimals == (2 if indicator_id == "convicted" else 1)
    assert (indicator.frequency is Frequency.QUARTER) == (indicator_id in QUARTERLY)
    assert indicator.additive == (indicator.value_type in {ValueType.COUNT, ValueType.AMOUNT})
    if indicator.background:
        assert indicator.polarity is Polarity.NEUTRAL


def test_proxies_and_composition() -> None:
    proxies = {i.indicator_id: i.proxy_for for i in CATALOG.indicators.values() if i.proxy_for}
    assert proxies == {
        "criminal_decisions": "convicted",
        "income_share_of_municipality": "income_share_of_region",
    }
    parts = [i.indicator_id for i in CATALOG.indicators.values() if i.composition == "alder"]
    assert parts == ["age_0_24", "age_25_49", "age_50_plus"]


# Rules, as the table of facts/law.md


class Rule(NamedTuple):
    indicator_id: str
    operator: str
    threshold: float | None
    multiple: float | None
    years: int
    role: str = "counted"


def outside(threshold: float, years: int) -> Rule:
    return Rule("outside_work_education", ">", threshold, None, years)


def schooling(threshold: float) -> Rule:
    return Rule("basic_schooling_only", ">", threshold, None, 1)


def income(threshold: float) -> Rule:
    return Rule("income_share_of_region", "<", threshold, None, 1)


def crime(multiple: float) -> Rule:
    return Rule("convicted", ">=", None, multiple, 2)


def origin(threshold: float, role: str = "counted") -> Rule:
    return Rule("non_western", ">", threshold, None, 1, role)


FOUR_OF_2018 = {outside(40, 2), crime(3), schooling(60), income(55)}
LAW: dict[str, tuple[date, date | None, int, str, set[Rule]]] = {
    "sub-2010": (
        date(2010, 10, 26),
        date(2013, 12, 31),
        2,
        "hovedliste",
        {origin(50), outside(40, 4), Rule("convicted", ">", 2.7, None, 4)},
    ),
    "sub-2014": (
        date(2014, 1, 1),
        date(2018, 11, 30),
        3,
        "hovedliste",
        {origin(50), outside(40, 2), Rule("convicted", ">", 2.7, None, 2), schooling(50), income(55)},
    ),
    "udsat-2018": (date(2018, 12, 1), date(2021, 11, 29), 2, "hovedliste", FOUR_OF_2018),
    "ghetto-2018": (
        date(2018, 12, 1),
        date(2021, 11, 29),
        2,
        "skaerpet",
        {origin(50, "mandatory"), *FOUR_OF_2018},
    ),
    "udsat-2021": (date(2021, 11, 30), None, 2, "hovedliste", FOUR_OF_2018),
    "parallelsamfund-2021": (
        date(2021, 11, 30),
        None,
        2,
        "skaerpet",
        {origin(50, "mandatory"), *FOUR_OF_2018},
    ),
    "forebyggelse-2021": (
        date(2021, 11, 30),
        None,
        2,
        "forebyggelse",
        {origin(30, "mandatory"), outside(30, 2), crime(2), schooling(60), income(65)},
    ),
}


def test_rulesets_in_order() -> None:
    assert list(CATALOG.rulesets) == list(LAW)


@pytest.mark.parametrize("ruleset_id", LAW)
def test_ruleset_is_the_laws(ruleset_id: str) -> None:
    valid_from, valid_to, required, family, rules = LAW[ruleset_id]
    ruleset = CATALOG.rulesets[ruleset_id]
    assert (ruleset.valid_from, ruleset.valid_to) == (valid_from, valid_to)
    assert (ruleset.min_residents, ruleset.required, ruleset.family) == (1000, required, family)
    given = {
        Rule(c.indicator_id, c.operator, c.threshold, c.national_multiple, c.averaging_years, c.role)
        for c in ruleset.criteria
    }
    assert given == rules
    assert len(ruleset.criteria) == len(rules)
    assert_danish(ruleset.name, ruleset.short_name, ruleset.list_label, ruleset.note or "ingen")
    for criterion in ruleset.criteria:
        assert_danish(criterion.population, criterion.application_differs or "ingen")


def test_where_the_application_differs_it_is_said() -> None:
    said = {c.indicator_id for c in CATALOG.rulesets["sub-2014"].criteria if c.application_differs}
    assert said == {"convicted", "basic_schooling_only", "income_share_of_region"}


def test_yearly_thresholds() -> None:
    given = {(y.list_year, y.threshold, y.used, y.confidence.value) for y in CATALOG.yearly_thresholds}
    assert given == {
        (2019, 2.03, True, "found in text"),
        (2019, 1.98, False, "found in text"),
        (2022, 2.18, True, "inferred"),
    }
    assert {(y.indicator_id, y.national_multiple) for y in CATALOG.yearly_thresholds} == {("convicted", 3)}


# Targets and goals


def test_each_area_has_a_target_on_each_criterion_of_the_plan() -> None:
    real = load_catalog(DATA, demo=False)
    derived = {(t.geography_ids[0], t.indicator_id) for t in real.targets if t.origin == "afledt"}
    criteria = [c.indicator_id for c in real.rulesets["sub-2014"].criteria]
    assert derived == {(area, indicator_id) for area in AREAS for indicator_id in criteria}
    assert {t.year for t in real.targets} == {2025}
    assert {t.origin for t in real.targets} == {"afledt", "ikke_fastsat"}


def test_some_example_targets_are_tighter_than_the_criterion() -> None:
    real = {(t.geography_ids, t.indicator_id): t.value for t in load_catalog(DATA, demo=False).targets}
    examples = [
        t for t in CATALOG.targets if t.origin == "eksempel" and real[t.geography_ids, t.indicator_id]
    ]
    assert len(examples) >= 5
    for target in examples:
        threshold = real[target.geography_ids, target.indicator_id]
        assert target.value is not None
        assert threshold is not None
        if CATALOG.indicators[target.indicator_id].polarity is Polarity.HIGHER:
            assert target.value > threshold
        else:
            assert target.value < threshold


def test_goals() -> None:
    kinds = [goal.kind for goal in CATALOG.goals]
    assert (kinds.count("boligstrategi"), kinds.count("vision")) == (4, 5)


@pytest.mark.parametrize("goal_id", [goal.goal_id for goal in CATALOG.goals])
def test_goal(goal_id: str) -> None:
    goal = next(goal for goal in CATALOG.goals if goal.goal_id == goal_id)
    assert_danish(goal.text, goal.not_measured or "ingen")


# Focus areas, initiatives, organisation, meetings

HEADINGS = {
    "Forebyggelse og forældreansvar": 4,
    "Tryghed og trivsel": 4,
    "Kriminalpræventiv indsats": 4,
    "Uddannelse og beskæftigelse": 7,
}


def test_the_five_focus_areas() -> None:
    assert list(CATALOG.focus_areas) == [
        "uddannelse",
        "beskaeftigelse",
        "kriminalpraevention",
        "forebyggelse_foraeldreansvar",
        "trivsel_demokrati_civilsamfund",
    ]


@pytest.mark.parametrize("focus_area_id", CATALOG.focus_areas)
def test_focus_area(focus_area_id: str) -> None:
    area = CATALOG.focus_areas[focus_area_id]
    assert_danish(area.name, area.aim, area.coordinator)
    assert set(area.application_headings) <= set(HEADINGS)
    assert sum(focus_area_id in i.focus_areas for i in CATALOG.indicators.values()) >= 2


def test_every_suggestion_of_the_application_is_there() -> None:
    headings = [initiative.application_heading for initiative in CATALOG.initiatives]
    assert {heading: headings.count(heading) for heading in HEADINGS} == HEADINGS
    assert len(headings) == sum(HEADINGS.values())
    said = {i.initiative_id for i in CATALOG.initiatives if not i.kind_is_assumed}
    assert said == {"fritidsjob", "plettet_straffeattest"}
    assert said == {i.initiative_id for i in CATALOG.initiatives if i.kind == "cross_cutting"}


@pytest.mark.parametrize("initiative_id", [i.initiative_id for i in CATALOG.initiatives])
def test_initiative(initiative_id: str) -> None:
    initiative = next(i for i in CATALOG.initiatives if i.initiative_id == initiative_id)
    assert_danish(initiative.name, initiative.description, *initiative.partners)
    assert initiative.status == "foreslaaet"


def test_organisation() -> None:
    sizes = {body.body_id: body.size for body in CATALOG.bodies}
    assert (sizes["bestyrelse"], sizes["formandskab"], sizes["kompetencecenterchef"]) == (6, 2, 1)
    assert [b.geography_id for b in CATALOG.bodies if b.geography_id] == list(AREAS)
    assert [s.positions for s in CATALOG.staffing][:3] == ["3-4", "4", "8,5"]
    for body in CATALOG.bodies:
        assert_danish(body.name, body.members, body.task)


def test_example_meetings() -> None:
    assert load_catalog(DATA, demo=False).meetings == ()
    for year in range(2017, 2022):
        held = [m.body for m in CATALOG.meetings if m.held_on.year == year]
        assert (held.count("bestyrelse"), held.count("koordinationsgruppe")) == (4, 6)
    saturday = 5
    assert all(m.held_on.weekday() < saturday and m.is_demo for m in CATALOG.meetings)
    ids = [m.meeting_id for m in CATALOG.meetings]
    assert {"bestyrelse-2019-11-25", "koordinationsgruppe-2019-10-03", "bestyrelse-2021-08-25"} <= set(ids)
    assert ids[-1] == "bestyrelse-2021-11-25"


def test_example_milestones_include_reached_late_and_open_ones() -> None:
    milestones = CATALOG.milestones
    assert len(milestones) >= 15
    assert all(m.is_demo and 2018 <= m.due_on.year <= 2021 for m in milestones)
    done = [(m.done_on, m.due_on) for m in milestones if m.done_on]
    assert any(on <= due for on, due in done)
    assert any(on > due for on, due in done)
    assert any(m.done_on is None and m.due_on < date(2021, 11, 25) for m in milestones)


# Sources and the real figures


@pytest.mark.parametrize("source_id", CATALOG.sources)
def test_source(source_id: str) -> None:
    source = CATALOG.sources[source_id]
    assert_danish(source.name, source.publisher, source.what, source.how_it_comes, *source.caveats)


def test_the_ministrys_list_publishes_two_year_means() -> None:
    means = CATALOG.sources["boligministeriets_liste"].publishes_means
    assert means == {"outside_work_education": 2, "convicted": 2}


def test_every_source_is_used() -> None:
    """By an indicator, by a published figure, or by the program itself."""
    by_the_program = {"eksempeldata", "uoplyst", "danmarks_statistik"}
    by_indicators = {indicator.source_id for indicator in CATALOG.indicators.values()}
    by_figures = {row["source_id"] for row in raw_rows()}
    assert set(CATALOG.sources) == by_the_program | by_indicators | by_figures


TABLES = {table.table: table for table in CATALOG.sources["danmarks_statistik"].statbank}


def test_the_tables_of_statbank() -> None:
    assert list(TABLES) == ["FOLK1E", "HFUDD11", "RAS200", "INDKP101", "STRAF11", "STRAF44"]
    for table in TABLES.values():
        assert table.areas == {"330": "slagelse_kommune", "085": "region_sjaelland", "000": "danmark"}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_benchmark_says_its_table_and_that_it_is_no_criterion(table: StatbankTable) -> None:
    assert table.indicators or table.not_shown
    if table.not_shown:
        assert_danish(table.not_shown)
    for one in table.indicators:
        assert_danish(one.note)
        assert one.note.startswith(f"Danmarks Statistik, {table.table}: ")
        assert "sammenligningstal, ikke kriteriet" in one.note
        # What comes before is the application's or an example: never read as one series with it.
        assert one.begins_series == "2015"


def test_no_benchmark_stands_for_the_crime_or_the_income_criterion() -> None:
    given = {one.indicator_id for table in TABLES.values() for one in table.indicators}
    assert given == {"non_western", "residents", "basic_schooling_only", "employed"}


def test_the_documented_layouts_of_a_source_are_valid() -> None:
    """The examples that stand as comments in the file of LBF Beboerdata."""
    text = (DATA / "sources/lbf_beboerdata.toml").read_text(encoding="utf-8")
    source = Source.model_validate(
        tomllib.loads(re.sub(r"^# (?=\[\[files\]\]|[a-z_.]+ = )", "", text, flags=re.MULTILINE))
    )
    assert [layout.wide is not None for layout in source.files] == [False, True]


HEADER = [
    "geography_id",
    "indicator_id",
    "period",
    "value",
    "numerator",
    "denominator",
    "status",
    "published_on",
    "source_id",
    "note",
    "unit",
    "averaged_years",
    "published_assumed",
    "confidence",
]


def raw_rows() -> list[dict[str, str]]:
    rows = []
    for name in ("ansoegning", "boligministeriets_liste", "politiets_tryghedsundersoegelse"):
        with (DATA / "raw" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter=";")
            assert reader.fieldnames == HEADER
            for row in reader:
                assert row["source_id"] == name
                rows.append(row)
    return rows


def row_name(row: dict[str, str]) -> str:
    return f"{row['geography_id']}-{row['indicator_id']}-{row['period']}"


@pytest.mark.parametrize("row", raw_rows(), ids=row_name)
def test_raw_figure_fits_the_catalog(row: dict[str, str]) -> None:
    indicator = CATALOG.indicators[row["indicator_id"]]
    assert row["geography_id"] in CATALOG.geographies
    assert row["unit"] == indicator.unit.value
    decimals = len(row["value"].partition(",")[2])
    assert decimals <= indicator.decimals
    assert (row["status"] == "proxy") == (indicator.proxy_for is not None)
    assert_danish(row["note"])
    is_mean = row["note"].startswith("Gennemsnit af to år")
    assert row["averaged_years"] == ("2" if is_mean else "1")
    assert row["published_assumed"] == ("true" if row["source_id"] == "ansoegning" else "false")


APPLICATION = {
    ("samlet", "outside_work_education", "2014"): "42",
    ("slagelse_kommune", "outside_work_education", "2014"): "14",
    ("samlet", "basic_schooling_only", "2014"): "56",
    ("slagelse_kommune", "basic_schooling_only", "2014"): "26",
    ("samlet", "non_western", "2014"): "44",
    ("slagelse_kommune", "non_western", "2014"): "8",
    ("samlet", "mean_income", "2014"): "146626",
    ("samlet", "income_share_of_municipality", "2014"): "63",
    ("samlet", "criminal_decisions", "2015"): "31,6",
    ("slagelse_kommune", "criminal_decisions", "2015"): "11,4",
    ("samlet", "employed", "2014"): "37,2",
    ("slagelse_kommune", "employed", "2014"): "70,3",
    ("samlet", "young_immigrant_background", "2014"): "21,8",
    ("slagelse_kommune", "young_immigrant_background", "2014"): "3,8",
    ("samlet", "moving_out", "2014"): "21",
    ("samlet", "arson", "2014"): "31",
    ("samlet", "arson", "2015"): "15",
    ("samlet", "vandalism_cases", "2015"): "123",
    ("samlet", "vandalism_cost", "2015"): "228968",
    ("samlet", "residents", "2016"): "5593",
    ("samlet", "dwellings", "2016"): "2653",
    ("motalavej", "feeling_safe", "2015"): "70,2",
    ("ringparken", "feeling_safe", "2015"): "61,4",
    ("danmark", "feeling_safe", "2015"): "88,7",
    ("sub_gennemsnit", "feeling_safe", "2015"): "72,7",
}


def test_the_applications_figures() -> None:
    given = {
        (row["geography_id"], row["indicator_id"], row["period"]): row["value"]
        for row in raw_rows()
        if row["source_id"] == "ansoegning"
    }
    assert given == APPLICATION


def test_ringparken_2019_of_the_ministrys_list() -> None:
    given = {
        row["indicator_id"]: (row["value"], row["averaged_years"], row["confidence"])
        for row in raw_rows()
        if row["source_id"] == "boligministeriets_liste"
    }
    assert given == {
        "residents": ("2008", "1", "inferred"),
        "outside_work_education": ("41,2", "2", ""),
        "non_western": ("57", "1", ""),
        "convicted": ("2,07", "2", ""),
        "basic_schooling_only": ("70,2", "1", ""),
        "income_share_of_region": ("57,7", "1", ""),
    }


def test_official_list() -> None:
    with (DATA / "raw/list_status.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 21
    assert {row["geography_id"] for row in rows} == {"motalavej", "ringparken"}
    assert {row["on_list"] for row in rows} == {"true", "false"}
    assert {row["confidence"] for row in rows} <= {"found in text", "inferred"}
