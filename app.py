"""The application: Streamlit's pages behind our middleware. Start it with `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from dashboard.ui.browser_cookie import BrowserCookieMiddleware
from dashboard.ui.middleware import DanishPageMiddleware, SecurityHeadersMiddleware

app = st.App(
    "src/dashboard/ui/main.py",
    middleware=[
        Middleware(SecurityHeadersMiddleware),
        Middleware(BrowserCookieMiddleware),
        Middleware(DanishPageMiddleware, title="En fælles indsats"),
    ],
)
