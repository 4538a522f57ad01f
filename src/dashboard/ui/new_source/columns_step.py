"""Step 3: what the columns hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.catalog.layout import FileField
from dashboard.catalog.load import Catalog
from dashboard.mapping.draft import NOT_USED, NUMBERS, Columns, Shape, period_head
from dashboard.ui.new_source import words
from dashboard.ui.new_source.select import select
from dashboard.ui.plain_label import plain_label

if TYPE_CHECKING:
    from dashboard.loader.shape_table import Table

_MOST_ASKED: Final = 40
"""more columns than this are described by hand, in data/sources"""
_EXAMPLES: Final = 3
_PLAIN: Final[tuple[FileField, ...]] = ("geography_id", "indicator_id", "period")
_APART: Final[tuple[FileField, ...]] = ("year", "quarter", "month")
_FIGURES: Final[tuple[FileField, ...]] = ("value", "numerator", "denominator")
_BESIDE: Final[tuple[FileField, ...]] = ("published_on", "note")


def choose(key: str, table: Table, guess: Columns, catalog: Catalog) -> tuple[str, Columns]:
    """What was chosen, and the key for what depends on it."""
    st.header("3. Hvad står i kolonnerne?", anchor=False)
    st.html(
        '<p class="quiet">Det, der er valgt på forhånd her og i næste trin, er programmets gæt. Se det '
        "efter, og ret det, der er forkert.</p>"
    )
    shape = st.radio(
        "Tallene står med",
        list(words.SHAPES),
        format_func=words.SHAPES.__getitem__,
        index=list(words.SHAPES).index(guess.shape),
        key=f"{key}_shape",
    )
    key = f"{key}_{shape.value}"
    # A head that stands twice tells no column.
    heads = [head for head in table.heads if head and table.heads.count(head) == 1]
    same = guess if guess.shape is shape else Columns(shape)
    sections = st.checkbox(
        "Områdets navn står som en linje for sig over dets tal",
        value=guess.sections,
        key=f"{key}_sections",
    )
    wanted = _wanted(shape, sections=sections)
    fields = _fields(key, table, heads, guess.fields, wanted)
    labels, by_head = same.labels, same.heads
    if shape is Shape.PERIODS:
        labels = _labels(key, heads, same.labels, catalog)
    elif shape is not Shape.LONG:
        left = [head for head in heads if head not in fields.values()]
        by_head = _heads(key, shape, left, same.heads, catalog)
    return key, Columns(shape, fields, labels, by_head, sections)


def fixed(
    key: str, columns: Columns, guess: Mapping[FileField, str], catalog: Catalog
) -> dict[FileField, str]:
    """What is the same for every row of the file, where no column says it."""
    said: dict[FileField, str] = {}
    given = set(columns.fields)
    named = any(use not in (NOT_USED, *NUMBERS) for use in columns.labels.values())
    with st.container(horizontal=True, gap="small", key="new_source_fixed"):
        if "geography_id" not in given and columns.shape is not Shape.PLACES and not columns.sections:
            places = {NOT_USED: "ikke valgt"} | {
                one.geography_id: one.name for one in catalog.geographies.values()
            }
            said["geography_id"] = select("Alle tallene gælder", places, NOT_USED, f"{key}_all_place")
        if "indicator_id" not in given and columns.shape is not Shape.INDICATORS and not named:
            said["indicator_id"] = select(
                "Alle tallene er",
                {NOT_USED: "ikke valgt"} | indicator_names(catalog),
                guess.get("indicator_id", NOT_USED),
                f"{key}_all_indicator",
            )
        if not given & {"period", "year"} and columns.shape is not Shape.PERIODS:
            said["period"] = st.text_input(
                "Alle tallene gælder perioden",
                value=guess.get("period", ""),
                placeholder="2021 eller 2021-Q3",
                key=f"{key}_all_period",
                width=240,
            ).strip()
        if "published_on" not in given:
            day: date | None = st.date_input(
                "Offentliggjort den (hvis den kendes)",
                value=None,
                format="DD/MM/YYYY",
                key=f"{key}_all_published",
                width=240,
            )
            said["published_on"] = day.isoformat() if day else ""
    if not said.get("published_on") and "published_on" not in given:
        st.html(
            '<p class="quiet">Uden en dato regnes tallet som offentliggjort dagen efter, at perioden '
            "slutter, og det står der ved tallet.</p>"
        )
    return {one: text for one, text in said.items() if text}


def indicator_names(catalog: Catalog) -> dict[str, str]:
    return {one.indicator_id: one.name for one in catalog.indicators.values()}


def _wanted(shape: Shape, *, sections: bool) -> list[FileField]:
    wanted: list[FileField] = [*_PLAIN, *_APART, *_FIGURES, *_BESIDE]
    left_out: set[FileField] = set()
    match shape:
        case Shape.PERIODS:
            left_out = {"period", *_APART, *_FIGURES}
        case Shape.PLACES:
            left_out = {"geography_id", *_FIGURES}
        case Shape.INDICATORS:
            left_out = {"indicator_id", *_FIGURES}
        case _:
            pass
    if sections:
        left_out.add("geography_id")
    return [one for one in wanted if one not in left_out]


def _fields(
    key: str, table: Table, heads: Sequence[str], guess: Mapping[FileField, str], wanted: Sequence[FileField]
) -> dict[FileField, str]:
    names = {NOT_USED: "ingen kolonne"} | {head: _with_examples(table, head) for head in heads}
    chosen: dict[FileField, str] = {}
    first = [one for one in wanted if one not in (*_APART, *_BESIDE)]
    with st.container(horizontal=True, gap="small", key="new_source_fields"):
        for one in first:
            chosen[one] = select(words.FIELDS[one], names, guess.get(one, NOT_USED), f"{key}_{one}")
    more = [one for one in wanted if one in (*_APART, *_BESIDE)]
    is_said = any(guess.get(one) for one in more)
    with (
        st.expander("Dato, bemærkning, eller år og kvartal hver for sig", expanded=is_said),
        st.container(horizontal=True, gap="small", key="new_source_more"),
    ):
        for one in more:
            chosen[one] = select(words.FIELDS[one], names, guess.get(one, NOT_USED), f"{key}_{one}")
    return {one: head for one, head in chosen.items() if head}


def _labels(key: str, heads: Sequence[str], guess: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """What each kind of column of a period holds."""
    found = [one for one in map(period_head, heads) if one]
    labels = list(dict.fromkeys(one.label for one in found))
    if not labels:
        st.html('<p class="write-problem">Ingen overskrift nævner en periode. Vælg en anden opstilling.</p>')
        return {}
    if len(labels) > _MOST_ASKED:
        _too_many()
        return {}
    names = {NOT_USED: "bruges ikke"} | words.NUMBER_USES | indicator_names(catalog)
    st.html('<p class="quiet">Hvad er der i kolonnerne for hver periode?</p>')
    with st.container(horizontal=True, gap="small", key="new_source_labels"):
        return {
            label: select(
                f"»{plain_label(label)}«" if label else "Kolonnen for hver periode",
                names,
                guess.get(label, NOT_USED),
                f"{key}_label_{place}",
            )
            for place, label in enumerate(labels)
        }


def _heads(
    key: str, shape: Shape, heads: Sequence[str], guess: Mapping[str, str], catalog: Catalog
) -> dict[str, str]:
    names = (
        {one.geography_id: one.name for one in catalog.geographies.values()}
        if shape is Shape.PLACES
        else indicator_names(catalog)
    )
    if len(heads) > _MOST_ASKED:
        _too_many()
        return {}
    with st.container(horizontal=True, gap="small", key="new_source_wide"):
        return {
            head: select(
                f"»{plain_label(head)}«",
                {NOT_USED: "bruges ikke", **names},
                guess.get(head, NOT_USED),
                f"{key}_head_{place}",
            )
            for place, head in enumerate(heads)
        }


def _too_many() -> None:
    st.html(
        '<p class="write-problem" role="alert">Der er for mange kolonner til at vælge dem her. Bed den, der '
        "driver systemet, om at beskrive filen i data/sources.</p>"
    )


def _with_examples(table: Table, head: str) -> str:
    place = table.heads.index(head)
    seen = list(dict.fromkeys(row.cells[place] for row in table.rows[:50] if row.cells[place]))[:_EXAMPLES]
    return f"{head}  ({', '.join(seen)} …)" if seen else f"{head}  (tom)"
