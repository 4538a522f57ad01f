"""What a held build would change, on the screen and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.build_difference import FigureDifference, FigureKind
from dashboard.briefing.build_difference import Comparison, PointDifference
from dashboard.narrative import build_difference as said
from dashboard.narrative.build_difference import Names
from dashboard.narrative.meetings import meeting_name
from dashboard.store.publish import BuildInfo
from dashboard.ui.rejected_table import rejected_table
from dashboard.ui.tables import Table, download, facts, fold
from dashboard.ui.written import text_html

_SHOWN: Final = 100
_OPEN_UP_TO: Final = 15
"""rows of a list that stands open"""
_KIND: Final = {
    FigureKind.NEW: "nyt",
    FigureKind.REVISED: "rettet",
    FigureKind.RESTATED: "samme værdi, ny dato, kilde eller status",
    FigureKind.VANISHED: "forsvundet",
}


def show(found: Comparison, info: BuildInfo) -> None:
    """The headline, then what weighs most: verdicts, figures, rejected rows, talking points."""
    names = Names(found.geographies, found.indicators, found.rulesets)
    difference = found.difference
    rules = danish.enumerate_words([one.short_name for one in found.rulesets])
    parts = [
        f'<p class="lead-sub"><strong>{escape(said.headline(difference, names))}.</strong></p>',
        f'<p class="quiet">Domme, tegn og talepunkter er set fra {danish.long_date(found.as_of)} efter '
        f"reglerne {escape(rules)}; det ændres øverst på siden.</p>",
    ]
    notes = (
        said.examples(before=found.demo_before, after=found.demo_after),
        said.later(difference, found.as_of),
    )
    parts += [f'<p class="write-problem">{escape(note)}</p>' for note in notes if note]
    verdicts = Table(said.VERDICT_HEADS, tuple(said.verdict_row(one, names) for one in difference.verdicts))
    criteria = Table(
        said.CRITERION_HEADS, tuple(said.criterion_row(one, names) for one in difference.criteria)
    )
    trends = Table(said.TREND_HEADS, tuple(said.trend_row(one, names) for one in difference.trends))
    lists = Table(said.LIST_HEADS, tuple(said.list_row(one, names) for one in difference.lists))
    parts += [
        _part("Domme og antal opfyldte kriterier", verdicts, "Ingen ændres."),
        _part("Kriterier, der ville skifte", criteria, "Ingen skifter."),
        _part("Officielle lister", lists, "Ingen ændres."),
        _part(
            "Rettede tal, de største ændringer først",
            _figures(difference.of_kind(FigureKind.REVISED), names),
            "Ingen tal er rettet.",
        ),
        _part(
            "Forsvundne tal", _figures(difference.of_kind(FigureKind.VANISHED), names), "Ingen er forsvundet."
        ),
        _new(difference.of_kind(FigureKind.NEW), names),
        _part(
            "Tal med samme værdi, men ny dato, kilde eller status",
            _figures(difference.of_kind(FigureKind.RESTATED), names),
            "Ingen.",
        ),
        _part("Tegn på udvikling, der ville ændre sig", trends, "Ingen ændrer sig."),
        _rejected(found, info),
        _points(found),
    ]
    st.html("".join(parts))
    figures = _figures(difference.figures, names)
    rows = tuple((_KIND[one.kind], *row) for one, row in zip(difference.figures, figures.rows, strict=True))
    if rows:
        table = Table(("Hvad", *said.FIGURE_HEADS), rows)
        download(table, f"forskelle_{info.build_id}.csv", "Hent forskellene i tal som CSV")


def _figures(figures: Sequence[FigureDifference], names: Names) -> Table:
    return Table(said.FIGURE_HEADS, tuple(said.figure_row(one, names) for one in figures))


def _part(title: str, table: Table, nothing: str) -> str:
    """A heading with its table; a long one is folded, and one without rows says so."""
    if not table.rows:
        return f'<h3>{escape(title)}</h3><p class="quiet">{escape(nothing)}</p>'
    count = len(table.rows)
    shown = Table(table.heads, table.rows[:_SHOWN], table.numeric)
    more = f'<p class="quiet">Her vises {_SHOWN} af {danish.number(count)}.</p>' if count > _SHOWN else ""
    content = f"{shown.html(title)}{more}"
    if count > _OPEN_UP_TO:
        content = fold(f"Vis {danish.number(count)} rækker", content)
    return f"<h3>{escape(title)}</h3>{content}"


def _new(figures: Sequence[FigureDifference], names: Names) -> str:
    """How many each source gives, each with its figures in a fold."""
    if not figures:
        return '<h3>Nye tal</h3><p class="quiet">Ingen tal er nye.</p>'
    folds = []
    for source, of_source in said.by_source(figures):
        word = "nyt tal" if len(of_source) == 1 else "nye tal"
        shown = of_source[:_SHOWN]
        table = _figures(shown, names).html(f"Nye tal fra {source}")
        more = len(of_source) - len(shown)
        rest = f'<p class="quiet">og {danish.number(more)} til; filen har dem alle.</p>' if more else ""
        folds.append(fold(f"{source}: {danish.number(len(of_source))} {word}", table + rest))
    return f'<h3>Nye tal</h3><div class="folds">{"".join(folds)}</div>'


def _rejected(found: Comparison, info: BuildInfo) -> str:
    """Those that the published build did not reject stand first."""
    rows = sorted(found.rejected, key=lambda row: row in found.rejected_before)
    table = rejected_table(rows, Ny=["nej" if row in found.rejected_before else "ja" for row in rows])
    title = f"Afviste rækker ({danish.number(info.rejected)})"
    return _part(title, table, "Ingen rækker er afvist.")


def _points(found: Comparison) -> str:
    if found.meeting is None:
        return (
            '<h3>Talepunkter</h3><p class="quiet">Der er intet bestyrelsesmøde i kalenderen at sammenligne '
            "talepunkter for.</p>"
        )
    title = f"<h3>Talepunkter: {escape(meeting_name(found.meeting))}</h3>"
    if not found.points:
        return f'{title}<p class="quiet">Ingen ændres.</p>'
    count = len(found.points)
    word = "talepunkt, der ville ændre sig" if count == 1 else "talepunkter, der ville ændre sig"
    # Not a table: two columns of sentences are too narrow to read on a phone.
    return title + fold(f"{danish.number(count)} {word}", "".join(_point(one) for one in found.points))


def _point(one: PointDifference) -> str:
    pairs = [
        ("Før", text_html(one.before) if one.before else "fandtes ikke"),
        ("Nu", text_html(one.after) if one.after else "falder bort"),
    ]
    return f'<p class="quiet">{escape(one.point_id)}</p>{facts(pairs)}'
