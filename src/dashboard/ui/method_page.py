"""The parts of the page Metode: a heading that other pages link to, its answer, and what explains it."""

from __future__ import annotations

from html import escape
from typing import Final

import numpy as np
import streamlit as st

from dashboard import danish
from dashboard.analysis import xmr
from dashboard.narrative import method, method_limits, method_ways
from dashboard.narrative.method import Section
from dashboard.narrative.trends import STRENGTH_WORD
from dashboard.store import questions as ask
from dashboard.store.records import Event
from dashboard.ui.frame import View

_REDRAWN_AREA: Final = "afgraensning"
"""kind of the events that are breaks: an area covers other dwellings than before"""
_EXAMPLE: Final = (21, 25, 19, 23, 27, 22, 18, 24, 26, 21, 23, 19, 25, 22, 20, 6)
_WIDTH, _HEIGHT, _RIGHT = 340, 176, 246
_TOP, _BOTTOM = 14, 146
_INK, _QUIET, _ACCENT, _BAND = "#22262b", "#565b61", "#1d4e89", "#e8eef4"


def lead(view: View) -> None:
    st.title(method.HEADLINE)
    shown = (
        method.questions(),
        method.signs(),
        method_ways.bands(),
        method_ways.yearly(),
        method_ways.quarterly(),
        method_ways.sizes(),
        method_ways.breaks(_breaks(view)),
        *method_limits.LIMITS,
        method_limits.SOURCES,
    )
    items = "".join(f'<li><a href="#{one.anchor}">{escape(one.title)}</a></li>' for one in shown)
    _place(f'<p class="lead-sub">{escape(method.LEAD)}</p><ul class="contents">{items}</ul>')


def questions() -> None:
    _show(method.questions())


def signs() -> None:
    """The five answers as a table; on a phone each row is a block of its own."""
    _show(method.signs(), _words_table())


def bands() -> None:
    _show(method_ways.bands())


def yearly_figures() -> None:
    _show(method_ways.yearly())


def quarterly_figures() -> None:
    _show(method_ways.quarterly(), example_drawing())


def sizes() -> None:
    _show(method_ways.sizes())


def breaks(view: View) -> None:
    _show(method_ways.breaks(_breaks(view)))


def what_cannot_be_said() -> None:
    for section in method_limits.LIMITS:
        _show(section)


def sources() -> None:
    _show(method_limits.SOURCES)


def _breaks(view: View) -> tuple[Event, ...]:
    found = view.remember("method_breaks", make=lambda: ask.events(view.build.connection))
    return tuple(event for event in found if event.kind == _REDRAWN_AREA)


def _show(section: Section, drawing: str = "") -> None:
    """Heading, answer, the drawing or table, and the explanation."""
    st.header(section.title, anchor=section.anchor)
    _place(f'<p class="answer">{escape(section.answer)}</p>{drawing}{"".join(section.paragraphs)}')


def _place(markup: str) -> None:
    """One line of HTML, which Markdown passes on as it is; `st.html` would take the drawing out."""
    st.markdown(f'<div class="method">{markup}</div>', unsafe_allow_html=True)


def _words_table() -> str:
    heads = ("Svar", "Det betyder", "Ved et rent tilfælde", "Hvad I kan gøre")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = (
        (
            f"<strong>{danish.sentence_case(STRENGTH_WORD[word.strength])}</strong>",
            *map(escape, (word.says, word.by_chance, word.what_to_do)),
        )
        for word in method.words()
    )
    body = "".join(
        "<tr>"
        + "".join(f'<td data-head="{name}">{cell}</td>' for name, cell in zip(heads, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        '<table class="figures answers" aria-label="Hvad ordene betyder">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def example_drawing() -> str:
    """Sixteen quarters of an invented series with the limits that the code itself sets, as SVG."""
    values = np.array(_EXAMPLE, dtype=np.float64)
    of = xmr.limits(values)
    newest = f"det nyeste, {danish.number(_EXAMPLE[-1])}, ligger uden for"
    lines = "".join(
        f'<line x1="10" x2="{_RIGHT}" y1="{_y(at)}" y2="{_y(at)}" stroke="{colour}" '
        f'stroke-width="1"{dash}/><text x="{_RIGHT + 6}" y="{_y(at) + 4}" fill="{_INK}">{words}</text>'
        for at, words, colour, dash in (
            (of.upper, f"grænse {danish.number(of.upper, 1)}", _QUIET, ' stroke-dasharray="4 3"'),
            (of.mean, f"gennemsnit {danish.number(of.mean, 1)}", _QUIET, ""),
            (of.lower, f"grænse {danish.number(of.lower, 1)}", _QUIET, ' stroke-dasharray="4 3"'),
        )
    )
    path = " ".join(f"{_x(place)},{_y(value)}" for place, value in enumerate(_EXAMPLE))
    dots = "".join(
        f'<circle cx="{_x(place)}" cy="{_y(value)}" r="{6 if is_out else 3}" '
        f'fill="{"#ffffff" if is_out else _ACCENT}" stroke="{_ACCENT}" stroke-width="{3 if is_out else 0}"/>'
        for place, value in enumerate(_EXAMPLE)
        for is_out in (not of.lower <= value <= of.upper,)
    )
    meaning = (
        f"Opdigtet eksempel: {len(_EXAMPLE)} kvartaler svinger omkring {danish.number(of.mean, 1)}. "
        f"Det nyeste er {danish.number(_EXAMPLE[-1])} og ligger under den nederste grænse, "
        f"{danish.number(of.lower, 1)}."
    )
    return (
        f'<figure><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{meaning}" font-size="12" '
        f'xmlns="http://www.w3.org/2000/svg">'
        f'<rect x="10" y="{_y(of.upper)}" width="{_RIGHT - 10}" height="{_y(of.lower) - _y(of.upper)}" '
        f'fill="{_BAND}"/>{lines}'
        f'<path d="M{path.replace(" ", " L")}" fill="none" stroke="{_ACCENT}" stroke-width="1.5"/>{dots}'
        f'<text x="{_x(len(_EXAMPLE) - 1) + 4}" y="{_HEIGHT - 8}" text-anchor="end" fill="{_INK}" '
        f'font-weight="600">{newest}</text></svg>'
        "<figcaption>Opdigtet eksempel. Det farvede felt er det, serien normalt svinger inden for. De første "
        f"{danish.number(len(_EXAMPLE) - 1)} tal er almindelige udsving; det nyeste er et tegn.</figcaption>"
        "</figure>"
    )


def _x(place: int) -> float:
    return round(18 + place * (_RIGHT - 28) / (len(_EXAMPLE) - 1), 1)


def _y(value: float) -> float:
    lowest, highest = 4.0, 36.0
    return round(_BOTTOM - (value - lowest) * (_BOTTOM - _TOP) / (highest - lowest), 1)
