"""From figures to the facts that a point keeps: value, interval, test, source, date and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis import portrait as p
from dashboard.analysis.age import is_old
from dashboard.analysis.picture import Cell, Column, Reading
from dashboard.analysis.standing import Standing
from dashboard.narrative import figures, places, portrait, trends
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.point import Fact
from dashboard.store import records as r

COMPUTED: Final = "Beregnet her ud fra de tal, der var kendt"
JOURNAL: Final = "Journalen"
"""the source of what people wrote"""
_METHOD: Final = {"chi_square": "Chi i anden for udvikling", "xmr": "XmR"}
_UNSURE: Final = frozenset({"preliminary", "estimate"})


def mark(status: str) -> str:
    """`, foreløbig` for a figure that is not final, else nothing."""
    return f", {figures.STATUS_WORD[status]}" if status in _UNSURE else ""


def test_of(state: r.TrendState | None, indicator: r.Indicator) -> str | None:
    """`Chi i anden for udvikling, 2016–2020: tegn på fald`, with what could have been seen."""
    if state is None or state.method not in _METHOD:
        return None
    text = f"{_METHOD[state.method]}, {trends.span(state)}: {trends.short(state)}"
    seen = None if trends.is_signal(state) else trends.detectable(state, indicator)
    return f"{text}; {seen}" if seen else text


@dataclass(frozen=True, slots=True)
class Evidence:
    """Makes facts of what the findings hold."""

    facts: Facts

    def of_point(self, panel: p.Panel, point: p.Point, indicator: r.Indicator) -> Fact:
        """A figure of a series; with the trend's test where it is the newest one."""
        is_newest = point is panel.newest
        return Fact(
            indicator_id=indicator.indicator_id,
            geography_id=panel.geography.geography_id,
            label=self.label(indicator, panel.geography, danish.period(point.period)),
            value=portrait.value(point, indicator) + mark(point.status),
            interval=portrait.interval(point, indicator),
            test=test_of(panel.trend, indicator) if is_newest else None,
            source=self.source(point.source_id),
            published_on=point.published_on,
            is_demo=point.is_demo,
            is_proxy=point.status == "proxy" or indicator.proxy_for is not None,
            is_old=is_old(point.period, self.facts.as_of),
            published_assumed=point.published_assumed,
        )

    def of_course(self, panel: p.Panel, indicator: r.Indicator) -> tuple[Fact, ...]:
        """The newest figure, and the series behind it where that has examples and the newest is none."""
        newest, state = panel.newest, panel.trend
        if newest is None:
            return ()
        figure = self.of_point(panel, newest, indicator)
        if state is None or not state.is_demo or figure.is_demo:
            return (figure,)
        place = panel.geography
        series = stated(
            self.label(indicator, place, trends.span(state)),
            f"{danish.number(state.points)} tal, nogle af dem eksempler",
            figure.source,
            state.known_from,
            geography_id=place.geography_id,
            indicator_id=indicator.indicator_id,
            is_demo=True,
        )
        return figure, series

    def of_reading(
        self, place: r.Geography, reading: Reading, indicator: r.Indicator, test: str | None = None
    ) -> Fact:
        """A rule's value, or a figure beside it."""
        return Fact(
            indicator_id=indicator.indicator_id,
            geography_id=place.geography_id,
            label=self.label(indicator, place, figures.period(reading)),
            value=figures.value(reading, indicator) + mark(reading.status),
            interval=None,
            test=test,
            source=self.source(reading.source_id),
            published_on=reading.published_on,
            is_demo=reading.is_demo,
            is_proxy=reading.status == "proxy" or indicator.proxy_for is not None,
            is_old=reading.is_old,
            published_assumed=reading.published_assumed,
        )

    def of_cell(self, place: r.Geography, cell: Cell, column: Column, test: str | None = None) -> Fact:
        """A criterion's figure against its line, or why there is none."""
        limit = f"Grænse: {figures.limit(column)}; {figures.STATE_WORD[cell.state].lower()}"
        if cell.reading is not None:
            judged = f"{limit}. {test}" if test else limit
            return self.of_reading(place, cell.reading, column.indicator, judged)
        return Fact(
            indicator_id=cell.indicator_id,
            geography_id=place.geography_id,
            label=self.label(column.indicator, place, ""),
            value=figures.MISSING_WORD.get(cell.missing or "", figures.MISSING_WORD["no_figure"]),
            interval=None,
            test=limit,
            source=column.indicator.source_name or self.source(column.indicator.source_id),
            published_on=None,
            is_demo=False,
            is_proxy=False,
            is_old=False,
        )

    def of_standing(self, place: r.Geography, standing: Standing, score: str, *, is_old: bool) -> Fact:
        """`Opfyldte kriterier, Motalavej: 4 af 5 kriterier`, computed under the rules."""
        verdict = standing.verdict
        residents = "ukendt" if verdict.residents is None else danish.number(verdict.residents)
        return Fact(
            indicator_id=None,
            geography_id=place.geography_id,
            label=f"Opfyldte kriterier, {places.inside(place)}, efter {standing.rules.short_name}",
            value=score,
            interval=None,
            test=f"Kræver {verdict.required} af {verdict.of} kriterier og mindst "
            f"{danish.number(verdict.min_residents)} beboere; der er {residents} ({standing.rules.source})",
            source=COMPUTED,
            published_on=self.facts.as_of,
            is_demo=verdict.rests_on_demo,
            is_proxy=False,
            is_old=is_old,
        )

    def place(self, geography_id: str) -> r.Geography:
        return next(one for one in self.facts.geographies if one.geography_id == geography_id)

    def indicator(self, indicator_id: str) -> r.Indicator:
        return next(one for one in self.facts.indicators if one.indicator_id == indicator_id)

    def source(self, source_id: str) -> str:
        return self.facts.sources.get(source_id, source_id)

    @staticmethod
    def label(indicator: r.Indicator, place: r.Geography, period: str) -> str:
        parts = (indicator.name, places.inside(place), period)
        return ", ".join(part for part in parts if part)


def stated(
    label: str,
    value: str,
    source: str,
    published_on: date | None = None,
    *,
    geography_id: str | None = None,
    indicator_id: str | None = None,
    is_demo: bool = False,
) -> Fact:
    """A fact that is no figure: a list, a milestone, an action, a rule."""
    return Fact(
        indicator_id=indicator_id,
        geography_id=geography_id,
        label=label,
        value=value,
        interval=None,
        test=None,
        source=source,
        published_on=published_on,
        is_demo=is_demo,
        is_proxy=False,
        is_old=False,
    )


def unique(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each fact once, in order."""
    return tuple(dict.fromkeys(facts))
