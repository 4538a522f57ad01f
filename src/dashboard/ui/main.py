"""The script that Streamlit runs: page settings, and the page that the address names."""

import streamlit as st

from dashboard.errors import BuildMissingError
from dashboard.settings import Settings
from dashboard.ui import first_build, menu

st.set_page_config(page_title="En fælles indsats", page_icon="🏘️", layout="wide")
page = st.navigation(menu.pages(), position="hidden")
try:
    page.run()
except BuildMissingError as damaged:
    first_build.show(Settings(), damaged)
