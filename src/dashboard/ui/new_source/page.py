"""The steps of the page Ny kilde in their order; each waits for the one before it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st
from pydantic import ValidationError

from dashboard import danish
from dashboard.catalog.load import Catalog
from dashboard.errors import DashboardError
from dashboard.ui import clock
from dashboard.ui.frame import View
from dashboard.ui.new_source import (
    chosen_file,
    columns_step,
    file_step,
    known_step,
    save_step,
    table_step,
    trial_step,
    values_step,
    words,
)
from dashboard.ui.new_source.chosen_file import ChosenFile
from dashboard.ui.new_source.save_step import Owner

if TYPE_CHECKING:
    from dashboard.catalog.layout import FileLayout
    from dashboard.mapping.draft import Draft
    from dashboard.mapping.save import Saved


def show(view: View) -> None:
    """The whole page."""
    top = st.container()
    try:
        catalog = file_step.catalog(view.settings)
    except DashboardError as error:
        file_step.refused(view.settings, error)
        return
    chosen = file_step.choose(view.settings, catalog)
    with top:
        file_step.lead(chosen)
    if chosen is None or known_step.show(view, chosen, catalog):
        return
    drafted = _draft(view, chosen, catalog)
    if drafted is not None:
        _save(view, chosen, catalog, *drafted)


def _draft(view: View, chosen: ChosenFile, catalog: Catalog) -> tuple[Draft, tuple[str, ...]] | None:
    """What was decided of the file, and its heads; None where a step has nothing to go on."""
    # Imported here: the loader costs start-up time, and most visitors never need it.
    from dashboard.mapping.draft import Draft
    from dashboard.mapping.suggest import plain_table, suggest_fixed
    from dashboard.mapping.suggest_columns import suggest_columns
    from dashboard.mapping.suggest_values import suggest_values
    from dashboard.mapping.table_texts import Names

    names = Names(catalog.geographies, catalog.indicators)
    picked = table_step.choose(chosen)
    if picked is None:
        return None
    sheet, found = picked
    key = f"{chosen.key}_{sheet.title}_{found.header_row}_{found.header_rows}_{found.heads_fill_right}"
    try:
        table = chosen_file.remembered("table", key, make=lambda: plain_table(sheet, found, chosen.format))
    except DashboardError as error:
        file_step.refused(view.settings, error)
        return None
    guess = chosen_file.remembered("columns", key, make=lambda: suggest_columns(table, names))
    key, columns = columns_step.choose(key, table, guess, catalog)
    titles = [cell for row in sheet.rows if row.line < found.header_row for cell in row.cells if cell]
    fixed = suggest_fixed(columns, [*titles, sheet.title, chosen.name], names)
    said = columns_step.fixed(key, columns, fixed, catalog)
    values = chosen_file.remembered(
        "values", key, columns, make=lambda: suggest_values(sheet, table, columns, names)
    )
    asked = values_step.Asked(key, sheet, table, columns, said)
    values = values_step.choose(asked, values, catalog)
    title = None if chosen.format == "csv" else sheet.title
    return Draft(chosen.format, title, found, columns, values, said), table.heads


def _save(view: View, chosen: ChosenFile, catalog: Catalog, draft: Draft, heads: tuple[str, ...]) -> None:
    from dashboard.mapping.save import save_layout

    if draft.lacking:
        lacking = danish.enumerate_words([words.LACKING[one] for one in draft.lacking])
        st.html(f'<p class="write-problem">Det mangler at blive valgt, {lacking}.</p>')
        return
    trial_box = st.container()
    owner = save_step.owner(chosen.key, catalog)
    is_for_one_file = bool({"published_on", "period"} & set(draft.fixed))
    try:
        pattern = _pattern(view, chosen, owner, is_for_one_file=is_for_one_file)
        layout = draft.layout(pattern, heads)
    except (DashboardError, ValidationError):
        st.html('<p class="write-problem">Valgene passer ikke sammen. Se trin 3 igennem.</p>')
        return
    with trial_box:
        is_sound = _trial(view, chosen, catalog, owner, layout)

    def save(who: str) -> Saved:
        return save_layout(
            view.settings.data_dir,
            owner.source,
            layout,
            chosen.path,
            name=chosen.name,
            who=who,
            now=clock.now(),
        )

    if owner.is_whole:
        _say_where(layout, is_for_one_file=is_for_one_file)
    save_step.button(view, is_ready=is_sound and owner.is_whole, save=save)


def _trial(view: View, chosen: ChosenFile, catalog: Catalog, owner: Owner, layout: FileLayout) -> bool:
    from dashboard.mapping.trial import try_layout

    trial = chosen_file.remembered(
        "trial",
        chosen.raw.sha256,
        layout,
        owner.source.decimal,
        owner.source.thousands,
        make=lambda: try_layout(chosen.path, chosen.name, owner.source, layout, catalog),
    )
    return trial_step.show(view.settings, trial, catalog)


def _pattern(view: View, chosen: ChosenFile, owner: Owner, *, is_for_one_file: bool) -> str:
    from dashboard.mapping.save import literal, suggest_pattern

    if chosen.is_upload:
        return suggest_pattern(owner.source, chosen.name, is_for_one_file=is_for_one_file)
    return literal(chosen.path.relative_to(view.settings.raw_dir).as_posix())


def _say_where(layout: FileLayout, *, is_for_one_file: bool) -> None:
    others = (
        "Den gælder denne fil alene, fordi en dato eller en periode er skrevet for hele filen."
        if is_for_one_file
        else "Nye filer, der passer til mønstret og har samme opbygning, skal ikke beskrives igen."
    )
    st.html(
        f'<p class="quiet">Beskrivelsen kommer til at gælde filer, der hedder <code>{escape(layout.pattern)}'
        f"</code> i mappen data/raw. {others}</p>"
    )
