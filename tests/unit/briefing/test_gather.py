"""Talking points from real builds: every meeting and audience, and what the journal adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from dashboard import danish
from dashboard.briefing.answers import Answers
from dashboard.briefing.gather import gather
from dashboard.briefing.written import Standing, calendar, read_written, standing, standing_in
from dashboard.journal.authors import Role
from dashboard.journal.contents import Action, ActionState, Audience, MilestoneDone, TalkingPoints
from dashboard.journal.store import open_journal
from dashboard.narrative.talking_points.audience import UNSAID
from dashboard.narrative.talking_points.causes import cause_words
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.narrative.talking_points.edits import edits
from dashboard.narrative.talking_points.point import Kind, Point
from dashboard.store import records as r
from dashboard.store.connection import open_build
from dashboard.store.locate import usable_build
from tests.conftest import publish
from tests.unit.journal.samples import ANNA, NOW, sqlite_address

AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
BUILD = "20261125T224930207Z-d49130"
SOME_MEETINGS = (
    "bestyrelse-2017-02-23",
    "bestyrelse-2018-11-22",
    "koordinationsgruppe-2019-10-03",
    "bestyrelse-2021-11-25",
)


@pytest.fixture(scope="module")
def connection(built_data_dir: Path) -> Iterator[DuckDBPyConnection]:
    opened = open_build(usable_build(built_data_dir / "build").path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def answers(connection: DuckDBPyConnection) -> Answers:
    return Answers("build", connection)


@pytest.fixture(scope="module")
def hidden(connection: DuckDBPyConnection) -> frozenset[tuple[str, str, str]]:
    """The figures that are hidden in every publication."""
    rows = connection.execute(
        "SELECT geography_id, indicator_id, period FROM observation WHERE averaged_years = 1"
        " GROUP BY ALL HAVING bool_and(status = 'suppressed')"
    ).fetchall()
    return frozenset((str(place), str(indicator), str(period)) for place, indicator, period in rows)


def meeting(answers: Answers, meeting_id: str) -> r.Meeting:
    return next(one for one in answers.basis().meetings if one.meeting_id == meeting_id)


def told(
    answers: Answers,
    meeting_id: str,
    audience: Audience = Audience.BESTYRELSE,
    area: str | None = None,
    *,
    said: Standing = Standing(),  # noqa: B008 - frozen
    ruleset_id: str = "sub-2014",
) -> tuple[Point, ...]:
    rules = answers.basis().ruleset(ruleset_id)
    return talking_points(
        gather(answers, meeting(answers, meeting_id), rules, said=said, area=area), audience
    )


def check(points: tuple[Point, ...], answers: Answers, hidden: frozenset[tuple[str, str, str]]) -> None:
    known = answers.basis()
    places = {place.geography_id for place in known.geographies}
    assert points
    assert len({point.point_id for point in points}) == len(points), [p.point_id for p in points]
    for point in points:
        assert point.facts, point.point_id
        assert cause_words(point.text, quoted=point.quoted) == (), point.text
        assert not re.search(r"\bNone\b|\bnan\b|  |!|\{|\}|\.\.|,,| ,", point.text), point.text
        assert point.text[0].isupper(), point.text
        assert point.geography_id is None or point.geography_id in places
        assert not edits(point.text, point.text).is_by_hand
        for fact in point.facts:
            assert "\n" not in fact.note()
            assert fact.source
            key = (fact.geography_id or "", fact.indicator_id or "")
            periods = {danish.period(period) for place, of, period in hidden if (place, of) == key}
            label = fact.label.split(", ")[-1]
            assert not (label in periods and any(c.isdigit() for c in fact.value)), fact


def as_kept(points: tuple[Point, ...]) -> TalkingPoints:
    return TalkingPoints.model_validate(
        {
            "meeting_id": "bestyrelse-2021-11-25",
            "audience": Audience.BESTYRELSE,
            "points": [
                {
                    "point_id": point.point_id,
                    "original": point.text,
                    "text": point.text,
                    "is_own": False,
                    "order": order,
                }
                for order, point in enumerate(points, start=1)
            ],
            "build_id": BUILD,
            "ruleset_id": "sub-2014",
        }
    )


def look_at(answers: Answers, meeting_id: str, hidden: frozenset[tuple[str, str, str]]) -> None:
    for audience in (Audience.BESTYRELSE, Audience.KOORDINATIONSGRUPPE):
        points = told(answers, meeting_id, audience)
        check(points, answers, hidden)
        assert len(as_kept(points).points) == len(points)
    for area in AREAS:
        points = told(answers, meeting_id, Audience.FOELGEGRUPPE, area)
        check(points, answers, hidden)
        assert {point.geography_id for point in points} <= {area, None}
        for point in points:
            assert not UNSAID.search(point.text + " ".join(fact.note() for fact in point.facts)), point


@pytest.mark.parametrize("meeting_id", SOME_MEETINGS)
def test_the_points_of_a_meeting(
    meeting_id: str, answers: Answers, hidden: frozenset[tuple[str, str, str]]
) -> None:
    assert hidden
    look_at(answers, meeting_id, hidden)


@pytest.mark.slow
def test_the_points_of_every_meeting(answers: Answers, hidden: frozenset[tuple[str, str, str]]) -> None:
    for one in answers.basis().meetings:
        look_at(answers, one.meeting_id, hidden)


@pytest.mark.parametrize(
    "ruleset_id",
    ["sub-2010", "udsat-2018", "ghetto-2018", "udsat-2021", "parallelsamfund-2021", "forebyggelse-2021"],
)
def test_the_points_under_other_rules(
    ruleset_id: str, answers: Answers, hidden: frozenset[tuple[str, str, str]]
) -> None:
    points = told(answers, "bestyrelse-2021-11-25", ruleset_id=ruleset_id)
    check(points, answers, hidden)
    name = answers.basis().ruleset(ruleset_id).short_name
    assert name in points[0].text


def test_real_figures_alone(unbuilt_data_dir: Path, hidden: frozenset[tuple[str, str, str]]) -> None:
    """Without examples little is known, and the points say so instead of being few."""
    calendar = unbuilt_data_dir / "catalog" / "meetings.toml"
    days = ("2017-02-23", "2019-12-05")
    blocks = [
        f'\n[[meeting]]\nmeeting_id = "bestyrelse-{day}"\nbody = "bestyrelse"\nheld_on = {day}\n'
        for day in days
    ]
    calendar.write_text(calendar.read_text(encoding="utf-8") + "".join(blocks), encoding="utf-8")
    publish(unbuilt_data_dir, "--no-demo")
    opened = open_build(usable_build(unbuilt_data_dir / "build").path)
    try:
        answers = Answers("real", opened)
        for audience in (Audience.BESTYRELSE, Audience.KOORDINATIONSGRUPPE):
            points = told(answers, "bestyrelse-2019-12-05", audience)
            check(points, answers, hidden)
            assert not any(point.is_demo or "eksempel" in point.text for point in points)
            assert {Kind.SUMMARY, Kind.VERDICT, Kind.UNKNOWN, Kind.LIST, Kind.NEW, Kind.OLD} <= {
                point.kind for point in points
            }
        local = told(answers, "bestyrelse-2019-12-05", Audience.FOELGEGRUPPE, "ringparken")
        assert [point.text.replace("\u00a0", " ") for point in local] == [
            "I Ringparken følte 61,4 % af de adspurgte beboere sig trygge i 2015. "
            "Tallet er over tre år gammelt."
        ]
    finally:
        opened.close()


def test_the_same_finding_has_the_same_id_whatever_the_build(
    answers: Answers, connection: DuckDBPyConnection
) -> None:
    again = Answers("another", connection)
    ids = [[point.point_id for point in told(one, "bestyrelse-2021-11-25")] for one in (answers, again)]
    assert ids[0] == ids[1]
    assert "verdict-motalavej" in ids[0]
    assert "certain-motalavej-active_volunteers" in ids[0]


def test_an_area_only(answers: Answers) -> None:
    points = told(answers, "bestyrelse-2021-11-25", area="sydbyen")
    assert {point.geography_id for point in points} <= {"sydbyen", None}
    assert "summary-samlet" not in {point.point_id for point in points}


def test_nothing_of_later_is_told(answers: Answers) -> None:
    as_of = date(2019, 10, 3)
    for point in told(answers, "koordinationsgruppe-2019-10-03", Audience.KOORDINATIONSGRUPPE):
        for fact in point.facts:
            assert fact.published_on is None or fact.published_on <= as_of


def test_rules_in_force_are_those_of_each_meeting(answers: Answers) -> None:
    known = answers.basis()
    one = next(m for m in known.meetings if m.body == "bestyrelse" and m.held_on > date(2018, 12, 1))
    rules = known.rules_in_force(one.held_on)
    assert rules is not None
    facts = gather(answers, one, rules, said=Standing(), follows_rules_in_force=True)
    kinds = {point.kind for point in talking_points(facts, Audience.BESTYRELSE)}
    assert Kind.RULES in kinds
    assert Kind.IN_FORCE not in kinds


class TestJournal:
    def said(self, tmp_path: Path, answers: Answers) -> Standing:
        agreed = "bestyrelse-2021-08-25"
        with open_journal(sqlite_address(tmp_path)) as journal:
            for text, state, meeting_id in (
                ("Undersøg, hvad faldet skyldes.", ActionState.OPEN, agreed),
                ("Skriv til beboerne.", ActionState.DONE, agreed),
                ("Senere besluttet.", ActionState.OPEN, "bestyrelse-2021-11-25"),
            ):
                action = Action(
                    meeting_id=meeting_id, text=text, owner_role=Role.POLITI, due_on=date(2021, 10, 1),
                    state=state, indicator_id="arson", geography_id="sydbyen",
                )  # fmt: skip
                journal.add(action, ANNA, now=datetime(2021, 9, 1, 12, tzinfo=UTC), meeting_id=meeting_id)
            journal.add(
                MilestoneDone(
                    milestone_id="sociale_kompetencer_moedested", done_on=date(2021, 9, 1), evidence="Set."
                ),
                ANNA,
                now=NOW,
                meeting_id=agreed,
            )
            written = read_written(journal)
        return standing(written, date(2021, 11, 11), calendar(answers.basis().meetings))

    def test_actions_and_milestones(self, tmp_path: Path, answers: Answers) -> None:
        points = told(
            answers, "koordinationsgruppe-2021-11-11", Audience.BESTYRELSE, said=self.said(tmp_path, answers)
        )
        (overdue,) = [point for point in points if point.kind is Kind.OVERDUE]
        assert overdue.text == (
            "Aftalen „Undersøg, hvad faldet skyldes.“ hos politiet havde frist 1. oktober 2021 og er ikke "
            "meldt udført."
        )
        assert overdue.geography_id == "sydbyen"
        assert overdue.focus_area_ids == ("kriminalpraevention", "trivsel_demokrati_civilsamfund")
        (fact,) = overdue.facts
        assert (fact.source, fact.value) == ("Journalen", "frist 1. oktober 2021, åben")
        assert fact.label.endswith("aftalt i bestyrelsen 25. august 2021")
        assert cause_words(overdue.text, quoted=overdue.quoted) == ()
        missed = {point.point_id for point in points if point.kind is Kind.MISSED}
        assert "missed-milepael-sociale_kompetencer_moedested" not in missed
        assert as_kept(points).points[0].point_id == points[0].point_id

    def test_a_journal_that_nobody_wrote_is_empty_and_is_not_made(self, tmp_path: Path) -> None:
        assert standing_in(sqlite_address(tmp_path), date(2021, 11, 11), ()) == Standing()
        assert not list(tmp_path.iterdir())
