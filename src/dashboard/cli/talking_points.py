"""`dashboard talking-points`."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from dashboard.settings import Settings
from dashboard.store.connection import open_build
from dashboard.store.locate import usable_build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.analysis.since import Since
    from dashboard.briefing.request import Request
    from dashboard.narrative.talking_points.point import Fact, Point

# The judgement, the sentences and the journal take a while to load; the other commands do without.

AUDIENCES = ("bestyrelse", "koordinationsgruppe", "foelgegruppe")


def run(arguments: argparse.Namespace) -> None:
    """Print the talking points of a meeting, the most important first. Raises DashboardError."""
    from dashboard.briefing.answers import Answers
    from dashboard.briefing.gather import gather
    from dashboard.briefing.request import request
    from dashboard.briefing.written import standing_in
    from dashboard.narrative.talking_points.compose import talking_points

    settings = Settings()
    build = usable_build(settings.build_dir)
    connection = open_build(build.path)
    try:
        answers = Answers(build.build_id, connection)
        asked = request(
            answers.basis(),
            arguments.meeting_id,
            audience=arguments.audience,
            area=arguments.area,
            rules=arguments.rules,
        )
        facts = gather(
            answers,
            asked.meeting,
            asked.ruleset,
            said=standing_in(settings.journal_address, asked.meeting.held_on, answers.basis().meetings),
            area=asked.area,
            follows_rules_in_force=asked.follows_rules_in_force,
        )
    finally:
        connection.close()
    points = talking_points(facts, asked.audience)
    if arguments.json:
        content = _as_json(build.build_id, asked, facts.since, points)
        print(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for number, point in enumerate(points, start=1):
        print(f"{number}. {point.text}")
        for fact in point.facts:
            print(f"     {fact.note()}")


def _as_json(build_id: str, asked: Request, since: Since, points: Sequence[Point]) -> dict[str, Any]:
    """The shape of docs/contract.md."""
    return {
        "build_id": build_id,
        "meeting_id": asked.meeting.meeting_id,
        "held_on": asked.meeting.held_on.isoformat(),
        "audience": asked.audience.value,
        "geography_id": asked.area,
        "ruleset_id": asked.ruleset.ruleset_id,
        "since": since.earlier.isoformat() if since.earlier else None,
        "points": [_point(point) for point in points],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "point_id": point.point_id,
        "kind": point.kind.value,
        "importance": point.importance,
        "text": point.text,
        "geography_id": point.geography_id,
        "focus_area_ids": list(point.focus_area_ids),
        "is_demo": point.is_demo,
        "facts": [_fact(fact) for fact in point.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "indicator_id": fact.indicator_id,
        "geography_id": fact.geography_id,
        "label": fact.label,
        "value": fact.value,
        "interval": fact.interval,
        "test": fact.test,
        "source": fact.source,
        "published_on": fact.published_on.isoformat() if fact.published_on else None,
        "published_assumed": fact.published_assumed,
        "is_demo": fact.is_demo,
        "is_proxy": fact.is_proxy,
        "is_old": fact.is_old,
        "note": fact.note(),
    }
