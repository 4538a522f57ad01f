"""Answers read cell by cell; what is not as declared says table, place, what came and what was due."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from dashboard.statbank.errors import BadAnswerError
from dashboard.statbank.parse import Cells, our_period, parse_cells
from dashboard.statbank.question import Format
from dashboard.statbank.tableinfo import read_tableinfo
from tests.unit.statbank.service import POPULATION, labelled, population_csv, population_info

INFO = read_tableinfo(json.dumps(population_info()).encode(), "FOLK1E")
CSV = population_csv()


def parse(text: str, form: Format = "CSV") -> Cells:
    return parse_cells(text.encode(), POPULATION, INFO, form)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("2024", "2024"),
        ("2024K3", "2024-Q3"),
        ("2024M07", "2024-07"),
        ("2024K5", None),
        ("2024M13", None),
        ("2023/2024", None),
    ],
)
def test_periods(theirs: str, ours: str | None) -> None:
    assert our_period(theirs) == ours


def test_a_sound_answer_with_its_byte_order_mark() -> None:
    cells = parse(CSV)
    assert cells.periods == ("2020K1", "2020K2", "2021K1")
    assert len(cells.by_key) == 27
    assert cells.by_key["330", "2020K1", ("TOT",)].value == Decimal(80000)
    assert cells.by_key["330", "2020K1", ("TOT",)].line == 2


@pytest.mark.parametrize(
    ("written", "value"), [("..", None), ("-", None), ("12,5", Decimal("12.5")), ("0", 0)]
)
def test_values(written: str, value: Decimal | None) -> None:
    changed = population_csv(changed={"330;TOT;2020K1": written})
    assert parse(changed).by_key["330", "2020K1", ("TOT",)].value == value


def test_columns_may_stand_in_another_order_or_go_by_their_labels() -> None:
    lines = CSV.splitlines()
    turned = [";".join(line.split(";")[::-1]) for line in [lines[0].lstrip("\ufeff"), *lines[1:]]]
    assert parse("\n".join(turned)).by_key.keys() == parse(CSV).by_key.keys()
    assert parse(CSV.replace("OMRÅDE;HERKOMST", "Område;herkomst")).periods == parse(CSV).periods


def test_labels_instead_of_codes_become_codes() -> None:
    assert parse(labelled(CSV), "BULK").by_key.keys() == parse(CSV).by_key.keys()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CSV.replace("HERKOMST", "OPRINDELSE"), r"columns have changed: .*OPRINDELSE.* came, .*HERKOMST"),
        (CSV.replace(";INDHOLD", ";VÆRDI"), "columns have changed"),
        (CSV.replace("OMRÅDE;", "OMRÅDE;KØN;"), "columns have changed"),
        ("", "columns have changed: none came"),
        ("OMRÅDE;HERKOMST;TID;INDHOLD\r\n", "no figures"),
        (CSV[: CSV.rindex(";")], "line 28 has 3 cells, 4 were expected; it may be cut off"),
        ("\r\n".join(CSV.splitlines()[:-1]), "1 of 27 cells did not come, the first is 000 35 2021K1"),
        (
            "\r\n".join(one for one in CSV.splitlines() if "2021K1" not in one),
            "no figures came for Tid 2021K1",
        ),
        ("\r\n".join(one for one in CSV.splitlines() if one[:3] != "085"), "no figures came for OMRÅDE 085"),
        (
            CSV.replace("330;TOT;2020K1;80000", "330;TOT;2020K1;8e4"),
            "line 2, column INDHOLD: '8e4' is no number",
        ),
        (CSV.replace("330;TOT;2020K1;80000", "330;TOT;2020K1;80.000"), "'80.000' is no number"),
        (CSV.replace("330;TOT", "Slagelse;TOT"), "column OMRÅDE has '000', '085', '330', neither a code nor"),
        (CSV.replace(";35;", ";36;"), "column HERKOMST has '36', neither a code nor"),
        (CSV.replace("330;TOT;2020K2", "330;TOT;2020K1"), "line 3 gives the same cell as line 2"),
        (CSV + '"', "not CSV"),
    ],
)
def test_what_is_not_as_declared(text: str, said: str) -> None:
    with pytest.raises(BadAnswerError, match=said) as raised:
        parse(text)
    assert raised.value.problem.startswith("Table FOLK1E: ")


def test_an_answer_that_is_not_utf8() -> None:
    with pytest.raises(BadAnswerError, match="not UTF-8"):
        parse_cells(CSV.lstrip("\ufeff").encode("cp1252"), POPULATION, INFO, "CSV")


def test_a_streamed_answer_may_leave_cells_out_and_they_are_unknown_then() -> None:
    text = CSV.replace("330;35;2020K1;3000\r\n", "")
    assert ("330", "2020K1", ("35",)) not in parse(text, "BULK").by_key
