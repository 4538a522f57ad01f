"""The catalog's loader: each kind of mistake is named with file, key, bad value and allowed values."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from dashboard.catalog.load import Catalog, load_catalog
from dashboard.errors import CatalogError

REPOSITORY_DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the repository's catalog to make mistakes in."""
    for folder in ("catalog", "sources", "demo"):
        shutil.copytree(
            REPOSITORY_DATA / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.csv", "*.xlsx")
        )
    return tmp_path


def change(data_dir: Path, name: str, old: str, new: str) -> None:
    path = data_dir / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(data_dir: Path, name: str, text: str) -> None:
    path = data_dir / name
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


def problem(data_dir: Path, *, demo: bool = False) -> str:
    with pytest.raises(CatalogError) as raised:
        load_catalog(data_dir, demo=demo)
    assert raised.value.remedy
    assert "pydantic" not in raised.value.problem
    return raised.value.problem


def loaded(data_dir: Path, *, demo: bool = False) -> Catalog:
    return load_catalog(data_dir, demo=demo)


NON_WESTERN = "catalog/indicators/non_western.toml"

MISTAKES = {
    "misspelt key": (NON_WESTERN, "short_name =", "shortname =", ["shortname", "did you mean 'short_name'"]),
    "value of no list": (
        NON_WESTERN,
        'polarity = "neutral"',
        'polarity = "up"',
        ["'polarity'", "'up'", "'lower', 'higher' or 'neutral'"],
    ),
    "number out of range": (NON_WESTERN, "decimals = 1", "decimals = 7", ["'decimals'", "7", "equal to 2"]),
    "empty text": (
        NON_WESTERN,
        'name = "Beboere med ikke-vestlig oprindelse"',
        'name = " "',
        ["'name'", "not empty"],
    ),
    "bad id": (
        "catalog/goals.toml",
        '"robuste_ventelister"',
        '"Robuste"',
        ["goal 'Robuste'", "'goal_id'", "a-z"],
    ),
    "missing key": ("catalog/goals.toml", 'kind = "vision"', "", ["'kind' is missing"]),
    "bad operator": (
        "catalog/rulesets.toml",
        'operator = ">"',
        'operator = "="',
        ["ruleset 'sub-2010'", "'criteria.1.operator'", "'='", "'>', '>=' or '<'"],
    ),
    "misspelt key in a criterion": (
        "catalog/rulesets.toml",
        "threshold = 50",
        "treshold = 50",
        ["'criteria.1.treshold'", "50", "did you mean 'threshold'"],
    ),
    "bad date": (
        "catalog/rulesets.toml",
        "valid_to = 2013-12-31",
        'valid_to = "engang"',
        ["'valid_to'", "'engang'", "e.g. 2021-11-25"],
    ),
    "unknown table": ("catalog/goals.toml", "[[goal]]", "[[gaol]]", ["'gaol'", "[[goal]]"]),
    "not a list of tables": (
        "catalog/meetings.toml",
        "# Den rigtige",
        'meeting = "nej"\n# Den rigtige',
        ["'meeting'", "[[meeting]]"],
    ),
    "is_demo in a file": (
        "catalog/meetings.toml",
        "# Den rigtige",
        '[[meeting]]\nmeeting_id = "bestyrelse-2022-02-24"\nbody = "bestyrelse"\nheld_on = 2022-02-24\n'
        "is_demo = true\n# Den rigtige",
        ["bestyrelse-2022-02-24", "'is_demo'", "True"],
    ),
    "unknown source": (
        NON_WESTERN,
        '"lbf_beboerdata"',
        '"lbf_beboerdat"',
        ["'source_id'", "'lbf_beboerdat'", "did you mean 'lbf_beboerdata'"],
    ),
    "unknown focus area": (
        "catalog/indicators/arson.toml",
        '"kriminalpraevention"',
        '"krim"',
        ["'focus_areas'", "'krim'", "kriminalpraevention"],
    ),
    "unknown proxied indicator": (
        "catalog/indicators/criminal_decisions.toml",
        'proxy_for = "convicted"',
        'proxy_for = "convicts"',
        ["'proxy_for'", "'convicts'", "convicted"],
    ),
    "unknown indicator in a criterion": (
        "catalog/rulesets.toml",
        'indicator_id = "non_western"',
        'indicator_id = "western"',
        ["ruleset 'sub-2010'", "'western'", "non_western"],
    ),
    "unknown indicator in a goal": (
        "catalog/goals.toml",
        '"dwellings"',
        '"homes"',
        ["goal 'kapacitetstilpasning'", "'homes'", "dwellings"],
    ),
    "unknown default ruleset": (
        "catalog/programme.toml",
        '"sub-2014"',
        '"sub-2015"',
        ["'default_ruleset_id'", "'sub-2015'", "sub-2014"],
    ),
    "unknown geography in a target": (
        "catalog/targets.toml",
        'geography_ids = ["motalavej", "ringparken", "praestevangen_parkvej", "sydbyen"]',
        'geography_ids = ["motalavejen"]',
        ["target 1", "'geography_ids'", "'motalavejen'", "did you mean 'motalavej'"],
    ),
    "unknown ruleset in a target": (
        "catalog/targets.toml",
        '\nruleset_id = "sub-2014"',
        '\nruleset_id = "sub-14"',
        ["target 1", "'sub-14'", "sub-2014"],
    ),
    "unknown geography of a body": (
        "catalog/organisation.toml",
        'geography_id = "sydbyen"',
        'geography_id = "nordbyen"',
        ["'geography_id'", "'nordbyen'", "sydbyen"],
    ),
    "unknown indicator of a published mean": (
        "sources/boligministeriets_liste.toml",
        "convicted = 2",
        "convicts = 2",
        ["'publishes_means'", "'convicts'", "convicted"],
    ),
    "heading of another focus area": (
        "catalog/initiatives.toml",
        'application_heading = "Tryghed og trivsel"',
        'application_heading = "Sundhed"',
        ["'application_heading'", "'Sundhed'", "Tryghed og trivsel"],
    ),
    "two thresholds at once": (
        "catalog/rulesets.toml",
        "national_multiple = 3\n",
        "national_multiple = 3\nthreshold = 2.7\n",
        ["'criteria.2.threshold'", "2.7", "exactly one"],
    ),
    "required more than there are": (
        "catalog/rulesets.toml",
        "required = 2",
        "required = 9",
        ["'required'", "9", "1 to 3"],
    ),
    "ends before it begins": (
        "catalog/rulesets.toml",
        "valid_to = 2013-12-31",
        "valid_to = 2009-12-31",
        ["'valid_to'", "2009-12-31", "2010-10-26"],
    ),
    "derived target with a value": (
        "catalog/targets.toml",
        '\norigin = "afledt"',
        '\norigin = "afledt"\nvalue = 40',
        ["'value'", "40", "'afledt'"],
    ),
    "derived target without a fixed threshold": (
        "catalog/targets.toml",
        'indicator_id = "outside_work_education"',
        'indicator_id = "moving_out"',
        ["'indicator_id'", "'moving_out'", "outside_work_education"],
    ),
    "board's target without its date": (
        "catalog/targets.toml",
        '\norigin = "ikke_fastsat"',
        '\norigin = "bestyrelsen"\nvalue = 50',
        ["'decided_on' is missing", "bestyrelsen"],
    ),
    "share above 100": (
        "catalog/targets.toml",
        '\norigin = "ikke_fastsat"',
        '\norigin = "bestyrelsen"\nvalue = 380\ndecided_on = 2021-11-25',
        ["'value'", "380", "0 to 100"],
    ),
    "example target among the real ones": (
        "catalog/targets.toml",
        '\norigin = "ikke_fastsat"',
        '\norigin = "eksempel"\nvalue = 50',
        ["'origin'", "'eksempel'", "bestyrelsen, afledt, ikke_fastsat"],
    ),
    "unused indicator": (
        "catalog/indicators/residents.toml",
        "background = true",
        "",
        ["'residents' is not used", "focus_areas", "background = true"],
    ),
    "unused application heading": (
        "catalog/focus_areas.toml",
        '["Tryghed og trivsel"]',
        '["Tryghed og trivsel", "Sundhed"]',
        ["'application_headings'", "'Sundhed'"],
    ),
    "goal that nothing measures": (
        "catalog/goals.toml",
        'not_measured = "Der mangler et mål for omdømmet',
        '# "',
        ["goal 'positive_fortaellinger'", "'indicator_ids'", "not_measured"],
    ),
    "unused yearly threshold": (
        "catalog/rulesets.toml",
        "national_multiple = 3\nlist_year = 2019",
        "national_multiple = 5\nlist_year = 2019",
        ["yearly_threshold", "'national_multiple'", "5"],
    ),
    "two yearly thresholds in use": (
        "catalog/rulesets.toml",
        "used = false",
        "used = true",
        ["2019", "'used'", "2 times"],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named(data_dir: Path, mistake: str) -> None:
    name, old, new, words = MISTAKES[mistake]
    change(data_dir, name, old, new)
    said = problem(data_dir)
    assert [word for word in [name, *words] if word not in said] == []


def test_syntax_error_is_named_with_its_line(data_dir: Path) -> None:
    add(data_dir, "catalog/goals.toml", "[[goal]\n")
    lines = (data_dir / "catalog/goals.toml").read_text(encoding="utf-8").count("\n")
    said = problem(data_dir)
    assert "catalog/goals.toml" in said
    assert f"line {lines}" in said


def test_file_that_is_not_utf8_is_named_with_its_line(data_dir: Path) -> None:
    path = data_dir / "sources/politi.toml"
    path.write_bytes(b'source_id = "politi"\nname = "p\xe5satte"\n')
    said = problem(data_dir)
    assert "sources/politi.toml: not UTF-8 (at line 2)" in said


def test_missing_file_and_folder_are_named(data_dir: Path) -> None:
    (data_dir / "catalog/goals.toml").unlink()
    shutil.rmtree(data_dir / "sources")
    said = problem(data_dir)
    assert "catalog/goals.toml: the file is missing" in said
    assert "sources: the folder is missing" in said


def test_missing_programme_is_named(data_dir: Path) -> None:
    (data_dir / "catalog/programme.toml").unlink()
    assert "catalog/programme.toml: the file is missing" in problem(data_dir)


def test_misspelt_file_name_is_named(data_dir: Path) -> None:
    (data_dir / "catalog/metings.toml").write_text("", encoding="utf-8")
    said = problem(data_dir)
    assert "catalog/metings.toml" in said
    assert "meetings.toml" in said


def test_file_name_must_be_the_id(data_dir: Path) -> None:
    (data_dir / NON_WESTERN).rename(data_dir / "catalog/indicators/ikke_vestlig.toml")
    said = problem(data_dir)
    assert "catalog/indicators/ikke_vestlig.toml" in said
    assert "'non_western' is not allowed; allowed: 'ikke_vestlig'" in said


def test_duplicate_id_in_one_file_names_both_places(data_dir: Path) -> None:
    change(data_dir, "catalog/geographies.toml", 'geography_id = "sydbyen"', 'geography_id = "motalavej"')
    said = problem(data_dir)
    assert "catalog/geographies.toml: geography 'motalavej'" in said
    assert "key 'geography_id': 'motalavej' stands already" in said


def test_duplicate_id_across_files_names_both_places(data_dir: Path) -> None:
    meeting = '[[meeting]]\nmeeting_id = "bestyrelse-2019-11-25"\nbody = "bestyrelse"\nheld_on = 2019-11-25\n'
    add(data_dir, "catalog/meetings.toml", meeting)
    assert loaded(data_dir, demo=False).meetings
    said = problem(data_dir, demo=True)
    assert "demo/meetings.toml" in said
    assert "catalog/meetings.toml" in said
    assert "'bestyrelse-2019-11-25' stands already" in said


def test_meeting_id_must_say_body_and_date(data_dir: Path) -> None:
    meeting = '[[meeting]]\nmeeting_id = "bestyrelse-2022-02-23"\nbody = "bestyrelse"\nheld_on = 2022-02-24\n'
    add(data_dir, "catalog/meetings.toml", meeting)
    said = problem(data_dir)
    assert "'bestyrelse-2022-02-23' is not allowed; allowed: 'bestyrelse-2022-02-24'" in said


def test_two_targets_of_one_origin_are_named(data_dir: Path) -> None:
    twice = TARGET.format(geography="sydbyen", origin="ikke_fastsat", more="")
    add(data_dir, "catalog/targets.toml", twice)
    said = problem(data_dir)
    assert "'sydbyen' has a target with origin 'ikke_fastsat' for feeling_safe 2025 already" in said


def test_focus_area_needs_initiatives_and_two_indicators(data_dir: Path) -> None:
    area = (
        '[[focus_area]]\nfocus_area_id = "kultur"\nname = "Kultur"\naim = "Mere kultur."\n'
        'application_headings = ["Kultur"]\ncoordinator = "Koordinatoren"\n'
    )
    add(data_dir, "catalog/focus_areas.toml", area)
    said = problem(data_dir)
    assert "focus_area 'kultur', key 'focus_area_id': 'kultur' has no initiative" in said
    assert "'kultur' has 0 indicators; allowed: at least two" in said


def test_unknown_initiative_of_a_milestone_is_named(data_dir: Path) -> None:
    change(data_dir, "demo/milestones.toml", 'initiative_id = "fritidsjob"', 'initiative_id = "job"')
    said = problem(data_dir, demo=True)
    assert "demo/milestones.toml" in said
    assert "'job' does not exist" in said


def test_unknown_id_in_a_file_layout_is_named(data_dir: Path) -> None:
    add(
        data_dir,
        "sources/politi.toml",
        '[[files]]\npattern = "politi/*.csv"\nformat = "csv"\n'
        'fixed = { indicator_id = "decisions" }\ncodes.geography_id = { "Ring" = "ringpark" }\n',
    )
    said = problem(data_dir)
    assert "'files.indicator_id': 'decisions' does not exist" in said
    assert "'files.geography_id': 'ringpark' does not exist" in said


def test_all_problems_of_a_stage_come_at_once(data_dir: Path) -> None:
    change(data_dir, NON_WESTERN, "decimals = 1", 'decimals = "en"')
    change(data_dir, "catalog/goals.toml", 'kind = "vision"', 'kind = "drøm"')
    said = problem(data_dir)
    assert NON_WESTERN in said
    assert "'drøm' is not allowed; allowed: 'boligstrategi' or 'vision'" in said


TARGET = (
    '[[target]]\ngeography_ids = ["{geography}"]\nindicator_id = "feeling_safe"\nyear = 2025\n'
    'origin = "{origin}"\n{more}\n'
)


def test_targets_are_one_a_place_with_the_thresholds_value(data_dir: Path) -> None:
    targets = loaded(data_dir).targets
    assert all(len(target.geography_ids) == 1 for target in targets)
    keys = [(target.geography_ids[0], target.indicator_id, target.year) for target in targets]
    assert len(keys) == len(set(keys))
    derived = {t.indicator_id: t.value for t in targets if t.origin == "afledt"}
    assert derived == {
        "outside_work_education": 40,
        "non_western": 50,
        "convicted": 2.7,
        "basic_schooling_only": 50,
        "income_share_of_region": 55,
    }


def test_an_example_target_wins_over_derived_and_the_board_over_all(data_dir: Path) -> None:
    def value(catalog: Catalog, indicator_id: str) -> tuple[str, float | None]:
        chosen = [
            t for t in catalog.targets if t.geography_ids == ("motalavej",) and t.indicator_id == indicator_id
        ]
        assert len(chosen) == 1
        return chosen[0].origin, chosen[0].value

    assert value(loaded(data_dir), "basic_schooling_only") == ("afledt", 50)
    assert value(loaded(data_dir, demo=True), "basic_schooling_only") == ("eksempel", 45)
    assert value(loaded(data_dir), "feeling_safe") == ("ikke_fastsat", None)
    decided = TARGET.format(
        geography="motalavej", origin="bestyrelsen", more="value = 78.5\ndecided_on = 2021-11-25"
    )
    add(data_dir, "catalog/targets.toml", decided)
    assert value(loaded(data_dir), "feeling_safe") == ("bestyrelsen", 78.5)
    assert value(loaded(data_dir, demo=True), "feeling_safe") == ("bestyrelsen", 78.5)


def test_example_entries_are_marked_and_can_be_left_out(data_dir: Path) -> None:
    with_demo, without = loaded(data_dir, demo=True), loaded(data_dir)
    assert with_demo.meetings
    assert all(meeting.is_demo for meeting in with_demo.meetings)
    assert all(milestone.is_demo for milestone in with_demo.milestones)
    assert (without.meetings, without.milestones) == ((), ())
    assert not [t for t in without.targets if t.origin == "eksempel"]


def test_without_a_demo_folder_only_the_real_entries_are_read(data_dir: Path) -> None:
    shutil.rmtree(data_dir / "demo")
    assert loaded(data_dir, demo=True).meetings == ()


def test_milestones_of_the_programme_itself_may_be_added(data_dir: Path) -> None:
    (data_dir / "catalog/milestones.toml").write_text(
        '[[milestone]]\nmilestone_id = "aftale"\ninitiative_id = "styrket_ssp"\nname = "Aftale"\n'
        "due_on = 2022-03-31\n",
        encoding="utf-8",
    )
    assert [(m.milestone_id, m.is_demo) for m in loaded(data_dir).milestones] == [("aftale", False)]


def test_loading_is_fast(data_dir: Path) -> None:
    load_catalog(data_dir, demo=True)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        load_catalog(data_dir, demo=True)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.08


def test_lists_nested_without_end_are_told(data_dir: Path) -> None:
    add(data_dir, "sources/politi.toml", f"what = {'[' * 5000}{']' * 5000}")
    assert "sources/politi.toml: its lists are nested too deeply" in problem(data_dir)
