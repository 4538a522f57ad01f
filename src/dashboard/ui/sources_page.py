"""The parts of the page Data og kilder."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard import danish
from dashboard.analysis.age import is_old
from dashboard.narrative import figures as words
from dashboard.narrative import sources as said
from dashboard.store import publish, questions
from dashboard.store.records import Criterion, Indicator, Observation, Source
from dashboard.ui import address, cached
from dashboard.ui.frame import View, choose
from dashboard.ui.status_board import EXAMPLE_TAG, OLD_TAG, PROXY_TAG
from dashboard.ui.tables import Table, download, facts, fold, html_table

_ROWS_SHOWN: Final = 500
_NONE: Final = "intet"
_TIME_ZONE: Final = ZoneInfo("Europe/Copenhagen")


def lead(view: View) -> None:
    sources = questions.sources(view.build.connection)
    st.title(said.headline(sources))
    names = {indicator.indicator_id: indicator.name for indicator in view.basis.indicators}
    st.session_state["sources_figure"] = (
        view.choice.indicator.indicator_id if view.choice.indicator else _NONE
    )
    st.selectbox(
        "Slå et tal op",
        [_NONE, *names],
        format_func=lambda key: (
            "Vælg et tal for at se definition, kilde og alle værdier" if key == _NONE else names[key]
        ),
        key="sources_figure",
        on_change=_choose_figure,
        width=560,
    )


def _choose_figure() -> None:
    chosen = st.session_state["sources_figure"]
    choose(address.INDICATOR, None if chosen == _NONE else chosen)


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
    st.html(
        _judged_html(view, indicator)
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


def sources(view: View) -> None:
    st.header("Kilder", anchor=False)
    rows = questions.sources(view.build.connection)
    loaded = questions.build(view.build.connection).built_at.replace(tzinfo=ZoneInfo("UTC"))
    when = danish.long_date(loaded.astimezone(_TIME_ZONE).date())
    content = Table(
        heads=(
            "Kilde",
            "Udgiver",
            "Nyeste periode",
            "Senest offentliggjort",
            "Indlæst",
            "Rækker",
            "Afviste",
            "Eksempel",
        ),
        rows=tuple(
            (
                source.name,
                source.publisher or "ikke beskrevet",
                danish.period(source.latest_period) if source.latest_period else "ingen tal endnu",
                danish.long_date(source.published_on) if source.published_on else "",
                when if source.rows else "",
                danish.number(source.rows),
                danish.number(source.rejected),
                "ja" if source.demo_rows else "nej",
            )
            for source in rows
        ),
        numeric=("Rækker", "Afviste"),
    )
    st.html(
        f'{content.html("Kilder")}<div class="folds">{"".join(_source_fold(source) for source in rows)}</div>'
    )
    download(content, "kilder.csv")


def _source_fold(source: Source) -> str:
    if not source.is_described:
        text = "<p>Kilden er nævnt i en fil, men ikke beskrevet. Beskriv den i mappen data/sources.</p>"
        return fold(source.name, text)
    pairs = [
        ("Hvad", escape(source.what or "")),
        ("Sådan kommer tallene", escape(source.how_it_comes or "")),
        ("Licens", escape(source.licence or "ikke oplyst")),
        ("Adresse", escape(source.url or "ingen offentlig adresse")),
    ]
    if source.caveats:
        pairs.append(("Forbehold", "<br>".join(escape(caveat) for caveat in source.caveats)))
    return fold(source.name, facts(pairs))


def rejected(view: View) -> None:
    """Rows that were not taken in, each with its place and reason."""
    st.header("Afviste rækker", anchor=False)
    rows = questions.rejected_rows(view.build.connection, _ROWS_SHOWN)
    if not rows:
        st.html("<p>Ingen rækker er afvist: alt, hvad kilderne leverede, er taget med.</p>")
        return
    content = Table(
        heads=("Fil", "Linje", "Kolonne", "Værdi", "Hvorfor"),
        rows=tuple(
            (row.file, danish.number(row.line), row.column_name or "", row.value or "", row.reason_da)
            for row in rows
        ),
        numeric=("Linje",),
    )
    st.html(content.html("Afviste rækker"))
    if len(rows) == _ROWS_SHOWN:
        st.html(f'<p class="quiet">Her vises de første {danish.number(_ROWS_SHOWN)}.</p>')
    download(content, "afviste_raekker.csv", "Hent afviste rækker som CSV")


def definitions(view: View) -> None:
    st.header("Definitioner", anchor=False)
    st.html(cached.remember(view.build, "definitions", make=lambda: _definitions_html(view.basis)))


def _definitions_html(basis: cached.Basis) -> str:
    folds = (
        fold(indicator.name, definition_html(indicator, basis.criteria)) for indicator in basis.indicators
    )
    return f'<div class="folds">{"".join(folds)}</div>'


def rules(view: View) -> None:
    st.header("Reglerne for listen, periode for periode", anchor=False)
    st.html(cached.remember(view.build, "rules", make=lambda: _rules_html(view)))


def _rules_html(view: View) -> str:
    thresholds = questions.yearly_thresholds(view.build.connection)
    parts = []
    for ruleset in view.basis.rulesets:
        criteria = [c for c in view.basis.criteria if c.ruleset_id == ruleset.ruleset_id]
        parts.append(fold(ruleset.name, said.ruleset_html(ruleset, criteria, thresholds)))
    return "".join(parts)


def programme(view: View) -> None:
    st.header("Ansøgningen, og hvor den afviger fra loven", anchor=False)
    plan = view.basis.programme
    items = "".join(f"<li>{escape(text)}</li>" for text in plan.differences)
    st.html(f"<p>{escape(plan.departments_note)}</p><ul>{items}</ul>")


def builds(view: View) -> None:
    """The builds on disk, so that everybody knows which one is on the screen."""
    st.header("Indlæsninger", anchor=False)
    content = Table(
        heads=("Indlæsning", "Indlæst", "Rækker", "Afviste", "Med eksempeldata", "Vises nu"),
        rows=tuple(
            (
                build.build_id,
                _moment(build.built_at),
                danish.number(build.rows),
                danish.number(build.rejected),
                "ja" if build.demo else "nej",
                "ja" if build.build_id == view.build.build_id else "nej",
            )
            for build in publish.list_builds(view.settings.build_dir)
        ),
        numeric=("Rækker", "Afviste"),
    )
    st.html(content.html("Indlæsninger"))


def _moment(text: str) -> str:
    """An ISO time in UTC as a Danish date and time of day."""
    moment = datetime.fromisoformat(text).astimezone(_TIME_ZONE)
    return f"{danish.long_date(date(moment.year, moment.month, moment.day))} kl. {moment:%H.%M}"
