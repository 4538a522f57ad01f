"""The panel of a series: what is drawn, read back from the specification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

from dashboard.analysis.portrait import portrait
from dashboard.charts.series import Texts, panel_chart
from dashboard.store import records as r
from tests.unit import samples as s

TEXTS = Texts(point=lambda point: f"i {point.period}", target="38 %", target_title="Mål 2025")


def drawn(*figures: r.SinglePeriod, **fields: Any) -> dict[str, Any]:
    picture = portrait(s.portrait_facts(*figures, **fields))
    return panel_chart(picture, picture.panels[0], TEXTS)


def layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for layer in spec.get("layer", []):
        if "layer" in layer:
            yield from layers(layer)
        else:
            yield layer


def marks(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The rows that are drawn by marks of a kind, wherever Altair put the data."""
    return [row for layer in layers(spec) if layer["mark"]["type"] == kind for row in _rows(spec, layer)]


def _rows(spec: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    data = layer.get("data", {})
    rows: list[dict[str, Any]] = data["values"] if "values" in data else spec["datasets"][data["name"]]
    return rows


def series() -> list[r.SinglePeriod]:
    return [
        s.single_period("2013", 44.0, numerator=308, denominator=700),
        s.single_period("2014", 42.0, numerator=294, denominator=700),
        s.single_period("2015", 41.0, numerator=287, denominator=700, is_demo=True),
    ]


def test_each_figure_is_a_point_above_its_year() -> None:
    rows = marks(drawn(*series()), "point")
    assert [round(row["x"]) for row in rows] == [2013, 2014, 2015]
    assert [row["y"] for row in rows] == [44.0, 42.0, 41.0]
    assert [row["kind"] for row in rows] == ["offentliggjort", "offentliggjort", "eksempel"]
    assert [row["text"] for row in rows] == ["i 2013", "i 2014", "i 2015"]


def test_the_band_is_the_interval() -> None:
    (low, high) = [(row["y"], row["y2"]) for row in marks(drawn(*series()), "area")][1]
    assert (low, high) == pytest.approx((38.4, 45.7), abs=0.05)


def test_no_line_runs_across_a_break() -> None:
    broken = [*series()[:2], s.single_period("2015", 38.0, status="break", numerator=266, denominator=700)]
    spec = drawn(*broken)
    assert [row["run"] for row in marks(spec, "line")] == [0, 0, 1]
    assert [row["text"] for row in marks(spec, "text")] == ["brud"]
    assert len(marks(spec, "area")) == 2  # the single point after the break has a bar instead


def test_the_threshold_has_its_name_and_stands_at_its_value() -> None:
    spec = drawn(*series(), threshold=40.0)
    rules = [row for row in marks(spec, "rule") if row.get("text") == "grænse"]
    assert [row["y"] for row in rules] == [40.0]


def test_the_target_stands_at_the_edge_and_where_there_is_none_nothing_does() -> None:
    spec = drawn(*series(), targets={"motalavej": s.target(value=38.0)})
    (diamond,) = [layer for layer in layers(spec) if layer["mark"].get("shape") == "diamond"]
    assert diamond["encoding"]["x"] == {"value": "width"}
    not_set = drawn(*series(), targets={"motalavej": s.target(value=None, origin="ikke_fastsat")})
    assert not [layer for layer in layers(not_set) if layer["mark"].get("shape") == "diamond"]


def test_a_long_series_shows_what_it_normally_varies_within_instead_of_the_band() -> None:
    quarterly = s.indicator("arson", unit="count", value_type="count", frequency="quarter", events=True)
    figures = [s.single_period(f"{2015 + i // 4}-Q{1 + i % 4}", 5 + i % 3) for i in range(12)]
    state = s.trend_state(
        method="xmr", first_period="2015-Q1", last_period="2017-Q4", mean=6.0, lower=0.0, upper=12.0
    )
    spec = drawn(*figures, indicator=quarterly, trends={"motalavej": state})
    assert [(row["y"], row["y2"], row["mean"]) for row in marks(spec, "rect")] == [(0.0, 12.0, 6.0)]
    assert marks(spec, "area") == []


def test_events_are_numbered() -> None:
    spec = drawn(*series(), events=[s.event(geography_ids=[], year=2014)])
    assert [row["number"] for row in marks(spec, "text")] == ["1"]


def test_numbers_on_the_axis_are_danish_and_text_is_large_enough() -> None:
    config = drawn(*series())["config"]
    assert config["locale"]["number"]["decimal"] == ","
    assert config["axis"]["labelFontSize"] >= 12
    assert config["text"]["fontSize"] >= 12


def test_it_keeps_to_the_schema_of_vega_lite() -> None:
    """The builder does not look each time."""
    assert alt.LayerChart.from_dict(drawn(*series()), validate=True)


def test_without_figures_it_is_empty_and_sound() -> None:
    assert marks(drawn(), "point") == []
