"""`dashboard compare`."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import danish
from dashboard.errors import PublishError
from dashboard.settings import Settings
from dashboard.store.connection import open_build
from dashboard.store.locate import usable_build
from dashboard.store.publish import whole_build

if TYPE_CHECKING:
    from dashboard.analysis.build_difference import FigureDifference
    from dashboard.briefing.answers import Answers
    from dashboard.briefing.build_difference import Comparison


def run(arguments: argparse.Namespace) -> None:
    """Print what a build says differently from the published one. Raises DashboardError."""
    from dashboard.briefing.answers import Answers

    settings = Settings()
    published = usable_build(settings.build_dir)
    held = whole_build(settings.build_dir, arguments.build_id)
    if held.build_id == published.build_id:
        raise PublishError(
            f"The build {held.build_id} is the published one.",
            "Run `dashboard builds` and give one that is not published.",
        )
    before, after = open_build(published.path), open_build(settings.build_dir / Path(held.file).name)
    try:
        found = _compare(
            settings, Answers(published.build_id, before), Answers(held.build_id, after), arguments
        )
    finally:
        before.close()
        after.close()
    content = {"build_id": held.build_id, "published": published.build_id, **_content(found)}
    if arguments.json:
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        _print(content)


def _compare(
    settings: Settings, before: Answers, after: Answers, arguments: argparse.Namespace
) -> Comparison:
    from dashboard.briefing.build_difference import board_meeting, compare
    from dashboard.briefing.request import request
    from dashboard.briefing.written import standing_in

    known = before.basis()
    today = danish.local_time(datetime.now(UTC)).date()
    meeting = board_meeting(known.meetings, today)
    as_of, ruleset_id = meeting.held_on if meeting else today, known.programme.default_ruleset_id
    meeting_id = arguments.meeting or (meeting.meeting_id if meeting else None)
    if meeting_id is not None:
        asked = request(known, meeting_id, audience="bestyrelse", area=None, rules=arguments.rules)
        as_of, ruleset_id = asked.meeting.held_on, asked.ruleset.ruleset_id
    said = standing_in(settings.journal_address, as_of, known.meetings)
    return compare(before, after, as_of=as_of, ruleset_id=ruleset_id, said=said)


def _content(found: Comparison) -> dict[str, Any]:
    from dashboard.analysis.build_difference import FigureKind

    difference = found.difference
    return {
        "as_of": found.as_of.isoformat(),
        "rulesets": [one.ruleset_id for one in found.rulesets],
        **{kind.value: [_figure(one) for one in difference.of_kind(kind)] for kind in FigureKind},
        "verdicts": [
            {
                "geography_id": one.geography_id,
                "ruleset_id": one.ruleset_id,
                "before": one.before.verdict if one.before else None,
                "after": one.after.verdict if one.after else None,
            }
            for one in difference.verdicts
            if one.is_another_verdict
        ],
        "criteria": [
            {
                "geography_id": one.geography_id,
                "indicator_id": one.indicator_id,
                "ruleset_id": one.ruleset_id,
                "before": one.before.is_met if one.before else None,
                "after": one.after.is_met if one.after else None,
            }
            for one in difference.criteria
        ],
        "trends": [
            {
                "geography_id": one.geography_id,
                "indicator_id": one.indicator_id,
                "before": one.before and [one.before.strength, one.before.direction],
                "after": one.after and [one.after.strength, one.after.direction],
            }
            for one in difference.trends
        ],
        "official_lists": [
            {
                "geography_id": status.geography_id,
                "list_date": status.list_date.isoformat(),
                "list_name": status.list_name,
                "before": one.before.on_list if one.before else None,
                "after": one.after.on_list if one.after else None,
            }
            for one in difference.lists
            if (status := one.after or one.before)
        ],
        "meeting_id": found.meeting.meeting_id if found.meeting else None,
        "talking_points": [
            {"point_id": one.point_id, "before": one.before, "after": one.after} for one in found.points
        ],
        "rejected_rows": [
            {**row._asdict(), "is_new": row not in found.rejected_before} for row in found.rejected
        ],
    }


def _figure(one: FigureDifference) -> dict[str, Any]:
    figure = one.figure
    return {
        "geography_id": figure.geography_id,
        "indicator_id": figure.indicator_id,
        "period": figure.period,
        "averaged_years": figure.averaged_years,
        "before": one.before.value if one.before else None,
        "after": one.after.value if one.after else None,
        "status": figure.status,
        "source_id": figure.source_id,
        "published_on": figure.published_on.isoformat(),
        "is_demo": figure.is_demo,
        "is_later": one.is_later,
    }


def _print(content: dict[str, Any]) -> None:
    print(f"Build {content['build_id']} against the published {content['published']},")
    print(f"seen from {content['as_of']} by the rules {', '.join(content['rulesets'])}:")
    for name in ("new", "revised", "restated", "vanished"):
        print(f"  {name} figures: {len(content[name])}")
        for one in content[name][:_SHOWN]:
            where = f"{one['geography_id']} {one['indicator_id']} {one['period']}"
            example = " (example)" if one["is_demo"] else ""
            print(f"    {where}: {_said(one['before'])} -> {_said(one['after'])}{example}")
        if len(content[name]) > _SHOWN:
            print(f"    ... and {len(content[name]) - _SHOWN} more; --json lists them all.")
    for one in content["verdicts"]:
        print(f"  verdict of {one['geography_id']} ({one['ruleset_id']}): {one['before']} -> {one['after']}")
    if not content["verdicts"]:
        print("  no verdict changes")
    print(f"  criteria met or not: {len(content['criteria'])} change")
    print(f"  trend signs: {len(content['trends'])} change")
    print(f"  official lists: {len(content['official_lists'])} change")
    print(f"  talking points of {content['meeting_id'] or '-'}: {len(content['talking_points'])} change")
    new = sum(row["is_new"] for row in content["rejected_rows"])
    print(f"  rejected rows: {len(content['rejected_rows'])}, {new} of them new")


_SHOWN = 10


def _said(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"
