"""The board of gauges as HTML: one row a place, one column a criterion; on a phone one card a place.

Pure: a picture in, text out. Everything that comes from data is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell, Column, Overview, Reading, Row
from dashboard.charts.gauge import gauge
from dashboard.charts.marks import criterion_marks
from dashboard.narrative import figures as words
from dashboard.narrative import status as verdicts
from dashboard.narrative import trends
from dashboard.store.records import Indicator
from dashboard.ui.tables import breakable, plain_link

STATE_SHAPE: Final = {State.MET: "▲", State.NEAR: "◆", State.CLEAR: "●", State.UNKNOWN: "–"}
_LEGEND_SVG: Final = '<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">{}</svg>'
_DOUBTFUL: Final = frozenset({"preliminary", "estimate", "break"})
EXAMPLE_TAG: Final = '<span class="tag">eksempel</span>'
OLD_TAG: Final = '<span class="tag">gammelt tal</span>'
PROXY_TAG: Final = '<span class="tag proxy">proxy</span>'


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that keep the view: of a figure's definition and source, and of one area."""

    figure: Callable[[str, str], str]
    """(indicator_id, geography_id) -> address"""
    area: Callable[[str], str]
    note: Callable[[str, str], str] = lambda _indicator_id, _geography_id: ""
    """(indicator_id, geography_id) -> HTML that says that somebody wrote about the figure, or nothing"""


def board(picture: Overview, rows: Sequence[Row], target_year: int, links: Links) -> str:
    """The gauges of some rows of a picture."""
    head = "".join(_head(column) for column in picture.columns)
    writer = _Writer(picture, target_year, links)
    body = "".join(writer.row(row) for row in rows)
    return (
        f'<div class="board" style="--criteria:{len(picture.columns)}">'
        f'<div class="row head-row"><div class="head"><strong>Område</strong>'
        f'<span class="quiet">kriterier opfyldt</span></div>{head}</div>{body}</div>'
    )


def _head(column: Column) -> str:
    return (
        f'<div class="head"><strong>{escape(column.indicator.short_name)}</strong>'
        f'<span class="quiet">{_rule(column)}</span></div>'
    )


def _rule(column: Column) -> str:
    years = column.criterion.averaging_years
    mean = f" · gns. af {danish.count_word(years)} år" if years > 1 else ""
    mandatory = " · skal være opfyldt" if column.criterion.role == "mandatory" else ""
    return f"grænse: {escape(words.limit(column))}{mean}{mandatory}"


@dataclass(frozen=True, slots=True)
class _Writer:
    picture: Overview
    target_year: int
    links: Links

    def row(self, row: Row) -> str:
        cells = "".join(
            self._cell(row, cell, column)
            for cell, column in zip(row.cells, self.picture.columns, strict=True)
        )
        kind = "row combined" if row.verdict is None else "row"
        return f'<div class="{kind}">{self._place(row)}{cells}</div>'

    def _place(self, row: Row) -> str:
        name = breakable(row.geography.name)
        if row.verdict is None:
            return (
                f'<div class="place">{_heading(name)}'
                "<p>Tal, men ingen dom: kriterierne gælder for hvert område for sig.</p></div>"
            )
        note = verdicts.residents_note(row)
        link = escape(self.links.area(row.geography.geography_id))
        name_link = f'<a class="plain" href="{link}" target="_self">{name}</a>'
        official = words.official(row.official, self.picture.as_of.year)
        return (
            f'<div class="place">{_heading(name_link)}'
            f'<div class="score">{danish.sentence_case(verdicts.score(row.verdict))} '
            f"{EXAMPLE_TAG if row.rests_on_demo else ''}</div>"
            f"<p><strong>{escape(verdicts.verdict_words(row.verdict))}</strong></p>"
            + (f"<p>{escape(note)}</p>" if note else "")
            + f'<p class="quiet">Den officielle liste: {escape(official)}</p></div>'
        )

    def _cell(self, row: Row, cell: Cell, column: Column) -> str:
        link = self._figure_link(cell.indicator_id, row)
        return (
            f'<div class="cell"><span class="criterion-name">{escape(column.indicator.short_name)} '
            f'<span class="quiet">{_rule(column)}</span></span>'
            + (
                self._known(row, cell, column, cell.reading, link)
                if cell.reading
                else self._unknown(cell, link)
            )
            + _surroundings(cell, column, self.target_year)
            + "".join(self._proxy(proxy, row) for proxy in cell.proxies)
            + self.links.note(cell.indicator_id, row.geography.geography_id)
            + "</div>"
        )

    def _known(self, row: Row, cell: Cell, column: Column, reading: Reading, link: str) -> str:
        marks = criterion_marks(cell, column, reading)
        spoken = words.description(row.geography.name, cell, column, self.target_year)
        state = "" if row.verdict is None else _state(cell.state)
        missing = f'<p class="missing">{escape(words.MISSING_WORD[cell.missing])}</p>' if cell.missing else ""
        return (
            f'<a class="numeral" href="{link}" target="_self" title="Se definition, kilde og dato">'
            f"{escape(words.value(reading, column.indicator))}</a> {state}"
            + gauge(marks, spoken)
            + f'<p class="meta">{escape(words.period(reading))} {tags(reading)}</p>{missing}'
            + _trend(cell)
        )

    def _unknown(self, cell: Cell, link: str) -> str:
        reason = words.MISSING_WORD[cell.missing or "no_figure"]
        return (
            f'<a class="numeral" href="{link}" target="_self">Ukendt</a>'
            f'<p class="missing">{escape(reason)}</p>'
        )

    def _proxy(self, proxy: Reading, row: Row) -> str:
        """A stand-in, never on the criterion's axis and never judged."""
        indicator: Indicator = self.picture.indicators[proxy.indicator_id]
        about = self.links.figure(proxy.indicator_id, row.geography.geography_id)
        spoken = f"{indicator.short_name}: {words.value(proxy, indicator)}"
        return (
            f'<p class="meta">{plain_link(about, spoken)} '
            f"({danish.period(proxy.period)}) {PROXY_TAG}{EXAMPLE_TAG if proxy.is_demo else ''}</p>"
        )

    def _figure_link(self, indicator_id: str, row: Row) -> str:
        return escape(self.links.figure(indicator_id, row.geography.geography_id))


def _heading(text: str) -> str:
    """A heading for those who listen; a real <h3> would get Streamlit's own anchor and its script."""
    return f'<div class="name" role="heading" aria-level="2">{text}</div>'


def _state(state: State) -> str:
    return (
        f'<span class="state {state}"><span aria-hidden="true">{STATE_SHAPE[state]}</span> '
        f"{words.STATE_WORD[state]}</span>"
    )


def tags(reading: Reading) -> str:
    """The marks that a figure carries: proxy, example, old, and a doubt of its source."""
    proxy = PROXY_TAG if reading.status == "proxy" else ""
    doubt = f" {words.STATUS_WORD[reading.status]}" if reading.status in _DOUBTFUL else ""
    return proxy + (EXAMPLE_TAG if reading.is_demo else "") + (OLD_TAG if reading.is_old else "") + doubt


def _trend(cell: Cell) -> str:
    """`↘ tegn på fald (2016–2020)`: of the single years, whatever mean the rule takes."""
    state = cell.trend
    if state is None:
        return ""
    strong = " strong" if trends.is_signal(state) else ""
    text = f"{trends.mark(state)} {trends.short(state)} ({trends.span(state)})"
    marked = _marked(text, is_demo=state.is_demo).replace(" eks.", f"{danish.NO_BREAK_SPACE}eks.")
    return f'<p class="meta trend{strong}">{marked}</p>'


def _surroundings(cell: Cell, column: Column, target_year: int) -> str:
    """The small print below a gauge: the newest single year, the target with its course, the municipality."""
    indicator = column.indicator
    parts = []
    if cell.single_year is not None:
        parts.append(f"{danish.period(cell.single_year.period)} alene: {_small(cell.single_year, indicator)}")
    if (target := words.target(cell, indicator)) is not None:
        wanted = _marked(target, is_demo=cell.target_origin == "eksempel")
        course = words.course(cell, indicator)
        parts.append(f"mål {target_year}: {wanted}")
        if course is not None:
            parts.append(f"kurs nu: {_marked(course, is_demo=cell.course_is_demo)}")
    elif cell.target_origin is not None:
        parts.append(f"mål {target_year}: ikke fastsat")
    if cell.municipality is not None:
        year = danish.period(cell.municipality.period)
        parts.append(f"kommunen {year}: {_small(cell.municipality, indicator)}")
    return "".join(f'<p class="meta">{part}</p>' for part in parts)


def _small(reading: Reading, indicator: Indicator) -> str:
    proxy = f" {PROXY_TAG}" if reading.status == "proxy" else ""
    old = " (gammelt tal)" if reading.is_old else ""
    return _marked(words.value(reading, indicator), is_demo=reading.is_demo) + proxy + old


def _marked(text: str, *, is_demo: bool) -> str:
    """An example says so, in the small print too."""
    return f'<span class="example">{escape(text)} eks.</span>' if is_demo else escape(text)


def legend(target_year: int) -> str:
    """What the marks mean, each drawn as in a gauge."""
    marks = (
        ('<line x1="9" x2="9" y1="1" y2="17" stroke="#22262b" stroke-width="2"/>', "grænsen i kriteriet"),
        ('<polygon points="9,3.8 14.2,9 9,14.2 3.8,9" fill="#22262b"/>', f"mål {target_year}"),
        (
            '<polygon points="9,4.8 13.2,9 9,13.2 4.8,9" fill="#fff" stroke="#22262b" stroke-width="1.5"/>',
            "kursen: hvor en lige linje fra planens start til målet ville være nu",
        ),
        (
            '<polygon points="9,5 13,12.5 5,12.5" fill="#22262b" fill-opacity="0.6"/>',
            "Slagelse Kommune",
        ),
        (
            '<rect x="0" y="4" width="15" height="10" fill="#1f6b75" fill-opacity="0.38"/>'
            '<rect x="14" y="4" width="3" height="10" fill="#1f6b75"/>',
            "bleg søjle: eksempeltal",
        ),
    )
    items = "".join(f"<li>{_LEGEND_SVG.format(mark)} {escape(text)}</li>" for mark, text in marks)
    states = "".join(
        f"<li>{_state(state)} {text}</li>"
        for state, text in (
            (State.MET, "kriteriet er opfyldt; det trækker mod listen"),
            (State.NEAR, "ikke opfyldt, men højst 5 % fra grænsen"),
            (State.CLEAR, "længere end 5 % fra grænsen, på den rigtige side"),
        )
    )
    return f'<ul class="legend">{states}{items}</ul>'
