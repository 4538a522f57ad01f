"""The figures of an indicator's panels as rows, to read, copy and download."""

from __future__ import annotations

import streamlit as st

from dashboard import danish
from dashboard.analysis.portrait import Point, Portrait
from dashboard.narrative import figures
from dashboard.narrative import portrait as words
from dashboard.store.records import Indicator
from dashboard.ui import cached
from dashboard.ui.frame import View
from dashboard.ui.tables import Table, download


def table(view: View, picture: Portrait) -> None:
    """The same figures as rows, to read, copy and download."""
    with st.expander("De samme tal som tabel", key="indicator_table", on_change="rerun") as folded:
        if not folded.open:
            return
        content = series_table(picture, {s.source_id: s.name for s in cached.sources(view.build)})
        st.html(content.html(f"Tallene i figurerne: {picture.indicator.name}"))
        download(content, f"{picture.indicator.indicator_id}_figurer_{picture.as_of.isoformat()}.csv")


def series_table(picture: Portrait, source_names: dict[str, str]) -> Table:
    """Every point of every panel, then the periods that are not shown, with the reason."""
    rows: list[tuple[str, ...]] = []
    for panel in (*picture.panels, *picture.benchmarks):
        for point in panel.points:
            low, high = _ends(point, picture.indicator)
            rows.append(
                (
                    panel.geography.name,
                    danish.period(point.period),
                    words.value(point, picture.indicator),
                    low,
                    high,
                    "" if point.numerator is None else danish.number(point.numerator),
                    "" if point.denominator is None else danish.number(point.denominator),
                    figures.STATUS_WORD[point.status],
                    "ja" if point.is_demo else "nej",
                    source_names.get(point.source_id, point.source_id),
                    danish.long_date(point.published_on) + (" (antaget)" if point.published_assumed else ""),
                )
            )
        rows += [
            (
                panel.geography.name,
                danish.period(gap.period),
                figures.STATUS_WORD[gap.status],
                *[""] * 4,
                figures.STATUS_WORD[gap.status],
                *[""] * 3,
            )
            for gap in panel.gaps
        ]
    return Table(
        heads=(
            "Sted",
            "Periode",
            "Værdi",
            "95 % fra",
            "95 % til",
            "Tæller",
            "Nævner",
            "Status",
            "Eksempeltal",
            "Kilde",
            "Offentliggjort",
        ),
        rows=tuple(rows),
        numeric=("Værdi", "95 % fra", "95 % til", "Tæller", "Nævner"),
    )


def _ends(point: Point, indicator: Indicator) -> tuple[str, str]:
    band = words.interval(point, indicator)
    if band is None:
        return "", ""
    low, _, high = band.partition(": ")[2].partition("–")
    return low, high
