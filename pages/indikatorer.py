"""Indikatorer."""

from dashboard.ui import frame

view = frame.open_page()
