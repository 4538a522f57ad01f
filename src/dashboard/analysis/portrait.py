"""One indicator as it is drawn: a panel a place, all on one axis, each point with its interval.

Screen, chart, table and download are all made from this one picture, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from dashboard.analysis import comparison
from dashboard.analysis.axis import axis_around
from dashboard.analysis.comparison import Comparison
from dashboard.analysis.intervals import Interval, of_figure
from dashboard.analysis.series import MULTIPLIER, carried
from dashboard.store import records as r


@dataclass(frozen=True, slots=True)
class Point:
    """One figure with what chance may do to it, in the indicator's unit."""

    period: str
    middle: date
    """where it stands in time: the middle of its period"""
    value: float
    decimals: int
    numerator: float | None
    denominator: float | None
    interval: Interval | None
    is_break: bool
    is_demo: bool
    status: str
    source_id: str
    published_on: date
    published_assumed: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A period whose figure is not shown, and why."""

    period: str
    status: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One place: its series in the frequency that it is judged by, and its yearly figures besides."""

    geography: r.Geography
    points: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    yearly: tuple[Point, ...]
    """the yearly figures where the series is quarterly or monthly, else the same points"""
    trend: r.TrendState | None
    threshold: float | None
    """the criterion's, for the four areas only: it holds for single areas"""
    target: r.Target | None
    low: float = 0.0
    """the axis: shared by the places that can be compared"""
    high: float = 1.0

    @property
    def newest(self) -> Point | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True)
class Event:
    """What stands at a time in the panels that it concerns; the number leads to the list below."""

    number: int
    day: date | None
    """None where no source gives the year: told below, not drawn"""
    when: str | None
    """the time in Danish words; None where `day` says all"""
    name: str
    note: str
    source: str
    geography_ids: frozenset[str]
    """empty: all"""


@dataclass(frozen=True, slots=True)
class Portrait:
    indicator: r.Indicator
    as_of: date
    panels: tuple[Panel, ...]
    benchmarks: tuple[Panel, ...]
    """municipality, region, country, mean of the SUB areas: those that have figures"""
    events: tuple[Event, ...]
    criterion: r.Criterion | None
    threshold: float | None
    sum_has_own_axis: bool
    """of counts that add up, the four together would press the single areas flat"""
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What a portrait is made from, all seen from one date."""

    as_of: date
    indicator: r.Indicator
    geographies: Sequence[r.Geography]
    shown: Sequence[str]
    """the places that get a panel, in order"""
    figures: Sequence[r.SinglePeriod]
    trends: Mapping[str, r.TrendState]
    """by place"""
    targets: Mapping[str, r.Target]
    criterion: r.Criterion | None
    threshold: float | None
    events: Sequence[r.Event]
    rulesets: Sequence[r.Ruleset]


def portrait(facts: Facts) -> Portrait:
    """Put the picture together. Pure: the same facts give the same picture."""
    by_place: dict[str, list[r.SinglePeriod]] = {}
    for figure in facts.figures:
        by_place.setdefault(figure.geography_id, []).append(figure)
    places = {place.geography_id: place for place in facts.geographies}
    panels = tuple(_panel(places[one], by_place.get(one, []), facts) for one in facts.shown)
    others = (place for place in facts.geographies if place.kind not in {"boligomraade", "samlet"})
    benchmarks = tuple(
        panel
        for panel in (_panel(place, by_place.get(place.geography_id, []), facts) for place in others)
        if panel.points
    )
    apart = facts.indicator.additive and len(panels) > 1
    panels = _on_axes(panels, apart=apart)
    drawn = [point for panel in (*panels, *benchmarks) for point in panel.points]
    return Portrait(
        indicator=facts.indicator,
        as_of=facts.as_of,
        panels=panels,
        benchmarks=benchmarks,
        events=_events(facts, [point.middle for point in drawn]),
        criterion=facts.criterion,
        threshold=facts.threshold,
        sum_has_own_axis=apart and any(panel.geography.kind == "samlet" for panel in panels),
        first_day=min((point.middle for point in drawn), default=facts.as_of),
        last_day=max((point.middle for point in drawn), default=facts.as_of),
    )


def before(points: Sequence[Point], later: Point) -> Point | None:
    """What a figure is compared with: the year before; of a quarter or month, the same one a year ago.

    A quarter has its season. Where that one is not known, the figure before; None for the first.
    """
    earlier = [point for point in points if point.middle < later.middle]
    year, dash, part = later.period.partition("-")
    same = f"{int(year) - 1}{dash}{part}"
    return next((point for point in earlier if point.period == same), earlier[-1] if earlier else None)


def parted(points: Iterable[Point], earlier: Point, later: Point) -> bool:
    """Whether the series breaks after the earlier of two figures, up to and with the later one."""
    return any(point.is_break for point in points if earlier.middle < point.middle <= later.middle)


def change_between(earlier: Point, later: Point, indicator: r.Indicator) -> Comparison | None:
    """Whether two figures of one place differ by more than chance; None where that cannot be worked out."""
    if indicator.value_type == "count" and indicator.events:
        return comparison.events(earlier.value, later.value)
    if indicator.value_type not in MULTIPLIER:
        return None
    if earlier.numerator is None or earlier.denominator is None:
        return None
    if later.numerator is None or later.denominator is None:
        return None
    counts = earlier.numerator, earlier.denominator, later.numerator, later.denominator
    if indicator.value_type == "share":
        return comparison.shares(*counts)
    return comparison.events(counts[0], counts[2], counts[1], counts[3], MULTIPLIER["rate"])


def _panel(place: r.Geography, figures: Sequence[r.SinglePeriod], facts: Facts) -> Panel:
    main = _of_one_frequency(figures, facts.indicator.frequency)
    return Panel(
        geography=place,
        points=_points(main, facts.indicator),
        gaps=tuple(Gap(figure.period, figure.status) for figure in main if figure.value is None),
        yearly=_points([figure for figure in figures if figure.frequency == "year"], facts.indicator),
        trend=facts.trends.get(place.geography_id),
        threshold=facts.threshold if place.kind == "boligomraade" else None,
        target=facts.targets.get(place.geography_id),
    )


def _of_one_frequency(figures: Sequence[r.SinglePeriod], wanted: str) -> list[r.SinglePeriod]:
    """The figures of the indicator's own frequency; where it has none, of the one that has most."""
    counts: dict[str, int] = {}
    for figure in figures:
        counts[figure.frequency] = counts.get(figure.frequency, 0) + 1
    chosen = wanted if wanted in counts else max(counts, key=counts.__getitem__, default=wanted)
    return [figure for figure in figures if figure.frequency == chosen]


def _points(figures: Sequence[r.SinglePeriod], indicator: r.Indicator) -> tuple[Point, ...]:
    breaks = carried(
        np.array([figure.is_break for figure in figures], dtype=np.bool_),
        np.array([figure.value is not None for figure in figures], dtype=np.bool_),
    )
    shown = [figure for figure in figures if figure.value is not None]
    return tuple(
        Point(
            period=figure.period,
            middle=date.fromordinal((figure.period_start.toordinal() + figure.period_end.toordinal()) // 2),
            value=figure.value,
            decimals=min(_or(figure.value_decimals, indicator.decimals), indicator.decimals),
            numerator=figure.numerator,
            denominator=figure.denominator,
            interval=of_figure(
                indicator.value_type,
                figure.value,
                figure.numerator,
                figure.denominator,
                events=indicator.events,
            ),
            is_break=bool(is_break),
            is_demo=figure.is_demo,
            status=figure.status,
            source_id=figure.source_id,
            published_on=figure.published_on,
            published_assumed=figure.published_assumed,
            note=figure.note,
        )
        for figure, is_break in zip(shown, breaks, strict=True)
        if figure.value is not None
    )


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _on_axes(panels: Sequence[Panel], *, apart: bool) -> tuple[Panel, ...]:
    """The panels with their axis: one for all, or the four together on one of its own."""
    groups: dict[bool, list[Panel]] = {False: [], True: []}
    for panel in panels:
        groups[panel.geography.kind == "samlet" and apart].append(panel)
    axes = {own: _axis(members) for own, members in groups.items()}
    return tuple(
        replace(panel, low=low, high=high)
        for panel in panels
        for low, high in [axes[panel.geography.kind == "samlet" and apart]]
    )


def _axis(panels: Sequence[Panel]) -> tuple[float, float]:
    """An axis for all that is drawn in the panels. Benchmarks have no say: one far away would flatten all."""
    values: list[float] = []
    for panel in panels:
        values += [point.value for point in panel.points]
        values += [end for point in panel.points if point.interval for end in point.interval[:2]]
        values += [one for one in (panel.threshold, panel.target.value if panel.target else None) if one]
        if panel.trend is not None and panel.trend.method == "xmr":
            values += [one for one in (panel.trend.lower, panel.trend.upper) if one is not None]
    return axis_around(values)


def _events(facts: Facts, days: Sequence[date]) -> tuple[Event, ...]:
    """Changes of the law where the indicator is a criterion, and the catalog's events of the places shown."""
    found: list[tuple[date | None, str | None, str, str, str, frozenset[str]]] = []
    if facts.criterion is not None and days:
        found += [
            (
                rules.valid_from,
                None,
                f"Nye regler for listen: {rules.short_name}",
                "",
                rules.source,
                frozenset(),
            )
            for rules in facts.rulesets
            if rules.family == "hovedliste" and min(days) <= rules.valid_from <= facts.as_of
        ]
    for event in facts.events:
        concerned = frozenset(event.geography_ids)
        if concerned and not concerned & set(facts.shown):
            continue
        day = None if event.year is None else date(event.year, 1, 1)
        if day is not None and day > facts.as_of:
            continue
        found.append((day, event.when_da, event.name, event.note or "", event.source, concerned))
    found.sort(key=lambda one: (one[0] is None, one[0] or date.max))
    return tuple(Event(number, *one) for number, one in enumerate(found, start=1))
