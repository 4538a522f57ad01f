"""The areas' lists through time: official and computed side by side."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import danish
from dashboard.analysis.list_history import Entry, History
from dashboard.narrative import list_history as words
from dashboard.store.records import Geography, ListStatus, Ruleset
from dashboard.ui import road_data
from dashboard.ui.frame import View
from dashboard.ui.status_board import EXAMPLE_TAG, OLD_TAG
from dashboard.ui.tables import Table, fold


def lists(view: View) -> None:
    """One table an area: open for the chosen one, else all folded."""
    st.header("Listerne år for år", anchor=False)
    st.html(view.remember("road_lists", make=lambda: _html(view)))


def _html(view: View) -> str:
    histories = {history.geography_id: history for history in road_data.histories(view)}
    chosen = view.choice.ruleset
    folds = []
    for place in view.basis.geographies:
        history = histories.get(place.geography_id)
        if history is None or (view.choice.area is not None and place != view.choice.area):
            continue
        body = history_html(history, place)
        folds.append(body if view.choice.area else fold(place.name, body))
    intro = (
        "<p>Til venstre det, ministeriet offentliggjorde. Derefter det, som tallene, der var kendt på "
        f"listens dag, giver efter hovedlistens regler den dag og efter {escape(chosen.short_name)}.</p>"
    )
    return intro + "".join(folds)


def history_html(history: History, place: Geography) -> str:
    """A table; on a phone each list is a card, which the styles do by the heads repeated in data-head."""
    if not history.entries:
        return "<p>Ingen liste var udkommet på datoen.</p>"
    heads = (
        "Liste",
        "Officielt",
        "Beregnet efter dagens regler",
        f"Beregnet efter {history.chosen.short_name}",
        "År i træk",
    )
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_row(entry, history.chosen, heads) for entry in history.entries)
    why = words.why_differs(history)
    named = any(entry.official for entry in history.entries)
    unnamed = (
        ""
        if named
        else '<p class="quiet">Ingen af de kilder, vi har, nævner området på en liste. Det er ikke det samme '
        "som, at det aldrig har stået på en. En linje i data/raw/list_status.csv ville udfylde det.</p>"
    )
    return (
        '<div class="table-box"><table class="figures history" '
        f'aria-label="Listerne for {escape(place.name)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        + (f"<p>{escape(why)}</p>" if why else "")
        + unnamed
    )


def _row(entry: Entry, chosen: Ruleset, heads: tuple[str, ...]) -> str:
    cells = (
        danish.long_date(entry.list_date),
        _official(entry),
        _computed(entry, entry.computed, entry.rules)
        + (f'<span class="differs">{words.DIFFERS}</span>' if entry.differs else ""),
        _same() if entry.rules == chosen else _computed(entry, entry.chosen, chosen),
        "".join(f"<span>{escape(line)}</span>" for line in words.running_words(entry)) or _no_running(),
    )
    return (
        "<tr>"
        + "".join(
            f'<td data-head="{escape(head)}"><div>{cell}</div></td>'
            for head, cell in zip(heads, cells, strict=True)
        )
        + "</tr>"
    )


def _no_running() -> str:
    return '<span class="quiet">ikke en del af reglerne</span>'


def _same() -> str:
    return '<span class="quiet">de samme regler</span>'


def _official(entry: Entry) -> str:
    if not entry.official:
        return f'<span class="quiet">{words.NOT_NAMED}</span>'
    return "".join(
        f"<span>{escape(words.official(row))}</span>"
        f'<span class="quiet">{escape(words.official_source(row))}</span>'
        for row in entry.official
    )


def _computed(entry: Entry, verdict: ListStatus | None, rules: Ruleset | None) -> str:
    if rules is None:
        return '<span class="quiet">Ingen regler i vores kilder gjaldt den dag</span>'
    text = words.computed(verdict)
    if text == words.NO_FIGURES or verdict is None:
        return f'<span class="quiet">{escape(text)}</span>'
    marks = (EXAMPLE_TAG if verdict.rests_on_demo else "") + (
        OLD_TAG if words.is_computed_old(verdict, entry) else ""
    )
    return f'<span>{escape(text)} {marks}</span><span class="quiet">{escape(rules.short_name)}</span>'


def table(view: View) -> Table:
    """All areas' lists as rows, for reading and download."""
    names = {place.geography_id: place.name for place in view.basis.geographies}
    rows = [
        (
            names[history.geography_id],
            danish.long_date(entry.list_date),
            "; ".join(words.official(row) for row in entry.official) or words.NOT_NAMED,
            "; ".join(words.official_source(row) for row in entry.official),
            entry.rules.short_name if entry.rules else "",
            words.computed(entry.computed),
            history.chosen.short_name,
            words.computed(entry.chosen),
            " ".join(words.running_words(entry)),
            "ja" if entry.differs else "nej",
            _example(entry),
        )
        for history in road_data.histories(view)
        for entry in history.entries
    ]
    return Table(
        heads=(
            "Område",
            "Liste",
            "Officielt",
            "Kilde",
            "Dagens regler",
            "Beregnet efter dagens regler",
            "Valgte regler",
            "Beregnet efter valgte regler",
            "År i træk",
            "Afviger",
            "Eksempeltal",
        ),
        rows=tuple(rows),
    )


def _example(entry: Entry) -> str:
    known = [
        verdict for verdict in (entry.computed, entry.chosen) if verdict and verdict.unknown < verdict.of
    ]
    if not known:
        return ""
    return "ja" if any(verdict.rests_on_demo for verdict in known) else "nej"
