"""app.py once more, with a main script that measures the real one; see timed/main.py."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.ui.middleware import DanishPageMiddleware, SecurityHeadersMiddleware

app = st.App(
    "main.py",
    middleware=[
        Middleware(SecurityHeadersMiddleware),
        Middleware(DanishPageMiddleware, title="En fælles indsats"),
    ],
)
