"""The script that Streamlit runs: page settings, and the page that the address names."""

import streamlit as st

from dashboard.ui import menu

st.set_page_config(page_title="En fælles indsats", page_icon="🏘️", layout="wide")
st.navigation(menu.pages(), position="hidden").run()
