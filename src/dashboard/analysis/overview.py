"""How each area stands: verdicts, criteria, targets and the figures beside them, as one immutable picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.analysis.course import course, is_reached
from dashboard.analysis.criteria import State, axis_end, state
from dashboard.analysis.picture import Cell, Column, Overview, Reading, Row
from dashboard.store import records as r

MUNICIPALITY: Final = "slagelse_kommune"
COMBINED: Final = "samlet"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the picture is made from; each a store question's answer for the same date and ruleset."""

    as_of: date
    ruleset: r.Ruleset
    criteria: Sequence[r.Criterion]
    geographies: Sequence[r.Geography]
    indicators: Sequence[r.Indicator]
    statuses: Sequence[r.CriterionStatus]
    verdicts: Sequence[r.ListStatus]
    official: Sequence[r.OfficialStatus]
    figures: Sequence[r.Figure]
    newest: Sequence[r.NewestRow]
    rule_values: Sequence[r.RuleValue]
    trends: Sequence[r.TrendState]
    targets: Sequence[r.Target]
    baseline_years: dict[str, int]
    baseline_year: int
    target_year: int


def overview(facts: Facts) -> Overview:
    """Put the picture together. Pure: the same facts give the same picture."""
    builder = _Builder(facts)
    criteria = [c for c in facts.criteria if c.ruleset_id == facts.ruleset.ruleset_id]
    verdicts = {v.geography_id: v for v in facts.verdicts}
    official = {o.geography_id: o for o in facts.official}
    areas = tuple(
        Row(
            geography=place,
            cells=tuple(builder.area_cell(place.geography_id, criterion) for criterion in criteria),
            verdict=verdicts.get(place.geography_id),
            official=official.get(place.geography_id),
        )
        for place in facts.geographies
        if place.kind == "boligomraade"
    )
    combined = next(
        (
            Row(
                geography=place,
                cells=tuple(builder.combined_cell(place.geography_id, criterion) for criterion in criteria),
                verdict=None,
                official=None,
            )
            for place in facts.geographies
            if place.kind == COMBINED
        ),
        None,
    )
    rows = areas if combined is None else (*areas, combined)
    columns = tuple(
        _column(criterion, builder.indicators[criterion.indicator_id], [row.cells[index] for row in rows])
        for index, criterion in enumerate(criteria)
    )
    return Overview(facts.as_of, facts.ruleset, columns, areas, combined, builder.indicators)


def _column(criterion: r.Criterion, indicator: r.Indicator, cells: Sequence[Cell]) -> Column:
    threshold = next((cell.threshold for cell in cells if cell.threshold is not None), criterion.threshold)
    values: list[float | None] = [threshold]
    for cell in cells:
        shown = (cell.reading, cell.municipality, None if cell.reading else cell.single_year)
        values += [reading.value if reading else None for reading in shown]
        values += [cell.target, cell.course]
    return Column(criterion, indicator, threshold, axis_end(values))


class _Builder:
    """Look-ups over the facts, made once for the whole picture."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.indicators = {i.indicator_id: i for i in facts.indicators}
        self._statuses = {(s.geography_id, s.indicator_id): s for s in facts.statuses}
        self._figures = {(f.geography_id, f.indicator_id): f for f in facts.figures}
        self._newest = {(n.geography_id, n.indicator_id): n for n in facts.newest}
        self._targets = {
            (t.geography_id, t.indicator_id): t for t in facts.targets if t.target_year == facts.target_year
        }
        self._baselines = {
            (v.geography_id, v.indicator_id): v
            for v in facts.rule_values
            if v.data_year == facts.baseline_years.get(v.indicator_id, facts.baseline_year)
        }
        self._trends = {(t.geography_id, t.indicator_id): t for t in facts.trends}
        self._proxies: dict[str, list[str]] = {}
        for indicator in facts.indicators:
            if indicator.proxy_for:
                self._proxies.setdefault(indicator.proxy_for, []).append(indicator.indicator_id)

    def area_cell(self, geography_id: str, criterion: r.Criterion) -> Cell:
        status = self._statuses[geography_id, criterion.indicator_id]
        reading = self._rule_reading(status)
        target = self._targets.get((geography_id, criterion.indicator_id))
        line, line_is_demo = self._course(geography_id, criterion, target)
        return Cell(
            indicator_id=criterion.indicator_id,
            reading=reading,
            state=state(status.is_met, status.margin, status.threshold),
            margin=status.margin,
            threshold=status.threshold,
            target=target.value if target else None,
            target_origin=target.origin if target else None,
            target_is_set=target is not None and target.value is not None,
            course=line,
            course_is_demo=line_is_demo,
            municipality=self._figure(MUNICIPALITY, criterion.indicator_id),
            single_year=self._single_year(geography_id, criterion, reading),
            proxies=self._proxy_readings(geography_id, criterion.indicator_id, reading),
            missing=self._why_missing(status, reading),
            trend=self._trends.get((geography_id, criterion.indicator_id)),
        )

    def combined_cell(self, geography_id: str, criterion: r.Criterion) -> Cell:
        """The four together: the newest figure as published, beside the same line, without a verdict."""
        reading = self._figure(geography_id, criterion.indicator_id)
        return Cell(
            indicator_id=criterion.indicator_id,
            reading=reading,
            state=State.UNKNOWN,
            margin=None,
            threshold=next(
                (s.threshold for s in self._statuses.values() if s.indicator_id == criterion.indicator_id),
                criterion.threshold,
            ),
            target=None,
            target_origin=None,
            target_is_set=False,
            course=None,
            course_is_demo=False,
            municipality=self._figure(MUNICIPALITY, criterion.indicator_id),
            single_year=None,
            proxies=self._proxy_readings(geography_id, criterion.indicator_id, reading),
            missing=None if reading else self._missing_row(geography_id, criterion.indicator_id),
            trend=self._trends.get((geography_id, criterion.indicator_id)),
        )

    def _rule_reading(self, status: r.CriterionStatus) -> Reading | None:
        if status.value is None or status.published_on is None or status.period is None:
            return None
        indicator = self.indicators[status.indicator_id]
        made_mean = status.basis == "mean_of_years"
        return Reading(
            indicator_id=status.indicator_id,
            value=status.value,
            decimals=shown_decimals(status, indicator),
            period=status.period,
            first_year=status.first_year if made_mean else None,
            is_published_mean=not made_mean and status.averaging_years > 1,
            is_demo=bool(status.is_demo),
            is_old=is_old(status.period, self._facts.as_of),
            status=(status.latest_status or "final") if status.latest_period == status.period else "final",
            published_on=status.published_on,
            published_assumed=bool(status.published_assumed),
            source_id=status.source_id or "uoplyst",
        )

    def _figure(self, geography_id: str, indicator_id: str) -> Reading | None:
        figure = self._figures.get((geography_id, indicator_id))
        if figure is None:
            return None
        return Reading(
            indicator_id=indicator_id,
            value=figure.value,
            decimals=_decimals(figure.value_decimals, self.indicators[indicator_id]),
            period=figure.period,
            first_year=None,
            is_published_mean=figure.averaged_years > 1,
            is_demo=figure.is_demo,
            is_old=is_old(figure.period, self._facts.as_of),
            status=figure.status,
            published_on=figure.published_on,
            published_assumed=figure.published_assumed,
            source_id=figure.source_id,
        )

    def _single_year(
        self, geography_id: str, criterion: r.Criterion, reading: Reading | None
    ) -> Reading | None:
        figure = self._figure(geography_id, criterion.indicator_id)
        if figure is None or figure.is_published_mean:
            return None
        if reading is None or reading.first_year is not None or figure.period > reading.period:
            return figure
        return None

    def _proxy_readings(
        self, geography_id: str, indicator_id: str, reading: Reading | None
    ) -> tuple[Reading, ...]:
        """Proxies are shown where the real measure is missing or an example."""
        if reading is not None and not reading.is_demo and reading.status != "proxy":
            return ()
        found = (self._figure(geography_id, proxy) for proxy in self._proxies.get(indicator_id, ()))
        return tuple(p for p in found if p is not None and (reading is None or not p.is_demo))

    def _course(
        self, geography_id: str, criterion: r.Criterion, target: r.Target | None
    ) -> tuple[float | None, bool]:
        """Where the line to the target is now, and whether an example went into it."""
        baseline = self._baselines.get((geography_id, criterion.indicator_id))
        if target is None or target.value is None or baseline is None:
            return None, False
        if is_reached(criterion.operator, baseline.value, target.value):
            return None, False
        value = course(
            self._facts.as_of, baseline.value, baseline.data_year, target.value, target.target_year
        )
        return value, baseline.is_demo or target.origin == "eksempel"

    def _why_missing(self, status: r.CriterionStatus, reading: Reading | None) -> str | None:
        if reading is not None:
            return "threshold_unknown" if status.threshold is None else None
        if status.latest_value is not None and status.latest_status != "proxy":
            return "mean_incomplete" if status.averaging_years > 1 else "no_figure"
        return self._missing_row(status.geography_id, status.indicator_id)

    def _missing_row(self, geography_id: str, indicator_id: str) -> str:
        newest = self._newest.get((geography_id, indicator_id))
        if newest is not None and newest.status in {"suppressed", "delayed", "not_applicable"}:
            return newest.status
        return "no_figure"


def _decimals(of_value: int | None, indicator: r.Indicator) -> int:
    return indicator.decimals if of_value is None else min(of_value, indicator.decimals)


def shown_decimals(status: r.CriterionStatus, indicator: r.Indicator) -> int:
    """One decimal more where rounding would put a mean on the other side of the line than the law does."""
    decimals = _decimals(status.value_decimals, indicator)
    if status.value is None or status.threshold is None or status.basis != "mean_of_years":
        return decimals
    for candidate in range(decimals, decimals + 3):
        shown = danish.rounded(status.value, candidate)
        threshold = Decimal(str(status.threshold))
        beyond = {">": shown > threshold, ">=": shown >= threshold, "<": shown < threshold}[status.operator]
        if beyond == status.is_met:
            return candidate
    return decimals
