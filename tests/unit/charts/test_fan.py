"""The fan's drawing: what stands where, read back from the SVG."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from dashboard.analysis.criteria import State
from dashboard.charts.fan import HEIGHT, WIDTH, Marks, Point, fan
from dashboard.charts.gauge import COLOURS
from tests.unit.samples import HOSTILE

_NAMESPACE = "{http://www.w3.org/2000/svg}"


def marks(**fields: Any) -> Marks:
    defaults: dict[str, Any] = {
        "first_year": 2010,
        "last_year": 2025,
        "low": 20.0,
        "high": 60.0,
        "step": 20.0,
        "points": tuple(
            Point(year, 50.0 - (year - 2016), is_demo=False, is_comparable=True) for year in range(2016, 2021)
        ),
        "line": ((2016.0, 50.0), (2020.0, 46.0)),
        "fan": tuple((year, 46.0 - (year - 2020), 40.0, 52.0) for year in range(2021, 2026)),
        "threshold": 40.0,
        "threshold_name": "grænse 40 %",
        "target": 38.0,
        "target_is_demo": False,
        "state": State.MET,
    }
    return Marks(**{**defaults, **fields})


def drawn(of: Marks, description: str = "Motalavej") -> ElementTree.Element:
    return ElementTree.fromstring(fan(of, description))  # noqa: S314 our own text


def all_of(svg: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return svg.findall(f"{_NAMESPACE}{tag}")


def texts(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in all_of(svg, "text")]


def test_it_has_its_meaning_as_text_and_is_escaped() -> None:
    svg = drawn(marks(threshold_name=HOSTILE), HOSTILE)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == HOSTILE
    assert "<script>" not in fan(marks(threshold_name=HOSTILE), HOSTILE)


def test_text_is_twelve_pixels_at_natural_width() -> None:
    svg = drawn(marks())
    assert svg.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert {text.get("font-size") for text in all_of(svg, "text")} == {"12"}


def test_ticks_years_and_the_threshold_s_name() -> None:
    assert texts(drawn(marks())) == ["20", "40", "60", "2025", "2020", "2016", "grænse 40 %"]


def test_years_that_would_run_into_each_other_are_left_out() -> None:
    near = tuple(Point(year, 50.0, is_demo=False, is_comparable=True) for year in (2023, 2024))
    assert texts(drawn(marks(points=near, line=(), fan=())))[3:5] == ["2025", "grænse 40 %"]


def test_higher_values_stand_higher_and_later_years_to_the_right() -> None:
    circles = all_of(drawn(marks()), "circle")
    across = [float(circle.get("cx", "")) for circle in circles]
    down = [float(circle.get("cy", "")) for circle in circles]
    assert across == sorted(across)
    assert down == sorted(down)  # the series falls, and y grows downwards


def test_band_line_and_dashed_line_ahead() -> None:
    svg = drawn(marks())
    band, diamond = all_of(svg, "polygon")
    assert len((band.get("points") or "").split()) == 1 + 5 + 5
    ahead, line = all_of(svg, "polyline")
    assert ahead.get("stroke-dasharray")
    assert line.get("stroke-dasharray") is None
    assert len((diamond.get("points") or "").split()) == 4


def test_no_fan_no_threshold_no_target() -> None:
    svg = drawn(marks(line=(), fan=(), threshold=None, target=None))
    assert all_of(svg, "polyline") == all_of(svg, "polygon") == []
    assert len(all_of(svg, "circle")) == 5
    assert "grænse 40 %" not in texts(svg)


def test_examples_are_pale_and_published_ones_full() -> None:
    points = (Point(2019, 50.0, True, True), Point(2020, 50.0, False, True))
    example, real = all_of(drawn(marks(points=points)), "circle")
    assert example.get("fill-opacity") == "0.38"
    assert real.get("fill-opacity") is None
    assert example.get("fill") == real.get("fill") == COLOURS[State.MET]


def test_a_break_is_drawn_with_its_name_and_earlier_points_are_grey() -> None:
    points = (Point(2019, 50.0, False, False), Point(2020, 50.0, False, True))
    svg = drawn(marks(points=points, line=(), fan=()))
    assert "brud" in texts(svg)
    earlier, newest = all_of(svg, "circle")
    assert earlier.get("fill") != newest.get("fill")


def test_what_lies_outside_the_axis_stays_at_its_edge() -> None:
    svg = drawn(marks(target=99.0, points=(Point(2020, -5.0, False, True),)))
    heights = [float(one) for one in re.findall(r"c?y\d?=\"([\d.]+)\"", ElementTree.tostring(svg, "unicode"))]
    assert all(0 <= height <= HEIGHT for height in heights)


def test_the_threshold_s_name_goes_where_the_points_are_not() -> None:
    below = tuple(Point(year, 39.0, is_demo=False, is_comparable=True) for year in range(2010, 2021))
    above = tuple(Point(year, 41.0, is_demo=False, is_comparable=True) for year in range(2010, 2021))
    name = {
        side: next(
            float(text.get("y", ""))
            for text in all_of(drawn(marks(points=points, line=(), fan=(), target=None)), "text")
            if text.text == "grænse 40 %"
        )
        for side, points in (("below", below), ("above", above))
    }
    assert name["below"] < name["above"]
