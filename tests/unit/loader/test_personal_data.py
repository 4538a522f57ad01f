"""A file about named persons is refused whole, and what gave it away is told nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import SourceFileError
from dashboard.loader.personal_data import has_cpr, is_personal_head
from tests.unit.loader.conftest import HEAD, DataFolder

CPR = "010190-1234"
ROW = "motalavej;employed;2014;31,6"


PERSONAL_HEADS = (
    *("Navn", "fornavn", "EFTERNAVN", "cpr", "CPR-nr.", "cprnr", "cpr_nummer", "Personnummer", "Fødselsdato"),
    *("Adresse", "name", "Full name", "E-mail", "Tlf."),
)


@pytest.mark.parametrize("head", PERSONAL_HEADS)
def test_personal_heads(head: str) -> None:
    assert is_personal_head(head)


@pytest.mark.parametrize(
    "head",
    [
        "geography_id",
        "note",
        "navngivning",
        "områdenavn",
        "afdelingsnavn",
        "antal personer",
        "",
        "indicator_name",
    ],
)
def test_heads_that_are_not_personal(head: str) -> None:
    assert not is_personal_head(head)


@pytest.mark.parametrize("text", [CPR, "0101901234", "010190 1234", f"se {CPR}.", f"x{CPR}x", "3112991234"])
def test_cpr_numbers(text: str) -> None:
    assert has_cpr(text)


@pytest.mark.parametrize(
    "text", ["", "2014-01-01", "320190-1234", "011390-1234", "10190-1234", "01019012345", "146626"]
)
def test_numbers_that_are_none(text: str) -> None:
    assert not has_cpr(text)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD};navn\n{ROW};Jens Hansen\n",
        f"{HEAD};cprnr\n{ROW};x\n",
        f"{HEAD};note\n{ROW};Se sag {CPR}\n",
        f"{HEAD};note\n{ROW};Se sag 0101901234\n",
        f"{HEAD};farve\n{ROW};{CPR}\n",
        f"{HEAD}\n{ROW}\n{CPR};employed;2015;31,6\n",
        f"{HEAD}\n{ROW}\nmotalavej;employed;2015;{CPR}\n",
        f"{HEAD}\n{ROW}\nmotalavej;employed;{CPR};31,6\n",
        f"{HEAD}\n{ROW}\nmotalavej;mean_income;2015;0101901234\n",
        f"{HEAD};source_id\n{ROW};\nmotalavej;employed;2015;31,6;sag_0101901234\n",
        f"{HEAD};numerator;unit\n{ROW};221;\nmotalavej;employed;2015;31,6;221;{CPR}\n",
        f"{HEAD}\n{ROW}\nmotalavej;employed;2015;31,6;{CPR}\n",
        f"{CPR};employed;2014;31,6\n{ROW}\n",
        f'{HEAD};note\n{ROW};"linje\nog {CPR}"\n',
        f"geography_id,list_date,list_name,on_list,source\nmotalavej,2018-12-01,liste,true,{CPR}\n",
    ],
)
def test_a_personal_file_is_refused_whole(folder: DataFolder, content: str) -> None:
    folder.write("raw/personer.csv", content)
    with pytest.raises(SourceFileError, match="refused as a whole") as caught:
        folder.refresh()
    told = str(caught.value) + folder.report.as_text() + str(folder.report.as_json())
    assert folder.builds == ["last_look.json", "log.jsonl", "refresh.lock"]
    told += "".join(path.read_text("utf-8") for path in folder.settings.build_dir.iterdir())
    assert "1234" not in told
    assert "Jens" not in told
    assert not folder.report.rejected


@pytest.mark.parametrize("place", ["heads", "cell", "other-sheet", "other-heads", "number"])
def test_a_personal_workbook_is_refused_whole(folder: DataFolder, place: str) -> None:
    describe(folder)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Område", "År", "Andel", "Navn" if place == "heads" else "Bemærkning"])
    sheet.append(
        ["Motalavej", 2014, 31.6, CPR if place == "cell" else 3101901234 if place == "number" else ""]
    )
    other = book.create_sheet("Andet")
    other.append([CPR if place == "other-sheet" else "", "Fornavn" if place == "other-heads" else ""])
    save(book, folder.data_dir / "raw" / "lbf" / "tal.xlsx")
    with pytest.raises(SourceFileError, match="refused as a whole") as caught:
        folder.refresh()
    assert "1234" not in str(caught.value)


def describe(folder: DataFolder) -> None:
    folder.write(
        "sources/prove.toml",
        """
        source_id = "prove"
        name = "Prøve"
        publisher = "Prøve"
        what = "Prøve"
        how_it_comes = "Prøve"
        [[files]]
        pattern = "lbf/*.xlsx"
        format = "xlsx"
        columns = { geography_id = "Område", period = "År", value = "Andel" }
        fixed = { indicator_id = "employed" }
        codes.geography_id = { "Motalavej" = "motalavej" }
        """,
    )


def save(book: Workbook, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
