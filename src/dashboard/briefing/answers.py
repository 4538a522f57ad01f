"""What a build answers, put together from the store's questions; each is asked once and remembered.

Where the answers are kept is for the caller to say: a page keeps them for the life of the build, a command
for as long as it runs. What is kept is immutable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar, cast

from duckdb import DuckDBPyConnection

from dashboard.analysis import changes as change_analysis
from dashboard.analysis import matrix as matrix_analysis
from dashboard.analysis import portrait as portrait_analysis
from dashboard.analysis import release as release_analysis
from dashboard.analysis.change_kinds import Change
from dashboard.analysis.list_history import in_force
from dashboard.analysis.overview import Facts, overview
from dashboard.analysis.picture import Overview
from dashboard.store import questions
from dashboard.store import records as r

T = TypeVar("T")


class Remember(Protocol):
    """Makes something once for what it depends on, and gives the same ever after."""

    def __call__(self, what: str, *of: object, make: Callable[[], T]) -> T: ...


class Memory:
    """Remembers for as long as it lives itself."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Any] = {}

    def __call__(self, what: str, *of: object, make: Callable[[], T]) -> T:
        key = (what, *of)
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])


@dataclass(frozen=True, slots=True)
class Basis:
    """What every page needs and no choice changes."""

    programme: r.Programme
    meetings: tuple[r.Meeting, ...]
    rulesets: tuple[r.Ruleset, ...]
    criteria: tuple[r.Criterion, ...]
    geographies: tuple[r.Geography, ...]
    indicators: tuple[r.Indicator, ...]
    targets: tuple[r.Target, ...]
    baseline_years: dict[str, int]
    focus_areas: tuple[r.FocusArea, ...]
    initiatives: tuple[r.Initiative, ...]

    def ruleset(self, ruleset_id: str) -> r.Ruleset:
        return next(rules for rules in self.rulesets if rules.ruleset_id == ruleset_id)

    def rules_in_force(self, day: date) -> r.Ruleset | None:
        """The main list's rules on a date."""
        return in_force(self.rulesets, day, "hovedliste")


@dataclass(frozen=True, slots=True)
class Answers:
    """One build's answers. `as_of` is the date that everything is seen from."""

    build_id: str
    connection: DuckDBPyConnection
    remember: Remember = field(default_factory=Memory)

    def basis(self) -> Basis:
        connection = self.connection
        return self.remember(
            "basis",
            make=lambda: Basis(
                programme=questions.programme(connection),
                meetings=questions.meetings(connection),
                rulesets=questions.rulesets(connection),
                criteria=questions.criteria(connection),
                geographies=questions.geographies(connection),
                indicators=questions.indicators(connection),
                targets=questions.targets(connection),
                baseline_years={b.indicator_id: b.baseline_year for b in questions.baselines(connection)},
                focus_areas=questions.focus_areas(connection),
                initiatives=questions.initiatives(connection),
            ),
        )

    def age_of_figures(self, as_of: date) -> r.AgeOfFigures:
        return self.remember("age", as_of, make=lambda: questions.age_of_figures(self.connection, as_of))

    def figures(self, as_of: date) -> tuple[r.Figure, ...]:
        return self.remember("figures", as_of, make=lambda: questions.latest_figures(self.connection, as_of))

    def publications(self, as_of: date) -> dict[tuple[str, str], date]:
        """The newest publication of each series, by place and indicator."""
        return self.remember(
            "publications",
            as_of,
            make=lambda: {
                (row.geography_id, row.indicator_id): row.published_on
                for row in questions.publications(self.connection, as_of)
            },
        )

    def criterion_status(self, as_of: date, ruleset_id: str) -> tuple[r.CriterionStatus, ...]:
        return self.remember(
            "criterion_status",
            as_of,
            ruleset_id,
            make=lambda: questions.criterion_status(self.connection, as_of, ruleset_id),
        )

    def verdicts(self, as_of: date, ruleset_id: str) -> tuple[r.ListStatus, ...]:
        return self.remember(
            "verdicts",
            as_of,
            ruleset_id,
            make=lambda: questions.list_status(self.connection, as_of, ruleset_id),
        )

    def rule_values(self, as_of: date, ruleset_id: str) -> tuple[r.RuleValue, ...]:
        return self.remember(
            "rule_values",
            as_of,
            ruleset_id,
            make=lambda: questions.rule_values(self.connection, as_of, ruleset_id),
        )

    def series(self, as_of: date, indicator_id: str) -> tuple[r.Observation, ...]:
        return self.remember(
            "series",
            as_of,
            indicator_id,
            make=lambda: questions.series(self.connection, as_of, indicator_id),
        )

    def sources(self) -> tuple[r.Source, ...]:
        return self.remember("sources", make=lambda: questions.sources(self.connection))

    def standings(self, as_of: date) -> tuple[release_analysis.Standing, ...]:
        """Whether each source had delivered what was due on the date."""
        return self.remember(
            "standings",
            as_of,
            make=lambda: release_analysis.standings(
                questions.deliveries(self.connection, as_of), questions.releases(self.connection), as_of
            ),
        )

    def trends(self, as_of: date) -> tuple[r.TrendState, ...]:
        return self.remember("trends", as_of, make=lambda: questions.trends(self.connection, as_of))

    def milestones(self) -> tuple[r.Milestone, ...]:
        return self.remember("milestones", make=lambda: questions.milestones(self.connection))

    def portrait(
        self, as_of: date, ruleset_id: str, indicator_id: str, shown: tuple[str, ...]
    ) -> portrait_analysis.Portrait:
        """One indicator as it is drawn, in the places named."""
        return self.remember(
            "portrait",
            as_of,
            ruleset_id,
            indicator_id,
            shown,
            make=lambda: self._portrait(as_of, ruleset_id, indicator_id, shown),
        )

    def _portrait(
        self, as_of: date, ruleset_id: str, indicator_id: str, shown: tuple[str, ...]
    ) -> portrait_analysis.Portrait:
        known = self.basis()
        column = next(
            (
                column
                for column in self.overview(as_of, ruleset_id).columns
                if column.criterion.indicator_id == indicator_id
            ),
            None,
        )
        return portrait_analysis.portrait(
            portrait_analysis.Facts(
                as_of=as_of,
                indicator=next(one for one in known.indicators if one.indicator_id == indicator_id),
                geographies=known.geographies,
                shown=shown,
                figures=questions.single_periods(self.connection, as_of, indicator_id),
                trends={t.geography_id: t for t in self.trends(as_of) if t.indicator_id == indicator_id},
                targets={
                    t.geography_id: t
                    for t in known.targets
                    if t.indicator_id == indicator_id and t.target_year == known.programme.target_year
                },
                criterion=column.criterion if column else None,
                threshold=column.threshold if column else None,
                events=questions.events(self.connection),
                rulesets=known.rulesets,
            )
        )

    def matrix(self, as_of: date, ruleset_id: str) -> tuple[matrix_analysis.MatrixRow, ...]:
        """All indicators by area, sorted by what needs attention."""
        return self.remember("matrix", as_of, ruleset_id, make=lambda: self._matrix(as_of, ruleset_id))

    def _matrix(self, as_of: date, ruleset_id: str) -> tuple[matrix_analysis.MatrixRow, ...]:
        known = self.basis()
        return matrix_analysis.matrix(
            matrix_analysis.Facts(
                as_of=as_of,
                picture=self.overview(as_of, ruleset_id),
                indicators=known.indicators,
                places=[place for place in known.geographies if place.kind in {"boligomraade", "samlet"}],
                figures=self.figures(as_of),
                trends=self.trends(as_of),
                targets={
                    (t.geography_id, t.indicator_id): t
                    for t in known.targets
                    if t.target_year == known.programme.target_year
                },
            )
        )

    def overview(self, as_of: date, ruleset_id: str) -> Overview:
        return self.remember("overview", as_of, ruleset_id, make=lambda: self._overview(as_of, ruleset_id))

    def _overview(self, as_of: date, ruleset_id: str) -> Overview:
        connection = self.connection
        known = self.basis()
        return overview(
            Facts(
                as_of=as_of,
                ruleset=known.ruleset(ruleset_id),
                criteria=known.criteria,
                geographies=known.geographies,
                indicators=known.indicators,
                statuses=self.criterion_status(as_of, ruleset_id),
                verdicts=self.verdicts(as_of, ruleset_id),
                official=questions.official_status(connection, as_of),
                figures=self.figures(as_of),
                newest=questions.newest_period_rows(connection, as_of),
                rule_values=self.rule_values(as_of, ruleset_id),
                trends=self.trends(as_of),
                targets=known.targets,
                baseline_years=known.baseline_years,
                baseline_year=known.programme.baseline_year,
                target_year=known.programme.target_year,
            )
        )

    def changes(
        self,
        earlier: date,
        later: date,
        before: r.Ruleset,
        after: r.Ruleset,
        milestones: Sequence[r.Milestone] | None = None,
    ) -> tuple[Change, ...]:
        """What changed between two dates, each with the rules that it is judged by there.

        Args:
            milestones: with what was written about them; without it as the catalog has them.
        """
        known = self.milestones() if milestones is None else tuple(milestones)
        return self.remember(
            "changes",
            earlier,
            later,
            before.ruleset_id,
            after.ruleset_id,
            tuple((milestone.milestone_id, milestone.done_on) for milestone in known),
            make=lambda: change_analysis.changes(self._change_facts(earlier, later, before, after, known)),
        )

    def _change_facts(
        self,
        earlier: date,
        later: date,
        before: r.Ruleset,
        after: r.Ruleset,
        milestones: tuple[r.Milestone, ...],
    ) -> change_analysis.Facts:
        known, connection = self.basis(), self.connection
        statuses_after = self.criterion_status(later, after.ruleset_id)
        return change_analysis.Facts(
            earlier=earlier,
            later=later,
            rules_before=before,
            rules_after=after,
            main_before=known.rules_in_force(earlier),
            main_after=known.rules_in_force(later),
            criteria=known.criteria,
            geographies=known.geographies,
            indicators=known.indicators,
            statuses_before=self.criterion_status(earlier, before.ruleset_id),
            statuses_between=statuses_after
            if before == after
            else self.criterion_status(later, before.ruleset_id),
            statuses_after=statuses_after,
            figures_before=self.figures(earlier),
            verdicts_after=self.verdicts(later, after.ruleset_id),
            rule_values=self.rule_values(later, before.ruleset_id),
            figures=self.remember(
                "figure_differences",
                earlier,
                later,
                make=lambda: questions.figure_differences(connection, earlier, later),
            ),
            lists=self.remember(
                "official_lists", later, make=lambda: questions.official_lists(connection, later)
            ),
            trends_before=self.trends(earlier),
            trends_after=self.trends(later),
            milestones=milestones,
        )
