"""Changes of verdicts, criteria and thresholds, each from the step of change_steps in which it happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.change_kinds import (
    Cause,
    Change,
    CloseFigure,
    CriterionChange,
    Importance,
    Point,
    ThresholdChange,
    VerdictChange,
)
from dashboard.analysis.change_steps import CriterionSteps, VerdictSteps, judged, state_of
from dashboard.analysis.criteria import NEAR_SHARE, State
from dashboard.analysis.overview import shown_decimals
from dashboard.store.records import CriterionStatus, Indicator

_FIRST = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    criteria: Sequence[CriterionSteps]
    verdicts: Mapping[str, VerdictSteps]
    after: Sequence[CriterionStatus]
    """later figures, later rules"""
    indicators: Mapping[str, Indicator]
    is_same_ruleset: bool

    def verdict_changes(self) -> Iterator[Change]:
        for area, steps in self.verdicts.items():
            stages = [(Cause.RULES, steps.figures, steps.rules)]
            if steps.at_start.verdict != steps.figures.verdict:
                stages += [
                    (Cause.REVISED, steps.at_start, steps.revised),
                    (Cause.NEW, steps.revised, steps.figures),
                ]
            for cause, before, after in stages:
                if before.verdict != after.verdict:
                    yield VerdictChange(
                        cause=cause,
                        importance=Importance.VERDICT,
                        geography_id=area,
                        is_demo=self._rests_on_demo(area),
                        size=_FIRST if after.verdict == "on" else 0.0,
                        before=before,
                        after=after,
                        by_threshold=cause is Cause.RULES and self.is_same_ruleset,
                    )

    def criterion_changes(self) -> Iterator[Change]:
        ruled = {(s.geography_id, s.indicator_id): s for s in self.after}
        for step in self.criteria:
            if side(step.at_start) != side(step.figures):
                if side(step.at_start) != side(step.revised):
                    yield self._crossed(step, Cause.REVISED, step.at_start, step.revised)
                if side(step.revised) != side(step.figures):
                    yield self._crossed(step, Cause.NEW, step.revised, step.figures)
            if step.rules is not None and side(step.figures) != side(step.rules):
                status = ruled[step.earlier.geography_id, step.earlier.indicator_id]
                yield CriterionChange(
                    cause=Cause.RULES,
                    importance=Importance.RULES,
                    geography_id=status.geography_id,
                    indicator_id=status.indicator_id,
                    new=self.point(status),
                    published_on=status.published_on,
                    is_demo=bool(status.is_demo),
                    before=step.figures,
                    after=step.rules,
                    operator=status.operator,
                    threshold=status.threshold,
                    score=self.verdicts[status.geography_id].rules,
                    is_same_verdict=self._is_same_verdict(status.geography_id),
                )

    def _crossed(self, step: CriterionSteps, cause: Cause, before: State, after: State) -> Change:
        earlier, later = step.earlier, step.later
        revised = judged(earlier, step.revised_value, earlier.threshold)
        old, new = (earlier, revised) if cause is Cause.REVISED else (revised, later)
        return CriterionChange(
            cause=cause,
            importance=Importance.CROSSED,
            geography_id=later.geography_id,
            indicator_id=later.indicator_id,
            old=self.point(old),
            new=self.point(new),
            published_on=later.published_on,
            is_demo=bool(earlier.is_demo or later.is_demo),
            size=_FIRST if after is State.MET else 0.0,
            before=before,
            after=after,
            operator=later.operator,
            threshold=later.threshold,
            score=self.verdicts[later.geography_id].rules,
            is_same_verdict=self._is_same_verdict(later.geography_id),
        )

    def threshold_changes(self) -> Iterator[Change]:
        """Where the rules are the same and a criterion's yearly threshold is not."""
        if not self.is_same_ruleset:
            return
        now = {s.indicator_id: s.threshold for s in self.after}
        then = {step.earlier.indicator_id: step.earlier.threshold for step in self.criteria}
        for indicator_id, before in then.items():
            if now[indicator_id] != before:
                yield ThresholdChange(
                    cause=Cause.RULES,
                    importance=Importance.RULES,
                    indicator_id=indicator_id,
                    size=_FIRST,
                    before=before,
                    after=now[indicator_id],
                )

    def close_figures(self) -> Iterator[Change]:
        """By the later rules: a newer figure that did not cross the line, but lies close to it."""
        ruled = {(s.geography_id, s.indicator_id): s for s in self.after}
        for step in self.criteria:
            status = ruled.get((step.earlier.geography_id, step.earlier.indicator_id))
            if status is None or status.margin is None or not status.threshold or not step.is_newer:
                continue
            distance = abs(status.margin) / abs(status.threshold)
            sides = {side(step.at_start), side(step.figures), side(state_of(status))}
            if distance > NEAR_SHARE or len(sides) > 1:
                continue
            is_same_measure = status.averaging_years == step.earlier.averaging_years
            yield CloseFigure(
                cause=Cause.NEW,
                importance=Importance.CLOSE,
                geography_id=status.geography_id,
                indicator_id=status.indicator_id,
                old=self.point(step.earlier) if is_same_measure else None,
                new=self.point(status),
                published_on=status.published_on,
                is_demo=bool(status.is_demo),
                size=1 - distance,
                state=state_of(status),
                operator=status.operator,
                threshold=status.threshold,
            )

    def point(self, status: CriterionStatus) -> Point | None:
        if status.value is None or status.period is None:
            return None
        made_mean = status.basis == "mean_of_years"
        return Point(
            value=status.value,
            decimals=shown_decimals(status, self.indicators[status.indicator_id]),
            period=status.period,
            first_year=status.first_year if made_mean else None,
            is_published_mean=not made_mean and status.averaging_years > 1,
            is_demo=bool(status.is_demo),
        )

    def _is_same_verdict(self, area: str) -> bool:
        return self.verdicts[area].at_start.verdict == self.verdicts[area].rules.verdict

    def _rests_on_demo(self, area: str) -> bool:
        return any(status.is_demo for status in self.after if status.geography_id == area) or any(
            step.earlier.is_demo for step in self.criteria if step.earlier.geography_id == area
        )


def side(of: State) -> bool | None:
    """Whether the criterion is met; None where that is not known."""
    return None if of is State.UNKNOWN else of is State.MET
