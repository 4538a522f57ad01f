"""Step 5: what would be loaded, and what rejected, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import danish
from dashboard.catalog.load import Catalog
from dashboard.settings import Settings
from dashboard.ui.new_source import file_step, words
from dashboard.ui.rejected_table import rejected_table
from dashboard.ui.tables import Table, fold
from dashboard.ui.written import text_html

if TYPE_CHECKING:
    from dashboard.mapping.trial import KeptRow, Series, Trial

_SHOWN: Final = 25
_FIRST: Final = 12


def show(settings: Settings, trial: Trial, catalog: Catalog) -> bool:
    """Say what the file gives as described; whether it can be saved."""
    st.header("5. Se, hvad der bliver indlæst", anchor=False)
    if trial.problem is not None and not trial.kept and not trial.rejected:
        file_step.refused(settings, trial.problem)
        return False
    figures = "1 tal bliver" if trial.kept == 1 else f"{danish.number(trial.kept)} tal bliver"
    count = len(trial.rejected)
    rows = "1 række" if count == 1 else f"{danish.number(count)} rækker"
    rejected = f"{rows} bliver afvist" if count else "ingen rækker bliver afvist"
    st.html(f'<p class="lead-sub"><strong>{figures} indlæst, {rejected}.</strong></p>')
    if trial.problem is not None:
        file_step.refused(settings, trial.problem)
    for note in trial.notes:
        st.html(f'<p class="quiet">{text_html(note)}</p>')
    if trial.kept:
        st.html(_series(trial, catalog).html("Det bliver indlæst", cards=True))
        title = "De første tal, som de bliver læst"
        st.html(fold(title, _rows(trial.rows[:_FIRST], catalog).html(title, cards=True), is_open=True))
    if trial.rejected:
        title = "Afviste rækker"
        table = rejected_table(trial.rejected[:_SHOWN]).html(title, cards=True)
        rest = f'<p class="quiet">Her vises de første {_SHOWN}.</p>' if count > _SHOWN else ""
        st.html(fold(f"{title} ({danish.number(count)})", table + rest, is_open=True))
    return trial.problem is None and trial.kept > 0


def _series(trial: Trial, catalog: Catalog) -> Table:
    """What would be loaded, a line for each kind of figure."""
    found: dict[str, list[Series]] = {}
    for one in trial.series:
        found.setdefault(one.indicator_id, []).append(one)
    return Table(
        ("Tal", "Steder", "Antal", "Fra", "Til"),
        tuple(
            (
                catalog.indicators[indicator_id].name,
                ", ".join(catalog.geographies[one.geography_id].name for one in series),
                danish.number(sum(one.rows for one in series)),
                danish.period(min(one.first_period for one in series)),
                danish.period(max(one.last_period for one in series)),
            )
            for indicator_id, series in found.items()
        ),
        numeric=("Antal",),
    )


def _rows(rows: tuple[KeptRow, ...], catalog: Catalog) -> Table:
    return Table(
        ("Tal", "Sted", "Periode", "Værdi", "Antal", "Ud af", "Offentliggjort", "Status"),
        tuple(
            (
                catalog.indicators[row.indicator_id].name,
                catalog.geographies[row.geography_id].name,
                danish.period(row.period),
                _value(row, catalog),
                "" if row.numerator is None else danish.number(row.numerator),
                "" if row.denominator is None else danish.number(row.denominator),
                f"{danish.long_date(row.published_on)}{' (antaget)' if row.published_assumed else ''}",
                words.STATUSES.get(row.status, row.status),
            )
            for row in rows
        ),
        numeric=("Værdi", "Antal", "Ud af"),
    )


def _value(row: KeptRow, catalog: Catalog) -> str:
    if row.value is None:
        return "–"
    indicator = catalog.indicators[row.indicator_id]
    decimals = min(row.decimals or 0, indicator.decimals)
    return danish.quantity(row.value, indicator.unit.value, decimals)
