"""An empty Streamlit page: what the others are measured against."""

import streamlit as st

st.set_page_config(page_title="Tom side", layout="wide")
st.title("En tom side")
