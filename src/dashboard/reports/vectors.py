"""Drawings as vectors with their own size and our font: charts by vl-convert, gauges and fans as they are."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import vl_convert

from dashboard.reports.document import Drawing

FONT: Final = "Source Sans Pro"
"""family name of the font in the package font-source-sans-pro"""
_FAMILIES: Final = f"{FONT}, Calibri, Arial, sans-serif"
"""our font, and what an Office without it takes"""
_INLINE_TEXT: Final = 15
_HALO: Final = re.compile(
    r'<text ([^>]*?) stroke="(#[0-9a-f]+)" stroke-width="3" paint-order="stroke">([^<]*)</text>'
)
_VIEW_BOX: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SIZE: Final = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def font_folder() -> Path:
    """The folder with the fonts as TTF; nothing is fetched from anywhere."""
    return Path(str(files("font_source_sans_pro").joinpath("files")))


def chart(spec: dict[str, Any], alt: str, *, width: float, height: float) -> Drawing:
    """A chart of `dashboard.charts.series` at a size in pixels; the same specification as on the screen."""
    _register_font()
    config = {**spec["config"], "font": _FAMILIES}
    svg = vl_convert.vegalite_to_svg({**spec, "width": width, "height": height, "config": config})
    found = _SIZE.search(svg)
    size = (float(found[1]), float(found[2])) if found else (width, height)
    return Drawing(svg, alt, *size)


def inline(svg: str, alt: str) -> Drawing:
    """A gauge or fan: they scale with their box, so that they lack a size and a font of their own.

    Text is drawn larger than on the screen: on paper three of them share a line.
    """
    found = _VIEW_BOX.search(svg)
    if found is None:
        raise ValueError("a drawing needs a viewBox that begins at 0 0")
    width, height = float(found[1]), float(found[2])
    sized = svg.replace("<svg ", f'<svg width="{width:g}" height="{height:g}" font-family="{_FAMILIES}" ', 1)
    # Office draws a text's edge above its filling: the edge becomes a text of its own, below.
    edge = r'<text \1 stroke="\2" stroke-width="3" stroke-linejoin="round">\3</text><text \1>\3</text>'
    sized = _HALO.sub(edge, sized)
    return Drawing(sized.replace('font-size="12"', f'font-size="{_INLINE_TEXT}"'), alt, width, height)


def png(drawing: Drawing, *, scale: float) -> bytes:
    """The drawing as pixels, `scale` a unit: what an old Office shows in place of the vectors."""
    _register_font()
    # On a transparent ground pale colours come out grey.
    end = drawing.svg.index(">", drawing.svg.index("<svg")) + 1
    paper = f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#ffffff"/>'
    return vl_convert.svg_to_png(drawing.svg[:end] + paper + drawing.svg[end:], scale=scale)


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(font_folder()))
