"""Drawings as vectors with their own size and our font: charts by vl-convert, gauges and fans as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst
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


def charts(wanted: Iterable[tuple[dict[str, Any], str]], *, width: float, height: float) -> list[Drawing]:
    """Charts of `dashboard.charts.series` at a size in pixels; the same specifications as on the screen.

    Args:
        wanted: each specification with its meaning as text. A generator is best: while a chart is converted,
            which needs no Python, the next specification is made.
    """
    _register_font()
    with ThreadPoolExecutor(1) as other:
        return list(other.map(lambda one: _chart(*one, width=width, height=height), wanted))


def _chart(spec: dict[str, Any], alt: str, *, width: float, height: float) -> Drawing:
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


def pictures(drawings: Iterable[Drawing], *, scale: float) -> dict[str, bytes]:
    """The drawings as PNG, `scale` pixels a unit, by their SVG: what an old Office shows instead.

    typst sets all of them at once, in a fraction of the time that one conversion after the other takes.
    """
    unique = {drawing.svg: drawing for drawing in drawings}
    if not unique:
        return {}
    wanted = [{"svg": one.svg, "width": one.width, "height": one.height} for one in unique.values()]
    # Of several pages typst gives a list, of one the picture itself; its types know the latter only.
    made: Any = typst.compile(
        str(files("dashboard.reports").joinpath("drawings.typ")),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps(wanted)},
        format="png",
        ppi=72 * scale,
    )
    return dict(zip(unique, made if isinstance(made, list) else [made], strict=True))


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(font_folder()))
