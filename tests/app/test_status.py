"""Status: the verdict, the gauges with their marks, the table twin, the chosen area."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import danish
from tests.app.conftest import Download
from tests.app.screen import (
    Node,
    assert_sound,
    chooser,
    gauges,
    parameters,
    pieces,
    plain,
    spoken,
    table,
    words,
)

AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
VIEWS = (
    ("bestyrelse-2017-02-23", "sub-2014"),
    ("bestyrelse-2018-11-22", "sub-2010"),
    ("bestyrelse-2020-02-27", "udsat-2018"),
    ("bestyrelse-2020-02-27", "sub-2014"),
    ("bestyrelse-2021-11-25", "ghetto-2018"),
    ("bestyrelse-2021-11-25", "sub-2014"),
)
every_view = pytest.mark.parametrize(("meeting", "rules"), VIEWS)

Open = Callable[..., AppTest]
Ask = Callable[..., list[dict[str, Any]]]


def cells_of(screen: AppTest) -> dict[tuple[str, str], Node]:
    """The board's cells by (geography_id, indicator_id): each is the <div> around a link to a figure."""
    found: dict[tuple[str, str], Node] = {}
    seen: set[int] = set()
    for piece in pieces(screen):
        for link in piece.all("a"):
            query = parse_qs(urlsplit(link.attributes.get("href", "")).query)
            if "indikator" not in query or any(node.tag in {"td", "section"} for node in _upwards(link)):
                continue
            cell = link.ancestor("div")
            if id(cell) not in seen:
                seen.add(id(cell))
                found[query.get("omraade", ["samlet"])[0], query["indikator"][0]] = cell
    return found


def _upwards(node: Node) -> list[Node]:
    return [node, *_upwards(node.parent)] if node.parent else [node]


def parts(cell: Node) -> tuple[list[str], list[str]]:
    """The cell's lines about the figure itself, and the small print below it."""
    small = re.compile(r"^(\d{4}(, .*)? alene:|mål \d{4}:|kurs nu|kommunen |[↘↗→?–] )|proxy")
    lines = cell.lines
    return [line for line in lines if not small.search(line)], [line for line in lines if small.search(line)]


def is_marked(text: str) -> bool:
    return "eks." in text or "eksempel" in text


@every_view
def test_an_example_is_marked_and_a_real_figure_is_not(
    meeting: str, rules: str, open_page: Open, ask: Ask
) -> None:
    day = meeting[-10:]
    cells = cells_of(open_page(moede=meeting, regler=rules))
    judged = ask("SELECT * FROM criterion_status($day, $rules)", day=date.fromisoformat(day), rules=rules)
    assert len(judged) == 4 * (len(cells) // 5)
    for row in judged:
        cell = cells[row["geography_id"], row["indicator_id"]]
        about, _ = parts(cell)
        if row["value"] is None:
            assert "Ukendt" in " ".join(about)
            continue
        assert is_marked(" ".join(about)) == row["is_demo"], (row["geography_id"], row["indicator_id"], about)
        (gauge,) = gauges(cell)
        assert ("eksempeltal" in spoken(gauge)) == row["is_demo"]


@every_view
def test_the_small_print_marks_its_examples_too(meeting: str, rules: str, open_page: Open, ask: Ask) -> None:
    day = date.fromisoformat(meeting[-10:])
    known = {
        (row["geography_id"], row["indicator_id"], row["period"]): row["is_demo"]
        for row in ask("SELECT * FROM observation_as_of($day)", day=day)
    }
    origins = {
        (row["geography_id"], row["indicator_id"]): row["origin"]
        for row in ask("SELECT * FROM target WHERE year = 2025")
    }
    checked = 0
    for (place, indicator), cell in cells_of(open_page(moede=meeting, regler=rules)).items():
        for line in parts(cell)[1]:
            if found := re.match(r"(kommunen )?(\d{4})(?:,[^:]*)?(?: alene)?: (\S+)", line):
                who = "slagelse_kommune" if found[1] else place
                assert is_marked(line) == known[who, indicator, found[2]], (place, indicator, line)
                checked += 1
            elif line.startswith("mål"):
                target = line.partition(", kurs")[0]
                assert is_marked(target) == (origins[place, indicator] == "eksempel"), (
                    place,
                    indicator,
                    line,
                )
                checked += 1
    assert checked >= 20


def test_the_applications_figures_are_shown_as_they_are(open_page: Open) -> None:
    """For a meeting in early 2017: the application's totals, real, unmarked, unjudged."""
    cells = cells_of(open_page(moede="bestyrelse-2017-02-23", regler="sub-2014"))
    real = {"outside_work_education": "42 %", "basic_schooling_only": "56 %", "non_western": "44 %"}
    for indicator, value in real.items():
        about, _ = parts(cells["samlet", indicator])
        assert value in " ".join(about)
        assert not is_marked(" ".join(about))
        assert "opfyldt" not in " ".join(about).lower()
    municipality = {"outside_work_education": "14 %", "basic_schooling_only": "26 %", "non_western": "8 %"}
    for indicator, value in municipality.items():
        assert f"kommunen 2014: {value}" in parts(cells["samlet", indicator])[1]


@pytest.mark.parametrize(
    ("criterion", "value"), [("convicted", "31,6 pr. 1.000"), ("income_share_of_region", "63 %")]
)
def test_a_proxy_is_marked_and_never_judged(criterion: str, value: str, open_page: Open) -> None:
    cell = cells_of(open_page(moede="bestyrelse-2017-02-23"))["samlet", criterion]
    (line,) = [line for line in cell.lines if value in line]
    assert "proxy" in line
    assert not is_marked(line)
    assert not re.search("opfyldt|tæt på", " ".join(cell.lines), re.IGNORECASE)
    assert all(value not in spoken(gauge) for gauge in gauges(cell))


def test_a_proxy_without_examples_stands_alone(open_page_on: Open, real_data_dir: Path) -> None:
    screen = open_page_on(real_data_dir, dato="2017-02-23")
    text = " ".join(words(screen))
    assert "31,6 pr. 1.000" in text
    assert "63 %" in text
    assert "Det kan ikke afgøres, om de fire områder" in screen.title[0].value
    assert "eks." not in text


@every_view
def test_the_table_holds_what_the_gauges_show(
    meeting: str, rules: str, open_page: Open, ask: Ask, downloads: list[Download]
) -> None:
    screen = open_page(moede=meeting, regler=rules)
    rows = table(screen, "Alle tal på siden")
    cells = list(cells_of(screen).values())
    assert len(rows) == len(cells)
    for row, cell in zip(rows, cells, strict=True):
        value = plain(row["Værdi"].text)
        shown = cell.all("a")[0].text
        assert plain(shown).lower().startswith(value.lower().removesuffix(" eks.")), (value, shown)
        assert (plain(row["Eksempeltal"].text) == "ja") == is_marked(" ".join(parts(cell)[0]))
    (file,) = [file for file in downloads if file.file_name.startswith("status")]
    assert [row["Eksempeltal"] for row in file.rows] == [plain(row["Eksempeltal"].text) for row in rows]
    assert [row["Værdi"] for row in file.rows] == [plain(row["Værdi"].text) for row in rows]


@every_view
def test_the_table_marks_the_municipality_s_examples(
    meeting: str, rules: str, open_page: Open, ask: Ask
) -> None:
    screen = open_page(moede=meeting, regler=rules)
    examples = {
        row["indicator_id"]: row["is_demo"]
        for row in ask(
            "SELECT * FROM observation_as_of($day) WHERE geography_id = 'slagelse_kommune' "
            "AND value IS NOT NULL "
            "QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY period_end DESC) = 1",
            day=date.fromisoformat(meeting[-10:]),
        )
    }
    for row, (_, indicator) in zip(table(screen, "Alle tal på siden"), cells_of(screen), strict=True):
        shown = plain(row["Kommunen"].text)
        if shown != "ukendt":
            assert is_marked(shown) == examples[indicator], (indicator, shown)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(
    "meeting", ["bestyrelse-2017-02-23", "bestyrelse-2020-02-27", "bestyrelse-2021-11-25"]
)
def test_an_area_s_table_marks_its_examples(area: str, meeting: str, open_page: Open, ask: Ask) -> None:
    rows = table(open_page(moede=meeting, omraade=area), "Alle tal for")
    indicators = [
        row["indicator_id"] for row in ask("SELECT indicator_id FROM indicator ORDER BY sort_order")
    ]
    newest = {
        (row["geography_id"], row["indicator_id"]): row
        for row in ask(
            "SELECT * FROM observation_as_of($day) WHERE value IS NOT NULL QUALIFY row_number() OVER "
            "(PARTITION BY geography_id, indicator_id ORDER BY period_end DESC, period_start) = 1",
            day=date.fromisoformat(meeting[-10:]),
        )
    }
    columns = {"Området": area, "De fire samlet": "samlet", "Kommunen": "slagelse_kommune"}
    for indicator, row in zip(indicators, rows, strict=True):
        for head, place in columns.items():
            shown, figure = plain(row[head].text), newest.get((place, indicator))
            assert (shown == "ukendt") == (figure is None)
            if figure is not None:
                assert is_marked(shown) == figure["is_demo"], (place, indicator, shown)
                assert danish.period(figure["period"]) in shown


def test_the_verdict_leads_and_says_what_it_rests_on(open_page: Open) -> None:
    screen = open_page(moede="bestyrelse-2017-02-23")
    assert screen.title[0].value == (
        "To af de fire områder opfylder betingelserne for at være særligt udsatte boligområder. "
        "Målet for 2025 er ingen."
    )
    assert any("eksempeltal" in text for text in words(screen) if text.startswith("Dommen"))


@every_view
def test_each_area_has_its_k_of_m_and_the_official_list_beside_it(
    meeting: str, rules: str, open_page: Open, ask: Ask
) -> None:
    text = words(open_page(moede=meeting, regler=rules))
    day = date.fromisoformat(meeting[-10:])
    for row in ask("SELECT * FROM list_status($day, $rules)", day=day, rules=rules):
        score = f"{row['met']} af {row['of']}"
        assert any(line.startswith(score) for line in text), (row["geography_id"], score)
    assert len([line for line in text if line.startswith("Den officielle liste:")]) == 4


def test_choosing_an_area_by_its_pill(open_page: Open) -> None:
    screen = open_page()
    (areas,) = screen.button_group
    assert areas.proto.options[0].content == "Alle fire områder"
    areas.set_value("sydbyen").run()
    assert_sound(screen)
    assert parameters(screen)["omraade"] == "sydbyen"
    assert {place for place, _ in cells_of(screen)} == {"sydbyen"}
    screen.button_group[0].set_value("alle").run()
    assert "omraade" not in parameters(screen)


def test_changing_meeting_and_rules(open_page: Open) -> None:
    screen = open_page()
    before = {key: cell.lines for key, cell in cells_of(screen).items()}
    chooser(screen, "Møde").set_value("bestyrelse-2017-02-23").run()
    assert parameters(screen)["moede"] == "bestyrelse-2017-02-23"
    assert {key: cell.lines for key, cell in cells_of(screen).items()} != before
    chooser(screen, "Regler").set_value("udsat-2018").run()
    assert_sound(screen)
    assert parameters(screen) == {"moede": "bestyrelse-2017-02-23", "regler": "udsat-2018"}
    assert any(re.match(r"\d af 4\b", line) for line in words(screen))


NEWS_VIEWS = pytest.mark.parametrize(
    "view",
    [
        {"moede": "bestyrelse-2021-11-25"},
        {"moede": "bestyrelse-2019-02-25", "regler": "gaeldende"},
        {"moede": "bestyrelse-2020-02-27", "regler": "gaeldende"},
        {"moede": "koordinationsgruppe-2021-11-11", "omraade": "sydbyen"},
        {"moede": "bestyrelse-2017-05-23"},
    ],
    ids=str,
)


def news(screen: AppTest) -> tuple[str, list[Node]]:
    """The heading of what is new, and its lines."""
    (section,) = [one for piece in pieces(screen) for one in piece.all("section")]
    (heading,) = [one for one in section.walk() if one.attributes.get("role") == "heading"]
    return plain(heading.text), section.all("li")


@NEWS_VIEWS
def test_what_is_new_stands_above_the_gauges_in_at_most_five_lines(
    view: dict[str, str], open_page: Open
) -> None:
    screen = open_page(**view)
    assert_sound(screen)
    heading, lines = news(screen)
    assert heading.startswith("Nyt siden ")
    assert view["moede"].partition("-")[0][:10] in heading.lower()
    assert 1 <= len(lines) <= 5
    kinds = [
        "news" if piece.all("section") else "gauge"
        for piece in pieces(screen)
        if piece.all("section") or gauges(piece)
    ]
    assert kinds == ["news", "gauge"]


@NEWS_VIEWS
def test_each_line_leads_to_where_it_is_shown(view: dict[str, str], open_page: Open, ask: Ask) -> None:
    indicators = {row["indicator_id"] for row in ask("SELECT indicator_id FROM indicator")}
    _, lines = news(open_page(**view))
    for line in lines:
        if "milepælen" in line.text.lower():
            continue  # it has no page yet
        (link,) = line.all("a")
        address = urlsplit(link.attributes["href"])
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        assert address.path in {"indikatorer", "vejen_til_2025"}
        assert query["moede"] == view["moede"]
        assert query["regler"] == view.get("regler", "sub-2014")
        assert query.get("indikator", "arson") in indicators
        assert query.get("omraade", "sydbyen") in AREAS


def test_the_most_important_comes_first_with_its_mark(open_page: Open) -> None:
    _, lines = news(open_page(moede="bestyrelse-2021-11-25"))
    first = plain(lines[0].text)
    assert first.startswith("Motalavej: uden for arbejde og uddannelse er nu under grænsen på 40 %: 39,3 %")
    assert first.endswith("nyt tal eks.")
    assert plain(lines[-1].text).startswith("I øvrigt ")


def test_an_official_list_is_no_example(open_page: Open) -> None:
    _, lines = news(open_page(moede="bestyrelse-2020-02-27"))
    (listed,) = [plain(line.text) for line in lines if "hårde ghettoområder" in line.text]
    assert listed.endswith("ny officiel liste")


def test_a_chosen_area_sees_its_own_news(open_page: Open) -> None:
    _, lines = news(open_page(moede="bestyrelse-2021-11-25", omraade="sydbyen"))
    assert not any("Motalavej" in line.text or "de fire samlet" in line.text.lower() for line in lines)


def test_the_first_meeting_has_nothing_to_compare_with(open_page: Open) -> None:
    heading, (line,) = news(open_page(moede="bestyrelse-2017-02-23"))
    assert heading == "Nyt siden sidste møde"
    assert plain(line.text).startswith("Første møde i kalenderen")


def test_without_meetings_the_last_twelve_months(open_page_on: Open, real_data_dir: Path) -> None:
    heading, lines = news(open_page_on(real_data_dir, dato="2019-12-01"))
    assert heading == "Nyt de seneste 12 måneder"
    said = [plain(line.text) for line in lines]
    assert said[0].startswith("Ringparken kan nu afgøres og opfylder betingelserne: 3 af 5 kriterier")
    assert any(line.startswith("Listen hårde ghettoområder 1. december 2019") for line in said)
    assert "eks." not in " ".join(said)
    _, (nothing,) = news(open_page_on(real_data_dir, dato="2026-11-24"))
    assert plain(nothing.text) == "Intet nyt. Senest offentliggjort 1. juni 2023."


@every_view
def test_each_gauge_says_how_it_goes(meeting: str, rules: str, open_page: Open, ask: Ask) -> None:
    """The words of the stored state, its example mark, and the same in the gauge's text."""
    states = {
        (row["geography_id"], row["indicator_id"]): row
        for row in ask("SELECT * FROM trend_as_of($day)", day=date.fromisoformat(meeting[-10:]))
    }
    told = 0
    for key, cell in cells_of(open_page(moede=meeting, regler=rules)).items():
        lines = [line for line in cell.lines if re.match("[↘↗→?–] [a-zæøå]", line) and "(" in line]
        if key not in states or not gauges(cell):
            continue
        (line,) = lines
        assert is_marked(line) == states[key]["is_demo"]
        words_only = re.sub(r"^. | eks\.$", "", line)
        assert f"Udvikling: {words_only}".removesuffix(")") in spoken(gauges(cell)[0])
        told += 1
    assert told >= 15


def test_same_axis_for_all_places(open_page: Open) -> None:
    """The line of the threshold stands at the same place in every gauge of a criterion."""
    places: dict[str, set[str]] = {}
    for (_, indicator), cell in cells_of(open_page()).items():
        (gauge,) = gauges(cell)
        places.setdefault(indicator, set()).update(line.attributes["x1"] for line in gauge.all("line"))
    assert len(places) == 5
    assert all(len(positions) == 1 for positions in places.values()), places
