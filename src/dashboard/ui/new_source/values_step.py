"""Step 4: what the cells mean: names, marks, dates and percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import danish
from dashboard.catalog.layout import FileField
from dashboard.catalog.load import Catalog
from dashboard.catalog.models import Unit
from dashboard.mapping.draft import NOT_USED, SKIPPED, Columns, Values
from dashboard.mapping.words import match_place
from dashboard.ui.new_source import words
from dashboard.ui.new_source.columns_step import indicator_names
from dashboard.ui.new_source.select import select
from dashboard.ui.plain_label import plain_label

if TYPE_CHECKING:
    from dashboard.loader.raw_sheet import RawSheet
    from dashboard.loader.shape_table import Table

_MOST_ASKED: Final = 60
_REJECTED: Final = "ukendt: rækken afvises"
_SKIP: Final = "spring rækken over, for eksempel i alt"
_MARK_USES: Final = {
    "": "afvis cellen",
    "missing": "tallet mangler",
    "suppressed": "tallet er for lille til at vise",
}
_WIDE: Final = 420
_UNCLEAR: Final = "ikke valgt: tvivlsomme tal afvises"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions are about. `key` begins the keys of their fields."""

    key: str
    sheet: RawSheet
    table: Table
    columns: Columns
    said: Mapping[FileField, str]
    """what holds for the whole file"""


def choose(asked: Asked, guess: Values, catalog: Catalog) -> Values:
    """What was chosen of the cells."""
    from dashboard.mapping.suggest_values import unread_marks

    st.header("4. Hvad betyder cellerne?", anchor=False)
    areas = {one.geography_id: one.name for one in catalog.geographies.values()}
    key = asked.key
    places = _names(
        "new_source_places", f"{key}_place", guess.places, {SKIPPED: _SKIP, NOT_USED: _REJECTED, **areas}
    )
    _say_guessed(guess, catalog)
    indicators = _names(
        "new_source_indicators",
        f"{key}_indicator",
        guess.indicators,
        {NOT_USED: _REJECTED, **indicator_names(catalog)},
    )
    missing, suppressed = _marks(key, unread_marks(asked.table, asked.columns), guess)
    values = replace(guess, places=places, indicators=indicators, missing=missing, suppressed=suppressed)
    with st.container(key="new_source_rules"):
        values = _periods(key, asked.columns, values)
        values = _percent(asked, values, catalog)
        values = _numbers(key, values)
        return _rows(asked, values)


def _names(box: str, key: str, guess: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """What each text in a column of names means."""
    if not guess:
        return {}
    if len(guess) > _MOST_ASKED:
        st.html(
            '<p class="write-problem" role="alert">Der er for mange forskellige navne i kolonnen til at '
            "vælge dem her. Er det den rigtige kolonne?</p>"
        )
        return dict(guess)
    with st.container(horizontal=True, gap="small", key=box):
        return {
            text: select(
                f"»{plain_label(text)}« er", names, use if use in names else NOT_USED, f"{key}_{place}"
            )
            for place, (text, use) in enumerate(guess.items())
        }


def _say_guessed(guess: Values, catalog: Catalog) -> None:
    """Names that are not exactly ours, so that somebody looks."""
    unsure = [
        text
        for text, use in guess.places.items()
        if use not in {NOT_USED, SKIPPED}
        and (match := match_place(text, catalog.geographies)) is not None
        and not match.is_sure
    ]
    if unsure:
        named = danish.enumerate_words([f"»{text}«" for text in unsure])
        st.html(
            f'<p class="write-note">Gættet, fordi navnet ikke er præcis vores: {escape(named)}. '
            "Passer det?</p>"
        )


def _marks(key: str, found: Sequence[str], guess: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks for missing, and those for too small to show."""
    uses: dict[str, str] = {}
    if found:
        with st.container(horizontal=True, gap="small", key="new_source_marks"):
            for place, mark in enumerate(found[:_MOST_ASKED]):
                use = "missing" if mark in guess.missing else "suppressed" if mark in guess.suppressed else ""
                label = f"»{plain_label(mark[:30])}« blandt tallene betyder"
                uses[mark] = select(label, _MARK_USES, use, f"{key}_mark_{place}")
    missing, suppressed = (
        tuple(mark for mark, use in uses.items() if use == kind) for kind in ("missing", "suppressed")
    )
    return missing, suppressed


def _periods(key: str, columns: Columns, values: Values) -> Values:
    if "year" not in columns.fields:
        label = "Perioder er skrevet som"
        style = select(label, words.PERIOD_STYLES, values.period_style, f"{key}_style", _WIDE)
        values = replace(values, period_style=style)
    if "published_on" in columns.fields:
        dates = select("Datoer er skrevet som", words.DATE_STYLES, values.dates, f"{key}_dates", _WIDE)
        values = replace(values, dates=dates)
    return values


def _percent(asked: Asked, values: Values, catalog: Catalog) -> Values:
    columns = asked.columns
    named: set[str] = {*asked.said.values(), *columns.heads.values(), *columns.labels.values()}
    named |= set(values.indicators.values())
    indicators = [catalog.indicators[one] for one in named if one in catalog.indicators]
    if values.percent is None and not any(one.unit is Unit.PERCENT for one in indicators):
        return values
    percent: Any = st.radio(
        "Procent er skrevet, så",
        list(words.PERCENTS),
        format_func=words.PERCENTS.__getitem__,
        index=None if values.percent is None else list(words.PERCENTS).index(values.percent),
        key=f"{asked.key}_percent",
        horizontal=True,
    )
    return replace(values, percent=percent)


def _numbers(key: str, values: Values) -> Values:
    values = replace(values, scale=select("Værdierne er", words.SCALES, values.scale, f"{key}_scale"))
    if values.thousands is not None:
        marks = {None: _UNCLEAR, **words.THOUSANDS}
        thousands = select("Tusinder er skilt med", marks, values.thousands, f"{key}_thousands", _WIDE)
        values = replace(values, thousands=thousands)
    if values.footnote_marks:
        named = ", ".join(f"»{plain_label(one)}«" for one in values.footnote_marks)
        is_on = st.checkbox(
            f"Mærker efter tallene er henvisninger til noter: {named}", value=True, key=f"{key}_footnotes"
        )
        values = values if is_on else replace(values, footnote_marks=())
    return values


def _rows(asked: Asked, values: Values) -> Values:
    key = asked.key
    if values.fill_down:
        named = ", ".join(f"»{plain_label(one)}«" for one in values.fill_down)
        is_on = st.checkbox(
            f"Et tomt felt i {named} betyder det samme som feltet over", value=True, key=f"{key}_down"
        )
        values = values if is_on else replace(values, fill_down=())
    if values.ends_before:
        is_on = st.checkbox("Noterne under tabellen skal ikke læses", value=True, key=f"{key}_end")
        values = values if is_on else replace(values, ends_before=None)
    hidden = [row.line for row in asked.table.rows if row.line in asked.sheet.hidden_rows]
    if hidden:
        chosen: Any = st.radio(
            f"Tabellen har {len(hidden)} skjulte rækker, den første er række {hidden[0]}",
            list(words.HIDDEN),
            format_func=words.HIDDEN.__getitem__,
            index=None,
            key=f"{key}_hidden",
            horizontal=True,
        )
        values = replace(values, hidden=chosen)
    return values
