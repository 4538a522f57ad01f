"""Tables as HTML, and as a file that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.ui.tables import Table, breakable, facts, fold
from tests.unit.samples import HOSTILE

TABLE = Table(heads=("Område", "Værdi"), rows=(("Præstevangen/Parkvej", "43,1\u00a0%"),), numeric=("Værdi",))


def read(table: Table) -> list[list[str]]:
    text = table.csv()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_the_file_holds_what_the_screen_shows() -> None:
    assert read(TABLE) == [["Område", "Værdi"], ["Præstevangen/Parkvej", "43,1 %"]]


def test_cells_with_separators_quotes_and_lines_come_back_whole() -> None:
    cell = 'a;b "c"\r\nd'
    assert read(Table(("x",), ((cell,),)))[1] == [cell]


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x";"y")', "=cmd|' /C calc'!A0"],
)
def test_no_cell_is_a_formula(formula: str) -> None:
    assert read(Table(("x",), ((formula,),)))[1][0].startswith("'")


@pytest.mark.parametrize("formula", ["-1+cmd|' /C calc'!A0", "-SUM(A1:A2)", "-2+3"])
def test_a_minus_makes_no_formula_either(formula: str) -> None:
    assert read(Table(("x",), ((formula,),)))[1][0].startswith("'")


@pytest.mark.parametrize("text", ["-5,2", "-1.234", "-5,2\u00a0%", "-", "–", "0", "", "a=b"])
def test_numbers_and_plain_text_are_left_alone(text: str) -> None:
    assert read(Table(("x", "y"), ((text, "z"),)))[1][0] == text.replace("\u00a0", " ")


def test_an_empty_table_has_its_heads() -> None:
    table = Table(("Fil", "Linje"), ())
    assert read(table) == [["Fil", "Linje"]]
    assert "Linje" in table.html("Afviste rækker")


def test_html_has_a_name_heads_and_cells() -> None:
    html = TABLE.html("Værdier")
    for part in ("Værdier", "Område", "Præstevangen/Parkvej", "43,1", "<table", 'scope="col"'):
        assert part in html


def test_html_is_escaped() -> None:
    html = Table((HOSTILE,), ((HOSTILE,),)).html(HOSTILE)
    assert "<script" not in html
    assert html.count("&lt;script") == 3
    assert '"citat"' not in html


def test_fold_escapes_its_title_and_may_stand_open() -> None:
    closed, opened = fold(HOSTILE, "<p>indhold</p>"), fold("Titel", "", is_open=True)
    assert "<script" not in closed
    assert "<p>indhold</p>" in closed
    assert "<details" in closed
    assert " open" not in closed.split(">")[0]
    assert " open" in opened.split(">")[0]


def test_facts_escape_their_terms_and_take_html() -> None:
    html = facts([(HOSTILE, "<b>ja</b>"), ("Kilde", "x")])
    assert "<script" not in html
    assert "<b>ja</b>" in html
    assert html.count("<dt>") == 2


def test_cards_name_each_cell_by_its_head() -> None:
    html = Table((HOSTILE, "Værdi"), (("a", "b"),)).html("x", cards=True)
    assert 'data-head="Værdi">b</td>' in html
    assert 'class="figures cards"' in html
    assert HOSTILE not in html
    assert "data-head" not in TABLE.html("x")


def test_a_name_goes_on_after_its_slash_and_is_escaped() -> None:
    assert breakable("Ringparken/Schackenborgvænge") == "Ringparken/<wbr>Schackenborgvænge"
    assert HOSTILE not in breakable(HOSTILE)
