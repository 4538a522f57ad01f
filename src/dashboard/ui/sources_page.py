"""The parts of the page Data og kilder."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard import danish
from dashboard.briefing.answers import Basis
from dashboard.narrative import sources as said
from dashboard.store import publish, questions
from dashboard.store.records import Source
from dashboard.ui import address, cached
from dashboard.ui.figure_section import definition_html
from dashboard.ui.frame import View, choose
from dashboard.ui.picker import picker
from dashboard.ui.rejected_table import rejected_table
from dashboard.ui.tables import Table, download, facts, fold

_ROWS_SHOWN: Final = 500
_NONE: Final = "intet"
_TIME_ZONE: Final = ZoneInfo("Europe/Copenhagen")


def lead(view: View) -> None:
    sources = questions.sources(view.build.connection)
    st.title(said.headline(sources))
    names = {_NONE: "vælg et tal for at se definition, kilde og alle værdier"}
    names |= {indicator.indicator_id: indicator.name for indicator in view.basis.indicators}
    chosen = view.choice.indicator.indicator_id if view.choice.indicator else _NONE
    picker("Slå et tal op", names, chosen, "sources_figure", _choose_figure)


def _choose_figure(chosen: str) -> None:
    choose(address.INDICATOR, None if chosen == _NONE else chosen)


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
    folds = "".join(_source_fold(source) for source in rows)
    st.html(f'{content.html("Kilder", cards=True)}<div class="folds">{folds}</div>')
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
    content = rejected_table(rows)
    st.html(content.html("Afviste rækker"))
    if len(rows) == _ROWS_SHOWN:
        st.html(f'<p class="quiet">Her vises de første {danish.number(_ROWS_SHOWN)}.</p>')
    download(content, "afviste_raekker.csv", "Hent afviste rækker som CSV")


def definitions(view: View) -> None:
    st.header("Definitioner", anchor=False)
    st.html(cached.remember(view.build, "definitions", make=lambda: _definitions_html(view.basis)))


def _definitions_html(basis: Basis) -> str:
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
    st.header("Ansøgningens mål, og hvor den afviger fra loven", anchor=False)
    plan = view.basis.programme
    aims = said.goals_html(questions.goals(view.build.connection), plan.target_year)
    items = "".join(f"<li>{escape(text)}</li>" for text in plan.differences)
    st.html(f"<p>{escape(plan.departments_note)}</p><ul>{items}</ul>{aims}")


def builds(view: View) -> None:
    """The builds on disk, so that everybody knows which one is on the screen."""
    st.header("Indlæsninger", anchor=False)
    content = Table(
        heads=("Indlæst", "Rækker", "Afviste", "Med eksempeldata", "Vises nu", "Teknisk id"),
        rows=tuple(
            (
                _moment(build.built_at),
                danish.number(build.rows),
                danish.number(build.rejected),
                "ja" if build.demo else "nej",
                "ja" if build.build_id == view.build.build_id else "nej",
                build.build_id,
            )
            for build in publish.list_builds(view.settings.build_dir)
        ),
        numeric=("Rækker", "Afviste"),
    )
    st.html(content.html("Indlæsninger", cards=True))


def _moment(text: str) -> str:
    """An ISO time in UTC as a Danish date and time of day."""
    moment = datetime.fromisoformat(text).astimezone(_TIME_ZONE)
    return f"{danish.long_date(date(moment.year, moment.month, moment.day))} kl. {moment:%H.%M}"
