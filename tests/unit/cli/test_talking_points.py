"""`dashboard talking-points`: what it prints and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.cli.talking_points import AUDIENCES
from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points.point import Kind
from tests.conftest import DATA_DIR

MEETING = "bestyrelse-2021-11-25"


@pytest.fixture(autouse=True)
def settings(built_data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(built_data_dir))
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", f"sqlite:///{(tmp_path / 'none.sqlite').as_posix()}")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["talking-points", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_shape_of_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/contract.md promises it."""
    content = printed(capsys, MEETING)
    points = content.pop("points")
    assert content.pop("build_id")
    assert content == {
        "meeting_id": MEETING,
        "held_on": "2021-11-25",
        "audience": "bestyrelse",
        "geography_id": None,
        "ruleset_id": "sub-2014",
        "since": "2021-08-25",
    }
    for point in points:
        assert list(point) == [
            *("point_id", "kind", "importance", "text", "geography_id", "focus_area_ids", "is_demo", "facts"),
        ]
        assert point["kind"] in set(Kind)
        assert point["facts"]
        for fact in point["facts"]:
            assert list(fact) == [
                *("indicator_id", "geography_id", "label", "value", "interval", "test", "source"),
                *("published_on", "published_assumed", "is_demo", "is_proxy", "is_old", "note"),
            ]
    by_id = {point["point_id"]: point for point in points}
    early = by_id["early-samlet-arson"]
    assert early["text"].replace("\u00a0", " ") == (
        "I de fire områder samlet var der 1 påsat brand i 3. kvartal 2021 (95 %: 0–6). Tyder på fald, i den "
        "ønskede retning (1. kvartal 2015 – 3. kvartal 2021); ikke statistisk sikkert. De seneste syv tal "
        "ligger alle på samme side af seriens gennemsnit. Vurdér igen, når 4. kvartal 2021 foreligger. "
        "Tegnet er nyt siden 25. august 2021. Tallet er et eksempel."
    )
    assert early["focus_area_ids"] == ["kriminalpraevention", "trivsel_demokrati_civilsamfund"]
    (fact,) = early["facts"]
    assert {key: fact[key] for key in ("value", "published_on", "is_demo", "is_proxy", "is_old")} == {
        "value": "1",
        "published_on": "2021-11-02",
        "is_demo": True,
        "is_proxy": False,
        "is_old": False,
    }


def test_the_contract_names_the_kinds_and_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    section = (DATA_DIR.parent / "docs" / "contract.md").read_text(encoding="utf-8")
    section = section.split("### Talking points")[1].split("\n## ")[0]
    row = next(line for line in section.splitlines() if line.startswith("| `kind`"))
    assert set(re.findall(r"`(\w+)`", row)) - {"kind"} == set(Kind)
    content = printed(capsys, MEETING)
    keys = {*content, *content["points"][0], *content["points"][0]["facts"][0]}
    assert keys <= set(re.findall(r"`(\w+)`", section))


def test_the_same_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, MEETING) == printed(capsys, MEETING)


def test_each_sentence_is_followed_by_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["talking-points", MEETING]) == 0
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("1. To af de fire områder opfylder betingelserne")
    assert second.startswith("     Opfyldte kriterier, Motalavej, efter SUB 2014-2018: 3 af 5")
    assert any(line.startswith("2. ") for line in rest)


def test_the_audience_the_area_and_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    group = printed(capsys, "koordinationsgruppe-2021-11-11")
    assert group["audience"] == "koordinationsgruppe"
    assert any(point["kind"] == "discuss" for point in group["points"])
    local = printed(capsys, MEETING, "--audience", "foelgegruppe", "--area", "motalavej")
    assert local["geography_id"] == "motalavej"
    assert not {"verdict", "summary", "list"} & {point["kind"] for point in local["points"]}
    in_force = printed(capsys, MEETING, "--rules", "gaeldende")
    assert in_force["ruleset_id"] == "udsat-2018"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bestyrelse-2021-11-24"], "Meetings near it: "),
        ([MEETING, "--audience", "foelgegruppe"], "Add --area with one of: motalavej"),
        ([MEETING, "--area", "samlet"], "There is no area samlet"),
        ([MEETING, "--rules", "sub-2015"], "There are no rules sub-2015"),
    ],
)
def test_what_does_not_exist_ends_with_1(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["talking-points", *words]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err


def test_a_build_without_meetings(
    real_data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(real_data_dir))
    assert main(["talking-points", MEETING]) == 1
    assert "calendar of the published build is empty" in capsys.readouterr().err


def test_no_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    assert main(["talking-points", MEETING]) == 1
    assert "No build is published" in capsys.readouterr().err


def test_a_journal_that_does_not_answer_is_no_empty_journal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", "postgresql://anna:hemmelig@127.0.0.1:1/journal")
    assert main(["talking-points", MEETING]) == 1
    output = capsys.readouterr()
    assert "does not answer" in output.err
    assert "hemmelig" not in output.err
    assert output.out == ""


@pytest.mark.parametrize("words", [[], [MEETING, "--audience", "pressen"], [MEETING, "x"]])
def test_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["talking-points", *words])
    assert caught.value.code == 2


def test_the_audiences_of_the_command_are_those_of_the_sentences() -> None:
    assert list(AUDIENCES) == [audience.value for audience in Audience]
