"""The gauge: which marks stand where. Read back as XML, so that the drawing is known to be well-formed."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.analysis.criteria import State
from dashboard.charts.gauge import COLOURS, WIDTH, Marks, gauge
from tests.unit.samples import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
PALE = "fill-opacity"


def marks(**fields: Any) -> Marks:
    defaults: dict[str, Any] = {
        "axis_end": 50.0,
        "value": 43.1,
        "state": State.MET,
        "is_demo": False,
        "threshold": 40.0,
        "target": None,
        "course": None,
        "municipality": None,
    }
    return Marks(**{**defaults, **fields})


class Drawn:
    """A gauge read back."""

    def __init__(self, **fields: Any) -> None:
        self.root = ElementTree.fromstring(gauge(marks(**fields), "tekst"))  # noqa: S314 (our own drawing)
        self.track, *self.bars = self.root.findall(f"{SVG}rect")
        self.lines = [float(line.get("x1", "")) for line in self.root.findall(f"{SVG}line")]
        self.polygons = self.root.findall(f"{SVG}polygon")

    def diamonds(self) -> dict[str, float]:
        """Where the diamonds stand, by their fill."""
        return {p.get("fill", ""): float(p.get("points", "").split(",")[0]) for p in self.polygons}

    @property
    def bar(self) -> float:
        return float(self.bars[0].get("width", ""))

    @property
    def span(self) -> float:
        return float(self.track.get("width", ""))


def test_the_bar_is_the_values_share_of_the_axis() -> None:
    drawn = Drawn(value=25.0)
    assert drawn.bar == pytest.approx(drawn.span / 2, abs=0.1)


def test_the_line_is_the_threshold() -> None:
    drawn = Drawn(threshold=25.0)
    assert drawn.lines == [WIDTH / 2]


def test_only_what_is_known_is_drawn() -> None:
    drawn = Drawn(value=None, threshold=None)
    assert (drawn.bars, drawn.lines, drawn.polygons) == ([], [], [])


@pytest.mark.parametrize("value", [0.0, -5.0])
def test_nothing_below_zero_leaves_the_axis(value: float) -> None:
    assert 0 < Drawn(value=value).bar <= 1


def test_nothing_beyond_the_end_leaves_the_drawing() -> None:
    drawn = Drawn(value=120.0, threshold=120.0)
    assert drawn.bar == drawn.span
    assert drawn.lines[0] <= WIDTH


def test_where_target_and_threshold_are_one_the_diamond_stands_on_the_line() -> None:
    drawn = Drawn(target=40.0)
    assert list(drawn.diamonds().values()) == drawn.lines


def test_a_tighter_target_and_its_course_stand_apart_and_look_different() -> None:
    drawn = Drawn(target=38.0, course=41.0)
    target, course = (drawn.diamonds()[fill] for fill in ("#22262b", "#ffffff"))
    assert target < drawn.lines[0] < course


def test_the_municipality_is_a_small_mark() -> None:
    with_it, without = Drawn(municipality=14.0), Drawn()
    assert len(with_it.polygons) == len(without.polygons) + 1


def test_an_example_is_pale_with_a_firm_end() -> None:
    example, real = Drawn(is_demo=True), Drawn()
    assert example.bars[0].get(PALE)
    assert not example.bars[1].get(PALE)
    assert not any(bar.get(PALE) for bar in real.bars)


def test_each_state_has_its_colour() -> None:
    seen = {state: Drawn(state=state).bars[0].get("fill") for state in State}
    assert seen == COLOURS
    assert len(set(seen.values())) == len(State)


def test_every_colour_keeps_its_contrast_on_white() -> None:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    for colour in COLOURS.values():
        red, green, blue = (part(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert 1.05 / (luminance + 0.05) >= 4.5, colour


def test_the_meaning_stands_in_it_as_text() -> None:
    root = ElementTree.fromstring(gauge(marks(), HOSTILE))  # noqa: S314 (our own drawing)
    assert root.get("role") == "img"
    assert root.get("aria-label") == HOSTILE


def test_no_description_can_break_out_of_the_drawing() -> None:
    drawing = gauge(marks(), HOSTILE)
    assert "<script" not in drawing
    assert drawing.count("<svg") == drawing.count("</svg>") == 1
