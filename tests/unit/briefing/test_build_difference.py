"""Which meeting a held build is looked at for, and what it changes there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.briefing.answers import Answers
from dashboard.briefing.build_difference import board_meeting, compare
from dashboard.briefing.written import Standing
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from dashboard.store.records import Meeting

MEETINGS = (
    Meeting("koordinationsgruppe-2021-10-01", "koordinationsgruppe", date(2021, 10, 1), False),
    Meeting("bestyrelse-2021-11-25", "bestyrelse", date(2021, 11, 25), False),
    Meeting("bestyrelse-2021-03-25", "bestyrelse", date(2021, 3, 25), False),
)


@pytest.mark.parametrize(
    ("day", "held_on"),
    [
        (date(2021, 1, 1), date(2021, 3, 25)),
        (date(2021, 3, 25), date(2021, 3, 25)),
        (date(2021, 3, 26), date(2021, 11, 25)),
        (date(2022, 1, 1), date(2021, 11, 25)),
    ],
)
def test_the_boards_next_meeting_else_its_latest(day: date, held_on: date) -> None:
    found = board_meeting(MEETINGS, day)
    assert found is not None
    assert (found.body, found.held_on) == ("bestyrelse", held_on)


def test_no_board_meeting() -> None:
    assert board_meeting(MEETINGS[:1], date(2021, 1, 1)) is None


def test_a_build_against_itself_changes_nothing(built_data_dir: Path, tmp_path: Path) -> None:
    path = published_build(built_data_dir / "build").path
    shutil.copy(path, tmp_path / path.name)
    before, after = open_build(path), open_build(tmp_path / path.name)
    found = compare(
        Answers("a", before),
        Answers("b", after),
        as_of=date(2021, 11, 25),
        ruleset_id="sub-2014",
        said=Standing(),
    )
    before.close()
    after.close()
    assert (found.difference.figures, found.difference.verdicts, found.difference.criteria) == ((), (), ())
    assert (found.difference.trends, found.difference.lists, found.points) == ((), (), ())
    assert found.meeting is not None
    assert [one.ruleset_id for one in found.rulesets] == ["sub-2014", "udsat-2018"]


def test_examples_against_none(built_data_dir: Path, real_data_dir: Path) -> None:
    """Every example figure vanishes, and so do the verdicts that rest on them."""
    before = open_build(published_build(built_data_dir / "build").path)
    after = open_build(published_build(real_data_dir / "build").path)
    found = compare(
        Answers("a", before),
        Answers("b", after),
        as_of=date(2021, 11, 25),
        ruleset_id="sub-2014",
        said=Standing(),
    )
    before.close()
    after.close()
    assert (found.demo_before, found.demo_after) == (True, False)
    assert found.difference.figures
    assert all(one.before is not None and one.before.is_demo for one in found.difference.figures)
    assert all(one.after is None for one in found.difference.figures)
    assert found.difference.verdicts
    assert found.meeting is None
