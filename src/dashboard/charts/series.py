"""One panel of a series as a Vega-Lite specification: the line with its band, the threshold, the target.

Pure: a portrait in, a dict out, the same for the screen and (as vectors) for print. What a reader sees of a
point is ready Danish text; the axis gets Danish signs by the locale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard.analysis.portrait import Panel, Point, Portrait
from dashboard.analysis.series import frequency_of

Layer = Any
"""a chart or layered chart: Altair's own union does not pass through its functions"""

HEIGHT: Final = 230
_INK: Final = "#22262b"
_QUIET: Final = "#565b61"
_LINE: Final = "#d9d4c9"
_ACCENT: Final = "#1d4e89"
_CONFIG: Final[dict[str, Any]] = {
    "background": "transparent",
    "font": "Source Sans, sans-serif",
    "locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " kr."]}},
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "labelColor": _QUIET,
        "gridColor": "#ece8df",
        "domainColor": _LINE,
        "tickColor": _LINE,
        "titleFontSize": 12,
    },
    "text": {"fontSize": 12, "color": _INK},
}


@dataclass(frozen=True, slots=True)
class Texts:
    """What is said of a mark when it is pointed at."""

    point: Callable[[Point], str]
    target: str
    target_title: str


def panel_chart(portrait: Portrait, panel: Panel, texts: Texts) -> dict[str, Any]:
    """The specification of one panel; it takes its width from its box.

    Returns:
        A dict that Streamlit and vl-convert take as it is.
    """
    axes = _Axes(portrait, panel)
    layers = [
        _variation(panel, axes) if _has_limits(panel) else _band(panel, axes),
        _municipality(portrait, panel, axes, texts),
        _threshold(panel, axes),
        _events(portrait, panel, axes),
        _breaks(panel, axes),
        *_series(panel, axes, texts),
        _target(panel, axes, texts),
    ]
    drawn = [layer for layer in layers if layer is not None]
    chart = alt.layer(*(drawn or [axes.nothing()])).properties(width="container", height=HEIGHT)
    # The tests hold it to Vega-Lite's schema; doing so each time takes a quarter of the whole.
    spec: dict[str, Any] = chart.configure(**_CONFIG).to_dict(validate=False)
    # Only what has a text of its own speaks when it is pointed at: a band would tell its raw numbers.
    spec["config"]["mark"] = {"tooltip": None}
    return spec


def _has_limits(panel: Panel) -> bool:
    return panel.trend is not None and panel.trend.method == "xmr" and panel.trend.upper is not None


class _Axes:
    """The axes that all panels share. A year's figure stands above its number, a quarter's where it lies."""

    def __init__(self, portrait: Portrait, panel: Panel) -> None:
        periods = [point.period for panel in portrait.panels for point in panel.points]
        self._shift = 0.5 if not periods or frequency_of(periods[0]) == "year" else 0.0
        first, last = self.at(portrait.first_day), self.at(portrait.last_day)
        room = 0.5 if self._shift else 0.15
        self.first, self.last = first - room, last + room
        step = 1 if last - first <= 6 else 2 if last - first <= 13 else 5
        years = range(int(self.first) + 1, int(self.last) + 1)
        self.x = alt.X(
            "x:Q",
            title=None,
            scale=alt.Scale(domain=[self.first, self.last], nice=False, zero=False),
            axis=alt.Axis(
                format=".0f", grid=False, values=[y for y in years if y % step == 0], labelOverlap=True
            ),
        )
        decimals = 0 if panel.high - panel.low >= 4 else 1
        self._scale = alt.Scale(domain=[panel.low, panel.high], nice=False, zero=False)
        self._axis = alt.Axis(format=f",.{decimals}f", tickCount=5, ticks=False, domain=False)
        self.break_before = 0.5 if self._shift else 0.12
        """years between the first point of a new series and the line that marks the break"""

    def y(self, field: str = "y") -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, scale=self._scale, axis=self._axis)

    def at(self, day: date) -> float:
        start = date(day.year, 1, 1)
        length = date(day.year + 1, 1, 1).toordinal() - start.toordinal()
        return day.year + (day.toordinal() - start.toordinal()) / length - self._shift

    def nothing(self) -> Layer:
        return _chart([]).mark_point().encode(x=self.x, y=self.y())


def _chart(rows: list[dict[str, Any]]) -> Layer:
    return alt.Chart({"values": rows})


def _runs(points: tuple[Point, ...]) -> list[int]:
    """A number for each point, one higher after each break: no line is drawn across it."""
    run, found = 0, []
    for point in points:
        run += point.is_break
        found.append(run)
    return found


def _band(panel: Panel, axes: _Axes) -> Layer | None:
    """What chance may do to each figure: a band along the line, and a bar where a run is a single point."""
    rows = [
        {"x": axes.at(point.middle), "y": point.interval.low, "y2": point.interval.high, "run": run}
        for point, run in zip(panel.points, _runs(panel.points), strict=True)
        if point.interval is not None
    ]
    if not rows:
        return None
    runs = [row["run"] for row in rows]
    single = [row for row in rows if runs.count(row["run"]) == 1]
    bars = _chart(single).mark_rule(color=_ACCENT, opacity=0.35, strokeWidth=6)
    band = _chart([row for row in rows if row not in single]).mark_area(color=_ACCENT, opacity=0.14)
    return alt.layer(*(one.encode(x=axes.x, y=axes.y(), y2="y2:Q", detail="run:N") for one in (band, bars)))


def _variation(panel: Panel, axes: _Axes) -> Layer | None:
    """Of a long series: what it normally varies within, with its mean."""
    trend = panel.trend
    if trend is None or trend.lower is None or trend.upper is None:
        return None
    days = [axes.at(point.middle) for point in panel.points if point.period >= trend.first_period]
    if not days:
        return None
    box = {"x": days[0] - 0.1, "x2": days[-1] + 0.1, "y": trend.lower, "y2": trend.upper, "mean": trend.mean}
    area = _chart([box]).mark_rect(color=_ACCENT, opacity=0.1)
    mean = _chart([box]).mark_rule(color=_ACCENT, opacity=0.6, strokeDash=[1, 2])
    return alt.layer(
        area.encode(x=axes.x, x2="x2:Q", y=axes.y(), y2="y2:Q"),
        mean.encode(x=axes.x, x2="x2:Q", y=axes.y("mean")),
    )


def _municipality(portrait: Portrait, of: Panel, axes: _Axes, texts: Texts) -> Layer | None:
    panel = next((one for one in portrait.benchmarks if one.geography.kind == "kommune"), None)
    if panel is None:
        return None
    rows = [
        {"x": axes.at(point.middle), "y": point.value, "text": texts.point(point)}
        for point in panel.points
        if of.low <= point.value <= of.high
    ]
    mark = _chart(rows).mark_line(color=_QUIET, strokeWidth=1.2, strokeDash=[4, 3])
    return mark.encode(x=axes.x, y=axes.y(), tooltip=[alt.Tooltip("text:N", title="Kommunen")])


def _threshold(panel: Panel, axes: _Axes) -> Layer | None:
    if panel.threshold is None:
        return None
    rows = [{"x": axes.first, "y": panel.threshold, "text": "grænse"}]
    rule = _chart(rows).mark_rule(color=_INK, strokeWidth=1.6).encode(y=axes.y())
    # On the side of the line where the series does not begin.
    is_above = bool(panel.points) and panel.points[0].value > panel.threshold
    place: dict[str, Any] = {"align": "left", "dx": 3, "dy": 11 if is_above else -7}
    halo = _chart(rows).mark_text(stroke="#ffffff", strokeWidth=4, **place)
    return alt.layer(
        rule,
        *(one.encode(x=axes.x, y=axes.y(), text="text:N") for one in (halo, _chart(rows).mark_text(**place))),
    )


def _events(portrait: Portrait, panel: Panel, axes: _Axes) -> Layer | None:
    rows = [
        {"x": axes.at(event.day), "number": str(event.number), "text": event.name}
        for event in portrait.events
        if event.day is not None
        and (not event.geography_ids or panel.geography.geography_id in event.geography_ids)
        and axes.first <= axes.at(event.day) <= axes.last
    ]
    if not rows:
        return None
    rule = _chart(rows).mark_rule(color=_QUIET, strokeDash=[1, 3]).encode(x=axes.x)
    number = _chart(rows).mark_text(baseline="top", dx=6, color=_QUIET)
    return alt.layer(
        rule,
        number.encode(
            x=axes.x, y=alt.value(0), text="number:N", tooltip=[alt.Tooltip("text:N", title="Hændelse")]
        ),
    )


def _breaks(panel: Panel, axes: _Axes) -> Layer | None:
    rows = [{"x": axes.at(point.middle)} for point in panel.points if point.is_break]
    if not rows:
        return None
    shifted = [{"x": row["x"] - axes.break_before, "text": "brud"} for row in rows]
    rule = _chart(shifted).mark_rule(color=_INK, strokeDash=[5, 3]).encode(x=axes.x)
    name = _chart(shifted).mark_text(align="right", baseline="bottom", dx=-3, dy=-3)
    return alt.layer(rule, name.encode(x=axes.x, y=alt.value("height"), text="text:N"))


def _series(panel: Panel, axes: _Axes, texts: Texts) -> list[Layer]:
    """The line, and its points: filled where published, hollow where they are examples."""
    rows = [
        {
            "x": axes.at(point.middle),
            "y": point.value,
            "run": run,
            "kind": "eksempel" if point.is_demo else "offentliggjort",
            "text": texts.point(point),
        }
        for point, run in zip(panel.points, _runs(panel.points), strict=True)
    ]
    line = _chart(rows).mark_line(color=_ACCENT, strokeWidth=2).encode(x=axes.x, y=axes.y(), detail="run:N")
    points = _chart(rows).mark_point(size=34, color=_ACCENT, opacity=1, strokeWidth=1.6)
    fill = alt.Fill(
        "kind:N",
        scale=alt.Scale(domain=["offentliggjort", "eksempel"], range=[_ACCENT, "#ffffff"]),
        legend=None,
    )
    tooltip = [alt.Tooltip("text:N", title=panel.geography.short_name)]
    return [line, points.encode(x=axes.x, y=axes.y(), fill=fill, tooltip=tooltip)]


def _target(panel: Panel, axes: _Axes, texts: Texts) -> Layer | None:
    """A diamond at the right edge: the target lies later than the axis goes."""
    if panel.target is None or panel.target.value is None:
        return None
    rows = [{"y": panel.target.value, "text": texts.target}]
    mark = _chart(rows).mark_point(shape="diamond", size=90, fill=_INK, stroke=_INK, opacity=1, clip=False)
    return mark.encode(
        x=alt.value("width"), y=axes.y(), tooltip=[alt.Tooltip("text:N", title=texts.target_title)]
    )
