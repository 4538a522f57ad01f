"""One figure looked up: what the rules make of it, its newest values, its definition, every known value."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby

import streamlit as st

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.narrative import figures as words
from dashboard.narrative import sources as said
from dashboard.store.records import Criterion, Indicator, Observation
from dashboard.ui import address, cached
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG, OLD_TAG, PROXY_TAG
from dashboard.ui.tables import Table, download, facts, html_table, plain_link


def figure(view: View) -> None:
    """The figure that the reader came for: its definition, and every value known on the date."""
    indicator = view.choice.indicator
    if indicator is None:
        return
    st.header(indicator.name, anchor=False)
    known = cached.series(view.build, view.choice.as_of, indicator.indicator_id)
    area = view.choice.area
    areas = {place.geography_id for place in view.basis.geographies if place.kind == "boligomraade"}
    others = areas - {area.geography_id} if area else set()
    about = [row for row in known if row.geography_id not in others]
    over_time = address.link(
        "indikatorer",
        view.choice,
        indikator=indicator.indicator_id,
        omraade=area.geography_id if area else None,
    )
    st.html(
        _judged_html(view, indicator)
        + f"<p>{plain_link(over_time, 'Se tallet over tid, og om det har ændret sig')}</p>"
        + _newest_html(about, indicator, view)
        + definition_html(indicator, view.basis.criteria)
    )
    with st.expander(f"Alle kendte værdier {danish.long_date(view.choice.as_of)}", expanded=False):
        content = values_table(known, indicator)
        st.html(content.html(f"Alle værdier for {indicator.name}"))
        download(content, f"{indicator.indicator_id}_{view.choice.as_of.isoformat()}.csv")


def _judged_html(view: View, indicator: Indicator) -> str:
    """What the chosen rules make of the figure in the chosen area: the sentence behind the gauge."""
    if view.choice.area is None:
        return ""
    picture = cached.status_overview(view.build, view.choice.as_of, view.choice.ruleset.ruleset_id)
    row = next(row for row in picture.areas if row.geography == view.choice.area)
    target_year = view.basis.programme.target_year
    sentences = [
        words.description(row.geography.name, cell, column, target_year)
        for cell, column in zip(row.cells, picture.columns, strict=True)
        if cell.indicator_id == indicator.indicator_id
    ]
    rules = escape(view.choice.ruleset.short_name)
    return "".join(f'<p class="lead-sub">Efter {rules}: {escape(text)}</p>' for text in sentences)


def _newest_html(rows: list[Observation], indicator: Indicator, view: View) -> str:
    """The newest figure in words, with its source, period and date; for the chosen area or for each place."""
    newest = {
        place: next(group)
        for place, group in groupby(
            sorted((row for row in rows if row.value is not None), key=lambda row: row.geography_id),
            key=lambda row: row.geography_id,
        )
    }
    area = view.choice.area
    missing = ""
    if not newest or (area and area.geography_id not in newest):
        where = f" for {area.name}" if area else ""
        missing = (
            f"<p>Intet tal er kendt{escape(where)} på datoen. {escape(said.what_would_fill(indicator))}</p>"
        )
    if not newest:
        return missing
    order = [place.geography_id for place in view.basis.geographies if place.geography_id in newest]
    return missing + html_table(
        "Nyeste tal",
        ("Sted", "Nyeste tal", "Periode", "Kilde", "Offentliggjort", "Bemærkning"),
        [_newest_row(newest[place], indicator, view.choice.as_of) for place in order],
        numeric=("Nyeste tal",),
    )


def _newest_row(row: Observation, indicator: Indicator, as_of: date) -> tuple[str, ...]:
    marks = (EXAMPLE_TAG if row.is_demo else "") + (PROXY_TAG if row.status == "proxy" else "")
    if is_old(row.period, as_of):
        marks += OLD_TAG
    return (
        escape(row.geography),
        f"{escape(_value(row, indicator))} {marks}",
        escape(_period(row)),
        escape(row.source_name or row.source_id),
        _published(row),
        escape(row.note or ""),
    )


def _value(row: Observation, indicator: Indicator) -> str:
    if row.value is None:
        return words.STATUS_WORD.get(row.status, row.status)
    decimals = (
        indicator.decimals if row.value_decimals is None else min(row.value_decimals, indicator.decimals)
    )
    return danish.quantity(row.value, indicator.unit, decimals)


def _period(row: Observation) -> str:
    mean = f" (gns. af {row.averaged_years} år)" if row.averaged_years > 1 else ""
    return danish.period(row.period) + mean


def _published(row: Observation) -> str:
    return danish.long_date(row.published_on) + (" (antaget)" if row.published_assumed else "")


def values_table(rows: tuple[Observation, ...], indicator: Indicator) -> Table:
    """Every value as text, with what stands behind it."""

    def count(value: float | None) -> str:
        return "" if value is None else danish.number(value)

    return Table(
        heads=(
            "Sted",
            "Periode",
            "Værdi",
            "Tæller",
            "Nævner",
            "Status",
            "Eksempeltal",
            "Kilde",
            "Offentliggjort",
            "Bemærkning",
        ),
        rows=tuple(
            (
                row.geography,
                _period(row),
                _value(row, indicator),
                count(row.numerator),
                count(row.denominator),
                words.STATUS_WORD.get(row.status, row.status),
                "ja" if row.is_demo else "nej",
                row.source_name or row.source_id,
                _published(row),
                row.note or "",
            )
            for row in rows
        ),
        numeric=("Værdi", "Tæller", "Nævner"),
    )


def definition_html(indicator: Indicator, criteria: tuple[Criterion, ...]) -> str:
    """What an indicator means, who says so, and what to beware of."""
    pairs = [
        ("Spørgsmål", escape(indicator.question)),
        ("Enhed", escape(danish.unit_name(indicator.unit))),
        ("Hvem eller hvad", escape(indicator.population)),
        ("Kommer normalt fra", escape(indicator.source_name or indicator.source_id)),
        ("Kilden siger", escape(indicator.producer_says)),
        ("Det har vi gjort", escape(indicator.processing)),
        ("Hyppighed", said.FREQUENCY_WORD[indicator.frequency]),
        ("Retning", said.POLARITY_WORD[indicator.polarity]),
        ("Små tal", said.DISCLOSURE_WORD[indicator.disclosure]),
    ]
    if indicator.focus_area_names:
        pairs.append(("Indsatsområder", escape(danish.enumerate_words(indicator.focus_area_names))))
    differs = {c.application_differs for c in criteria if c.indicator_id == indicator.indicator_id}
    pairs += [("Loven og ansøgningen", escape(text)) for text in sorted(d for d in differs if d)]
    if indicator.proxy_for:
        pairs.append(
            ("Proxy", "Tallet står i stedet for et kriterium, vi ikke har. Det holdes aldrig op mod grænsen.")
        )
    if indicator.caveats:
        items = "".join(f"<li>{escape(caveat)}</li>" for caveat in indicator.caveats)
        pairs.append(("Forbehold", f"<ul>{items}</ul>"))
    return facts(pairs)
