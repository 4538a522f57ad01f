"""All meetings by year, with what came out of each."""

from __future__ import annotations

from html import escape
from itertools import groupby

import streamlit as st

from dashboard import danish
from dashboard.analysis.meeting_counts import MeetingCounts, meeting_counts
from dashboard.narrative.meetings import BODY_NAME
from dashboard.ui import address, journal
from dashboard.ui.frame import View
from dashboard.ui.tables import Table, download, fold, html_table, plain_link

_HEADS = ("Dato", "Møde", "Beslutninger", "Aftaler", "Heraf åbne")
_NUMERIC = ("Beslutninger", "Aftaler", "Heraf åbne")


def section(view: View) -> None:
    """The calendar; the year of the meeting shown stands open."""
    if not view.basis.meetings:
        return
    st.header("Alle møder", anchor=False)
    now = journal.stands_now(view)
    if now.problem is not None:
        st.html('<p class="quiet">Antallet af beslutninger og aftaler kan ikke vises lige nu.</p>')
    counts = meeting_counts(view.basis.meetings, now.decisions, now.actions)
    known = now.problem is None
    st.html(view.remember("calendar", now.stamp, make=lambda: _html(view, counts, known=known)))
    if known:
        download(table(counts), "moeder.csv")


def _html(view: View, counts: tuple[MeetingCounts, ...], *, known: bool) -> str:
    shown = view.choice.as_of.year
    years = groupby(counts, key=lambda one: one.meeting.held_on.year)
    folds = (
        fold(f"{year}", _year(view, year, list(found), known=known), is_open=year == shown)
        for year, found in years
    )
    note = '<p class="quiet">Antallene er, som de står i dag.</p>' if known else ""
    return f'<div class="calendar">{"".join(folds)}</div>{note}'


def _year(view: View, year: int, counts: list[MeetingCounts], *, known: bool) -> str:
    rows = []
    for one in counts:
        meeting = one.meeting
        where = address.link("moeder", view.choice, moede=meeting.meeting_id)
        mark = ' <span class="example">eks.</span>' if meeting.is_demo else ""
        name = plain_link(where, BODY_NAME[meeting.body])
        if view.choice.meeting == meeting:
            name = f'<strong aria-current="true">{escape(BODY_NAME[meeting.body])}</strong>'
        found = (one.decisions, one.actions, one.open_actions)
        numbers = [str(number) if known else "–" for number in found]
        day = danish.long_date(meeting.held_on).removesuffix(f" {year}")
        rows.append([escape(day), name + mark, *numbers])
    return html_table(f"Møder i {year}", _HEADS, rows, _NUMERIC)


def table(counts: tuple[MeetingCounts, ...]) -> Table:
    """The same rows, all years together, for the download."""
    return Table(
        heads=(*_HEADS, "Eksempel"),
        rows=tuple(
            (
                one.meeting.held_on.strftime("%d.%m.%Y"),
                BODY_NAME[one.meeting.body],
                str(one.decisions),
                str(one.actions),
                str(one.open_actions),
                "ja" if one.meeting.is_demo else "nej",
            )
            for one in counts
        ),
        numeric=_NUMERIC,
    )
