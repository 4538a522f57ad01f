"""The parts of the Status page."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import danish
from dashboard.analysis.picture import Cell, Overview
from dashboard.narrative import figures as words
from dashboard.narrative import status as verdicts
from dashboard.store.records import Indicator
from dashboard.ui import address, area_card, cached, journal, notes
from dashboard.ui.frame import View, choose, example_notice
from dashboard.ui.status_board import Links, legend
from dashboard.ui.status_board import board as board_html
from dashboard.ui.tables import Table, download

_ALL: Final = "alle"


def picture(view: View) -> Overview:
    return cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)


def lead(view: View, picture: Overview) -> None:
    """The verdict, and whether it rests on examples or old figures."""
    if not view.age.any_demo and picture.has_example_targets:
        example_notice()
    st.title(f"{verdicts.headline(picture)} {verdicts.goal(view.basis.programme.target_year)}")
    if notes := verdict_notes(picture):
        st.html(f'<p class="lead-sub">{notes}</p>')


def rule_html(view: View, picture: Overview) -> str:
    """How the verdicts come about, below what is new: on a phone that comes first."""
    counted = sum(column.criterion.role == "counted" for column in picture.columns)
    mandatory = next((c.indicator.name for c in picture.columns if c.criterion.role == "mandatory"), None)
    return f'<p class="quiet">{escape(verdicts.rule(view.choice.ruleset, counted, mandatory))}</p>'


def verdict_notes(picture: Overview) -> str:
    """Said beside every verdict that is made from examples, or from old figures."""
    notes = [verdicts.EXAMPLE_NOTE] if picture.rests_on_demo else []
    if picture.rests_on_old:
        notes.append(verdicts.OLD_NOTE)
    return "".join(f'<span class="tag">{note}</span> ' for note in notes)


def area_choice(view: View, picture: Overview) -> None:
    """The four areas with their score: on a phone the whole answer in one glance."""
    areas = {
        row.geography.geography_id: f"{row.geography.short_name}: {verdicts.score(row.verdict)}"
        + (" eks." if row.rests_on_demo else "")
        for row in picture.areas
        if row.verdict
    }
    st.session_state["status_area"] = view.choice.area.geography_id if view.choice.area else _ALL
    st.pills(
        "Område",
        [_ALL, *areas],
        format_func=lambda key: "Alle fire områder" if key == _ALL else areas[key],
        key="status_area",
        label_visibility="collapsed",
        required=True,
        on_change=_choose_area,
    )


def _choose_area() -> None:
    chosen = st.session_state["status_area"]
    choose(address.AREA, None if chosen == _ALL else chosen)


def board(view: View, picture: Overview) -> None:
    """The gauges: all areas, or the chosen one with all that is known of it."""
    # st.html strips inline SVG; Markdown lets it through, and repaints only what a new choice changes.
    stamp = journal.what_stands(view).stamp
    drawn = view.remember("board", stamp, make=lambda: _board_html(view, picture))
    st.markdown(drawn, unsafe_allow_html=True)
    if view.choice.area is not None:
        area_card.rest(view, view.choice.area)


def _board_html(view: View, picture: Overview) -> str:
    area = view.choice.area
    rows = [row for row in picture.rows if area is None or row.geography == area]
    stories = notes.stories(view)
    links = Links(
        figure=lambda indicator_id, geography_id: address.link(
            "data_og_kilder", view.choice, indikator=indicator_id, omraade=_area_only(view, geography_id)
        ),
        area=lambda geography_id: address.link("./", view.choice, omraade=geography_id),
        note=lambda indicator_id, geography_id: notes.marker_of(view, stories, indicator_id, geography_id),
    )
    target_year = view.basis.programme.target_year
    return rule_html(view, picture) + board_html(picture, rows, target_year, links) + legend(target_year)


def _area_only(view: View, geography_id: str) -> str | None:
    places = {place.geography_id: place.kind for place in view.basis.geographies}
    return geography_id if places[geography_id] == "boligomraade" else None


def table(view: View, picture: Overview) -> None:
    """The same figures as rows, to read, copy and download."""
    # Made once somebody opens it: most readers never do, and it took a tenth of an empty page's time.
    with st.expander("De samme tal som tabel", key="status_table", on_change="rerun") as folded:
        if not folded.open:
            return
        target_year = view.basis.programme.target_year
        content = view.remember("table", make=lambda: figures_table(picture, target_year))
        st.html(content.html("Alle tal på siden"))
        download(content, f"status_{view.choice.as_of.isoformat()}.csv")


def _course(cell: Cell, indicator: Indicator) -> str:
    text = words.course(cell, indicator)
    if text is None:
        return ""
    return f"{text} (eksempel)" if cell.course_is_demo else text


def figures_table(picture: Overview, target_year: int) -> Table:
    rows = []
    for row in picture.rows:
        for cell, column in zip(row.cells, picture.columns, strict=True):
            indicator = column.indicator
            reading = cell.reading
            missing = words.MISSING_WORD[cell.missing] if cell.missing else ""
            rows.append(
                (
                    row.geography.name,
                    indicator.name,
                    words.value(reading, indicator) if reading else "ukendt",
                    words.period(reading) if reading else missing,
                    words.limit(column),
                    words.STATE_WORD[cell.state] if row.verdict else "ingen dom",
                    words.trend(cell),
                    words.target(cell, indicator) or ("ikke fastsat" if cell.target_origin else ""),
                    words.ORIGIN_WORD[cell.target_origin] if cell.target_origin else "",
                    _course(cell, indicator),
                    words.marked_value(cell.municipality, indicator) if cell.municipality else "ukendt",
                    danish.long_date(reading.published_on) if reading else "",
                    "ja" if reading and reading.is_demo else "nej" if reading else "",
                )
            )
    return Table(
        heads=(
            "Område",
            "Kriterium",
            "Værdi",
            "Periode",
            "Grænse",
            "Kriteriet er",
            "Udvikling",
            f"Mål {target_year}",
            "Målets oprindelse",
            "Kurs nu",
            "Kommunen",
            "Offentliggjort",
            "Eksempeltal",
        ),
        rows=tuple(rows),
        numeric=("Værdi", f"Mål {target_year}", "Kurs nu", "Kommunen"),
    )
