"""The name of an uploaded file: ours to store, whatever the browser sent."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import DashboardError
from dashboard.loader.safe_name import KEPT_SUFFIXES, MOST_NAME_BYTES, safe_name

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
PARTS = st.lists(
    st.one_of(
        ANY_TEXT,
        st.sampled_from(
            [
                "../",
                "..\\",
                "C:\\",
                "/",
                "-",
                ".",
                " ",
                "~$",
                "CON",
                "com1",
                "\0",
                "\n",
                "a\u030a",
                "æøåÆØÅ",
                "\u202e",
            ]
        ),
    ),
    max_size=6,
).map("".join)


@pytest.mark.parametrize(
    ("original", "kept"),
    [
        ("Tal for Ringparken, 2. kvartal (endelig).CSV", "Tal for Ringparken, 2. kvartal (endelig).csv"),
        ("beskæftigelse_Østbyen_på.xlsx", "beskæftigelse_Østbyen_på.xlsx"),
        ("a\u030ar.csv", "år.csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\Bo\\tal.xlsx", "tal.xlsx"),
        ("-rf.csv", "rf.csv"),
        (".skjult.csv", "skjult.csv"),
        ("~$tal.xlsx", "tal.xlsx"),
        ("to\nlinjer\tog\0nul.csv", "to linjer og_nul.csv"),
        ("<b>'\"&;|*?.csv", "b_.csv"),
        ("CON.csv", "fil_CON.csv"),
        ("com1.tal.csv", "fil_com1.tal.csv"),
        ("console.csv", "console.csv"),
        ("tal.xlsx.csv", "tal.xlsx.csv"),
        ("tal.csv. ", "tal.csv"),
        (".csv", "fil.csv"),
        ("....csv", "fil.csv"),
        ("tal\u202efdp.csv", "tal_fdp.csv"),
    ],
)
def test_known_names(original: str, kept: str) -> None:
    assert safe_name(original) == kept


@given(PARTS, st.sampled_from([".csv", ".CSV", ".xlsx", ".XlSx"]))
@example("lpt¹", ".csv")
@example("å" * 300, ".xlsx")
@example("a" + "\u0301" * 300, ".csv")
@example("x" * 100 + " " * 50 + "y", ".csv")
def test_it_can_be_stored_and_does_not_change_again(start: str, suffix: str) -> None:
    kept = safe_name(f"{start}{suffix}")

    assert kept.endswith(KEPT_SUFFIXES)
    assert len(kept.encode()) <= MOST_NAME_BYTES
    assert kept[0].isalnum()
    assert Path(kept).name == kept
    assert not set(kept) & set('/\\:*?"<>|$~')
    assert not any(
        unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp") for letter in kept
    )
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.split(".")[0].rstrip().lower() not in ("con", "prn", "aux", "nul", "com1", "lpt1", "lpt¹")
    assert safe_name(kept) == kept


@given(PARTS)
@example("tal.csv")
@example("bil.xlsm")
@example("uden endelse")
@example("x.csv/")
def test_any_other_suffix_is_refused_with_its_remedy(original: str) -> None:
    if original.replace("\\", "/").split("/")[-1].rstrip(" .\t\r\n\0").lower().endswith(KEPT_SUFFIXES):
        safe_name(original)
        return
    with pytest.raises(DashboardError, match=r"What to do: Save it from Excel") as refused:
        safe_name(original)
    assert "\n" not in refused.value.problem
