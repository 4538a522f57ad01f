"""What Vejen til 2025 shows, asked of the build and kept under its id."""

from __future__ import annotations

from datetime import date

from dashboard.analysis import list_history, standing
from dashboard.analysis.list_history import History
from dashboard.analysis.road import Facts, Road
from dashboard.analysis.road import road as put_together
from dashboard.analysis.standing import Standing
from dashboard.store import questions
from dashboard.store import records as r
from dashboard.ui import cached
from dashboard.ui.frame import View


def road(view: View) -> Road:
    as_of, ruleset_id = view.choice.as_of, view.choice.ruleset.ruleset_id
    return cached.remember(view.build, "road", as_of, ruleset_id, make=lambda: _road(view))


def _road(view: View) -> Road:
    connection, as_of = view.build.connection, view.choice.as_of
    picture = cached.status_overview(view.build, as_of, view.choice.ruleset.ruleset_id)
    target_year = view.basis.programme.target_year
    return put_together(
        Facts(
            picture=picture,
            statuses=_statuses(view.build, as_of, view.choice.ruleset.ruleset_id),
            figures={
                column.criterion.indicator_id: questions.single_periods(
                    connection, as_of, column.criterion.indicator_id
                )
                for column in picture.columns
            },
            trends=cached.trends(view.build, as_of),
            targets=[target for target in view.basis.targets if target.target_year == target_year],
            target_year=target_year,
        )
    )


def _statuses(build: cached.Build, day: date, ruleset_id: str) -> tuple[r.CriterionStatus, ...]:
    return cached.answers(build).criterion_status(day, ruleset_id)


def _verdicts(build: cached.Build, day: date, ruleset_id: str) -> dict[str, r.ListStatus]:
    """By area. A list's day does not change with the meeting, so all meetings share these."""
    return cached.remember(
        build,
        "list_status",
        day,
        ruleset_id,
        make=lambda: {v.geography_id: v for v in questions.list_status(build.connection, day, ruleset_id)},
    )


def standings(view: View, area_id: str) -> tuple[Standing, ...]:
    """One area under the plan's rules, the rules in force on the date, and the chosen ones."""
    day, rulesets = view.choice.as_of, view.basis.rulesets
    plan = view.basis.programme.default_ruleset_id
    wanted = [
        next(rules for rules in rulesets if rules.ruleset_id == plan),
        list_history.in_force(rulesets, day, "hovedliste"),
        list_history.in_force(rulesets, day, "skaerpet"),
        view.choice.ruleset,
    ]
    unique = {rules.ruleset_id: rules for rules in wanted if rules is not None}
    return tuple(
        standing.standing(
            rules,
            _verdicts(view.build, day, rules.ruleset_id)[area_id],
            [s for s in _statuses(view.build, day, rules.ruleset_id) if s.geography_id == area_id],
            view.basis.indicators,
        )
        for rules in unique.values()
    )


def histories(view: View) -> tuple[History, ...]:
    """Each area's lists up to the date, in the order of the catalog."""
    as_of, chosen = view.choice.as_of, view.choice.ruleset
    return cached.remember(
        view.build, "list_history", as_of, chosen.ruleset_id, make=lambda: _histories(view)
    )


def _histories(view: View) -> tuple[History, ...]:
    rulesets, chosen = view.basis.rulesets, view.choice.ruleset
    official = questions.official_lists(view.build.connection, view.choice.as_of)
    first = min((row.list_date for row in official), default=view.choice.as_of)
    days = list_history.list_dates(first, view.choice.as_of)
    verdicts = {
        (day, ruleset_id): _verdicts(view.build, day, ruleset_id)
        for day, ruleset_id in list_history.questions(days, rulesets, chosen)
    }
    return tuple(
        list_history.history(
            place.geography_id,
            days,
            rulesets=rulesets,
            chosen=chosen,
            official=official,
            verdicts=verdicts,
        )
        for place in view.basis.geographies
        if place.kind == "boligomraade"
    )
