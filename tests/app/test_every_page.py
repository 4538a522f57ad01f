"""What holds for each page, whatever the address, the data and the build."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import clock
from tests.app.screen import assert_sound, chooser, parameters, pieces, words
from tests.conftest import copy_of_data, publish

PAGES = (
    "status",
    "kort",
    "indikatorer",
    "vejen_til_2025",
    "indsatsomraader",
    "moeder",
    "talepunkter",
    "nye_tal",
    "ny_kilde",
    "data_og_kilder",
    "metode",
)
DEFAULT = {"moede": "bestyrelse-2021-11-25", "regler": "sub-2014"}
RULES = (
    "sub-2010",
    "sub-2014",
    "udsat-2018",
    "ghetto-2018",
    "udsat-2021",
    "parallelsamfund-2021",
    "forebyggelse-2021",
    "gaeldende",
)
AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
INDICATORS = ("non_western", "arson", "criminal_decisions", "vandalism_cost", "feeling_safe")
NOTICE = "Eksempeldata:"

Open = Callable[..., AppTest]
every_page = pytest.mark.parametrize("page", PAGES)


def today() -> date:
    """The day in Denmark, as the pages take it."""
    return clock.today()


def has_notice(screen: AppTest) -> bool:
    return any(text.startswith(NOTICE) for text in words(screen))


def warnings(screen: AppTest) -> list[str]:
    """What is said about the address, one sentence or two a line."""
    return [
        line
        for piece in pieces(screen)
        for node in piece.walk()
        if node.attributes.get("role") == "alert"
        for line in node.lines
    ]


@every_page
def test_default_view(page: str, open_page: Open) -> None:
    screen = open_page(page)
    assert_sound(screen)
    assert parameters(screen) == DEFAULT
    assert warnings(screen) == []
    assert has_notice(screen)
    assert len(chooser(screen, "Møde").options) == 50
    assert len(chooser(screen, "Regler").options) == len(RULES)


@every_page
def test_without_examples_a_date_is_chosen(page: str, open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, page, dato="2019-12-01", regler="udsat-2018")
    assert_sound(screen)
    assert screen.date_input[0].value == date(2019, 12, 1)
    assert parameters(screen) == {"dato": "2019-12-01", "regler": "udsat-2018"}
    assert warnings(screen) == []
    assert not has_notice(screen)
    assert not [
        text
        for text in words(screen)
        if "eks." in text or "opdigt" in text.replace("Opdigtede eksempeltal", "")
    ]


@every_page
def test_without_examples_the_default_is_today(page: str, open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, page)
    assert_sound(screen)
    assert parameters(screen) == {"dato": today().isoformat(), "regler": "sub-2014"}


@every_page
@pytest.mark.parametrize("rules", RULES)
def test_every_ruleset(page: str, rules: str, open_page: Open) -> None:
    screen = open_page(page, regler=rules)
    assert_sound(screen)
    assert warnings(screen) == []
    assert parameters(screen) == {**DEFAULT, "regler": rules}


@every_page
@pytest.mark.parametrize("rules", RULES)
def test_every_ruleset_without_examples(
    page: str, rules: str, open_page_on: Open, real_data_dir: Path
) -> None:
    screen = open_page_on(real_data_dir, page, dato="2019-12-01", regler=rules)
    assert_sound(screen)
    assert warnings(screen) == []


@every_page
@pytest.mark.parametrize("area", AREAS)
def test_every_area(page: str, area: str, open_page: Open) -> None:
    screen = open_page(page, omraade=area, indikator="non_western")
    assert_sound(screen)
    assert warnings(screen) == []
    assert parameters(screen)["omraade"] == area


@every_page
@pytest.mark.parametrize("area", AREAS)
def test_every_area_without_examples(page: str, area: str, open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, page, omraade=area, indikator="non_western", dato="2019-12-01")
    assert_sound(screen)


@every_page
@pytest.mark.parametrize("day", ["2010-01-01", "2016-08-31", "2016-09-01"])
def test_a_date_before_any_figure_was_known(
    page: str, day: str, open_page_on: Open, real_data_dir: Path
) -> None:
    screen = open_page_on(real_data_dir, page, dato=day, omraade="motalavej", indikator="non_western")
    assert_sound(screen)
    assert warnings(screen) == []
    assert any("Ingen tal var kendt" in text for text in words(screen)) == (day < "2016-09-01")


@pytest.fixture(scope="module")
def early_meeting_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with example figures and a meeting before any of them was published."""
    data_dir = copy_of_data(tmp_path_factory.mktemp("early") / "data")
    calendar = data_dir / "catalog" / "meetings.toml"
    meeting = (
        '\n[[meeting]]\nmeeting_id = "bestyrelse-2015-01-15"\nbody = "bestyrelse"\nheld_on = 2015-01-15\n'
    )
    calendar.write_text(calendar.read_text(encoding="utf-8") + meeting, encoding="utf-8")
    return publish(data_dir)


@every_page
def test_a_meeting_before_any_figure_was_known(
    page: str, open_page_on: Open, early_meeting_data_dir: Path
) -> None:
    screen = open_page_on(early_meeting_data_dir, page, moede="bestyrelse-2015-01-15")
    assert_sound(screen)
    assert warnings(screen) == []
    text = words(screen)
    assert any("Ingen tal var kendt 15. januar 2015" in line for line in text)
    marked = [
        line for line in text if line.endswith(("eks.", " eksempel", "(eksempel)")) and "2016" not in line
    ]
    shows_example = any("eks." in line for line in text if not line.startswith(NOTICE))
    assert has_notice(screen) == shows_example, marked


BAD = {
    "moede": ("bestyrelse-2031-01-01", "Mødet „bestyrelse-2031-01-01“ findes ikke"),
    "regler": ("sub-1999", "Regelsættet „sub-1999“ findes ikke"),
    "omraade": ("noerrebro", "Området „noerrebro“ findes ikke"),
    "indikator": ("lykke", "Tallet „lykke“ findes ikke"),
}


@every_page
@pytest.mark.parametrize("name", BAD)
def test_an_unknown_value_is_said_and_the_default_shown(page: str, name: str, open_page: Open) -> None:
    value, said = BAD[name]
    screen = open_page(page, **{name: value})
    assert_sound(screen)
    assert len(warnings(screen)) == 1
    assert said in warnings(screen)[0]
    assert parameters(screen) == DEFAULT


@every_page
def test_benchmarks_are_no_areas(page: str, open_page: Open) -> None:
    screen = open_page(page, omraade="samlet")
    assert_sound(screen)
    assert "Området „samlet“ findes ikke" in warnings(screen)[0]


@every_page
@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "<script>alert(1)</script>",
        "' OR 1=1; --",
        "**fed** [link](http://x.dk)",
        "æøå " * 500,
        "\x00\n\t",
    ],
    ids=["empty", "blank", "markup", "sql", "markdown", "long", "control"],
)
def test_hostile_values_are_only_words(page: str, value: str, open_page: Open) -> None:
    screen = open_page(
        page, moede=value, regler=value, omraade=value, indikator=value, dato=value, andet=value
    )
    assert [error.message for error in screen.exception] == []
    assert parameters(screen) == DEFAULT
    assert all(len(warning) < 800 for warning in warnings(screen))
    assert not any("<script" in element.proto.body for element in screen.get("html"))
    if value.strip() and "\x00" not in value:
        assert len("".join(warnings(screen)).split("findes ikke")) == 5


@every_page
@pytest.mark.parametrize(
    "day", ["i går", "2019-02-30", "20191", "0000-00-00", "9999-99-99", "2019-12-01T00:00"]
)
def test_an_unreadable_date_is_said(page: str, day: str, open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, page, dato=day)
    assert_sound(screen)
    assert f"Datoen „{day}“ kan ikke læses" in warnings(screen)[0]
    assert parameters(screen)["dato"] == today().isoformat()


@every_page
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_date_far_away_is_said(page: str, day: str, open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, page, dato=day)
    assert_sound(screen)
    assert "ligger uden for 2000-2100" in warnings(screen)[0]
    assert parameters(screen)["dato"] == today().isoformat()


@every_page
def test_a_meeting_in_the_address_without_any_calendar(
    page: str, open_page_on: Open, real_data_dir: Path
) -> None:
    screen = open_page_on(real_data_dir, page, moede="bestyrelse-2021-11-25")
    assert_sound(screen)
    assert "Der er ingen møder i kalenderen" in warnings(screen)[0]


@every_page
def test_the_first_visit_makes_the_first_build(page: str, open_page_on: Open, unbuilt_data_dir: Path) -> None:
    screen = open_page_on(unbuilt_data_dir, page)
    assert_sound(screen)
    assert (unbuilt_data_dir / "build" / "published.json").is_file()
    assert parameters(screen) == DEFAULT
    assert "Gør tallene klar" not in screen.title[0].value


def assert_help(screen: AppTest, title: str) -> None:
    """A Danish help page: what is wrong, what to do, the technical message folded, no trace."""
    assert_sound(screen)
    assert screen.title[0].value == title
    assert [code.value for code in screen.code if "Traceback" in code.value or 'File "' in code.value] == []
    assert len(screen.code) == 1
    assert "What to do" in screen.code[0].value


@every_page
def test_a_broken_catalog_gives_help(page: str, open_page_on: Open, unbuilt_data_dir: Path) -> None:
    (unbuilt_data_dir / "catalog" / "rulesets.toml").write_text("[[ruleset]\n", encoding="utf-8")
    screen = open_page_on(unbuilt_data_dir, page)
    assert_help(screen, "Tallene kunne ikke gøres klar")
    assert "rulesets.toml" in screen.code[0].value
    assert not (unbuilt_data_dir / "build" / "published.json").exists()


@every_page
def test_a_broken_source_gives_help(page: str, open_page_on: Open, unbuilt_data_dir: Path) -> None:
    (unbuilt_data_dir / "raw" / "ny.csv").write_text("navn;cpr\nHanne;010190-1234\n", encoding="utf-8")
    screen = open_page_on(unbuilt_data_dir, page)
    assert_help(screen, "Tallene kunne ikke gøres klar")
    assert "ny.csv" in screen.code[0].value


@pytest.mark.parametrize("damage", ["catalog", "raw", "data_dir"])
def test_a_missing_folder_gives_help(damage: str, open_page_on: Open, unbuilt_data_dir: Path) -> None:
    shutil.rmtree(unbuilt_data_dir if damage == "data_dir" else unbuilt_data_dir / damage)
    screen = open_page_on(unbuilt_data_dir)
    assert [error.message for error in screen.exception] == []
    if damage != "raw":
        assert_help(screen, "Tallene kunne ikke gøres klar")


@every_page
@pytest.mark.parametrize(
    "damage", ["garbage", "empty", "truncated", "gone", "pointer", "pointer list", "no tables"]
)
def test_a_damaged_published_file_gives_help(
    page: str, damage: str, open_page_on: Open, built_data_dir: Path, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    shutil.copytree(built_data_dir, data_dir)
    pointer = data_dir / "build" / "published.json"
    (build,) = (data_dir / "build").glob("*.duckdb")
    if damage == "garbage":
        build.write_bytes(b"not a database" * 1000)
    elif damage == "empty":
        build.write_bytes(b"")
    elif damage == "truncated":
        build.write_bytes(build.read_bytes()[: build.stat().st_size // 2])
    elif damage == "gone":
        build.unlink()
    elif damage == "pointer":
        pointer.write_text('{"build_id": "x', encoding="utf-8")
    elif damage == "pointer list":
        pointer.write_text("[]", encoding="utf-8")
    else:
        import duckdb

        build.unlink()
        duckdb.connect(str(build)).close()
    assert_help(open_page_on(data_dir, page), "Datagrundlaget kan ikke åbnes")


@pytest.mark.parametrize("with_examples", [True, False])
def test_after_an_update_of_the_program_the_build_is_made_anew(
    with_examples: bool, open_page_on: Open, built_data_dir: Path, real_data_dir: Path, tmp_path: Path
) -> None:
    """A build of another shape is replaced by itself, with the examples or without as before."""
    data_dir = tmp_path / "data"
    shutil.copytree(built_data_dir if with_examples else real_data_dir, data_dir)
    pointer = data_dir / "build" / "published.json"
    before = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**before, "schema": "000000000000"}), encoding="utf-8")
    screen = open_page_on(data_dir)
    assert_sound(screen)
    after = json.loads(pointer.read_text(encoding="utf-8"))
    assert after["build_id"] != before["build_id"]
    assert after["demo"] == with_examples
    assert has_notice(screen) == with_examples


@every_page
def test_a_new_build_shows_without_a_restart(page: str, open_page_on: Open, tmp_path: Path) -> None:
    data_dir = publish(copy_of_data(tmp_path / "data"), "--no-demo")
    assert not has_notice(open_page_on(data_dir, page))
    publish(data_dir)
    screen = open_page_on(data_dir, page, moede="bestyrelse-2021-11-25")
    assert_sound(screen)
    assert has_notice(screen)
