"""A file whose name, cells and columns are markup is told of as text, on every page that names files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.screen import pieces, words
from tests.conftest import publish

Open = Callable[..., AppTest]
MARK = "hostile"
EVIL = f"<img src=x onerror={MARK}()>"
NAME = f"{EVIL}'\"&amp;[x](javascript:{MARK}) $1$ :red[x].csv"
FIGURES = f"""geography_id;indicator_id;period;value;published_on;note;<script>{MARK}()<script>
sydbyen;employed;2021;61,4;2022-10-03;"{EVIL}";{EVIL}
sydbyen;employed;{EVIL};61,4;2022-10-03;;
{EVIL};employed;2020;61,4;2022-10-03;;
sydbyen;employed;2019;"{EVIL}";2022-10-03;;
"""


@pytest.fixture(scope="module")
def data_dir(real_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(real_data_dir, target)
    (target / "raw" / NAME).write_text(FIGURES, encoding="utf-8")
    return publish(target, "--no-demo")


@pytest.mark.parametrize("page", ["data_og_kilder", "nye_tal", "metode", "status", "ny_kilde"])
def test_markup_in_a_file_is_shown_as_text(data_dir: Path, open_page_on: Open, page: str) -> None:
    screen = open_page_on(data_dir, page, moede="bestyrelse-2022-11-24", indikator="employed")
    assert not screen.exception
    for node in (node for piece in pieces(screen) for node in piece.walk()):
        assert node.tag != "script"
        assert MARK not in "".join(
            [*node.attributes, *(v for k, v in node.attributes.items() if k.startswith("on"))]
        )
        assert not (node.tag == "a" and node.attributes.get("href", "").startswith("javascript:"))


def test_it_is_shown_at_all(data_dir: Path, open_page_on: Open) -> None:
    """Else nothing would have been looked at above."""
    shown: Any = [
        word for page in ("data_og_kilder", "nye_tal") for word in words(open_page_on(data_dir, page))
    ]
    assert any("onerror" in word for word in shown)
