"""Vejen til 2025: margins from the visible counts, marks of examples, the lists, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.margin import to_flip
from tests.app.conftest import Download
from tests.app.screen import Node, assert_sound, gauges, parameters, pieces, plain, spoken, table, words
from tests.conftest import publish

PAGE = "vejen_til_2025"
VIEWS = (
    ("bestyrelse-2017-02-23", "sub-2014"),
    ("bestyrelse-2018-11-22", "sub-2010"),
    ("bestyrelse-2019-11-25", "gaeldende"),
    ("bestyrelse-2021-11-25", "ghetto-2018"),
    ("bestyrelse-2021-11-25", "sub-2014"),
)

Open = Callable[..., AppTest]
Ask = Callable[..., list[dict[str, Any]]]


def lanes_of(screen: AppTest) -> dict[tuple[str, str], Node]:
    """The cards by (geography_id, indicator_id), known by the link of their figure."""
    found: dict[tuple[str, str], Node] = {}
    for piece in pieces(screen):
        for node in piece.all("div"):
            if node.attributes.get("class") != "lane":
                continue
            query = parse_qs(urlsplit(node.all("a")[0].attributes["href"]).query)
            found[query["omraade"][0], query["indikator"][0]] = node
    return found


def says(node: Node) -> str:
    return " ".join(node.lines)


@pytest.mark.parametrize(("meeting", "rules"), VIEWS)
@pytest.mark.parametrize("area", [{}, {"omraade": "motalavej"}, {"omraade": "sydbyen"}])
def test_it_is_sound(meeting: str, rules: str, area: dict[str, str], open_page: Open) -> None:
    screen = open_page(PAGE, moede=meeting, regler=rules, **area)
    screen.session_state["road_table"] = True
    assert_sound(screen.run())


@pytest.mark.parametrize("day", ["2012-01-01", "2016-10-01", "2019-12-01", "2024-12-01"])
@pytest.mark.parametrize("area", [{}, {"omraade": "ringparken"}])
def test_it_is_sound_without_examples(
    day: str, area: dict[str, str], open_page_on: Open, real_data_dir: Path
) -> None:
    screen = open_page_on(real_data_dir, PAGE, dato=day, regler="gaeldende", **area)
    screen.session_state["road_table"] = True
    assert_sound(screen.run())
    assert "eks." not in " ".join(words(screen))


def test_each_margin_is_that_of_the_visible_counts(open_page: Open, ask: Ask) -> None:
    lanes = lanes_of(open_page(PAGE, moede="bestyrelse-2021-11-25"))
    assert len(lanes) == 20
    told = 0
    for row in ask("SELECT * FROM criterion_status($day, 'sub-2014')", day=date(2021, 11, 25)):
        text = says(lanes[row["geography_id"], row["indicator_id"]])
        if row["numerators"][0] is None:
            assert "Kan ikke regnes om til personer" in text
            continue
        persons = to_flip(
            row["numerators"],
            row["denominators"],
            Fraction(str(row["threshold"])) / 100,
            row["operator"],
            is_met=row["is_met"],
        )
        assert persons is not None
        way, then = ("færre", "ikke opfyldt") if row["is_met"] else ("flere", "opfyldt")
        years = " i hvert af de to år" if len(row["numerators"]) == 2 else ""
        noun = "person" if persons == 1 else "personer"
        assert f"{persons} {noun} {way}{years}, så er kriteriet {then}." in text
        told += 1
    assert told == 16  # all but the incomes


@pytest.mark.parametrize(("meeting", "rules"), VIEWS)
def test_an_example_is_marked_and_a_real_figure_is_not(
    meeting: str, rules: str, open_page: Open, ask: Ask
) -> None:
    lanes = lanes_of(open_page(PAGE, moede=meeting, regler=rules))
    ruleset = "udsat-2018" if rules == "gaeldende" else rules
    day = date.fromisoformat(meeting[-10:])
    for row in ask("SELECT * FROM criterion_status($day, $rules)", day=day, rules=ruleset):
        lane = lanes[row["geography_id"], row["indicator_id"]]
        tags = [node for node in lane.all("span") if node.attributes.get("class") == "tag"]
        is_marked = any(plain(tag.text) == "eksempel" for tag in tags)
        assert is_marked == bool(row["is_demo"]), (row["geography_id"], row["indicator_id"])


def test_a_pace_is_claimed_only_where_the_trend_test_tells_one(open_page: Open, ask: Ask) -> None:
    claimed = re.compile(r"Hurtigt nok|For langsomt|Væk fra målet|Ser (hurtigt|for langsomt)")
    for meeting in ("bestyrelse-2019-11-25", "bestyrelse-2021-11-25"):
        day = date.fromisoformat(meeting[-10:])
        trends = {
            (row["geography_id"], row["indicator_id"]): row["strength"]
            for row in ask("SELECT * FROM trend_as_of($day)", day=day)
        }
        for key, lane in lanes_of(open_page(PAGE, moede=meeting)).items():
            if trends[key] in {"undetectable", "level_only"}:
                assert not claimed.search(says(lane)), key


def test_after_a_break_there_is_no_fan_and_it_says_why(open_page: Open) -> None:
    lanes = lanes_of(open_page(PAGE, moede="bestyrelse-2021-11-25"))
    broken = lanes["ringparken", "outside_work_education"]
    assert "efter bruddet i serien" in says(broken)
    assert not broken.all("polyline")
    (drawing,) = gauges(broken)
    assert "Ingen fremskrivning" in spoken(drawing)
    assert lanes["motalavej", "outside_work_education"].all("polyline")


def test_incomes_have_no_fan_and_no_probability(open_page: Open) -> None:
    lane = lanes_of(open_page(PAGE, moede="bestyrelse-2021-11-25"))["motalavej", "income_share_of_region"]
    text = says(lane)
    assert "kilden giver ikke antal personer, så usikkerheden kan ikke regnes ud" in text
    assert "sandsynlighed" not in text
    assert "uden usikkerhed" in text


def test_one_criterion_has_one_axis_over_all_areas(open_page: Open) -> None:
    screen = open_page(PAGE, moede="bestyrelse-2021-11-25")
    ticks: dict[str, set[tuple[str, ...]]] = {}
    for (_, indicator), lane in lanes_of(screen).items():
        labels = tuple(plain(text.text) for text in lane.all("text") if text.attributes["x"] == "29")
        ticks.setdefault(indicator, set()).add(labels)
    assert all(len(one) == 1 for one in ticks.values()), ticks


class TestOneArea:
    def test_k_of_m_under_the_rules_of_then_and_of_now(self, open_page: Open, ask: Ask) -> None:
        screen = open_page(PAGE, moede="bestyrelse-2019-11-25", omraade="motalavej")
        rows = {
            plain(row["Regler"].text): row for row in table(screen, "Reglerne side om side for Motalavej")
        }
        assert set(rows) == {"SUB 2014-2018 (planens)", "Udsat 2018-2021", "Ghetto 2018-2021"}
        for name, ruleset in (("SUB 2014-2018 (planens)", "sub-2014"), ("Udsat 2018-2021", "udsat-2018")):
            (verdict,) = ask(
                "SELECT * FROM list_status($day, $rules) WHERE geography_id = 'motalavej'",
                day=date(2019, 11, 25),
                rules=ruleset,
            )
            assert f"{verdict['met']} af {verdict['of']} kriterier opfyldt" in says(rows[name]["Kriterier"])
        assert re.search(
            r"\d+ personer færre", says(rows["Udsat 2018-2021"]["Kriterierne, de nærmeste først"])
        )
        assert "Motalavej opfylder" in screen.title[0].value

    def test_its_lists_are_open_and_those_of_others_not_there(self, open_page: Open) -> None:
        screen = open_page(PAGE, moede="bestyrelse-2019-11-25", omraade="motalavej")
        rows = table(screen, "Listerne for Motalavej")
        assert [plain(row["Liste"].text) for row in rows][:2] == ["1. december 2018", "1. december 2017"]
        with pytest.raises(LookupError):
            table(screen, "Listerne for Ringparken")

    def test_the_pills_lead_to_an_area_and_back(self, open_page: Open) -> None:
        screen = open_page(PAGE, moede="bestyrelse-2021-11-25")
        screen.pills[0].set_value("sydbyen").run()
        assert parameters(screen)["omraade"] == "sydbyen"
        assert {place for place, _ in lanes_of(screen)} == {"sydbyen"}
        screen.pills[0].set_value("alle").run()
        assert "omraade" not in parameters(screen)


class TestLists:
    def test_five_years_running_by_the_official_lists_of_2019(
        self, open_page_on: Open, real_data_dir: Path
    ) -> None:
        """The known answer: on every list of 2014-2019, so a hård ghetto; our figures cannot tell."""
        for area in ("ringparken", "motalavej"):
            screen = open_page_on(real_data_dir, PAGE, dato="2019-12-01", regler="sub-2014", omraade=area)
            newest = table(screen, "Listerne for")[0]
            text = says(newest["År i træk"])
            assert "Hård ghetto, fem år i træk." in text
            assert "Officielt: ja, står på listen over hårde ghettoområder, mindst seks år i træk" in text
            assert "Beregnet: kan ikke afgøres" in text

    def test_each_list_is_judged_by_its_own_day(self, open_page: Open, ask: Ask) -> None:
        screen = open_page(PAGE, moede="bestyrelse-2021-11-25", omraade="ringparken")
        rows = {plain(row["Liste"].text): row for row in table(screen, "Listerne for Ringparken")}
        for day, name, ruleset in (
            (date(2017, 12, 1), "1. december 2017", "sub-2014"),
            (date(2019, 12, 1), "1. december 2019", "udsat-2018"),
        ):
            (verdict,) = ask(
                "SELECT * FROM list_status($day, $rules) WHERE geography_id = 'ringparken'",
                day=day,
                rules=ruleset,
            )
            assert f"{verdict['met']} af {verdict['of']}" in says(rows[name]["Beregnet efter dagens regler"])
        assert "Ukendt: ingen tal kendt på dagen" in says(
            rows["1. december 2014"]["Beregnet efter dagens regler"]
        )
        assert "Ikke nævnt" in says(rows["1. oktober 2013"]["Officielt"])

    def test_an_area_that_no_list_names_says_so(self, open_page: Open) -> None:
        text = " ".join(words(open_page(PAGE, moede="bestyrelse-2021-11-25", omraade="sydbyen")))
        assert "Ingen af de kilder, vi har, nævner området på en liste." in text


def test_a_hidden_figure_is_in_no_margin_and_no_projection(
    open_page_on: Open, unbuilt_data_dir: Path
) -> None:
    (unbuilt_data_dir / "raw" / "skjult.csv").write_text(
        "geography_id;indicator_id;period;value;published_on\nsydbyen;convicted;2020;<5;2021-10-01\n",
        encoding="utf-8",
    )
    publish(unbuilt_data_dir)
    lanes = lanes_of(open_page_on(unbuilt_data_dir, PAGE, moede="bestyrelse-2021-11-25"))
    hidden = lanes["sydbyen", "convicted"]
    (drawing,) = gauges(hidden)
    assert "i 2020" not in spoken(drawing)
    assert "2019–2020" not in says(hidden)


def test_the_goals_say_what_measures_them_and_which_target_is_fixed(open_page: Open) -> None:
    screen = open_page(PAGE, moede="bestyrelse-2021-11-25")
    (goals,) = [piece for piece in pieces(screen) if "Visionens punkter" in piece.text]
    text = says(goals)
    for part in (
        "mål ikke fastsat",
        "mål 2025: 50 %, afledt af SUB-kriteriet",
        "Der mangler et mål for omdømmet",
    ):
        assert part in text
    links = [urlsplit(link.attributes["href"]) for link in goals.all("a")]
    assert {link.path for link in links} == {"indikatorer"}
    assert "convicted" in {parse_qs(link.query)["indikator"][0] for link in links}


def test_the_table_and_the_files_hold_the_page_s_numbers(open_page: Open, downloads: list[Download]) -> None:
    screen = open_page(PAGE, moede="bestyrelse-2021-11-25")
    screen.session_state["road_table"] = True
    screen.run()
    figures, lists = downloads
    assert figures.file_name == "vejen_til_2025_2021-11-25.csv"
    assert len(figures.rows) == 20
    assert {row["Eksempeltal"] for row in figures.rows} == {"ja"}
    lanes = lanes_of(screen)
    row = next(
        one
        for one in figures.rows
        if (one["Område"], one["Kriterium"]) == ("Motalavej", "Uden for arbejde og uddannelse")
    )
    assert row["Margin"] in says(lanes["motalavej", "outside_work_education"])
    assert row["Sandsynlighed for ikke opfyldt"] in says(lanes["motalavej", "outside_work_education"])
    assert len(lists.rows) == 4 * 9  # 2012-2020
