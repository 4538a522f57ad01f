"""The board of gauges: what a reader is told, in words. Markup is looked at for escaping and marks only."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Overview, Row
from dashboard.narrative.figures import MISSING_WORD, STATE_WORD
from dashboard.ui.status_board import STATE_SHAPE, Links, board, legend
from tests.unit import samples as s

PICTURE = re.compile(r'<(?:svg|img)\b[^>]*?(?:aria-label|alt)="([^"]*)"')

LINKS = Links(
    figure=lambda indicator_id, geography_id: f"data?indikator={indicator_id}&omraade={geography_id}",
    area=lambda geography_id: f"./?omraade={geography_id}",
)


def html(*rows: Row, picture: Overview | None = None) -> str:
    shown = picture or s.picture(*rows)
    return board(shown, rows or shown.rows, 2025, LINKS)


def text(*rows: Row, picture: Overview | None = None) -> str:
    """What stands on the page, without marks and pictures."""
    words = re.sub(r"<[^>]*>", " ", html(*rows, picture=picture))
    return re.sub(r"\s+", " ", unescape(words))


def spoken(*rows: Row) -> list[str]:
    """The text of each picture, for those who do not see it."""
    return [unescape(label) for label in PICTURE.findall(html(*rows))]


def test_a_place_with_its_score_verdict_and_official_list() -> None:
    said = text(s.row("ringparken", official=s.official()))
    for part in (
        "Ringparken",
        "4 af 5",
        "Opfylder betingelserne",
        "På listen hårde ghettoområder 1. december 2019",
        "43,1 %",
        "Opfyldt",
        "over 40 %",
    ):
        assert part in said


def test_the_picture_says_the_same_as_text() -> None:
    (label,) = spoken(s.row())
    assert "Motalavej" in label
    assert "43,1\u00a0%" in label


@pytest.mark.parametrize("state", list(State))
def test_the_state_is_said_in_a_word_and_a_shape(state: State) -> None:
    said = text(s.row(cells=(s.cell(state=state),)))
    assert f"{STATE_SHAPE[state]} {STATE_WORD[state]}" in said


def test_the_states_have_different_shapes() -> None:
    assert len(set(STATE_SHAPE.values())) == len(State)


def test_the_four_together_have_values_but_no_verdict() -> None:
    said = text(s.combined_row())
    assert "ingen dom" in said
    assert "43,1 %" in said
    for word in (*STATE_WORD.values(), "Opfylder", "officielle liste"):
        assert word not in said


@pytest.mark.parametrize("why", sorted(MISSING_WORD))
def test_what_is_not_known_says_why(why: str) -> None:
    said = text(s.row(cells=(s.unknown_cell(why),)))
    assert "Ukendt" in said
    assert MISSING_WORD[why] in said
    assert "Opfyldt" not in said


def test_an_unknown_threshold_shows_the_figure_and_judges_nothing() -> None:
    cell = s.cell(state=State.UNKNOWN, margin=None, threshold=None, missing="threshold_unknown")
    said = text(s.row(cells=(cell,)))
    assert "43,1 %" in said
    assert "Kan ikke afgøres" in said
    assert MISSING_WORD["threshold_unknown"] in said


def test_all_unknown() -> None:
    verdict = s.verdict(verdict="unknown", met=0, unknown=5, residents=None)
    said = text(s.row(cells=(s.unknown_cell(),), verdict=verdict))
    assert "Kan ikke afgøres" in said
    assert "0 af 5" not in said
    assert "Beboertallet er ikke kendt." in said


class TestExamples:
    def test_a_real_row_has_no_example_mark(self) -> None:
        assert "eks" not in text(s.row()).lower()

    def test_an_example_figure_says_so_and_so_does_its_verdict(self) -> None:
        row = s.row(cells=(s.cell(reading=s.reading(is_demo=True)),))
        assert text(row).count("eksempel") == 2
        assert "eksempeltal" in spoken(row)[0]

    def test_example_residents_mark_the_verdict(self) -> None:
        assert "eksempel" in text(s.row(verdict=s.verdict(residents_is_demo=True)))

    @pytest.mark.parametrize("field", ["municipality", "single_year"])
    def test_the_small_print_says_so_too(self, field: str) -> None:
        cell = replace(s.cell(), **{field: s.reading(14.0, is_demo=True)})
        assert "14,0 % eks." in text(s.row(cells=(cell,)))

    def test_an_example_target(self) -> None:
        cell = s.cell(target=38.0, target_origin="eksempel", target_is_set=True)
        assert "mål 2025: 38 % eks." in text(s.row(cells=(cell,)))
        real = s.cell(target=38.0, target_origin="bestyrelsen", target_is_set=True)
        assert "eks" not in text(s.row(cells=(real,)))


class TestSurroundings:
    def test_target_and_course(self) -> None:
        cell = s.cell(target=40.0, target_origin="afledt", target_is_set=True, course=41.5)
        said = text(s.row(cells=(cell,)))
        assert "mål 2025: 40 %" in said
        assert "kurs nu: 41,5 %" in said

    def test_a_target_without_a_number(self) -> None:
        assert "mål 2025: ikke fastsat" in text(s.row(cells=(s.cell(target_origin="ikke_fastsat"),)))

    def test_no_target_is_not_spoken_of(self) -> None:
        assert "mål 2025" not in text(s.row())

    def test_the_municipality_and_the_newest_single_year(self) -> None:
        cell = s.cell(municipality=s.reading(14.0, decimals=0), single_year=s.reading(42.0, period="2016"))
        said = text(s.row(cells=(cell,)))
        assert "kommunen 2015: 14 %" in said
        assert "2016 alene: 42,0 %" in said

    @pytest.mark.parametrize(
        ("strength", "direction", "words"),
        [
            ("certain", "up", "↗ sikker stigning (2011–2015)"),
            ("early", "down", "↘ tegn på fald (2011–2015)"),
            ("none", "none", "→ ingen sikker ændring (2011–2015)"),
            ("undetectable", "none", "? kan ikke afgøres endnu (2011–2015)"),
            ("level_only", "none", "– kun niveau (2011–2015)"),
        ],
    )
    def test_how_it_goes(self, strength: str, direction: str, words: str) -> None:
        cell = s.cell(trend=s.trend_state(strength=strength, direction=direction))
        assert words in text(s.row(cells=(cell,)))
        assert f"Udvikling: {words[2:]}." in spoken(s.row(cells=(cell,)))[0]
        example = replace(cell, trend=s.trend_state(strength=strength, direction=direction, is_demo=True))
        assert f"{words} eks." in text(s.row(cells=(example,)))

    def test_without_a_series_nothing_is_said_of_it(self) -> None:
        assert "Udvikling" not in spoken(s.row())[0]

    def test_old_figures_say_so(self) -> None:
        cell = s.cell(reading=s.reading(is_old=True), municipality=s.reading(14.0, is_old=True))
        assert text(s.row(cells=(cell,))).count("gammelt tal") == 2

    def test_a_proxy_is_marked_and_never_judged(self) -> None:
        cell = s.unknown_cell(proxies=(s.reading(31.6, indicator_id="decisions", status="proxy"),))
        row = s.row(cells=(cell,))
        decisions = s.indicator("decisions", short_name="Afgørelser", unit="per_1000")
        said = text(row, picture=s.picture(row, indicators={"decisions": decisions}))
        assert "Afgørelser: 31,6 pr. 1.000 (2015) proxy" in said
        assert "Opfyldt" not in said

    def test_a_reading_that_is_a_proxy_is_marked(self) -> None:
        assert "proxy" in text(s.combined_row(s.cell(reading=s.reading(status="proxy"))))

    def test_a_single_year_that_is_a_proxy_is_marked(self) -> None:
        cell = s.unknown_cell("mean_incomplete", single_year=s.reading(63.0, status="proxy"))
        assert "proxy" in text(s.row(cells=(cell,)))


class TestHead:
    def test_a_rules_mean_and_duty(self) -> None:
        column = s.column(criterion=s.criterion(averaging_years=2, role="mandatory"))
        said = text(picture=s.picture(columns=(column,)))
        assert "gns. af to år" in said
        assert "skal være opfyldt" in said

    def test_one_year_is_no_mean(self) -> None:
        assert "gns." not in text()


def test_links_lead_to_the_figure_and_to_the_area() -> None:
    links = {unescape(link) for link in re.findall(r'href="([^"]*)"', html(s.row()))}
    assert links == {"data?indikator=outside_work_education&omraade=motalavej", "./?omraade=motalavej"}


def test_everything_from_data_is_escaped() -> None:
    place = s.geography("motalavej", name=s.HOSTILE)
    indicator = s.indicator(short_name=s.HOSTILE, name=s.HOSTILE)
    cell = s.unknown_cell(proxies=(s.reading(indicator_id="proxy", status="proxy"),))
    picture = s.picture(
        s.row(geography=place, official=s.official(list_name=s.HOSTILE)),
        s.row(geography=place, cells=(cell,)),
        columns=(s.column(indicator=indicator),),
        combined=replace(s.combined_row(), geography=place),
        indicators={"proxy": indicator},
    )
    hostile_links = Links(figure=lambda *_: '"><script>', area=lambda _: '"><script>')
    made = board(picture, picture.rows, 2025, hostile_links)
    assert "<script" not in made
    assert "&lt;script" in made
    assert PICTURE.findall(made)
    for label in PICTURE.findall(made):
        assert "<" not in label


def test_no_rows_make_a_board_too() -> None:
    assert "Område" in board(s.picture(), (), 2025, LINKS)


def test_the_legend_names_every_mark_and_every_state() -> None:
    said = unescape(legend(2025))
    for word in ("grænsen", "mål 2025", "kurs", "Slagelse Kommune", "eksempeltal"):
        assert word in said
    for state in (State.MET, State.NEAR, State.CLEAR):
        assert STATE_WORD[state] in said
