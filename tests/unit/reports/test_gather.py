"""What a pack is made from, and what cannot be asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.briefing.answers import Basis
from dashboard.errors import PackError
from dashboard.reports.content.pack import pack
from dashboard.reports.gather import Material, Writings, the_meeting, the_ruleset
from tests.unit.reports.conftest import gathered
from tests.unit.reports.samples import MADE_ON, MEETING, writings


def test_nothing_published_later_is_in_it(material: Material) -> None:
    assert material.figures
    assert max(figure.published_on for figure in material.figures) <= material.as_of
    for portrait in material.portraits.values():
        for panel in portrait.panels:
            assert all(point.published_on <= material.as_of for point in panel.points)


def test_each_indicator_is_drawn_once_and_no_criterion(material: Material) -> None:
    criteria = {column.criterion.indicator_id for column in material.picture.columns}
    assert len(material.portraits) == len(material.basis.focus_areas)
    assert not criteria & set(material.portraits)


def test_a_milestone_that_was_written_down_is_reached(material: Material) -> None:
    (found,) = [m for m in material.milestones if m.milestone.milestone_id == "plettet_straffeattest_model"]
    assert found.milestone.done_on == date(2021, 11, 1)
    assert found.word is not None


def test_an_unknown_meeting_names_the_latest(material: Material) -> None:
    with pytest.raises(PackError, match="bestyrelse-2021-11-25") as caught:
        the_meeting(material.basis, "bestyrelse-1999-01-01")
    assert "meetings.toml" in caught.value.remedy


def test_an_empty_calendar_takes_the_meeting_from_its_id(bare_material: Material) -> None:
    known: Basis = bare_material.basis
    assert known.meetings == ()
    meeting = the_meeting(known, MEETING)
    assert (meeting.body, meeting.held_on.isoformat(), meeting.is_demo) == ("bestyrelse", "2021-11-25", False)
    assert not bare_material.is_in_calendar
    assert bare_material.compared.meeting is None
    assert bare_material.news is not None
    for wrong in ("bestyrelse-2021-02-30", "klub-2021-11-25", "bestyrelse-2021-11-25x", ""):
        with pytest.raises(PackError):
            the_meeting(known, wrong)


def test_rules(material: Material) -> None:
    known, day = material.basis, material.as_of
    assert the_ruleset(known, None, day).ruleset_id == known.programme.default_ruleset_id
    assert the_ruleset(known, "gaeldende", day).ruleset_id == "udsat-2018"
    assert the_ruleset(known, "udsat-2021", day).ruleset_id == "udsat-2021"
    with pytest.raises(PackError, match="no ruleset 'x'") as caught:
        the_ruleset(known, "x", day)
    assert "sub-2014" in caught.value.remedy


def test_the_same_build_gives_the_same_pack(
    built_data_dir: Path, material: Material, no_charts: None
) -> None:
    again = gathered(built_data_dir, writings())
    assert pack(again, made_on=MADE_ON).content_hash() == pack(material, made_on=MADE_ON).content_hash()


def test_the_versions_used_are_named() -> None:
    assert len(writings().version_ids) == 9
    assert list(writings().version_ids) == sorted(writings().version_ids)
    assert Writings().version_ids == ()
