"""Drawings for paper: their size, font and halo, and their pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dashboard.reports import vectors

SVG = (
    '<svg class="fan" viewBox="0 0 40 20" role="img" xmlns="http://www.w3.org/2000/svg">'
    '<rect x="0" y="0" width="40" height="20" fill="#a8431c" fill-opacity="0.16"/>'
    '<text x="1" y="9" font-size="12" fill="#22262b" stroke="#ffffff" stroke-width="3" '
    'paint-order="stroke">grænse</text></svg>'
)


def test_a_drawing_gets_a_size_and_our_font() -> None:
    drawing = vectors.inline(SVG, "en grænse")
    assert (drawing.width, drawing.height, drawing.alt) == (40, 20, "en grænse")
    assert 'width="40" height="20"' in drawing.svg
    assert f'font-family="{vectors.FONT},' in drawing.svg


def test_a_halo_lies_below_its_text() -> None:
    svg = vectors.inline(SVG, "x").svg
    assert "paint-order" not in svg
    assert svg.count(">grænse</text>") == 2
    assert svg.index("stroke-width") < svg.rindex("<text")


def test_what_has_no_view_box_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        vectors.inline("<svg></svg>", "x")


def test_pictures_stand_on_paper_and_come_by_their_drawing() -> None:
    first, second = vectors.inline(SVG, "x"), vectors.inline(SVG.replace("#a8431c", "#1f6b75"), "y")
    made = vectors.pictures([first, second, first], scale=2)
    assert list(made) == [first.svg, second.svg]
    with Image.open(io.BytesIO(made[first.svg])) as picture:
        assert picture.size == (80, 40)
        red, green, blue, opacity = picture.convert("RGBA").getpixel((79, 39))
    assert opacity == 255
    assert red > green > blue
    with Image.open(io.BytesIO(made[second.svg])) as picture:
        red, green, _, _ = picture.convert("RGBA").getpixel((79, 39))
    assert green > red


def test_no_drawing_no_picture() -> None:
    assert vectors.pictures([], scale=2) == {}


def test_one_drawing_is_one_picture() -> None:
    assert len(vectors.pictures([vectors.inline(SVG, "x")], scale=1)) == 1


def test_the_font_is_there_as_truetype() -> None:
    names = {path.name for path in vectors.font_folder().glob("*.ttf")}
    assert {"SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf"} <= names


def test_a_chart_has_danish_numbers_and_the_wanted_size() -> None:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": {"locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3]}}},
        "data": {"values": [{"y": 1000.5}]},
        "mark": "point",
        "encoding": {"y": {"field": "y", "type": "quantitative", "axis": {"format": ",.1f"}}},
    }
    first, drawing = vectors.charts([(spec, "x"), (spec, "y")], width=100, height=80)
    assert (first.alt, drawing.alt) == ("x", "y")
    assert first.svg == drawing.svg
    assert 80 <= drawing.height <= 100
    assert "1.000,0" in drawing.svg or "1.000,5" in drawing.svg
    assert vectors.FONT in drawing.svg
