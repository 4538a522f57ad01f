"""The physical line of a row, whatever stands between the rows."""

from __future__ import annotations

import pytest

from tests.unit.loader.conftest import HEAD, DataFolder

SOUND = "".join(f"motalavej;employed;{year};31,6;\n" for year in range(2000, 2010))


def lines(folder: DataFolder, content: str) -> list[tuple[int, str | None]]:
    folder.write("raw/a.csv", content)
    folder.refresh()
    return [(row.line, row.column_name) for row in folder.report.rejected]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_behind_blank_lines_and_quoted_line_ends(folder: DataFolder, newline: str, mark: str) -> None:
    content = (
        f"{mark}{HEAD};note\n\n"
        'motalavej;employed;2010;31,6;"to\nlinjer ""her"""\n'  # lines 3-4
        "motalavej;employed;x;31,6;\n"  # 5
        "motalavej;employed;2012\n"  # 6
        "\n"
        "motalavej;employed;2013;31,6;;;x\n"  # 8
        'motalavej;employed;y;31,6;"en\n\ntre"\n'  # 9-11
        "motalavej;employed;z;31,6;\n"  # 12
        f"{SOUND}"
    )
    assert lines(folder, content.replace("\n", newline)) == [
        (5, "period"),
        (6, None),
        (8, None),
        (9, "period"),
        (12, "period"),
    ]
    assert folder.report.files[0].rows_read == 16
    assert folder.report.kept == 11


def test_a_stray_quotation_mark_costs_its_own_line_only(folder: DataFolder) -> None:
    content = f'{HEAD};note\nmotalavej;employed;2015;31,6;"a"b\nmotalavej;employed;x;31,6;\n{SOUND}'
    assert lines(folder, content) == [(2, None), (3, "period")]
    assert "quotation mark" in folder.report.rejected[0].reason


def test_a_broken_line_is_known_by_its_first_cells(folder: DataFolder) -> None:
    lines(folder, f"{HEAD};note\nmotalavej;employed;2015;31,6\n{SOUND}")
    (row,) = folder.report.rejected
    assert row.value == "motalavej;employed;2015 …"
    assert row.source_id == "uoplyst"


def test_lines_in_a_file_that_duckdb_reads_in_many_parts(folder: DataFolder) -> None:
    note = "x" * 120
    bad = {70_000: "motalavej;employed;x;31,6;;", 140_000: "motalavej;employed;2015", 199_999: "m;n;o;p;q;r"}
    body = (
        bad.get(
            number,
            f"motalavej;employed;{2000 + number % 99}-{1 + number // 99 % 12:02d};31,6;"
            f"{2100 + number // 1188 // 28}-01-{1 + number // 1188 % 28:02d};{note}",
        )
        for number in range(2, 200_000)
    )
    assert lines(folder, f"{HEAD};published_on;note\n" + "\n".join(body) + "\n") == [
        (70_000, "period"),
        (140_000, None),
        (199_999, "geography_id"),
    ]
