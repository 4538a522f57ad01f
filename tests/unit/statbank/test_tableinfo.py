"""What a table has, against what is declared, before it is asked for."""

from __future__ import annotations

import json

import pytest

from dashboard.statbank.errors import BadAnswerError, CodeGoneError
from dashboard.statbank.tableinfo import TableInfo, check_declaration, read_tableinfo
from tests.unit.statbank.service import POPULATION, population_info, variable


def info(**changed: object) -> TableInfo:
    return read_tableinfo(json.dumps({**population_info(), **changed}).encode(), "FOLK1E")


def test_it_is_read_with_its_day_of_update() -> None:
    told = info()
    assert str(told.updated) == "2021-02-11"
    assert told.variables["HERKOMST"].values["25"] == "Indvandrere, ikke-vestlige"
    check_declaration(POPULATION, told, "CSV")
    assert info(updated=None).updated is None


def test_a_code_that_is_gone_is_told_with_those_that_there_are() -> None:
    declared = POPULATION.model_copy(update={"variables": {"HERKOMST": ("TOT", "24", "35")}})
    with pytest.raises(CodeGoneError) as raised:
        check_declaration(declared, info(), "CSV")
    assert raised.value.problem == (
        "Table FOLK1E, variable HERKOMST: 24 does not exist; allowed: TOT (I alt), 10 (Dansk),"
        " 25 (Indvandrere, ikke-vestlige), 35 (Efterkommere)."
    )
    assert "data/sources" in raised.value.remedy


def test_a_variable_that_is_gone_is_told_with_those_that_there_are() -> None:
    declared = POPULATION.model_copy(update={"area": "KOMMUNE"})
    with pytest.raises(CodeGoneError, match="KOMMUNE does not exist; allowed: OMRÅDE, HERKOMST, Tid"):
        check_declaration(declared, info(), "CSV")


def test_a_variable_that_cannot_be_left_out_must_be_declared() -> None:
    sex = {"TOT": "I alt", "M": "Mænd"}
    more = [*population_info()["variables"], variable("KØN", sex, can_be_left_out=False)]
    with pytest.raises(
        BadAnswerError, match=r"KØN is not declared, and it cannot be left out; .*TOT \(I alt\)"
    ):
        check_declaration(POPULATION, info(variables=more), "CSV")


def test_a_streamed_answer_needs_every_variable() -> None:
    more = [*population_info()["variables"], variable("KØN", {"TOT": "I alt"})]
    told = info(variables=more)
    check_declaration(POPULATION, told, "CSV")
    with pytest.raises(BadAnswerError, match=r"\(BULK\) needs them all"):
        check_declaration(POPULATION, told, "BULK")


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b"{}", b'{"id": "FOLK1E", "variables": 1}', b"\xff"]
)
def test_what_is_no_tableinfo(content: bytes) -> None:
    with pytest.raises(BadAnswerError, match="its tableinfo cannot be read"):
        read_tableinfo(content, "FOLK1E")


def test_another_tables_info() -> None:
    with pytest.raises(BadAnswerError, match="tableinfo of FOLK1A came"):
        info(id="FOLK1A")
