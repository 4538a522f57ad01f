"""A page with every form, for the tests of the forms; run from main's place, with our own menu."""

import streamlit as st

from dashboard.ui import frame, journal, menu, writing
from dashboard.ui.written import version_html

st.set_page_config(page_title="Alle felter", layout="wide")
st.navigation(menu.pages(), position="hidden")
view = frame.open_page(writes=True)
st.title("Alle felter")
indicator = next(one for one in view.basis.indicators if one.indicator_id == "arson")
area = next(one for one in view.basis.geographies if one.geography_id == "motalavej")
stands = journal.what_stands(view)

writing.story(view, indicator, area, view.choice.as_of)
writing.decision(view)
writing.action(view)
writing.action(view, initiative_id="fritidsjob", geography_id="sydbyen")
writing.initiative_status(view, "fritidsjob", "Fritidsjob", "foreslaaet")
writing.milestone_done(view, "fritidsjob_aftaler", "Aftaler om fritidsjob")
for version in (
    *stands.stories,
    *stands.decisions,
    *stands.actions,
    *stands.statuses,
    *stands.milestones_done,
):
    st.html(f'<div class="entry">{version_html(version)}</div>')
    writing.withdraw(view, version)
    writing.history(view, version)
for action in stands.actions:
    writing.action_state(view, action)
for decision in stands.decisions:
    writing.entry(view, decision)
