"""Simple CSV files and official lists: a refresh ends with every row accounted for, or says what is wrong."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import DashboardError
from dashboard.loader.report import RefreshReport
from tests.fuzz.effort import effort, ends, spoilt, tells
from tests.unit.loader.conftest import DATA_DIR, DataFolder

HEADS = [
    "geography_id",
    "indicator_id",
    "period",
    "value",
    "numerator",
    "denominator",
    "status",
    "published_on",
    "note",
]
LIST_HEADS = [
    "geography_id",
    "list_date",
    "list_name",
    "on_list",
    "source",
    "national_areas_on_list",
    "confidence",
]
SOUND = (DATA_DIR / "raw" / "ansoegning.csv").read_bytes()
SOUND_LIST = (DATA_DIR / "raw" / "list_status.csv").read_bytes()

ODD = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "", " ", "..", "-", "<5", "0", "-0", "1.234", "1,5", "1e400", "NaN", "inf", "0x10", "²", "٣",
            "9" * 400,
            '"', "'", ";", "a\nb", "\r\n", "\u00a0", "\u202e", "\ufeff", "{value}", "{0}", "%s", "=1+1",
            "NULL", "\\N",
        ]
    ),
)  # fmt: skip
PLACE = st.sampled_from(["motalavej", "ringparken", "sydbyen", "samlet", "slagelse_kommune", "danmark"])
DAY = st.dates().map(str)


def or_odd(usual: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(usual, usual, usual, usual, ODD)


ROW = st.tuples(
    or_odd(PLACE),
    or_odd(st.sampled_from(["employed", "residents", "arson", "mean_income"])),
    or_odd(
        st.builds(
            "{}{}".format, st.integers(1890, 2110), st.sampled_from(["", "-Q1", "-Q5", "-07", "-13", "K2"])
        )
    ),
    or_odd(st.decimals(-10, 2000, places=1).map(str)),
    or_odd(st.integers(-1, 50).map(str)),
    or_odd(st.integers(-1, 100).map(str)),
    or_odd(st.sampled_from(["final", "preliminary", "suppressed", "break", ""])),
    or_odd(DAY),
    ODD,
)
LIST_ROW = st.tuples(
    or_odd(PLACE), or_odd(DAY), st.sampled_from(["Ghettolisten", ""]),
    or_odd(st.sampled_from(["true", "false"])), ODD, or_odd(st.integers(0, 60).map(str)),
    or_odd(st.sampled_from(["", "found in text"])),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("fuzz") / "data")
    # Each try is a build of its own; what the one before had may go missing.
    made.settings = made.settings.model_copy(update={"keep_builds": 2, "max_unknown_share": 1.0})
    return made


def accounted(folder: DataFolder, content: bytes) -> RefreshReport | None:
    """Refresh with one file; None where it was refused with its remedy."""
    folder.write("raw/tal.csv", content)
    try:
        report = folder.refresh(accept="fuzz", hold=True)
    except DashboardError as error:
        tells(error)
        return None
    for one in report.files:
        assert one.rows_read == one.kept + one.rejected + one.left_out
    assert len(report.rejected) == sum(one.rejected for one in report.files)
    assert all(row.line >= 1 for row in report.rejected)
    return report


def written(heads: list[str], rows: list[tuple[str, ...]], delimiter: str, end: str) -> bytes:
    stream = io.StringIO()
    # Left to itself, the writer quotes a cell with "\r" only where that ends the lines.
    has_returns = any("\r" in cell for row in rows for cell in row)
    quoting = csv.QUOTE_ALL if has_returns else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(heads)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


@given(st.lists(ROW, min_size=1, max_size=30), st.sampled_from(";,\t"), st.sampled_from(["\n", "\r\n"]))
@effort(40)
@ends
def test_any_rows(folder: DataFolder, rows: list[tuple[str, ...]], delimiter: str, end: str) -> None:
    report = accounted(folder, written(HEADS, rows, delimiter, end))
    if report is None:
        return
    assert report.kept + len(report.rejected) == len(rows)
    if any(mark in cell for row in rows for cell in row for mark in "\r\n"):
        return
    for one in report.rejected:
        # It is told of its own line, and of no other one.
        if one.column_name in HEADS and one.value and one.value != "(skjult)":
            assert one.value.strip() in rows[one.line - 2][HEADS.index(one.column_name)]


@given(spoilt(SOUND))
@example(SOUND + b'"')
@example(SOUND.replace(b"\n", b"\r"))
@effort(40)
@ends
def test_a_spoilt_file(folder: DataFolder, content: bytes) -> None:
    accounted(folder, content)


@given(st.lists(LIST_ROW, min_size=1, max_size=20))
@effort(15)
@ends
def test_any_official_list(folder: DataFolder, rows: list[tuple[str, ...]]) -> None:
    report = accounted(folder, written(LIST_HEADS, rows, ";", "\n"))
    if report is not None:
        assert report.kept + len(report.rejected) == len(rows)


@given(spoilt(SOUND_LIST))
@effort(15)
@ends
def test_a_spoilt_official_list(folder: DataFolder, content: bytes) -> None:
    accounted(folder, content)


def test_the_sound_files_are_read(folder: DataFolder) -> None:
    for content, rows in ((SOUND, 25), (SOUND_LIST, SOUND_LIST.count(b"\n") - 1)):
        report = accounted(folder, content)
        assert report is not None
        assert report.kept == rows
    assert Path(folder.data_dir / "raw").is_dir()
